//! Every command, killed at every so-manieth file operation, and given again.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::life;
use crate::traced::{Ended, run};

/// Every so-manieth operation is tried in CI: all of them take some minutes. By hand fewer (`PROPTEST_CASES`).
const STRIDE: u64 = 7;
/// The stride that is asked for.
const ASKED: &str = "KILL_STRIDE";

fn stride() -> u64 {
    let number = |name| std::env::var_os(name)?.to_str()?.parse::<u64>().ok();
    let share = 256 / number("PROPTEST_CASES").unwrap_or(256).clamp(1, 256);
    number(ASKED).unwrap_or(STRIDE * share).max(1)
}

/// Plays the life, and kills each of its commands.
pub(crate) fn every_command() {
    let root = tempfile::tempdir().unwrap();
    let mut folder = root.path().join("0");
    fs::create_dir(&folder).unwrap();
    let (stride, mut n_kills, mut n_commands) = (stride(), 0, 0);
    for (words, number) in life::commands(&folder).iter().zip(1_u64..) {
        let done = copied(&folder, root.path(), &number.to_string());
        let code = program(&done, words).output().unwrap().status.code();
        let trial = Trial { before: &folder, done: &done, words, code, root: root.path() };
        let mut at = 1 + number % stride;
        n_commands += 1;
        loop {
            match trial.kill(at) {
                Ok(true) => n_kills += 1,
                Ok(false) => break,
                Err(error) => return println!("not tried: the system does not permit it: {error}"),
            }
            at += stride;
        }
        fs::remove_dir_all(&folder).unwrap();
        folder = done;
    }
    println!("{n_commands} commands killed {n_kills} times, at every {stride}th operation");
    assert!(n_kills > 20, "{n_kills}");
}

fn program(folder: &Path, words: &[String]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_prikaz"));
    for name in ["PRIKAZ_DATA", "PRIKAZ_AS", "RUST_BACKTRACE"] {
        command.env_remove(name);
    }
    command.env("PRIKAZ_LANG", "ru").env("PRIKAZ_HOME", "store").current_dir(folder).args(words);
    command
}

/// A command, and the folder before and after it.
struct Trial<'a> {
    before: &'a Path,
    done: &'a Path,
    words: &'a [String],
    code: Option<i32>,
    root: &'a Path,
}

impl Trial<'_> {
    /// Kills the command at an operation; whether it came to that.
    fn kill(&self, at: u64) -> Result<bool, nix::errno::Errno> {
        let folder = copied(self.before, self.root, "killed");
        let ended = run(&program(&folder, self.words), at)?;
        if ended == Ended::Killed {
            self.check(&folder, at);
        }
        fs::remove_dir_all(&folder).unwrap();
        Ok(ended == Ended::Killed)
    }

    fn check(&self, folder: &Path, at: u64) {
        let what = format!("{:?} killed at {at}", self.words);
        self.papers(folder, &what);
        let (before, after) = (events(self.before), events(folder));
        assert!(after.starts_with(&before), "{what}: something recorded is lost");
        if self.words[0] != "init" {
            sound(folder, &what);
        }
        let again = program(folder, self.words).output().unwrap();
        let said = String::from_utf8_lossy(&again.stderr).into_owned();
        // Refused where the act was recorded already, or the paper or the store is there.
        assert!(again.status.code() == self.code || again.status.code() == Some(1), "{what}: {said}");
        sound(folder, &format!("{what}, given again"));
        let (wanted, found) = (events(self.done), events(folder));
        // What may be done twice was done twice, where it was recorded before the end.
        let twice: Vec<_> = wanted.iter().chain(&wanted[before.len()..]).cloned().collect();
        assert!(
            found == wanted || (after.len() > before.len() && kinds(&found) == kinds(&twice)),
            "{what}: {said}\n{found:#?}"
        );
        self.papers(folder, &what);
    }

    /// Makes sure that every file beside the store is as before, or as the command makes it.
    fn papers(&self, folder: &Path, what: &str) {
        let (before, done) = (papers(self.before), papers(self.done));
        for (name, bytes) in papers(folder) {
            let is_known = before.get(&name) == Some(&bytes)
                || done.get(&name).is_some_and(|made| alike(&name, made, &bytes));
            assert!(is_known, "{what}: `{name}` is half");
        }
    }
}

/// Whether two papers are the same; an archive holds its time of day, so that only its end is looked at.
fn alike(name: &str, one: &[u8], other: &[u8]) -> bool {
    one == other || (name.ends_with(".zip") && one.len().abs_diff(other.len()) < 64)
}

/// Makes sure that the store is what was written, and the restored one where its folder is there.
fn sound(folder: &Path, what: &str) {
    for home in ["store", "second"] {
        if home == "second" && !folder.join(home).exists() {
            continue;
        }
        let words: Vec<String> = ["audit", "verify", "--home", home].map(str::to_owned).to_vec();
        let verified = program(folder, &words).output().unwrap();
        let said = String::from_utf8_lossy(&verified.stderr);
        assert!(verified.status.success(), "{what}: `{home}`: {said}");
    }
}

/// What stands in the journal, without its times and digests; what is no whole record is left out.
fn events(folder: &Path) -> Vec<(String, String, String)> {
    let mut events = Vec::new();
    for path in journals(&folder.join("store")) {
        for line in fs::read(path).unwrap().split_inclusive(|byte| *byte == b'\n') {
            let Ok(line) = serde_json::from_slice::<Value>(line) else { continue };
            let text = |key: &str| line[key].as_str().unwrap_or_default().to_owned();
            events.push((text("stream"), text("kind"), line["body"].to_string()));
        }
    }
    events
}

fn kinds(events: &[(String, String, String)]) -> Vec<(&str, &str)> {
    events.iter().map(|(stream, kind, _)| (stream.as_str(), kind.as_str())).collect()
}

/// The segments of all journals below `folder`, in order.
fn journals(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for (path, is_folder) in listed(folder) {
        match is_folder {
            true => found.extend(journals(&path)),
            false if path.extension().is_some_and(|ending| ending == "jsonl") => found.push(path),
            false => {}
        }
    }
    found.sort();
    found
}

/// What stands in `folder`, and which of it are folders.
fn listed(folder: &Path) -> Vec<(PathBuf, bool)> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let item = |entry: fs::DirEntry| (entry.path(), entry.file_type().unwrap().is_dir());
    entries.map(|entry| item(entry.unwrap())).collect()
}

/// The files beside the store, by name; unfinished ones have no name yet.
fn papers(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let files = listed(folder).into_iter().filter(|(_, is_folder)| !is_folder);
    let named = files.map(|(path, _)| (path.file_name().unwrap().to_string_lossy().into_owned(), path));
    let finished = named.filter(|(name, _)| !name.starts_with(".new-"));
    finished.map(|(name, path)| (name, fs::read(path).unwrap())).collect()
}

/// A copy of `folder` in `root`.
fn copied(folder: &Path, root: &Path, name: &str) -> PathBuf {
    let to = root.join(name);
    copy(folder, &to);
    to
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir(to).unwrap();
    for (path, is_folder) in listed(from) {
        let name = to.join(path.file_name().unwrap());
        if is_folder {
            copy(&path, &name);
        } else {
            fs::copy(&path, &name).unwrap();
        }
    }
}
