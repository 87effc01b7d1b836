//! Procedures and bodies: loaded by key, listed, checked.

use std::path::{Path, PathBuf};

use time::Date;

use super::order_files::{Annexed, own_annexes};
use super::{AppError, DataDir, load_body_calendar, load_words};
use prikaz_domain::{OrganisationId, ProcedureId};
use prikaz_placed::What;
use prikaz_procedure::{
    self as procedure, Fault, FaultKind, FileKind, Lint, Loaded, Organisation, Places, Procedure, Thing,
};

/// Why a procedure or a body could not be loaded.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// There is no such file.
    #[error("`{place}` is missing")]
    Missing {
        /// Where it would have to be.
        place: String,
    },
    /// The file could not be read.
    #[error("`{path}` cannot be read")]
    Unreadable {
        /// Its path.
        path: String,
        /// Why.
        source: std::io::Error,
    },
    /// The file is wrong.
    #[error("{} faults in `{place}`", faults.len())]
    Faulty {
        /// Where it is.
        place: String,
        /// Every fault.
        faults: Vec<Fault>,
    },
}

/// A file that was checked.
#[derive(Debug, Clone)]
pub struct Checked {
    /// The file, as it was named.
    pub file: String,
    /// What kind of file it was taken for.
    pub kind: FileKind,
    /// What makes it unfit to be used.
    pub faults: Vec<Fault>,
    /// What its text gets wrong; looked for only where there are no faults.
    pub lints: Vec<Lint>,
}

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

/// What the annexes that the order of `procedure` brings beside the register rest on.
///
/// # Errors
/// When one of them is missing or faulty.
pub fn annexed(data: &DataDir, procedure: &Procedure) -> Result<Annexed, LoadError> {
    let path = format!("procedures/{}.toml", procedure.id);
    annexed_at(data, &data.place(&path), procedure, &Places::default())
}

/// As [`annexed`], for a paper of a register.
///
/// # Errors
/// When one of them is missing or faulty.
pub(super) fn annexed_of(data: &DataDir, procedure: &Procedure) -> Result<Annexed, AppError> {
    annexed(data, procedure).map_err(|error| match error {
        LoadError::Faulty { faults, .. } => AppError::Data(faults),
        LoadError::Missing { .. } | LoadError::Unreadable { .. } => {
            AppError::NoProcedure(procedure.id.clone())
        }
    })
}

fn annexed_at(
    data: &DataDir,
    place: &str,
    procedure: &Procedure,
    places: &Places,
) -> Result<Annexed, LoadError> {
    let own = procedure.order.text.annexes.get(1..).unwrap_or_default();
    let beside = |name: &str| data.bytes(&format!("procedures/{name}"));
    own_annexes(data, place, own, ("order.annex", places), beside)
}

/// As [`load`], but for what the annexes of its order rest on.
///
/// # Errors
/// When a file is missing or faulty.
pub(super) fn load_alone(data: &DataDir, id: &ProcedureId) -> Result<(Procedure, Organisation), LoadError> {
    let path = format!("procedures/{id}.toml");
    let text = read(data, &path)?;
    let organisation = match procedure::organisation_named_in(&text) {
        Some(organisation) => Some(load_organisation(data, &organisation)?),
        None => None,
    };
    let place = data.place(&path);
    match (procedure::load_with_places(&place, &text, organisation.as_ref()), organisation) {
        (Ok(loaded), Some(organisation)) => Ok((loaded.procedure, organisation)),
        (Ok(_), None) => Err(LoadError::Faulty { place, faults: Vec::new() }),
        (Err(faults), _) => Err(LoadError::Faulty { place, faults }),
    }
}

/// The body `id`.
///
/// # Errors
/// When its file is missing or faulty.
pub fn load_organisation(data: &DataDir, id: &OrganisationId) -> Result<Organisation, LoadError> {
    let path = format!("organisations/{id}.toml");
    let text = read(data, &path)?;
    let place = data.place(&path);
    let loaded = load_words(data).and_then(|words| procedure::load_organisation(&place, &text, &words));
    loaded.map_err(|faults| LoadError::Faulty { place, faults })
}

/// Checks files of procedures and bodies. A procedure is checked against its body's file: one of `paths`,
/// or else that of `data`.
///
/// # Errors
/// When a file cannot be read, or a word list is faulty.
pub fn check(data: &DataDir, paths: &[PathBuf]) -> Result<Vec<Checked>, LoadError> {
    let texts = paths.iter().map(|path| read_path(path)).collect::<Result<Vec<_>, _>>()?;
    let words =
        load_words(data).map_err(|faults| LoadError::Faulty { place: data.place("russian"), faults })?;
    let given: Vec<_> = texts
        .iter()
        .filter(|(_, text)| procedure::kind_of_file(text) == FileKind::Organisation)
        .filter_map(|(file, text)| procedure::load_organisation(file, text, &words).ok())
        .collect();
    let loaded = |file: &str| given.iter().any(|body| stem(file) == body.id.as_str());
    let faulty: Vec<String> = texts
        .iter()
        .filter(|(file, text)| procedure::kind_of_file(text) == FileKind::Organisation && !loaded(file))
        .map(|(file, _)| stem(file).to_owned())
        .collect();
    let checked = texts.into_iter().map(|(file, text)| match procedure::kind_of_file(&text) {
        FileKind::Order => Ok(super::order_files::check(data, &file)?.0),
        FileKind::Organisation => {
            let read = procedure::load_organisation(&file, &text, &words);
            Ok(found(file, FileKind::Organisation, read.map(|body| body.proposed)))
        }
        FileKind::Procedure => {
            let beside =
                procedure::organisation_named_in(&text).is_some_and(|id| faulty.contains(&id.to_string()));
            let read = check_procedure(data, &given, (&file, &text), beside);
            Ok(found(file, FileKind::Procedure, read))
        }
    });
    checked.collect()
}

fn found(file: String, kind: FileKind, read: Result<Vec<Lint>, Vec<Fault>>) -> Checked {
    let (faults, lints) = match read {
        Ok(lints) => (Vec::new(), lints),
        Err(faults) => (faults, Vec::new()),
    };
    Checked { file, kind, faults, lints }
}

fn check_procedure(
    data: &DataDir,
    given: &[Organisation],
    (file, text): (&str, &str),
    faulty_beside: bool,
) -> Result<Vec<Lint>, Vec<Fault>> {
    let (organisation, mut faults) = organisation_of(data, given, text);
    // A file of the body that is there and faulty is told by its own faults, not as missing.
    let is_there = !faults.is_empty() || is_there(data, text) || faulty_beside;
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

/// Whether there is a file of the body that the procedure `text` names.
fn is_there(data: &DataDir, text: &str) -> bool {
    let named = procedure::organisation_named_in(text);
    named.is_some_and(|id| data.read(&format!("organisations/{id}.toml")).is_some())
}

/// The body that a procedure names, with the faults of its file.
fn organisation_of(data: &DataDir, given: &[Organisation], text: &str) -> (Option<Organisation>, Vec<Fault>) {
    let Some(id) = procedure::organisation_named_in(text) else { return (None, Vec::new()) };
    if let Some(organisation) = given.iter().find(|organisation| organisation.id == id) {
        return (Some(organisation.clone()), Vec::new());
    }
    match load_organisation(data, &id) {
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

/// Tells whether a day is off for the body; nothing where there is no calendar of its year.
pub(super) fn days_off(
    data: &DataDir,
    organisation: Option<&Organisation>,
) -> impl Fn(Date) -> Option<bool> + use<> {
    let calendar = load_body_calendar(data, organisation.and_then(|body| body.region.as_deref())).ok();
    move |day: Date| calendar.as_ref()?.is_working(day).ok().map(|working| !working)
}

fn read(data: &DataDir, path: &str) -> Result<String, LoadError> {
    data.read(path).ok_or_else(|| LoadError::Missing { place: data.place(path) })
}

fn read_path(path: &Path) -> Result<(String, String), LoadError> {
    let file = path.display().to_string();
    match super::whole_file::text(path) {
        Ok(text) => Ok((file, text)),
        Err(source) => Err(LoadError::Unreadable { path: file, source }),
    }
}
