//! One process that opens the store for writing, works and ends.

use std::path::Path;
use std::sync::Arc;

use super::check::{excused, files, present};
use super::disk::{Machine, Process, end, now};
use super::index::SimulatedIndexes;
use super::model::{HOME, Shared, known, some_file};
use super::random::Random;
use crate::KeptFiles as _;
use crate::logs::sled_log::SledLog;
use crate::writing::queue::Outlet;
use crate::writing::writer::Writer;
use crate::{Attachments, EventLog as _, Position, Recovery};

/// A process that has the store open for writing.
pub(super) struct Session {
    /// The process.
    pub(super) process: Process,
    log: SledLog,
    writer: Writer,
    requests: Outlet,
}

impl Session {
    /// Opens the store; nothing where a blow prevented that.
    pub(super) fn open(machine: &Machine, model: &Shared) -> Result<Option<(Self, Vec<Recovery>)>, String> {
        let process = Process::on(machine);
        let before = now(machine).n_blows;
        let disk = Arc::new(process.clone());
        let opened = SledLog::at_rest(Path::new(HOME), disk, &SimulatedIndexes(process.clone()));
        let is_struck = now(machine).n_blows > before;
        let (log, (writer, requests), notes) = match opened {
            Err(error) => {
                known(model).n_broken_off += usize::from(!process.is_alive());
                return excused(&error, is_struck).map(|()| None);
            }
            Ok(opened) => opened,
        };
        for note in &notes {
            if let Recovery::TornTail { kept, .. } = note {
                known(model).parts.insert(kept.to_string_lossy().into_owned());
            }
        }
        let session = Self { process, log, writer, requests };
        session.settle(model)?;
        Ok(session.is_alive().then_some((session, notes)))
    }

    /// Whether a blow fell on this process since there were `before`, or on another with it.
    fn is_struck(&self, before: usize) -> bool {
        let world = self.process.world();
        world.n_blows > before || !world.is_alive(self.process.id)
    }

    /// Whether its process still runs.
    pub(super) fn is_alive(&self) -> bool {
        self.process.is_alive()
    }

    /// Reads all, and takes what is found as what stands from now on.
    fn settle(&self, model: &Shared) -> Result<(), String> {
        let host = known(model).host;
        if host.is_none_or(|host| !self.process.world().is_alive(host)) {
            known(model).host = Some(self.process.id);
        }
        let Some(found) = self.read(model)? else { return Ok(()) };
        known(model).settle(&found);
        let before = self.process.world().n_blows;
        let kept = files(&self.process, model);
        if self.is_struck(before) { Ok(()) } else { kept }
    }

    /// Which batches stand in the log; nothing where a blow prevented reading it.
    pub(super) fn read(&self, model: &Shared) -> Result<Option<Vec<bool>>, String> {
        let before = self.process.world().n_blows;
        let read = self.log.since(Position(0), usize::MAX);
        if known(model).overtaken == Some(self.process.id) {
            return Ok(None);
        }
        match read {
            Ok(lines) => present(&known(model), &lines).map(Some),
            Err(error) => excused(&error, self.is_struck(before)).map(|()| None),
        }
    }

    /// Does something.
    pub(super) fn act(&mut self, random: &mut Random, model: &Shared) -> Result<(), String> {
        match random.below(10) {
            0..=5 => self.append(random, model),
            6 => self.enter(),
            7 => self.read(model).map(drop)?,
            _ => self.append_named(random, model)?,
        }
        match known(model).wrong.take() {
            Some(wrong) => Err(wrong),
            None => Ok(()),
        }
    }

    /// Sends one batch or several, and has them written together.
    pub(super) fn append(&mut self, random: &mut Random, model: &Shared) {
        let n_batches = if random.one_in(3) { 1 + random.below(3) } else { 1 };
        let batches: Vec<_> = (0..n_batches).map(|_| known(model).batch(random, None)).collect();
        self.send(batches, model);
    }

    fn send(&mut self, batches: Vec<(usize, crate::Batch)>, model: &Shared) {
        let sent: Vec<_> =
            batches.into_iter().map(|(number, batch)| (number, self.log.send(batch))).collect();
        self.writer.step(&self.requests);
        for (number, pending) in sent {
            let answer = pending.wait();
            known(model).answered(number, &answer, self.process.is_alive());
        }
    }

    /// Keeps a file and sends a batch that names it, where it is kept.
    fn append_named(&mut self, random: &mut Random, model: &Shared) -> Result<(), String> {
        let bytes = some_file(random);
        let kept = Attachments::on(HOME.as_ref(), Arc::new(self.process.clone()));
        let before = self.process.world().n_blows;
        match kept.put(&bytes) {
            Ok(digest) => {
                known(model).files.insert(digest, bytes);
                let batch = known(model).batch(random, Some(digest));
                self.send(vec![batch], model);
                Ok(())
            }
            Err(error) => excused(&error, self.is_struck(before)),
        }
    }

    /// Brings the index up to the journal, as its thread does when it pleases.
    fn enter(&self) {
        self.log.recent.enter_waiting(self.log.index.as_ref());
    }

    /// Is not the host any more.
    pub(super) fn leave(&self, model: &Shared) {
        known(model).host.take_if(|host| *host == self.process.id);
    }

    /// Ends as programs do.
    pub(super) fn close(self, model: &Shared) {
        self.leave(model);
        let Self { log, writer, requests, .. } = self;
        drop((writer, requests));
        log.recent.close();
        log.recent.enter_into(log.index.as_ref());
    }

    /// Ends by a crash.
    pub(super) fn crash(self, with_power: bool, model: &Shared) {
        self.leave(model);
        end(&self.process, with_power);
    }
}
