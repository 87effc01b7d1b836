//! Who is to be reminded on a day, by the rules of the procedure and the working days of the body's calendar.

use time::Date;

use prikaz_calendar::MissingYear;
use prikaz_domain::{PersonId, RoleKey};
use prikaz_procedure::{Organisation, Procedure, RemindRule};
use prikaz_workflow::{
    Act, Body, DutyOwner, RemindPoint, Reminded, RemindedOf, StepWord, entitled, holds, stands_for,
    was_reminded,
};

use super::obligation::{AskedBy, Obligation, Owed, Step, ToRead};

/// A reminder that is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueReminder {
    /// Of what, at which point.
    pub reminded: Reminded,
    /// The obligation's name in its stream.
    pub key: String,
    /// Title of the stage or the duty.
    pub title: String,
    /// The clause it rests on.
    pub clause: String,
    /// Who holds it.
    pub holders: Vec<PersonId>,
    /// Who is written to: those who hold it and those who act for them, those above, or whoever reminds, where nobody who
    /// holds it is there any more.
    pub to: Vec<PersonId>,
    /// Working days left; none where the last day is over or there is none.
    pub left: Option<u32>,
    /// Working days over.
    pub over: Option<u32>,
    /// Working days gone by since it was handed over, where there is no last day.
    pub gone: Option<u32>,
}

/// By what those who owe something are reminded.
#[derive(Debug, Clone, Copy)]
pub struct Reminding<'a> {
    /// The body.
    pub body: Body<'a>,
    /// The procedure of the register; orders that stand alone have none.
    pub procedure: Option<&'a Procedure>,
    /// The reminders that went out.
    pub known: &'a [Reminded],
}

/// The reminders of what is `owed` that are due on `on` and have not gone out; none on a day off.
///
/// # Errors
/// When a count needs a year without a production calendar.
pub fn reminders(by: Reminding<'_>, owed: &[Obligation], on: Date) -> Result<Vec<DueReminder>, MissingYear> {
    if !by.body.calendar.is_working(on)? {
        return Ok(Vec::new());
    }
    let mut due = Vec::new();
    for one in owed.iter().filter(|one| one.is_open()) {
        if let Some((rule, of)) = rule_of(by.body.organisation, by.procedure, one).zip(reminded_of(one)) {
            due.extend(of_obligation(by, one, rule, &of, on)?);
        }
    }
    Ok(due)
}

/// The rule by which those who hold it are reminded, where there is one: of the procedure of the register, else of the
/// body, whose orders it is about.
pub fn rule_of<'a>(
    organisation: &'a Organisation,
    procedure: Option<&'a Procedure>,
    one: &Obligation,
) -> Option<&'a RemindRule> {
    let Some(procedure) = procedure else { return organisation.remind.as_ref() };
    match &one.what {
        Owed::Stage(part) => procedure.stage(&part.stage)?.remind.as_ref(),
        Owed::Step(step) => procedure.stage(&step.stage)?.remind.as_ref(),
        Owed::Duty(day) => procedure.duty(&day.duty)?.remind.as_ref(),
        Owed::Instruction(_) => procedure.order.remind.as_ref(),
        Owed::Reading(ToRead { asked: AskedBy::Stage(stage), .. }) => procedure.stage(stage)?.remind.as_ref(),
        Owed::Reading(_) => organisation.remind.as_ref(),
    }
}

/// How a reminder of it stands in the log.
fn reminded_of(one: &Obligation) -> Option<RemindedOf> {
    Some(match &one.what {
        Owed::Stage(part) => {
            RemindedOf::Task { draft: one.draft?, stage: part.stage.clone(), subject: part.subject.clone() }
        }
        Owed::Step(step) => {
            let (word, unit) = match &step.step {
                Step::Visa(unit) => (StepWord::Visa, Some(unit.clone())),
                Step::Conflicts(_) => (StepWord::Conflicts, None),
                Step::Consolidation => (StepWord::Consolidation, None),
                Step::Revision { .. } => (StepWord::Revision, None),
                Step::Presentation => (StepWord::Presentation, None),
            };
            RemindedOf::Step { draft: one.draft?, stage: step.stage.clone(), step: word, unit }
        }
        Owed::Duty(day) => match &day.owner {
            DutyOwner::Together => RemindedOf::Duty(day.duty.clone()),
            of => RemindedOf::DutyOf { duty: day.duty.clone(), of: of.clone() },
        },
        Owed::Instruction(given) => RemindedOf::Instruction(given.no),
        Owed::Reading(ToRead { person, asked, .. }) => match asked {
            AskedBy::Stage(_) => RemindedOf::Reading { draft: one.draft?, person: person.clone() },
            AskedBy::Record(no) => RemindedOf::AskedReading { asked: *no, person: person.clone() },
        },
    })
}

/// The reminder of those who hold it, and the word to those above.
fn of_obligation(
    by: Reminding<'_>,
    one: &Obligation,
    rule: &RemindRule,
    of: &RemindedOf,
    on: Date,
) -> Result<Vec<DueReminder>, MissingYear> {
    let Reminding { body, procedure, known } = by;
    let between = |after: Date, to: Date| body.calendar.working_days_between(after, to);
    let since = one.held_since.unwrap_or(one.began);
    let (mut left, mut over, mut gone) = (None, None, None);
    match one.due {
        Some(due) if due >= on => left = Some(between(on, due)?),
        Some(due) => over = Some(between(due, on)?),
        None => gone = Some(between(since.min(on), on)?),
    }
    let clause = one.clause(body.organisation, procedure, body.organisation.date_style);
    let clause = clause.or_else(|| Some(procedure?.stage(stage_of(one)?)?.clause.clone()));
    let made = |point, whom: Whom, to: Vec<PersonId>| DueReminder {
        // What has no last day is told apart by the day it was handed over: it may come back.
        reminded: Reminded {
            of: of.clone(),
            due: one.due,
            point,
            escalated: whom == Whom::Above,
            unheld: whom == Whom::WhoeverReminds,
            since: one.due.is_none().then_some(since),
        },
        key: one.key(),
        title: one.title(body.organisation, procedure),
        clause: clause.clone().unwrap_or_default(),
        holders: one.holders.clone(),
        to,
        left,
        over,
        gone,
    };
    let mut due: Vec<DueReminder> = Vec::new();
    let of_roles = |roles: &[RoleKey]| {
        let persons = body.organisation.persons.iter().map(|person| &person.id);
        let held = |who: &&PersonId| roles.iter().any(|role| holds(body, who, role, one.unit()));
        with_substitutes(body, &persons.filter(held).cloned().collect::<Vec<_>>(), on)
    };
    if let Some(point) = point(rule, left, over, gone) {
        // Who left the body is not written to: whoever reminds can see to it that another does it, or that it is lifted.
        let here = with_substitutes(body, &one.holders, on);
        due.push(match here.is_empty() && !one.holders.is_empty() {
            true => made(point, Whom::WhoeverReminds, of_roles(&entitled(Act::Remind, &[]))),
            false => made(point, Whom::Holders, here),
        });
    }
    if let Some((days, role)) = &rule.escalate
        && over.or(gone).is_some_and(|passed| passed >= *days)
    {
        let point = if over.is_some() { RemindPoint::After(*days) } else { RemindPoint::Every(*days) };
        due.push(made(point, Whom::Above, of_roles(std::slice::from_ref(role))));
    }
    due.retain(|one| !one.to.is_empty() && !was_reminded(known, &one.reminded));
    Ok(due)
}

/// Whom a reminder is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Whom {
    /// Those who hold it, and who act for them.
    Holders,
    /// Those above.
    Above,
    /// Whoever reminds: nobody who holds it is in the body any more.
    WhoeverReminds,
}

fn stage_of(one: &Obligation) -> Option<&prikaz_domain::StageKey> {
    match &one.what {
        Owed::Stage(part) => Some(&part.stage),
        Owed::Step(step) => Some(&step.stage),
        Owed::Reading(ToRead { asked: AskedBy::Stage(stage), .. }) => Some(stage),
        Owed::Duty(_) | Owed::Instruction(_) | Owed::Reading(_) => None,
    }
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

/// `persons` whom the body still has, and whoever acts for them on `on`.
fn with_substitutes(body: Body<'_>, persons: &[PersonId], on: Date) -> Vec<PersonId> {
    let here = persons.iter().filter(|person| body.organisation.person(person).is_some());
    let mut all: Vec<PersonId> = here.cloned().collect();
    for card in &body.organisation.persons {
        let acts = stands_for(body.substitutions, &card.id, on);
        if acts.iter().any(|acting| persons.contains(&acting.for_whom)) && !all.contains(&card.id) {
            all.push(card.id.clone());
        }
    }
    all
}
