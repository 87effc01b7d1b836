//! The scan of the signed paper of an order: judged before the order is signed, laid to it after.

use prikaz_app::{Office, file_name_of};
use prikaz_domain::{ActReference, OrganisationId, PersonId};
use prikaz_workflow::{FileReference, Laying};

use crate::{DeskError, InFile, Session, lay};

/// A scan that may be laid to an order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadyScan {
    /// What the log is to name it.
    pub reference: FileReference,
    /// The file.
    pub bytes: Vec<u8>,
}

/// The scan of an order of the body `organisation` that `signers` sign, judged before they do: a scan that would be
/// refused must not leave an order signed.
///
/// # Errors
/// When nobody is named who brings it; the refusal; the failure of data or store. Nothing is recorded.
pub fn ready_scan(
    office: &Office,
    session: &Session,
    organisation: &OrganisationId,
    signers: &[PersonId],
    file: InFile<'_>,
) -> Result<ReadyScan, DeskError> {
    let by = session.actor_in(organisation)?;
    let name = file_name_of(file.name.as_ref());
    let ready = office.ready_scan(organisation, &by, session.day, signers, (&name, file.bytes));
    let reference = ready.map_err(DeskError::of_body(organisation))?;
    Ok(ReadyScan { reference, bytes: file.bytes.to_vec() })
}

/// Lays `scan` to `order` of the body `organisation`.
///
/// # Errors
/// When nobody is named who does it; the refusal; the failure of data or store. Nothing was recorded then.
pub fn lay_scan(
    office: &Office,
    session: &Session,
    organisation: &OrganisationId,
    order: &ActReference,
    scan: &ReadyScan,
) -> Result<(), DeskError> {
    lay(office, session, organisation, order, &Laying::Scan(scan.reference.clone()), &[&scan.bytes])
}

/// Lays the scan `file` to `order`, which the journal of the body `organisation` has, and gives what the log names it.
///
/// # Errors
/// As [`ready_scan`] and [`lay_scan`].
pub fn bring_scan(
    office: &Office,
    session: &Session,
    organisation: &OrganisationId,
    order: &ActReference,
    file: InFile<'_>,
) -> Result<FileReference, DeskError> {
    let journal = office.order_journal(organisation).map_err(DeskError::of_body(organisation))?;
    let signers = journal.signed_order(order).map(|signed| signed.signers.clone()).unwrap_or_default();
    let scan = ready_scan(office, session, organisation, &signers, file)?;
    lay_scan(office, session, organisation, order, &scan)?;
    Ok(scan.reference)
}
