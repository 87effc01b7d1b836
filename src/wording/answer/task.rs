//! Tasks of a person and of a register, as facts.

use prikaz_app::Target;
use prikaz_desk::{
    Concern, DutyTask, EditionNamed, FallenEdition, Freed, HasRead, HeldTask, Late, LostThing, RegisterTasks,
    Task, ToReadTask, YearTask,
};
use prikaz_domain::{Case, RegisterId};

use super::holder::{keys, names};
use crate::order::{ReadLine, ReadingLiftedLine};
use crate::register::{InstructionTitled, LostFacts};
use crate::task::{
    DutyFacts, DutyListed, EditionFacts, FallenFacts, InboxTask, RemarksToAnswer, StatusHead, TO_CONSOLIDATE,
    TO_PRESENT, TaskFacts, ToDecide, ToReadLine, ToVisa,
};
use crate::{Messages, NextStep};

impl TaskFacts {
    /// `task`, with what it is about in the words of `messages`.
    pub fn of(messages: &Messages, task: &Task) -> Self {
        Self {
            id: task.id.clone(),
            stage: titled(messages, task),
            subject: about(messages, &task.about),
            holders: names(&task.holders),
            keys: keys(&task.holders),
            command: task.next.clone().map(|next| messages.text(&NextStep(next))),
            due: task.due,
            left: task.left,
            clause: task.clause.clone(),
            waiting: task.waiting,
            held: task.held.map(i64::from),
            week: task.week,
            gone: task.gone,
            instruction: task.instruction,
        }
    }
}

/// The title of a task; an instruction is told by its number.
fn titled(messages: &Messages, task: &Task) -> String {
    match task.instruction {
        Some(instruction) => messages.text(&InstructionTitled { instruction, task: task.title.clone() }),
        None => task.title.clone(),
    }
}

/// What a task is about; nothing where its holders say it already.
fn about(messages: &Messages, about: &Concern) -> String {
    match about.clone() {
        Concern::Nothing => String::new(),
        Concern::Unit(unit) => unit.title,
        Concern::Agreer(name) => name,
        Concern::Place(place) => place,
        Concern::SubmissionToVisa(unit) => messages.text(&ToVisa { unit: unit.title }),
        Concern::Conflicts(rows) => messages.text(&ToDecide { rows }),
        Concern::Consolidation => messages.word(TO_CONSOLIDATE),
        Concern::Remarks(remarks) => messages.text(&RemarksToAnswer { remarks }),
        Concern::Presentation => messages.word(TO_PRESENT),
        Concern::Addressed(whom) => whom,
    }
}

impl InboxTask {
    /// `held` in the words of `messages`.
    pub fn of(messages: &Messages, held: &HeldTask) -> Self {
        Self {
            task: TaskFacts::of(messages, &held.task),
            register: held.target.register().cloned(),
            organisation: match &held.target {
                Target::Register(_) => None,
                Target::Body(body) => Some(body.clone()),
            },
            title: held.title.clone(),
            instead: held.instead.as_ref().map(|name| name.surname_first_in(Case::Accusative)),
        }
    }
}

impl From<&RegisterTasks> for StatusHead {
    fn from(register: &RegisterTasks) -> Self {
        Self {
            title: register.title.clone(),
            in_force: register.in_force.as_ref().map(EditionFacts::from),
            fallen: register.fallen.as_ref().map(FallenFacts::from),
            beside: register.beside.clone(),
            awaiting: register.awaiting.iter().map(EditionFacts::from).collect(),
            draft: register.draft,
            stage: register.stage.clone(),
            digest: register.digest,
        }
    }
}

impl From<&EditionNamed> for EditionFacts {
    fn from(edition: &EditionNamed) -> Self {
        Self { no: edition.no, order: edition.order.clone() }
    }
}

impl From<&FallenEdition> for FallenFacts {
    fn from(edition: &FallenEdition) -> Self {
        Self { no: edition.no, order: edition.order.clone(), by: edition.by.clone() }
    }
}

impl LostFacts {
    /// `lost` of the register `register`.
    pub fn of(register: &RegisterId, lost: &LostThing) -> Self {
        Self {
            register: register.clone(),
            what: lost.what,
            name: lost.key.clone(),
            title: lost.title.clone(),
            collecting: lost.collecting,
        }
    }
}

impl DutyListed {
    /// `task` as it is listed.
    pub fn of(messages: &Messages, task: &YearTask) -> Self {
        match task {
            YearTask::Told(told) => Self::Told(told.into()),
            YearTask::Duty(duty) => Self::Duty(DutyFacts::of(messages, duty)),
        }
    }
}

impl DutyFacts {
    fn of(messages: &Messages, duty: &DutyTask) -> Self {
        Self {
            id: duty.task.id.clone(),
            register: duty.register.clone(),
            duty: duty.duty.clone(),
            title: titled(messages, &duty.task),
            clause: duty.task.clause.clone(),
            unit: duty.unit.as_ref().map(|unit| unit.title.clone()),
            named: duty.named,
            due: duty.due,
            careful: duty.careful,
            moved: duty.due != duty.named,
            uncounted: duty.uncounted,
            by: names(&duty.task.holders),
            done: duty.done.is_some(),
            on: duty.done,
            done_late: duty.late.is_some(),
            late: duty.late.and_then(|Late(days)| days),
            overdue: duty.overdue,
        }
    }
}

impl From<&ToReadTask> for ToReadLine {
    fn from(task: &ToReadTask) -> Self {
        let dative = task.name.as_ref().map(|name| name.surname_first_in(Case::Dative));
        Self {
            name: task.holder.name.clone(),
            name_dative: dative.unwrap_or_else(|| task.holder.person.to_string()),
            due: task.due,
            overdue: task.overdue,
        }
    }
}

impl From<&HasRead> for ReadLine {
    fn from(one: &HasRead) -> Self {
        let reading = &one.line.reading;
        Self {
            on: reading.on,
            name: one.name.clone(),
            due: reading.due,
            overdue: one.line.overdue,
            late: one.line.late,
            recorder: one.recorder.clone(),
        }
    }
}

impl From<&Freed> for ReadingLiftedLine {
    fn from(one: &Freed) -> Self {
        Self { on: one.lifted.on, name: one.name.clone(), reason: one.lifted.reason.clone() }
    }
}
