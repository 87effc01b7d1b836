//! Whether what was taken out of an archive is what its manifest says.

use std::fs;
use std::path::Path;

use crate::StoreError;
use crate::files::layout::{BODIES, JOURNAL, bodies, body_folder, io_error, list};
use crate::stores::former;
use crate::verify::{VerifyOptions, VerifyReport, verify};
use prikaz_domain::OrganisationId;

use super::manifest::{FormerManifest, KnownManifest};
use super::{ArchiveFault, BodyManifest, Manifest};

/// Makes sure that the store in `folder` is whole and is what `manifest` says; one of format 1 becomes one of the present
/// format. Gives the manifest it has then.
///
/// # Errors
/// When the world fails, or the store in it is of several bodies of format 1.
pub(super) fn as_said(
    folder: &Path,
    manifest: KnownManifest,
) -> Result<Result<Manifest, ArchiveFault>, StoreError> {
    match manifest {
        KnownManifest::Present(manifest) => Ok(present(folder, &manifest)?.map(|()| manifest)),
        KnownManifest::Former(said) => taken_over(folder, said),
    }
}

fn present(folder: &Path, manifest: &Manifest) -> Result<Result<(), ArchiveFault>, StoreError> {
    if let Some(strange) = list(folder)?.into_iter().find(|item| item.name != BODIES) {
        return Ok(Err(ArchiveFault::Name(strange.name)));
    }
    let there = bodies(folder)?;
    // A body of which nothing is recorded and kept has no file in the archive.
    let said = manifest.bodies.iter();
    let known: Vec<_> =
        said.clone().filter(|one| one.segments + one.files > 0).map(|one| &one.body).collect();
    if !there.iter().eq(known) {
        return Ok(Err(ArchiveFault::OtherBodies));
    }
    for one in said {
        if let Err(fault) = of_body(&body_folder(folder, &one.body), one)? {
            return Ok(Err(fault));
        }
    }
    Ok(Ok(()))
}

fn of_body(folder: &Path, said: &BodyManifest) -> Result<Result<(), ArchiveFault>, StoreError> {
    Ok(sound(folder)?.and_then(|report| compare(&counted(said.body.clone(), &report), said)))
}

fn taken_over(folder: &Path, said: FormerManifest) -> Result<Result<Manifest, ArchiveFault>, StoreError> {
    if !bodies(folder)?.is_empty() {
        return Ok(Err(ArchiveFault::OtherBodies));
    }
    let report = match sound(folder)? {
        Ok(report) => report,
        Err(fault) => return Ok(Err(fault)),
    };
    let FormerManifest { head, records, segments, files, .. } = said;
    if (report.head, report.records, report.segments, report.files) != (head, records, segments, files) {
        return Ok(Err(ArchiveFault::NotAsManifest { expected: head, found: report.head }));
    }
    let journal = folder.join(JOURNAL);
    fs::create_dir_all(&journal).map_err(|error| io_error("create", &journal, error))?;
    former::take_over(folder)?;
    let bodies = bodies(folder)?.into_iter().map(|body| counted(body, &report)).collect();
    Ok(Ok(Manifest { format: crate::FORMAT, bodies }))
}

fn sound(folder: &Path) -> Result<Result<VerifyReport, ArchiveFault>, StoreError> {
    let report = verify(folder, &VerifyOptions { files: true, ..VerifyOptions::default() })?;
    Ok(if report.sound() { Ok(report) } else { Err(ArchiveFault::Unsound(Box::new(report))) })
}

fn counted(body: OrganisationId, report: &VerifyReport) -> BodyManifest {
    let VerifyReport { head, records, segments, files, .. } = *report;
    BodyManifest { body, head, records, segments, files }
}

fn compare(found: &BodyManifest, said: &BodyManifest) -> Result<(), ArchiveFault> {
    let fault = ArchiveFault::NotAsManifest { expected: said.head, found: found.head };
    if found == said { Ok(()) } else { Err(fault) }
}
