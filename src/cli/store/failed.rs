//! Failures of the store in the words of the user's language.

use serde_json::{Value, json};

use crate::app::{ArchiveFault, StoreError};
use crate::cli::audit::fault_text;
use crate::cli::failure::foreign;
use crate::cli::world::cause;
use crate::cli::{CommandError, ExitKind, Ui};

/// What the user is told of a failure of the store.
pub(crate) fn failed(ui: &Ui, error: &StoreError) -> CommandError {
    let (kind, key, facts) = match error {
        StoreError::Locked(home) => {
            (ExitKind::Failure, "locked", json!({ "home": home.display().to_string() }))
        }
        StoreError::Missing(home) => {
            (ExitKind::Configuration, "missing", json!({ "home": home.display().to_string() }))
        }
        StoreError::Occupied(path) => {
            (ExitKind::Refused, "occupied", json!({ "path": path.display().to_string() }))
        }
        StoreError::LaterFormat { home, found } => (
            ExitKind::Configuration,
            "later-format",
            json!({ "home": home.display().to_string(), "found": found }),
        ),
        StoreError::Marker { home, .. } => {
            (ExitKind::Configuration, "marker", json!({ "home": home.display().to_string() }))
        }
        StoreError::Corrupt { at, why } => {
            let why = ui.text(&format!("store.damage.{}", why.code()), why);
            (ExitKind::Failure, "corrupt", json!({ "at": at, "why": why }))
        }
        StoreError::NoFile(digest) => (ExitKind::Failure, "no-file", json!({ "digest": digest })),
        StoreError::WrongFile { path, actual } => {
            (ExitKind::Failure, "wrong-file", json!({ "path": path.display().to_string(), "actual": actual }))
        }
        StoreError::Archive { path, fault } => {
            let why = archive_text(ui, fault);
            (ExitKind::Failure, "archive", json!({ "path": path.display().to_string(), "why": why }))
        }
        StoreError::Io { path, .. } => {
            let why = cause(ui, error);
            (ExitKind::Failure, "io", json!({ "path": path.display().to_string(), "why": why }))
        }
        StoreError::Index(_) => (ExitKind::Failure, "index", json!({})),
        StoreError::Closed(why) => {
            let why = ui.text(&format!("store.closing.{}", why.code()), why);
            (ExitKind::Failure, "closed", json!({ "why": why }))
        }
        StoreError::Conflict { stream, .. } => {
            (ExitKind::Failure, "conflict", json!({ "stream": stream.0.as_ref() }))
        }
    };
    worded(ui, kind, key, &facts).with_details(details(ui, error))
}

fn worded(ui: &Ui, kind: ExitKind, key: &str, facts: &Value) -> CommandError {
    let message = ui.text(&format!("store.{key}.message"), facts);
    CommandError::new(kind, message).with_hint(ui.text(&format!("store.{key}.hint"), facts))
}

fn details(ui: &Ui, error: &StoreError) -> Vec<String> {
    match error {
        StoreError::Archive { fault: ArchiveFault::Unsound(report), .. } => {
            report.faults.iter().map(|fault| fault_text(ui, fault)).collect()
        }
        // What libraries say is for whoever can read it.
        StoreError::Archive { fault: ArchiveFault::NotZip(why) | ArchiveFault::Manifest(why), .. } => {
            vec![foreign(ui, &why.to_string())]
        }
        StoreError::Marker { why, .. } => vec![foreign(ui, why)],
        StoreError::Index(_) => vec![cause(ui, error)],
        _ => Vec::new(),
    }
}

fn archive_text(ui: &Ui, fault: &ArchiveFault) -> String {
    let (key, facts) = match fault {
        ArchiveFault::NotSealed => ("not-sealed", json!({})),
        ArchiveFault::Changed => ("changed", json!({})),
        ArchiveFault::NotZip(_) => ("not-zip", json!({})),
        ArchiveFault::Name(name) => ("name", json!({ "name": name })),
        ArchiveFault::TooManyEntries { found, most } => {
            ("too-many-entries", json!({ "found": found, "most": most }))
        }
        ArchiveFault::Inflates { most } => ("inflates", json!({ "most": most })),
        ArchiveFault::NoManifest => ("no-manifest", json!({})),
        ArchiveFault::Manifest(_) => ("manifest", json!({})),
        ArchiveFault::LaterFormat(found) => ("later-format", json!({ "found": found })),
        ArchiveFault::NotAsManifest { expected, found } => {
            ("not-as-manifest", json!({ "expected": expected, "found": found }))
        }
        ArchiveFault::Unsound(_) => ("unsound", json!({})),
    };
    ui.text(&format!("store.archive-fault.{key}"), facts)
}
