//! What each unit changes against the edition in force.

use std::path::PathBuf;

use serde_json::json;

use super::desk::Desk;
use super::table::Grid;
use super::{CommandError, Ui, papers};
use prikaz_app::Rulebook;
use prikaz_desk::WantedPaper;
use prikaz_domain::{Cell, ColumnKey, Entry, EntryId, RegisterId, UnitId};
use prikaz_form::{ChangedRows, EntryChange, diff as changes_between};
use prikaz_wording::register::{
    CHANGE_ADDED, CHANGE_EXCLUDED, CHANGE_MOVED, CHANGE_SOURCES, CHANGES_HEAD, ChangeUnits, NO_CHANGES,
    UnitChanges,
};
use prikaz_workflow::{Draft, Refusal, Register, step_of_unit};

/// What `prikaz register diff` shows.
#[derive(Debug, clap::Args)]
pub(super) struct Diff {
    /// Key of the register
    register: RegisterId,
    /// Only what this unit changes
    #[arg(long)]
    unit: Option<UnitId>,
    /// File to write: `.docx`, `.pdf`, `.xlsx`, `.html` or `.txt`
    #[arg(long, short)]
    out: Option<PathBuf>,
}

pub(super) fn diff(desk: &mut Desk<'_>, args: &Diff) -> Result<(), CommandError> {
    let id = &args.register;
    desk.office.knows_unit(id, args.unit.as_ref())?;
    if let Some(out) = &args.out {
        return papers::write(desk, id, WantedPaper::UnitChanges(args.unit.as_ref()), out);
    }
    let (book, register) = (desk.book(id)?, desk.register(id)?);
    let told = told(&book, &register, args.unit.as_ref())?;
    if desk.ui.json() {
        return desk.ui.value(&json!(told));
    }
    if told.is_empty() {
        return desk.ui.line(desk.ui.word(NO_CHANGES));
    }
    for one in &told {
        let line = desk.ui.say(one);
        desk.ui.line(line)?;
        if !one.changes.is_empty() {
            let grid = grid(desk.ui, &book, &register, &one.changes).to_string();
            desk.ui.line(grid.trim_end())?;
        }
    }
    Ok(())
}

fn told(book: &Rulebook, register: &Register, unit: Option<&UnitId>) -> Result<Vec<UnitChanges>, Refusal> {
    let draft = register.known_draft()?;
    if let Some(unit) = unit {
        return of_unit(book, register, draft, unit).map(|told| vec![told]);
    }
    let known = book.organisation.units.iter().map(|one| &one.id);
    let known = known.filter(|one| draft.submissions.contains_key(*one));
    // What a unit handed in is there though the body has it no more.
    let gone = draft.submissions.keys().filter(|one| book.organisation.unit(one).is_none());
    known.chain(gone).map(|unit| of_unit(book, register, draft, unit)).collect()
}

fn of_unit(
    book: &Rulebook,
    register: &Register,
    draft: &Draft,
    unit: &UnitId,
) -> Result<UnitChanges, Refusal> {
    let step = step_of_unit(&book.rules(), register, unit)?;
    let changes = changes_between(&step.before, &step.after);
    let rows = ChangedRows::of(&changes);
    let (excluded, changed) = (rows.excluded.len(), rows.changed.len());
    let had = step.before.iter().filter(|entry| entry.is_of(unit)).count();
    let submission = draft.submissions.get(unit);
    Ok(UnitChanges {
        unit: unit.clone(),
        title: book.organisation.title_of(unit),
        nil: submission.is_some_and(|one| one.rows.is_none()),
        attempt: submission.map(|one| one.attempt),
        first: register.editions.is_empty(),
        added: rows.added.len(),
        changed,
        excluded,
        unchanged: had.saturating_sub(changed + excluded),
        changes,
    })
}

fn old(register: &Register) -> &[Entry] {
    register.last_edition().map_or(&[], |edition| &edition.entries)
}

/// A line for each changed column, for each new row and for each one left out.
fn grid(ui: &Ui, book: &Rulebook, register: &Register, changes: &[EntryChange]) -> Grid {
    let mut grid = Grid::new(ui.all_of(&CHANGES_HEAD).into_iter());
    let title = |key: &ColumnKey| book.procedure.form.column(key).map(|column| column.title.clone());
    let shown = |cell: Option<&Cell>| cell.map(ToString::to_string).unwrap_or_default();
    for change in changes {
        match change {
            EntryChange::Added { entry, .. } => {
                grid.row(vec![entry.number.clone(), ui.word(CHANGE_ADDED), String::new(), row(book, entry)]);
            }
            EntryChange::Excluded { id, number } => {
                let was = old(register).iter().find(|entry| entry.id == *id);
                let was = was.map(|entry| row(book, entry)).unwrap_or_default();
                grid.row(vec![number.clone(), ui.word(CHANGE_EXCLUDED), was, String::new()]);
            }
            EntryChange::Moved { id, number, .. } => {
                let was = old(register).iter().find(|entry| entry.id == *id);
                let is = was.map(|entry| row(book, entry)).unwrap_or_default();
                grid.row(vec![number.clone(), ui.word(CHANGE_MOVED), String::new(), is]);
            }
            EntryChange::Changed { id, number, columns, unit, also, .. } => {
                for (key, change) in columns {
                    let (was, is) = (shown(change.from.as_ref()), shown(change.to.as_ref()));
                    grid.row(vec![number.clone(), title(key).unwrap_or_default(), was, is]);
                }
                if columns.is_empty() && (unit.is_some() || also.is_some()) {
                    let is = sources(ui, book, register, *id, unit.as_ref(), also.as_deref());
                    grid.row(vec![number.clone(), ui.word(CHANGE_SOURCES), String::new(), is]);
                }
            }
        }
    }
    grid
}

/// Who answers for a row that reads as before.
fn sources(
    ui: &Ui,
    book: &Rulebook,
    register: &Register,
    id: EntryId,
    unit: Option<&UnitId>,
    also: Option<&[UnitId]>,
) -> String {
    let before = old(register).iter().find(|entry| entry.id == id);
    let unit = unit.or(before.map(|entry| &entry.unit));
    let also = also.or(before.map(|entry| entry.also.as_slice())).unwrap_or_default();
    let units = unit.into_iter().chain(also).map(|unit| book.organisation.title_of(unit)).collect();
    ui.say(&ChangeUnits { units })
}

/// The row in one cell: what stands in the columns a unit fills in.
fn row(book: &Rulebook, entry: &Entry) -> String {
    let cells = book.procedure.form.filled_in().filter_map(|column| entry.cells.get(&column.key));
    cells.map(ToString::to_string).collect::<Vec<_>>().join(" | ")
}
