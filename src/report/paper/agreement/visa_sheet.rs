//! The sheet on which one agreer decides: fields for the decision, its date and the remarks, row by row.
//! It carries the draft's digest; the returned file is read by `prikaz_import::docx`.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use time::Date;

use crate::rounds::RemarkLine;
use crate::table::{headed, with_column};
use crate::wording;
use prikaz_document::{Alignment, Cell, Choice, Column, Content, Field, FieldKind, Inline, Row, Table};
use prikaz_domain::{Digest, DraftNo, Entry, EntryId, PersonId, RegisterId};
use prikaz_fact::coded;
use prikaz_russian::typography::quoted;

use super::sheet;
use crate::paper::changes::Changes;
use crate::paper::context::{SinceContext, VisaSheetContext};
use crate::paper::{Matter, Subject};

/// Heads the line by which a returned sheet is known.
pub const IDENTITY: &str = "Реквизиты листа";
/// Tag of the decision.
pub const DECISION: &str = "decision";
/// Tag of the person who decided.
pub const DECIDED_BY: &str = "decided-by";
/// Tag of the date of the decision.
pub const DATE: &str = "date";
/// Tag of the remark on the whole.
pub const REMARK: &str = "remark";
/// What the tag of a remark on a row begins with; the row's identity follows.
pub const REMARK_ON_ROW: &str = "remark-";

coded! {
/// A decision that the sheet offers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SheetDecision {
    /// Agrees.
    Agree,
    /// Agrees with remarks.
    AgreeWithRemarks,
    /// Returns the draft with remarks.
    Return,
}
}

impl SheetDecision {
    /// What is printed for it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Agree => "согласовано",
            Self::AgreeWithRemarks => "согласовано с замечаниями",
            Self::Return => "возвращено с замечаниями",
        }
    }
}

/// Width of the column of remarks in relation to the form's columns.
const REMARK_WIDTH: f32 = 22.0;

/// Which sheet it is: the store knows it again by this.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetIdentity {
    /// The register.
    pub register: RegisterId,
    /// The draft.
    pub draft: DraftNo,
    /// The round.
    pub round: u32,
    /// Whose seat it is.
    pub seat: PersonId,
    /// Digest of exactly the rows that are agreed.
    pub digest: Digest,
}

impl SheetIdentity {
    /// As it is printed: «points; проект 1; круг 2; hlybova; 8ef72a…».
    pub fn printed(&self) -> String {
        let Self { register, draft, round, seat, digest } = self;
        format!("{register}; проект {draft}; круг {round}; {seat}; {digest}")
    }

    /// Reads what [`SheetIdentity::printed`] gave.
    pub fn parse(text: &str) -> Option<Self> {
        let parts: Vec<&str> = text.split(';').map(str::trim).collect();
        let [register, draft, round, seat, digest] = parts.as_slice() else { return None };
        Some(Self {
            register: RegisterId::new(*register).ok()?,
            draft: DraftNo(draft.strip_prefix("проект")?.trim().parse().ok()?),
            round: round.strip_prefix("круг")?.trim().parse().ok()?,
            seat: PersonId::new(*seat).ok()?,
            digest: Digest::parse(digest).ok()?,
        })
    }
}

/// What is agreed on the sheet.
#[derive(Debug, Clone)]
pub struct Agreed<'a> {
    /// Which sheet it is.
    pub identity: SheetIdentity,
    /// What the act is called that is agreed.
    pub heading: &'a str,
    /// Persons who may decide: the one whose seat it is, then those who act for him.
    pub deciders: Vec<PersonId>,
    /// The last day, where there is one.
    pub due: Option<Date>,
    /// Rows in force; none before the first edition.
    pub before: Option<&'a [Entry]>,
    /// Rows of the draft.
    pub entries: &'a [Entry],
    /// What the agreer decided last, where that was about this draft.
    pub since: Option<Since>,
    /// His remarks of earlier rounds, with what was answered.
    pub answers: Vec<RemarkLine>,
    /// Every row that remarks may be about, those that are gone too.
    pub known: &'a [Entry],
    /// The day the file says it was made on.
    pub created: Date,
}

/// What an agreer saw when he decided last.
#[derive(Debug, Clone)]
pub struct Since {
    /// When he decided.
    pub on: Date,
    /// The rows of the draft as they read then.
    pub rows: Vec<Entry>,
}

/// The sheet: in a later round first what changed since the agreer decided last, and the answers to his remarks; then
/// the rows of a first edition, or what the draft changes in the one in force, было beside стало.
pub fn visa_sheet(subject: Subject<'_>, agreed: &Agreed<'_>) -> Matter {
    let kind = wording::genitive(subject.procedure.order.kind);
    let heading = agreed.heading;
    let seat = &agreed.identity.seat;
    let since = agreed.since.as_ref().map(|since| Changes::between(subject, &since.rows, agreed.entries));
    let told: BTreeSet<EntryId> = since.iter().flat_map(|changes| &changes.rows).copied().collect();
    // What was shown as changed since has its field there.
    let remark = |id: EntryId| if told.contains(&id) { Cell::text("см. выше") } else { remark_on(id) };
    let all = agreed.before.map(|before| Changes::between(subject, before, agreed.entries));
    let context = VisaSheetContext {
        kind: kind.clone(),
        heading: heading.to_owned(),
        organisation: subject.organisation.name.full.genitive.clone(),
        post: subject.post(seat),
        name: subject.name(seat),
        due: agreed.due,
        update: agreed.before.is_some(),
        answers: !agreed.answers.is_empty(),
        since: agreed.since.as_ref().map(|since| SinceContext { on: since.on, changed: !told.is_empty() }),
        anew: agreed.before.is_some_and(|before| renumbered(before, agreed.entries)),
        rows: all.as_ref().map_or(agreed.entries.len(), |changes| changes.rows.len()),
    };
    let title = format!("Лист согласования к проекту {kind} {}: {}", quoted(heading), subject.name(seat));
    let mut tables = BTreeMap::from([("sheet".to_owned(), decision_table(subject, agreed))]);
    tables.extend(since.map(|changes| ("since".to_owned(), changes.table(remark_on))));
    if !agreed.answers.is_empty() {
        tables.insert("answers".to_owned(), answers(subject, &agreed.answers, agreed.known));
    }
    tables.insert(
        "rows".to_owned(),
        match all {
            Some(changes) => changes.table(remark),
            None => rows_table(subject, agreed.entries, remark),
        },
    );
    Matter {
        tables,
        mark: subject.mark(),
        protected: true,
        ..Matter::new(context, subject.properties(&title, agreed.created))
    }
}

/// Whether rows that stay have other numbers now: an order that brings the annex anew counts them from 1.
fn renumbered(before: &[Entry], after: &[Entry]) -> bool {
    let numbers: HashMap<EntryId, &str> =
        before.iter().map(|entry| (entry.id, entry.number.as_str())).collect();
    after.iter().any(|entry| numbers.get(&entry.id).is_some_and(|number| *number != entry.number))
}

/// The agreer's remarks of earlier rounds, and what was answered.
fn answers(subject: Subject<'_>, remarks: &[RemarkLine], known: &[Entry]) -> Table {
    let row = |remark: &RemarkLine| {
        Row::new([
            Cell::text(sheet::about(remark, known)),
            Cell::text(remark.text.as_str()),
            Cell::text(sheet::answer(subject, remark)),
        ])
    };
    headed(
        "Ответы на замечания",
        &[("О чем", 14.0), ("Замечание", 43.0), ("Ответ", 43.0)],
        remarks.iter().map(row).collect(),
    )
}

/// What is decided, by whom and when.
fn decision_table(subject: Subject<'_>, agreed: &Agreed<'_>) -> Table {
    let line = |label: &str, content: Cell| Row::new([Cell::text(label), content]);
    let deciders = agreed.deciders.iter().map(|person| choice(person.as_str(), &subject.name(person)));
    let decisions = SheetDecision::ALL.into_iter().map(|one| choice(one.code(), one.label()));
    let seat = agreed.identity.seat.to_string();
    Table {
        name: "Решение".to_owned(),
        columns: vec![Column::new(25.0), Column::new(75.0)],
        rows: vec![
            line(IDENTITY, Cell::text(agreed.identity.printed())),
            line("Решение", field(DECISION, "выберите решение", FieldKind::Choice(decisions.collect()), "")),
            line(
                "Решение принял",
                field(DECIDED_BY, "выберите фамилию", FieldKind::Choice(deciders.collect()), &seat),
            ),
            line("Дата решения", field(DATE, "укажите дату", FieldKind::Date, "")),
            line("Замечание к проекту в целом", field(REMARK, "впишите замечание", FieldKind::Text, "")),
        ],
        ..Table::default()
    }
}

/// The rows of the draft, each with a field for a remark.
fn rows_table(subject: Subject<'_>, rows: &[Entry], remark: impl Fn(EntryId) -> Cell) -> Table {
    let rows: Vec<&Entry> = rows.iter().collect();
    let form = &subject.procedure.form;
    let table = with_column(form, &rows, ("Замечание", REMARK_WIDTH), |entry| remark(entry.id));
    Table { name: "Строки проекта".to_owned(), ..table }
}

/// The field for a remark on a row.
fn remark_on(id: EntryId) -> Cell {
    field(&format!("{REMARK_ON_ROW}{id}"), "впишите замечание", FieldKind::Text, "")
}

fn choice(value: &str, label: &str) -> Choice {
    Choice { value: value.to_owned(), label: label.to_owned() }
}

fn field(tag: &str, title: &str, kind: FieldKind, value: &str) -> Cell {
    let field = Field { tag: tag.to_owned(), title: title.to_owned(), kind, value: value.to_owned() };
    Cell::new(Content::Inlines(Box::new([Inline::Field(Box::new(field))]))).aligned(Alignment::Left)
}
