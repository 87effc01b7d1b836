//! The streams of the log of a body: what each is called.

use prikaz_domain::RegisterId;
use prikaz_store::{Expected, NewEvent, StreamId, StreamKind};

/// What a batch appends to a stream.
pub(crate) type StreamEvents = (StreamId, Expected, Vec<NewEvent>);

/// The stream of a register.
pub fn register_stream(id: &RegisterId) -> StreamId {
    StreamId::of_register(id.as_str())
}

/// The stream of the journal of orders.
pub fn orders_stream() -> StreamId {
    StreamId::of(StreamKind::Orders)
}

/// The stream of substitutions.
pub fn substitutions_stream() -> StreamId {
    StreamId::of(StreamKind::Substitutions)
}
