//! Who is to be reminded on a day, by the rules of the procedure and the working days of the body's calendar.

use std::borrow::Cow;

use time::{Date, Duration, UtcOffset};

use crate::calendar::MissingYear;
use crate::domain::{DraftNo, PersonId, StageKey, UnitId};
use crate::procedure::{RemindRule, Stage};
use crate::workflow::{
    DutyOwner, Executor, Register, RemindPoint, Reminded, RemindedOf, Rules, Subject, Task, holds, stands_for,
};

use super::{duties, wording};

/// A reminder that is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueReminder {
    /// Of what, at which point.
    pub reminded: Reminded,
    /// Title of the stage or the duty.
    pub title: String,
    /// The clause it rests on.
    pub clause: String,
    /// Who holds it.
    pub holders: Vec<PersonId>,
    /// Who is written to: those who hold it and those who act for them, or those above.
    pub to: Vec<PersonId>,
    /// Working days left; none where the last day is over or there is none.
    pub left: Option<u32>,
    /// Working days over.
    pub over: Option<u32>,
    /// Working days gone by since it began, where there is no last day.
    pub gone: Option<u32>,
}

/// What is held: by whom, since when, by when.
struct Held<'a> {
    of: RemindedOf,
    title: &'a str,
    clause: Cow<'a, str>,
    rule: &'a RemindRule,
    holders: &'a [PersonId],
    unit: Option<&'a UnitId>,
    since: Date,
    due: Option<Date>,
}

/// The reminders that are due on `on` and have not gone out; none on a day off.
///
/// # Errors
/// When a count needs a year without a production calendar.
pub fn reminders(
    rules: &Rules<'_>,
    register: &Register,
    on: Date,
    offset: UtcOffset,
) -> Result<Vec<DueReminder>, MissingYear> {
    if !rules.calendar.is_working(on)? {
        return Ok(Vec::new());
    }
    let mut due = Vec::new();
    let of_draft = register.draft.iter().map(|one| (one.no, &one.stage, &one.tasks, one.stage_since));
    let of_editions =
        register.follow_ups.iter().map(|one| (one.draft, &one.stage, &one.tasks, one.stage_since));
    for (draft, key, tasks, since) in of_draft.chain(of_editions) {
        let stage = key.as_ref().and_then(|key| rules.procedure.stage(key));
        let Some((stage, rule)) = stage.and_then(|stage| Some((stage, stage.remind.as_ref()?))) else {
            continue;
        };
        for task in tasks {
            let held = held(draft, stage, rule, task, since);
            due.extend(of_held(rules, register, &held, on)?);
        }
    }
    due.extend(of_instructions(rules, register, on)?);
    due.extend(of_duties(rules, register, on, offset)?);
    Ok(due)
}

/// Reminders of what signed orders told to do, by the rule of the orders of the register.
fn of_instructions(
    rules: &Rules<'_>,
    register: &Register,
    on: Date,
) -> Result<Vec<DueReminder>, MissingYear> {
    let Some(rule) = &rules.procedure.order.remind else { return Ok(Vec::new()) };
    let mut due = Vec::new();
    for one in register.instructions.open() {
        let order = &one.given.order;
        let body = rules.organisation;
        let clause = wording::clause_of(body, &one.given.clause, order, body.date_style);
        let held = Held {
            of: RemindedOf::Instruction(one.given.no),
            title: &one.given.task,
            clause: Cow::Owned(clause),
            rule,
            holders: &one.given.holders,
            unit: match &one.given.whom {
                Executor::Unit(unit) => Some(unit),
                _ => None,
            },
            since: order.date,
            due: one.due,
        };
        due.extend(of_held(rules, register, &held, on)?);
    }
    Ok(due)
}

fn held<'a>(draft: DraftNo, stage: &'a Stage, rule: &'a RemindRule, task: &'a Task, since: Date) -> Held<'a> {
    let key: StageKey = stage.key.clone();
    let unit = match &task.subject {
        Subject::Unit(unit) => Some(unit),
        Subject::Whole | Subject::Agreer(_) | Subject::Place(_) => None,
    };
    Held {
        of: RemindedOf::Task { draft, stage: key, subject: task.subject.clone() },
        title: &stage.title,
        clause: Cow::Borrowed(task.deadline.as_ref().map_or(&stage.clause, |deadline| &deadline.clause)),
        rule,
        holders: &task.holders,
        unit,
        since,
        due: task.due(),
    }
}

/// Duties are told of a year ahead at most, and until they are done.
const AHEAD: Duration = Duration::days(366);

fn of_duties(
    rules: &Rules<'_>,
    register: &Register,
    on: Date,
    offset: UtcOffset,
) -> Result<Vec<DueReminder>, MissingYear> {
    let mut due = Vec::new();
    for line in duties(rules, register, offset, Date::MIN, on.saturating_add(AHEAD))
        .iter()
        .filter(|line| line.end.is_none())
    {
        let Some(duty) = rules.procedure.duties.iter().find(|duty| duty.key == line.key) else { continue };
        let Some(rule) = &duty.remind else { continue };
        let held = Held {
            of: match &line.owner {
                DutyOwner::Together => RemindedOf::Duty(line.key.clone()),
                of => RemindedOf::DutyOf { duty: line.key.clone(), of: of.clone() },
            },
            title: &duty.title,
            clause: Cow::Borrowed(&duty.clause),
            rule,
            holders: &line.holders,
            unit: match &line.owner {
                DutyOwner::Unit(unit) => Some(unit),
                DutyOwner::Person(_) | DutyOwner::Together => None,
            },
            since: line.since,
            due: Some(line.due),
        };
        due.extend(of_held(rules, register, &held, on)?);
    }
    Ok(due)
}

/// The reminder of those who hold it, and the word to those above.
fn of_held(
    rules: &Rules<'_>,
    register: &Register,
    held: &Held<'_>,
    on: Date,
) -> Result<Vec<DueReminder>, MissingYear> {
    let between = |after: Date, to: Date| rules.calendar.working_days_between(after, to);
    let (mut left, mut over, mut gone) = (None, None, None);
    match held.due {
        Some(due) if due >= on => left = Some(between(on, due)?),
        Some(due) => over = Some(between(due, on)?),
        None => gone = Some(between(held.since.min(on), on)?),
    }
    let made = |point, escalated, to: Vec<PersonId>| DueReminder {
        reminded: Reminded { of: held.of.clone(), due: held.due, point, escalated },
        title: held.title.to_owned(),
        clause: held.clause.clone().into_owned(),
        holders: held.holders.to_vec(),
        to,
        left,
        over,
        gone,
    };
    let mut due = Vec::new();
    if let Some(point) = point(held.rule, left, over, gone) {
        due.push(made(point, false, with_substitutes(rules, held.holders, on)));
    }
    if let Some((days, role)) = &held.rule.escalate
        && over.or(gone).is_some_and(|passed| passed >= *days)
    {
        let persons = rules.organisation.persons.iter().map(|person| &person.id);
        let above: Vec<PersonId> =
            persons.filter(|person| holds(rules, person, role, held.unit)).cloned().collect();
        let point = if over.is_some() { RemindPoint::After(*days) } else { RemindPoint::Every(*days) };
        due.push(made(point, true, with_substitutes(rules, &above, on)));
    }
    due.retain(|one| !one.to.is_empty() && !register.reminded.contains(&one.reminded));
    Ok(due)
}

/// The last point that is reached: one that a day off or a forgotten day passed over is not made up for when a later
/// one is there.
fn point(rule: &RemindRule, left: Option<u32>, over: Option<u32>, gone: Option<u32>) -> Option<RemindPoint> {
    if let Some(over) = over {
        return rule.after.iter().filter(|days| **days <= over).max().map(|days| RemindPoint::After(*days));
    }
    if let Some(gone) = gone {
        let every = rule.every?;
        return (gone >= every).then(|| RemindPoint::Every(gone / every * every));
    }
    let left = left?;
    if left == 0 && rule.on_due {
        return Some(RemindPoint::OnDue);
    }
    rule.before.iter().filter(|days| **days >= left).min().map(|days| RemindPoint::Before(*days))
}

/// `persons`, and whoever acts for them on `on`.
fn with_substitutes(rules: &Rules<'_>, persons: &[PersonId], on: Date) -> Vec<PersonId> {
    let mut all = persons.to_vec();
    for card in &rules.organisation.persons {
        let acts = stands_for(rules.substitutions, &card.id, on);
        if acts.iter().any(|acting| persons.contains(&acting.for_whom)) && !all.contains(&card.id) {
            all.push(card.id.clone());
        }
    }
    all
}
