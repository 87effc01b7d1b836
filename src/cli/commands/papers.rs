//! Documents of a register: asked for, given out, written whole.

use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::desk::Desk;
use crate::error::CommandError;
use prikaz_app::{FormName, PaperError, PaperName, RestatedAnnex, file_name_of};
use prikaz_desk::{
    GivenPaper, PaperNote, ReadyPaper, RecordedPaper, WantedPaper, give_out, make_form, make_paper,
};
use prikaz_domain::{Digest, DraftNo, RegisterId};
use prikaz_wording::order::{ActsLeftOut, ActsLeftStanding, AnnexRestated};
use prikaz_workflow::Paper;

/// Makes the paper `wanted` of the register `id`, gives it out, and writes it to `out`.
pub(crate) fn write(
    desk: &mut Desk<'_>,
    id: &RegisterId,
    wanted: WantedPaper<'_>,
    out: &Path,
) -> Result<(), CommandError> {
    let name = name_of(out)?;
    let ready = desk.ask(|office, session| make_paper(office, session, id, wanted, &name))?;
    hand_over(desk, vec![(out.to_owned(), ready)])
}

/// Makes an empty form of the register `id` and writes it to `out`.
pub(crate) fn write_form(desk: &mut Desk<'_>, id: &RegisterId, out: &Path) -> Result<(), CommandError> {
    let name = FormName::new(&file_name_of(out)).map_err(|_| unknown(out))?;
    let ready = desk.ask(|office, session| make_form(office, session, id, &name))?;
    hand_over(desk, vec![(out.to_owned(), ready)])
}

/// What the file `out` is to be called, and in which format.
pub(crate) fn name_of(out: &Path) -> Result<PaperName, CommandError> {
    Ok(PaperName::new(&file_name_of(out)).map_err(|_| unknown(out))?)
}

/// That `out`, as it was typed, ends in no known format.
fn unknown(out: &Path) -> PaperError {
    PaperError::UnknownFormat(out.display().to_string())
}

/// Gives `papers` out as one batch and writes each to its file. That there is room for what is recorded is made sure
/// before: what the log knows as given out is not to be lost.
pub(crate) fn hand_over(desk: &mut Desk<'_>, papers: Vec<(PathBuf, ReadyPaper)>) -> Result<(), CommandError> {
    for (out, ready) in &papers {
        tell_notes(desk, &ready.notes);
        if ready.is_recorded() {
            desk.actor()?;
            desk.room_for(out)?;
        }
    }
    let (paths, ready): (Vec<_>, Vec<_>) = papers.into_iter().unzip();
    let given = desk.ask(|office, session| give_out(office, session, ready))?;
    for (out, paper) in paths.iter().zip(&given) {
        desk.write_file(out, &paper.bytes)?;
        if !desk.ui.json() {
            desk.wrote(out)?;
        }
    }
    if desk.ui.json() {
        paths.iter().zip(&given).try_for_each(|(out, paper)| tell_given(desk, out, paper))?;
    }
    Ok(())
}

/// A paper that was given out, as JSON.
#[derive(Serialize)]
struct Given<'a> {
    register: &'a RegisterId,
    draft: DraftNo,
    paper: Paper,
    path: String,
    digest: Digest,
}

impl<'a> Given<'a> {
    fn of(one: &'a RecordedPaper, paper: &GivenPaper, out: &Path) -> Self {
        Self {
            register: &one.register,
            draft: one.draft,
            paper: one.paper,
            path: out.display().to_string(),
            digest: paper.digest,
        }
    }
}

fn tell_given(desk: &mut Desk<'_>, out: &Path, paper: &GivenPaper) -> Result<(), CommandError> {
    match paper.recorded.as_slice() {
        [] => desk.wrote(out),
        [one] => desk.ui.answer(&Given::of(one, paper, out)),
        several => {
            let given = several.iter().map(|one| Given::of(one, paper, out));
            desk.ui.answer(&given.collect::<Vec<_>>())
        }
    }
}

/// Warns of what there is to know of an order before it is signed.
pub(crate) fn tell_notes(desk: &mut Desk<'_>, notes: &[PaperNote]) {
    for note in notes {
        match note.clone() {
            PaperNote::Restated(RestatedAnnex { annex, because, limit, anew }) => {
                desk.ui.warn(&AnnexRestated { annex, because, limit, anew });
            }
            PaperNote::LeftOut(acts) => desk.ui.warn(&ActsLeftOut { acts }),
            PaperNote::LeftStanding { register, acts, because } => {
                desk.ui.warn(&ActsLeftStanding { acts, because, register });
            }
        }
    }
}
