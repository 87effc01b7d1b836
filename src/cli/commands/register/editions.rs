//! Papers about editions: the comparison, the redline, the consolidated wording, the orders that amend and repeal.

use std::path::PathBuf;

use time::Date;

use crate::commands::marks::MarkArgs;
use crate::commands::papers;
use crate::commands::register::show;
use crate::desk::Desk;
use crate::endings::{paper_endings, text_endings};
use crate::error::CommandError;
use crate::typed;
use prikaz_app::Range;
use prikaz_desk::{WantedPaper, WhichRows, make_amending_order};
use prikaz_domain::{EditionNo, RegisterId};
use prikaz_report::paper::Marks;

/// Two wordings of a register and the file to write.
#[derive(Debug, clap::Args)]
pub(crate) struct Between {
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
    #[arg(help = concat!("File to write: ", paper_endings!()))]
    #[arg(long, short)]
    out: PathBuf,
}

/// Registers whose acts an order amends.
#[derive(Debug, clap::Args)]
pub(crate) struct Amend {
    /// Keys of the registers; several acts are amended by one order
    #[arg(required = true)]
    registers: Vec<RegisterId>,
    /// Old edition; the one before the new where none is given
    #[arg(long, value_name = "EDITION")]
    from: Option<u32>,
    /// New edition; the draft in the making, else the last edition
    #[arg(long, value_name = "EDITION")]
    to: Option<u32>,
    #[arg(help = concat!("File to write: ", text_endings!()))]
    #[arg(long, short)]
    out: PathBuf,
    #[command(flatten)]
    marks: MarkArgs,
}

/// What `prikaz register show` shows.
#[derive(Debug, clap::Args)]
pub(crate) struct Show {
    /// Key of the register
    register: RegisterId,
    /// Number of the edition; the last one where none is given
    #[arg(long, conflicts_with_all = ["draft", "at"])]
    edition: Option<u32>,
    /// Show the draft in the making
    #[arg(long, conflicts_with = "at")]
    draft: bool,
    /// Show the register as it stood on this day
    #[arg(long, value_name = "DATE", value_parser = typed::date)]
    at: Option<Date>,
    /// Shape to show the rows in, one of the procedure's
    #[arg(long, conflicts_with = "out")]
    shape: Option<String>,
    #[arg(help = concat!("File to write the wording with marks of its amendments to: ", paper_endings!()))]
    #[arg(long, short, conflicts_with_all = ["draft", "edition"])]
    out: Option<PathBuf>,
}

pub(crate) fn compare(desk: &mut Desk<'_>, args: &Between) -> Result<(), CommandError> {
    papers::write(desk, &args.register, WantedPaper::Comparison(&args.range()), &args.out)
}

pub(crate) fn redline(desk: &mut Desk<'_>, args: &Between) -> Result<(), CommandError> {
    papers::write(desk, &args.register, WantedPaper::Redline(&args.range()), &args.out)
}

pub(crate) fn show(desk: &mut Desk<'_>, args: &Show) -> Result<(), CommandError> {
    let id = &args.register;
    if let Some(out) = &args.out {
        return papers::write(desk, id, WantedPaper::Consolidated(args.at), out);
    }
    let which = match (args.draft, args.at) {
        (true, _) => WhichRows::Draft,
        (false, Some(day)) => WhichRows::At(day),
        (false, None) => WhichRows::Edition(args.edition.map(EditionNo)),
    };
    show::rows(desk, id, which, args.shape.as_deref())
}

pub(crate) fn amend(desk: &mut Desk<'_>, args: &Amend) -> Result<(), CommandError> {
    let range = Range { from: args.from.map(EditionNo), to: args.to.map(EditionNo), of: None };
    let marks = match args.registers.first() {
        Some(first) => args.marks.marks(desk, first)?,
        None => Marks::default(),
    };
    let name = papers::name_of(&args.out)?;
    let ready = desk.ask(|office, session| {
        make_amending_order(office, session, &args.registers, &range, &marks, &name)
    })?;
    papers::hand_over(desk, vec![(args.out.clone(), ready)])
}

impl Between {
    fn range(&self) -> Range {
        Range { from: self.from.map(EditionNo), to: self.to.map(EditionNo), of: self.with.clone() }
    }
}
