//! What is to be done, by whom, by when: `prikaz register status`, `prikaz inbox`.

use time::Date;

use super::macros::{facts_of, messages};
use super::register::InstructionFacts;
use super::{Message, Text};
use prikaz_domain::{
    ActReference, Digest, DraftNo, DutyKey, EditionNo, InstructionNo, OrganisationId, PersonId, RegisterId,
    RemarkId,
};
use prikaz_fact::example;

facts_of! {
    /// Something that waits for somebody. What a task does not have is absent, never left out.
    TaskFacts {
        /// Its name in the list of what is owed.
        id: String,
        /// The title of the stage, or of the instruction or duty.
        stage: String,
        /// What it is about, where the holders do not say so.
        subject: String,
        /// Names of those who hold it.
        holders: Vec<String>,
        /// Their keys.
        keys: Vec<PersonId>,
        /// What does it, in the words of the door ([`NextStep`](super::NextStep)).
        command: Option<String>,
        /// The last day.
        due: Option<Date>,
        /// Working days left, or over where it is negative.
        left: Option<i64>,
        /// The clause the limit rests on.
        clause: Option<String>,
        /// Whether it has no limit of its own: it falls within that of the stage.
        waiting: bool,
        /// Which working day it is with its holder.
        held: Option<i64>,
        /// Whether the last day is in this week.
        week: bool,
        /// Whether all who hold it left the body: another has to settle it.
        gone: bool,
        /// The instruction of an order.
        instruction: Option<InstructionNo>,
    }
}

facts_of! {
    /// An edition, with the act that approved it.
    EditionFacts {
        no: EditionNo,
        order: ActReference,
    }
}

facts_of! {
    /// An edition whose act was repealed, with the act that did it.
    FallenFacts {
        no: EditionNo,
        order: ActReference,
        by: ActReference,
    }
}

facts_of! {
    /// A duty that comes round, on one of its days.
    DutyFacts {
        /// Its name in the list of what is owed.
        id: String,
        register: RegisterId,
        /// Its key in the procedure.
        duty: DutyKey,
        title: String,
        clause: Option<String>,
        /// The unit that owes it, where units do.
        unit: Option<String>,
        /// The day that the procedure names.
        named: Date,
        /// The last day.
        due: Date,
        /// The last working day not later than the named one.
        careful: Option<Date>,
        /// Whether the last day is another than the named one.
        moved: bool,
        /// The year without a calendar into which it falls.
        uncounted: Option<i32>,
        /// Who owes it.
        by: Vec<String>,
        done: bool,
        /// When it was done.
        on: Option<Date>,
        /// Whether that was late.
        done_late: bool,
        /// Working days late, where they can be counted.
        late: Option<u32>,
        overdue: bool,
    }
}

/// A line of what falls due in a year: a duty, or what an order told somebody to do.
#[derive(Debug, Clone, serde::Serialize)]
#[serde(untagged)]
pub enum DutyListed {
    /// An instruction.
    Told(InstructionFacts),
    /// A duty.
    Duty(DutyFacts),
}

example! { enum DutyListed { Told(InstructionFacts), Duty(DutyFacts) } }

impl DutyListed {
    /// The last day.
    pub fn due(&self) -> Option<Date> {
        match self {
            Self::Told(told) => told.due,
            Self::Duty(duty) => Some(duty.due),
        }
    }
}

impl Message for DutyListed {
    const TEXTS: &'static [Text] = &[Text::new("duty.listed", "")];
}

messages! {
    /// The first line of `prikaz register status`.
    line StatusHead = "register.status" {
        title: String,
        /// The edition in force.
        in_force: Option<EditionFacts>,
        /// That which would be, were it not repealed.
        fallen: Option<FallenFacts>,
        /// The acts before it that nothing has repealed.
        beside: Vec<ActReference>,
        /// Those approved that are not in force yet.
        awaiting: Vec<EditionFacts>,
        draft: Option<DraftNo>,
        stage: Option<String>,
        digest: Option<Digest>,
    };
    /// Nobody has anything to do.
    word IDLE = "register.idle";
    /// A task of a register.
    line RegisterTask = "register.task" {
        #[serde(flatten)]
        task: TaskFacts,
    };
    /// What the drafter does between a return and the next round.
    line RemarksToAnswer = "register.remarks" { remarks: Vec<RemarkId> };
    /// What a deputy does with the submission of a unit.
    line ToVisa = "register.to-visa" { unit: String };
    /// What comes after the last submission.
    word TO_CONSOLIDATE = "register.to-consolidate";
    /// What those do who lay the draft before the one who approves.
    word TO_PRESENT = "register.to-present";
    /// What is done where units say different things.
    line ToDecide = "register.to-decide" { rows: usize };
    /// The first line of `prikaz inbox`.
    line InboxHead = "inbox.head" { name: String, tasks: usize };
    /// A task of a person.
    line InboxTask = "inbox.task" {
        #[serde(flatten)]
        task: TaskFacts,
        register: Option<RegisterId>,
        /// The body, where its order stands alone.
        organisation: Option<OrganisationId>,
        title: Option<String>,
        /// For whom, in the accusative, where it is another's.
        instead: Option<String>,
    };
    /// Somebody who has to read an order and has not yet.
    line ToReadLine = "order.to-read-line" { name: String, name_dative: String, due: Option<Date>, overdue: bool };
    told DutyListed;
    /// The name of a calendar feed.
    word FEED_NAME = "feed.name";
    /// What an event of a calendar feed is called.
    line FeedSummary = "feed.summary" { stage: String, subject: String };
    /// What is told of it.
    line FeedDescription = "feed.description" {
        register: Option<RegisterId>,
        organisation: Option<OrganisationId>,
        clause: Option<String>,
        holders: Vec<String>,
    };
}
