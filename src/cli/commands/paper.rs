//! `prikaz paper`: the papers around an order.

use std::path::PathBuf;

use clap::Subcommand;

use crate::commands::{marks, papers};
use crate::desk::Desk;
use crate::endings::{paper_endings, text_endings};
use crate::error::CommandError;
use prikaz_app::LetterKind;
use prikaz_desk::{Named, WantedPaper, log, make_journal};
use prikaz_domain::{DraftNo, OrganisationId, PersonId, RegisterId, UnitId};
use prikaz_report::paper::HistoryLine;
use prikaz_wording::said::history;

/// Write the papers around an order: letters to units, minutes of disagreements, extracts, the journal of orders
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Write the minutes of disagreements: every remark with what became of it
    Disagreements {
        /// Key of the register
        register: RegisterId,
        /// Number of the draft; the last one where none is given
        #[arg(long)]
        draft: Option<u32>,
        #[arg(help = concat!("File to write: ", paper_endings!()))]
        #[arg(long, short)]
        out: PathBuf,
    },
    /// Write the sheet on which those concerned sign that they know the order
    Acquaintance {
        /// Key of the register
        register: RegisterId,
        /// Number of the draft; the last one where none is given
        #[arg(long)]
        draft: Option<u32>,
        /// Person to sign, by the key of the organisation file; those who are told where none is given
        #[arg(long = "person", value_name = "PERSON")]
        persons: Vec<PersonId>,
        #[arg(help = concat!("File to write: ", paper_endings!()))]
        #[arg(long, short)]
        out: PathBuf,
    },
    /// Write the request to a unit to hand in its rows
    Request(LetterArgs),
    /// Write the reminder to a unit that has not handed in
    Reminder(LetterArgs),
    /// Write an extract of the edition in force
    Extract {
        /// Key of the register
        register: RegisterId,
        /// Row to take, by its printed number; all where none is given
        #[arg(long = "row", value_name = "ROW")]
        rows: Vec<String>,
        /// Unit whose rows to take
        #[arg(long)]
        unit: Option<UnitId>,
        #[command(flatten)]
        certified: marks::Certified,
        #[arg(help = concat!("File to write: ", paper_endings!()))]
        #[arg(long, short)]
        out: PathBuf,
    },
    /// Write the card of a register with its whole history
    Card {
        /// Key of the register
        register: RegisterId,
        #[arg(help = concat!("File to write: ", paper_endings!()))]
        #[arg(long, short)]
        out: PathBuf,
    },
    /// Write the journal of orders of a body for a year
    Journal {
        /// Key of the body
        organisation: OrganisationId,
        /// Year
        #[arg(long)]
        year: i32,
        #[arg(help = concat!("File to write: ", paper_endings!()))]
        #[arg(long, short)]
        out: PathBuf,
    },
}

#[derive(Debug, clap::Args)]
struct LetterArgs {
    /// Key of the register
    register: RegisterId,
    /// Key of the unit
    #[arg(long)]
    unit: UnitId,
    #[arg(help = concat!("File to write: ", text_endings!()))]
    #[arg(long, short)]
    out: PathBuf,
}

/// Runs `prikaz paper`.
///
/// # Errors
/// The refusal in words, or the failure.
pub(crate) fn run(desk: &mut Desk<'_>, args: Args) -> Result<(), CommandError> {
    match args.verb {
        Verb::Disagreements { register, draft, out } => {
            let draft = draft.map(DraftNo);
            desk.knows(&register, draft.map(Named::Draft))?;
            papers::write(desk, &register, WantedPaper::Disagreements(draft), &out)
        }
        Verb::Acquaintance { register, draft, persons, out } => {
            let draft = draft.map(DraftNo);
            desk.knows(&register, draft.map(Named::Draft))?;
            persons.iter().try_for_each(|person| desk.knows(&register, [Named::Person(person)]))?;
            papers::write(desk, &register, WantedPaper::Acquaintance(draft, &persons), &out)
        }
        Verb::Request(args) => letter(desk, &args, LetterKind::Request),
        Verb::Reminder(args) => letter(desk, &args, LetterKind::Reminder),
        Verb::Extract { register, rows, unit, certified, out } => {
            let copy = certified.mark(desk, &register)?;
            desk.knows(&register, unit.as_ref().map(Named::Unit))?;
            let wanted = WantedPaper::Extract { rows: &rows, unit: unit.as_ref(), copy: copy.as_ref() };
            papers::write(desk, &register, wanted, &out)
        }
        Verb::Card { register, out } => {
            let history = told(desk, &register)?;
            papers::write(desk, &register, WantedPaper::Card(&history), &out)
        }
        Verb::Journal { organisation, year, out } => {
            let name = papers::name_of(&out)?;
            let made =
                desk.ask(|office, session| make_journal(office, session, &organisation, year, &name))?;
            papers::hand_over(desk, vec![(out, made)])
        }
    }
}

fn letter(desk: &mut Desk<'_>, args: &LetterArgs, kind: LetterKind) -> Result<(), CommandError> {
    desk.knows(&args.register, [Named::Unit(&args.unit)])?;
    papers::write(desk, &args.register, WantedPaper::Letter(kind, &args.unit), &args.out)
}

/// The history of a register in the words of its card: a paper, in whatever language the program answers.
fn told(desk: &Desk<'_>, id: &RegisterId) -> Result<Vec<HistoryLine>, CommandError> {
    let book = desk.book(id)?;
    let log = desk.ask(|office, session| log(office, session, Some(id)))?;
    let messages = desk.ui.messages_of_papers(desk.office.data())?;
    Ok(history(&messages, &book, log.registers.iter().flat_map(|one| &one.records)))
}
