//! `prikaz verify FILE`: what a file is.

use std::path::PathBuf;

use serde_json::json;

use super::desk::Desk;
use super::{CommandError, standing};
use crate::app::{Origin, origin, origin_of_code};

/// Tell whether files were given out by this store, and whether they are still in force
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Files
    #[arg(required_unless_present = "text")]
    files: Vec<PathBuf>,
    /// Text of the QR code printed on a document
    #[arg(long)]
    text: Vec<String>,
}

/// Runs `prikaz verify`. A file that the store does not know gives exit code 1.
///
/// # Errors
/// When a file is unknown or cannot be read.
pub fn run(desk: &mut Desk<'_>, args: Args) -> Result<(), CommandError> {
    let mut unknown = Vec::new();
    let on = desk.globals.on;
    let mut told = Vec::new();
    let mut unreadable = None;
    for path in &args.files {
        let bytes = match desk.read_file(path) {
            Ok(bytes) => bytes,
            Err(error) => {
                unreadable = unreadable.or(Some(error));
                continue;
            }
        };
        let origin = origin(&desk.office, &bytes, on).map_err(|error| desk.error(None, &error))?;
        let name = path.display().to_string();
        if matches!(origin, Origin::Unknown { .. }) {
            unknown.push(name.clone());
        }
        told.push((name, origin));
    }
    for text in &args.text {
        let origin = origin_of_code(&desk.office, text, on).map_err(|error| desk.error(None, &error))?;
        if matches!(origin, Origin::NoCode | Origin::Contradicted { .. }) {
            unknown.push(text.clone());
        }
        told.push((text.clone(), origin));
    }
    print(desk, &told)?;
    // What could be read is told all the same.
    if let Some(error) = unreadable {
        return Err(error);
    }
    if unknown.is_empty() {
        return Ok(());
    }
    let facts = json!({ "count": unknown.len() });
    Err(CommandError::refused(desk.ui.text("verify.unknown-file.message", &facts))
        .with_details(unknown)
        .with_hint(desk.ui.text("verify.unknown-file.hint", &facts)))
}

fn print(desk: &mut Desk<'_>, told: &[(String, Origin)]) -> Result<(), CommandError> {
    if desk.ui.json() {
        let facts: Vec<_> = told.iter().map(|(path, origin)| json!({ "path": path, "is": origin })).collect();
        return desk.ui.value(&facts);
    }
    for (path, origin) in told {
        let mut facts = json!(origin);
        facts["path"] = json!(path);
        facts["said"] = json!(match origin {
            Origin::Issued { standing, .. } | Origin::Printed { standing, .. } => {
                Some(standing::of_paper(desk.ui, standing))
            }
            Origin::Order { order, standing, .. } | Origin::Scan { order, standing, .. } =>
                Some(standing::of_order(desk.ui, order.kind, standing)),
            _ => None,
        });
        facts["papers"] = desk.ui.table("dictionary.papers");
        let code = facts["origin"].as_str().unwrap_or_default().to_owned();
        let line = desk.ui.text(&format!("verify.{code}"), facts);
        desk.ui.line(line)?;
    }
    Ok(())
}
