//! `prikaz register revise`: remarks are answered, rows of the draft changed.

use std::path::PathBuf;
use std::sync::Arc;

use super::CommandError;
use super::desk::Desk;
use super::error::Of;
use super::register::pair;
use prikaz_app::{Against, Edits, read_tables, rows_of, with_edits, with_unit_rows};
use prikaz_domain::{ColumnKey, Entry, RegisterId, RemarkId, UnitId};
use prikaz_wording::general::BadNumber;
use prikaz_wording::said::Failed;
use prikaz_workflow::{Action, Answer, Draft, Weight};

/// How `prikaz register revise` changes the draft and answers remarks.
#[derive(Debug, clap::Args)]
pub(super) struct Revise {
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

pub(super) fn revise(desk: &mut Desk<'_>, args: Revise) -> Result<(), CommandError> {
    let answers = answers(desk, &args)?;
    let weight = match (args.substance, args.editorial) {
        (false, true) => Weight::Editorial,
        _ => Weight::Substance,
    };
    let id = args.register.clone();
    let of = desk.register(&id)?.draft.as_ref().and_then(Draft::digest);
    let entries = revised_rows(desk, args)?.map(Arc::new);
    desk.act(&id, Action::Revise { answers, entries, weight, of }).map(drop)
}

fn answers(desk: &Desk<'_>, args: &Revise) -> Result<Vec<(RemarkId, Answer)>, CommandError> {
    let id = &args.register;
    args.accept.iter().try_for_each(|no| desk.office.knows_remark(id, RemarkId(*no)))?;
    let mut answers: Vec<_> = args.accept.iter().map(|no| (RemarkId(*no), Answer::Accepted)).collect();
    for (no, reason) in &args.reject {
        let no = no.parse().map_err(|_| {
            let said = BadNumber { number: no.clone() };
            Failed::usage(said)
        })?;
        desk.office.knows_remark(id, RemarkId(no))?;
        answers.push((RemarkId(no), Answer::Rejected { reason: reason.clone() }));
    }
    Ok(answers)
}

/// The draft's rows after the changes asked for; none where nothing was asked for.
fn revised_rows(desk: &mut Desk<'_>, args: Revise) -> Result<Option<Vec<Entry>>, CommandError> {
    let id = args.register;
    let book = desk.book(&id)?;
    desk.office.knows_unit(&id, args.unit.as_ref())?;
    let form = &book.procedure.form;
    let mut register = desk.register(&id)?;
    let mut entries = None;
    if let (Some(unit), Some(file)) = (args.unit, args.file) {
        let bytes = desk.read_file(&file)?;
        let name = file.display().to_string();
        let of_unit = |draft: &Draft| -> Vec<Entry> {
            draft.entries().iter().filter(|entry| entry.is_of(&unit)).cloned().collect()
        };
        let before = register.draft.as_ref().map(of_unit).unwrap_or_default();
        let against = Against { unit: Some(&unit), before: &before, processes: &register.processes };
        let read = read_tables(&name, &bytes).and_then(|tables| rows_of(form, &tables, &against));
        let read = read.in_file(&file)?;
        for fault in &read.faults {
            let line = desk.ui.say(fault);
            desk.ui.progress(&line);
        }
        if let Some(draft) = &register.draft {
            entries = Some(with_unit_rows(form, &register, draft, &unit, read.rows, read.was));
        }
    }
    if args.set.is_empty() && args.exclude.is_empty() && args.moved.is_empty() {
        return Ok(entries);
    }
    if let (Some(entries), Some(draft)) = (&entries, &mut Arc::make_mut(&mut register).draft)
        && let Some(content) = &mut draft.content
    {
        content.entries = Arc::new(entries.clone());
    }
    let draft = register.known_draft()?;
    let behind = |(row, after): (String, String)| (row, Some(after).filter(|after| after.trim() != "0"));
    let moved = args.moved.into_iter().map(behind).collect();
    let edits = Edits { set: args.set, exclude: args.exclude, moved };
    Ok(Some(with_edits(form, &register, draft, &edits)?))
}

/// Reads `ROW:COLUMN=TEXT`.
fn cell(text: &str) -> Result<(String, ColumnKey, String), String> {
    let wrong = || format!("`{text}`: write ROW:COLUMN=TEXT, such as 3:point=электронная почта");
    let (place, value) = text.split_once('=').ok_or_else(wrong)?;
    let (row, column) = place.split_once(':').ok_or_else(wrong)?;
    let column = ColumnKey::new(column.trim()).map_err(|error| error.to_string())?;
    Ok((row.trim().to_owned(), column, value.replace("\\n", "\n")))
}
