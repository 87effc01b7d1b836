//! `prikaz calendar show`: a year as a table of months.

use serde_json::{Value, json};
use time::{Date, Month};

use super::counting::{CountingArgs, load, refused};
use crate::error::CommandError;
use crate::ui::Ui;
use prikaz_app::DataDir;
use prikaz_calendar::{CalendarEdition, Day, DayKind, MissingYear, ProductionCalendar, Totals};
use prikaz_wording::Word;
use prikaz_wording::answer::day;
use prikaz_wording::calendar as says;
use prikaz_wording::said::Typed;

/// Print the calendar of a year with its totals
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The year, such as 2027
    year: i32,
    #[command(flatten)]
    counting: CountingArgs,
}

/// A year taken out of the calendar.
struct YearView {
    year: i32,
    edition: CalendarEdition,
    days: Vec<(Date, Day)>,
    months: Vec<Totals>,
    quarters: Vec<Totals>,
    total: Totals,
}

pub(crate) fn run(data: &DataDir, ui: &mut Ui, args: Args) -> Result<(), CommandError> {
    let calendar = load(data, &args.counting)?;
    let view = view(&calendar, args.year).map_err(|missing| {
        let known = calendar.years().map(|year| year.to_string());
        refused(data, missing).with_typed(&Typed::number(&args.year.to_string(), known).years())
    })?;
    if calendar.region().is_some() && !calendar.doubtful_years(view.first(), view.last()).is_empty() {
        let region = calendar.region().unwrap_or_default().to_owned();
        ui.tell(&says::DoubtfulYear { region, year: args.year });
    }
    if ui.json() {
        return ui.value(&value(&view));
    }
    let text = [heading(ui, &view), months(ui, &view), legend(ui, &view), unusual(ui, &calendar, &view)];
    ui.line(text.concat().trim_end_matches('\n').to_owned() + "\n")?;
    ui.line(totals(ui, &view).trim_end())
}

fn view(calendar: &ProductionCalendar, year: i32) -> Result<YearView, MissingYear> {
    let missing = MissingYear { year };
    let date = |month: u8, day: u8| {
        let month = Month::try_from(month).map_err(|_| missing)?;
        Date::from_calendar_date(year, month, day.min(month.length(year))).map_err(|_| missing)
    };
    let period = |first: u8, last: u8| calendar.totals(date(first, 1)?, date(last, 31)?);
    let dates = (1..=366).filter_map(|ordinal| Date::from_ordinal_date(year, ordinal).ok());
    Ok(YearView {
        year,
        edition: calendar.edition(date(1, 1)?)?,
        days: dates.map(|date| Ok((date, calendar.day(date)?))).collect::<Result<_, _>>()?,
        months: (1..=12).map(|month| period(month, month)).collect::<Result<_, _>>()?,
        quarters: (0..4).map(|quarter| period(quarter * 3 + 1, quarter * 3 + 3)).collect::<Result<_, _>>()?,
        total: period(1, 12)?,
    })
}

impl YearView {
    fn first(&self) -> Date {
        self.days.first().map_or(Date::MIN, |(date, _)| *date)
    }

    fn last(&self) -> Date {
        self.days.last().map_or(Date::MIN, |(date, _)| *date)
    }

    fn month(&self, month: u8) -> impl Iterator<Item = &(Date, Day)> {
        self.days.iter().filter(move |(date, _)| u8::from(date.month()) == month)
    }
}

fn heading(ui: &Ui, view: &YearView) -> String {
    let CalendarEdition { decree, region, status, .. } = view.edition.clone();
    let forecast = !status.is_adopted();
    ui.say(&says::ShowHeading { year: view.year, region, decree, forecast }) + "\n\n"
}

const CELL: usize = 4;
const MONTH: usize = CELL * 7;
const GAP: &str = "   ";

fn months(ui: &Ui, view: &YearView) -> String {
    let mut text = String::new();
    for quarter in 0..4u8 {
        let blocks: Vec<Vec<String>> =
            (1..=3).map(|place| month_block(ui, view, quarter * 3 + place)).collect();
        let height = blocks.iter().map(Vec::len).max().unwrap_or_default();
        for row in 0..height {
            let cell = |block: &Vec<String>| block.get(row).cloned().unwrap_or_default();
            let cells = blocks.iter().map(|block| format!("{:MONTH$}", cell(block)));
            text.push_str(cells.collect::<Vec<_>>().join(GAP).trim_end());
            text.push('\n');
        }
        text.push('\n');
    }
    text
}

/// The name of the month, the days of the week, and the weeks.
fn month_block(ui: &Ui, view: &YearView, month: u8) -> Vec<String> {
    let name = month_name(ui, month);
    let mut lines = vec![format!("{name:^MONTH$}"), ui.word(says::SHOW_WEEKDAYS)];
    let mut week = String::new();
    for (date, day) in view.month(month) {
        let column = usize::from(date.weekday().number_days_from_monday());
        week = format!("{week:width$}{:>2}{} ", date.day(), mark(*day), width = column * CELL);
        if column == 6 {
            lines.push(std::mem::take(&mut week));
        }
    }
    lines.push(week);
    lines.retain(|line| !line.is_empty());
    lines
}

fn mark(day: Day) -> char {
    match day.kind {
        DayKind::Working => ' ',
        DayKind::ShortWorking => '*',
        DayKind::Weekend => '.',
        DayKind::Holiday => '!',
        DayKind::TransferredOff => '<',
        DayKind::WorkingWeekend if day.is_short() => '±',
        DayKind::WorkingWeekend => '+',
        DayKind::Special => '#',
        DayKind::RegionalOff => '@',
    }
}

/// The marks that the year really has.
fn legend(ui: &Ui, view: &YearView) -> String {
    let names = [
        ('.', says::LEGEND_WEEKEND),
        ('!', says::LEGEND_HOLIDAY),
        ('<', says::LEGEND_TRANSFERRED_OFF),
        ('*', says::LEGEND_SHORT),
        ('+', says::LEGEND_WORKING_WEEKEND),
        ('±', says::LEGEND_SHORT_WORKING_WEEKEND),
        ('#', says::LEGEND_SPECIAL),
        ('@', says::LEGEND_REGIONAL_OFF),
    ];
    let used = |wanted: char| view.days.iter().any(|(_, day)| mark(*day) == wanted);
    let line = |(mark, name): (char, Word)| format!("  {mark} {}\n", ui.word(name));
    let lines = names.into_iter().filter(|(mark, _)| used(*mark)).map(line);
    ui.word(says::SHOW_LEGEND) + "\n" + &lines.collect::<String>() + "\n"
}

/// Moved days and working weekends, each with its reason; then the short days.
fn unusual(ui: &Ui, calendar: &ProductionCalendar, view: &YearView) -> String {
    let mut text = String::new();
    let moved =
        |kind| matches!(kind, DayKind::TransferredOff | DayKind::WorkingWeekend | DayKind::RegionalOff);
    let with_reason = |(date, _): &(Date, Day)| {
        let reason = calendar.reason(*date)?;
        Some(format!("{} — {}", day::day(ui.messages(), *date), day::reason(ui.messages(), *date, &reason)))
    };
    let lines = view.days.iter().filter(|(_, day)| moved(day.kind)).filter_map(with_reason);
    push_list(&mut text, ui.word(says::SHOW_MOVED), lines.collect());
    let short =
        view.days.iter().filter(|(_, day)| day.is_short()).map(|(date, _)| day::day(ui.messages(), *date));
    push_list(&mut text, ui.word(says::SHOW_SHORT), short.collect());
    text
}

fn push_list(text: &mut String, heading: String, lines: Vec<String>) {
    if lines.is_empty() {
        return;
    }
    text.push_str(&heading);
    text.push('\n');
    for line in lines {
        text.push_str(&format!("  {line}\n"));
    }
    text.push('\n');
}

fn totals(ui: &Ui, view: &YearView) -> String {
    let column = |name: Word| ui.word(name);
    let mut text = format!(
        "{:<14}{:>13}{:>10}{:>12}{:>8}\n",
        column(says::SHOW_PERIOD),
        column(says::SHOW_CALENDAR_DAYS),
        column(says::SHOW_WORKING_DAYS),
        column(says::SHOW_DAYS_OFF),
        column(says::SHOW_HOURS),
    );
    for (place, month) in view.months.iter().enumerate() {
        let number = u8::try_from(place + 1).unwrap_or_default();
        text.push_str(&total_line(&month_name(ui, number), month));
        if let (2, Some(quarter)) = (place % 3, view.quarters.get(place / 3)) {
            let name = ui.listed(&says::QUARTER, place / 3 + 1).unwrap_or_default();
            text.push_str(&total_line(&name, quarter));
        }
    }
    text + &total_line(&column(says::SHOW_YEAR), &view.total)
}

fn total_line(name: &str, totals: &Totals) -> String {
    format!(
        "{name:<14}{:>13}{:>10}{:>12}{:>8}\n",
        totals.calendar_days, totals.working_days, totals.days_off, totals.hours
    )
}

fn month_name(ui: &Ui, month: u8) -> String {
    ui.listed(&says::MONTH, month).unwrap_or_default()
}

fn value(view: &YearView) -> Value {
    let days = view
        .days
        .iter()
        .map(|(date, day)| json!({ "date": date.to_string(), "kind": day.kind, "hours": day.hours }));
    let numbered = |list: &[Totals], name: &str| -> Vec<Value> {
        let value = |(place, totals): (usize, &Totals)| {
            let mut value = totals_value(totals);
            value[name] = json!(place + 1);
            value
        };
        list.iter().enumerate().map(value).collect()
    };
    json!({
        "year": view.year,
        "calendar": view.edition,
        "total": totals_value(&view.total),
        "quarters": numbered(&view.quarters, "quarter"),
        "months": numbered(&view.months, "month"),
        "days": days.collect::<Vec<_>>(),
    })
}

fn totals_value(totals: &Totals) -> Value {
    json!({
        "calendar_days": totals.calendar_days, "working_days": totals.working_days,
        "days_off": totals.days_off, "short_days": totals.short_days, "hours_40": totals.hours,
    })
}
