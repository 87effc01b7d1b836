//! Loads the production calendar from the data files.

use crate::DataDir;
use prikaz_calendar::{
    Counting, Fault, ProductionCalendar, RegionFile, Totals, YearFile, check_region, check_year,
};

const YEARS: &str = "calendar";
const REGIONS: &str = "calendar/regions";

/// Why there is no calendar to count by.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CalendarError {
    /// Files contradict themselves or cannot be read; every fault is listed.
    #[error("calendar files have {} faults", .0.len())]
    Faults(Vec<Fault>),
    /// No file says anything of the region.
    #[error("there are no days off of region `{region}`")]
    UnknownRegion {
        /// The code asked for.
        region: String,
        /// The codes there are files for.
        known: Vec<String>,
    },
}

/// The calendar of all years there are files for, with the binding days of `region`.
///
/// # Errors
/// Every fault of the files, or an unknown region.
pub fn load_calendar(data: &DataDir, region: Option<&str>) -> Result<ProductionCalendar, CalendarError> {
    load_calendar_counting(data, region, Counting::USUAL)
}

/// The calendar a body of `region` keeps: the federal one, where no file says anything of the region.
///
/// # Errors
/// Every fault of the files.
pub fn load_body_calendar(data: &DataDir, region: Option<&str>) -> Result<ProductionCalendar, CalendarError> {
    match load_calendar(data, region) {
        Err(CalendarError::UnknownRegion { .. }) => load_calendar(data, None),
        loaded => loaded,
    }
}

/// As [`load_calendar`], with the choices a procedure makes.
///
/// # Errors
/// Every fault of the files, or an unknown region.
pub fn load_calendar_counting(
    data: &DataDir,
    region: Option<&str>,
    counting: Counting,
) -> Result<ProductionCalendar, CalendarError> {
    let (years, mut faults) = year_files(data);
    let overlay = region.map(|region| region_file(data, region)).transpose();
    let overlay = overlay.or_else(|error| match error {
        CalendarError::Faults(more) => {
            faults.extend(more);
            Ok(None)
        }
        unknown => Err(unknown),
    })?;
    match ProductionCalendar::with_counting(&years, overlay.as_ref(), counting) {
        Ok(calendar) if faults.is_empty() => Ok(calendar),
        Ok(_) => Err(CalendarError::Faults(faults)),
        Err(more) => Err(CalendarError::Faults([faults, more].concat())),
    }
}

/// What `prikaz calendar check` finds.
#[derive(Debug, Clone)]
pub struct CalendarCheck {
    /// The files that were looked at, each with its totals where it is a year.
    pub files: Vec<CheckedFile>,
    /// Every fault of every file.
    pub faults: Vec<Fault>,
}

/// A calendar file that was looked at.
#[derive(Debug, Clone)]
pub struct CheckedFile {
    /// Where it is.
    pub place: String,
    /// The totals of a year; nothing for a region or an unreadable file.
    pub totals: Option<Totals>,
    /// How many regional days it has; nothing for a year or an unreadable file.
    pub regional_days: Option<usize>,
}

/// Holds every calendar file against itself, its totals and, of regions, the federal years.
pub fn check_calendars(data: &DataDir) -> CalendarCheck {
    let (years, mut faults) = year_files(data);
    let (regions, more) = region_files(data);
    faults.extend(more);
    faults.extend(years.iter().flat_map(check_year));
    faults.extend(regions.iter().flat_map(|region| check_region(region, &years)));
    if faults.is_empty() {
        // Only what is wrong between files is left: two files of one year.
        faults.extend(ProductionCalendar::new(&years, None).err().unwrap_or_default());
    }
    let mut files: Vec<CheckedFile> = years.iter().map(checked_year).collect();
    files.extend(regions.iter().map(checked_region));
    CalendarCheck { files, faults }
}

fn checked_year(year: &YearFile) -> CheckedFile {
    CheckedFile { place: year.name.clone(), totals: Some(year.totals()), regional_days: None }
}

fn checked_region(region: &RegionFile) -> CheckedFile {
    CheckedFile { place: region.name.clone(), totals: None, regional_days: Some(region.days.len()) }
}

fn year_files(data: &DataDir) -> (Vec<YearFile>, Vec<Fault>) {
    files(data, YEARS, |name| name.starts_with("ru-"), YearFile::parse)
}

fn region_files(data: &DataDir) -> (Vec<RegionFile>, Vec<Fault>) {
    files(data, REGIONS, |_| true, RegionFile::parse)
}

/// Only a region that is listed is opened, so no code leads out of the folder.
fn region_file(data: &DataDir, region: &str) -> Result<RegionFile, CalendarError> {
    let wanted = region.to_uppercase();
    let known = data.keys(REGIONS);
    if !known.contains(&wanted) {
        return Err(CalendarError::UnknownRegion { region: region.to_owned(), known });
    }
    let wanted = format!("{wanted}.toml");
    let (mut read, faults) = files(data, REGIONS, |name| name == wanted, RegionFile::parse);
    read.pop().ok_or(CalendarError::Faults(faults))
}

/// Reads the files of `folder` that are `wanted`, keeping the faults of those that cannot be read.
fn files<F>(
    data: &DataDir,
    folder: &str,
    wanted: impl Fn(&str) -> bool,
    parse: impl Fn(&str, &str) -> Result<F, Vec<Fault>>,
) -> (Vec<F>, Vec<Fault>) {
    let (mut read, mut faults) = (Vec::new(), Vec::new());
    for name in data.list(folder, "toml").into_iter().filter(|name| wanted(name)) {
        let path = format!("{folder}/{name}");
        match data.read(&path).map(|text| parse(&data.place(&path), &text)) {
            Some(Ok(file)) => read.push(file),
            Some(Err(more)) => faults.extend(more),
            None => {}
        }
    }
    (read, faults)
}
