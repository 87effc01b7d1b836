//! Whether what is read is what was recorded.

use std::collections::BTreeMap;

use super::disk::Process;
use super::model::{Fate, HOME, Model, Shared, known};
use crate::KeptFiles as _;
use crate::{Attachments, Line, Position, StoreError};
use prikaz_domain::Digest;

/// Which batches stand in `lines`; an error where that cannot be.
pub(super) fn present(model: &Model, lines: &[Line]) -> Result<Vec<bool>, String> {
    chained(lines)?;
    let mut rest = lines;
    let mut present = Vec::new();
    for (number, sent) in model.sent.iter().enumerate() {
        let is_here = rest.first().map(told).transpose()?.is_some_and(|(of, ..)| of == number);
        match (is_here, sent.fate) {
            (true, Fate::Refused) => return Err(format!("batch {number} was refused and is recorded")),
            (false, Fate::Recorded) => return Err(format!("batch {number} was acknowledged and is absent")),
            _ => present.push(is_here),
        }
        if is_here {
            rest = whole(rest, (number, sent.n_events))?;
        }
    }
    match rest {
        [] => Ok(present),
        _ => Err(format!("nobody sent what stands at the end: {} records", rest.len())),
    }
}

/// Takes a batch off the front.
fn whole(lines: &[Line], (number, n_events): (usize, usize)) -> Result<&[Line], String> {
    let (batch, rest) = lines.split_at_checked(n_events).ok_or(format!("batch {number} is not whole"))?;
    for (line, n) in batch.iter().zip(0..) {
        if told(line)? != (number, n, n_events) {
            return Err(format!("batch {number} is mixed with another: {}", line.body.as_str()));
        }
    }
    Ok(rest)
}

fn chained(lines: &[Line]) -> Result<(), String> {
    let mut prev = Digest::ZERO;
    for (line, position) in lines.iter().zip(1..) {
        if (line.position, line.prev) != (Position(position), prev) {
            return Err(format!("the chain is broken at {position}"));
        }
        prev = line.hash;
    }
    Ok(())
}

/// Number of the batch, number of the event, how many there are.
fn told(line: &Line) -> Result<(usize, usize, usize), String> {
    let mut parts = line.body.as_str().trim_start_matches('[').split(',').map(|part| part.parse().ok());
    let mut part = || parts.next().flatten().ok_or("a body is strange".to_owned());
    Ok((part()?, part()?, part()?))
}

/// Makes sure that every file that was kept, and every one that a record names, is there with its bytes.
pub(super) fn files(process: &Process, model: &Shared) -> Result<(), String> {
    let kept = Attachments::on(HOME.as_ref(), std::sync::Arc::new(process.clone()));
    // Not held meanwhile: at any operation another process may come.
    let (named, all) = promised(&known(model));
    if let Some(digest) = named.into_iter().find(|digest| !all.contains_key(digest)) {
        return Err(format!("{digest} is named and was never kept"));
    }
    for (digest, bytes) in &all {
        match kept.get(digest) {
            Ok(found) if found == *bytes => {}
            found => return Err(format!("a kept file is lost: {:?}", found.map(|bytes| bytes.len()))),
        }
    }
    Ok(())
}

/// The files that records name, and all that were kept.
fn promised(model: &Model) -> (Vec<Digest>, BTreeMap<Digest, Vec<u8>>) {
    let recorded = model.sent.iter().filter(|sent| sent.fate == Fate::Recorded);
    (recorded.filter_map(|sent| sent.named).collect(), model.files.clone())
}

/// Whether a failure is one of the world, for which there was a `reason`; the damage of a journal never is.
pub(super) fn excused(error: &StoreError, reason: bool) -> Result<(), String> {
    match error {
        StoreError::Io { .. } | StoreError::Index(_) | StoreError::Closed(_) | StoreError::Unknown { .. }
            if reason =>
        {
            Ok(())
        }
        _ => Err(format!("a false alarm: {error:?}")),
    }
}
