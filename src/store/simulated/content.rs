//! What stands in a file: as processes see it, and as a loss of power would leave it.

use std::collections::BTreeSet;

use super::random::Random;

/// Bytes that arrive together or not at all.
pub(super) const SECTOR: usize = 512;

/// What stands in a file.
#[derive(Debug, Default)]
pub(super) struct Content {
    /// As processes see it.
    pub(super) live: Vec<u8>,
    durable: Vec<u8>,
    /// Sectors that were written and not made durable. After an error of syncing the system takes them for clean.
    dirty: BTreeSet<usize>,
}

impl Content {
    /// Adds `bytes` at the end.
    pub(super) fn write(&mut self, bytes: &[u8]) {
        let from = self.live.len();
        self.live.extend_from_slice(bytes);
        if !bytes.is_empty() {
            self.dirty.extend(from / SECTOR..=(self.live.len() - 1) / SECTOR);
        }
    }

    /// Cuts or stretches the file.
    pub(super) fn cut(&mut self, length: usize) {
        self.live.resize(length, 0);
        self.dirty.retain(|sector| sector * SECTOR < length);
        if !length.is_multiple_of(SECTOR) {
            self.dirty.insert(length / SECTOR);
        }
    }

    /// Writes once more what stands from `offset` on.
    pub(super) fn rewrite(&mut self, offset: usize) {
        if offset < self.live.len() {
            self.dirty.extend(offset / SECTOR..=(self.live.len() - 1) / SECTOR);
        }
    }

    /// All of it is durable, but for what an earlier error lost.
    pub(super) fn sync(&mut self) {
        self.durable.resize(self.live.len(), 0);
        for sector in std::mem::take(&mut self.dirty) {
            copy(&self.live, &mut self.durable, sector);
        }
    }

    /// An error of syncing: some sectors arrived, none is tried again.
    pub(super) fn sync_badly(&mut self, random: &mut Random) {
        if random.coin() {
            self.durable.resize(self.live.len(), 0);
        }
        for sector in std::mem::take(&mut self.dirty) {
            if random.coin() {
                copy(&self.live, &mut self.durable, sector);
            }
        }
    }

    /// What is left when the power goes: of what was not durable any sectors, and any length between.
    pub(super) fn lose_power(&mut self, random: &mut Random) {
        let (old, new) = (self.durable.len(), self.live.len());
        let between = old.min(new) + random.below(old.abs_diff(new) + 1);
        let length = [old, new, new, between][random.below(4)];
        self.durable.resize(length, 0);
        let kind = random.below(4);
        for sector in std::mem::take(&mut self.dirty) {
            if kind == 0 || (kind > 1 && random.coin()) {
                copy(&self.live, &mut self.durable, sector);
            }
        }
        self.live.clone_from(&self.durable);
    }
}

/// Brings a sector of `to` to what it is in `from`; the length stays.
fn copy(from: &[u8], to: &mut [u8], sector: usize) {
    let start = sector * SECTOR;
    let end = (start + SECTOR).min(from.len()).min(to.len());
    if start < end {
        to[start..end].copy_from_slice(&from[start..end]);
    }
}
