//! The rounds of agreement of a draft, as its agreement sheet shows them: made from the events each time,
//! never kept separately.

use std::collections::BTreeMap;

use time::Date;

use prikaz_domain::{Digest, DraftNo, EntryId, PersonId, RemarkId};
use prikaz_workflow::{Acting, Answer, Decision, Event, Recorded, Weight};

/// A round of agreement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoundLine {
    /// Its number.
    pub no: u32,
    /// When it began.
    pub opened: Date,
    /// Digest of the draft that was agreed.
    pub digest: Digest,
    /// What became of the draft before this round; none before the first.
    pub after: Option<Weight>,
    /// Who agreed before and was only told of an editorial change.
    pub told: Vec<PersonId>,
    /// Seats, group by group.
    pub seats: Vec<SeatLine>,
}

/// A seat in a round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeatLine {
    /// Name of the group.
    pub group: String,
    /// Whose seat it is.
    pub seat: PersonId,
    /// Whose it was before, and why it changed hands.
    pub replaced: Option<(PersonId, String)>,
    /// When the draft was laid before the group; none where it never was.
    pub sent: Option<Date>,
    /// What came back.
    pub given: Option<Given>,
    /// Remarks made with it.
    pub remarks: Vec<RemarkLine>,
}

/// A decision as it came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// When.
    pub on: Date,
    /// By whom, where another person acted for the seat.
    pub by: Option<(PersonId, Acting)>,
    /// What was decided.
    pub decision: Decision,
}

/// A remark with its answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RemarkLine {
    /// Its number within the draft.
    pub id: RemarkId,
    /// The row.
    pub entry: Option<EntryId>,
    /// The number the row bore in the draft that the remark is about; rows may be numbered otherwise since.
    pub row: Option<String>,
    /// Its text.
    pub text: String,
    /// The last answer and its day.
    pub answer: Option<(Answer, Date)>,
}

/// The rounds of `draft`, in order.
pub fn rounds(history: &[Recorded], draft: DraftNo) -> Vec<RoundLine> {
    let mut rounds = Vec::new();
    let (mut revised, mut numbers) = (None, BTreeMap::new());
    for recorded in history.iter().filter(|recorded| recorded.event.draft() == Some(draft)) {
        if let Event::Consolidated { entries, .. } | Event::Revised { entries, .. } = &recorded.event {
            // A row that goes keeps the number it had.
            numbers.extend(entries.iter().map(|entry| (entry.id, entry.number.clone())));
        }
        note(&mut rounds, &mut revised, &numbers, recorded);
    }
    rounds
}

fn note(
    rounds: &mut Vec<RoundLine>,
    revised: &mut Option<Weight>,
    numbers: &BTreeMap<EntryId, String>,
    recorded: &Recorded,
) {
    match &recorded.event {
        Event::Revised { weight, .. } => *revised = Some(*weight),
        Event::RoundOpened { round, digest, groups, told, .. } => {
            let seat = |group: &str, seat: &PersonId| SeatLine {
                group: group.to_owned(),
                seat: seat.clone(),
                replaced: None,
                sent: None,
                given: None,
                remarks: Vec::new(),
            };
            let seats = groups.iter().flat_map(|group| group.seats.iter().map(|one| seat(&group.title, one)));
            rounds.push(RoundLine {
                no: *round,
                opened: recorded.on,
                digest: *digest,
                after: revised.take(),
                told: told.clone(),
                seats: seats.collect(),
            });
        }
        Event::GroupOpened { tasks, .. } => {
            for task in tasks {
                let holder = task.holders.first();
                for line in last_seats(rounds).filter(|line| Some(&line.seat) == holder) {
                    line.sent = line.sent.or(Some(recorded.on));
                }
            }
        }
        Event::VisaGiven { seat, acting, decision, remarks, .. } => {
            let by = match (recorded.by.person(), acting) {
                (Some(person), Some(acting)) => Some((person.clone(), acting.clone())),
                _ => None,
            };
            let given = Given { on: recorded.on, by, decision: *decision };
            for line in last_seats(rounds).filter(|line| line.seat == *seat) {
                line.given = Some(given.clone());
                line.remarks.extend(remarks.iter().map(|made| RemarkLine {
                    id: made.id,
                    entry: made.entry,
                    row: made.entry.map(|id| numbers.get(&id).cloned().unwrap_or_else(|| id.to_string())),
                    text: made.text.clone(),
                    answer: None,
                }));
            }
        }
        Event::RemarkAnswered { remark, answer, .. } => {
            let all = rounds.iter_mut().flat_map(|round| &mut round.seats).flat_map(|line| &mut line.remarks);
            for line in all.filter(|line| line.id == *remark) {
                line.answer = Some((answer.clone(), recorded.on));
            }
        }
        Event::AgreerReplaced { was, now, basis, .. } => {
            for line in last_seats(rounds).filter(|line| line.seat == *was) {
                line.seat = now.clone();
                line.replaced = Some((was.clone(), basis.clone()));
            }
        }
        _ => {}
    }
}

fn last_seats(rounds: &mut [RoundLine]) -> impl Iterator<Item = &mut SeatLine> {
    rounds.last_mut().into_iter().flat_map(|round| &mut round.seats)
}
