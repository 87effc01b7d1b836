//! The streams of the log: what each is called.

use prikaz_domain::{OrganisationId, RegisterId};
use prikaz_store::{Expected, NewEvent, StreamId};

/// What a batch appends to a stream.
pub(crate) type StreamEvents = (StreamId, Expected, Vec<NewEvent>);

/// The stream of a register.
pub fn register_stream(id: &RegisterId) -> StreamId {
    StreamId(format!("register/{id}").into())
}

/// The stream of a body's journal of orders.
pub fn orders_stream(id: &OrganisationId) -> StreamId {
    StreamId(format!("orders/{id}").into())
}

/// The stream of a body's substitutions.
pub fn substitutions_stream(id: &OrganisationId) -> StreamId {
    StreamId(format!("substitutions/{id}").into())
}
