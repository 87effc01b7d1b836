//! The deadline compliance report: planned and actual days of each stage, working days used and over,
//! who holds it now, clause, late recording.

use std::collections::BTreeMap;

use time::Date;

use crate::obligation::{Extension, Obligation, Outcome, Owed, Standing, Step, addressed};
use prikaz_calendar::{MissingYear, ProductionCalendar};
use prikaz_document::Properties;
use prikaz_domain::{PersonId, UnitId};
use prikaz_order::DateStyle;
use prikaz_procedure::{Organisation, Procedure};
use prikaz_russian::plural::plural_form;
use prikaz_workflow as workflow;

use super::deadline_table;
use crate::paper::context::{Count, DeadlinesContext, RegisterListed};
use crate::paper::{DeadlineRow, ExtensionRow, Matter};

/// Whose obligations the rows are of: a register, or the orders of a body that stand alone.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// Key of the register, or of the body.
    pub key: &'a str,
    /// The body.
    pub organisation: &'a Organisation,
    /// The procedure of the register.
    pub procedure: Option<&'a Procedure>,
    /// The production calendar.
    pub calendar: &'a ProductionCalendar,
}

/// The rows of `owed` as of `as_of`.
pub fn deadline_rows(source: Source<'_>, owed: &[Obligation], as_of: Date) -> Vec<DeadlineRow> {
    let mut rows: Vec<_> = owed.iter().map(|one| row(source, one, as_of)).collect();
    number_attempts(owed, &mut rows);
    rows
}

/// What was done and is owed again says which time it is: else two rows of a report would be the same.
fn number_attempts(owed: &[Obligation], rows: &mut [DeadlineRow]) {
    let mut done: BTreeMap<_, u32> = BTreeMap::new();
    for (one, row) in owed.iter().zip(rows) {
        if !matches!(one.what, Owed::Stage(_) | Owed::Step(_)) {
            continue;
        }
        let whose = if row.subject.is_empty() { row.holders.join(", ") } else { row.subject.clone() };
        let before = done.entry((row.draft, row.title.clone(), row.round, whose)).or_default();
        row.attempt = (*before > 0).then_some(*before + 1);
        if one.end.as_ref().is_some_and(|end| end.outcome == Outcome::Done) {
            *before += 1;
        }
    }
}

fn row(source: Source<'_>, one: &Obligation, as_of: Date) -> DeadlineRow {
    let standing = one.standing(source.calendar, as_of);
    let used = match one.what {
        Owed::Duty(_) => Ok(None),
        _ => one.used(source.calendar, as_of).map(Some),
    };
    let over = one.over(source.calendar, as_of);
    let missing = used.as_ref().err().or(over.as_ref().err()).map(|missing: &MissingYear| missing.year);
    let deadline = one.deadline.as_ref();
    let done = one.end.as_ref().filter(|end| end.outcome == Outcome::Done);
    let others = |person: &&PersonId| !one.holders.contains(*person);
    let done_by = done.and_then(|end| end.by.as_ref()).filter(others);
    // Who did it goes before who entered it.
    let entered_by = done.filter(|end| end.by.is_none()).and_then(|end| end.entered_by.as_ref());
    DeadlineRow {
        id: one.key(),
        register: source.key.to_owned(),
        register_title: source.title(),
        draft: one.draft.map(|draft| draft.0),
        edition: one.edition.map(|edition| edition.0),
        stage: stage_key(one),
        title: title(source, one),
        round: one.part().and_then(|part| part.round),
        attempt: None,
        subject: subject(source, one),
        is_place: one.part().is_some_and(|part| matches!(part.subject, workflow::Subject::Place(_))),
        instruction: match &one.what {
            Owed::Instruction(given) => Some(given.no.0),
            _ => None,
        },
        holders: one.holders.iter().map(|person| source.name(person)).collect(),
        done_by: done_by.map(|person| source.name(person)),
        done_by_woman: done_by.is_some_and(|person| source.is_woman(person)),
        entered_by: entered_by.map(|person| source.name(person)),
        entered_by_woman: entered_by.is_some_and(|person| source.is_woman(person)),
        began: one.began,
        counted_from: deadline.map(|deadline| deadline.from),
        planned: one.planned,
        due: one.due,
        extended: one.extensions.iter().map(ExtensionRow::of).collect(),
        done: done.map(|end| end.on),
        used: used.unwrap_or_default(),
        over: over.ok(),
        uncounted: missing,
        late: match standing {
            Standing::DoneLate(late) | Standing::Overdue(late) => late,
            _ => None,
        },
        standing,
        left: match standing {
            Standing::Running(left) => left,
            _ => None,
        },
        // Dated in digits as the rest of the table.
        clause: one.clause(source.organisation, source.procedure, DateStyle::Dotted),
        calendar: deadline.map(|deadline| deadline.calendar.decree.clone()),
        recorded_late: one.recorded_late(),
        corrected: one.corrected,
    }
}

fn stage_key(one: &Obligation) -> String {
    match &one.what {
        Owed::Stage(part) => part.stage.to_string(),
        Owed::Step(step) => step.stage.to_string(),
        Owed::Duty(day) => day.duty.to_string(),
        Owed::Instruction(_) => "instruction".to_owned(),
        Owed::Reading(_) => "reading".to_owned(),
    }
}

fn title(source: Source<'_>, one: &Obligation) -> String {
    let titled = one.title(source.organisation, source.procedure);
    match &one.what {
        Owed::Stage(_) | Owed::Duty(_) | Owed::Reading(_) => titled,
        Owed::Step(step) => format!("{titled}: {}", step_named(&step.step)),
        Owed::Instruction(given) => format!("поручение №\u{a0}{}: {titled}", given.no),
    }
}

fn step_named(step: &Step) -> String {
    match step {
        Step::Visa(_) => "виза на сведения".to_owned(),
        Step::Conflicts(rows) => {
            let rows = i64::try_from(*rows).unwrap_or(i64::MAX);
            format!("решения о разногласиях ({rows}\u{a0}{})", plural_form(rows, "строка", "строки", "строк"))
        }
        Step::Consolidation => "сведение в проект".to_owned(),
        Step::Revision { .. } => "ответы на замечания и доработка проекта".to_owned(),
        Step::Presentation => "представление на утверждение".to_owned(),
    }
}

/// Whose part it is, where the persons who answer for it do not say so already.
fn subject(source: Source<'_>, one: &Obligation) -> String {
    match &one.what {
        Owed::Stage(part) => part_named(source, &part.subject),
        Owed::Instruction(given) => addressed(source.organisation, given),
        Owed::Step(_) | Owed::Duty(_) | Owed::Reading(_) => {
            one.unit().map(|unit| unit_named(source, unit)).unwrap_or_default()
        }
    }
}

fn unit_named(source: Source<'_>, unit: &UnitId) -> String {
    source.organisation.title_of(unit)
}

fn part_named(source: Source<'_>, what: &workflow::Subject) -> String {
    match what {
        workflow::Subject::Whole => String::new(),
        workflow::Subject::Unit(unit) => unit_named(source, unit),
        workflow::Subject::Agreer(person) => source.name(person),
        workflow::Subject::Place(place) => {
            let known = source.procedure.and_then(|procedure| procedure.place(place));
            known.map_or_else(|| place.to_string(), prikaz_procedure::Place::located)
        }
    }
}

impl Source<'_> {
    fn name(&self, person: &PersonId) -> String {
        self.organisation.name_of(person)
    }

    fn is_woman(&self, person: &PersonId) -> bool {
        self.organisation.is_woman(person)
    }

    fn title(&self) -> String {
        match self.procedure {
            Some(procedure) => procedure.register.name.nominative.clone(),
            None => format!("акты вне реестров ({})", self.organisation.name.full.nominative),
        }
    }
}

impl ExtensionRow {
    fn of(one: &Extension) -> Self {
        Self { was: one.was, now: one.now, on: one.on, basis: one.basis.clone(), late: one.came_late() }
    }
}

/// How the head of the report counts a standing: its place among the others and its words.
fn counted_as(standing: Standing) -> (u8, &'static str) {
    match standing {
        Standing::DoneInTime => (1, "исполнено в срок"),
        Standing::DoneLate(_) => (2, "исполнено с опозданием"),
        Standing::DoneInLateExtension => (3, "исполнено в срок, продленный после его истечения"),
        Standing::Overdue(_) => (4, "не исполнено, срок истек"),
        Standing::Running(_) => (5, "в работе"),
        Standing::DoneUnlimited => (6, "исполнено, срок не установлен"),
        Standing::RunningUnlimited => (7, "в работе, срок не установлен"),
        Standing::Dropped => (8, "не потребовалось"),
    }
}

/// The report as a paper.
pub fn deadlines(
    rows: &[DeadlineRow],
    as_of: Date,
    author: &str,
    mark: Option<String>,
    checkpoint: &str,
) -> Matter {
    let mut counted: BTreeMap<(u8, &'static str), usize> = BTreeMap::new();
    for row in rows {
        *counted.entry(counted_as(row.standing)).or_default() += 1;
    }
    let names: BTreeMap<_, _> = rows.iter().map(|row| (&row.register, &row.register_title)).collect();
    let listed = |(key, title): (&String, &String)| RegisterListed { key: key.clone(), title: title.clone() };
    let context = DeadlinesContext {
        as_of,
        registers: names.into_iter().map(listed).collect(),
        total: rows.len(),
        counted: counted.into_iter().map(|((_, what), n)| Count { what, n }).collect(),
        recorded_late: rows.iter().filter(|row| row.recorded_late.is_some()).count(),
        uncounted: rows.iter().filter_map(|row| row.uncounted).collect(),
        checkpoint: checkpoint.to_owned(),
    };
    let properties = Properties {
        title: "Отчет о соблюдении сроков".to_owned(),
        author: author.to_owned(),
        subject: "Сроки этапов ведения реестров".to_owned(),
        created: as_of,
        language: "ru-RU".to_owned(),
    };
    Matter {
        tables: BTreeMap::from([("deadlines".to_owned(), deadline_table::table(rows))]),
        mark,
        ..Matter::new(context, properties)
    }
}
