//! Taking in what units send: one chain for a file that is handed in, for many at once, for one that revises a draft.
//! Each file is read once, and what is kept is what was read.

use std::collections::BTreeMap;
use std::sync::Arc;

use prikaz_app::{
    Against, AppError, FaultyFile, Office, PlacedFinding, ReadRows, Rulebook, Whose, blank_identity,
    check_blank, file_name_of, read_tables, rows_in_force, rows_of, whose,
};
use prikaz_domain::{Entry, RegisterId, UnitId};
use prikaz_form::{Fault, MatchedColumn, RawTable};
use prikaz_workflow::{Action, Draft, FileReference, Recorded, Register, Sight};

use crate::papers::blanks::handing_in;
use crate::{DeskError, Session, Titled, act};

/// A file that came in, read once.
#[derive(Debug, Clone, Copy)]
pub struct InFile<'a> {
    /// Its name, with the folders it lay in, as whoever sent it has them.
    pub name: &'a str,
    /// What it holds.
    pub bytes: &'a [u8],
}

/// The rows of the file that `unit`, or the unit of the blank where none is named, would hand in: read and held against
/// its rows in force. Nothing is recorded.
///
/// # Errors
/// When the file cannot be read, is another's blank, or anything in it is an error: then all that is wrong.
pub fn read_submission(
    office: &Office,
    session: &Session,
    id: &RegisterId,
    unit: Option<&UnitId>,
    file: InFile<'_>,
) -> Result<ReadRows, DeskError> {
    let (book, register) = both(office, id)?;
    session.reads(office, (&book, &register), Sight::Submission, unit).map_err(DeskError::of_register(id))?;
    let rows = read_tables(file.name, file.bytes).and_then(|tables| {
        let of = unit.cloned().or_else(|| blank_identity(&tables).map(|blank| blank.unit));
        handed_in((&book, &register, id), unit, of.as_ref(), &tables)
    });
    rows.map_err(DeskError::of_register(id))
}

/// The rows of the file that replace those of `unit` in the draft: read and held against these. Nothing is recorded.
///
/// # Errors
/// As [`read_submission`].
pub fn read_revision(
    office: &Office,
    session: &Session,
    id: &RegisterId,
    unit: &UnitId,
    file: InFile<'_>,
) -> Result<ReadRows, DeskError> {
    let (book, register) = both(office, id)?;
    session.reads(office, (&book, &register), Sight::Draft, None).map_err(DeskError::of_register(id))?;
    let of_unit = |draft: &Draft| -> Vec<Entry> {
        draft.entries().iter().filter(|entry| entry.is_of(unit)).cloned().collect()
    };
    let before = register.draft.as_ref().map(of_unit).unwrap_or_default();
    let of = (Some(unit), Some(unit));
    let rows = read_tables(file.name, file.bytes)
        .and_then(|tables| read_rows((&book, &register, id), of, &before, &tables));
    rows.map_err(DeskError::of_register(id))
}

/// What is handed in for a unit.
#[derive(Debug, Clone)]
pub struct HandIn<'a> {
    /// The unit.
    pub unit: UnitId,
    /// The rows of its file.
    pub rows: ReadRows,
    /// The file.
    pub file: InFile<'a>,
    /// Why it replaces what was handed in before, though nobody had returned that.
    pub again: Option<String>,
}

/// Hands in, keeping the file that was read.
///
/// # Errors
/// When nobody is named who does it; the refusal; the failure of the store. Nothing was recorded then.
pub fn hand_in(
    office: &Office,
    session: &Session,
    id: &RegisterId,
    given: HandIn<'_>,
) -> Result<Vec<Recorded>, DeskError> {
    let HandIn { unit, rows, file, again } = given;
    let action = Action::HandIn {
        unit,
        rows: Some(Arc::new(rows.rows)),
        was: rows.was.map(Arc::new),
        file: Some(FileReference::of(&file_name_of(file.name.as_ref()), file.bytes)),
        again,
    };
    act(office, session, id, action, &[file.bytes])
}

/// A file among many that came in at once.
#[derive(Debug)]
pub struct FileRead {
    /// Its name, with the folders it lay in, as whoever sent it has them.
    pub name: String,
    /// What it holds; nothing where the door could not open it.
    pub bytes: Vec<u8>,
    /// Whose it is, where that is known.
    pub unit: Option<Titled>,
    /// What was read of it.
    pub read: Option<Read>,
    /// Why the file as a whole is not taken; nothing where it may be.
    pub refused: Vec<NotTaken>,
}

/// What was read of a file.
#[derive(Debug)]
pub enum Read {
    /// Rows that may be handed in.
    Rows(ReadRows),
    /// Faults that keep it from being handed in.
    Faulty(Box<FaultyFile>),
}

impl Read {
    /// Faults of its cells, or warnings and advice.
    pub fn faults(&self) -> &[Fault] {
        match self {
            Self::Rows(rows) => &rows.faults,
            Self::Faulty(faulty) => &faulty.faults,
        }
    }

    /// What the rules of content find.
    pub fn findings(&self) -> &[PlacedFinding] {
        match self {
            Self::Rows(rows) => &rows.findings,
            Self::Faulty(faulty) => &faulty.findings,
        }
    }

    /// What each column of the file was taken for.
    pub fn columns(&self) -> &[MatchedColumn] {
        match self {
            Self::Rows(rows) => &rows.columns,
            Self::Faulty(faulty) => &faulty.columns,
        }
    }

    /// So many more faults, not listed.
    pub fn more(&self) -> usize {
        match self {
            Self::Rows(_) => 0,
            Self::Faulty(faulty) => faulty.more,
        }
    }

    /// The rows that may be handed in; none of a faulty file.
    pub fn rows(&self) -> Option<&ReadRows> {
        match self {
            Self::Rows(rows) => Some(rows),
            Self::Faulty(_) => None,
        }
    }
}

/// Why a file as a whole is not taken.
#[derive(Debug)]
pub enum NotTaken {
    /// The door could not open it, and knows why.
    Unopened,
    /// It may be of several units.
    Either(Vec<Titled>),
    /// Something resembles the name of a unit, and nothing says it.
    Likely(Vec<Titled>),
    /// Nothing says whose it is, of these.
    Unknown(Vec<Titled>),
    /// Other files are of the same unit: nobody here knows which of them counts.
    Rivals(Vec<String>),
    /// It cannot be read, is another's blank, or its rows are refused.
    Office(DeskError),
}

/// Many files that come in at once for a register: what is the same for all of them is asked once.
#[derive(Debug)]
pub struct Intake {
    id: RegisterId,
    book: Rulebook,
    register: Arc<Register>,
    /// Those who hand in.
    units: Vec<UnitId>,
    /// Whose all the files are, where that is said.
    unit: Option<UnitId>,
}

impl Intake {
    /// Files for the register `id`; all of `unit`, where one is named.
    ///
    /// # Errors
    /// When there is no such register, its data is missing or wrong, or what units hand in is not shown to whoever asks.
    pub fn open(
        office: &Office,
        session: &Session,
        id: &RegisterId,
        unit: Option<&UnitId>,
    ) -> Result<Self, DeskError> {
        let (book, register) = both(office, id)?;
        let allowed = session.reads(office, (&book, &register), Sight::Submission, unit);
        allowed.map_err(DeskError::of_register(id))?;
        let units = handing_in(&book, &register);
        Ok(Self { id: id.clone(), book, register, units, unit: unit.cloned() })
    }

    /// What the register is kept by.
    pub fn book(&self) -> &Rulebook {
        &self.book
    }

    /// Reads a file, or tells of one that the door could not open, which has no bytes: whose it is, where that is not said
    /// of all, and its rows. Nothing is recorded; what is wrong with the file is told in the answer.
    pub fn read(&self, name: String, bytes: Option<Vec<u8>>) -> FileRead {
        let titled = |unit: &UnitId| Titled::of(&self.book.organisation, unit);
        let unit = self.unit.as_ref().map(titled);
        let mut file = FileRead { name, bytes: Vec::new(), unit, read: None, refused: Vec::new() };
        let Some(bytes) = bytes else {
            file.refused.push(NotTaken::Unopened);
            return file;
        };
        file.bytes = bytes;
        let tables = read_tables(&file.name, &file.bytes);
        if file.unit.is_none() {
            match sender(&self.book, &self.units, &file, tables.as_deref().unwrap_or_default()) {
                Ok(unit) => file.unit = Some(unit),
                Err(unknown) => file.refused.push(unknown),
            }
        }
        let of = file.unit.as_ref().map(|titled| &titled.unit);
        let (book, register) = (&self.book, &*self.register);
        match tables.and_then(|tables| handed_in((book, register, &self.id), of, of, &tables)) {
            Ok(rows) => file.read = Some(Read::Rows(rows)),
            Err(AppError::Faulty(faulty)) => file.read = Some(Read::Faulty(faulty)),
            Err(error) => file.refused.push(NotTaken::Office(DeskError::of_register(&self.id)(error))),
        }
        file
    }
}

/// Of two files of one unit neither is taken: nobody here knows which of them counts.
pub fn refuse_rivals(files: &mut [FileRead]) {
    let mut names: BTreeMap<UnitId, Vec<String>> = BTreeMap::new();
    for file in files.iter() {
        if let Some(titled) = &file.unit {
            names.entry(titled.unit.clone()).or_default().push(file.name.clone());
        }
    }
    for file in files {
        let rivals = file.unit.as_ref().and_then(|titled| names.get(&titled.unit));
        if let Some(rivals) = rivals.filter(|rivals| rivals.len() > 1) {
            let others = rivals.iter().filter(|name| **name != file.name).cloned();
            file.refused.push(NotTaken::Rivals(others.collect()));
        }
    }
}

/// The rows of `tables` that `unit` would hand in: the blank of this unit for the register as it is, held against the rows
/// in force of `of`.
fn handed_in(
    (book, register, id): (&Rulebook, &Register, &RegisterId),
    unit: Option<&UnitId>,
    of: Option<&UnitId>,
    tables: &[RawTable],
) -> Result<ReadRows, AppError> {
    let before = of.map(|unit| rows_in_force(register, unit)).unwrap_or_default();
    read_rows((book, register, id), (unit, of), &before, tables)
}

/// The end of the chain, the same for every file: no blank of another unit, register or time is taken; the rows of
/// `tables` are read by the form and held against the rows `before` of the unit `of`. Where nobody said whose the file
/// is, `unit` is none, and the blank tells it.
fn read_rows(
    (book, register, id): (&Rulebook, &Register, &RegisterId),
    (unit, of): (Option<&UnitId>, Option<&UnitId>),
    before: &[Entry],
    tables: &[RawTable],
) -> Result<ReadRows, AppError> {
    check_blank(book, register, id, unit, tables)?;
    rows_of(&book.procedure.form, tables, &Against { unit: of, before, processes: &register.processes })
}

/// Whose the file is, among those who hand in: told by its folder, its name or its text.
fn sender(
    book: &Rulebook,
    keys: &[UnitId],
    file: &FileRead,
    tables: &[RawTable],
) -> Result<Titled, NotTaken> {
    let units = keys.iter().filter_map(|unit| book.organisation.unit(unit));
    let named = |units: &[UnitId]| -> Vec<Titled> {
        let known = units.iter().filter(|unit| book.organisation.unit(unit).is_some());
        known.map(|unit| Titled::of(&book.organisation, unit)).collect()
    };
    match whose(units, file.name.as_ref(), tables) {
        Whose::Of(unit) => Ok(Titled::of(&book.organisation, &unit)),
        Whose::Either(units) => Err(NotTaken::Either(named(&units))),
        Whose::Likely(unit) => Err(NotTaken::Likely(named(&[unit]))),
        Whose::Unknown => Err(NotTaken::Unknown(named(keys))),
    }
}

pub(crate) fn both(office: &Office, id: &RegisterId) -> Result<(Rulebook, Arc<Register>), DeskError> {
    let book = office.book(id).map_err(DeskError::of_register(id))?;
    let register = office.register(id).map_err(DeskError::of_register(id))?;
    Ok((book, register))
}
