//! Giving papers out: all are kept and recorded as one batch before any is handed over. What the log does not know was
//! not given out.

use prikaz_app::{Office, Request, Target};
use prikaz_domain::{Digest, DraftNo, RegisterId};
use prikaz_workflow::{Action, FileReference, Paper};

use crate::{DeskError, ReadyPaper, Session};

/// A paper that was given out: the file is the asker's now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GivenPaper {
    /// Name of the file.
    pub name: String,
    /// The file.
    pub bytes: Vec<u8>,
    /// Its digest.
    pub digest: Digest,
    /// As what the log knows it, for each register it is about; nothing for a paper that is recorded nowhere.
    pub recorded: Vec<RecordedPaper>,
}

/// As what the log knows a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordedPaper {
    /// The register.
    pub register: RegisterId,
    /// The draft it belongs to.
    pub draft: DraftNo,
    /// What it is.
    pub paper: Paper,
}

/// Gives `papers` out in the name of the session, all of them or none.
///
/// # Errors
/// When nobody is named who gives them out; the refusal; the failure of the store. Nothing was recorded then.
pub fn give_out(
    office: &Office,
    session: &Session,
    papers: Vec<ReadyPaper>,
) -> Result<Vec<GivenPaper>, DeskError> {
    record(office, session, papers.iter())?;
    Ok(papers.into_iter().map(given).collect())
}

/// Keeps and records `papers` as one batch; those that the log does not know are passed over.
pub(crate) fn record<'a>(
    office: &Office,
    session: &Session,
    papers: impl Iterator<Item = &'a ReadyPaper>,
) -> Result<(), DeskError> {
    let (mut requests, mut kept) = (Vec::new(), Vec::new());
    for ready in papers.filter(|ready| ready.is_recorded()) {
        let Some(paper) = ready.paper else { continue };
        let file = FileReference::of(&ready.name, &ready.bytes);
        for (id, shown) in &ready.shown {
            let by = session.actor_of(office, &Target::Register(id.clone()))?;
            let action = Action::Issue { paper, file: file.clone(), shown: shown.clone() };
            requests.push((id.clone(), Request { by, on: session.day, action }));
        }
        kept.push(ready.bytes.as_slice());
    }
    office.act_together(&requests, &kept).map_err(|error| match requests.first() {
        Some((first, _)) => DeskError::of_register(first)(error),
        None => DeskError::of_store(error),
    })
}

fn given(ready: ReadyPaper) -> GivenPaper {
    let digest = FileReference::of(&ready.name, &ready.bytes).digest;
    let recorded = ready.paper.into_iter().flat_map(|paper| {
        let of = move |(id, shown): &(RegisterId, _)| recorded(id, shown, paper);
        ready.shown.iter().map(of)
    });
    let recorded = recorded.collect();
    GivenPaper { name: ready.name, bytes: ready.bytes, digest, recorded }
}

fn recorded(id: &RegisterId, shown: &prikaz_workflow::Shown, paper: Paper) -> RecordedPaper {
    RecordedPaper { register: id.clone(), draft: shown.draft, paper }
}
