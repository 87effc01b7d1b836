//! The log: what was recorded of registers, orders and substitutions. By whose names it is told, whoever words it asks.

use prikaz_app::{AppError, JournalRecord, Office, SubstitutionRecord};
use prikaz_domain::{OrganisationId, RegisterId};
use prikaz_workflow::{Recorded, Sight, Substitutions};

use crate::{DeskError, Session};

/// What was recorded.
#[derive(Debug)]
pub struct Log {
    /// Of registers.
    pub registers: Vec<RegisterLog>,
    /// Of orders, of each body that has any.
    pub journals: Vec<JournalLog>,
    /// Of substitutions, of each body that has any.
    pub substitutions: Vec<SubstitutionLog>,
}

impl Log {
    /// The logs of several bodies as one.
    pub fn of_all(logs: impl IntoIterator<Item = Self>) -> Self {
        let mut all = Self { registers: Vec::new(), journals: Vec::new(), substitutions: Vec::new() };
        for log in logs {
            all.registers.extend(log.registers);
            all.journals.extend(log.journals);
            all.substitutions.extend(log.substitutions);
        }
        all
    }
}

/// What was recorded of a register.
#[derive(Debug)]
pub struct RegisterLog {
    /// The register.
    pub register: RegisterId,
    /// The records, in order.
    pub records: Vec<Recorded>,
}

/// What was recorded of the orders of a body.
#[derive(Debug)]
pub struct JournalLog {
    /// The body.
    pub organisation: OrganisationId,
    /// The records, in order.
    pub records: Vec<JournalRecord>,
}

/// What was recorded of the substitutions of a body.
#[derive(Debug)]
pub struct SubstitutionLog {
    /// The body.
    pub organisation: OrganisationId,
    /// Who acts for whom, as it stands.
    pub known: Substitutions,
    /// The records, in order.
    pub records: Vec<SubstitutionRecord>,
}

/// All that was recorded of the register `id`, or of all registers, orders and substitutions where none is named.
///
/// # Errors
/// When a register is unknown, any of it is not shown to whoever asks, or the store or its data fail.
pub fn log(office: &Office, session: &Session, id: Option<&RegisterId>) -> Result<Log, DeskError> {
    let ids = match id {
        Some(id) => vec![id.clone()],
        None => office.registers().map_err(DeskError::of_store)?,
    };
    let of_register = |id: RegisterId| {
        session.reads_in(office, &id, Sight::Log)?;
        let records = office.history(&id).map_err(DeskError::of_register(&id))?;
        Ok(RegisterLog { register: id, records })
    };
    let registers = ids.into_iter().map(of_register).collect::<Result<_, DeskError>>()?;
    if id.is_some() {
        return Ok(Log { registers, journals: Vec::new(), substitutions: Vec::new() });
    }
    let (journals, substitutions) = (journals(office, session), substitutions(office, session));
    let (journals, substitutions) =
        (journals.map_err(DeskError::of_store)?, substitutions.map_err(DeskError::of_store)?);
    Ok(Log { registers, journals, substitutions })
}

fn journals(office: &Office, session: &Session) -> Result<Vec<JournalLog>, AppError> {
    let of_body = |organisation: OrganisationId| {
        session.reads_of(office, &organisation, Sight::Log)?;
        let records = office.journal_records(&organisation)?;
        Ok(JournalLog { organisation, records })
    };
    office.body_with_orders()?.into_iter().map(of_body).collect()
}

fn substitutions(office: &Office, session: &Session) -> Result<Vec<SubstitutionLog>, AppError> {
    let of_body = |organisation: OrganisationId| {
        session.reads_of(office, &organisation, Sight::Substitutions)?;
        let records = office.substitution_records(&organisation)?;
        let (known, _) = office.substitutions(&organisation)?;
        Ok(SubstitutionLog { organisation, known, records })
    };
    office.body_with_substitutions()?.into_iter().map(of_body).collect()
}
