//! Documents of a register: made, written whole, and recorded as given out.

use std::path::{Path, PathBuf};

use serde_json::json;

use super::CommandError;
use super::desk::Desk;
use crate::app::{AppError, Request};
use crate::domain::{Digest, DraftNo, RegisterId};
use crate::report::paper::Marks;
use crate::workflow::{Action, Actor, FileReference, Paper, Register};

/// Writes the order with its annex.
pub(super) fn order(
    desk: &mut Desk<'_>,
    id: &RegisterId,
    draft: Option<DraftNo>,
    out: &Path,
    marks: &Marks,
) -> Result<(), CommandError> {
    let made = desk.office.order_paper(id, draft, desk.globals.on, out, marks);
    give_out(desk, id, Paper::Order, out, made)
}

/// Writes the annex alone.
pub(super) fn annex(
    desk: &mut Desk<'_>,
    id: &RegisterId,
    draft: Option<DraftNo>,
    shape: Option<&str>,
    out: &Path,
    marks: &Marks,
) -> Result<(), CommandError> {
    let made = desk.office.annex_paper(id, draft, desk.globals.on, shape, out, marks);
    give_out(desk, id, Paper::Annex, out, made)
}

/// Writes the agreement sheet.
pub(super) fn sheet(
    desk: &mut Desk<'_>,
    id: &RegisterId,
    draft: Option<DraftNo>,
    out: &Path,
) -> Result<(), CommandError> {
    let made = desk.office.sheet_paper(id, draft, out);
    give_out(desk, id, Paper::AgreementSheet, out, made)
}

/// Writes the notice to those concerned.
pub(super) fn notice(
    desk: &mut Desk<'_>,
    id: &RegisterId,
    draft: Option<DraftNo>,
    out: &Path,
) -> Result<(), CommandError> {
    let made = desk.office.notice_paper(id, draft, out);
    give_out(desk, id, Paper::Notice, out, made)
}

/// Gives a document out that is of one register.
pub(super) fn give_out(
    desk: &mut Desk<'_>,
    id: &RegisterId,
    paper: Paper,
    out: &Path,
    made: Result<(DraftNo, Vec<u8>), AppError>,
) -> Result<(), CommandError> {
    let (draft, bytes) = made.map_err(|error| desk.error(Some(id), &error))?;
    give_out_all(desk, &[(id, draft)], paper, out, &bytes)
}

/// The file is kept and recorded before it is handed to the user: what the log does not know was not given out.
pub(super) fn give_out_all(
    desk: &mut Desk<'_>,
    registers: &[(&RegisterId, DraftNo)],
    paper: Paper,
    out: &Path,
    bytes: &[u8],
) -> Result<(), CommandError> {
    let name = out.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let by = desk.actor()?;
    desk.room_for(out)?;
    let file = desk.office.keep(&name, bytes).map_err(|error| desk.error(None, &error))?;
    let mut requests = Vec::new();
    for &(id, draft) in registers {
        requests.push((id.clone(), issue(desk, &by, id, draft, paper, &file)?));
    }
    record(desk, &requests)?;
    desk.write_file(out, bytes)?;
    let path = out.display().to_string();
    if desk.ui.json() {
        let digest = file.digest;
        let given = registers.iter().map(|(id, draft)| {
            json!({ "register": id, "draft": draft, "paper": paper, "path": path, "digest": digest })
        });
        let given: Vec<_> = given.collect();
        return match given.as_slice() {
            [one] => desk.ui.value(one),
            several => desk.ui.value(&several),
        };
    }
    desk.ui.note("file.written", json!({ "path": path }));
    Ok(())
}

/// What the log is told of a paper that is given out.
fn issue(
    desk: &Desk<'_>,
    by: &Actor,
    id: &RegisterId,
    draft: DraftNo,
    paper: Paper,
    file: &FileReference,
) -> Result<Request, CommandError> {
    let content = content(&*desk.register(id)?, draft);
    let action = Action::Issue { draft, paper, file: file.clone(), content };
    Ok(Request { by: by.clone(), on: desk.globals.on, action })
}

/// Papers given out together are recorded together.
fn record(desk: &Desk<'_>, requests: &[(RegisterId, Request)]) -> Result<(), CommandError> {
    let first = requests.first().map(|(id, _)| id);
    desk.office.act_together(requests).map_err(|error| desk.error(first, &error))
}

/// Gives several documents of one register out: all are kept and recorded as one batch before any is handed over.
pub(super) fn give_out_several(
    desk: &mut Desk<'_>,
    id: &RegisterId,
    draft: DraftNo,
    paper: Paper,
    files: &[(PathBuf, Vec<u8>)],
) -> Result<(), CommandError> {
    let by = desk.actor()?;
    let mut requests = Vec::new();
    let mut given = Vec::new();
    for (out, bytes) in files {
        let name = out.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        desk.room_for(out)?;
        let file = desk.office.keep(&name, bytes).map_err(|error| desk.error(Some(id), &error))?;
        requests.push((id.clone(), issue(desk, &by, id, draft, paper, &file)?));
        given
            .push(json!({ "register": id, "draft": draft, "paper": paper, "path": out.display().to_string(),
            "digest": file.digest }));
    }
    record(desk, &requests)?;
    for (out, bytes) in files {
        desk.write_file(out, bytes)?;
        if !desk.ui.json() {
            desk.ui.note("file.written", json!({ "path": out.display().to_string() }));
        }
    }
    if desk.ui.json() { given.iter().try_for_each(|one| desk.ui.value(one)) } else { Ok(()) }
}

/// The digest of the rows that the papers of `draft` show.
fn content(register: &Register, draft: DraftNo) -> Option<Digest> {
    let present = register.draft.as_ref().filter(|present| present.no == draft);
    let edition = register.edition_of(draft);
    present.and_then(crate::workflow::Draft::digest).or(edition.map(|edition| edition.digest))
}
