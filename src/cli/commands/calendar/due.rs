//! `prikaz calendar due`: when a time limit ends.

use std::path::PathBuf;

use serde_json::json;
use time::Date;

use super::counting::{CountingArgs, load, refused};
use super::{batch, explain};
use crate::error::CommandError;
use crate::typed;
use crate::ui::Ui;
use prikaz_app::DataDir;
use prikaz_calendar::{CalendarDays, Explanation, ProductionCalendar, TimeLimit, WorkingDays};
use prikaz_wording::calendar as says;
use prikaz_wording::said::Failed;

/// Count when a time limit ends
#[derive(Debug, clap::Args)]
#[command(group = clap::ArgGroup::new("limit").required(true)
    .args(["working_days", "calendar_days", "months", "immediately", "batch"]))]
#[command(group = clap::ArgGroup::new("what").required(true).args(["event_date", "batch"]))]
pub(crate) struct Args {
    /// Day of the event, which itself does not count (YYYY-MM-DD or DD.MM.YYYY)
    #[arg(value_parser = typed::date, value_name = "EVENT_DATE")]
    event_date: Option<Date>,
    /// Within so many working days
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    working_days: Option<u32>,
    /// Within so many calendar days; an end on a day off slides to the next working day
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    calendar_days: Option<u32>,
    /// Within so many months; an end on a day off slides to the next working day
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    months: Option<u32>,
    /// At once: on the day of the event or the next working day
    #[arg(long)]
    immediately: bool,
    /// Add due dates to a CSV table with the columns event_date and n_working_days (`-` reads stdin)
    #[arg(long, value_name = "FILE", conflicts_with = "explain")]
    batch: Option<PathBuf>,
    /// Say which days were skipped, why, and by which act
    #[arg(long)]
    explain: bool,
    #[command(flatten)]
    counting: CountingArgs,
}

pub(crate) fn run(data: &DataDir, ui: &mut Ui, args: Args) -> Result<(), CommandError> {
    let calendar = load(data, &args.counting)?;
    if let Some(file) = &args.batch {
        return batch::run(data, ui, &calendar, file);
    }
    let (Some(from), Some(limit)) = (args.event_date, limit(&args)) else {
        return Err(Failed::usage(says::DUE_USAGE).into());
    };
    let explanation = calendar.explain(from, &limit).map_err(|missing| refused(data, missing))?;
    advise(ui, &calendar, &explanation);
    match (ui.json(), args.explain) {
        (true, false) => ui.value(&short(&explanation)),
        (true, true) => {
            let value = explain::value(ui, &explanation);
            ui.value(&value)
        }
        (false, false) => ui.line(explanation.due.to_string()),
        (false, true) => explain::print(ui, &explanation),
    }
}

fn limit(args: &Args) -> Option<TimeLimit> {
    let working = args.working_days.map(|days| TimeLimit::WorkingDays(WorkingDays(days)));
    let calendar = args.calendar_days.map(|days| TimeLimit::CalendarDays(CalendarDays(days)));
    let months = args.months.map(TimeLimit::Months);
    working.or(calendar).or(months).or(args.immediately.then_some(TimeLimit::Immediately))
}

fn short(explanation: &Explanation) -> serde_json::Value {
    json!({
        "event_date": explanation.from.to_string(),
        "limit": explanation.limit,
        "due_date": explanation.due.to_string(),
        "calendars": explanation.editions,
    })
}

/// What a careful clerk would want to know besides the date goes to stderr.
fn advise(ui: &mut Ui, calendar: &ProductionCalendar, explanation: &Explanation) {
    for year in calendar.doubtful_years(explanation.begins.min(explanation.due), explanation.due) {
        let region = calendar.region().unwrap_or_default().to_owned();
        ui.tell(&says::DoubtfulYear { region, year });
    }
    for edition in explanation.editions.iter().filter(|edition| !edition.status.is_adopted()) {
        ui.tell(&says::Forecast { file: edition.file.clone() });
    }
}
