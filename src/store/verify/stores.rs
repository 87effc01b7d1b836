//! Whether a whole store is what was written, body by body.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde::Serialize;

use prikaz_domain::OrganisationId;

use super::check::{VerifyOptions, verify};
use super::fault::{VerifyFault, VerifyFaultKind};
use super::named::named_files;
use super::report::VerifyReport;
use crate::files::layout::{BODIES, bodies, body_folder, list};
use crate::{Head, StoreError};

/// Records that were noted down outside the store: the last one of a body at some moment.
pub type Checkpoints = BTreeMap<OrganisationId, Head>;

/// What a check of a whole store found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StoreReport {
    /// Of each body that is kept, or of which a record was noted down.
    pub bodies: Vec<BodyReport>,
    /// What stands among the bodies and is none.
    pub strangers: Vec<VerifyFault>,
}

/// What a check of a body found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BodyReport {
    /// The body.
    pub body: OrganisationId,
    /// What was found.
    #[serde(flatten)]
    pub report: VerifyReport,
}

/// Checks the store in `home`: every journal, the indexes, and every kept file where `files` are asked for.
///
/// # Errors
/// When a file cannot be read; what was written otherwise than it stands is a fault in the report.
pub fn verify_store(home: &Path, checkpoints: &Checkpoints, files: bool) -> Result<StoreReport, StoreError> {
    // One of which a record was noted down and nothing is there was removed whole.
    let known: BTreeSet<_> = bodies(home)?.into_iter().chain(checkpoints.keys().cloned()).collect();
    let checked = known.into_iter().map(|body| of_body(home, body, (checkpoints, files)));
    Ok(StoreReport { bodies: checked.collect::<Result<_, _>>()?, strangers: strangers(home)? })
}

fn of_body(
    home: &Path,
    body: OrganisationId,
    (checkpoints, files): (&Checkpoints, bool),
) -> Result<BodyReport, StoreError> {
    let checkpoint = checkpoints.get(&body).copied();
    let options = VerifyOptions { checkpoint, index: true, files, named: Some(&named_files) };
    let mut report = verify(&body_folder(home, &body), &options)?;
    for fault in &mut report.faults {
        fault.file = format!("{BODIES}/{body}/{}", fault.file);
    }
    Ok(BodyReport { body, report })
}

fn strangers(home: &Path) -> Result<Vec<VerifyFault>, StoreError> {
    let items = list(&home.join(BODIES))?.into_iter();
    let strange = items.filter(|item| !item.folder || OrganisationId::new(item.name.as_str()).is_err());
    let told = |file| VerifyFault { file, line: None, position: None, kind: VerifyFaultKind::Unexpected };
    Ok(strange.map(|item| told(format!("{BODIES}/{}", item.name))).collect())
}
