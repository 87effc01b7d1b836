//! The seal of an archive: its last bytes, the SHA-256 of all bytes before them in text.

use std::io::{self, Read, Seek, SeekFrom, Write};

use sha2::{Digest as _, Sha256};

use prikaz_domain::Digest;

use super::ArchiveFault;

/// Number of bytes of a seal.
const LENGTH: u64 = 64;

/// The comment of an archive that is not sealed yet.
pub(super) fn blank() -> String {
    format!("prikaz sha256 {}", Digest::ZERO)
}

/// Writes the seal over the end of the archive.
pub(super) fn seal(archive: &mut (impl Read + Write + Seek)) -> io::Result<()> {
    let (seal, end) = sum(archive)?;
    archive.seek(SeekFrom::Start(end))?;
    write!(archive, "{seal}")?;
    archive.flush()
}

/// Makes sure that the archive is as it was sealed.
pub(super) fn check(archive: &mut (impl Read + Seek)) -> io::Result<Result<(), ArchiveFault>> {
    if archive.seek(SeekFrom::End(0))? < LENGTH {
        return Ok(Err(ArchiveFault::NotSealed));
    }
    let (seal, end) = sum(archive)?;
    let mut written = Vec::new();
    archive.seek(SeekFrom::Start(end))?;
    archive.take(LENGTH).read_to_end(&mut written)?;
    let written = std::str::from_utf8(&written).ok().and_then(|text| Digest::parse(text).ok());
    Ok(match written {
        None => Err(ArchiveFault::NotSealed),
        Some(written) if written != seal => Err(ArchiveFault::Changed),
        Some(_) => Ok(()),
    })
}

/// The digest of all but the seal, and where the seal begins.
fn sum(archive: &mut (impl Read + Seek)) -> io::Result<(Digest, u64)> {
    let end = archive.seek(SeekFrom::End(0))?.saturating_sub(LENGTH);
    archive.seek(SeekFrom::Start(0))?;
    let mut sum = Sha256::new();
    io::copy(&mut archive.by_ref().take(end), &mut sum)?;
    Ok((Digest::from_bytes(sum.finalize().into()), end))
}
