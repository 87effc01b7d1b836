//! What a file is: given out by this store or not, and whether it is still in force.

use time::Date;

use crate::domain::{
    ActReference, Digest, DraftNo, EditionNo, OrderId, OrganisationId, RegisterId, digest_of,
};
use crate::workflow::{
    Event, FileReference, OrderStanding, OrderState, Paper, Recorded, Register, SignedOrder,
};

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
        on: Date,
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
        on: Date,
        /// Kind of the record that names it.
        event: &'static str,
    },
    /// An order that stands alone, its file, or a file it rests on.
    Order {
        /// The body.
        organisation: OrganisationId,
        /// Its requisites.
        order: ActReference,
        /// Key of its file.
        key: OrderId,
        /// Which file of it this is.
        part: OrderPart,
        /// How it stands on the day.
        standing: OrderStanding,
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

/// Which file of an order that stands alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum OrderPart {
    /// The document as it was given out.
    Document,
    /// The file it was composed from.
    Source,
    /// A table of an annex, or a procedure it approves.
    Beside,
}

/// How a document stands today.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// Its edition is in force.
    InForce,
    /// Its edition was approved, and is not in force yet.
    AwaitingForce,
    /// A later edition is in force.
    SupersededBy(EditionNo),
    /// An order that stands alone repealed the act it was approved by.
    RepealedBy(ActReference),
    /// It shows the draft as it stands.
    PresentDraft,
    /// The draft was changed since.
    EarlierDraft,
    /// The draft was withdrawn.
    Withdrawn,
}

/// Tells where `bytes` come from, and how that stands on `day`.
///
/// # Errors
/// When the store fails.
pub fn origin(office: &Office, bytes: &[u8], day: Date) -> Result<Origin, AppError> {
    let digest = digest_of(bytes);
    for id in office.registers()? {
        let history = office.history(&id)?;
        let register = office.register(&id)?;
        if let Some(mut found) = history.iter().find_map(|one| told(&id, &register, one, digest, day)) {
            if let Origin::Issued { edition: Some(no), standing, .. } = &mut found
                && let Some(repealing) = repealing(office, &register, *no, day)?
            {
                *standing = Standing::RepealedBy(repealing);
            }
            return Ok(found);
        }
    }
    Ok(origin_in_journals(office, digest, day)?.unwrap_or(Origin::Unknown { digest }))
}

/// The order that stands alone to which a file belongs. A file that several orders rest on is told of the last.
fn origin_in_journals(office: &Office, digest: Digest, day: Date) -> Result<Option<Origin>, AppError> {
    for organisation in office.bodies_with_orders()? {
        let journal = office.order_journal(&organisation)?;
        let found = journal.signed().rev().find_map(|signed| Some((signed, part_of(signed, digest)?)));
        if let Some((signed, part)) = found {
            let standing = journal.standing(&signed.order, day);
            let (order, key) = (signed.order.clone(), signed.key.clone());
            return Ok(Some(Origin::Order { organisation, order, key, part, standing }));
        }
    }
    Ok(None)
}

fn part_of(signed: &SignedOrder, digest: Digest) -> Option<OrderPart> {
    let among = |files: &[FileReference]| files.iter().any(|file| file.digest == digest);
    if among(&signed.issued) {
        return Some(OrderPart::Document);
    }
    if signed.file.digest == digest {
        return Some(OrderPart::Source);
    }
    among(&signed.beside).then_some(OrderPart::Beside)
}

/// The order that repealed the act of an edition by `day`: it falls with the act it amends.
fn repealing(
    office: &Office,
    register: &Register,
    no: EditionNo,
    day: Date,
) -> Result<Option<ActReference>, AppError> {
    let Some(opened) = &register.opened else { return Ok(None) };
    let journal = office.order_journal(&opened.organisation)?;
    let standings = register.line_of(no).iter().map(|edition| journal.standing(&edition.order, day));
    let repealed = standings.filter(|standing| standing.state == OrderState::Repealed);
    Ok(repealed.filter_map(|standing| standing.repealed_by).next())
}

/// Tells whether the text of a printed code is true, and how the document stands today.
///
/// # Errors
/// When the store fails.
pub fn origin_of_code(office: &Office, text: &str, day: Date) -> Result<Origin, AppError> {
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
    let repealing = edition.map(|no| repealing(office, &register, no, day)).transpose()?.flatten();
    let standing = match repealing {
        Some(repealing) => Standing::RepealedBy(repealing),
        None => standing(&register, draft, edition, Some(digest), day),
    };
    Ok(Origin::Printed { register: id, act, draft, edition, standing })
}

fn told(
    id: &RegisterId,
    register: &Register,
    recorded: &Recorded,
    digest: Digest,
    day: Date,
) -> Option<Origin> {
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
                standing: standing(register, *draft, edition.map(|edition| edition.no), *content, day),
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
    day: Date,
) -> Standing {
    let current = register.edition_at(day).map(|edition| edition.no);
    match (edition, &register.draft) {
        (Some(no), _) if Some(no) == current => Standing::InForce,
        (Some(no), _) => match current.filter(|current| *current > no) {
            Some(current) => Standing::SupersededBy(current),
            None => Standing::AwaitingForce,
        },
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
