//! Why the office did not answer, and whose names tell it.

use std::sync::Arc;

use prikaz_app::{About, AppError, Target};
use prikaz_domain::{OrganisationId, RegisterId};
use prikaz_procedure::Organisation;

/// Why a use case did not succeed, with what it is about, so that whoever words it finds the names.
#[derive(Debug, thiserror::Error)]
#[error("{error}")]
pub struct DeskError {
    /// What it is about; none where it is about the store as a whole.
    pub about: Option<About>,
    /// Why; on the heap, since every answer may come to this.
    #[source]
    pub error: Box<AppError>,
}

impl DeskError {
    /// `error`, about the store as a whole.
    pub(super) fn of_store<E: Into<AppError>>(error: E) -> Self {
        Self { about: None, error: Box::new(error.into()) }
    }

    /// Makes errors about the register `id`.
    pub(super) fn of_register<E: Into<AppError>>(id: &RegisterId) -> impl Fn(E) -> Self + '_ {
        move |error| Self { about: Some(About::Register(id.clone())), error: Box::new(error.into()) }
    }

    /// Makes errors about the body `id`.
    pub(super) fn of_body<E: Into<AppError>>(id: &OrganisationId) -> impl Fn(E) -> Self + '_ {
        move |error| Self { about: Some(About::Body(id.clone())), error: Box::new(error.into()) }
    }

    /// Makes errors about the body of the file `house`, told by the names that stand there.
    pub(super) fn of_house<E: Into<AppError>>(house: &Organisation) -> impl Fn(E) -> Self + '_ {
        move |error| Self { about: Some(About::File(Arc::new(house.clone()))), error: Box::new(error.into()) }
    }

    /// Makes errors about `target`.
    pub(super) fn of_target<E: Into<AppError>>(target: &Target) -> impl Fn(E) -> Self + '_ {
        move |error| Self { about: Some(target.about()), error: Box::new(error.into()) }
    }
}
