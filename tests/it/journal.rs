//! A small journal, written by the documented format and not by the program.

use std::fs;
use std::path::{Path, PathBuf};

use prikaz::domain::{Digest, digest_of};
use prikaz::store::{Attachments, Head, KeptFiles as _, Position, body_folder, create_home};
use serde_json::{Value, json};
use tempfile::TempDir;

/// Months and lines of the journal, and its last record.
pub(crate) struct Journal {
    pub(crate) segments: Vec<(&'static str, Vec<String>)>,
    pub(crate) head: Head,
}

impl Journal {
    pub(crate) fn bytes(&self) -> Vec<(&'static str, Vec<u8>)> {
        self.segments.iter().map(|(name, lines)| (*name, lines.concat().into_bytes())).collect()
    }
}

/// Seven records in two months; records 3 to 5 were written together.
pub(crate) fn journal(file: Digest) -> Journal {
    let mut head = Head { position: Position(0), hash: Digest::ZERO };
    let mut line = |at: &str, batch: [u32; 2], stream: &str, version: u64, body: Value| {
        let position = head.position.0 + 1;
        let mut record = json!({
            "at": at, "batch": batch, "body": body, "by": "ivanova", "kind": "k", "on": &at[..10],
            "position": position, "prev": head.hash, "stream": stream, "version": version,
        });
        let hash = digest_of(record.to_string().as_bytes());
        record["hash"] = json!(hash);
        head = Head { position: Position(position), hash };
        format!("{record}\n")
    };
    let april = vec![
        line("2024-04-23T09:15:00.000Z", [1, 1], "r/a", 1, json!({"n": 1})),
        line("2024-04-24T09:15:00.000Z", [1, 1], "r/b", 1, json!({"file": {"name": "ф", "digest": file}})),
        line("2024-04-30T23:59:59.999Z", [1, 3], "r/a", 2, json!(["x"])),
        line("2024-04-30T23:59:59.999Z", [2, 3], "r/a", 3, json!(null)),
        line("2024-04-30T23:59:59.999Z", [3, 3], "r/b", 2, json!("y")),
    ];
    let may = vec![
        line("2024-05-01T00:00:00.000Z", [1, 1], "r/a", 4, json!({})),
        line("2024-04-30T23:00:00.000Z", [1, 1], "r/c", 1, json!(true)),
    ];
    Journal { segments: vec![("2024-04.jsonl", april), ("2024-05.jsonl", may)], head }
}

/// The folder of a store that keeps one body.
pub(crate) struct Home(TempDir);

impl Home {
    /// An empty store.
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        create_home(folder.path()).unwrap();
        Self(folder)
    }

    /// The folder of the store.
    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    /// The folder of the body.
    pub(crate) fn body(&self) -> PathBuf {
        body_in(self.path())
    }
}

/// The folder of the body in the store `home`.
pub(crate) fn body_in(home: &Path) -> PathBuf {
    body_folder(home, &BODY.parse().unwrap())
}

/// The body.
pub(crate) const BODY: &str = "bryansk-finance";

/// A store with that journal and one kept file.
pub(crate) fn store() -> (Home, Journal) {
    let home = Home::new();
    let file = Attachments::at(&home.body()).put(b"rows").unwrap();
    let journal = journal(file);
    write(&home.body(), &journal.bytes());
    (home, journal)
}

/// Makes these the segments of the body in the folder `body`.
pub(crate) fn write(body: &Path, segments: &[(&str, Vec<u8>)]) {
    let folder = body.join("journal");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    for (name, bytes) in segments {
        fs::write(folder.join(name), bytes).unwrap();
    }
}
