//! `prikaz register revise`: remarks are answered, rows of the draft changed.

use std::path::{Path, PathBuf};

use crate::desk::Desk;
use crate::error::{CommandError, Of};
use crate::typed::pair;
use prikaz_app::{Edits, ReadRows};
use prikaz_desk::{InFile, Named, Revision, read_revision};
use prikaz_domain::{ColumnKey, RegisterId, RemarkId, UnitId};
use prikaz_wording::general::BadNumber;
use prikaz_wording::said::Failed;
use prikaz_workflow::{Answer, Weight};

/// How `prikaz register revise` changes the draft and answers remarks.
#[derive(Debug, clap::Args)]
pub(crate) struct Revise {
    /// Key of the register
    register: RegisterId,
    /// Unit whose rows the file replaces
    #[arg(long, requires = "file")]
    unit: Option<UnitId>,
    /// File with all rows of the unit
    #[arg(requires = "unit")]
    file: Option<PathBuf>,
    /// Cell to set
    #[arg(long, value_name = "ROW:COLUMN=TEXT", value_parser = cell)]
    set: Vec<(String, ColumnKey, String)>,
    /// Row to leave out, by its printed number
    #[arg(long, value_name = "ROW")]
    exclude: Vec<String>,
    /// Row to move behind another, both by their printed numbers; `0` is the front
    #[arg(long = "move", value_name = "ROW=AFTER", value_parser = pair)]
    moved: Vec<(String, String)>,
    /// Remark accepted
    #[arg(long, value_name = "REMARK")]
    accept: Vec<u32>,
    /// Remark rejected, with the reason
    #[arg(long, value_name = "REMARK=REASON", value_parser = pair)]
    reject: Vec<(String, String)>,
    /// The change is one of substance: everybody agrees again
    #[arg(long, conflicts_with = "editorial")]
    substance: bool,
    /// The change is editorial: visas stay, their givers are told
    #[arg(long)]
    editorial: bool,
}

pub(crate) fn revise(desk: &mut Desk<'_>, args: Revise) -> Result<(), CommandError> {
    let answers = answers(desk, &args)?;
    let weight = match (args.substance, args.editorial) {
        (false, true) => Weight::Editorial,
        _ => Weight::Substance,
    };
    let id = &args.register;
    desk.knows(id, args.unit.as_ref().map(Named::Unit))?;
    let rows = match (args.unit, args.file) {
        (Some(unit), Some(file)) => {
            let read = rows_of_unit(desk, id, &unit, &file)?;
            Some((unit, read))
        }
        _ => None,
    };
    let behind = |(row, after): (String, String)| (row, Some(after).filter(|after| after.trim() != "0"));
    let moved = args.moved.into_iter().map(behind).collect();
    let edits = Edits { set: args.set, exclude: args.exclude, moved };
    let revision = Revision { answers, rows, edits, weight };
    let recorded = desk.ask(|office, session| prikaz_desk::revise(office, session, id, revision))?;
    desk.say(id, &recorded)
}

/// The rows of the file, with its warnings said on the way.
fn rows_of_unit(
    desk: &mut Desk<'_>,
    id: &RegisterId,
    unit: &UnitId,
    path: &Path,
) -> Result<ReadRows, CommandError> {
    let (name, bytes) = (path.display().to_string(), desk.read_file(path)?);
    let file = InFile { name: &name, bytes: &bytes };
    let read = desk.ask(|office, session| read_revision(office, session, id, unit, file));
    let read = read.in_file(path)?;
    crate::commands::submission::tell_faults(desk, &read);
    Ok(read)
}

fn answers(desk: &Desk<'_>, args: &Revise) -> Result<Vec<(RemarkId, Answer)>, CommandError> {
    let id = &args.register;
    args.accept.iter().try_for_each(|no| desk.knows(id, [Named::Remark(RemarkId(*no))]))?;
    let mut answers: Vec<_> = args.accept.iter().map(|no| (RemarkId(*no), Answer::Accepted)).collect();
    for (no, reason) in &args.reject {
        let no = no.parse().map_err(|_| {
            let said = BadNumber { number: no.clone() };
            Failed::usage(said)
        })?;
        desk.knows(id, [Named::Remark(RemarkId(no))])?;
        answers.push((RemarkId(no), Answer::Rejected { reason: reason.clone() }));
    }
    Ok(answers)
}

/// Reads `ROW:COLUMN=TEXT`.
fn cell(text: &str) -> Result<(String, ColumnKey, String), String> {
    let wrong = || format!("`{text}`: write ROW:COLUMN=TEXT, such as 3:point=электронная почта");
    let (place, value) = text.split_once('=').ok_or_else(wrong)?;
    let (row, column) = place.split_once(':').ok_or_else(wrong)?;
    let column = ColumnKey::new(column.trim()).map_err(|error| error.to_string())?;
    Ok((row.trim().to_owned(), column, value.replace("\\n", "\n")))
}
