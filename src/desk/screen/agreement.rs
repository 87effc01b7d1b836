//! How the agreement stands: seats, decisions, remarks.

use std::collections::BTreeMap;

use time::Date;

use prikaz_app::{AppError, Office, Rulebook};
use prikaz_domain::{Digest, PersonId, RegisterId, RemarkId};
use prikaz_fact::coded;
use prikaz_procedure::StageWord;
use prikaz_report::rounds;
use prikaz_workflow::{Answer, Decision, Draft, Phase, Refusal, Round, SeatedGroup, Sight, Subject, Task};

use crate::{DeskError, Holder, Session};

/// How the round of agreement of a draft stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgreementState {
    /// The round.
    pub round: u32,
    /// Digest of exactly the rows that are agreed.
    pub digest: Digest,
    /// The seats, group by group.
    pub seats: Vec<SeatState>,
    /// The remarks of all rounds.
    pub remarks: Vec<RemarkState>,
}

/// A seat of the round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeatState {
    /// The title of its group.
    pub group: String,
    /// Whose it is.
    pub holder: Holder,
    /// What was decided.
    pub decision: Option<Decision>,
    /// Whether it is waited for.
    pub stand: SeatStand,
    /// The last day.
    pub due: Option<Date>,
}

coded! {
    /// Whether a seat is waited for.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum SeatStand: Serialize {
        /// It is.
        Awaited,
        /// Not yet.
        Later,
        /// Enough others agreed.
        Unneeded,
    }
}

/// A remark and its answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RemarkState {
    /// Its number.
    pub id: RemarkId,
    /// The round it was made in.
    pub round: u32,
    /// Who made it.
    pub seat: Holder,
    /// The row, by the number it bore then.
    pub row: Option<String>,
    /// What it says.
    pub text: String,
    /// Whether it wants an answer.
    pub open: bool,
    /// How it was answered.
    pub answer: Option<Answer>,
}

/// How the agreement of the draft of `id` stands.
///
/// # Errors
/// When there is no such register, no round is open, or it is not shown to whoever asks.
pub fn agreement(office: &Office, session: &Session, id: &RegisterId) -> Result<AgreementState, DeskError> {
    let state = || -> Result<AgreementState, AppError> {
        let (register, book) = (office.register(id)?, office.book(id)?);
        session.reads(office, (&book, &register), Sight::Agreement, None)?;
        let draft = register.known_draft()?;
        let Phase::Agreeing(round) = &draft.phase else {
            return Err(
                Refusal::WrongStage { wanted: StageWord::Agree.into(), stage: draft.stage.clone() }.into()
            );
        };
        let groups = (1..).zip(round.groups.iter());
        let seats = groups.flat_map(|(no, group)| seats(&book, draft, round, no, group)).collect();
        // Rows by the numbers they bore when the remarks were made.
        let made = rounds(&office.history(id)?, draft.no).into_iter().flat_map(|round| round.seats);
        let rows: BTreeMap<_, _> =
            made.flat_map(|seat| seat.remarks).map(|remark| (remark.id, remark.row)).collect();
        let remarks = draft.remarks.iter().map(|remark| RemarkState {
            id: remark.id,
            round: remark.round,
            seat: Holder::of(&book.organisation, &remark.seat),
            row: rows.get(&remark.id).cloned().flatten(),
            text: remark.text.clone(),
            open: remark.is_open(),
            answer: remark.answer.clone(),
        });
        Ok(AgreementState { round: round.no, digest: round.digest, seats, remarks: remarks.collect() })
    };
    state().map_err(DeskError::of_register(id))
}

/// The seats of a group: what was decided, else whether it is awaited, not reached yet, or not needed any more.
fn seats(book: &Rulebook, draft: &Draft, round: &Round, no: u32, group: &SeatedGroup) -> Vec<SeatState> {
    let seat = |seat: &PersonId| {
        let task = draft.task(&Subject::Agreer(seat.clone()));
        let stand = match task {
            Some(_) => SeatStand::Awaited,
            None if no > round.open => SeatStand::Later,
            None => SeatStand::Unneeded,
        };
        SeatState {
            group: group.title.clone(),
            holder: Holder::of(&book.organisation, seat),
            decision: round.decisions.get(seat).copied(),
            stand,
            due: task.and_then(Task::due),
        }
    };
    group.seats.iter().map(seat).collect()
}
