//! Minutes of disagreements: every remark on a draft with what became of it. The vocabulary is that of a summary of
//! comments: принято, принято частично, отклонено, вынесено на согласительное совещание.

use std::collections::BTreeMap;

use time::Date;

use crate::rounds::{RemarkLine, RoundLine, SeatLine};
use crate::table::headed;
use crate::wording;
use prikaz_document::{Alignment, Cell, Row, Table};
use prikaz_domain::Entry;
use prikaz_russian::typography::quoted;
use prikaz_workflow::Answer;

use super::sheet;
use crate::paper::context::{Count, DisagreementsContext};
use crate::paper::{Matter, Subject};

const HEADS: [(&str, f32); 6] = [
    ("№", 5.0),
    ("Строка проекта", 10.0),
    ("Замечание", 34.0),
    ("Кем и когда заявлено", 21.0),
    ("Решение", 14.0),
    ("Обоснование", 28.0),
];

/// The minutes of the remarks made in `rounds` on the draft of the act `heading`.
pub fn disagreements(
    subject: Subject<'_>,
    heading: &str,
    rounds: &[RoundLine],
    entries: &[Entry],
    created: Date,
) -> Matter {
    let wording = &subject.procedure.order;
    let kind = wording::genitive(wording.kind);
    let remarks = remarks(rounds);
    let answers =
        || remarks.iter().map(|(_, _, remark)| remark.answer.as_ref().map(|(answer, _)| said(answer)));
    let counted = ANSWERED.into_iter().map(|what| {
        let n = answers().filter(|one| one.unwrap_or(OPEN) == what).count();
        Count { what, n }
    });
    let context = DisagreementsContext {
        kind: kind.clone(),
        heading: heading.to_owned(),
        organisation: subject.organisation.name.full.genitive.clone(),
        date: wording::date(subject.organisation, created),
        total: remarks.len(),
        counted: counted.filter(|one| one.n > 0).collect(),
    };
    let title = format!("Протокол разногласий к проекту {kind} {}", quoted(heading));
    let rows = remarks.iter().zip(1..).map(|(remark, no)| row(subject, remark, no, entries)).collect();
    let table =
        Table { column_numbers: true, ..headed("Протокол разногласий", &HEADS, rows) };
    Matter {
        tables: BTreeMap::from([("remarks".to_owned(), table)]),
        mark: subject.mark(),
        ..Matter::new(context, subject.properties(&title, created))
    }
}

/// What became of remarks, in the order the minutes count them.
const ANSWERED: [&str; 5] =
    ["принято", "принято частично", "отклонено", "вынесено на согласительное совещание", OPEN];
const OPEN: &str = "не рассмотрено";

fn said(answer: &Answer) -> &'static str {
    match answer {
        Answer::Accepted => ANSWERED[0],
        Answer::PartlyAccepted { .. } => ANSWERED[1],
        Answer::Rejected { .. } => ANSWERED[2],
        Answer::ToMeeting { .. } => ANSWERED[3],
    }
}

/// Every remark with its round and its seat, in the order they were made.
fn remarks(rounds: &[RoundLine]) -> Vec<(&RoundLine, &SeatLine, &RemarkLine)> {
    let seats = rounds.iter().flat_map(|round| round.seats.iter().map(move |seat| (round, seat)));
    let mut all: Vec<_> = seats
        .flat_map(|(round, seat)| seat.remarks.iter().map(move |remark| (round, seat, remark)))
        .collect();
    all.sort_by_key(|(_, _, remark)| remark.id);
    all
}

fn row(
    subject: Subject<'_>,
    (round, seat, remark): &(&RoundLine, &SeatLine, &RemarkLine),
    no: u32,
    entries: &[Entry],
) -> Row {
    let about = sheet::about(remark, entries);
    let about = about.strip_prefix("строка ").unwrap_or(&about);
    let made =
        seat.given.as_ref().map(|given| wording::date(subject.organisation, given.on)).unwrap_or_default();
    let (decision, reason) = outcome(subject, remark);
    Row::new([
        Cell::text(no.to_string()).aligned(Alignment::Centre),
        Cell::text(about),
        Cell::text(remark.text.as_str()),
        Cell::text(format!("{}, круг\u{a0}№\u{a0}{}, {made}", subject.name(&seat.seat), round.no)),
        Cell::text(decision),
        Cell::text(reason),
    ])
}

/// What became of a remark, and why.
fn outcome(subject: Subject<'_>, remark: &RemarkLine) -> (String, String) {
    let Some((answer, on)) = &remark.answer else {
        return ("не рассмотрено".to_owned(), String::new());
    };
    let on = wording::date(subject.organisation, *on);
    let (decision, reason) = match answer {
        Answer::Accepted => ("принято", ""),
        Answer::PartlyAccepted { part } => ("принято частично", part.as_str()),
        Answer::Rejected { reason } => ("отклонено", reason.as_str()),
        Answer::ToMeeting { meeting } => ("вынесено на согласительное совещание", meeting.as_str()),
    };
    (format!("{decision}, {on}"), reason.to_owned())
}
