//! Where units say different things of one row: both wordings side by side, and what is decided.

use std::path::PathBuf;

use serde_json::json;

use super::desk::Desk;
use super::table::Grid;
use super::{CommandError, Ui, papers};
use prikaz_app::{Rulebook, own_wording};
use prikaz_desk::WantedPaper;
use prikaz_domain::{ColumnKey, RegisterId};
use prikaz_form::{Conflict, Settlement, Wording, united};
use prikaz_wording::register::{
    CONFLICT_COLUMN, ConflictHead, ConflictHint, ConflictTitle, ConflictWho, NO_CONFLICTS, NoConflictNumber,
    NoWording, NotUnited,
};
use prikaz_wording::said::{Failed, conflict_facts, units_of};
use prikaz_workflow::{Action, open_conflicts};

/// What `prikaz register conflicts` lists.
#[derive(Debug, clap::Args)]
pub(super) struct List {
    /// Key of the register
    register: RegisterId,
    /// File to write: `.docx`, `.pdf`, `.xlsx`, `.html` or `.txt`
    #[arg(long, short)]
    out: Option<PathBuf>,
}

/// What `prikaz register decide` decides.
#[derive(Debug, clap::Args)]
#[command(group(clap::ArgGroup::new("settled").required(true).multiple(true).args(["take", "all", "set", "unite"])))]
pub(super) struct Decide {
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
    let (column, value) = super::register::pair(text)?;
    let column = ColumnKey::new(column).map_err(|error| error.to_string())?;
    Ok((column, value.replace("\\n", "\n")))
}

pub(super) fn list(desk: &mut Desk<'_>, args: &List) -> Result<(), CommandError> {
    if let Some(out) = &args.out {
        return papers::write(desk, &args.register, WantedPaper::Conflicts, out);
    }
    let (book, conflicts) = open(desk, &args.register)?;
    if desk.ui.json() {
        let told: Vec<_> =
            conflicts.iter().zip(1..).map(|(one, no)| conflict_facts(&book, one, no)).collect();
        return desk.ui.value(&json!(told));
    }
    if conflicts.is_empty() {
        return desk.ui.line(desk.ui.word(NO_CONFLICTS));
    }
    for (conflict, number) in conflicts.iter().zip(1..) {
        desk.ui.line(desk.ui.say(&ConflictHead { conflict: conflict_facts(&book, conflict, number) }))?;
        let grid = side_by_side(desk.ui, &book, conflict).to_string();
        desk.ui.line(grid.trim_end())?;
    }
    desk.ui.line(desk.ui.say(&ConflictHint { register: args.register.clone() }))
}

fn open(desk: &Desk<'_>, id: &RegisterId) -> Result<(Rulebook, Vec<Conflict>), CommandError> {
    let (book, register) = (desk.book(id)?, desk.register(id)?);
    let open = open_conflicts(&book.rules(), &register);
    let conflicts = open?;
    Ok((book, conflicts))
}

/// The columns of the form, a wording beside the other; what differs is marked.
fn side_by_side(ui: &Ui, book: &Rulebook, conflict: &Conflict) -> Grid {
    let said =
        |wording: &Wording| ui.say(&ConflictWho { units: units_of(book, wording), stands: wording.stands });
    let head = std::iter::once(ui.word(CONFLICT_COLUMN));
    let mut grid = Grid::new(head.chain(conflict.wordings.iter().map(said)));
    for column in book.procedure.form.filled_in() {
        let differs = conflict.columns.contains(&column.key);
        let title = ui.say(&ConflictTitle { title: column.title.clone(), differs });
        let cell = |wording: &Wording| wording.cells.get(&column.key).map(ToString::to_string);
        let cells = conflict.wordings.iter().map(|wording| cell(wording).unwrap_or_default());
        grid.row(std::iter::once(title).chain(cells).collect());
    }
    grid
}

pub(super) fn decide(desk: &mut Desk<'_>, args: Decide) -> Result<(), CommandError> {
    let (book, conflicts) = open(desk, &args.register)?;
    let Some(conflict) = args.conflict.checked_sub(1).and_then(|place| conflicts.get(place)) else {
        let facts = NoConflictNumber { number: args.conflict, open: conflicts.len() };
        return Err(Failed::usage(facts).into());
    };
    let settlement = settlement(&book, conflict, &args)?;
    let action = Action::DecideConflict { conflict: conflict.id, settlement, why: args.why };
    desk.act(&args.register, action).map(drop)
}

fn settlement(book: &Rulebook, conflict: &Conflict, args: &Decide) -> Result<Settlement, CommandError> {
    if args.all {
        return Ok(Settlement::All);
    }
    if args.unite {
        return united(&book.procedure.form, conflict).map(Settlement::Own).map_err(|single| {
            let title = |key: &ColumnKey| book.procedure.form.column(key).map(|column| column.title.clone());
            let titles: Vec<String> = single.iter().filter_map(title).collect();
            Failed::usage(NotUnited { titles }).into()
        });
    }
    let taken = match &args.take {
        Some(take) => wording(book, conflict, take)?,
        None => 1,
    };
    if args.set.is_empty() {
        return Ok(Settlement::Take(taken));
    }
    let cells = &conflict.wordings[taken - 1].cells;
    let own = own_wording(&book.procedure.form, cells, &args.set);
    Ok(Settlement::Own(own?))
}

/// The number of the wording that `take` names: by number, or by a unit that has only one.
fn wording(book: &Rulebook, conflict: &Conflict, take: &str) -> Result<usize, CommandError> {
    let numbered = conflict.wordings.iter().zip(1..);
    let found: Vec<usize> = match take.parse::<usize>() {
        Ok(number) => numbered.map(|(_, no)| no).filter(|no| *no == number).collect(),
        Err(_) => numbered
            .filter(|(one, _)| one.units.iter().any(|unit| unit.as_str() == take))
            .map(|(_, no)| no)
            .collect(),
    };
    match found.as_slice() {
        [only] => Ok(*only),
        _ => {
            let conflict = conflict_facts(book, conflict, 0);
            let facts = NoWording { conflict, take: take.to_owned(), found: found.len() };
            Err(Failed::usage(facts).into())
        }
    }
}
