//! Stores of format 1: one journal for all bodies, in the folder of the store itself. One that holds a single body is
//! taken over by moving it, line for line as it is.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io;
use std::path::Path;

use serde::Deserialize;

use prikaz_domain::OrganisationId;

use crate::files::disk::FileSystem;
use crate::files::hold::{Hold, try_hold};
use crate::files::layout::{FILES, INDEX, JOURNAL, LOCK, bodies, body_folder, io_error};
use crate::files::marker::write_marker;
use crate::files::whole;
use crate::logs::ledger::EMPTY;
use crate::segments::scan::{Found, scan};
use crate::segments::segment::Month;
use crate::verify::index_head;
use crate::{Damage, Head, Line, Position, StoreError, StreamKind};

/// Messages that wait, which the program keeps beside the journal.
const OUTBOX: &str = "outbox";

/// Makes the store of format 1 in `home` one of the present format. Gives its body where the medium takes no writing: then
/// it is as it was, to be read where it lies.
///
/// # Errors
/// [`StoreError::SeveralBodies`]; [`StoreError::Locked`] while another process writes; [`StoreError::Corrupt`]; when the
/// world fails.
pub(crate) fn take_over(home: &Path) -> Result<Option<OrganisationId>, StoreError> {
    // Made where it is not there, so that it can be held; on a medium that takes no writing nobody writes.
    let _ = File::options().create(true).truncate(false).write(true).open(home.join(LOCK));
    let hold = try_hold(home)?;
    if matches!(hold, Hold::Theirs) {
        return Err(StoreError::Locked { home: home.to_owned(), holder: None });
    }
    let begun = bodies(home)?;
    let found = if begun.is_empty() { bodies_of(home)? } else { begun };
    let body = match found.as_slice() {
        [] => None,
        [body] => Some(body.clone()),
        _ => return Err(StoreError::SeveralBodies { home: home.to_owned(), bodies: found }),
    };
    match move_into(home, body.as_ref()) {
        Err(error) if takes_no_writing(&error) => return Ok(body),
        moved => moved.map_err(|error| io_error("move", home, error))?,
    }
    write_marker(home)?;
    drop(hold);
    // Both are nobody's any more.
    let _ = fs::remove_dir_all(home.join(INDEX)).and_then(|()| fs::remove_file(home.join(LOCK)));
    Ok(None)
}

/// Whether the medium takes no writing, or not from this user.
fn takes_no_writing(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::PermissionDenied)
}

/// Moves the journal and the kept files, each by its name; what is moved already stays.
fn move_into(home: &Path, body: Option<&OrganisationId>) -> io::Result<()> {
    let Some(body) = body else {
        // What stands in them although no record names it is nobody's, and stays.
        let _ = fs::remove_dir(home.join(JOURNAL)).and_then(|()| fs::remove_dir(home.join(FILES)));
        return Ok(());
    };
    let to = body_folder(home, body);
    fs::create_dir_all(&to)?;
    whole::sync_folder(whole::folder_of(&to))?;
    for name in [JOURNAL, FILES, OUTBOX] {
        match fs::rename(home.join(name), to.join(name)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    whole::sync_folder(&to)?;
    whole::sync_folder(home)
}

/// The bodies whose records stand in the journal.
fn bodies_of(home: &Path) -> Result<Vec<OrganisationId>, StoreError> {
    let journal = home.join(JOURNAL);
    if !journal.is_dir() {
        return Err(StoreError::Missing(home.to_owned()));
    }
    let indexed = index_head(home).ok();
    let (mut bodies, mut stands) = (BTreeSet::new(), indexed.is_none_or(|head| head.position.0 == 0));
    let end = scan((&journal, &FileSystem), EMPTY, (Month(0), 0), &mut |Found { line, .. }| {
        stands |= indexed == Some(Head { position: line.position, hash: line.hash });
        bodies.extend(body_of(&line));
        Ok(())
    })?;
    match indexed {
        // The index goes, and what it alone knew with it.
        Some(Head { position, .. }) if !stands => {
            let at = Position(position.0.min(end.head.position.0 + 1));
            Err(StoreError::Corrupt { at, why: Damage::Cut { to: position } })
        }
        _ => Ok(bodies.into_iter().collect()),
    }
}

/// The body whose record `line` is, where it says so.
fn body_of(line: &Line) -> Option<OrganisationId> {
    #[derive(Deserialize)]
    struct Opened {
        organisation: OrganisationId,
    }
    match line.stream.parts()? {
        (StreamKind::Register, _) if line.version.0 == 1 => {
            serde_json::from_str::<Opened>(line.body.as_str()).ok().map(|opened| opened.organisation)
        }
        (StreamKind::Orders | StreamKind::Substitutions, key) => OrganisationId::new(key?).ok(),
        _ => None,
    }
}
