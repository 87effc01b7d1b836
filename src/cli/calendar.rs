//! `prikaz calendar`: due dates and production calendars.

mod batch;
mod check;
mod due;
mod explain;
mod show;
mod words;

use clap::Subcommand;

use super::{CommandError, Ui};
use crate::app::DataDir;
use crate::app::calendars::{CalendarError, load_calendar_counting};
use crate::calendar::{Counting, MissingYear, ProductionCalendar, RecommendedDays, SpecialDays};

/// Count due dates and show production calendars
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Count when a time limit ends
    Due(due::Args),
    /// Print the calendar of a year with its totals
    Show(show::Args),
    /// Hold every calendar file against its own totals and the law
    Check,
}

/// Which days count.
#[derive(Debug, Clone, clap::Args)]
struct CountingArgs {
    /// Keep the days off of this region, such as RU-TA
    #[arg(long, value_name = "CODE")]
    region: Option<String>,
    /// Keep regional days too that are only recommended
    #[arg(long, requires = "region")]
    recommended: bool,
    /// Do not count the presidential non-working days of 2020-2021 as working days
    #[arg(long)]
    exclude_special: bool,
}

/// Runs `prikaz calendar`.
///
/// # Errors
/// As the use case says.
pub fn run(data: &DataDir, ui: &mut Ui, args: Args) -> Result<(), CommandError> {
    match args.command {
        Command::Due(args) => due::run(data, ui, args),
        Command::Show(args) => show::run(data, ui, args),
        Command::Check => check::run(data, ui),
    }
}

fn load(data: &DataDir, ui: &Ui, args: &CountingArgs) -> Result<ProductionCalendar, CommandError> {
    let special = if args.exclude_special { SpecialDays::Excluded } else { SpecialDays::Counted };
    let recommended = if args.recommended { RecommendedDays::Observed } else { RecommendedDays::Ignored };
    load_calendar_counting(data, args.region.as_deref(), Counting { special, recommended })
        .map_err(|error| unloaded(ui, &error))
}

/// Why there is no calendar to count by, in words.
pub(super) fn unloaded(ui: &Ui, error: &CalendarError) -> CommandError {
    match error {
        CalendarError::Faults(faults) => {
            CommandError::configuration(ui.text("calendar.faulty.message", count(faults.len())))
                .with_details(words::faults(ui, faults))
                .with_hint(ui.text("calendar.faulty.hint", ()))
        }
        CalendarError::UnknownRegion { region, known } => {
            let facts = serde_json::json!({ "region": region, "known": known.join(", ") });
            CommandError::refused(ui.text("calendar.unknown-region.message", &facts))
                .with_hint(ui.text("calendar.unknown-region.hint", &facts))
        }
    }
}

fn refused(data: &DataDir, ui: &Ui, missing: MissingYear) -> CommandError {
    let place = data.place(&missing.file());
    let facts = serde_json::json!({ "year": missing.year, "place": place });
    let hint = if (1900..=2100).contains(&missing.year) { "hint" } else { "far" };
    CommandError::refused(ui.text("calendar.missing-year.message", &facts))
        .with_hint(ui.text(&format!("calendar.missing-year.{hint}"), &facts))
}

fn count(n: usize) -> serde_json::Value {
    serde_json::json!({ "n": n })
}
