//! `prikaz agreement status`: seats, decisions, remarks.

use std::collections::BTreeMap;

use serde_json::json;

use super::CommandError;
use super::desk::Desk;
use super::show::name;
use prikaz_app::Rulebook;
use prikaz_domain::{PersonId, RegisterId};
use prikaz_report::rounds;
use prikaz_wording::register::{AgreementStatus, AnswerWord, RemarkFacts, SeatFacts, SeatStanding};
use prikaz_workflow::{Draft, Round, SeatedGroup, Subject};

/// Who agreed, who is awaited, which remarks are open.
pub(super) fn agreement(desk: &mut Desk<'_>, id: &RegisterId) -> Result<(), CommandError> {
    let register = desk.register(id)?;
    let book = desk.book(id)?;
    let draft = register.known_draft()?;
    let round = draft.agreeing()?;
    let seats: Vec<_> = (1..)
        .zip(round.groups.iter())
        .flat_map(|(no, group)| seats(&book, draft, round, no, group))
        .collect();
    let history = desk.office.history(id)?;
    // Rows by the numbers they bore when the remarks were made.
    let made = rounds(&history, draft.no).into_iter().flat_map(|round| round.seats);
    let rows: BTreeMap<_, _> =
        made.flat_map(|seat| seat.remarks).map(|remark| (remark.id, remark.row)).collect();
    let remarks: Vec<_> = draft
        .remarks
        .iter()
        .map(|remark| {
            let row = rows.get(&remark.id).cloned().flatten();
            RemarkFacts {
                id: remark.id,
                round: remark.round,
                seat: name(&book, &remark.seat),
                row,
                text: remark.text.clone(),
                open: remark.is_open(),
                answer: remark.answer.as_ref().map(AnswerWord::from),
            }
        })
        .collect();
    let facts = AgreementStatus { round: round.no, digest: round.digest, seats, remarks };
    if desk.ui.json() {
        return desk.ui.value(&json!(facts));
    }
    let text = desk.ui.say(&facts);
    desk.ui.line(text.trim_end())
}

/// The seats of a group: what was decided, else whether it is awaited, not reached yet, or not needed any more.
fn seats(book: &Rulebook, draft: &Draft, round: &Round, no: u32, group: &SeatedGroup) -> Vec<SeatFacts> {
    let seat = |seat: &PersonId| {
        let task = draft.task(&Subject::Agreer(seat.clone()));
        let standing = match task {
            Some(_) => SeatStanding::Awaited,
            None if no > round.open => SeatStanding::Later,
            None => SeatStanding::Unneeded,
        };
        SeatFacts {
            group: group.title.clone(),
            seat: name(book, seat),
            key: seat.clone(),
            decision: round.decisions.get(seat).copied(),
            standing,
            due: task.and_then(prikaz_workflow::Task::due),
        }
    };
    group.seats.iter().map(seat).collect()
}
