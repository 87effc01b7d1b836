//! The agreement sheet: all rounds, with dates of sending and return, remarks and answers, and who acted for whom.

use std::collections::BTreeMap;

use time::Date;

use crate::rounds::{Given, RemarkLine, RoundLine, SeatLine};
use crate::wording;
use prikaz_document::{Alignment, Cell, Column, Content, Row, Table};
use prikaz_domain::Entry;
use prikaz_russian::typography::{self, quoted};
use prikaz_workflow::{Answer, Decision, Weight};

use crate::paper::context::AgreementSheetContext;
use crate::paper::subject::number_of;
use crate::paper::{Matter, Subject};

/// Widths of the columns, in relation to one another.
const WIDTHS: [f32; 6] = [5.0, 32.0, 13.0, 20.0, 13.0, 40.0];

/// Heads of the columns.
const HEADS: [&str; 6] =
    ["№", "Должность, фамилия, инициалы", "Передано", "Решение", "Возвращено", "Замечания и ответы на них"];

/// The agreement sheet of a draft of the act `heading` with these rounds.
pub fn sheet(
    subject: Subject<'_>,
    heading: &str,
    rounds: &[RoundLine],
    entries: &[Entry],
    created: Date,
) -> Matter {
    let wording = &subject.procedure.order;
    let context = AgreementSheetContext {
        kind: wording::genitive(wording.kind),
        heading: heading.to_owned(),
        organisation: subject.organisation.name.full.genitive.clone(),
        rounds: rounds.len(),
        digest: rounds.last().map(|round| round.digest.to_string()),
    };
    let title =
        format!("Лист согласования к проекту {} {}", wording::genitive(wording.kind), quoted(heading));
    let properties = subject.properties(&title, created);
    Matter {
        tables: BTreeMap::from([("rounds".to_owned(), table(subject, rounds, entries))]),
        mark: subject.mark(),
        ..Matter::new(context, properties)
    }
}

fn table(subject: Subject<'_>, rounds: &[RoundLine], entries: &[Entry]) -> Table {
    let mut rows = Vec::new();
    for round in rounds {
        rows.push(Row::section(1, round_title(subject, round)));
        rows.extend(round.seats.iter().zip(1..).map(|(seat, no)| seat_row(subject, seat, no, entries)));
    }
    Table {
        name: "Лист согласования".to_owned(),
        columns: WIDTHS.iter().map(|width| Column::new(*width)).collect(),
        head: vec![Row::new(HEADS.map(Cell::text))],
        column_numbers: true,
        rows,
        ..Table::default()
    }
}

fn round_title(subject: Subject<'_>, round: &RoundLine) -> String {
    let opened = wording::date(subject.organisation, round.opened);
    let why = match round.after {
        None => "",
        Some(Weight::Substance) => ", повторный: проект изменен по существу",
        Some(Weight::Editorial) => ", повторный: в проект внесена редакционная правка",
    };
    let no = round.no;
    let mut title = format!(
        "Круг согласования №\u{a0}{no} от\u{a0}{opened}{why}; контрольная сумма проекта {}",
        round.digest.short()
    );
    if !round.told.is_empty() {
        let names: Vec<String> = round.told.iter().map(|person| subject.name(person)).collect();
        title.push_str(&format!("; согласовали ранее и уведомлены о правке: {}", names.join(", ")));
    }
    title
}

fn seat_row(subject: Subject<'_>, line: &SeatLine, no: u32, entries: &[Entry]) -> Row {
    let date = |date: Option<Date>| date.map_or_else(|| Cell::text(""), |day| Cell::new(Content::Date(day)));
    Row::new([
        Cell::text(no.to_string()).aligned(Alignment::Centre),
        Cell::text(who(subject, line)),
        date(line.sent),
        Cell::text(decision(line)),
        date(line.given.as_ref().map(|given| given.on)),
        Cell::text(remarks(subject, &line.remarks, entries)),
    ])
}

/// The sheet prints both the post replaced and the fact of acting.
fn who(subject: Subject<'_>, line: &SeatLine) -> String {
    let mut text = format!("{}\n{}", subject.post(&line.seat), subject.name(&line.seat));
    if let Some((was, basis)) = &line.replaced {
        text.push_str(&format!("\n(вместо: {}; {basis})", subject.name(was)));
    }
    if let Some(Given { by: Some((person, acting)), .. }) = &line.given {
        let name = subject.name(person);
        let did = if subject.is_woman(person) { "приняла" } else { "принял" };
        let post = typography::decapitalised(&acting.post);
        text.push_str(&format!("\nрешение {did} {name}, {post} ({})", acting.basis));
    }
    text
}

fn decision(line: &SeatLine) -> &'static str {
    match line.given.as_ref().map(|given| given.decision) {
        None if line.sent.is_none() => "не передавалось",
        None => "нет решения",
        Some(Decision::Agreed) => "согласовано",
        Some(Decision::AgreedWithRemarks) => "согласовано с замечаниями",
        Some(Decision::Returned) => "возвращено с замечаниями",
    }
}

fn remarks(subject: Subject<'_>, remarks: &[RemarkLine], entries: &[Entry]) -> String {
    let line = |remark: &RemarkLine| {
        let about = remark.row.as_ref().map(|_| format!(", {}", about(remark, entries))).unwrap_or_default();
        format!(
            "№\u{a0}{}{about}: {}\n{}",
            remark.id,
            remark.text,
            typography::capitalised(&answer(subject, remark))
        )
    };
    remarks.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// The row as the agreer saw it; its number now, where it has another: «строка 3 (теперь 2)».
pub(crate) fn about(remark: &RemarkLine, entries: &[Entry]) -> String {
    let Some(row) = &remark.row else { return "проект в целом".to_owned() };
    match remark.entry.and_then(|id| number_of(entries, id)) {
        Some(now) if now != row => format!("строка {row} (теперь {now})"),
        _ => format!("строка {row}"),
    }
}

pub(crate) fn answer(subject: Subject<'_>, remark: &RemarkLine) -> String {
    let Some((answer, on)) = &remark.answer else { return "ответа нет".to_owned() };
    let on = wording::date(subject.organisation, *on);
    match answer {
        Answer::Accepted => format!("принято {on}"),
        Answer::PartlyAccepted { part } => format!("принято частично {on}: {part}"),
        Answer::Rejected { reason } => format!("отклонено {on}: {reason}"),
        Answer::ToMeeting { meeting } => format!("вынесено {on} на согласительное совещание: {meeting}"),
    }
}
