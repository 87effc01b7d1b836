//! Where units say different things of one row: both wordings side by side, and what is decided.

use std::path::PathBuf;

use crate::commands::papers;
use crate::desk::Desk;
use crate::endings::paper_endings;
use crate::error::CommandError;
use crate::table::Grid;
use crate::ui::Ui;
use prikaz_desk::{
    ColumnSeen, ConflictSeen, Deciding, Take, WantedPaper, WordingSeen, conflicts, decide_conflict,
};
use prikaz_domain::{ColumnKey, RegisterId};
use prikaz_wording::register::{
    CONFLICT_COLUMN, ConflictFacts, ConflictHead, ConflictHint, ConflictTitle, ConflictWho, NO_CONFLICTS,
};

/// What `prikaz register conflicts` lists.
#[derive(Debug, clap::Args)]
pub(crate) struct List {
    /// Key of the register
    register: RegisterId,
    #[arg(help = concat!("File to write: ", paper_endings!()))]
    #[arg(long, short)]
    out: Option<PathBuf>,
}

/// What `prikaz register decide` decides.
#[derive(Debug, clap::Args)]
#[command(group(clap::ArgGroup::new("settled").required(true).multiple(true).args(["take", "all", "set", "unite"])))]
pub(crate) struct Decide {
    /// Key of the register
    register: RegisterId,
    /// Number of the conflict (see `prikaz register conflicts`)
    conflict: usize,
    /// Whose wording holds for all of them: the unit, or the number of the wording
    #[arg(long, value_name = "UNIT", conflicts_with = "all")]
    take: Option<String>,
    /// They are different rows; all of them stay
    #[arg(long, conflicts_with = "set")]
    all: bool,
    /// One row with the values of all of them, where they differ in columns of several values only
    #[arg(long, conflicts_with_all = ["take", "all", "set"])]
    unite: bool,
    /// Cell to word otherwise than the wording taken does
    #[arg(long, value_name = "COLUMN=TEXT", value_parser = cell)]
    set: Vec<(ColumnKey, String)>,
    /// Why
    #[arg(long, value_name = "REASON")]
    why: String,
}

/// Reads `COLUMN=TEXT`.
fn cell(text: &str) -> Result<(ColumnKey, String), String> {
    let (column, value) = crate::typed::pair(text)?;
    let column = ColumnKey::new(column).map_err(|error| error.to_string())?;
    Ok((column, value.replace("\\n", "\n")))
}

pub(crate) fn list(desk: &mut Desk<'_>, args: &List) -> Result<(), CommandError> {
    let id = &args.register;
    if let Some(out) = &args.out {
        return papers::write(desk, id, WantedPaper::Conflicts, out);
    }
    let seen = desk.ask(|office, session| conflicts(office, session, id))?;
    if desk.ui.json() {
        return desk.ui.answer(&seen.conflicts.iter().map(ConflictFacts::from).collect::<Vec<_>>());
    }
    if seen.conflicts.is_empty() {
        return desk.ui.line(desk.ui.word(NO_CONFLICTS));
    }
    for conflict in &seen.conflicts {
        desk.ui.line(desk.ui.say(&ConflictHead { conflict: conflict.into() }))?;
        let grid = side_by_side(desk.ui, &seen.columns, conflict).to_string();
        desk.ui.line(grid.trim_end())?;
    }
    desk.ui.line(desk.ui.say(&ConflictHint { register: id.clone() }))
}

/// The columns of the form, a wording beside the other; what differs is marked.
fn side_by_side(ui: &Ui, columns: &[ColumnSeen], conflict: &ConflictSeen) -> Grid {
    let said = |wording: &WordingSeen| {
        let units = wording.units.iter().map(|unit| unit.title.clone()).collect();
        ui.say(&ConflictWho { units, stands: wording.stands })
    };
    let head = std::iter::once(ui.word(CONFLICT_COLUMN));
    let mut grid = Grid::new(head.chain(conflict.wordings.iter().map(said)));
    for column in columns {
        let differs = conflict.columns.contains(&column.key);
        let title = ui.say(&ConflictTitle { title: column.title.clone(), differs });
        let cell = |wording: &WordingSeen| wording.cells.get(&column.key).map(ToString::to_string);
        let cells = conflict.wordings.iter().map(|wording| cell(wording).unwrap_or_default());
        grid.row(std::iter::once(title).chain(cells).collect());
    }
    grid
}

pub(crate) fn decide(desk: &mut Desk<'_>, args: Decide) -> Result<(), CommandError> {
    let taken = |take: String| take.parse().map_or(Take::Unit(take), Take::Number);
    let deciding = match (args.all, args.unite) {
        (true, _) => Deciding::All,
        (false, true) => Deciding::Unite,
        (false, false) => Deciding::Take(args.take.map(taken), args.set),
    };
    let (id, number, why) = (&args.register, args.conflict, args.why);
    let decision = prikaz_desk::Decide { number, deciding, why };
    let session = desk.session()?;
    let recorded = decide_conflict(&desk.office, &session, id, decision)?;
    desk.say(id, &recorded)
}
