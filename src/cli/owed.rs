//! What is owed, as facts for messages: the words and the command for each obligation of the one list.

use time::Date;

use super::Ui;
use super::show::subject;
use super::told::left;
use prikaz_app::{Owing, Target};
use prikaz_domain::PersonId;
use prikaz_order::DateStyle;
use prikaz_report::obligation::{Obligation, Owed, Step, Way, addressed};
use prikaz_wording::register::InstructionTitled;
use prikaz_wording::task::{RemarksToAnswer, TO_CONSOLIDATE, TO_PRESENT, TaskFacts, ToDecide, ToVisa};
use prikaz_wording::{Command, TypedKey};
use prikaz_workflow::Subject;

/// An obligation in words.
pub(super) fn facts(ui: &Ui, owing: &Owing, one: &Obligation) -> TaskFacts {
    let procedure = owing.procedure.as_deref();
    let left = one.due.and_then(|due| left(&owing.calendar, owing.day, due));
    TaskFacts {
        id: one.key(),
        stage: title(ui, owing, one),
        subject: about(ui, owing, one),
        holders: names(owing, &one.holders),
        keys: one.holders.clone(),
        command: command(owing, one),
        due: one.due,
        left,
        clause: one.clause(&owing.organisation, procedure, DateStyle::Dotted),
        waiting: matches!(one.what, Owed::Step(_)),
        held: one.held_day(&owing.calendar, owing.day).map(i64::from),
        week: one.due.is_some_and(|due| falls_due_this_week(due, owing.day)),
        gone: !one.holders.is_empty() && one.holders.iter().all(|person| left_the_body(owing, person)),
        instruction: match &one.what {
            Owed::Instruction(given) => Some(given.no),
            Owed::Stage(_) | Owed::Step(_) | Owed::Duty(_) | Owed::Reading(_) => None,
        },
    }
}

/// From `today` to Sunday.
fn falls_due_this_week(due: Date, today: Date) -> bool {
    let left = time::Duration::days(i64::from(6 - today.weekday().number_days_from_monday()));
    due >= today && due <= today.saturating_add(left)
}

fn names(owing: &Owing, persons: &[PersonId]) -> Vec<String> {
    let named = |person: &PersonId| owing.organisation.name_of(person);
    persons.iter().map(named).collect()
}

fn title(ui: &Ui, owing: &Owing, one: &Obligation) -> String {
    let title = one.title(&owing.organisation, owing.procedure.as_deref());
    match &one.what {
        Owed::Instruction(given) => ui.say(&InstructionTitled { instruction: given.no, task: title }),
        Owed::Stage(_) | Owed::Step(_) | Owed::Duty(_) | Owed::Reading(_) => title,
    }
}

/// What it is about, where its holder does not say it already.
fn about(ui: &Ui, owing: &Owing, one: &Obligation) -> String {
    let titled = |unit: &prikaz_domain::UnitId| owing.organisation.title_of(unit);
    match &one.what {
        Owed::Stage(part) => match &part.subject {
            Subject::Agreer(person) if one.holders == [person.clone()] => String::new(),
            other => subject(&owing.organisation, owing.procedure.as_deref(), other),
        },
        Owed::Step(step) => match &step.step {
            Step::Visa(unit) => ui.say(&ToVisa { unit: titled(unit) }),
            Step::Conflicts(rows) => ui.say(&ToDecide { rows: *rows }),
            Step::Consolidation => ui.word(TO_CONSOLIDATE),
            Step::Revision { remarks, .. } => ui.say(&RemarksToAnswer { remarks: remarks.clone() }),
            Step::Presentation => ui.word(TO_PRESENT),
        },
        Owed::Duty(_) => one.unit().map(titled).unwrap_or_default(),
        Owed::Instruction(given) => addressed(&owing.organisation, given),
        Owed::Reading(_) => String::new(),
    }
}

/// Whether the body has the person no more.
fn left_the_body(owing: &Owing, person: &PersonId) -> bool {
    owing.organisation.person(person).is_none()
}

/// Whose seat of agreement it is.
fn agreer(one: &Obligation) -> Option<&PersonId> {
    match &one.part()?.subject {
        Subject::Agreer(person) => Some(person),
        _ => None,
    }
}

/// What does it, for whoever holds it; for one who left the body, what settles it otherwise.
fn command(owing: &Owing, one: &Obligation) -> Option<Command> {
    let way = one.way.as_ref()?;
    let target = &owing.target;
    if let Way::Read(to_read) = way {
        let organisation = owing.organisation.id.clone();
        let (number, year) = (TypedKey(to_read.order.number.clone()), to_read.order.date.year());
        let person = to_read.person.clone();
        return Some(match left_the_body(owing, &person) {
            false => Command::AcquaintanceRecord { organisation, number, year, person },
            true => Command::AcquaintanceLift { organisation, number, year, person },
        });
    }
    if let Way::Fulfil(instruction) = way {
        return Some(Command::InstructionDone {
            target: TypedKey(target.as_str().to_owned()),
            instruction: *instruction,
        });
    }
    let Target::Register(register) = target else { return None };
    let register = register.clone();
    Some(match way {
        Way::HandIn(unit) => Command::SubmissionAdd { register, unit: unit.clone() },
        Way::VisaSubmission(unit) => Command::SubmissionVisa { register, unit: unit.clone() },
        Way::DecideConflicts => Command::Conflicts { register },
        Way::Consolidate => Command::Consolidate { register },
        Way::PassCheck => Command::CheckPass { register },
        Way::ReturnCheck => Command::CheckReturn { register },
        Way::Visa => match agreer(one).filter(|agreer| left_the_body(owing, agreer)) {
            Some(agreer) => Command::ReplaceAgreer { register, was: agreer.clone() },
            None => Command::Visa { register },
        },
        Way::Revise => Command::Revise { register },
        Way::Present => Command::Present { register },
        Way::Sign => Command::Sign { register },
        Way::Publish(place) => Command::Publish { register, place: place.clone() },
        Way::Inform => Command::Inform { register },
        Way::PerformDuty(day) => {
            Command::DutyDone { register, duty: day.duty.clone(), due: day.named, owner: day.owner.clone() }
        }
        Way::Fulfil(_) | Way::Read(_) => return None,
    })
}
