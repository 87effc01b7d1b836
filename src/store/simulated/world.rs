//! The state of a machine: its files and folders, who holds what, who is alive, what is going to befall whom.

use std::collections::VecDeque;
use std::io;
use std::path::{Component, Path};

use super::blow::{Blow, Effect};
use super::content::Content;
use super::folder::{Folder, Node};
use super::kept::Kept;
use super::random::Random;

/// A defect that a test gives the machine, to see that the checks can fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lie {
    /// Syncing a file does nothing.
    File,
    /// Syncing a folder does nothing.
    Folder,
    /// Nobody is told that syncing failed.
    Error,
}

/// What another process does in the middle of an operation.
pub(super) type Visit = Box<dyn FnOnce() + Send>;

/// A machine.
pub(super) struct World {
    nodes: Vec<Thing>,
    held: Vec<HeldFile>,
    n_holds: u64,
    alive: Vec<bool>,
    /// How many operations there were.
    pub(super) n_ops: u64,
    /// What comes, and at which operation.
    pub(super) blows: VecDeque<(u64, Blow)>,
    /// Who comes, and at which operation.
    pub(super) visit: Option<(u64, Visit)>,
    /// How many blows fell.
    pub(super) n_blows: usize,
    /// What every choice of the machine is made by.
    pub(super) random: Random,
    /// The index, which has a disk of its own.
    pub(super) index: Kept,
    /// Whether writes are often short.
    pub(super) short: bool,
    /// Its defect.
    pub(super) lie: Option<Lie>,
    /// Whether what befalls processes is printed.
    pub(super) trace: bool,
}

#[derive(Debug)]
enum Thing {
    File(Content),
    Folder(Folder),
}

struct HeldFile {
    node: Node,
    number: u64,
    process: usize,
}

const ROOT: Node = 0;

impl World {
    /// A machine with an empty disk.
    pub(super) fn new(seed: u64) -> Self {
        Self {
            nodes: vec![Thing::Folder(Folder::default())],
            held: Vec::new(),
            n_holds: 0,
            alive: Vec::new(),
            n_ops: 0,
            blows: VecDeque::new(),
            visit: None,
            n_blows: 0,
            random: Random::of(seed),
            index: Kept::default(),
            short: false,
            lie: None,
            trace: false,
        }
    }

    /// One more process.
    pub(super) fn start(&mut self) -> usize {
        self.alive.push(true);
        self.alive.len() - 1
    }

    /// Whether a process still runs.
    pub(super) fn is_alive(&self, process: usize) -> bool {
        self.alive[process]
    }

    /// The blow that is due at this operation.
    pub(super) fn due(&mut self) -> Option<Blow> {
        self.n_ops += 1;
        let (at, blow) = *self.blows.front()?;
        if at > self.n_ops {
            return None;
        }
        self.blows.pop_front();
        self.n_blows += 1;
        Some(blow)
    }

    /// Ends a process.
    pub(super) fn kill(&mut self, process: usize) {
        self.alive[process] = false;
        self.held.retain(|hold| hold.process != process);
        self.index.crash(Some(process), &mut self.random);
    }

    /// Ends all processes, with what was not durable.
    pub(super) fn lose_power(&mut self) {
        self.alive.fill(false);
        self.held.clear();
        for thing in &mut self.nodes {
            match thing {
                Thing::File(content) => content.lose_power(&mut self.random),
                Thing::Folder(folder) => folder.lose_power(&mut self.random),
            }
        }
        self.index.crash(None, &mut self.random);
    }

    fn find(&self, path: &Path) -> io::Result<Node> {
        let mut node = ROOT;
        for part in path.components() {
            let Component::Normal(name) = part else { continue };
            let name = name.to_str().ok_or(io::ErrorKind::InvalidInput)?;
            node = *self.folder(node)?.live.get(name).ok_or(io::ErrorKind::NotFound)?;
        }
        Ok(node)
    }

    /// The folder that `path` stands in, and its name there.
    fn place(&self, path: &Path) -> io::Result<(Node, String)> {
        let name = path.file_name().and_then(|name| name.to_str()).ok_or(io::ErrorKind::InvalidInput)?;
        Ok((self.find(path.parent().unwrap_or(Path::new("/")))?, name.to_owned()))
    }

    fn folder(&self, node: Node) -> io::Result<&Folder> {
        match &self.nodes[node] {
            Thing::Folder(folder) => Ok(folder),
            Thing::File(_) => Err(io::ErrorKind::NotADirectory.into()),
        }
    }

    fn folder_mut(&mut self, node: Node) -> io::Result<&mut Folder> {
        match &mut self.nodes[node] {
            Thing::Folder(folder) => Ok(folder),
            Thing::File(_) => Err(io::ErrorKind::NotADirectory.into()),
        }
    }

    /// What stands in a file.
    pub(super) fn content(&mut self, node: Node) -> io::Result<(&mut Content, &mut Random)> {
        match &mut self.nodes[node] {
            Thing::File(content) => Ok((content, &mut self.random)),
            Thing::Folder(_) => Err(io::ErrorKind::IsADirectory.into()),
        }
    }

    /// The file at `path`, which must be there.
    pub(super) fn file(&mut self, path: &Path) -> io::Result<Node> {
        let node = self.find(path)?;
        self.content(node).map(|_| node)
    }

    /// The file at `path`, made where it is not there.
    pub(super) fn file_or_new(&mut self, path: &Path) -> io::Result<Node> {
        match self.file(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                self.link_new(path, Thing::File(Content::default()))
            }
            found => found,
        }
    }

    fn link_new(&mut self, path: &Path, thing: Thing) -> io::Result<Node> {
        let (folder, name) = self.place(path)?;
        let node = self.nodes.len();
        self.folder_mut(folder)?.live.insert(name, node);
        self.nodes.push(thing);
        Ok(node)
    }

    /// Makes a folder with those above it.
    pub(super) fn make_folder(&mut self, path: &Path) -> io::Result<()> {
        match self.find(path) {
            Ok(node) => self.folder(node).map(drop),
            Err(_) => {
                self.make_folder(path.parent().unwrap_or(Path::new("/")))?;
                self.link_new(path, Thing::Folder(Folder::default())).map(drop)
            }
        }
    }

    /// Names in a folder.
    pub(super) fn names(&self, path: &Path) -> io::Result<Vec<String>> {
        Ok(self.folder(self.find(path)?)?.live.keys().cloned().collect())
    }

    /// Takes a name away.
    pub(super) fn remove(&mut self, path: &Path) -> io::Result<()> {
        let (folder, name) = self.place(path)?;
        let removed = self.folder_mut(folder)?.live.remove(&name);
        removed.map(drop).ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    /// Gives a name to what has another.
    pub(super) fn rename(&mut self, from: &Path, to: &Path) -> io::Result<()> {
        let node = self.find(from)?;
        let (folder, name) = self.place(to)?;
        self.remove(from)?;
        self.folder_mut(folder)?.live.insert(name, node);
        Ok(())
    }

    /// Makes the names in a folder durable.
    pub(super) fn sync_folder(&mut self, path: &Path) -> io::Result<()> {
        let node = self.find(path)?;
        if self.lie != Some(Lie::Folder) {
            self.folder_mut(node)?.sync();
        }
        Ok(())
    }

    /// Makes some names in a folder durable.
    pub(super) fn sync_folder_badly(&mut self, path: &Path) {
        let Ok(node) = self.find(path) else { return };
        if let Thing::Folder(folder) = &mut self.nodes[node] {
            folder.sync_some(&mut self.random);
        }
    }

    /// Holds a file for one process.
    pub(super) fn hold(&mut self, node: Node, process: usize) -> io::Result<u64> {
        if self.held.iter().any(|hold| hold.node == node) {
            return Err(io::ErrorKind::WouldBlock.into());
        }
        self.n_holds += 1;
        self.held.push(HeldFile { node, number: self.n_holds, process });
        Ok(self.n_holds)
    }

    /// Lets a file go.
    pub(super) fn let_go(&mut self, number: u64) {
        self.held.retain(|hold| hold.number != number);
    }

    /// What is left of an operation that ended in a crash.
    pub(super) fn crash(&mut self, blow: Blow, process: usize) {
        match blow {
            Blow::Kill(_) => self.kill(process),
            Blow::Power(_) => self.lose_power(),
            Blow::Error(_) => {}
        }
    }
}

/// How much is done of an operation that `blow` falls on; the error it ends with.
pub(super) fn outcome(blow: Blow) -> (Effect, io::Error) {
    match blow {
        Blow::Error(kind) => (Effect::Half, kind.into()),
        Blow::Kill(effect) | Blow::Power(effect) => (effect, io::Error::other("the process has ended")),
    }
}
