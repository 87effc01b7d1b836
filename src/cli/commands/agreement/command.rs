//! `prikaz agreement`: visas, remarks, answers, the agreement sheet.

use std::path::PathBuf;

use clap::Subcommand;

use super::{seats, sheets};
use crate::commands::papers;
use crate::desk::Desk;
use crate::endings::paper_endings;
use crate::error::CommandError;
use prikaz_desk::{Named, WantedPaper, digest_named, row_named};
use prikaz_domain::{Digest, DraftNo, PersonId, RegisterId, RemarkId};
use prikaz_workflow::{Action, Answer, NewRemark, Verdict};

/// Agree a draft: visas, remarks, answers, the agreement sheet
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Agree; with remarks where any are given
    Visa(DecideVisa),
    /// Return the draft with remarks
    Return(DecideVisa),
    /// Answer a remark
    Answer(AnswerArgs),
    /// Put another person in an agreer's seat
    Replace {
        /// Key of the register
        register: RegisterId,
        /// Whose seat it is
        #[arg(long)]
        was: PersonId,
        /// Whose it is to be
        #[arg(long)]
        now: PersonId,
        /// The act or reason
        #[arg(long)]
        basis: String,
    },
    /// Tell who agreed, who is awaited, which remarks are open
    Status {
        /// Key of the register
        register: RegisterId,
    },
    /// Write the agreement sheet with all rounds; or a sheet to be filled in for each agreer
    Sheet(SheetArgs),
    /// Take in sheets that agreers filled in and returned
    Import {
        /// Files, or folders of files
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
}

#[derive(Debug, clap::Args)]
struct DecideVisa {
    /// Key of the register
    register: RegisterId,
    /// Remark, with the row it is about where it is about one
    #[arg(long = "remark", value_name = "[ROW:] TEXT")]
    remarks: Vec<String>,
    /// Digest of the draft that was seen, or its first digits; the present one where none is given
    #[arg(long)]
    digest: Option<String>,
    /// Whose seat is meant, where the person may decide for several
    #[arg(long = "for", value_name = "PERSON")]
    seat: Option<PersonId>,
}

#[derive(Debug, clap::Args)]
struct SheetArgs {
    /// Key of the register
    register: RegisterId,
    /// Number of the draft; the last one where none is given
    #[arg(long, conflicts_with = "each")]
    draft: Option<u32>,
    #[arg(help = concat!("File to write, with all rounds: ", paper_endings!()))]
    #[arg(long, short, required_unless_present = "each", conflicts_with = "each")]
    out: Option<PathBuf>,
    /// Folder to write into: a `.docx` with fields for each agreer who is awaited
    #[arg(long, value_name = "DIR")]
    each: Option<PathBuf>,
    /// Whose sheet, where not everybody's is wanted
    #[arg(long = "for", value_name = "PERSON", requires = "each")]
    seat: Option<PersonId>,
}

#[derive(Debug, clap::Args)]
struct AnswerArgs {
    /// Key of the register
    register: RegisterId,
    /// Number of the remark
    remark: u32,
    #[command(flatten)]
    answer: AnswerKind,
}

#[derive(Debug, clap::Args)]
#[group(required = true, multiple = false)]
struct AnswerKind {
    /// Accepted
    #[arg(long)]
    accept: bool,
    /// Accepted in part: which
    #[arg(long, value_name = "TEXT")]
    partly: Option<String>,
    /// Rejected: why
    #[arg(long, value_name = "TEXT")]
    reject: Option<String>,
    /// Left to a conciliation meeting: when and where
    #[arg(long, value_name = "TEXT")]
    meeting: Option<String>,
}

/// Runs `prikaz agreement`.
///
/// # Errors
/// The refusal in words, or the failure.
pub(crate) fn run(desk: &mut Desk<'_>, args: Args) -> Result<(), CommandError> {
    match args.verb {
        Verb::Visa(decide) => {
            let remarks = remarks(desk, &decide)?;
            let verdict =
                if remarks.is_empty() { Verdict::Agree } else { Verdict::AgreeWithRemarks(remarks) };
            give(desk, &decide, verdict)
        }
        Verb::Return(decide) => {
            let remarks = remarks(desk, &decide)?;
            give(desk, &decide, Verdict::Return(remarks))
        }
        Verb::Answer(args) => {
            desk.knows(&args.register, [Named::Remark(RemarkId(args.remark))])?;
            let action = Action::AnswerRemark { remark: RemarkId(args.remark), answer: args.answer.into() };
            desk.act(&args.register, action).map(drop)
        }
        Verb::Replace { register, was, now, basis } => {
            desk.knows(&register, [Named::Person(&was)])?;
            desk.knows(&register, [Named::Person(&now)])?;
            desk.act(&register, Action::ReplaceAgreer { was, now, basis }).map(drop)
        }
        Verb::Status { register } => seats::agreement(desk, &register),
        Verb::Sheet(args) => sheet(desk, &args),
        Verb::Import { files } => sheets::bring(desk, &files),
    }
}

impl From<AnswerKind> for Answer {
    fn from(kind: AnswerKind) -> Self {
        match kind {
            AnswerKind { partly: Some(part), .. } => Self::PartlyAccepted { part },
            AnswerKind { reject: Some(reason), .. } => Self::Rejected { reason },
            AnswerKind { meeting: Some(meeting), .. } => Self::ToMeeting { meeting },
            AnswerKind { .. } => Self::Accepted,
        }
    }
}

fn sheet(desk: &mut Desk<'_>, args: &SheetArgs) -> Result<(), CommandError> {
    desk.knows(&args.register, args.seat.as_ref().map(Named::Person))?;
    desk.knows(&args.register, args.draft.map(DraftNo).map(Named::Draft))?;
    match (&args.each, &args.out) {
        (Some(folder), _) => sheets::give_out(desk, &args.register, args.seat.as_ref(), folder),
        (None, Some(out)) => {
            let wanted = WantedPaper::AgreementSheet(args.draft.map(DraftNo));
            papers::write(desk, &args.register, wanted, out)
        }
        (None, None) => Ok(()), // clap asks for one of them
    }
}

fn give(desk: &mut Desk<'_>, decide: &DecideVisa, verdict: Verdict) -> Result<(), CommandError> {
    desk.knows(&decide.register, decide.seat.as_ref().map(Named::Person))?;
    let digest = digest(desk, &decide.register, decide.digest.as_deref())?;
    let seat = decide.seat.clone();
    desk.act(&decide.register, Action::GiveVisa { digest, verdict, seat, sheet: None }).map(drop)
}

/// The digest meant by what was typed: whole, by its first digits, or the present draft's.
pub(crate) fn digest(desk: &Desk<'_>, id: &RegisterId, typed: Option<&str>) -> Result<Digest, CommandError> {
    desk.ask(|office, session| digest_named(office, session, id, typed))
}

/// Reads remarks: «12: текст» is about row 12, where the draft has one of this number.
fn remarks(desk: &Desk<'_>, decide: &DecideVisa) -> Result<Vec<NewRemark>, CommandError> {
    let remark = |text: &String| match text.split_once(':') {
        Some((row, rest)) if is_row(row) => {
            let entry = Some(desk.ask(|office, session| row_named(office, session, &decide.register, row))?);
            Ok(NewRemark { entry, text: rest.trim().to_owned() })
        }
        _ => Ok(NewRemark { entry: None, text: text.trim().to_owned() }),
    };
    decide.remarks.iter().map(remark).collect()
}

fn is_row(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty() && text.chars().all(|letter| letter.is_ascii_digit() || letter == '.')
}
