//! `prikaz verify FILE`: what a file is.

use std::path::PathBuf;

use serde::Serialize;

use crate::commands::standing;
use crate::desk::Desk;
use crate::error::CommandError;
use crate::folders;
use prikaz_app::Origin;
use prikaz_desk::{InHand, Recognised, recognise};
use prikaz_wording::order::{UnknownFiles, Verified};
use prikaz_wording::said::{Failed, Quoted};

/// Tell whether files were given out by this store, and whether they are still in force
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Files and folders
    #[arg(required_unless_present = "text")]
    files: Vec<PathBuf>,
    /// Text of the QR code printed on a document
    #[arg(long)]
    text: Vec<String>,
}

/// Runs `prikaz verify`. A file that the store does not know gives exit code 1.
///
/// # Errors
/// When a file is unknown or cannot be read.
pub(crate) fn run(desk: &mut Desk<'_>, args: Args) -> Result<(), CommandError> {
    let mut unknown = Vec::new();
    let mut told = Vec::new();
    let mut unreadable = Vec::new();
    let found = folders::files(desk, &args.files, ANY)?;
    for path in &found.files {
        let bytes = match desk.read_file(path) {
            Ok(bytes) => bytes,
            Err(error) => {
                unreadable.push(error);
                continue;
            }
        };
        look(desk, (path.display().to_string(), InHand::File(&bytes)), &mut told, &mut unknown)?;
    }
    for text in &args.text {
        look(desk, (text.clone(), InHand::Code(text)), &mut told, &mut unknown)?;
    }
    found.tell_passed(desk, ANY)?;
    print(desk, &told, &found)?;
    // What could be read is told all the same.
    CommandError::of_all(unreadable)?;
    if args.text.is_empty() {
        found.something(ANY)?;
    }
    if unknown.is_empty() {
        return Ok(());
    }
    let said = UnknownFiles { count: unknown.len() };
    Err(Failed::refused(said).with_details(unknown.into_iter().map(Quoted)).into())
}

/// What `in_hand` is, called `name`, put to what is `told`; to the `unknown` where the store does not stand for it.
fn look(
    desk: &Desk<'_>,
    (name, in_hand): (String, InHand<'_>),
    told: &mut Vec<(String, Origin)>,
    unknown: &mut Vec<String>,
) -> Result<(), CommandError> {
    let known = desk.ask_each(|office, session| recognise(office, session, in_hand))?;
    let Some(Recognised { origin, is_vouched_for }) = Recognised::best(known) else { return Ok(()) };
    if !is_vouched_for {
        unknown.push(name.clone());
    }
    told.push((name, origin));
    Ok(())
}

/// A paper may be of any kind.
const ANY: &[&str] = &[];

/// What a file is, as JSON.
#[derive(Serialize)]
struct KnownFile<'a> {
    path: &'a str,
    is: &'a Origin,
}

fn print(desk: &mut Desk<'_>, told: &[(String, Origin)], found: &folders::Found) -> Result<(), CommandError> {
    if desk.ui.json() {
        let facts = told.iter().map(|(path, origin)| KnownFile { path, is: origin });
        return desk.ui.answer(&found.beside(facts.collect()));
    }
    for (path, origin) in told {
        let said = match origin {
            Origin::Issued { standing, .. } | Origin::Printed { standing, .. } => {
                standing::of_paper(desk.ui, standing)
            }
            Origin::Order { order, standing, .. }
            | Origin::PrintedAlone { order, standing, .. }
            | Origin::Scan { order, standing, .. } => standing::of_order(desk.ui, order.kind, standing),
            Origin::Kept { .. }
            | Origin::UnsignedAlone { .. }
            | Origin::Contradicted { .. }
            | Origin::NoCode
            | Origin::Unknown { .. } => String::new(),
        };
        let line = desk.ui.say(&Verified { path: path.clone(), origin: origin.clone(), said });
        desk.ui.line(line)?;
    }
    Ok(())
}
