//! `prikaz publication`: putting an edition up, telling those concerned.

use std::path::PathBuf;

use clap::Subcommand;

use crate::commands::papers;
use crate::desk::Desk;
use crate::endings::text_endings;
use crate::error::CommandError;
use prikaz_app::file_name_of;
use prikaz_desk::{Named, WantedPaper};
use prikaz_domain::{DraftNo, EditionNo, PlaceKey, RegisterId};
use prikaz_workflow::{Action, FileReference};

/// Record publications and notices
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Record that an edition was put up
    Record {
        /// Key of the register
        register: RegisterId,
        /// Place, one of the procedure's
        #[arg(long)]
        place: PlaceKey,
        /// Address of the page
        #[arg(long)]
        address: String,
        /// The file put up; its digest is recorded
        #[arg(long)]
        file: Option<PathBuf>,
        /// Number of the edition; the oldest that waits where none is given
        #[arg(long)]
        edition: Option<u32>,
    },
    /// Record that those concerned were told
    Inform {
        /// Key of the register
        register: RegisterId,
        /// How: «письмом», «по системе электронного документооборота»
        #[arg(long)]
        means: String,
    },
    /// Write the notice to those concerned
    Notice {
        /// Key of the register
        register: RegisterId,
        /// Number of the draft; the last approved one where none is given
        #[arg(long)]
        draft: Option<u32>,
        #[arg(help = concat!("File to write: ", text_endings!()))]
        #[arg(long, short)]
        out: PathBuf,
    },
}

/// Runs `prikaz publication`.
///
/// # Errors
/// The refusal in words, or the failure.
pub(crate) fn run(desk: &mut Desk<'_>, args: Args) -> Result<(), CommandError> {
    match args.verb {
        Verb::Record { register, place, address, file, edition } => {
            desk.knows(&register, [Named::Place(&place)])?;
            desk.knows(&register, edition.map(EditionNo).map(Named::Edition))?;
            let file = file.map(|path| desk.read_kept_file(&path).map(|bytes| (file_name_of(&path), bytes)));
            let file = file.transpose()?;
            let bytes: Vec<&[u8]> = file.iter().map(|(_, bytes)| bytes.as_slice()).collect();
            let file = file.as_ref().map(|(name, bytes)| FileReference::of(name, bytes));
            let action = Action::Publish { place, edition: edition.map(EditionNo), address, file };
            desk.act_with(&register, action, &bytes).map(drop)
        }
        Verb::Inform { register, means } => desk.act(&register, Action::Inform { means }).map(drop),
        Verb::Notice { register, draft, out } => {
            desk.knows(&register, draft.map(DraftNo).map(Named::Draft))?;
            papers::write(desk, &register, WantedPaper::Notice(draft.map(DraftNo)), &out)
        }
    }
}
