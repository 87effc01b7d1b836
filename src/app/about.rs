//! What an error is about, so that it is told by the names of that.

use std::sync::Arc;

use prikaz_domain::{OrganisationId, ProcedureId, RegisterId};
use prikaz_procedure::Organisation;

/// What an error is about: its persons, units and stages are called by the names of this.
#[derive(Debug, Clone)]
pub enum About {
    /// A register, by its procedure and body.
    Register(RegisterId),
    /// A body, where no register is at hand.
    Body(OrganisationId),
    /// A procedure, where no register is opened by it yet.
    Procedure(ProcedureId),
    /// A body whose file is at hand.
    File(Arc<Organisation>),
}
