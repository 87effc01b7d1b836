//! The deadline report as a paper.

use time::Date;

use prikaz_render::Format;
use prikaz_report::paper::{self, DeadlineRow};
use prikaz_store::Head;

use crate::{AppError, Office};

/// What the deadline report says, before it is a paper.
#[derive(Debug)]
pub struct DeadlineReport {
    /// Its rows.
    pub rows: Vec<DeadlineRow>,
    /// The day it speaks of.
    pub as_of: Date,
    /// The body.
    pub author: String,
    /// The word on every page.
    pub mark: Option<String>,
    /// The profile it is laid out by.
    pub profile: Option<String>,
    /// The last record it rests on.
    pub head: Head,
}

impl Office {
    /// The deadline report in `format`.
    ///
    /// # Errors
    /// When the paper cannot be made.
    pub fn deadline_paper(&self, report: &DeadlineReport, format: Format) -> Result<Vec<u8>, AppError> {
        let checkpoint = format!("{}:{}", report.head.position.0, report.head.hash);
        let matter =
            paper::deadlines(&report.rows, report.as_of, &report.author, report.mark.clone(), &checkpoint);
        let printer = self.printer();
        let document = printer.set(matter, None, None)?;
        let profile = report.profile.as_deref().unwrap_or("gost-2025");
        Ok(printer.write(format, profile, &document)?)
    }
}
