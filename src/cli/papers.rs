//! Documents of a register: made, written whole, and recorded as given out.

use std::path::{Path, PathBuf};

use serde_json::json;
use time::Date;

use super::CommandError;
use super::desk::Desk;
use super::manner::tell_left;
use prikaz_app::{AppError, Made, Range, Request, RestatedAnnex, file_name_of};
use prikaz_domain::{DraftNo, RegisterId};
use prikaz_report::paper::Marks;
use prikaz_wording::general::Written;
use prikaz_wording::order::AnnexRestated;
use prikaz_workflow::{Action, Actor, FileReference, Paper, Shown, amended_next};

/// Writes the order with its annex.
pub(super) fn order(
    desk: &mut Desk<'_>,
    id: &RegisterId,
    draft: Option<DraftNo>,
    out: &Path,
    marks: &Marks,
) -> Result<(), CommandError> {
    let made = desk.office.order_paper(id, draft, desk.globals.on, out, marks);
    // Of an order that was signed nothing can be chosen any more.
    if let Ok(Made { shown, .. }) = &made
        && is_in_the_making(desk, id, shown)?
    {
        if amended_next(&desk.book(id)?.procedure, &*desk.register(id)?).is_some() {
            tell_restated(desk, id, shown, &Range::default())?;
        }
        let on = desk.day(&desk.book(id)?);
        tell_left(desk, id, on)?;
    }
    give_out(desk, id, Paper::Order, out, made)
}

/// Whether a paper that was made shows the draft in the making.
fn is_in_the_making(desk: &Desk<'_>, id: &RegisterId, shown: &Shown) -> Result<bool, CommandError> {
    Ok(desk.register(id)?.draft.as_ref().is_some_and(|draft| draft.no == shown.draft))
}

/// Says of each annex that the order, which amends what `range` names, restates as a whole why it does not amend it row
/// by row, where the order is `shown` for the draft in the making.
pub(super) fn tell_restated(
    desk: &mut Desk<'_>,
    id: &RegisterId,
    shown: &Shown,
    range: &Range,
) -> Result<(), CommandError> {
    if !is_in_the_making(desk, id, shown)? {
        return Ok(());
    }
    let restated = desk.office.restated_annexes(id, range);
    for annex in restated.map_err(|error| desk.error(Some(id), &error))? {
        let RestatedAnnex { annex, because, limit, anew } = annex;
        desk.ui.warn(&AnnexRestated { annex, because, limit, anew });
    }
    Ok(())
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
    made: Result<Made, AppError>,
) -> Result<(), CommandError> {
    let made = made.map_err(|error| desk.error(Some(id), &error))?;
    give_out_all(desk, &[(id, made.shown)], paper, out, &made.bytes)
}

/// The file is kept and recorded together, before it is handed to the user: what the log does not know was not given out.
pub(super) fn give_out_all(
    desk: &mut Desk<'_>,
    registers: &[(&RegisterId, Shown)],
    paper: Paper,
    out: &Path,
    bytes: &[u8],
) -> Result<(), CommandError> {
    let name = file_name_of(out);
    let by = desk.actor()?;
    desk.room_for(out)?;
    let file = FileReference::of(&name, bytes);
    let on = desk.globals.on;
    let issued = registers.iter().map(|(id, shown)| ((*id).clone(), issue(&by, on, paper, &file, shown)));
    let requests: Vec<_> = issued.collect();
    record(desk, &requests, &[bytes])?;
    desk.write_file(out, bytes)?;
    let path = out.display().to_string();
    if desk.ui.json() {
        let digest = file.digest;
        let given = registers.iter().map(|(id, shown)| {
            json!({ "register": id, "draft": shown.draft, "paper": paper, "path": path, "digest": digest })
        });
        let given: Vec<_> = given.collect();
        return match given.as_slice() {
            [one] => desk.ui.value(one),
            several => desk.ui.value(&several),
        };
    }
    desk.ui.tell(&Written { path });
    Ok(())
}

/// What the log is told of a paper that is given out.
fn issue(by: &Actor, on: Option<Date>, paper: Paper, file: &FileReference, shown: &Shown) -> Request {
    let action = Action::Issue { paper, file: file.clone(), shown: shown.clone() };
    Request { by: by.clone(), on, action }
}

/// Papers given out together are recorded together.
fn record(desk: &Desk<'_>, requests: &[(RegisterId, Request)], files: &[&[u8]]) -> Result<(), CommandError> {
    let first = requests.first().map(|(id, _)| id);
    desk.office.act_together(requests, files).map_err(|error| desk.error(first, &error))
}

/// Gives several documents of one register out: all are kept and recorded as one batch before any is handed over.
pub(super) fn give_out_several(
    desk: &mut Desk<'_>,
    id: &RegisterId,
    paper: Paper,
    files: &[(PathBuf, Made)],
) -> Result<(), CommandError> {
    let by = desk.actor()?;
    let mut requests = Vec::new();
    let mut given = Vec::new();
    for (out, Made { bytes, shown }) in files {
        let name = file_name_of(out);
        desk.room_for(out)?;
        let file = FileReference::of(&name, bytes);
        requests.push((id.clone(), issue(&by, desk.globals.on, paper, &file, shown)));
        given.push(
            json!({ "register": id, "draft": shown.draft, "paper": paper, "path": out.display().to_string(),
            "digest": file.digest }),
        );
    }
    let bytes: Vec<&[u8]> = files.iter().map(|(_, made)| made.bytes.as_slice()).collect();
    record(desk, &requests, &bytes)?;
    for (out, made) in files {
        desk.write_file(out, &made.bytes)?;
        if !desk.ui.json() {
            desk.ui.tell(&Written { path: out.display().to_string() });
        }
    }
    if desk.ui.json() { given.iter().try_for_each(|one| desk.ui.value(one)) } else { Ok(()) }
}
