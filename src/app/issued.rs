//! What a file is: given out by this store or not, and whether it is still in force.

use crate::domain::{Digest, DraftNo, EditionNo, RegisterId, digest_of};
use crate::workflow::{Event, FileReference, Paper, Recorded, Register};

use crate::report::paper::DocumentCode;

use super::{AppError, Office};

/// Where a file comes from.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[serde(tag = "origin", rename_all = "kebab-case")]
pub enum Origin {
    /// A document that was made of a register.
    Issued {
        /// The register.
        register: RegisterId,
        /// Which document.
        paper: Paper,
        /// The draft it belongs to.
        draft: DraftNo,
        /// The edition the draft became.
        edition: Option<EditionNo>,
        /// Official date of giving out.
        on: time::Date,
        /// How it stands today.
        standing: Standing,
    },
    /// A file that was handed in or put up.
    Kept {
        /// The register.
        register: RegisterId,
        /// Its name as it came.
        name: String,
        /// Official date.
        on: time::Date,
        /// Kind of the record that names it.
        event: &'static str,
    },
    /// What the code printed on a document says, and it is so.
    Printed {
        /// The register.
        register: RegisterId,
        /// The act, as the code words it.
        act: String,
        /// The draft.
        draft: DraftNo,
        /// The edition the draft became.
        edition: Option<EditionNo>,
        /// How it stands today.
        standing: Standing,
    },
    /// What a printed code says is not so: no draft of the register ever had these rows, or the act is another.
    Contradicted {
        /// The register.
        register: RegisterId,
        /// The act, as the code words it.
        act: String,
        /// The draft.
        draft: DraftNo,
    },
    /// A text that is no code of a document.
    NoCode,
    /// Nothing this store knows.
    Unknown {
        /// Digest of the file.
        digest: Digest,
    },
}

/// How a document stands today.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// Its edition is the last.
    InForce,
    /// A later edition was approved.
    SupersededBy(EditionNo),
    /// It shows the draft as it stands.
    PresentDraft,
    /// The draft was changed since.
    EarlierDraft,
    /// The draft was withdrawn.
    Withdrawn,
}

/// Tells where `bytes` come from.
///
/// # Errors
/// When the store fails.
pub fn origin(office: &Office, bytes: &[u8]) -> Result<Origin, AppError> {
    let digest = digest_of(bytes);
    for id in office.registers()? {
        let history = office.history(&id)?;
        let register = office.register(&id)?;
        if let Some(found) = history.iter().find_map(|one| told(&id, &register, one, digest)) {
            return Ok(found);
        }
    }
    Ok(Origin::Unknown { digest })
}

/// Tells whether the text of a printed code is true, and how the document stands today.
///
/// # Errors
/// When the store fails.
pub fn origin_of_code(office: &Office, text: &str) -> Result<Origin, AppError> {
    let Some((id, draft, digest, act)) = DocumentCode::parse(text) else { return Ok(Origin::NoCode) };
    let contradicted = Origin::Contradicted { register: id.clone(), act: act.clone(), draft };
    if !office.registers()?.contains(&id) {
        return Ok(contradicted);
    }
    let register = office.register(&id)?;
    let had_rows = |one: &Recorded| match &one.event {
        Event::Consolidated { draft: no, digest: rows, .. }
        | Event::Revised { draft: no, digest: rows, .. } => *no == draft && *rows == digest,
        _ => false,
    };
    let edition = register.editions.iter().find(|edition| edition.draft == draft);
    let code = DocumentCode {
        register: id.clone(),
        draft,
        order: edition.map(|edition| edition.order.clone()),
        digest,
    };
    // Before it was signed the code of a draft named no act.
    let says_so =
        code.printed() == text.trim() || DocumentCode { order: None, ..code }.printed() == text.trim();
    if !says_so || !office.history(&id)?.iter().any(had_rows) {
        return Ok(contradicted);
    }
    let edition = edition.map(|edition| edition.no);
    let standing = standing(&register, draft, edition, Some(digest));
    Ok(Origin::Printed { register: id, act, draft, edition, standing })
}

fn told(id: &RegisterId, register: &Register, recorded: &Recorded, digest: Digest) -> Option<Origin> {
    let (register_id, on) = (id.clone(), recorded.on);
    match &recorded.event {
        Event::DocumentIssued { draft, paper, file, content } if file.digest == digest => {
            let edition = register.edition_of(*draft);
            Some(Origin::Issued {
                register: register_id,
                paper: *paper,
                draft: *draft,
                edition: edition.map(|edition| edition.no),
                on,
                standing: standing(register, *draft, edition.map(|edition| edition.no), *content),
            })
        }
        event => {
            let named = named_in(event).filter(|file| file.digest == digest)?;
            Some(Origin::Kept { register: register_id, name: named.name.clone(), on, event: event.kind() })
        }
    }
}

fn standing(
    register: &Register,
    draft: DraftNo,
    edition: Option<EditionNo>,
    content: Option<Digest>,
) -> Standing {
    let last = register.last_edition().map(|edition| edition.no);
    match (edition, &register.draft) {
        (Some(no), _) if Some(no) == last => Standing::InForce,
        (Some(no), _) => Standing::SupersededBy(last.unwrap_or(no)),
        (None, Some(present)) if present.no == draft => match content {
            Some(content) if Some(content) != present.digest() => Standing::EarlierDraft,
            _ => Standing::PresentDraft,
        },
        (None, _) => Standing::Withdrawn,
    }
}

fn named_in(event: &Event) -> Option<&FileReference> {
    match event {
        Event::SubmissionHandedIn { file, .. } | Event::Published { file, .. } => file.as_ref(),
        Event::VisaGiven { sheet, .. } => sheet.as_ref().map(|sheet| &sheet.file),
        _ => None,
    }
}
