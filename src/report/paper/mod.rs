//! The papers of a register: what each says, before it is set by a template.

mod acquaintance;
mod amending;
mod approved;
mod card;
mod changes;
mod code;
mod conflicts;
pub mod context;
mod deadline_row;
mod deadline_table;
mod deadlines;
mod disagreements;
mod editions;
mod extract;
mod journal;
mod letter;
mod mark;
mod notice;
mod order;
mod procedure;
mod register;
mod reminder;
mod required;
mod requirements;
mod sheet;
mod stand_alone;
mod submission_blank;
pub mod visa_sheet;

use std::collections::BTreeMap;

use time::Date;

use prikaz_document::{Picture, Properties, Revision, Table};
use prikaz_domain::{Entry, PersonId};
use prikaz_procedure::{Marking, NameForms, Organisation, Procedure};
use prikaz_russian::typography;

pub use acquaintance::{HasRead, HasToRead, Readings, acquaintance};
pub use amending::{Amended, amending_order, amending_title, repealing_order};
pub use approved::Approved;
pub use card::{HistoryLine, card};
pub use code::{CodeOf, DocumentCode, PrintedCode};
pub use conflicts::conflicts;
use context::{Context, Facts, TitleName};
pub use deadline_row::{DeadlineRow, ExtensionRow};
pub use deadlines::{Source as DeadlineSource, deadline_rows, deadlines};
pub use disagreements::disagreements;
pub use editions::{Wording, comparison, consolidated, redline};
pub use extract::extract;
pub use journal::{JournalLine, journal};
pub use letter::{Letter, Reminder, letter};
pub use mark::{Bears, CopyMark, MarkFault, Marks, SignatureMark, SignedBy, Unmarked, with_copy};
pub use notice::{Notice, notice};
pub use order::{annex, blank, order};
pub use procedure::{ProcedureAnnex, procedure, procedure_annex};
pub use reminder::{ReminderSource, reminder, reminder_heading};
pub use requirements::{ANSWERS, REQUIREMENT_HEADS, requirements};
pub use sheet::sheet;
pub use stand_alone::{AnnexRows, OwnAnnexes, stand_alone};
pub use submission_blank::{BlankFor, BlankIdentity, submission_text, submission_workbook};
pub use visa_sheet::{Agreed, SheetIdentity, Since, visa_sheet};

/// A paper before it is set.
#[derive(Debug)]
pub struct Matter {
    /// What the template may ask for.
    pub facts: Facts,
    /// Tables that it puts in by name.
    pub tables: BTreeMap<String, Table>,
    /// What the file says of itself.
    pub properties: Properties,
    /// The word on every page, where the body's documents are samples.
    pub mark: Option<String>,
    /// Pictures that the template puts in by name.
    pub pictures: BTreeMap<String, Picture>,
    /// Who makes the changes of a redline, and when.
    pub revision: Option<Revision>,
    /// What the code of the document (requisite 31) holds, where it carries one.
    pub code: Option<String>,
    /// Whether only the fields may be filled in.
    pub protected: bool,
}

impl Matter {
    /// A paper of `context` that puts nothing else in.
    pub fn new(context: impl Into<Context>, properties: Properties) -> Self {
        Self {
            facts: Facts { of: context.into(), copy: None },
            tables: BTreeMap::new(),
            properties,
            mark: None,
            pictures: BTreeMap::new(),
            revision: None,
            code: None,
            protected: false,
        }
    }

    /// Name of the template: `order`.
    pub fn template(&self) -> &'static str {
        self.facts.of.template()
    }
}

/// What papers are made from.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    /// The procedure.
    pub procedure: &'a Procedure,
    /// The body.
    pub organisation: &'a Organisation,
}

impl Subject<'_> {
    fn properties(&self, title: &str, created: Date) -> Properties {
        Properties {
            title: title.to_owned(),
            author: self.organisation.name.full.nominative.clone(),
            subject: self.procedure.register.name.nominative.clone(),
            created,
            language: "ru-RU".to_owned(),
        }
    }

    fn mark(&self) -> Option<String> {
        mark_of(self.organisation)
    }

    /// «Хлыбова Е.А.».
    fn name(&self, person: &PersonId) -> String {
        self.organisation.name_of(person)
    }

    fn is_woman(&self, person: &PersonId) -> bool {
        self.organisation.is_woman(person)
    }

    /// «Заместитель Министра …», in one line and with a capital.
    fn post(&self, person: &PersonId) -> String {
        self.signed_post(person).replace('\n', " ")
    }

    /// The name of the register as titles need it.
    fn title_name(&self) -> TitleName {
        let NameForms { nominative, genitive, .. } = &self.procedure.register.name;
        TitleName { nominative: nominative.clone(), genitive: genitive.clone() }
    }

    /// The post as it is signed: the lines of the card are kept.
    fn signed_post(&self, person: &PersonId) -> String {
        signed_post(self.organisation, person)
    }
}

/// The post of a person of the body as it is signed: the lines of the card are kept.
fn signed_post(organisation: &Organisation, person: &PersonId) -> String {
    let card = organisation.known_person(person);
    card.map_or_else(String::new, |card| typography::capitalised(&card.post.title))
}

/// The word on every page of the body's documents, where they are samples.
pub fn mark_of(organisation: &Organisation) -> Option<String> {
    match organisation.marking {
        Marking::Sample => Some("ОБРАЗЕЦ".to_owned()),
        Marking::Plain => None,
    }
}

/// The printed number of a row.
fn number_of(entries: &[Entry], id: prikaz_domain::EntryId) -> Option<&str> {
    entries.iter().find(|entry| entry.id == id).map(|entry| entry.number.as_str())
}
