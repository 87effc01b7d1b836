//! What the office says no to, and what happened, in words that name persons, units, stages.

use std::collections::BTreeMap;

use serde::Serialize;
use time::Date;

use super::handed_in::ByKey;
use super::macros::{facts_of, messages};
use super::{Message, Text};
use prikaz_domain::Severity;
use prikaz_domain::{OrderKind, RoleKey, StandardRole};
use prikaz_fact::{Chooser, Example, example};
use prikaz_form::{ChangedRows, EntryChange};
use prikaz_russian::Agreement;
use prikaz_workflow::NeededWords;
use prikaz_workflow::{
    ActWord, Answer, Decision, Event, LoginMethod, OrderNumbered, Paper, Refusal, Sight, SignedOrder,
    WantedStage,
};

facts_of! {
    /// How the body and the procedure of a register call things, by their keys.
    #[derive(Default)]
    Names {
        names: ByKey,
        names_genitive: ByKey,
        names_dative: ByKey,
        names_accusative: ByKey,
        places_by_key: ByKey,
        units_by_key: ByKey,
        units_genitive: ByKey,
        units_dative: ByKey,
        stages_by_key: ByKey,
        grounds_by_key: ByKey,
        duties_by_key: ByKey,
        columns_by_key: ByKey,
        reasons_by_key: ByKey,
        requirements_by_key: ByKey,
        roles_by_key: ByKey,
    }
}

messages! {
    told Refused;
    told Sentence;
    told JournalSentence;
    /// A sentence of the log, with its day.
    line LogLine = "prose.line" { on: Date, text: String };
    /// The same, of an act recorded later than its day.
    line LateLine = "prose.late" { line: String, late: i64 };
    /// The same, with the means by which it is known who acted.
    line KnownLine = "prose.known" { line: String, means: String };
    line ByClaim = "prose.means.claimed" { user: Option<String>, machine: Option<String> };
    line ByLogin = "prose.means.logged-in" { method: LoginMethod, on: Date, time: String };
    line ByPaper = "prose.means.paper" { who: String };
    line BySheet = "prose.means.sheet" { who: String };
    /// The head of the log of a register.
    line LogTitle = "prose.title" { key: String, count: usize };
    /// The head of a journal of orders.
    line JournalTitle = "prose.journal" { key: String, count: usize };
    /// The head of the substitutions of a body.
    line SubstitutionsTitle = "prose.substitutions" { key: String, count: usize };
    /// What the roles that every body has are called.
    words ROLES_BY_KEY: StandardRole = "dictionary.roles_by_key";
    /// What kinds of acts are called.
    words ACT_KINDS: OrderKind = "dictionary.act_kinds";
    /// What somebody may, or may not, do.
    words ACTS: ActWord = "dictionary.acts";
    /// What somebody may read.
    words SIGHTS: Sight = "dictionary.sights";
    words DECISIONS: Decision = "dictionary.decisions";
    words ANSWERS: Answer = "dictionary.answers";
    words PAPERS: Paper = "dictionary.papers";
    words SEVERITIES: Severity = "dictionary.severities";
    words WANTED: WantedStage = "dictionary.stage_words";
    words NEEDED: NeededWords = "dictionary.needed_words";
}

/// Why something is refused, with the names of the body.
#[derive(Debug, Clone, Serialize)]
pub struct Refused {
    /// Why.
    #[serde(flatten)]
    pub refusal: Refusal,
    /// How things are called.
    #[serde(flatten)]
    pub names: Names,
    /// The rule by which a row counts, in the words of the procedure.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
    /// Whose visa a submission needs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub visa_role: Option<RoleKey>,
    /// Titles of the stages that were wanted, where the procedure has them.
    pub wanted_titles: Vec<String>,
}

example! { struct Refused { refusal, names, rule, visa_role, wanted_titles } }

impl Message for Refused {
    const TEXTS: &'static [Text] =
        &[Text::new("refusals.", ".message"), Text::optional("refusals.", ".hint")];
    const CODES: &'static [&'static str] = Refusal::CODES;

    fn code(&self) -> &'static str {
        self.refusal.code()
    }
}

/// Numbers of rows by their identity.
pub type Rows = BTreeMap<prikaz_domain::EntryId, String>;

/// What happened to a register, as a sentence of its log. Where a list of the event is told by its length, the length
/// stands in its place.
#[derive(Debug, Clone, Serialize)]
pub struct Sentence {
    #[serde(flatten)]
    event: Event,
    #[serde(flatten)]
    names: Names,
    who: String,
    female: bool,
    order_kind: OrderKind,
    register_accusative: String,
    came_late: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    agrees: Option<Agreement>,
    #[serde(flatten)]
    told: Told,
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    decided: Option<Decided>,
}

/// What is told of an event otherwise than it is stored.
#[derive(Debug, Clone, Default, Serialize)]
struct Told {
    #[serde(skip_serializing_if = "Option::is_none")]
    entries: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rows: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    edited: Option<Edited>,
    #[serde(skip_serializing_if = "Option::is_none")]
    findings: Option<Vec<Numbered<prikaz_domain::Finding>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    remarks: Option<Vec<Numbered<prikaz_workflow::RemarkMade>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    acting: Option<prikaz_workflow::Acting>,
}

/// What a revision did, row by row; numbers that only moved on are counted.
#[derive(Debug, Clone, Serialize)]
struct Edited {
    added: Vec<String>,
    changed: Vec<EditedRow>,
    moved: Vec<String>,
    excluded: Vec<String>,
    renumbered: usize,
}

/// A row that was changed, by the number it has now, and by the one it had where that was another.
#[derive(Debug, Clone, Serialize)]
struct EditedRow {
    row: String,
    was: Option<String>,
}

impl Edited {
    fn of(changes: &[EntryChange]) -> Self {
        let rows = ChangedRows::of(changes);
        let changed = changes.iter().filter_map(|change| match change {
            EntryChange::Changed { number, was, .. } if !change.is_numbering() => {
                Some(EditedRow { row: number.clone(), was: was.clone() })
            }
            _ => None,
        });
        Self {
            changed: changed.collect(),
            added: rows.added,
            moved: rows.moved,
            excluded: rows.excluded,
            renumbered: rows.renumbered,
        }
    }
}

/// Something said of a row, with the printed number of the row where it is known.
#[derive(Debug, Clone, Serialize)]
struct Numbered<T> {
    #[serde(flatten)]
    said: T,
    #[serde(skip_serializing_if = "Option::is_none")]
    row: Option<String>,
}

/// Who did it, and how things are called.
#[derive(Debug, Clone)]
pub struct Doer {
    /// The name.
    pub who: String,
    /// Whether it is a woman.
    pub female: bool,
    /// The kind of the act of the procedure.
    pub order_kind: OrderKind,
    /// The name of the register in the accusative.
    pub register_accusative: String,
    /// Whether it came when the term had run out: an extension.
    pub came_late: bool,
    /// What is said of the unit that did it agrees with; none where the word list does not know it, or no unit did it.
    pub agrees: Option<Agreement>,
}

example! { struct Doer { who, female, order_kind, register_accusative, came_late, agrees } }

facts_of! {
    /// What a conflict was about, and whose wording was taken.
    Decided {
        own: Option<String>,
        row: String,
        taken: Vec<prikaz_domain::UnitId>,
        wordings: Vec<SaidWording>,
    }
}

facts_of! {
    /// A wording of a row, in the columns in which they differ.
    SaidWording { units: Vec<prikaz_domain::UnitId>, text: String }
}

impl Sentence {
    /// `event` as it is told; `decided` for a conflict that was decided.
    pub fn new(event: &Event, names: Names, doer: Doer, rows: &Rows, decided: Option<Decided>) -> Self {
        let Doer { who, female, order_kind, register_accusative, came_late, agrees } = doer;
        let (event, told) = (event.clone(), Told::of(event, rows));
        Self { event, names, who, female, order_kind, register_accusative, came_late, agrees, told, decided }
    }
}

impl Told {
    fn of(event: &Event, rows: &Rows) -> Self {
        let row = |entry: Option<prikaz_domain::EntryId>| entry.and_then(|id| rows.get(&id)).cloned();
        let numbered = |findings: &[prikaz_domain::Finding]| {
            let one = |said: &prikaz_domain::Finding| Numbered { said: said.clone(), row: row(said.entry) };
            Some(findings.iter().map(one).collect())
        };
        let mut told = Self { acting: acting(event), ..Self::default() };
        match event {
            Event::Consolidated { entries, findings, .. } => {
                (told.entries, told.findings) = (Some(entries.len()), numbered(findings));
            }
            Event::Revised { entries, changes, .. } => {
                told.entries = Some(entries.len());
                told.edited = Some(Edited::of(changes));
            }
            Event::SubmissionHandedIn { rows: Some(handed_in), .. } => told.rows = Some(handed_in.len()),
            Event::SubmissionReturned { findings, .. } | Event::FindingsRecorded { findings, .. } => {
                told.findings = numbered(findings);
            }
            Event::VisaGiven { remarks, .. } if !remarks.is_empty() => {
                let one = |said: &prikaz_workflow::RemarkMade| Numbered {
                    said: said.clone(),
                    row: row(said.entry),
                };
                told.remarks = Some(remarks.iter().map(one).collect());
            }
            _ => {}
        }
        told
    }
}

/// A post that is signed in several lines reads as one in a sentence.
fn acting(event: &Event) -> Option<prikaz_workflow::Acting> {
    let (Event::SubmissionVisaed { acting, .. }
    | Event::VisaGiven { acting, .. }
    | Event::Presented { acting, .. }
    | Event::Approved { acting, .. }) = event
    else {
        return None;
    };
    let mut acting = acting.clone()?;
    acting.post = acting.post.split_whitespace().collect::<Vec<_>>().join(" ");
    Some(acting)
}

impl Example for Sentence {
    fn example(chooser: &mut Chooser) -> Self {
        let event: Event = chooser.draw();
        let decided = matches!(event, Event::ConflictDecided { .. }).then(|| chooser.draw());
        let rows: Rows = chooser.draw();
        Self::new(&event, chooser.draw(), chooser.draw(), &rows, decided)
    }
}

impl Message for Sentence {
    const TEXTS: &'static [Text] = &[Text::new("prose.", "")];
    const CODES: &'static [&'static str] = Event::CODES;

    fn code(&self) -> &'static str {
        self.event.code()
    }
}

/// What happened to a journal of orders.
#[derive(Debug, Clone, Serialize)]
pub struct JournalSentence {
    #[serde(flatten)]
    event: OrderNumbered,
    #[serde(flatten)]
    names: Names,
    /// Whether a term was put off when it had run out.
    came_late: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    signed: Option<Box<SignedOrder>>,
}

impl JournalSentence {
    /// `event` as it is told, which was recorded of the day `on`.
    pub fn new(event: &OrderNumbered, names: Names, on: Date) -> Self {
        let came_late = matches!(event, OrderNumbered::InstructionExtended { was, .. } if on > *was);
        let signed = match event {
            OrderNumbered::OrderSigned(signed) => Some(signed.clone()),
            _ => None,
        };
        Self { event: event.clone(), names, came_late, signed }
    }
}

impl Example for JournalSentence {
    fn example(chooser: &mut Chooser) -> Self {
        Self::new(&chooser.draw(), chooser.draw(), chooser.draw())
    }
}

impl Message for JournalSentence {
    const TEXTS: &'static [Text] = &[Text::new("journal.", "")];
    const CODES: &'static [&'static str] = OrderNumbered::CODES;

    fn code(&self) -> &'static str {
        self.event.code()
    }
}
