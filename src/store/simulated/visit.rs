//! What other processes do in the middle of an operation of the one who writes.

use std::sync::{Arc, Mutex, PoisonError};

use super::check::{excused, present};
use super::disk::Process;
use super::model::{HOME, Shared, known, some_file};
use super::random::Random;
use super::session::Session;
use crate::KeptFiles as _;
use crate::files::disk::Disk as _;
use crate::logs::reader::Reader;
use crate::{Attachments, Position, StoreError};

/// A process that reads for as long as the machine has power.
#[derive(Default)]
pub(super) struct Guest(Arc<Mutex<Option<(Process, Reader)>>>);

/// Plans that another process comes at one of the next operations.
pub(super) fn plan_visit(host: &Process, random: &mut Random, model: &Shared, guest: &mut Guest) {
    let at = host.world().n_ops + 1 + random.below(20) as u64;
    let machine = host.machine();
    let (model, guest) = (Arc::clone(model), Arc::clone(&guest.0));
    let kind = random.below(9);
    let mut random = Random::of(at ^ (kind as u64) << 32);
    let visit = move || {
        let visitor = Process::on(&machine);
        let done = match kind {
            0 | 1 => keep(&visitor, &mut random, &model),
            2 | 3 => read(&visitor, &model),
            4 | 5 => ask(&visitor, &model, &guest),
            6 => write(&visitor, &mut random, &model),
            7 => clean_up(&visitor, &mut random, &model),
            _ => Ok(()),
        };
        if let Err(wrong) = done {
            known(&model).wrong = Some(format!("visit {kind}: {wrong}"));
        }
    };
    host.world().visit = Some((at, Box::new(visit)));
}

/// Keeps a file that others keep too.
fn keep(visitor: &Process, random: &mut Random, model: &Shared) -> Result<(), String> {
    let (bytes, before) = (some_file(random), visitor.world().n_blows);
    match Attachments::on(HOME.as_ref(), Arc::new(visitor.clone())).put(&bytes) {
        Ok(digest) => known(model).files.insert(digest, bytes).map_or(Ok(()), |_| Ok(())),
        Err(error) => excused(&error, is_struck(visitor, before)),
    }
}

fn is_struck(visitor: &Process, before: usize) -> bool {
    visitor.world().n_blows > before || !visitor.is_alive()
}

fn opened(visitor: &Process) -> Result<Reader, StoreError> {
    Reader::open(format!("{HOME}/journal").into(), HOME.as_ref(), Arc::new(visitor.clone()))
}

/// Reads beside the one who writes.
fn read(visitor: &Process, model: &Shared) -> Result<(), String> {
    let before = visitor.world().n_blows;
    let read = opened(visitor).and_then(|reader| reader.since(Position(0), usize::MAX));
    judged(visitor, model, read, before)
}

fn judged(
    visitor: &Process,
    model: &Shared,
    read: Result<Vec<crate::Line>, StoreError>,
    before: usize,
) -> Result<(), String> {
    match read {
        Ok(lines) => present(&known(model), &lines).map(drop),
        Err(error) => excused(&error, is_struck(visitor, before)),
    }
}

/// The one who reads all the time asks once more.
fn ask(visitor: &Process, model: &Shared, guest: &Mutex<Option<(Process, Reader)>>) -> Result<(), String> {
    let mut guest = guest.lock().unwrap_or_else(PoisonError::into_inner);
    let before = visitor.world().n_blows;
    let lives = guest.as_ref().is_some_and(|(process, _)| process.is_alive());
    if !lives {
        *guest = opened(visitor).ok().map(|reader| (visitor.clone(), reader));
    }
    let Some((process, reader)) = guest.as_ref() else { return Ok(()) };
    judged(process, model, reader.since(Position(0), usize::MAX), before)
}

/// Removes the file that processes agree on, under the one who writes, and writes too.
fn clean_up(visitor: &Process, random: &mut Random, model: &Shared) -> Result<(), String> {
    let Some(host) = known(model).host else { return Ok(()) };
    let _ = visitor.remove(format!("{HOME}/lock").as_ref());
    // He has a lock that nobody else knows of: if another gets in, what he reads is old.
    known(model).overtaken = Some(host);
    known(model).host = None;
    write(visitor, random, model)?;
    known(model).host = Some(host);
    Ok(())
}

/// Opens the store for writing, which is refused while another has it.
fn write(visitor: &Process, random: &mut Random, model: &Shared) -> Result<(), String> {
    let opened = match Session::open(&visitor.machine(), model) {
        Err(wrong) if wrong.contains("Locked") => return Ok(()),
        opened => opened?,
    };
    if let Some((mut session, _)) = opened {
        session.append(random, model);
        match session.is_alive() {
            true => session.close(model),
            false => session.leave(model),
        }
    }
    Ok(())
}
