//! Whether the kept files are what their names say.

use std::collections::BTreeSet;
use std::path::Path;

use crate::StoreError;
use crate::files::attachments::digest_of_file;
use crate::files::layout::{FILES, FolderItem, file_digest, io_error, list};
use crate::files::whole;
use prikaz_domain::Digest;

use super::fault::VerifyFaultKind;
use super::report::VerifyReport;

/// Reads every kept file of the store in `home` and gives the digests that are there.
pub(crate) fn verify_files(home: &Path, report: &mut VerifyReport) -> Result<BTreeSet<Digest>, StoreError> {
    let mut digests = BTreeSet::new();
    for folder in list(&home.join(FILES))? {
        let place = format!("{FILES}/{}", folder.name);
        if !folder.folder {
            report.add_file(place, VerifyFaultKind::Unexpected);
            continue;
        }
        for item in list(&home.join(&place))? {
            digests.extend(verify_file(home, &folder.name, &item, report)?);
        }
    }
    Ok(digests)
}

fn verify_file(
    home: &Path,
    folder: &str,
    item: &FolderItem,
    report: &mut VerifyReport,
) -> Result<Option<Digest>, StoreError> {
    if item.file && item.name.starts_with(whole::UNFINISHED) {
        return Ok(None);
    }
    let place = format!("{FILES}/{folder}/{}", item.name);
    let Some(digest) = file_digest(folder, &item.name).filter(|_| item.file) else {
        report.add_file(place, VerifyFaultKind::Unexpected);
        return Ok(None);
    };
    let path = home.join(&place);
    let found = digest_of_file(&path).map_err(|error| io_error("read", &path, error))?;
    report.files += 1;
    if found != digest {
        report.add_file(place, VerifyFaultKind::WrongFile { found });
    }
    Ok(Some(digest))
}
