//! Blanks for units: a folder, an archive, or a single file.

use std::path::{Path, PathBuf};

use super::desk::Desk;
use super::{CommandError, ExitKind, failure, waiting, world};
use prikaz_app::{BlankFile, Request, Rulebook, file_name, zipped};
use prikaz_domain::{RegisterId, UnitId};
use prikaz_wording::handed_in::{BlanksMade, OneUnit, Reading};
use prikaz_workflow::{Action, FileReference, Paper, Shown, Shows};

/// What `prikaz submission blank` makes.
#[derive(Debug, clap::Args)]
pub(super) struct Blanks {
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

/// The files of a unit, and what its folder is called.
struct Set {
    folder: String,
    files: Vec<BlankFile>,
}

pub(super) fn make(desk: &mut Desk<'_>, args: &Blanks) -> Result<(), CommandError> {
    let id = &args.register;
    let book = desk.book(id)?;
    let units = match args.unit.as_slice() {
        // A unit that the body has no more is told by `register status`; nobody fills a blank in for it.
        [] => {
            let units = waiting::handing_in(&book, &*desk.register(id)?);
            units.into_iter().filter(|unit| book.organisation.unit(unit).is_some()).collect()
        }
        named => named.to_vec(),
    };
    let kind = args.out.extension().map(|kind| kind.to_string_lossy().to_lowercase()).unwrap_or_default();
    let single = matches!(kind.as_str(), "xlsx" | "docx");
    if single && units.len() != 1 {
        return Err(failure::telling(desk.ui, ExitKind::Usage, &OneUnit { kind, units }));
    }
    let mut sets = Vec::new();
    for (place, unit) in (1_usize..).zip(&units) {
        desk.ui.tell(&Reading { place, all: units.len(), file: book.organisation.title_of(unit) });
        let files = desk.office.blank_files(id, unit, desk.globals.on);
        let files = files.map_err(|error| desk.error(Some(id), &error))?;
        sets.push(Set { folder: folder(&book, unit), files });
    }
    if !single {
        match kind.as_str() {
            "zip" => desk.room_for(&args.out)?,
            _ => world::make_folder(desk.ui, &args.out)?,
        }
        record_requests(desk, id, &sets)?;
    }
    let written = match kind.as_str() {
        "zip" => vec![archive(desk, &args.out, &sets)?],
        _ if single => vec![alone(desk, &args.out, &kind, &sets)?],
        _ => into_folder(desk, args, &sets)?,
    };
    if desk.ui.json() {
        let told: Vec<_> = written.iter().map(|path| path.display().to_string()).collect();
        return desk.ui.value(&told);
    }
    let requests = sets.iter().any(|set| set.files.iter().any(|file| file.is_request));
    let made = BlanksMade { units: sets.len(), requests, path: args.out.display().to_string() };
    desk.ui.line(desk.ui.say(&made))
}

/// «отдел кадров (hr)»: the key tells whose the files are when they come back.
fn folder(book: &Rulebook, unit: &UnitId) -> String {
    let title = book.organisation.unit(unit).map(|one| one.title.clone()).unwrap_or_default();
    file_name(&title, &format!("({unit})"))
}

fn packed(set: &Set) -> impl Iterator<Item = (String, Vec<u8>)> {
    set.files.iter().map(|file| (file.name.clone(), file.bytes.clone()))
}

fn archive(desk: &mut Desk<'_>, out: &Path, sets: &[Set]) -> Result<PathBuf, CommandError> {
    let files: Vec<(String, Vec<u8>)> = match sets {
        [only] => packed(only).collect(),
        several => several
            .iter()
            .flat_map(|set| packed(set).map(|(name, bytes)| (format!("{}/{name}", set.folder), bytes)))
            .collect(),
    };
    let bytes = zipped(&files).map_err(|error| desk.error(None, &error))?;
    desk.write_file(out, &bytes)?;
    Ok(out.to_owned())
}

fn alone(desk: &mut Desk<'_>, out: &Path, kind: &str, sets: &[Set]) -> Result<PathBuf, CommandError> {
    let is_it = |file: &&BlankFile| !file.is_request && file.name.ends_with(kind);
    if let Some(file) = sets.iter().flat_map(|set| &set.files).find(is_it) {
        desk.write_file(out, &file.bytes)?;
    }
    Ok(out.to_owned())
}

fn into_folder(desk: &mut Desk<'_>, args: &Blanks, sets: &[Set]) -> Result<Vec<PathBuf>, CommandError> {
    let mut written = Vec::new();
    for set in sets {
        if args.zip {
            world::make_folder(desk.ui, &args.out)?;
            let path = args.out.join(format!("{}.zip", set.folder));
            written.push(archive(desk, &path, std::slice::from_ref(set))?);
            continue;
        }
        let folder = args.out.join(&set.folder);
        world::make_folder(desk.ui, &folder)?;
        for file in &set.files {
            let path = folder.join(&file.name);
            desk.write_file(&path, &file.bytes)?;
            written.push(path);
        }
    }
    Ok(written)
}

/// The letters that go out stand in the log, as any paper does: all of them in one batch, before they are written.
fn record_requests(desk: &mut Desk<'_>, id: &RegisterId, sets: &[Set]) -> Result<(), CommandError> {
    let draft = desk.register(id)?.draft.as_ref().map(|draft| draft.no);
    let letters = sets.iter().flat_map(|set| set.files.iter().filter(|file| file.is_request));
    let (mut requests, mut bytes) = (Vec::new(), Vec::new());
    for letter in letters {
        let Some(draft) = draft else { break };
        let file = FileReference::of(&letter.name, &letter.bytes);
        bytes.push(letter.bytes.as_slice());
        let shown = Shown { draft, shows: Shows::Draft, rows: None };
        let action = Action::Issue { paper: Paper::Request, file, shown };
        requests.push((id.clone(), Request { by: desk.actor()?, on: desk.globals.on, action }));
    }
    desk.office.act_together(&requests, &bytes).map_err(|error| desk.error(Some(id), &error))
}
