//! `prikaz order`: the order that approves an edition, and the journal of orders.

use std::path::{Path, PathBuf};

use clap::Subcommand;
use time::{Date, OffsetDateTime};

use super::{file, journal};
use crate::commands::marks::MarkArgs;
use crate::commands::order::manner::{MannerArgs, tell_left};
use crate::commands::register::editions;
use crate::commands::{acquaintance, agreement, papers};
use crate::desk::Desk;
use crate::endings::{book_endings, text_endings};
use crate::error::{CommandError, Of};
use crate::ui::Ui;
use prikaz_app::{DataDir, Target};
use prikaz_desk::{Named, Session, Sign, WantedPaper, WhichOrder, correct_order};
use prikaz_domain::{DraftNo, OrganisationId, PersonId, RegisterId};
use prikaz_wording::order::{OutOfRegister, RequisitesCorrected};
use prikaz_wording::said::Failed;
use prikaz_workflow::{Action, Event, Requisites};

/// Draft, present and sign orders; keep their journal
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Write the order with its annex, ready to be signed, or as signed
    Draft {
        /// Key of the register
        register: RegisterId,
        /// Number of the draft; the last one where none is given
        #[arg(long)]
        draft: Option<u32>,
        #[arg(help = concat!("File to write: ", text_endings!()))]
        #[arg(long, short)]
        out: PathBuf,
        #[command(flatten)]
        manner: MannerArgs,
        #[command(flatten)]
        marks: MarkArgs,
    },
    /// Write the annex alone
    Annex {
        /// Key of the register
        register: RegisterId,
        /// Number of the draft; the last one where none is given
        #[arg(long)]
        draft: Option<u32>,
        /// Shape to show the rows in, one of the procedure's; the usual one where none is given
        #[arg(long)]
        shape: Option<String>,
        #[arg(help = concat!("File to write: ", book_endings!()))]
        #[arg(long, short)]
        out: PathBuf,
        #[command(flatten)]
        marks: MarkArgs,
    },
    /// Write the order that amends the acts of registers in force
    Amend(editions::Amend),
    /// Write the draft of an order that repeals the act of a register with all that amended it; a draft bears no marks
    Repeal {
        /// Key of the register
        register: RegisterId,
        #[arg(help = concat!("File to write: ", text_endings!()))]
        #[arg(long, short)]
        out: PathBuf,
        #[command(flatten)]
        marks: MarkArgs,
    },
    /// Write the draft of an order that stands alone, from its file; marks are put on it by `order sign` and `order show`
    Compose {
        /// Key of the order, or a file that ends in `.toml`
        #[arg(value_name = "ORDER")]
        order: String,
        #[arg(help = concat!("File to write: ", text_endings!()))]
        #[arg(long, short)]
        out: PathBuf,
        #[command(flatten)]
        marks: MarkArgs,
    },
    /// Check files of orders: every fault at once, then whether their templates can word them
    Check {
        /// Keys of orders, or files that end in `.toml`
        #[arg(value_name = "ORDER", required = true)]
        orders: Vec<String>,
    },
    /// Lay the draft before the one who approves
    Present {
        /// Key of the register
        register: RegisterId,
    },
    /// Sign the order: the draft becomes an edition, or an order that stands alone enters the journal
    Sign {
        /// Key of the register; or an order that stands alone: its key, or its file that ends in `.toml`
        #[arg(value_name = "REGISTER")]
        target: String,
        /// Number typed in from the paper; the journal gives the next one where there is none
        #[arg(long)]
        number: Option<String>,
        /// Digest of the draft that was signed, or its first digits
        #[arg(long)]
        digest: Option<String>,
        /// Key of a register whose edition the same order approves, signed before
        #[arg(long, value_name = "REGISTER")]
        with: Option<RegisterId>,
        /// Who signed on paper, where the one named by `--as` only records it
        #[arg(long, value_name = "PERSON")]
        signed_by: Option<PersonId>,
        #[arg(help = concat!("File to write an order that stands alone to, as signed: ", text_endings!()))]
        #[arg(long, short)]
        out: Option<PathBuf>,
        /// Scan of the signed paper
        #[arg(long, value_name = "FILE")]
        scan: Option<PathBuf>,
        #[command(flatten)]
        marks: MarkArgs,
    },
    /// Bring the scan of the signed paper of an order
    Scan {
        #[command(flatten)]
        which: acquaintance::OrderNamed,
        /// The scan
        file: PathBuf,
    },
    /// Show an order that stands alone, as it was signed
    Show {
        /// Key of the body
        organisation: OrganisationId,
        /// Its number
        number: String,
        /// Its year; the last order of that number where none is given
        #[arg(long)]
        year: Option<i32>,
        #[arg(help = concat!("Where to put the document as it was given out: `.docx`; with marks ", text_endings!()))]
        #[arg(long, short)]
        out: Option<PathBuf>,
        #[command(flatten)]
        marks: MarkArgs,
    },
    /// Put the number or date of a signed order right, where it was recorded wrongly
    Correct {
        /// Key of the body
        organisation: OrganisationId,
        /// Its number, as it is recorded
        #[arg(value_name = "RECORDED")]
        recorded: String,
        /// Its year; the last order of that number where none is given
        #[arg(long)]
        year: Option<i32>,
        /// The right number
        #[arg(long, required_unless_present = "date")]
        number: Option<String>,
        /// The right date
        #[arg(long, value_parser = crate::typed::date)]
        date: Option<Date>,
        /// On what basis
        #[arg(long)]
        basis: String,
    },
    /// Show the journal of orders of a body
    List {
        /// Key of the body
        organisation: OrganisationId,
        /// Year
        #[arg(long)]
        year: Option<i32>,
    },
}

impl Args {
    /// Whether the command works on files of orders alone.
    pub(crate) fn needs_no_store(&self) -> bool {
        matches!(self.verb, Verb::Compose { .. } | Verb::Check { .. })
    }
}

/// Runs what needs no store; drafts say they were made on the day of the session, or of the instant `now`.
///
/// # Errors
/// When a file is missing or faulty, or the paper cannot be made.
pub(crate) fn run_on_files(
    data: &DataDir,
    ui: &mut Ui,
    (session, now): (&Session, OffsetDateTime),
    args: Args,
) -> Result<(), CommandError> {
    match args.verb {
        Verb::Compose { order, out, marks } => {
            file::compose(data, ui, (session, now), &order, (&out, &marks))
        }
        Verb::Check { orders } => file::check(data, ui, (session, now), &orders),
        _ => Ok(()),
    }
}

/// Runs `prikaz order`.
///
/// # Errors
/// The refusal in words, or the failure.
pub(crate) fn run(desk: &mut Desk<'_>, args: Args) -> Result<(), CommandError> {
    match args.verb {
        Verb::Compose { .. } | Verb::Check { .. } => {
            let data = desk.office.data().clone();
            let (session, now) = (desk.globals.session(), desk.today().now);
            run_on_files(&data, desk.ui, (&session, now), args)
        }
        Verb::Draft { register, draft, out, manner, marks } => {
            desk.knows(&register, draft.map(DraftNo).map(Named::Draft))?;
            let marks = marks.marks(desk, &register)?;
            manner.choose(desk, &register)?;
            papers::write(desk, &register, WantedPaper::Order(draft.map(DraftNo), &marks), &out)
        }
        Verb::Annex { register, draft, shape, out, marks } => {
            desk.knows(&register, draft.map(DraftNo).map(Named::Draft))?;
            let marks = marks.marks(desk, &register)?;
            let wanted = WantedPaper::Annex(draft.map(DraftNo), shape.as_deref(), &marks);
            papers::write(desk, &register, wanted, &out)
        }
        Verb::Amend(args) => editions::amend(desk, &args),
        Verb::Repeal { register, out, marks } => {
            let marks = marks.marks(desk, &register)?;
            papers::write(desk, &register, WantedPaper::RepealingOrder(&marks), &out)
        }
        Verb::Present { register } => {
            tell_left(desk, &register)?;
            desk.act(&register, Action::Present).map(drop)
        }
        Verb::Sign { target, number, with, digest, signed_by, out, scan, marks } => {
            if file::is_order(desk, &target)? {
                let signed = file::Signed { typed: number, digest, signed_by, out, scan, marks };
                return file::sign(desk, &target, &signed);
            }
            if out.is_some() {
                let said = OutOfRegister { register: target };
                return Err(Failed::usage(said).into());
            }
            let register = RegisterId::new(&target)?;
            desk.turn_to(&Target::Register(register.clone()))?;
            let signed = sign(desk, &register, number, with, digest.as_deref(), signed_by, scan.as_deref());
            signed.of(&register)
        }
        Verb::Show { organisation, number, year, out, marks } => {
            let which = WhichOrder { organisation: &organisation, number: &number, year };
            file::show(desk, which, out.as_deref(), &marks)
        }
        Verb::Correct { organisation, recorded, year, number, date, basis } => {
            let right = Requisites { number: number.as_deref(), date, reason: &basis };
            let which = WhichOrder { organisation: &organisation, number: &recorded, year };
            correct(desk, which, right)
        }
        Verb::Scan { which, file } => acquaintance::scan(desk, &which, &file),
        Verb::List { organisation, year } => journal::journal(desk, &organisation, year),
    }
}

fn correct(desk: &mut Desk<'_>, which: WhichOrder<'_>, right: Requisites<'_>) -> Result<(), CommandError> {
    let corrected = desk.ask(|office, session| correct_order(office, session, which, right))?;
    let corrected = RequisitesCorrected::from(corrected);
    if desk.ui.json() {
        return desk.ui.answer(&corrected);
    }
    desk.ui.tell(&corrected);
    Ok(())
}

fn sign(
    desk: &mut Desk<'_>,
    id: &RegisterId,
    typed: Option<String>,
    with: Option<RegisterId>,
    digest: Option<&str>,
    signed_by: Option<PersonId>,
    scan: Option<&Path>,
) -> Result<(), CommandError> {
    desk.knows(id, signed_by.as_ref().map(Named::Person))?;
    with.iter().try_for_each(|with| desk.book(with).map(drop))?;
    let digest = agreement::digest(desk, id, digest)?;
    let book = desk.book(id)?;
    let organisation = book.organisation.id.clone();
    // A scan that would be refused is refused before anything is signed.
    let scan = scan.map(|scan| acquaintance::read_scan(desk, &organisation, &[], scan)).transpose()?;
    desk.actor()?;
    // Told before: once it is signed, the order is as it is.
    tell_left(desk, id)?;
    let sign = Sign { typed, with, digest, signed_by };
    let recorded = desk.ask(|office, session| prikaz_desk::sign(office, session, id, sign))?;
    desk.say(id, &recorded)?;
    let approved = recorded.iter().find_map(|one| match &one.event {
        Event::Approved { order, .. } => Some(order.clone()),
        _ => None,
    });
    match (scan, approved) {
        (Some(scan), Some(order)) => acquaintance::lay_scan(desk, &organisation, &order, &scan),
        _ => Ok(()),
    }
}
