//! Blanks for units: a folder, an archive, or a single file.

use std::path::{Path, PathBuf};

use crate::desk::Desk;
use crate::error::CommandError;
use prikaz_app::{Format, ending_of};
use prikaz_desk::{BlankSet, ReadyPaper, archive_of, blank_set, give_out_blanks, units_for_blanks};
use prikaz_domain::{RegisterId, UnitId};
use prikaz_wording::handed_in::{BlanksMade, OneUnit, Reading};
use prikaz_wording::said::Failed;

/// How an archive ends.
const ARCHIVE: &str = "zip";

/// What `prikaz submission blank` makes.
#[derive(Debug, clap::Args)]
pub(crate) struct Blanks {
    /// Key of the register
    register: RegisterId,
    /// Unit; all that hand in where none is named
    #[arg(long)]
    unit: Vec<UnitId>,
    /// Folder, archive (`.zip`), or a single blank (`.xlsx`, `.docx`)
    #[arg(long, short)]
    out: PathBuf,
    /// Pack the files of each unit into an archive of its own
    #[arg(long)]
    zip: bool,
}

pub(crate) fn make(desk: &mut Desk<'_>, args: &Blanks) -> Result<(), CommandError> {
    let id = &args.register;
    let book = desk.book(id)?;
    let units = match args.unit.as_slice() {
        // A unit that the body has no more is told by `register status`; nobody fills a blank in for it.
        [] => desk.ask(|office, session| units_for_blanks(office, session, id))?,
        named => named.to_vec(),
    };
    let written_as = WrittenAs::of(&args.out);
    if let WrittenAs::Alone(format) = written_as
        && units.len() != 1
    {
        return Err(Failed::usage(OneUnit { kind: format.extension().to_owned(), units }).into());
    }
    let mut sets = Vec::new();
    for (place, unit) in (1_usize..).zip(&units) {
        desk.ui.tell(&Reading { place, all: units.len(), file: book.organisation.title_of(unit) });
        sets.push(desk.ask(|office, session| blank_set(office, session, id, unit))?);
    }
    match written_as {
        WrittenAs::Alone(_) => {}
        WrittenAs::Archive => desk.room_for(&args.out)?,
        WrittenAs::Folder => desk.make_folder(&args.out)?,
    }
    if !matches!(written_as, WrittenAs::Alone(_)) {
        sets = desk.ask(|office, session| give_out_blanks(office, session, sets))?;
    }
    let written = match written_as {
        WrittenAs::Archive => vec![archive(desk, &args.out, &sets)?],
        WrittenAs::Alone(format) => vec![alone(desk, &args.out, format, &sets)?],
        WrittenAs::Folder => into_folder(desk, args, &sets)?,
    };
    if desk.ui.json() {
        let told: Vec<_> = written.iter().map(|path| path.display().to_string()).collect();
        return desk.ui.value(&told);
    }
    let requests = sets.iter().any(BlankSet::has_request);
    let made = BlanksMade { units: sets.len(), requests, path: args.out.display().to_string() };
    desk.ui.line(desk.ui.say(&made))
}

/// What the blanks are written as, which the ending of the path says.
#[derive(Debug, Clone, Copy)]
enum WrittenAs {
    /// One archive of all.
    Archive,
    /// One blank of one unit.
    Alone(Format),
    /// A folder of theirs.
    Folder,
}

impl WrittenAs {
    fn of(path: &Path) -> Self {
        let ending = ending_of(&path.to_string_lossy());
        match Format::of_extension(&ending) {
            Some(format @ (Format::Xlsx | Format::Docx)) => Self::Alone(format),
            _ if ending == ARCHIVE => Self::Archive,
            _ => Self::Folder,
        }
    }
}

fn archive(desk: &mut Desk<'_>, out: &Path, sets: &[BlankSet]) -> Result<PathBuf, CommandError> {
    let bytes = archive_of(sets)?;
    desk.write_file(out, &bytes)?;
    Ok(out.to_owned())
}

fn alone(
    desk: &mut Desk<'_>,
    out: &Path,
    format: Format,
    sets: &[BlankSet],
) -> Result<PathBuf, CommandError> {
    let is_it = |file: &&ReadyPaper| !file.is_recorded() && file.name.ends_with(format.extension());
    if let Some(file) = sets.iter().flat_map(|set| &set.files).find(is_it) {
        desk.write_file(out, &file.bytes)?;
    }
    Ok(out.to_owned())
}

fn into_folder(desk: &mut Desk<'_>, args: &Blanks, sets: &[BlankSet]) -> Result<Vec<PathBuf>, CommandError> {
    let mut written = Vec::new();
    for set in sets {
        if args.zip {
            desk.make_folder(&args.out)?;
            let path = args.out.join(format!("{}.{ARCHIVE}", set.folder));
            written.push(archive(desk, &path, std::slice::from_ref(set))?);
            continue;
        }
        let folder = args.out.join(&set.folder);
        desk.make_folder(&folder)?;
        for file in &set.files {
            let path = folder.join(&file.name);
            desk.write_file(&path, &file.bytes)?;
            written.push(path);
        }
    }
    Ok(written)
}
