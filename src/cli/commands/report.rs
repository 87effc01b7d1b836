//! `prikaz report`: compliance with deadlines.

use std::path::PathBuf;

use clap::builder::PossibleValue;
use clap::{Subcommand, ValueEnum};
use serde::Serialize;
use time::Date;

use crate::desk::Desk;
use crate::error::CommandError;
use crate::typed;
use prikaz_app::Format;
use prikaz_app::{AppError, Checkpoint, DeadlineReport, Target};
use prikaz_desk::deadlines;
use prikaz_domain::RegisterId;
use prikaz_report::paper::DeadlineRow;
use prikaz_wording::general::{REPORT_FORMAT_HINT, ReportNeedsFile};
use prikaz_wording::paper::UnknownFormat;
use prikaz_wording::said::Failed;

/// Report on deadlines
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Show each stage with planned and actual days, working days used and over, and who holds it
    Deadlines {
        /// Keys of registers; all of them where none is given
        registers: Vec<RegisterId>,
        /// The day the report speaks of: what happened later is not seen; today where none is given
        #[arg(long, value_parser = typed::date)]
        as_of: Option<Date>,
        /// Format; told by the file's name where none is given
        #[arg(long, value_enum)]
        format: Option<ReportFormat>,
        /// File to write; stdout for `json` and `text` where none is given
        #[arg(long, short)]
        out: Option<PathBuf>,
    },
}

/// Formats of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ReportFormat {
    /// For machines.
    Json,
    /// As a paper.
    Paper(Format),
}

impl ReportFormat {
    /// What the report is called on the disk.
    fn extension(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Paper(format) => format.extension(),
        }
    }

    /// Whether it can be read on a terminal.
    fn is_text(self) -> bool {
        match self {
            Self::Json | Self::Paper(Format::Html | Format::Text) => true,
            Self::Paper(Format::Xlsx | Format::Docx | Format::Pdf) => false,
        }
    }
}

impl ValueEnum for ReportFormat {
    fn value_variants<'a>() -> &'a [Self] {
        const FORMATS: [ReportFormat; Format::ALL.len() + 1] = {
            let mut formats = [ReportFormat::Json; Format::ALL.len() + 1];
            let mut at = 0;
            while at < Format::ALL.len() {
                formats[at + 1] = ReportFormat::Paper(Format::ALL[at]);
                at += 1;
            }
            formats
        };
        &FORMATS
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let (word, help) = match self {
            Self::Json => ("json", "For machines"),
            Self::Paper(format) => (format.code(), looks(*format)),
        };
        Some(PossibleValue::new(word).help(help))
    }
}

/// What the report is in `format`.
fn looks(format: Format) -> &'static str {
    match format {
        Format::Xlsx => "Excel, with a chart",
        Format::Docx => "Word",
        Format::Html => "A web page",
        Format::Pdf => "PDF/A, for keeping and printing",
        Format::Text => "Plain text",
    }
}

/// The report as JSON.
#[derive(Serialize)]
struct ReportFacts<'a> {
    as_of: Date,
    checkpoints: Vec<String>,
    rows: &'a [DeadlineRow],
}

/// Runs `prikaz report`.
///
/// # Errors
/// The refusal in words, or the failure.
pub(crate) fn run(desk: &mut Desk<'_>, args: Args) -> Result<(), CommandError> {
    let Verb::Deadlines { registers, as_of, format, out } = args.verb;
    let format = match (format, out.as_deref()) {
        (Some(format), _) => format,
        (None, Some(path)) => of_path(path).ok_or_else(|| unknown(path))?,
        (None, None) if desk.ui.json() => ReportFormat::Json,
        (None, None) => ReportFormat::Paper(Format::Text),
    };
    let report = gathered(desk, &registers, as_of)?;
    let bytes = match format {
        ReportFormat::Json => {
            let checkpoints = report.heads.iter().map(Checkpoint::to_string).collect();
            let facts = ReportFacts { as_of: report.as_of, checkpoints, rows: &report.rows };
            // Its members stand in alphabetical order, as those of every answer do.
            let sorted = serde_json::to_value(&facts).map_err(AppError::from)?;
            serde_json::to_vec_pretty(&sorted).map_err(AppError::from)?
        }
        ReportFormat::Paper(paper) => desk.office.deadline_paper(&report, paper)?,
    };
    deliver(desk, format, out, &bytes)
}

/// The reports of the bodies that keep `registers`, or of all bodies, as one.
fn gathered(
    desk: &Desk<'_>,
    registers: &[RegisterId],
    as_of: Option<Date>,
) -> Result<DeadlineReport, CommandError> {
    let named: Vec<_> = registers.iter().cloned().map(Target::Register).collect();
    let (mut reports, session) = (Vec::new(), desk.session()?);
    for (office, named) in desk.keeping(&named)? {
        let own: Vec<_> = named.iter().filter_map(Target::register).cloned().collect();
        reports.push(deadlines(&office, &session, &own, as_of)?);
    }
    DeadlineReport::of_all(reports)
        .map_or_else(|| desk.ask(|office, session| deadlines(office, session, registers, as_of)), Ok)
}

fn unknown(path: &std::path::Path) -> Failed<'static> {
    Failed::usage(UnknownFormat { path: path.display().to_string() }).with_hint(REPORT_FORMAT_HINT)
}

fn of_path(path: &std::path::Path) -> Option<ReportFormat> {
    let extension = path.extension()?.to_str()?.to_lowercase();
    ReportFormat::value_variants().iter().find(|format| format.extension() == extension).copied()
}

fn deliver(
    desk: &mut Desk<'_>,
    format: ReportFormat,
    out: Option<PathBuf>,
    bytes: &[u8],
) -> Result<(), CommandError> {
    match out {
        Some(path) => {
            desk.write_file(&path, bytes)?;
            desk.wrote(&path)
        }
        None if !format.is_text() => Err(Failed::usage(ReportNeedsFile {}).into()),
        None => desk.ui.line(String::from_utf8_lossy(bytes).trim_end()),
    }
}
