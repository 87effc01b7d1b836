//! `prikaz agreement status`: seats, decisions, remarks.

use serde_json::{Value, json};

use super::desk::Desk;
use super::show::name;
use super::{CommandError, prose};
use crate::app::{AppError, Rulebook};
use crate::domain::{PersonId, RegisterId};
use crate::workflow::WantedStage;
use crate::workflow::{Answer, Draft, Phase, Refusal, Round, SeatedGroup, Subject};

/// Who agreed, who is awaited, which remarks are open.
pub(super) fn agreement(desk: &mut Desk<'_>, id: &RegisterId) -> Result<(), CommandError> {
    let register = desk.register(id)?;
    let book = desk.book(id)?;
    let draft = register.draft.as_ref().ok_or(Refusal::NoDraft);
    let draft = draft.map_err(|refusal| desk.error(Some(id), &refusal.into()))?;
    let Phase::Agreeing(round) = &draft.phase else {
        let refusal = Refusal::WrongStage { wanted: WantedStage::Agree, stage: draft.stage.clone() };
        return Err(desk.error(Some(id), &AppError::from(refusal)));
    };
    let seats: Vec<_> = (1..)
        .zip(round.groups.iter())
        .flat_map(|(no, group)| seats(&book, draft, round, no, group))
        .collect();
    let rows = prose::rows(&register);
    let remarks: Vec<_> = draft
        .remarks
        .iter()
        .map(|remark| {
            let row = remark.entry.map(|id| rows.get(&id).cloned().unwrap_or_else(|| id.to_string()));
            json!({ "id": remark.id, "round": remark.round, "seat": name(&book, &remark.seat), "row": row,
                "text": remark.text, "open": remark.is_open(), "answer": remark.answer.as_ref().map(word) })
        })
        .collect();
    let facts = json!({ "round": round.no, "digest": round.digest, "seats": seats, "remarks": remarks });
    if desk.ui.json() {
        return desk.ui.value(&facts);
    }
    let mut facts = facts;
    facts["decisions"] = desk.ui.table("dictionary.decisions");
    facts["answers"] = desk.ui.table("dictionary.answers");
    let text = desk.ui.text("agreement.status", facts);
    desk.ui.line(text.trim_end())
}

/// The seats of a group: what was decided, else whether it is awaited, not reached yet, or not needed any more.
fn seats(book: &Rulebook, draft: &Draft, round: &Round, no: u32, group: &SeatedGroup) -> Vec<Value> {
    let seat = |seat: &PersonId| {
        let task = draft.task(&Subject::Agreer(seat.clone()));
        let standing = match task {
            Some(_) => "awaited",
            None if no > round.open => "later",
            None => "unneeded",
        };
        json!({ "group": group.title, "seat": name(book, seat), "key": seat,
            "decision": round.decisions.get(seat), "standing": standing,
            "due": task.and_then(crate::workflow::Task::due) })
    };
    group.seats.iter().map(seat).collect()
}

fn word(answer: &Answer) -> &'static str {
    match answer {
        Answer::Accepted => "accepted",
        Answer::PartlyAccepted { .. } => "partly-accepted",
        Answer::Rejected { .. } => "rejected",
        Answer::ToMeeting { .. } => "to-meeting",
    }
}
