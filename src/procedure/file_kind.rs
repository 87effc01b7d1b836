//! What a data file is about, told by its keys before it is read.

use super::keys::{order_file, order_text, organisation, procedure};
use prikaz_domain::OrganisationId;
use prikaz_placed::{Glance, Key};

/// What a data file is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// A procedure.
    Procedure,
    /// A body.
    Organisation,
    /// An order that stands alone.
    Order,
}

/// Tells the file of a procedure, of a body, of an order by its keys.
pub fn kind_of_file(text: &str) -> FileKind {
    let top = Glance::of(text);
    let has = |keys: &[&'static Key]| keys.iter().any(|key| top.has(key));
    let of_procedure = has(&[&procedure::STAGE, &procedure::REGISTER, &procedure::ORDER]);
    let of_body =
        [&organisation::PERSON, &organisation::UNIT, &organisation::DOCUMENTS, &organisation::PLACE];
    if !of_procedure && !has(&[&procedure::ORGANISATION]) && has(&of_body) {
        FileKind::Organisation
    } else if has(&[&order_file::HEADING, &order_text::SIGNATORY])
        && !of_procedure
        && !has(&[&procedure::FORM])
    {
        FileKind::Order
    } else {
        FileKind::Procedure
    }
}

/// The body that the procedure file `text` names.
pub fn organisation_named_in(text: &str) -> Option<OrganisationId> {
    OrganisationId::new(Glance::of(text).text(&procedure::ORGANISATION)?).ok()
}
