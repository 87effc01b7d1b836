//! Procedures and bodies: loaded by key, listed, checked.

use std::path::{Path, PathBuf};

use prikaz_domain::{OrganisationId, ProcedureId};
use prikaz_placed::What;
use prikaz_procedure::{
    self as procedure, Fault, FaultKind, FileKind, Lint, Loaded, Organisation, Procedure, Thing,
};
use prikaz_russian::Words;

use crate::data::annexed::annexed_at;
pub use crate::data::annexed::{Annexed, annexed};
pub use crate::data::checked::Checked;
pub use crate::data::load_error::LoadError;
pub use crate::data::loading::load_organisation;
use crate::data::loading::{days_off, load_alone};
use crate::{DataDir, load_words, order_files, whole_file};

/// The keys of all procedures, sorted.
pub fn list(data: &DataDir) -> Vec<String> {
    data.keys("procedures")
}

/// The procedure `id` and its body.
///
/// # Errors
/// When a file is missing or faulty, or one that an annex of its order rests on.
pub fn load(data: &DataDir, id: &ProcedureId) -> Result<(Procedure, Organisation), LoadError> {
    let (loaded, organisation) = load_alone(data, id)?;
    annexed(data, &loaded)?;
    Ok((loaded, organisation))
}

/// Checks files of procedures, bodies and orders. A procedure is checked against its body's file: one of `paths`,
/// or else that of `data`.
///
/// # Errors
/// When a file cannot be read, or a word list is faulty.
pub fn check(data: &DataDir, paths: &[PathBuf]) -> Result<Vec<Checked>, LoadError> {
    let texts = paths.iter().map(|path| read_path(path)).collect::<Result<Vec<_>, _>>()?;
    let words =
        load_words(data).map_err(|faults| LoadError::Faulty { place: data.place("russian"), faults })?;
    let given = |(file, text): (String, String)| (Given::of(&file, text, &words), file);
    let files: Vec<(Given, String)> = texts.into_iter().map(given).collect();
    let bodies: Vec<_> = files.iter().filter_map(|(given, file)| given.body(file)).collect();
    let checked = files.iter().map(|(given, file)| match given {
        Given::Order => Ok(order_files::check(data, file)?.0),
        Given::Body(read) => {
            let read = read.as_ref().map(|body| body.proposed.clone()).map_err(Clone::clone);
            Ok(found(file, FileKind::Organisation, read))
        }
        Given::Procedure(text) => {
            Ok(found(file, FileKind::Procedure, check_procedure(data, &bodies, (file, text))))
        }
    });
    checked.collect()
}

/// A file that is to be checked, as far as it can be read by itself.
enum Given {
    /// An order, which is read with what lies beside it.
    Order,
    /// A body.
    Body(Result<Box<Organisation>, Vec<Fault>>),
    /// The text of a procedure, which is read with its body.
    Procedure(String),
}

/// A body among the files that are checked: the file, and what was read of it.
type GivenBody<'a> = (&'a str, &'a Result<Box<Organisation>, Vec<Fault>>);

impl Given {
    fn of(file: &str, text: String, words: &Words) -> Self {
        match procedure::kind_of_file(&text) {
            FileKind::Order => Self::Order,
            FileKind::Organisation => {
                Self::Body(procedure::load_organisation(file, &text, words).map(Box::new))
            }
            FileKind::Procedure => Self::Procedure(text),
        }
    }

    fn body<'a>(&'a self, file: &'a str) -> Option<GivenBody<'a>> {
        match self {
            Self::Body(read) => Some((file, read)),
            Self::Order | Self::Procedure(_) => None,
        }
    }
}

fn found(file: &str, kind: FileKind, read: Result<Vec<Lint>, Vec<Fault>>) -> Checked {
    let (faults, lints) = match read {
        Ok(lints) => (Vec::new(), lints),
        Err(faults) => (faults, Vec::new()),
    };
    Checked { file: file.to_owned(), kind, faults, lints }
}

fn check_procedure(
    data: &DataDir,
    bodies: &[GivenBody<'_>],
    (file, text): (&str, &str),
) -> Result<Vec<Lint>, Vec<Fault>> {
    let named = procedure::organisation_named_in(text);
    let (organisation, mut faults) = organisation_of(data, bodies, named.as_ref());
    // A file of the body that is there and faulty is told by its own faults, not as missing.
    let is_there = !faults.is_empty() || named.is_some_and(|id| is_there(data, bodies, &id));
    let missing = |fault: &Fault| {
        matches!(fault.what, What::Meaning(FaultKind::UnknownReference { thing: Thing::Organisation, .. }))
    };
    match procedure::load_with_places(file, text, organisation.as_ref()) {
        Ok(loaded) => match annexed_at(data, file, &loaded.procedure, &loaded.places) {
            Err(LoadError::Faulty { faults, .. }) => Err(faults),
            Ok(_) | Err(_) => Ok(lint(data, &loaded, organisation.as_ref())),
        },
        Err(found) => {
            faults.extend(found.into_iter().filter(|fault| !(is_there && missing(fault))));
            Err(faults)
        }
    }
}

/// The name of a file without its folder and ending.
fn stem(file: &str) -> &str {
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    name.strip_suffix(".toml").unwrap_or(name)
}

/// Whether there is a file of the body `id`: among those that are checked, or in the data.
fn is_there(data: &DataDir, bodies: &[GivenBody<'_>], id: &OrganisationId) -> bool {
    let is_faulty = |(file, read): &GivenBody<'_>| read.is_err() && stem(file) == id.as_str();
    bodies.iter().any(is_faulty) || data.read(&format!("organisations/{id}.toml")).is_some()
}

/// The body that a procedure names, with the faults of its file.
fn organisation_of(
    data: &DataDir,
    bodies: &[GivenBody<'_>],
    named: Option<&OrganisationId>,
) -> (Option<Organisation>, Vec<Fault>) {
    let Some(id) = named else { return (None, Vec::new()) };
    let mut loaded = bodies.iter().filter_map(|(_, read)| read.as_ref().ok());
    if let Some(organisation) = loaded.find(|organisation| organisation.id == *id) {
        return (Some(Organisation::clone(organisation)), Vec::new());
    }
    match load_organisation(data, id) {
        Ok(organisation) => (Some(organisation), Vec::new()),
        Err(LoadError::Faulty { faults, .. }) => (None, faults),
        Err(LoadError::Missing { .. } | LoadError::Unreadable { .. }) => (None, Vec::new()),
    }
}

/// What the text of a loaded procedure gets wrong. Fixed dates are looked up in the calendar of the region of its
/// `organisation`, and who signs on its cards; without it nothing is said of either.
pub fn lint(data: &DataDir, loaded: &Loaded, organisation: Option<&Organisation>) -> Vec<Lint> {
    let words = load_words(data).ok();
    procedure::lint(loaded, organisation, words.as_ref(), days_off(data, organisation))
}

fn read_path(path: &Path) -> Result<(String, String), LoadError> {
    let file = path.display().to_string();
    match whole_file::text(path) {
        Ok(text) => Ok((file, text)),
        Err(source) => Err(LoadError::Unreadable { path: file, source }),
    }
}
