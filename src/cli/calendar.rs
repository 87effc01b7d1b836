//! `prikaz calendar`: due dates and production calendars.

mod batch;
mod check;
mod due;
mod explain;
mod show;
mod words;

use clap::Subcommand;

use super::{CommandError, Ui};
use prikaz_app::DataDir;
use prikaz_app::calendars::load_calendar_counting;
use prikaz_calendar::{Counting, MissingYear, ProductionCalendar, RecommendedDays, SpecialDays};
use prikaz_wording::calendar as says;
use prikaz_wording::said::Failed;

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

fn load(data: &DataDir, args: &CountingArgs) -> Result<ProductionCalendar, CommandError> {
    let special = if args.exclude_special { SpecialDays::Excluded } else { SpecialDays::Counted };
    let recommended = if args.recommended { RecommendedDays::Observed } else { RecommendedDays::Ignored };
    Ok(load_calendar_counting(data, args.region.as_deref(), Counting { special, recommended })?)
}

fn refused(data: &DataDir, missing: MissingYear) -> Failed<'static> {
    let place = data.place(&missing.file());
    let said = Failed::refused(says::MissingYear { year: missing.year });
    match missing.year {
        1900..=2100 => said.with_hint(says::MissingYearHint { place }),
        _ => said.with_hint(says::MISSING_YEAR_FAR),
    }
}
