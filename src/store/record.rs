//! Stored events as the types of the workflow, and back. Forms of events that are no longer written
//! are raised to the present ones here, so that every event ever stored stays readable.

use std::sync::Arc;

use serde::Serialize;
use serde::de::DeserializeOwned;
use time::{Date, OffsetDateTime};

use prikaz_domain::PersonId;
use prikaz_workflow::{Actor, Event, Means, Recorded, RecordedOrder};

use super::{Body, Damage, Line, NewEvent, Position, StoreError};

/// The word that stands for the program itself in `by`.
const SYSTEM: &str = "system";

/// The event of a register that stands in `line`.
///
/// # Errors
/// When the line holds no such event: it was written by a later version of the program.
pub fn register_event(line: &Line) -> Result<Recorded, StoreError> {
    Ok(Recorded { version: line.version.0, on: line.on, at: line.at, by: actor(line)?, event: event(line)? })
}

/// The record of a journal of orders that stands in `line`.
///
/// # Errors
/// When the line holds no such event.
pub fn order_event(line: &Line) -> Result<RecordedOrder, StoreError> {
    Ok(RecordedOrder { on: line.on, at: line.at, by: actor(line)?, event: event(line)? })
}

/// The event that stands in `line`, of whatever type the stream holds.
///
/// # Errors
/// When the line holds no such event.
pub fn event<T: DeserializeOwned>(line: &Line) -> Result<T, StoreError> {
    serde_json::from_str(line.body.as_str()).map_err(|error| unreadable(line.position, &error))
}

/// Who made the record in `line`.
///
/// # Errors
/// When the line names nobody.
pub fn actor(line: &Line) -> Result<Actor, StoreError> {
    if line.by == SYSTEM {
        return Ok(Actor::program());
    }
    let person = PersonId::new(line.by.as_str()).map_err(|error| unreadable(line.position, &error))?;
    let means = line.means.as_ref().map(|means| serde_json::from_str(means.as_str()));
    let means = means.transpose().map_err(|error| unreadable(line.position, &error))?;
    Ok(Actor::person_by(person, means.unwrap_or(Means::Unrecorded)))
}

fn unreadable(at: Position, error: &dyn std::error::Error) -> StoreError {
    StoreError::Corrupt { at, why: Damage::UnknownEvent { what: error.to_string() } }
}

/// How `by` names the one who acts.
pub fn by(actor: &Actor) -> Arc<str> {
    actor.person().map_or_else(|| SYSTEM.into(), Into::into)
}

/// By what means `actor` is known, as the log takes it; of the program it says nothing that `by` does not.
fn means(actor: &Actor) -> Result<Option<Body>, serde_json::Error> {
    match actor.means {
        Means::Program | Means::Unrecorded => Ok(None),
        _ => Body::of(&actor.means).map(Some),
    }
}

/// A recorded event as the log takes it.
///
/// # Errors
/// When the event cannot be written as JSON.
pub fn new_event(recorded: &Recorded) -> Result<NewEvent, serde_json::Error> {
    let Recorded { on, at, by: actor, event, .. } = recorded;
    Ok(NewEvent {
        on: *on,
        at: *at,
        by: by(actor),
        means: means(actor)?,
        kind: event.kind().into(),
        body: body(event)?,
    })
}

fn body(event: &Event) -> Result<Body, serde_json::Error> {
    Body::of(event)
}

/// An event of another stream as the log takes it.
///
/// # Errors
/// When the event cannot be written as JSON.
pub fn plain_event(
    on: Date,
    at: OffsetDateTime,
    actor: &Actor,
    kind: &'static str,
    event: &impl Serialize,
) -> Result<NewEvent, serde_json::Error> {
    Ok(NewEvent { on, at, by: by(actor), means: means(actor)?, kind: kind.into(), body: Body::of(event)? })
}
