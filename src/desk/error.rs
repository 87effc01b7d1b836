//! Why the office did not answer, and whose names tell it.

use prikaz_app::{AppError, Target};
use prikaz_domain::{OrganisationId, RegisterId};

/// Why a use case did not succeed, with what it is about, so that whoever words it finds the names.
#[derive(Debug, thiserror::Error)]
#[error("{error}")]
pub struct DeskError {
    /// What it is about.
    pub of: Of,
    /// Why; on the heap, since every answer may come to this.
    #[source]
    pub error: Box<AppError>,
}

/// What an error is about: by its names persons, units and stages are called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Of {
    /// The store as a whole.
    Store,
    /// A register.
    Register(RegisterId),
    /// A body, where no register is at hand.
    Body(OrganisationId),
}

impl DeskError {
    /// `error`, about the store as a whole.
    pub(super) fn of_store<E: Into<AppError>>(error: E) -> Self {
        Self { of: Of::Store, error: Box::new(error.into()) }
    }

    /// Makes errors about the register `id`.
    pub(super) fn of_register<E: Into<AppError>>(id: &RegisterId) -> impl Fn(E) -> Self + '_ {
        move |error| Self { of: Of::Register(id.clone()), error: Box::new(error.into()) }
    }

    /// Makes errors about the body `id`.
    pub(super) fn of_body<E: Into<AppError>>(id: &OrganisationId) -> impl Fn(E) -> Self + '_ {
        move |error| Self { of: Of::Body(id.clone()), error: Box::new(error.into()) }
    }

    /// Makes errors about `target`.
    pub(super) fn of_target<E: Into<AppError>>(target: &Target) -> impl Fn(E) -> Self + '_ {
        move |error| Self { of: Of::from(target), error: Box::new(error.into()) }
    }
}

impl From<&Target> for Of {
    fn from(target: &Target) -> Self {
        match target {
            Target::Register(id) => Self::Register(id.clone()),
            Target::Body(id) => Self::Body(id.clone()),
        }
    }
}
