//! Laws of the workflow, whatever is done by whomever in whatever order.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use proptest::prelude::*;
use proptest::test_runner::{RngAlgorithm, TestCaseError, TestRng, TestRunner};
use time::macros::date;
use time::{Date, Duration};

use prikaz_domain::{
    Digest, DraftNo, EditionNo, EntryId, InstructionNo, PersonId, RemarkId, RoleKey, Substitution, UnitId,
    digest_of,
};
use prikaz_form::{Cells, ListedProcess, Settlement};
use prikaz_procedure::{Milestone, Stage, StageKind};
use prikaz_workflow::{
    Act, Action, Actor, Answer, Channel, Command, Correction, DutyOwner, Event, FileReference, Instruction,
    InstructionDone, Met, NewRemark, Paper, Recorded, Register, RemindPoint, Reminded, RemindedOf,
    RequirementAnswer, Shown, Shows, Subject, Task, Verdict, Weight, entitled, evolve, holds, open_conflicts,
    stands_for,
};

use prikaz_rules::world::{PROCEDURES, World, book, finding, instructing, to_correct};

const FIRST_DAY: Date = date!(2024 - 04 - 12);

/// A throw of dice, from which an act is made.
#[derive(Debug, Clone)]
struct Throw {
    kind: u8,
    who: u8,
    a: u8,
    b: u8,
    days: i8,
}

fn throws() -> impl Strategy<Value = Vec<Throw>> {
    let throw = (any::<u8>(), any::<u8>(), any::<u8>(), any::<u8>(), -1_i8..3)
        .prop_map(|(kind, who, a, b, days)| Throw { kind, who, a, b, days });
    proptest::collection::vec(throw, 1..60)
}

fn pick<T: Clone>(items: &[T], place: u8) -> Option<T> {
    let count = items.len().max(1);
    items.get(usize::from(place) % count).cloned()
}

/// The person who acts, and what he wants: half of the time what the office would do next.
fn act(world: &World, throw: &Throw, on: Date) -> (Actor, Action) {
    if throw.kind < 110
        && let Some((person, action)) = world.next_step(on)
    {
        return (Actor::claiming(person), varied(world, action, throw));
    }
    let persons = &world.book.organisation.persons;
    let by = match throw.who {
        0 => Actor::program(),
        1 => Actor::claiming("nobody".parse().expect("a key")),
        // The drafter does most of what there is to do.
        2..120 => Actor::claiming(world.holder("drafter", None).expect("a drafter")),
        who => Actor::claiming(pick(persons, who).expect("a body has persons").id),
    };
    (by, any_action(world, throw, on))
}

/// What the office would do next, with other rows or remarks now and then.
fn varied(world: &World, action: Action, throw: &Throw) -> Action {
    let seldom = throw.b.is_multiple_of(3);
    match action {
        Action::HandIn { unit, rows: Some(rows), was, file, again } if seldom => {
            let rows = some_rows(&rows, throw.a);
            Action::HandIn { unit, rows: Some(rows), was, file, again }
        }
        Action::HandIn { unit, rows: Some(_), was, file, again } if throw.b % 5 == 1 => {
            let rows = of_another(world, throw.a);
            Action::HandIn { unit, rows: Some(rows), was, file, again }
        }
        Action::PassCheck if seldom && !world.book.procedure.requirements.is_empty() => {
            if throw.a.is_multiple_of(5) {
                let entry = world.register.draft.as_ref().and_then(|draft| draft.entries().first());
                let entry = entry.map_or(EntryId(1), |entry| entry.id);
                return Action::MarkRow { entry, reason: "little-used".to_owned(), note: String::new() };
            }
            let one = pick(&world.book.procedure.requirements, throw.a).expect("a requirement");
            let met = if throw.a.is_multiple_of(2) { Met::Yes } else { Met::No };
            let answer = RequirementAnswer { met, note: String::new() };
            Action::AnswerRequirements { answers: [(one.key, answer)].into() }
        }
        Action::GiveVisa { digest, seat, .. } if seldom => {
            Action::GiveVisa { digest, seat, verdict: verdict(world, throw), sheet: None }
        }
        Action::Revise { answers, weight, .. } if seldom => {
            let answers: Vec<_> = answers.into_iter().map(|(remark, _)| (remark, answer(throw))).collect();
            match answers.first().cloned().filter(|_| throw.a.is_multiple_of(2)) {
                Some((remark, answer)) => Action::AnswerRemark { remark, answer },
                None => Action::Revise {
                    answers,
                    weight,
                    entries: Some(Arc::new(revised(world, throw))),
                    of: world.register.draft.as_ref().and_then(prikaz_workflow::Draft::digest),
                },
            }
        }
        other => other,
    }
}

fn some_rows(rows: &[Cells], seed: u8) -> Arc<Vec<Cells>> {
    let keep = |place: usize| (usize::from(seed) >> (place % 8)) & 1 == 0;
    Arc::new(rows.iter().enumerate().filter(|(place, _)| keep(*place)).map(|(_, row)| row.clone()).collect())
}

/// The rows of another unit, the first of them worded otherwise in a column that does not tell it.
fn of_another(world: &World, seed: u8) -> Arc<Vec<Cells>> {
    let form = &world.book.procedure.form;
    let units: Vec<UnitId> = world.book.organisation.units.iter().map(|unit| unit.id.clone()).collect();
    let files = units.iter().filter_map(|unit| world.sample(&format!("{unit}.csv"))).collect::<Vec<_>>();
    let mut rows = pick(&files, seed).map(|rows| rows.to_vec()).unwrap_or_default();
    let other = form.filled_in().map(|column| &column.key).filter(|key| !form.key.contains(key)).last();
    if let (Some(first), Some(key)) = (rows.first_mut(), other) {
        first.remove(key);
    }
    Arc::new(rows)
}

fn revised(world: &World, throw: &Throw) -> Vec<prikaz_domain::Entry> {
    let draft = world.register.draft.as_ref();
    let mut entries = draft.map_or_else(Vec::new, |draft| draft.entries().to_vec());
    if throw.a.is_multiple_of(3) && !entries.is_empty() {
        entries.remove(usize::from(throw.b) % entries.len());
    } else if let Some(entry) = entries.first_mut() {
        entry.cells.remove(&world.book.procedure.form.columns[1].key);
    }
    entries
}

fn verdict(world: &World, throw: &Throw) -> Verdict {
    let entries = world.register.draft.as_ref().map_or(&[][..], |draft| draft.entries());
    let entry = pick(entries, throw.b).map(|entry| entry.id);
    let remark = NewRemark { entry, text: "замечание".to_owned() };
    match throw.a % 4 {
        0 => Verdict::Agree,
        1 => Verdict::AgreeWithRemarks(vec![remark]),
        2 => Verdict::Return(vec![remark]),
        _ => Verdict::Return(Vec::new()),
    }
}

fn answer(throw: &Throw) -> Answer {
    match throw.b % 4 {
        0 => Answer::Accepted,
        1 => Answer::PartlyAccepted { part: "в части".to_owned() },
        2 => Answer::Rejected { reason: "не по Порядку".to_owned() },
        _ => Answer::ToMeeting { meeting: "завтра".to_owned() },
    }
}

fn any_action(world: &World, throw: &Throw, on: Date) -> Action {
    let (a, b) = (throw.a, throw.b);
    let procedure = &world.book.procedure;
    let units: Vec<UnitId> = world.book.organisation.units.iter().map(|unit| unit.id.clone()).collect();
    let unit = || pick(&units, a).expect("a body has units");
    let person = |place| pick(&world.book.organisation.persons, place).expect("persons").id;
    let stage = || pick(&procedure.stages, a).expect("stages").key;
    let text = || if b == 0 { String::new() } else { "по поручению".to_owned() };
    let digest = || if b == 1 { digest_of(b"other") } else { world.digest() };
    let file = |name: &str| FileReference { name: name.to_owned(), digest: digest_of(&[a]) };
    match throw.kind % 24 {
        0 => Action::OpenRegister,
        1 => Action::OpenDraft { ground: pick(&procedure.grounds, a).map(|one| one.key), basis: text() },
        2 => Action::OpenStage { draft: DraftNo(u32::from(b % 3)), stage: stage() },
        3 => {
            let rows = world.sample(&format!("{}.csv", unit())).filter(|_| !b.is_multiple_of(5));
            Action::HandIn {
                unit: unit(), rows, was: None, file: Some(file("сведения.xlsx")), again: None
            }
        }
        6 if b.is_multiple_of(4) => {
            let open = open_conflicts(&world.book.rules(), &world.register).unwrap_or_default();
            let conflict = pick(&open, a).map_or_else(digest, |conflict| conflict.id);
            let settlement = match b % 12 {
                0 => Settlement::All,
                number => Settlement::Take(usize::from(number / 4)),
            };
            Action::DecideConflict { conflict, settlement, why: text() }
        }
        4 if b % 6 == 1 => Action::ListProcesses {
            listed: Arc::new(vec![ListedProcess {
                unit: unit(),
                cells: [("process".parse().expect("a key"), text())].into(),
            }]),
            file: None,
        },
        4 if b.is_multiple_of(3) => Action::RecordReminder {
            reminded: Reminded {
                of: match b.is_multiple_of(2) {
                    true => RemindedOf::Task { draft: DraftNo(1), stage: stage(), subject: Subject::Whole },
                    false => RemindedOf::Instruction(InstructionNo(u32::from(a))),
                },
                due: Some(on),
                point: RemindPoint::After(u32::from(b)),
                escalated: false,
                unheld: false,
                since: None,
            },
            to: vec![person(a)],
            channel: Channel::Letter,
            message: None,
        },
        4 => Action::VisaSubmission { unit: unit() },
        5 => Action::ReturnSubmission { unit: unit(), findings: vec![finding(None, &text())] },
        6 => Action::Consolidate { without: [(unit(), text())].into() },
        7 => {
            let entry = (!b.is_multiple_of(3)).then_some(EntryId(u32::from(a % 40)));
            Action::RecordFindings { findings: vec![to_correct(finding(entry, &text()))] }
        }
        8 if b.is_multiple_of(2) && !world.register.editions.is_empty() => Action::ChooseManner {
            anew: pick(&[None, Some(true), Some(false)], b).flatten(),
            repeals: pick(&[None, Some(true), Some(false)], a).flatten(),
        },
        8 => Action::ReturnFromCheck,
        9 => Action::PassCheck,
        10 => {
            let seat = a.is_multiple_of(3).then(|| person(b));
            Action::GiveVisa { digest: digest(), verdict: verdict(world, throw), seat, sheet: None }
        }
        11 => Action::AnswerRemark { remark: RemarkId(u32::from(a % 3) + 1), answer: answer(throw) },
        12 => {
            let weight = if a.is_multiple_of(2) { Weight::Substance } else { Weight::Editorial };
            let entries = (!b.is_multiple_of(3)).then(|| Arc::new(revised(world, throw)));
            Action::Revise {
                answers: vec![(RemarkId(u32::from(b % 6)), answer(throw))],
                entries,
                weight,
                of: None,
            }
        }
        13 => Action::ReplaceAgreer { was: person(a), now: person(b), basis: text() },
        14 => Action::Present,
        15 => {
            let typed = a.is_multiple_of(3).then(|| format!("{}-П", b % 5));
            world.signing(on, typed.as_deref(), digest()).unwrap_or(Action::Present)
        }
        16 => {
            let place = if a.is_multiple_of(2) { "site" } else { "portal" };
            let edition = b.is_multiple_of(3).then_some(EditionNo(u32::from(b % 4)));
            let address = format!("https://www.mir.midural.ru/{b}");
            Action::Publish { place: place.parse().expect("a key"), edition, address, file: None }
        }
        17 => Action::Inform { means: text() },
        18 => {
            let follow_up = world.register.follow_ups.iter().find(|one| !one.tasks.is_empty());
            let draft = world.register.draft.as_ref();
            let open = draft.map_or_else(Vec::new, |draft| draft.tasks.clone());
            let open = follow_up.filter(|_| b.is_multiple_of(2)).map_or(open, |one| one.tasks.clone());
            let subject = pick(&open, a).map_or(Subject::Whole, |task| task.subject);
            let of = if b.is_multiple_of(2) { follow_up.and_then(|one| one.stage.clone()) } else { None };
            let stage = of.or_else(|| draft.and_then(|draft| draft.stage.clone())).unwrap_or_else(stage);
            let to = on + Duration::days(i64::from(b));
            Action::ExtendDeadline { stage, subject, to, basis: text() }
        }
        19 if b % 3 == 1 => Action::WithdrawUnit { unit: unit(), reason: text() },
        19 if b % 3 == 2 => {
            let successor = pick(&units, b).expect("a body has units");
            Action::NameSuccessor { unit: unit(), successor, basis: text() }
        }
        19 => Action::Withdraw { reason: if a.is_multiple_of(16) { text() } else { String::new() } },
        20 => {
            let address = "https://www.mir.midural.ru/1".to_owned();
            let place = "site".parse().expect("a key");
            let (edition, on) = (EditionNo(u32::from(a % 3)), on - Duration::days(i64::from(b % 4)));
            let correction = Correction::Publication { edition, place, on, address };
            Action::Correct { version: u64::from(a), correction, reason: text() }
        }
        21 => Action::Correct {
            version: u64::from(a),
            correction: Correction::Note { text: text() },
            reason: "описка".to_owned(),
        },
        22 => Action::Issue {
            paper: Paper::Order,
            file: file("приказ.docx"),
            shown: Shown { draft: DraftNo(u32::from(b % 3)), shows: Shows::Draft, rows: None },
        },
        // Orders that were signed tell something, which goes on beside the next draft.
        _ if !b.is_multiple_of(4) && !world.register.editions.is_empty() => about_told(world, throw, on),
        _ => {
            let duty = procedure.duties.first().map_or_else(String::new, |duty| duty.key.to_string());
            let of = (b > 100).then(|| DutyOwner::Unit(unit()));
            Action::PerformDuty { duty, due: date!(2024 - 12 - 25), note: text(), of }
        }
    }
}

/// What may be done about an instruction.
fn about_told(world: &World, throw: &Throw, on: Date) -> Action {
    let (a, b) = (throw.a, throw.b);
    let (instruction, seldom) = (told(world, a), b.is_multiple_of(3));
    let by = pick(&world.book.organisation.persons, a).map(|card| card.id).filter(|_| seldom);
    let text = if b == 1 { String::new() } else { "по поручению".to_owned() };
    match b % 5 {
        0 | 1 => Action::FulfilInstruction { instruction, by, paper: text },
        2 => {
            let to = on + Duration::days(i64::from(a));
            Action::ExtendInstruction { instruction, to, basis: text }
        }
        3 => Action::LiftInstruction { instruction, reason: text },
        _ => {
            let on = on - Duration::days(i64::from(a % 4));
            let done = (!seldom).then_some(InstructionDone { by, acting: None, on, paper: text });
            let correction = Correction::Instruction { instruction, done };
            Action::Correct { version: u64::from(a % 8), correction, reason: "описка".to_owned() }
        }
    }
}

/// One of the instructions, or one more than there are.
fn told(world: &World, place: u8) -> InstructionNo {
    let known = world.register.instructions.all().len().max(1) + usize::from(place.is_multiple_of(7));
    InstructionNo(u32::try_from(usize::from(place) % known + 1).expect("a small number"))
}

/// Two substitutions, so that some persons act for others.
fn substituted(world: &mut World, seed: u8) {
    let persons = world.book.organisation.persons.clone();
    let link = |place: u8| {
        let (who, for_whom) =
            (pick(&persons, place)?, pick(&persons, place.wrapping_mul(7).wrapping_add(3))?);
        let clean = |card: &prikaz_domain::Person| {
            !card.roles.iter().any(|role| matches!(role.as_str(), "auditor" | "administrator"))
        };
        (who.id != for_whom.id && clean(&who)).then(|| Substitution {
            who: who.id,
            for_whom: for_whom.id,
            from: FIRST_DAY,
            to: FIRST_DAY + Duration::days(30),
            basis: "приказ № 1-к".to_owned(),
            acting_post: "исполняющий обязанности".to_owned(),
        })
    };
    world.book.substitutions = Arc::new([seed, seed / 3].into_iter().filter_map(link).collect());
}

fn law(holds: bool, what: impl FnOnce() -> String) -> Result<(), TestCaseError> {
    if holds { Ok(()) } else { Err(TestCaseError::fail(what())) }
}

fn play(procedure: &str, seed: u8, throws: &[Throw]) -> Result<World, TestCaseError> {
    let mut book = book(procedure);
    if !seed.is_multiple_of(4) {
        instructing(&mut book);
    }
    let mut world = World::new(book);
    substituted(&mut world, seed);
    play_on(&mut world, FIRST_DAY, throws)?;
    Ok(world)
}

/// Goes on from the day `on`, and tells the day it came to.
fn play_on(world: &mut World, mut on: Date, throws: &[Throw]) -> Result<Date, TestCaseError> {
    for throw in throws {
        let day = on + Duration::days(i64::from(throw.days));
        let (by, action) = act(world, throw, day);
        let command = world.command(by, day, action);
        let decided = world.decided(&command);
        law(decided == world.decided(&command), || {
            format!("{command:?} is judged otherwise the second time")
        })?;
        // A refusal leaves the register as it was: nothing is kept.
        if let Ok((recorded, state)) = decided {
            on = on.max(day);
            followed(world, &command, &recorded)?;
            world.keep(recorded, state);
        }
    }
    Ok(on)
}

/// Laws of what follows one command.
fn followed(before: &World, command: &Command, recorded: &[Recorded]) -> Result<(), TestCaseError> {
    for fact in recorded {
        let json = serde_json::to_string(&fact.event).expect("an event can be written");
        let read: Event = serde_json::from_str(&json).expect("an event can be read");
        law(read == fact.event, || format!("{json} is read as something else"))?;
        law(serde_json::to_string(&read).ok() == Some(json), || {
            "an event is written in two ways".to_owned()
        })?;
        if let Some(person) = fact.by.person() {
            law(!is_bystander(before, person), || format!("{person} only watches, but {:?}", fact.event))?;
            law(may(before, command, person, &fact.event), || format!("{person} may not {:?}", fact.event))?;
        }
    }
    let mut state = before.register.clone();
    for fact in recorded {
        visa_is_for_the_round(&state, &fact.event)?;
        deadlines_are_counted(before, &state, fact)?;
        instructions_are_followed(before, &state, &fact.event)?;
        state = evolve(state, fact);
    }
    Ok(())
}

fn is_bystander(world: &World, person: &PersonId) -> bool {
    let card = world.book.organisation.person(person);
    card.is_some_and(|card| {
        card.roles.iter().any(|role| matches!(role.as_str(), "auditor" | "administrator"))
    })
}

fn visa_is_for_the_round(state: &Register, event: &Event) -> Result<(), TestCaseError> {
    let Event::VisaGiven { digest, .. } = event else { return Ok(()) };
    let draft = state.draft.as_ref().and_then(prikaz_workflow::Draft::digest);
    law(draft == Some(*digest), || format!("a visa for {digest}, but the draft is {draft:?}"))
}

/// The role an event asks for, by the stage the register is in, and the unit it is narrowed to.
fn wanted(world: &World, event: &Event) -> Option<(Act, Vec<RoleKey>, Option<UnitId>)> {
    let named = |kind: fn(&StageKind) -> Vec<RoleKey>| {
        let stages = world.book.procedure.stages.iter();
        stages.flat_map(|stage| kind(&stage.kind)).collect::<Vec<_>>()
    };
    let role = |word: &str| vec![word.parse::<RoleKey>().expect("a key")];
    let collect =
        || named(|kind| if let StageKind::Collect { by, .. } = kind { vec![by.clone()] } else { vec![] });
    let visa = || {
        named(|kind| match kind {
            StageKind::Collect { visa: Some(visa), .. } => vec![visa.clone()],
            _ => vec![],
        })
    };
    let check = || {
        named(|kind| match kind {
            StageKind::Check { by, concluded_by } => {
                [Some(by.clone()), concluded_by.clone()].into_iter().flatten().collect()
            }
            _ => vec![],
        })
    };
    let concluded = || {
        named(|kind| match kind {
            StageKind::Check { by, concluded_by } => vec![concluded_by.clone().unwrap_or_else(|| by.clone())],
            _ => vec![],
        })
    };
    let revise =
        || named(|kind| if let StageKind::Agree { by, .. } = kind { vec![by.clone()] } else { vec![] });
    let present = || {
        named(|kind| match kind {
            StageKind::Approve { by, on_presentation_of } => {
                vec![on_presentation_of.clone().unwrap_or_else(|| by.clone())]
            }
            _ => vec![],
        })
    };
    let sign =
        || named(|kind| if let StageKind::Approve { by, .. } = kind { vec![by.clone()] } else { vec![] });
    let publish = || {
        named(|kind| match kind {
            StageKind::Publish { places } => places.iter().map(|place| place.by.clone()).collect(),
            _ => vec![],
        })
    };
    let inform =
        || named(|kind| if let StageKind::Inform { by, .. } = kind { vec![by.clone()] } else { vec![] });
    let duty = || world.book.procedure.duties.iter().map(|duty| duty.by.clone()).collect();
    Some(match event {
        Event::RegisterOpened { .. } => (Act::OpenRegister, vec![], None),
        Event::DraftOpened { .. } | Event::OrderMannerChosen { .. } => (Act::OpenDraft, vec![], None),
        Event::SubmissionHandedIn { unit, .. } => {
            let roles = [role("unit-head"), role("unit-representative")].concat();
            (Act::HandIn, roles, Some(unit.clone()))
        }
        Event::SubmissionVisaed { unit, .. } => (Act::VisaSubmission, visa(), Some(unit.clone())),
        Event::SubmissionReturned { unit, .. } => {
            (Act::ReturnSubmission, [collect(), visa()].concat(), Some(unit.clone()))
        }
        Event::RequirementsAnswered { .. } | Event::RowMarked { .. } => (Act::Check, check(), None),
        Event::UnitWithdrawn { .. } => (Act::WithdrawUnit, collect(), None),
        Event::UnitSucceeded { .. } => (Act::NameSuccessor, vec![], None),
        Event::ProcessesListed { .. } => (Act::ListProcesses, vec![], None),
        Event::ReminderSent { .. } => (Act::Remind, vec![], None),
        Event::ConflictDecided { .. } => (Act::DecideConflict, collect(), None),
        Event::Consolidated { .. } => (Act::Consolidate, collect(), None),
        Event::FindingsRecorded { .. } => (Act::Check, check(), None),
        Event::CheckReturned { .. } | Event::CheckPassed { .. } => (Act::ConcludeCheck, concluded(), None),
        Event::RemarkAnswered { .. } | Event::Revised { .. } => (Act::Revise, revise(), None),
        Event::AgreerReplaced { .. } => (Act::ReplaceAgreer, revise(), None),
        Event::Presented { .. } => (Act::Present, present(), None),
        Event::Approved { .. } => (Act::Sign, sign(), None),
        Event::Published { .. } => (Act::Publish, publish(), None),
        Event::Informed { .. } => (Act::Inform, inform(), None),
        Event::DeadlineExtended { .. } => (Act::ExtendDeadline, vec![], None),
        Event::DraftWithdrawn { .. } => (Act::Withdraw, vec![], None),
        Event::RecordCorrected { .. } => (Act::Correct, vec![], None),
        Event::DocumentIssued { .. } => (Act::Issue, vec![], None),
        Event::DutyPerformed { .. } => (Act::PerformDuty, duty(), None),
        Event::InstructionExtended { .. } => (Act::ExtendDeadline, vec![], None),
        Event::InstructionLifted { .. } => (Act::LiftInstruction, vec![], None),
        // Whoever was told; those who may besides stand in the table.
        Event::InstructionFulfilled { .. } => (Act::FulfilInstruction, vec![], None),
        // What follows an act in the same breath, and visas, which go by seats.
        Event::StageOpened { .. }
        | Event::StageCompleted { .. }
        | Event::RoundOpened { .. }
        | Event::GroupOpened { .. }
        | Event::InstructionsGiven { .. }
        | Event::VisaGiven { .. } => return None,
    })
}

/// Whether the table of rights entitles the person, or one he acts for.
fn may(world: &World, command: &Command, person: &PersonId, event: &Event) -> bool {
    let rules = world.book.rules();
    let mut all = vec![person.clone()];
    all.extend(stands_for(rules.substitutions, person, command.on).into_iter().map(|one| one.for_whom));
    if let Event::VisaGiven { seat, .. } = event {
        return all.contains(seat);
    }
    if told_or_controls(world, event, &all) {
        return true;
    }
    let Some((act, named, unit)) = wanted(world, event) else { return true };
    let roles = entitled(act, &named);
    all.iter().any(|who| roles.iter().any(|role| holds(&rules, who, role, unit.as_ref())))
}

/// Whether one of `all` was told what the event is about, or controls the order; the data of a body never changes here,
/// so that those who answer are those who answered.
fn told_or_controls(world: &World, event: &Event, all: &[PersonId]) -> bool {
    let (no, told) = match event {
        Event::InstructionFulfilled { instruction, .. } => (instruction, true),
        Event::InstructionExtended { instruction, .. } | Event::InstructionLifted { instruction, .. } => {
            (instruction, false)
        }
        _ => return false,
    };
    world.register.instructions.get(*no).is_some_and(|one| {
        let holds = |who: &PersonId| told && one.given.holders.contains(who);
        all.iter().any(|who| holds(who) || one.given.controller.as_ref() == Some(who))
    })
}

/// Every deadline in a record is the one that the procedure says.
fn deadlines_are_counted(world: &World, state: &Register, fact: &Recorded) -> Result<(), TestCaseError> {
    let (stage, tasks): (Option<&Stage>, Vec<&Task>) = match &fact.event {
        Event::StageOpened { stage, tasks, .. } => {
            (world.book.procedure.stage(stage), tasks.iter().collect())
        }
        Event::GroupOpened { tasks, .. } => {
            let stages = world.book.procedure.stages.iter();
            let mut agreeing = stages.filter(|stage| matches!(stage.kind, StageKind::Agree { .. }));
            (agreeing.next(), tasks.iter().collect())
        }
        _ => return Ok(()),
    };
    let stage = stage.ok_or_else(|| TestCaseError::fail("a stage that the procedure does not know"))?;
    for task in tasks {
        let own = match (&stage.kind, &task.subject) {
            (StageKind::Publish { places }, Subject::Place(key)) => {
                places.iter().find(|place| place.key == *key).and_then(|place| place.limit.as_ref())
            }
            _ => None,
        };
        let Some(limit) = own.or(stage.limit.as_ref()) else {
            law(task.deadline.is_none(), || format!("{task:?} has a deadline without a limit"))?;
            continue;
        };
        let from = match limit.after {
            Milestone::Approval => state.last_edition().map_or(fact.on, |edition| edition.order.date),
            _ => fact.on,
        };
        let due = world.book.calendar.due(from, &limit.limit).ok();
        let counted = task.deadline.as_ref().map(|deadline| deadline.due);
        law(due.is_some() && due == counted, || format!("{task:?} should be due {due:?}"))?;
    }
    Ok(())
}

/// What an order tells is recorded with the order, once, with the day that the order sets; an instruction ends once.
fn instructions_are_followed(world: &World, state: &Register, event: &Event) -> Result<(), TestCaseError> {
    let open = |no: &InstructionNo| state.instructions.get(*no).is_some_and(|one| one.end.is_none());
    match event {
        Event::InstructionsGiven { instructions, .. } => {
            let order = state.last_edition().map(|edition| &edition.order);
            let due = |one: &Instruction| one.order.date;
            for one in instructions {
                law(order == Some(&one.order), || format!("{one:?} is not of the order that was signed"))?;
                law(state.instructions.get(one.no).is_none(), || format!("{one:?} was given twice"))?;
                let counted = one.deadline().map(|deadline| (deadline.from, deadline.due, deadline.limit));
                if let Some((from, day, limit)) = counted {
                    let right = world.book.calendar.due(due(one), &limit).ok();
                    law(from == due(one) && right == Some(day), || {
                        format!("{one:?} should be due {right:?}")
                    })?;
                }
            }
            Ok(())
        }
        Event::InstructionFulfilled { instruction, done } => {
            law(open(instruction), || format!("{instruction} is not open"))?;
            let given = state.instructions.get(*instruction).map(|one| one.given.order.date);
            law(given <= Some(done.on), || format!("{instruction} was done before it was given"))
        }
        Event::InstructionExtended { instruction, was, now, .. } => {
            let due = state.instructions.get(*instruction).and_then(|one| one.due);
            law(open(instruction) && due == Some(*was) && was < now, || format!("{event:?} puts nothing off"))
        }
        Event::InstructionLifted { instruction, .. } => {
            law(open(instruction), || format!("{instruction} is not open"))
        }
        _ => Ok(()),
    }
}

/// Laws of the whole life of a register.
fn at_the_end(world: &World) -> Result<(), TestCaseError> {
    let folded = world.history.iter().fold(Register::default(), evolve);
    law(folded == world.register, || "folded from the beginning the register is another".to_owned())?;
    prikaz_rules::owing::list_is_true(world)?;
    let mut orders = BTreeSet::new();
    let mut printed: BTreeMap<EntryId, String> = BTreeMap::new();
    let mut used: BTreeMap<String, EntryId> = BTreeMap::new();
    let anew = |edition: EditionNo| {
        let is_it = |one: &prikaz_workflow::Recorded| matches!(one.event, Event::Approved { edition: no, numbered_anew, .. } if no == edition && numbered_anew);
        world.history.iter().any(is_it)
    };
    for edition in &world.register.editions {
        // An order that brings the annex anew as a whole numbers its rows from 1; else each keeps its number.
        if anew(edition.no) {
            printed.clear();
            used.clear();
            let counted =
                edition.entries.iter().zip(1_usize..).all(|(entry, no)| entry.number == no.to_string());
            law(edition.amends.is_some() && counted, || "a restated annex is not counted from 1".to_owned())?;
        }
        let number = (edition.order.date.year(), edition.order.number.to_lowercase());
        law(orders.insert(number.clone()), || format!("the number {number:?} was given twice"))?;
        for entry in edition.entries.iter() {
            let known = printed.entry(entry.id).or_insert_with(|| entry.number.clone());
            law(*known == entry.number, || format!("row {known} became {}", entry.number))?;
            let owner = *used.entry(entry.number.clone()).or_insert(entry.id);
            law(owner == entry.id, || format!("the number {} was given to another row", entry.number))?;
        }
        law(edition.digest != Digest::ZERO, || "an edition without a digest".to_owned())?;
    }
    Ok(())
}

#[test]
fn whatever_is_done_the_laws_hold() {
    let config = ProptestConfig {
        cases: prikaz_rules::effort::cases(2000),
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let seen = RefCell::new(BTreeSet::new());
    let lives = (0_usize..PROCEDURES.len(), any::<u8>(), throws());
    let outcome = runner.run(&lives, |(place, seed, throws)| {
        let world = play(PROCEDURES[place], seed, &throws)?;
        seen.borrow_mut().extend(world.history.iter().map(|fact| fact.event.kind()));
        at_the_end(&world)
    });
    outcome.unwrap_or_else(|failed| panic!("{failed}"));
    // The lives are worth nothing where they do not come to everything that can happen; a share of them may not.
    if prikaz_rules::effort::stride() > 1 {
        return;
    }
    let seen = seen.into_inner();
    let missed: Vec<&&str> = Event::CODES.iter().filter(|kind| !seen.contains(**kind)).collect();
    assert!(missed.is_empty(), "never came to {missed:?}");
}

#[test]
fn a_long_life_keeps_every_number() {
    let usual = |a: u8, b: u8| Throw { kind: 0, who: 2, a, b, days: 1 };
    for id in PROCEDURES {
        let throws: Vec<Throw> =
            (0_u8..=250).map(|step| usual(step.wrapping_mul(37), step.wrapping_mul(11))).collect();
        let world = play(id, 0, &throws).unwrap_or_else(|failed| panic!("{id}: {failed}"));
        at_the_end(&world).unwrap_or_else(|failed| panic!("{id}: {failed}"));
        assert!(world.register.editions.len() >= 3, "{id}: {} editions", world.register.editions.len());
    }
}

/// A unit that its body loses at any moment of any life neither breaks a law nor leaves anything that nobody can settle.
#[test]
fn a_unit_lost_mid_life_breaks_no_law() {
    let config = ProptestConfig {
        cases: prikaz_rules::effort::cases(400),
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let lost = RefCell::new(0);
    let lives = (0_usize..PROCEDURES.len(), any::<u8>(), throws(), throws());
    let outcome = runner.run(&lives, |(place, seed, before, after)| {
        let mut world = play(PROCEDURES[place], seed, &before)?;
        let on = world.history.iter().map(|fact| fact.on).max().unwrap_or(FIRST_DAY);
        let units = &mut Arc::make_mut(&mut world.book.organisation).units;
        if units.len() < 2 {
            return Ok(());
        }
        units.remove(usize::from(seed) % units.len());
        *lost.borrow_mut() +=
            usize::from(!prikaz_workflow::lost_units(&world.book.rules(), &world.register).is_empty());
        at_the_end(&world)?;
        play_on(&mut world, on, &after)?;
        at_the_end(&world)
    });
    outcome.unwrap_or_else(|failed| panic!("{failed}"));
    assert!(lost.into_inner() > 20 / prikaz_rules::effort::stride(), "no unit was missed");
}
