//! Contexts of letters: to a unit, to a person, to those concerned.

use serde::Serialize;
use time::Date;

use prikaz_fact::coded;
use prikaz_procedure::{NameForms, StageWord};
use prikaz_workflow::StepWord;

use crate::act::Signed;

/// `letter`: the request to a unit to hand in, or the reminder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LetterContext {
    /// The lines of the letterhead.
    pub issuer: Vec<String>,
    /// To whom.
    pub addressee: Addressee,
    /// The date as the body writes it.
    pub date: String,
    /// What it is about.
    pub heading: String,
    /// The register.
    pub register: ObliqueName,
    /// «Приказом … от … № …», by which the procedure was set.
    pub act: Option<String>,
    /// «Порядок ведения …»: what that act calls itself.
    pub called: Option<String>,
    /// The clause that asks for the submission.
    pub clause: String,
    /// Why it is time.
    pub occasion: String,
    /// The ground for the update, as it follows «в случае».
    pub ground: Option<String>,
    /// The unit in the genitive.
    pub unit: String,
    /// The last day.
    pub due: Option<Date>,
    /// Whether «изменений нет» is an answer.
    pub nil: bool,
    /// Whether it is a reminder.
    pub reminder: bool,
    /// Working days left.
    pub left: Option<u32>,
    /// Working days over.
    pub over: Option<u32>,
    /// Who writes.
    pub signer: Option<Signed>,
}

/// To whom a letter goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Addressee {
    /// His post in the dative.
    pub post: String,
    /// Surname and initials in the dative.
    pub name: String,
}

/// The name of a register in the cases that letters need.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ObliqueName {
    /// Кого? что?
    pub accusative: String,
    /// Кого? чего?
    pub genitive: String,
}

impl ObliqueName {
    /// The cases of `name`.
    pub fn of(name: &NameForms) -> Self {
        Self { accusative: name.accusative.clone(), genitive: name.genitive.clone() }
    }
}

/// `reminder`: a reminder to a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReminderContext {
    /// The lines of the letterhead.
    pub issuer: Vec<String>,
    /// To whom; none where the body does not know him.
    pub addressee: Option<Addressee>,
    /// The date as the body writes it.
    pub date: String,
    /// What it is about.
    pub heading: String,
    /// The register; none for orders that stand alone.
    pub register: Option<ObliqueName>,
    /// What kind of work it is.
    pub kind: Work,
    /// Whose part: a unit in the genitive, or a place; empty where it is the whole.
    pub part: String,
    /// Title of the stage or the duty.
    pub title: String,
    /// The clause it rests on.
    pub clause: String,
    /// The last day.
    pub due: Option<Date>,
    /// Working days left.
    pub left: Option<u32>,
    /// Working days over.
    pub over: Option<u32>,
    /// Working days gone by, where there is no last day.
    pub gone: Option<u32>,
    /// Whether it goes to those above.
    pub escalated: bool,
    /// Whether nobody who holds it is there any more.
    pub unheld: bool,
    /// Who holds it: surnames and initials.
    pub holders: Vec<String>,
    /// Who writes.
    pub signer: Option<Signed>,
}

/// What kind of work a reminder is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Work {
    /// A stage of this kind.
    Stage(StageWord),
    /// A step inside a stage.
    Step(StepWord),
    /// What is part of no stage.
    Outside(OutsideStage),
}

coded! {
/// Work that is part of no stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OutsideStage: Serialize {
    /// A duty of the calendar.
    Duty,
    /// An instruction.
    Instruction,
    /// To read an act.
    Reading,
}
}

/// `notice`: an edition is approved and published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NoticeContext {
    /// The lines of the letterhead.
    pub issuer: Vec<String>,
    /// The date as the body writes it.
    pub date: String,
    /// What it is about.
    pub heading: String,
    /// The register.
    pub register: NoticeRegister,
    /// «Утвержден», as it agrees with the register.
    pub approved: String,
    /// «Приказом … от … № …».
    pub act: String,
    /// How many rows the edition has.
    pub rows: usize,
    /// Whether an edition was approved before.
    pub update: bool,
    /// Whether the order amends the one before.
    pub amending: bool,
    /// Where and when it was put up.
    pub published: Vec<PublishedAt>,
    /// Whether the procedure has it published at all.
    pub planned: bool,
    /// Who is told.
    pub whom: Vec<Addressee>,
    /// Who tells.
    pub signer: Option<Signed>,
}

/// The name of a register in a notice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NoticeRegister {
    /// Кто? что?
    pub nominative: String,
    /// The other cases.
    #[serde(flatten)]
    pub oblique: ObliqueName,
}

/// A publication.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PublishedAt {
    /// Where: «на официальном сайте …».
    pub place: String,
    /// When.
    pub on: Date,
    /// The address, or the issue of a gazette.
    pub address: String,
}
