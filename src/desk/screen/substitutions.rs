//! Who acts for whom in a body.

use std::sync::Arc;

use prikaz_app::{AppError, Office};
use prikaz_domain::ProcedureId;
use prikaz_procedure::Organisation;
use prikaz_workflow::{Sight, Substitutions};

use crate::{DeskError, Session};

/// Who acts for whom.
#[derive(Debug, Clone)]
pub struct SubstitutionsSeen {
    /// The body, by whose names it is told.
    pub body: Arc<Organisation>,
    /// The substitutions, ended ones too.
    pub known: Substitutions,
}

/// Who acts for whom in the body of `procedure`.
///
/// # Errors
/// When there is no such procedure, it is not shown to whoever asks, or the store or its data fail.
pub fn substitutions(
    office: &Office,
    session: &Session,
    procedure: &ProcedureId,
) -> Result<SubstitutionsSeen, DeskError> {
    let seen = || -> Result<_, AppError> {
        let body = office.book_of(procedure)?.organisation;
        session.reads_of(office, &body.id, Sight::Substitutions)?;
        let (known, _) = office.substitutions(&body.id)?;
        Ok(SubstitutionsSeen { body, known })
    };
    seen().map_err(DeskError::of_store)
}
