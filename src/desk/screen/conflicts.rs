//! Where units say different things of one row: both wordings side by side, and what is decided.

use std::collections::BTreeMap;

use prikaz_app::{AppError, Office, Rulebook, own_wording};
use prikaz_domain::{Cell, ColumnKey, Digest, RegisterId, UnitId};
use prikaz_form::{Conflict, Settlement, Wording, united};
use prikaz_workflow::{Action, Recorded, Sight, open_conflicts};

use crate::{DeskError, Session, Titled, act};

/// What units say differently in a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConflictsSeen {
    /// The columns that units fill in, in the order of the form.
    pub columns: Vec<ColumnSeen>,
    /// What is open, in the order of the numbers by which it is decided.
    pub conflicts: Vec<ConflictSeen>,
}

/// A column of the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnSeen {
    /// Its key.
    pub key: ColumnKey,
    /// Its head.
    pub title: String,
}

/// Different wordings of one row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConflictSeen {
    /// Its number among those that are open, from one.
    pub number: usize,
    /// What a decision is bound to.
    pub id: Digest,
    /// The values of the key of the row.
    pub row: Vec<String>,
    /// The keys of all columns in which they differ.
    pub columns: Vec<ColumnKey>,
    /// Those of them that the form has.
    pub differs: Vec<ColumnSeen>,
    /// The wordings.
    pub wordings: Vec<WordingSeen>,
}

/// What one or several units say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordingSeen {
    /// Its number, from one.
    pub number: usize,
    /// Who says it.
    pub units: Vec<Titled>,
    /// Whether it is the wording of the edition in force.
    pub stands: bool,
    /// The row.
    pub cells: BTreeMap<ColumnKey, Cell>,
}

impl ConflictSeen {
    /// `conflict`, the one of this `number`, by the names of the body and the form.
    pub fn of(book: &Rulebook, conflict: &Conflict, number: usize) -> Self {
        let form = &book.procedure.form;
        let first = conflict.wordings.first();
        let row = form.key.iter().filter_map(|key| first?.cells.get(key)).map(ToString::to_string);
        let columns = conflict.columns.iter().filter_map(|key| form.column(key));
        let differs = columns.map(|one| ColumnSeen { key: one.key.clone(), title: one.title.clone() });
        let titled = |unit: &UnitId| Titled::of(&book.organisation, unit);
        let said = |(wording, number): (&Wording, usize)| WordingSeen {
            number,
            units: wording.units.iter().map(titled).collect(),
            stands: wording.stands,
            cells: wording.cells.clone(),
        };
        Self {
            number,
            id: conflict.id,
            row: row.collect(),
            columns: conflict.columns.clone(),
            differs: differs.collect(),
            wordings: conflict.wordings.iter().zip(1..).map(said).collect(),
        }
    }
}

/// What units say differently in the draft of `id`.
///
/// # Errors
/// When there is no such register, nothing is being collected, or it is not shown to whoever asks.
pub fn conflicts(office: &Office, session: &Session, id: &RegisterId) -> Result<ConflictsSeen, DeskError> {
    let (book, open) = open(office, session, id)?;
    let columns = book.procedure.form.filled_in();
    let columns = columns.map(|one| ColumnSeen { key: one.key.clone(), title: one.title.clone() });
    let conflicts = open.iter().zip(1..).map(|(one, number)| ConflictSeen::of(&book, one, number));
    Ok(ConflictsSeen { columns: columns.collect(), conflicts: conflicts.collect() })
}

/// What is decided of a conflict.
#[derive(Debug, Clone)]
pub struct Decide {
    /// Its number among those that are open, from one.
    pub number: usize,
    /// What.
    pub deciding: Deciding,
    /// Why.
    pub why: String,
}

/// How a conflict is settled.
#[derive(Debug, Clone)]
pub enum Deciding {
    /// They are different rows; all of them stay.
    All,
    /// One row with the values of all of them.
    Unite,
    /// The wording taken, or the first, with cells worded otherwise.
    Take(Option<Take>, Vec<(ColumnKey, String)>),
}

/// Whose wording is taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Take {
    /// That of this number.
    Number(usize),
    /// That of the unit of this key.
    Unit(String),
}

/// Why a conflict is not decided.
#[derive(Debug, thiserror::Error)]
pub enum ConflictError {
    /// The office says no, or failed.
    #[error(transparent)]
    Office(#[from] DeskError),
    /// No open conflict has this number.
    #[error("there is no open conflict {number} of {open}")]
    NoNumber {
        /// The number.
        number: usize,
        /// So many are open.
        open: usize,
    },
    /// They differ in columns of one value: nobody knows which holds.
    #[error("they differ in columns of one value")]
    NotUnited {
        /// Heads of these columns.
        titles: Vec<String>,
    },
    /// What was taken names no wording, or several.
    #[error("what was taken names {found} wordings")]
    NoWording {
        /// The conflict.
        conflict: Box<ConflictSeen>,
        /// What was taken.
        take: Take,
        /// So many it names.
        found: usize,
    },
}

/// Decides what holds where units say different things.
///
/// # Errors
/// When there is no such conflict or wording; when nobody is named who decides; the refusal.
pub fn decide_conflict(
    office: &Office,
    session: &Session,
    id: &RegisterId,
    decide: Decide,
) -> Result<Vec<Recorded>, ConflictError> {
    let (book, open) = open(office, session, id)?;
    let number = decide.number;
    let conflict = number.checked_sub(1).and_then(|place| open.get(place));
    let conflict = conflict.ok_or(ConflictError::NoNumber { number, open: open.len() })?;
    let settlement = settlement((&book, id), conflict, decide.deciding)?;
    let action = Action::DecideConflict { conflict: conflict.id, settlement, why: decide.why };
    Ok(act(office, session, id, action, &[])?)
}

fn settlement(
    (book, id): (&Rulebook, &RegisterId),
    conflict: &Conflict,
    deciding: Deciding,
) -> Result<Settlement, ConflictError> {
    let form = &book.procedure.form;
    let (take, set) = match deciding {
        Deciding::All => return Ok(Settlement::All),
        Deciding::Unite => {
            return united(form, conflict).map(Settlement::Own).map_err(|single| {
                let title = |key: &ColumnKey| form.column(key).map(|column| column.title.clone());
                ConflictError::NotUnited { titles: single.iter().filter_map(title).collect() }
            });
        }
        Deciding::Take(take, set) => (take, set),
    };
    let taken = take.map_or(Ok(1), |take| taken(book, conflict, take))?;
    if set.is_empty() {
        return Ok(Settlement::Take(taken));
    }
    let cells = conflict.wordings.get(taken - 1).map(|wording| wording.cells.clone()).unwrap_or_default();
    let own = own_wording(form, &cells, &set).map_err(DeskError::of_register::<AppError>(id))?;
    Ok(Settlement::Own(own))
}

/// The number of the wording that `take` names: by number, or by a unit that has only one.
fn taken(book: &Rulebook, conflict: &Conflict, take: Take) -> Result<usize, ConflictError> {
    let named = |(one, no): &(&Wording, usize)| match &take {
        Take::Number(number) => no == number,
        Take::Unit(key) => one.units.iter().any(|unit| unit.as_str() == key),
    };
    let found: Vec<usize> = conflict.wordings.iter().zip(1..).filter(named).map(|(_, no)| no).collect();
    match found.as_slice() {
        [only] => Ok(*only),
        _ => {
            let (conflict, found) = (Box::new(ConflictSeen::of(book, conflict, 0)), found.len());
            Err(ConflictError::NoWording { conflict, take, found })
        }
    }
}

fn open(office: &Office, session: &Session, id: &RegisterId) -> Result<(Rulebook, Vec<Conflict>), DeskError> {
    let found = || -> Result<_, AppError> {
        let (book, register) = (office.book(id)?, office.register(id)?);
        session.reads(office, (&book, &register), Sight::Conflicts, None)?;
        let open = open_conflicts(&book.rules(), &register)?;
        Ok((book, open))
    };
    found().map_err(DeskError::of_register(id))
}
