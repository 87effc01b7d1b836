//! The deadline report as a paper.

use time::Date;

use prikaz_render::Format;
use prikaz_report::paper::{self, DeadlineRow};

use crate::{AppError, Checkpoint, Office};

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
    /// The last records it rests on, of each body.
    pub heads: Vec<Checkpoint>,
}

impl DeadlineReport {
    /// The reports of several bodies as one; none of none.
    pub fn of_all(reports: impl IntoIterator<Item = Self>) -> Option<Self> {
        reports.into_iter().reduce(|mut all, one| {
            all.rows.extend(one.rows);
            all.heads.extend(one.heads);
            all.as_of = all.as_of.max(one.as_of);
            all.author = format!("{}; {}", all.author, one.author);
            all.mark = all.mark.or(one.mark);
            all.profile = all.profile.or(one.profile);
            all
        })
    }
}

impl Office {
    /// The deadline report in `format`.
    ///
    /// # Errors
    /// When the paper cannot be made.
    pub fn deadline_paper(&self, report: &DeadlineReport, format: Format) -> Result<Vec<u8>, AppError> {
        let checkpoint = report.heads.iter().map(Checkpoint::to_string).collect::<Vec<_>>().join(", ");
        let matter =
            paper::deadlines(&report.rows, report.as_of, &report.author, report.mark.clone(), &checkpoint);
        let printer = self.printer();
        let document = printer.set(matter, None, None)?;
        let profile = report.profile.as_deref().unwrap_or("gost-2025");
        Ok(printer.write(format, profile, &document)?)
    }
}
