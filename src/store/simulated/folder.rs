//! The names in a folder: as processes see them, and as a loss of power would leave them.

use std::collections::{BTreeMap, BTreeSet};

use super::random::Random;

/// The number of a file or folder.
pub(super) type Node = usize;

/// The names in a folder.
#[derive(Debug, Default)]
pub(super) struct Folder {
    /// As processes see them.
    pub(super) live: BTreeMap<String, Node>,
    durable: BTreeMap<String, Node>,
}

impl Folder {
    /// All names are durable.
    pub(super) fn sync(&mut self) {
        self.durable.clone_from(&self.live);
    }

    /// Some names are durable: each that was changed arrives by itself, or does not.
    pub(super) fn sync_some(&mut self, random: &mut Random) {
        let names: BTreeSet<String> = self.live.keys().chain(self.durable.keys()).cloned().collect();
        for name in names {
            let (now, before) = (self.live.get(&name), self.durable.get(&name));
            if now == before || random.coin() {
                continue;
            }
            match now {
                Some(node) => self.durable.insert(name, *node),
                None => self.durable.remove(&name),
            };
        }
    }

    /// What is left when the power goes.
    pub(super) fn lose_power(&mut self, random: &mut Random) {
        self.sync_some(random);
        self.live.clone_from(&self.durable);
    }
}
