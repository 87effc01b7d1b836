//! How an order was signed, or would be.

use time::Date;

use prikaz_domain::{ActReference, PersonId};
use prikaz_workflow::Acting;

/// How the order was signed, or would be.
#[derive(Debug, Clone)]
pub struct Approved {
    /// Its requisites; none while it is a draft.
    pub order: Option<ActReference>,
    /// Who signs.
    pub signer: Option<PersonId>,
    /// In whose stead.
    pub acting: Option<Acting>,
    /// The day the file says it was made on.
    pub created: Date,
    /// Whether an edition was approved before.
    pub update: bool,
    /// The act that it amends; none where it approves the register anew.
    pub amends: Option<ActReference>,
    /// The acts before it that it repeals, with their titles.
    pub repeals: Vec<ActReference>,
    /// The acts that it does not touch though the file of the procedure has it do so.
    pub left_out: Vec<ActReference>,
}
