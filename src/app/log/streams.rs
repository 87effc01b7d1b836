//! The streams of the log of a body: what each is called.

use prikaz_domain::RegisterId;
use prikaz_store::{Expected, NewEvent, StreamId};

/// What a batch appends to a stream.
pub(crate) type StreamEvents = (StreamId, Expected, Vec<NewEvent>);

/// The stream of a register.
pub fn register_stream(id: &RegisterId) -> StreamId {
    StreamId(format!("register/{id}").into())
}

/// The stream of the journal of orders.
pub fn orders_stream() -> StreamId {
    StreamId("orders".into())
}

/// The stream of substitutions.
pub fn substitutions_stream() -> StreamId {
    StreamId("substitutions".into())
}
