//! The printed table of the deadline report.

use time::Date;

use crate::document::{Alignment, Cell, Chart, Column, Content, Row, Table};
use crate::russian::dates;
use crate::russian::plural::{self, plural_form};

use super::DeadlineRow;

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
pub(super) fn table(rows: &[DeadlineRow]) -> Table {
    Table {
        name: "Сроки".to_owned(),
        columns: COLUMNS.iter().map(|(_, width)| Column::new(*width)).collect(),
        head: vec![Row::new(COLUMNS.map(|(head, _)| Cell::text(head)))],
        column_numbers: true,
        rows: rows.iter().map(printed).collect(),
        chart: Some(Chart {
            title: "Рабочие дни по этапам".to_owned(),
            category: 1,
            series: vec![6, 7],
            measure: "рабочие дни".to_owned(),
        }),
        ..Table::default()
    }
}

fn printed(row: &DeadlineRow) -> Row {
    let date = |date: Option<Date>| date.map_or_else(|| Cell::text("—"), |day| Cell::new(Content::Date(day)));
    let edition = match (row.edition, row.draft) {
        (Some(edition), _) => format!("{}, редакция №\u{a0}{edition}", row.register),
        (None, Some(draft)) => format!("{}, проект №\u{a0}{draft}", row.register),
        (None, None) => row.register.clone(),
    };
    let days = |days: Option<u32>| match days {
        Some(days) => Cell::new(Content::Number(f64::from(days))).aligned(Alignment::Centre),
        None => Cell::text("—").aligned(Alignment::Centre),
    };
    Row::new([
        Cell::text(edition),
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

fn stage(row: &DeadlineRow) -> String {
    match row.round {
        Some(round) => format!("{}, круг №\u{a0}{round}", row.title),
        None => row.title.clone(),
    }
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
    if row.subject.is_empty() || row.holders.contains(&row.subject) {
        holders
    } else if holders.is_empty() {
        row.subject.clone()
    } else {
        format!("{}: {holders}", row.subject)
    }
}

/// «осталось 5 рабочих дней».
fn days_left(days: u32) -> String {
    let left = plural_form(days.into(), "остался", "осталось", "осталось");
    format!("{left} {}", plural::working_days(days.into()))
}

/// «на 1 рабочий день».
fn by_days(days: u32) -> String {
    format!(" на {}", plural::working_days(days.into()))
}

fn remark(row: &DeadlineRow) -> String {
    let late = row.late.filter(|days| *days > 0).map(by_days).unwrap_or_default();
    let mut text = match row.standing {
        "done" => "исполнено, срок не установлен".to_owned(),
        "done-in-time" => "исполнено в срок".to_owned(),
        "done-late" => format!("исполнено с опозданием{late}"),
        "done-in-late-extension" => "исполнено в срок, продленный после его истечения".to_owned(),
        "no-limit" => "в работе, срок не установлен".to_owned(),
        "running" => match row.left {
            Some(0) => "в работе, последний день срока".to_owned(),
            Some(left) => format!("в работе, {}", days_left(left)),
            None => "в работе".to_owned(),
        },
        "overdue" => format!(
            "не исполнено, срок истек{}",
            if late.is_empty() { late } else { format!(": просрочено{late}") }
        ),
        _ => "не потребовалось".to_owned(),
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
