//! The printed table of the deadline report.

use time::Date;

use prikaz_document::{Alignment, Bar, Cell, Chart, Column, Content, Row, Table};
use prikaz_russian::dates;
use prikaz_russian::plural;

use crate::obligation::Standing;
use crate::paper::DeadlineRow;

/// Heads and widths of the printed table.
const COLUMNS: [(&str, f32); 9] = [
    ("Реестр, редакция (проект)", 15.0),
    ("Этап, обязанность, поручение", 22.0),
    ("Исполнитель", 21.0),
    ("Пункт порядка, акта", 15.0),
    ("Срок", 12.0),
    ("Исполнено", 12.0),
    ("Затрачено рабочих дней", 13.0),
    ("Просрочено рабочих дней", 13.0),
    ("Отметка", 20.0),
];

/// The table of `rows`, with its chart.
pub(crate) fn table(rows: &[DeadlineRow]) -> Table {
    Table {
        name: "Сроки".to_owned(),
        columns: COLUMNS.iter().map(|(_, width)| Column::new(*width)).collect(),
        head: vec![Row::new(COLUMNS.map(|(head, _)| Cell::text(head)))],
        column_numbers: true,
        rows: rows.iter().map(printed).collect(),
        chart: chart(rows),
        ..Table::default()
    }
}

/// The stages of the drafts, a bar for each: the longest of its parts, and the part that is most overdue. Duties that
/// come round and instructions are no stages.
fn chart(rows: &[DeadlineRow]) -> Option<Chart> {
    let mut bars: Vec<Bar> = Vec::new();
    for row in rows.iter().filter(|row| row.draft.is_some() && row.instruction.is_none()) {
        let (Some(used), Some(over)) = (row.used, row.over) else { continue };
        let name = format!("{}: {}", of_register(row), pass(row));
        match bars.iter_mut().find(|bar| bar.name == name) {
            Some(bar) => {
                for (longest, days) in bar.values.iter_mut().zip([used, over]) {
                    *longest = days.max(*longest);
                }
            }
            None => bars.push(Bar { name, values: vec![used, over] }),
        }
    }
    (!bars.is_empty()).then(|| Chart {
        title: "Рабочие дни по этапам".to_owned(),
        heads: ["Этап", "Затрачено, наибольшее", "Просрочено, наибольшее"].map(str::to_owned).into(),
        bars,
        measure: "рабочие дни".to_owned(),
    })
}

fn of_register(row: &DeadlineRow) -> String {
    match (row.edition, row.draft) {
        (Some(edition), _) => format!("{}, редакция №\u{a0}{edition}", row.register),
        (None, Some(draft)) => format!("{}, проект №\u{a0}{draft}", row.register),
        (None, None) => row.register.clone(),
    }
}

fn printed(row: &DeadlineRow) -> Row {
    let date = |date: Option<Date>| date.map_or_else(|| Cell::text("—"), |day| Cell::new(Content::Date(day)));
    let number = |days: u32| Cell::new(Content::Number(f64::from(days)));
    let days = |days: Option<u32>| days.map_or_else(|| Cell::text("—"), number).aligned(Alignment::Centre);
    Row::new([
        Cell::text(of_register(row)),
        Cell::text(stage(row)),
        Cell::text(holder(row)),
        Cell::text(row.clause.clone().unwrap_or_else(|| "—".to_owned())),
        date(row.due),
        date(row.done),
        days(row.used),
        days(row.over),
        Cell::text(remark(row)),
    ])
}

/// The stage, and where it is to be done.
fn stage(row: &DeadlineRow) -> String {
    match row.is_place {
        true => placed(&pass(row), &row.subject),
        false => pass(row),
    }
}

/// «размещение на официальном сайте» with «на официальном сайте Министерства»: what both say is said once.
fn placed(stage: &str, place: &str) -> String {
    let starts = std::iter::once(0).chain(stage.match_indices(' ').map(|(at, _)| at + 1));
    let shared = |at: &usize| {
        place.strip_prefix(&stage[*at..]).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    match starts.filter(|at| *at < stage.len()).find(shared) {
        Some(at) => format!("{}{place}", &stage[..at]),
        None => format!("{stage}: {place}"),
    }
}

/// The stage, and which round or which time it is.
fn pass(row: &DeadlineRow) -> String {
    let mut stage = row.title.clone();
    if let Some(round) = row.round {
        stage.push_str(&format!(", круг №\u{a0}{round}"));
    }
    match row.attempt {
        Some(2) => stage.push_str(", повторно"),
        Some(attempt) => stage.push_str(&format!(", повторно (№\u{a0}{attempt})")),
        None => {}
    }
    stage
}

fn holder(row: &DeadlineRow) -> String {
    let mut holders = row.holders.join(", ");
    if let Some(by) = &row.done_by {
        let did = if row.done_by_woman { "исполнила" } else { "исполнил" };
        holders.push_str(&format!(" ({did} {by})"));
    }
    if let Some(by) = &row.entered_by {
        let entered = if row.entered_by_woman { "внесла" } else { "внес" };
        holders.push_str(&format!(" ({entered} {by})"));
    }
    if row.is_place || row.subject.is_empty() || row.holders.contains(&row.subject) {
        holders
    } else if holders.is_empty() {
        row.subject.clone()
    } else {
        format!("{}: {holders}", row.subject)
    }
}

/// «осталось 5 рабочих дней».
fn days_left(days: u32) -> String {
    let left = plural::agreeing(days.into(), "остался", "осталось");
    format!("{left} {}", plural::working_days(days.into()))
}

/// «на 1 рабочий день».
fn by_days(days: u32) -> String {
    format!(" на {}", plural::working_days(days.into()))
}

fn remark(row: &DeadlineRow) -> String {
    let late = row.late.filter(|days| *days > 0).map(by_days).unwrap_or_default();
    let mut text = match row.standing {
        Standing::DoneUnlimited => "исполнено, срок не установлен".to_owned(),
        Standing::DoneInTime => "исполнено в срок".to_owned(),
        Standing::DoneLate(_) => format!("исполнено с опозданием{late}"),
        Standing::DoneInLateExtension => "исполнено в срок, продленный после его истечения".to_owned(),
        Standing::RunningUnlimited => "в работе, срок не установлен".to_owned(),
        Standing::Running(_) => match row.left {
            Some(0) => "в работе, последний день срока".to_owned(),
            Some(left) => format!("в работе, {}", days_left(left)),
            None => "в работе".to_owned(),
        },
        Standing::Overdue(_) => format!(
            "не исполнено, срок истек{}",
            if late.is_empty() { late } else { format!(": просрочено{late}") }
        ),
        Standing::Dropped => "не потребовалось".to_owned(),
    };
    for one in &row.extended {
        let (was, now, on) = (dates::short(one.was), dates::short(one.now), dates::short(one.on));
        let when = if one.late { ", когда он уже истек," } else { "" };
        text.push_str(&format!("; срок продлен {on}{when} с\u{a0}{was} до\u{a0}{now}: {}", one.basis));
    }
    if let Some(days) = row.recorded_late {
        text.push_str(&format!("; запись внесена на {} позже", plural::calendar_days(days)));
    }
    if row.corrected {
        text.push_str("; день исправлен записью в журнале");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::placed;

    #[test]
    fn what_stage_and_place_both_say_is_said_once() {
        let site = "на официальном сайте Министерства (www.example.org)";
        assert_eq!(placed("размещение на официальном сайте", site), format!("размещение {site}"));
        assert_eq!(placed("размещение", site), format!("размещение: {site}"));
        assert_eq!(placed("опубликование на сайт", site), format!("опубликование на сайт: {site}"));
        assert_eq!(placed("", site), format!(": {site}"));
        assert_eq!(placed(site, site), site);
    }
}
