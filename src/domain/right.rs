//! Acts, as far as rights go, and by what means a body wants it known who does them.

use std::collections::BTreeMap;

use prikaz_fact::coded;

coded! {
/// An act, as far as rights go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Act {
    /// Set a register up.
    OpenRegister,
    /// Begin the next edition.
    OpenDraft,
    /// Hand in for a unit.
    HandIn,
    /// Visa a submission.
    VisaSubmission,
    /// Send a submission back.
    ReturnSubmission,
    /// Take a unit out of a collection.
    WithdrawUnit,
    /// Name the unit that takes over.
    NameSuccessor,
    /// Decide what holds where units say different things.
    DecideConflict,
    /// Make one draft.
    Consolidate,
    /// Check rows.
    Check,
    /// Conclude the check.
    ConcludeCheck,
    /// Decide as an agreer.
    GiveVisa,
    /// Bring in the sheet on which an agreer decided.
    BringSheet,
    /// Answer remarks, revise.
    Revise,
    /// Replace an agreer.
    ReplaceAgreer,
    /// Present for approval.
    Present,
    /// Sign.
    Sign,
    /// Record that an order that stands alone was signed.
    RecordOrder,
    /// Publish.
    Publish,
    /// Inform.
    Inform,
    /// Extend a deadline.
    ExtendDeadline,
    /// Withdraw a draft.
    Withdraw,
    /// Correct a record.
    Correct,
    /// Give a document out.
    Issue,
    /// Record a duty.
    PerformDuty,
    /// Take the list of processes.
    ListProcesses,
    /// Record that somebody was reminded.
    Remind,
    /// Record that what an order told somebody to do was done.
    FulfilInstruction,
    /// Release from what an order told somebody to do.
    LiftInstruction,
    /// Record a substitution.
    Substitute,
}
}

coded! {
/// What messages name as what somebody may not do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ActWord: Serialize {
    /// An act of the table.
    ..Act(Act),
    /// Begin a stage: what only the program does.
    OpenStage,
    /// Act for another: what bystanders may not do.
    ActForAnother,
}
}

impl Act {
    /// Every act, in the order of the table.
    pub fn all() -> impl Iterator<Item = Self> {
        Self::ALL.into_iter()
    }

    /// The word by which messages name it.
    pub fn word(self) -> ActWord {
        self.into()
    }
}

coded! {
/// By what means it is known who acts, as a body can ask for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MeansWord: Serialize {
    /// He said who he is, and holds the folder of the store.
    Claim,
    /// He acted on paper, which another brought in.
    Paper,
    /// He logged in.
    Login,
}
}

/// By what means a body wants it known who does an act; any will do where it says nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Demanded(BTreeMap<Act, Vec<MeansWord>>);

impl Demanded {
    /// What the file says of each act it names.
    pub fn of(acts: BTreeMap<Act, Vec<MeansWord>>) -> Self {
        Self(acts)
    }

    /// The means of which one is wanted for `act`, where `means` is none of them.
    pub fn instead_of(&self, means: Option<MeansWord>, act: Act) -> Option<&[MeansWord]> {
        let wanted = self.0.get(&act)?;
        (!means.is_some_and(|means| wanted.contains(&means))).then_some(wanted)
    }
}
