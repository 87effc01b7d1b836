//! Which days count, and the calendar that counts them.

use crate::error::CommandError;
use prikaz_app::DataDir;
use prikaz_app::calendars::load_calendar_counting;
use prikaz_calendar::{Counting, MissingYear, ProductionCalendar, RecommendedDays, SpecialDays};
use prikaz_wording::calendar as says;
use prikaz_wording::said::Failed;

/// Which days count.
#[derive(Debug, Clone, clap::Args)]
pub(crate) struct CountingArgs {
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

pub(crate) fn load(data: &DataDir, args: &CountingArgs) -> Result<ProductionCalendar, CommandError> {
    let special = if args.exclude_special { SpecialDays::Excluded } else { SpecialDays::Counted };
    let recommended = if args.recommended { RecommendedDays::Observed } else { RecommendedDays::Ignored };
    Ok(load_calendar_counting(data, args.region.as_deref(), Counting { special, recommended })?)
}

pub(crate) fn refused(data: &DataDir, missing: MissingYear) -> Failed<'static> {
    let place = data.place(&missing.file());
    let said = Failed::refused(says::MissingYear { year: missing.year });
    match missing.year {
        1900..=2100 => said.with_hint(says::MissingYearHint { place }),
        _ => said.with_hint(says::MISSING_YEAR_FAR),
    }
}
