//! What an order does to one act.

use std::sync::Arc;

use prikaz_amend::Amendment;
use prikaz_domain::{ActReference, Entry};

use crate::paper::Subject;

/// An act that is amended, with the register it approved.
#[derive(Debug)]
pub struct Amended<'a> {
    /// The procedure and the body of the register.
    pub subject: Subject<'a>,
    /// The act that approved it, with its title.
    pub act: ActReference,
    /// The acts that amended it before.
    pub amended_by: Vec<ActReference>,
    /// What changes now.
    pub amendment: Amendment,
    /// The rows as they read then.
    pub rows: Arc<Vec<Entry>>,
}
