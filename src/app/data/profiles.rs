//! Profiles of documents: listed, shown, checked.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::DataDir;
use prikaz_render::{Profile, ProfileAdvice, ProfileFault};

/// Why there is no profile to show.
#[derive(Debug, thiserror::Error)]
pub enum ProfileError {
    /// There is no such file.
    #[error("there is no profile `{id}`")]
    Missing {
        /// The key that was named.
        id: String,
        /// The keys there are.
        known: Vec<String>,
    },
    /// The file could not be read.
    #[error("`{path}` cannot be read")]
    Unreadable {
        /// Its path.
        path: String,
        /// Why.
        source: std::io::Error,
    },
}

/// A profile that cannot be read, with every fault of it.
#[derive(Debug, Clone, thiserror::Error)]
#[error("`{place}` has {} faults", faults.len())]
pub struct ProfileFaults {
    /// Where it is.
    pub place: String,
    /// Every fault.
    pub faults: Vec<ProfileFault>,
}

/// A profile as a file.
#[derive(Debug)]
pub struct ProfileFile {
    /// Key, the name of its file.
    pub id: String,
    /// Where it is.
    pub place: String,
    /// Its text, with the clauses of the standard beside the values.
    pub text: String,
    /// What it says, or what is wrong with it.
    pub read: Result<Profile, Vec<ProfileFault>>,
}

/// A profile that was checked.
#[derive(Debug)]
pub struct CheckedProfile {
    /// The file, as it was named.
    pub file: String,
    /// What makes it unfit to be used.
    pub faults: Vec<ProfileFault>,
    /// Where it departs from the standard; looked for only where there are no faults.
    pub advice: Vec<ProfileAdvice>,
}

/// Every profile there is, by key.
pub fn list(data: &DataDir) -> Vec<ProfileFile> {
    data.keys("profiles").iter().filter_map(|id| find(data, id).ok()).collect()
}

/// The profile `id`.
///
/// # Errors
/// When there is none.
pub fn find(data: &DataDir, id: &str) -> Result<ProfileFile, ProfileError> {
    let path = format!("profiles/{id}.toml");
    let is_key = !id.is_empty() && !id.contains(['/', '\\']);
    let missing = || {
        let known = list(data).into_iter().map(|file| file.id).collect();
        ProfileError::Missing { id: id.to_owned(), known }
    };
    let text = is_key.then(|| data.read(&path)).flatten().ok_or_else(missing)?;
    let place = data.place(&path);
    let read = Profile::checked(&place, &text, &texts(data)).map(|(profile, _)| profile);
    Ok(ProfileFile { id: id.to_owned(), place, text, read })
}

impl ProfileFile {
    /// The profile.
    ///
    /// # Errors
    /// Every fault of the file.
    pub fn sound(&self) -> Result<&Profile, ProfileFaults> {
        let faulty =
            |faults: &Vec<ProfileFault>| ProfileFaults { place: self.place.clone(), faults: faults.clone() };
        self.read.as_ref().map_err(faulty)
    }
}

/// Checks `files`, each over the profile of `data` that it is like.
///
/// # Errors
/// When a file cannot be read.
pub fn check(data: &DataDir, files: &[PathBuf]) -> Result<Vec<CheckedProfile>, ProfileError> {
    let texts = texts(data);
    files.iter().map(|path| check_file(path, &texts)).collect()
}

/// The texts of all profiles, for those that are like another.
fn texts(data: &DataDir) -> BTreeMap<String, String> {
    let text = |id: String| data.read(&format!("profiles/{id}.toml")).map(|text| (id, text));
    data.keys("profiles").into_iter().filter_map(text).collect()
}

fn check_file(path: &Path, texts: &BTreeMap<String, String>) -> Result<CheckedProfile, ProfileError> {
    let file = path.display().to_string();
    let text = crate::data::whole_file::text(path)
        .map_err(|source| ProfileError::Unreadable { path: file.clone(), source })?;
    let (faults, advice) = match Profile::checked(&file, &text, texts) {
        Ok((_, advice)) => (Vec::new(), advice),
        Err(faults) => (faults, Vec::new()),
    };
    Ok(CheckedProfile { file, faults, advice })
}
