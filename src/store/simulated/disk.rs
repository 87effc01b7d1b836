//! The machine's disk as one process sees it.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

use super::blow::{Blow, Effect};
use super::folder::Node;
use super::world::{Lie, World, outcome};
use crate::files::disk::{Disk, Held, NewFile, ReadFile, SegmentFile};

/// A machine that several processes run on.
pub(super) type Machine = Arc<Mutex<World>>;

/// A process.
#[derive(Clone)]
pub(super) struct Process {
    machine: Machine,
    /// Its number.
    pub(super) id: usize,
}

/// The machine, for a moment.
pub(super) fn now(machine: &Machine) -> MutexGuard<'_, World> {
    machine.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Process {
    /// One more process on `machine`.
    pub(super) fn on(machine: &Machine) -> Self {
        let id = now(machine).start();
        Self { machine: Arc::clone(machine), id }
    }

    /// The machine.
    pub(super) fn world(&self) -> MutexGuard<'_, World> {
        now(&self.machine)
    }

    /// The machine, to start another process on.
    pub(super) fn machine(&self) -> Machine {
        Arc::clone(&self.machine)
    }

    /// Whether it still runs.
    pub(super) fn is_alive(&self) -> bool {
        self.world().is_alive(self.id)
    }

    /// One operation: done as a `whole`, or the `half` of it that an error leaves.
    fn act<T>(
        &self,
        what: (&str, &Path),
        whole: impl FnOnce(&mut World) -> io::Result<T>,
        half: impl FnOnce(&mut World),
    ) -> io::Result<T> {
        let visit = {
            let mut world = self.world();
            let next = world.n_ops + 1;
            world.visit.take_if(|(at, _)| *at <= next)
        };
        if let Some((_, visit)) = visit {
            visit();
        }
        let mut world = self.world();
        if !world.is_alive(self.id) {
            return Err(io::Error::other("the process has ended"));
        }
        let blow = world.due();
        if world.trace {
            let (what, path) = what;
            eprintln!("{} process {}: {what} {} {blow:?}", world.n_ops, self.id, path.display());
        }
        let Some(blow) = blow else { return whole(&mut world) };
        let (effect, error) = outcome(blow);
        match effect {
            Effect::Nothing => {}
            Effect::Half => half(&mut world),
            Effect::Whole => drop(whole(&mut world)),
        }
        world.crash(blow, self.id);
        Err(error)
    }

    /// One operation that an error leaves undone.
    pub(super) fn plainly<T>(
        &self,
        what: (&str, &Path),
        whole: impl FnOnce(&mut World) -> io::Result<T>,
    ) -> io::Result<T> {
        self.act(what, whole, |_| {})
    }

    fn holding(&self, node: Node, number: u64) -> Handle {
        Handle { process: self.clone(), node, number }
    }

    fn written(&self, node: Node, bytes: &[u8]) -> io::Result<usize> {
        let part = |world: &mut World, bytes: &[u8]| {
            let (content, random) = world.content(node)?;
            let n_bytes = random.below(bytes.len() + 1);
            content.write(&bytes[..n_bytes]);
            io::Result::Ok(n_bytes)
        };
        let whole = |world: &mut World| {
            if world.short && bytes.len() > 1 && world.random.coin() {
                return part(world, &bytes[..bytes.len() - 1]).and_then(|n_bytes| match n_bytes {
                    0 => Err(io::ErrorKind::Interrupted.into()),
                    n_bytes => Ok(n_bytes),
                });
            }
            world.content(node)?.0.write(bytes);
            Ok(bytes.len())
        };
        self.act(("write", Path::new("")), whole, |world| drop(part(world, bytes)))
    }

    fn synced(&self, node: Node) -> io::Result<()> {
        let whole = |world: &mut World| {
            if world.lie != Some(Lie::File) {
                world.content(node)?.0.sync();
            }
            Ok(())
        };
        let half = |world: &mut World| {
            if let Ok((content, random)) = world.content(node) {
                content.sync_badly(random);
            }
        };
        let result = self.act(("sync", Path::new("")), whole, half);
        if result.is_err() && self.is_alive() && self.world().lie == Some(Lie::Error) {
            return Ok(());
        }
        result
    }
}

impl Disk for Process {
    fn open(&self, path: &Path) -> io::Result<Box<dyn SegmentFile>> {
        let (node, number) = self.plainly(("open", path), |world| {
            let node = world.file_or_new(path)?;
            Ok((node, world.hold(node, self.id)?))
        })?;
        Ok(Box::new(self.holding(node, number)))
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        self.act(
            ("sync folder", folder),
            |world| world.sync_folder(folder),
            |world| world.sync_folder_badly(folder),
        )
    }

    fn read(&self, path: &Path) -> io::Result<Arc<dyn ReadFile>> {
        let node = self.plainly(("open for reading", path), |world| world.file(path))?;
        Ok(Arc::new(self.holding(node, 0)))
    }

    fn names(&self, folder: &Path) -> io::Result<Vec<String>> {
        self.plainly(("list", folder), |world| world.names(folder))
    }

    fn length(&self, path: &Path) -> io::Result<u64> {
        self.plainly(("measure", path), |world| {
            let node = world.file(path)?;
            Ok(world.content(node)?.0.live.len() as u64)
        })
    }

    fn changed(&self, path: &Path) -> io::Result<SystemTime> {
        self.plainly(("ask the age of", path), |world| world.file(path).map(|_| SystemTime::UNIX_EPOCH))
    }

    fn make_folder(&self, folder: &Path) -> io::Result<()> {
        self.plainly(("make folder", folder), |world| world.make_folder(folder))
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.plainly(("remove", path), |world| world.remove(path))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.plainly(("rename to", to), |world| world.rename(from, to))
    }

    fn rewrite(&self, path: &Path, offset: u64) -> io::Result<()> {
        self.plainly(("rewrite", path), |world| {
            let node = world.file(path)?;
            world.content(node)?.0.rewrite(usize::try_from(offset).unwrap_or(usize::MAX));
            Ok(())
        })
    }

    fn beside(&self, path: &Path) -> io::Result<Box<dyn NewFile>> {
        let (node, path) = self.plainly(("open beside", path), |world| {
            let path = path.with_file_name(format!(".new-{}", world.n_ops));
            Ok((world.file_or_new(&path)?, path))
        })?;
        Ok(Box::new(Unnamed { process: self.clone(), node, path: Some(path) }))
    }

    fn hold(&self, path: &Path) -> io::Result<Box<dyn Held>> {
        let (node, number) = self.plainly(("hold", path), |world| {
            let node = world.file_or_new(path)?;
            Ok((node, world.hold(node, self.id)?))
        })?;
        Ok(Box::new(self.holding(node, number)))
    }
}

/// An open file.
struct Handle {
    process: Process,
    node: Node,
    /// The number of what is held; 0 where nothing is.
    number: u64,
}

impl std::fmt::Debug for Handle {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Handle({}, {})", self.process.id, self.node)
    }
}

impl Drop for Handle {
    fn drop(&mut self) {
        self.process.world().let_go(self.number);
    }
}

impl Held for Handle {}

impl ReadFile for Handle {
    fn read_at(&self, bytes: &mut [u8], offset: u64) -> io::Result<usize> {
        self.process.plainly(("read", Path::new("")), |world| {
            let live = &world.content(self.node)?.0.live;
            let start = usize::try_from(offset).unwrap_or(usize::MAX).min(live.len());
            let n_bytes = bytes.len().min(live.len() - start);
            bytes[..n_bytes].copy_from_slice(&live[start..start + n_bytes]);
            Ok(n_bytes)
        })
    }
}

impl SegmentFile for Handle {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.process.written(self.node, bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.process.synced(self.node)
    }

    fn length(&self) -> io::Result<u64> {
        self.process
            .plainly(("measure", Path::new("")), |world| Ok(world.content(self.node)?.0.live.len() as u64))
    }

    fn cut(&mut self, length: u64) -> io::Result<()> {
        self.process.plainly(("cut", Path::new("")), |world| {
            world.content(self.node)?.0.cut(usize::try_from(length).unwrap_or(usize::MAX));
            Ok(())
        })
    }
}

/// A file that has no lasting name yet.
struct Unnamed {
    process: Process,
    node: Node,
    path: Option<PathBuf>,
}

impl NewFile for Unnamed {
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        let mut rest = bytes;
        while !rest.is_empty() {
            match self.process.written(self.node, rest) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                written => rest = &rest[written?..],
            }
        }
        Ok(())
    }

    fn sync(&mut self) -> io::Result<()> {
        self.process.synced(self.node)
    }

    fn name(mut self: Box<Self>, path: &Path) -> io::Result<()> {
        let from = self.path.clone().unwrap_or_default();
        self.process.plainly(("name", path), |world| world.rename(&from, path))?;
        self.path = None;
        Ok(())
    }
}

impl Drop for Unnamed {
    fn drop(&mut self) {
        if let Some(path) = self.path.take() {
            // As the system removes it: unless the process has ended.
            let _ = self.process.plainly(("remove", &path), |world| world.remove(&path));
        }
    }
}

/// A blow that ends a process while it does nothing.
pub(super) fn end(process: &Process, with_power: bool) {
    let blow = if with_power { Blow::Power(Effect::Nothing) } else { Blow::Kill(Effect::Nothing) };
    process.world().crash(blow, process.id);
}
