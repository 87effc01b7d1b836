//! What each unit changes against the edition in force.

use std::path::PathBuf;

use crate::commands::papers;
use crate::desk::Desk;
use crate::endings::paper_endings;
use crate::error::CommandError;
use crate::table::Grid;
use crate::ui::Ui;
use prikaz_desk::{ChangeSeen, ChangeWhat, Named, WantedPaper, unit_changes};
use prikaz_domain::{RegisterId, UnitId};
use prikaz_wording::register::{
    CHANGE_ADDED, CHANGE_EXCLUDED, CHANGE_MOVED, CHANGE_SOURCES, CHANGES_HEAD, ChangeUnits, NO_CHANGES,
    UnitChanges,
};

/// What `prikaz register diff` shows.
#[derive(Debug, clap::Args)]
pub(crate) struct Diff {
    /// Key of the register
    register: RegisterId,
    /// Only what this unit changes
    #[arg(long)]
    unit: Option<UnitId>,
    #[arg(help = concat!("File to write: ", paper_endings!()))]
    #[arg(long, short)]
    out: Option<PathBuf>,
}

pub(crate) fn diff(desk: &mut Desk<'_>, args: &Diff) -> Result<(), CommandError> {
    let id = &args.register;
    desk.knows(id, args.unit.as_ref().map(Named::Unit))?;
    if let Some(out) = &args.out {
        return papers::write(desk, id, WantedPaper::UnitChanges(args.unit.as_ref()), out);
    }
    let changes = desk.ask(|office, session| unit_changes(office, session, id, args.unit.as_ref()))?;
    if desk.ui.json() {
        return desk.ui.answer(&changes.iter().map(UnitChanges::from).collect::<Vec<_>>());
    }
    if changes.is_empty() {
        return desk.ui.line(desk.ui.word(NO_CHANGES));
    }
    for one in &changes {
        let line = desk.ui.say(&UnitChanges::from(one));
        desk.ui.line(line)?;
        if !one.changes.is_empty() {
            let grid = grid(desk.ui, &one.lines).to_string();
            desk.ui.line(grid.trim_end())?;
        }
    }
    Ok(())
}

/// A line for each changed column, for each new row and for each one left out.
fn grid(ui: &Ui, lines: &[ChangeSeen]) -> Grid {
    let mut grid = Grid::new(ui.all_of(&CHANGES_HEAD).into_iter());
    for line in lines {
        let (what, is) = match &line.what {
            ChangeWhat::Added => (ui.word(CHANGE_ADDED), line.is.clone()),
            ChangeWhat::Excluded => (ui.word(CHANGE_EXCLUDED), line.is.clone()),
            ChangeWhat::Moved => (ui.word(CHANGE_MOVED), line.is.clone()),
            ChangeWhat::Column(title) => (title.clone(), line.is.clone()),
            ChangeWhat::Sources(units) => {
                (ui.word(CHANGE_SOURCES), ui.say(&ChangeUnits { units: units.clone() }))
            }
        };
        grid.row(vec![line.row.clone(), what, line.was.clone(), is]);
    }
    grid
}
