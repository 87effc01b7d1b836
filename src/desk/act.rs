//! Acts: what somebody does, in the session he does it in. Whether he may is judged where the rules are.

use time::Date;

use prikaz_app::{ActHandedIn, Office, Request, Signing, SubstitutionRecord, Target};
use prikaz_domain::{ActReference, Digest, OrganisationId, PersonId, ProcedureId, RegisterId, Substitution};
use prikaz_workflow::{Action, Laying, OrderNumbered, Recorded, Telling};

use super::{DeskError, Session};

/// Does `action` to the register `id`, keeping the files `with` it that its record names.
///
/// # Errors
/// When nobody is named who does it; the refusal; the failure of data or store. Nothing was recorded then.
pub fn act(
    office: &Office,
    session: &Session,
    id: &RegisterId,
    action: Action,
    with: &[&[u8]],
) -> Result<Vec<Recorded>, DeskError> {
    let by = session.actor_of(office, &Target::Register(id.clone()))?;
    let request = Request { by, on: session.day, action };
    office.act_with(id, &request, with).map_err(DeskError::of_register(id))
}

/// Sets the register `id` up under `procedure`.
///
/// # Errors
/// As [`act`].
pub fn open_register(
    office: &Office,
    session: &Session,
    id: &RegisterId,
    procedure: &ProcedureId,
) -> Result<Vec<Recorded>, DeskError> {
    let by = session.actor_under(office, procedure)?;
    office.open_register(id, procedure, by, session.day).map_err(DeskError::of_store)
}

/// Records `told` of an instruction that an order of the body `organisation` gave which stands alone.
///
/// # Errors
/// As [`act`].
pub fn tell(
    office: &Office,
    session: &Session,
    organisation: &OrganisationId,
    told: &Telling,
) -> Result<Vec<OrderNumbered>, DeskError> {
    let by = session.actor_in(organisation)?;
    office.tell(organisation, &by, session.day, told).map_err(DeskError::of_body(organisation))
}

/// Lays `what` to `order` of the body `organisation`: who has read it, who is to, its scan; keeps the files `with` it.
///
/// # Errors
/// As [`act`].
pub fn lay(
    office: &Office,
    session: &Session,
    organisation: &OrganisationId,
    order: &ActReference,
    what: &Laying,
    with: &[&[u8]],
) -> Result<(), DeskError> {
    let by = session.actor_in(organisation)?;
    let laid = office.lay(organisation, order, &by, session.day, what, with);
    laid.map(drop).map_err(DeskError::of_body(organisation))
}

/// How the order of a register is signed.
#[derive(Debug, Clone)]
pub struct Sign {
    /// Number typed in from the paper; the journal gives the next one where there is none.
    pub typed: Option<String>,
    /// The register whose edition the same order approves, recorded before.
    pub with: Option<RegisterId>,
    /// Digest of the draft that is signed.
    pub digest: Digest,
    /// Who signed on paper, where whoever asks only records it.
    pub signed_by: Option<PersonId>,
}

/// Signs the order that approves the draft of `id`.
///
/// # Errors
/// As [`act`]; also when the number is taken, and when the order cannot be printed.
pub fn sign(
    office: &Office,
    session: &Session,
    id: &RegisterId,
    sign: Sign,
) -> Result<Vec<Recorded>, DeskError> {
    let asks = session.actor_of(office, &Target::Register(id.clone()))?;
    let Sign { typed, with, digest, signed_by } = sign;
    let (by, recorded_by) = match signed_by {
        Some(signer) => (asks.brings_paper_of(signer), asks.person().cloned()),
        None => (asks, None),
    };
    let signing = Signing { typed, with, digest, recorded_by };
    let signed = office.sign(id, &by, session.day, &signing);
    signed.map_err(DeskError::of_register(id))
}

/// Records who acts for whom in the body of `procedure`; where another was first, it is decided anew.
///
/// # Errors
/// As [`act`].
pub fn substitute(
    office: &Office,
    session: &Session,
    procedure: &ProcedureId,
    substitution: &Substitution,
    basis: ActHandedIn<'_>,
) -> Result<SubstitutionRecord, DeskError> {
    let by = session.actor_under(office, procedure)?;
    let done = office.substitute(procedure, &by, session.day, substitution, basis);
    done.map_err(DeskError::of_store)
}

/// Ends the substitution `no` in the body of `procedure` with `last` as its last day; where another was first, it is
/// decided anew.
///
/// # Errors
/// As [`act`].
pub fn end_substitution(
    office: &Office,
    session: &Session,
    procedure: &ProcedureId,
    (no, last): (u64, Date),
    basis: ActHandedIn<'_>,
) -> Result<SubstitutionRecord, DeskError> {
    let by = session.actor_under(office, procedure)?;
    let done = office.end_substitution(procedure, &by, session.day, (no, last), basis);
    done.map_err(DeskError::of_store)
}
