//! Papers about editions: the comparison, the redline, the consolidated wording, the orders that amend and repeal.

use std::path::{Path, PathBuf};

use time::Date;

use super::desk::Desk;
use super::marks::MarkArgs;
use super::{CommandError, papers, show, ui};
use prikaz_app::{Range, in_force, standing};
use prikaz_domain::{EditionNo, RegisterId};
use prikaz_report::paper::Marks;
use prikaz_workflow::Paper;

/// Two wordings of a register and the file to write.
#[derive(Debug, clap::Args)]
pub(super) struct Between {
    /// Key of the register
    register: RegisterId,
    /// Old edition; the one before the new where none is given
    #[arg(long, value_name = "EDITION")]
    from: Option<u32>,
    /// New edition; the draft in the making, else the last edition
    #[arg(long, value_name = "EDITION")]
    to: Option<u32>,
    /// Register of the new edition, where it is another one
    #[arg(long, value_name = "REGISTER")]
    with: Option<RegisterId>,
    /// File to write: `.docx`, `.pdf`, `.xlsx`, `.html` or `.txt`
    #[arg(long, short)]
    out: PathBuf,
}

/// Registers whose acts an order amends.
#[derive(Debug, clap::Args)]
pub(super) struct Amend {
    /// Keys of the registers; several acts are amended by one order
    #[arg(required = true)]
    registers: Vec<RegisterId>,
    /// Old edition; the one before the new where none is given
    #[arg(long, value_name = "EDITION")]
    from: Option<u32>,
    /// New edition; the draft in the making, else the last edition
    #[arg(long, value_name = "EDITION")]
    to: Option<u32>,
    /// File to write: `.docx`, `.pdf`, `.html` or `.txt`
    #[arg(long, short)]
    out: PathBuf,
    #[command(flatten)]
    marks: MarkArgs,
}

/// What `prikaz register show` shows.
#[derive(Debug, clap::Args)]
pub(super) struct Show {
    /// Key of the register
    register: RegisterId,
    /// Number of the edition; the last one where none is given
    #[arg(long, conflicts_with_all = ["draft", "at"])]
    edition: Option<u32>,
    /// Show the draft in the making
    #[arg(long, conflicts_with = "at")]
    draft: bool,
    /// Show the register as it stood on this day
    #[arg(long, value_name = "DATE", value_parser = ui::date)]
    at: Option<Date>,
    /// Shape to show the rows in, one of the procedure's
    #[arg(long, conflicts_with = "out")]
    shape: Option<String>,
    /// File to write the wording with marks of its amendments to: `.docx`, `.pdf`, `.xlsx`, `.html` or `.txt`
    #[arg(long, short, conflicts_with_all = ["draft", "edition"])]
    out: Option<PathBuf>,
}

pub(super) fn compare(desk: &mut Desk<'_>, args: &Between) -> Result<(), CommandError> {
    let made = desk.office.comparison_paper(&args.register, &args.range(), &args.out);
    papers::give_out(desk, args.of_the_new(), Paper::Comparison, &args.out, made)
}

pub(super) fn redline(desk: &mut Desk<'_>, args: &Between) -> Result<(), CommandError> {
    let made = desk.office.redline_paper(&args.register, &args.range(), &args.out);
    papers::give_out(desk, args.of_the_new(), Paper::Redline, &args.out, made)
}

pub(super) fn show(desk: &mut Desk<'_>, args: &Show) -> Result<(), CommandError> {
    let id = &args.register;
    if let Some(out) = &args.out {
        let made = desk.office.consolidated_paper(id, args.at, out);
        return papers::give_out(desk, id, Paper::Consolidated, out, made);
    }
    let (rows, standing) = match (args.draft, args.at) {
        (true, _) => (show::Rows::Draft, None),
        (false, Some(at)) => {
            let (book, register) = (desk.book(id)?, desk.register(id)?);
            let repeals = desk.office.repeals(&register).map_err(|error| desk.error(Some(id), &error))?;
            let edition = in_force(id, &book, &register, &repeals, at);
            let edition = edition.map_err(|error| desk.error(Some(id), &error))?;
            (show::Rows::Edition(Some(edition.no)), Some(standing(&book, &register, &repeals, (at, edition))))
        }
        (false, None) => (show::Rows::Edition(args.edition.map(EditionNo)), None),
    };
    show::rows(desk, id, rows, args.shape.as_deref(), standing)
}

pub(super) fn amend(desk: &mut Desk<'_>, args: &Amend) -> Result<(), CommandError> {
    let range = Range { from: args.from.map(EditionNo), to: args.to.map(EditionNo), of: None };
    let ranges: Vec<(RegisterId, Range)> =
        args.registers.iter().map(|id| (id.clone(), range.clone())).collect();
    let marks = match args.registers.first() {
        Some(first) => args.marks.marks(desk, first)?,
        None => Marks::default(),
    };
    let made = desk.office.amending_paper(&ranges, desk.globals.on, &args.out, &marks);
    let (shown, bytes) = made.map_err(|error| desk.error(args.registers.first(), &error))?;
    let registers: Vec<_> = args.registers.iter().zip(shown).collect();
    registers.iter().try_for_each(|(id, shown)| papers::tell_restated(desk, id, shown, &range))?;
    papers::give_out_all(desk, &registers, Paper::AmendingOrder, &args.out, &bytes)
}

pub(super) fn repeal(
    desk: &mut Desk<'_>,
    id: &RegisterId,
    out: &Path,
    marks: &Marks,
) -> Result<(), CommandError> {
    let made = desk.office.repealing_paper(id, desk.globals.on, out, marks);
    papers::give_out(desk, id, Paper::RepealingOrder, out, made)
}

impl Between {
    /// The register of the new wording, to whose draft the paper belongs.
    fn of_the_new(&self) -> &RegisterId {
        self.with.as_ref().unwrap_or(&self.register)
    }

    fn range(&self) -> Range {
        Range { from: self.from.map(EditionNo), to: self.to.map(EditionNo), of: self.with.clone() }
    }
}
