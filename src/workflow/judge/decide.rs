//! The entrance: each command to the file of its stage.

use super::agreement::{agree, revise};
use super::collection::{check, collect, conflict, requirements, succession};
use super::order::{approve, publish, restate};
use super::owed::{duty, reminding, told};
use crate::command::{Action, Command};
use crate::judge::{draft, inform, stage, upkeep};
use crate::legible::legible;
use crate::record::event::Event;
use crate::refusal::Refusal;
use crate::rules::Rules;
use crate::state::register::Register;

/// Judges `command` on the state of `register`.
///
/// # Errors
/// The refusal, when the procedure, the state or a person's rights do not allow it, or a text could not be read as it
/// stands. Nothing has changed then.
pub fn decide(rules: &Rules<'_>, register: &Register, command: &Command) -> Result<Vec<Event>, Refusal> {
    let events = judged(rules, register, command)?;
    legible(&events)?;
    Ok(events)
}

fn judged(rules: &Rules<'_>, register: &Register, command: &Command) -> Result<Vec<Event>, Refusal> {
    not_in_future(command)?;
    if let Action::OpenRegister = command.action {
        return draft::open_register(rules, register, command);
    }
    if register.opened.is_none() {
        return Err(Refusal::NoRegister);
    }
    match &command.action {
        Action::OpenRegister => Err(Refusal::RegisterExists),
        Action::OpenDraft { ground, basis } => draft::open(rules, register, command, ground.as_ref(), basis),
        Action::OpenStage { draft, stage } => stage::open(rules, register, command, *draft, stage),
        Action::HandIn { unit, rows, was, file, again } => {
            let (rows, was, file, again) = (rows.as_ref(), was.as_ref(), file.as_ref(), again.as_deref());
            let submitted = collect::Handed { rows, was, file, again };
            collect::hand_in(rules, register, command, unit, &submitted)
        }
        Action::VisaSubmission { unit } => collect::visa(rules, register, command, unit),
        Action::ReturnSubmission { unit, findings } => {
            collect::return_submission(rules, register, command, unit, findings)
        }
        Action::DecideConflict { conflict, settlement, why } => {
            conflict::decide(rules, register, command, *conflict, settlement, why)
        }
        Action::Consolidate { without } => collect::consolidate(rules, register, command, without),
        Action::RecordFindings { findings } => check::record(rules, register, command, findings),
        Action::ReturnFromCheck => check::send_back(rules, register, command),
        Action::PassCheck => check::pass(rules, register, command),
        Action::GiveVisa { digest, verdict, seat, sheet } => {
            agree::visa(rules, register, command, *digest, verdict, seat.as_ref(), sheet.as_ref())
        }
        Action::AnswerRemark { remark, answer } => revise::answer(rules, register, command, *remark, answer),
        Action::Revise { answers, entries, weight, of } => {
            revise::revise(rules, register, command, answers, entries.as_ref(), (*weight, *of))
        }
        Action::ReplaceAgreer { was, now, basis } => {
            agree::replace(rules, register, command, was, now, basis)
        }
        Action::Present => approve::present(rules, register, command),
        Action::ChooseManner { anew, repeals } => {
            restate::choose(rules, register, command, (*anew, *repeals))
        }
        Action::Sign { number, digest, recorded_by, title, earlier } => {
            let (recorded_by, title) = (recorded_by.as_ref(), title.as_deref());
            let signing = approve::Signing { number, digest: *digest, recorded_by, title, earlier };
            approve::sign(rules, register, command, signing)
        }
        Action::Publish { place, edition, address, file } => {
            publish::publish(rules, register, command, place, *edition, address, file.as_ref())
        }
        Action::Inform { means } => inform::inform(rules, register, command, means),
        Action::ExtendDeadline { stage, subject, to, basis } => {
            upkeep::extend(rules, register, command, stage, subject, *to, basis)
        }
        Action::Withdraw { reason } => draft::withdraw(rules, register, command, reason),
        Action::Correct { version, correction, reason } => {
            upkeep::correct(rules, register, command, *version, correction, reason)
        }
        Action::Issue { paper, file, shown } => upkeep::issue(rules, register, command, *paper, file, shown),
        Action::PerformDuty { duty, due, of, note } => {
            duty::perform(rules, register, command, duty, *due, of.as_ref(), note)
        }
        Action::WithdrawUnit { unit, reason } => succession::withdraw(rules, register, command, unit, reason),
        Action::NameSuccessor { unit, successor, basis } => {
            succession::succeed(rules, register, command, (unit, successor), basis)
        }
        Action::MarkRow { entry, reason, note } => {
            check::mark(rules, register, command, *entry, reason, note)
        }
        Action::AnswerRequirements { answers } => requirements::answer(rules, register, command, answers),
        Action::ListProcesses { listed, file } => {
            upkeep::list_processes(rules, register, command, listed, file.as_ref())
        }
        Action::RecordReminder { reminded, to, channel, message } => {
            reminding::record(rules, register, command, reminded, to, *channel, message.as_deref())
        }
        Action::FulfilInstruction { instruction, by, paper } => {
            told::fulfil(rules, register, command, *instruction, by.as_ref(), paper)
        }
        Action::ExtendInstruction { instruction, to, basis } => {
            told::extend(rules, register, command, *instruction, *to, basis)
        }
        Action::LiftInstruction { instruction, reason } => {
            told::lift(rules, register, command, *instruction, reason)
        }
    }
}

/// An act is recorded on its day or later, never before: `on` is not after the day of `at`.
fn not_in_future(command: &Command) -> Result<(), Refusal> {
    let today = command.at.date();
    if command.on > today { Err(Refusal::InFuture { on: command.on, today }) } else { Ok(()) }
}
