//! What somebody named, resolved: whether a register has it, which row or which wording is meant.

use std::sync::Arc;

use prikaz_app::{AppError, Office, order_files};
use prikaz_domain::{
    ActReference, ColumnKey, Digest, DraftNo, EditionNo, EntryId, OrganisationId, PersonId, PlaceKey,
    RegisterId, RemarkId, RequirementKey, UnitId,
};
use prikaz_workflow::{Draft, Event, Register, Sight, requisites};

use super::{DeskError, Session};

/// Something of a register, as it was named.
#[derive(Debug, Clone, Copy)]
pub enum Named<'a> {
    /// A person of its body.
    Person(&'a PersonId),
    /// A unit that its body has, or had.
    Unit(&'a UnitId),
    /// A place of publication.
    Place(&'a PlaceKey),
    /// A column of its form.
    Column(&'a ColumnKey),
    /// A draft.
    Draft(DraftNo),
    /// An edition.
    Edition(EditionNo),
    /// A remark to its draft.
    Remark(RemarkId),
}

impl Named<'_> {
    /// The row of the table by which he may know that it is there.
    fn sight(self) -> Sight {
        match self {
            Self::Remark(_) => Sight::Agreement,
            Self::Person(_)
            | Self::Unit(_)
            | Self::Place(_)
            | Self::Column(_)
            | Self::Draft(_)
            | Self::Edition(_) => Sight::Edition,
        }
    }
}

/// Makes sure that the register `id` has all that is `named`.
///
/// # Errors
/// The first that it has not, with what there is instead; when it is not shown to whoever asks.
pub fn known<'a>(
    office: &Office,
    session: &Session,
    id: &RegisterId,
    named: impl IntoIterator<Item = Named<'a>>,
) -> Result<(), DeskError> {
    for one in named {
        session.reads_in(office, id, one.sight())?;
        let known = match one {
            Named::Person(person) => office.knows_person(id, person),
            Named::Unit(unit) => office.knows_unit(id, unit),
            Named::Place(place) => office.knows_place(id, place),
            Named::Column(column) => office.knows_column(id, column),
            Named::Draft(draft) => office.knows_draft(id, draft),
            Named::Edition(edition) => office.knows_edition(id, edition),
            Named::Remark(remark) => office.knows_remark(id, remark),
        };
        known.map_err(DeskError::of_register(id))?;
    }
    Ok(())
}

/// The row of the draft of `id` that bears the number `printed`.
///
/// # Errors
/// When there is none; those there are, are told; when the draft is not shown to whoever asks.
pub fn row_named(
    office: &Office,
    session: &Session,
    id: &RegisterId,
    printed: &str,
) -> Result<EntryId, DeskError> {
    session.reads_in(office, id, Sight::Draft)?;
    office.row_of(id, printed).map_err(DeskError::of_register(id))
}

/// The requirement of the procedure of `id` that is called `key`.
///
/// # Errors
/// When that is no key; the requirements there are, are told; when they are not shown to whoever asks.
pub fn requirement_named(
    office: &Office,
    session: &Session,
    id: &RegisterId,
    key: String,
) -> Result<RequirementKey, DeskError> {
    session.reads_in(office, id, Sight::Requirements)?;
    office.requirement(id, key).map_err(DeskError::of_register(id))
}

/// Why no wording of a draft is meant.
#[derive(Debug, thiserror::Error)]
pub enum DigestError {
    /// The office says no, or failed.
    #[error(transparent)]
    Office(#[from] DeskError),
    /// No wording of the draft has this digest.
    #[error("no wording of the draft has the digest `{digest}`")]
    NoWording {
        /// What was given.
        digest: String,
        /// The digest of the draft as it is.
        current: Option<Digest>,
    },
}

/// The digest of the draft of `id` that is meant: whole, by its first digits, or that of the draft as it is. That of an
/// earlier wording is given too: whoever acts on it is refused, with both digests named.
///
/// # Errors
/// When no wording has it; when the draft is not shown to whoever asks.
pub fn digest_named(
    office: &Office,
    session: &Session,
    id: &RegisterId,
    typed: Option<&str>,
) -> Result<Digest, DigestError> {
    const SHORTEST: usize = 8;
    session.reads_in(office, id, Sight::Draft)?;
    let register: Arc<Register> = office.register(id).map_err(DeskError::of_register(id))?;
    let current = register.draft.as_ref().and_then(Draft::digest);
    let Some(typed) = typed.map(str::trim) else { return Ok(current.unwrap_or(Digest::ZERO)) };
    let begins = |digest: &Digest| typed.len() >= SHORTEST && digest.to_string().starts_with(typed);
    if let Some(current) = current.or(Some(Digest::ZERO)).filter(begins) {
        return Ok(current);
    }
    if let Ok(whole) = Digest::parse(typed) {
        return Ok(whole);
    }
    let history = office.history(id).map_err(DeskError::of_register(id))?;
    let mut earlier = history.iter().rev().filter_map(|recorded| match &recorded.event {
        Event::Consolidated { digest, .. } | Event::Revised { digest, .. } => Some(*digest),
        _ => None,
    });
    earlier.find(begins).ok_or_else(|| DigestError::NoWording { digest: typed.to_owned(), current })
}

/// The body that `key` is the key of: one that has a journal of orders, where no register bears the key.
///
/// # Errors
/// When the store fails.
pub fn body_named(
    office: &Office,
    session: &Session,
    key: &str,
) -> Result<Option<OrganisationId>, DeskError> {
    if is_register(office, session, key)? {
        return Ok(None);
    }
    let body = office.body_with_orders().map_err(DeskError::of_store)?;
    Ok(body.filter(|body| body.as_str() == key))
}

/// Whether `key` names an order that stands alone: one of those kept among the data, where no register bears the key.
///
/// # Errors
/// When the store fails.
pub fn is_order_named(office: &Office, session: &Session, key: &str) -> Result<bool, DeskError> {
    let is_kept = || order_files::list(office.data()).iter().any(|known| known == key);
    Ok(!is_register(office, session, key)? && is_kept())
}

/// Whether a register of which anything is shown to whoever asks bears the key.
fn is_register(office: &Office, session: &Session, key: &str) -> Result<bool, DeskError> {
    let registers = office.registers().map_err(DeskError::of_store)?;
    let Some(id) = registers.iter().find(|id| id.as_str() == key) else { return Ok(false) };
    let register = office.register(id).map_err(DeskError::of_register(id))?;
    session.reads_any_of(office, id, &register)
}

/// An order that approved an edition, and whose it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApprovedBy {
    /// Its requisites.
    pub order: ActReference,
    /// The body.
    pub organisation: OrganisationId,
}

/// The order whose signing is the record `no` of the register `id`; none where that is another record.
///
/// # Errors
/// When there is no such register, its log is not shown to whoever asks, or the store or its data fail.
pub fn signing_recorded(
    office: &Office,
    session: &Session,
    id: &RegisterId,
    no: u64,
) -> Result<Option<ApprovedBy>, DeskError> {
    let found = || -> Result<_, AppError> {
        let (book, register) = (office.book(id)?, office.register(id)?);
        session.reads(office, (&book, &register), Sight::Log, None)?;
        let history = office.history(id)?;
        let edition = history.iter().find(|one| one.version == no).and_then(|one| match &one.event {
            Event::Approved { edition, .. } => register.edition(*edition),
            _ => None,
        });
        let organisation = book.organisation.id.clone();
        Ok(edition.map(|edition| ApprovedBy { order: requisites(&edition.order), organisation }))
    };
    found().map_err(DeskError::of_register(id))
}
