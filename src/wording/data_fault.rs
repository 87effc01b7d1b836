//! What is wrong in files of data: procedures, profiles, calendars, templates, emblems.

use super::macros::messages;
use super::message_file::MessageFaultKind;
use super::{Message, Text};
use prikaz_app::SettingFaultKind;
use prikaz_app::due_batch::BatchProblem;
use prikaz_calendar::Problem;
use prikaz_document::PngFault;
use prikaz_domain::StandardRole;
use prikaz_fact::example;
use prikaz_placed::ShapeFault;
use prikaz_procedure::{FaultKind, LintKind};
use prikaz_render::profile::{ProfileAdviceKind, ProfileFaultKind};
use prikaz_template::TemplateFault;

messages! {
    codes ShapeFault = "data-file.fault." "" "data-file.fault-hint." "";
    codes FaultKind = "procedure.fault." "" "procedure.fault-hint." "";
    told LintKind;
    codes ProfileFaultKind = "profile.fault." "";
    codes ProfileAdviceKind = "profile.advice." "";
    codes Problem = "calendar.fault." "";
    codes SettingFaultKind = "data-file.setting." "" "data-file.setting-hint." "";
    codes MessageFaultKind = "data-file.message." "";
    /// Files of messages have faults.
    line FaultyMessages = "data-file.faulty-messages" { n: usize };
    codes BatchProblem = "calendar.batch." "";
    told TemplateFault;
    told FaultyEmblem;
    /// What the roles that every body has are called where a procedure is told.
    words ROLES: StandardRole = "procedure.role";
    word SEATS_HEADS_OF_UNITS = "procedure.seat.heads-of-units";
    word SEATS_SUPERVISORS_OF_UNITS = "procedure.seat.supervisors-of-units";
    word ALL_UNITS = "procedure.all-units";
    /// The template and the line a fault is in, before the fault itself.
    line TemplatePlace = "paper.template-place" { template: Option<String>, line: Option<usize> };
    /// A key that was probably meant.
    line Nearest = "procedure.nearest" { nearest: String };
    /// What an advice on a profile begins with.
    word ADVISES = "profile.advises";
    /// What a warning on a procedure begins with.
    word WARNING = "procedure.word.warning";
    /// What an advice on a procedure begins with.
    word ADVICE = "procedure.word.advice";
    /// There is no such procedure.
    line UnknownProcedure = "procedure.unknown" { id: String };
    /// Those there are.
    line KnownProcedures = "procedure.known" { known: Vec<String> };
    /// A file of data is not there.
    line MissingFile = "procedure.missing" { place: String };
    /// A file of data has faults.
    line FaultyFile = "procedure.faulty" { place: String, n: usize };
    /// The files that were checked have faults.
    line ProcedureCheckFailed = "procedure.check-failed" { n: usize };
    /// What the check of a file came to.
    line ProcedureChecked = "procedure.checked" { file: String, faults: usize, lints: usize };
    /// A profile of the list.
    line ProfileLine = "profile.line" { id: String, name: String, faults: usize };
    /// There is no such profile.
    line UnknownProfile = "profile.unknown" { id: String };
    /// Those there are.
    line KnownProfiles = "profile.known" { known: Vec<String> };
    /// A profile has faults.
    line FaultyProfile = "profile.faulty" { place: String, n: usize };
    /// The profiles that were checked have faults.
    line ProfileCheckFailed = "profile.check-failed" { n: usize };
    /// What the check of a profile came to.
    line ProfileChecked = "profile.checked" { file: String, faults: usize, advice: usize };
}

impl Message for LintKind {
    const TEXTS: &'static [Text] = &[Text::new("procedure.lint.", ""), Text::new("procedure.lint-hint.", "")];
    const CODES: &'static [&'static str] = Self::CODES;

    fn code(&self) -> &'static str {
        LintKind::code(self)
    }
}

impl Message for TemplateFault {
    const TEXTS: &'static [Text] = &[Text::new("paper.template-fault.", "")];
    const CODES: &'static [&'static str] = prikaz_template::TemplateFaultKind::CODES;

    fn code(&self) -> &'static str {
        self.code.code()
    }
}

/// A file that is not taken as a picture.
#[derive(Debug, Clone, serde::Serialize)]
pub struct FaultyEmblem {
    /// What is wrong with it.
    #[serde(flatten)]
    pub fault: PngFault,
    /// The file.
    pub file: String,
}

example! { struct FaultyEmblem { fault, file } }

impl Message for FaultyEmblem {
    const TEXTS: &'static [Text] =
        &[Text::new("paper.emblem-", ".message"), Text::optional("paper.emblem-", ".hint")];
    const CODES: &'static [&'static str] = PngFault::CODES;

    fn code(&self) -> &'static str {
        self.fault.code()
    }
}
