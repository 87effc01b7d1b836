//! An order that stands alone is not signed, or not given out; no wording of a draft is meant.

use super::{Failed, Wordable};
use crate::Messages;
use crate::general::BadDigest;
use crate::order::{NotIssuedSo, OtherFile};
use prikaz_app::{About, AppError, Surroundings};
use prikaz_desk::{DigestError, OrderError};

impl Wordable for OrderError {
    fn failed<'a>(&'a self, messages: &Messages, known: &'a Surroundings) -> Failed<'a> {
        match self {
            Self::Office(error) => error.failed(messages, known),
            Self::OtherFile { given, digest } => {
                Failed::refused(OtherFile { given: given.clone(), digest: *digest })
            }
            Self::NotIssuedSo { name, names } => {
                Failed::usage(NotIssuedSo { path: name.clone(), names: names.clone() })
            }
        }
    }

    fn use_case(&self) -> Option<&AppError> {
        match self {
            Self::Office(error) => error.use_case(),
            Self::OtherFile { .. } | Self::NotIssuedSo { .. } => None,
        }
    }

    fn about(&self) -> Option<About> {
        match self {
            Self::Office(error) => error.about(),
            Self::OtherFile { .. } | Self::NotIssuedSo { .. } => None,
        }
    }
}

impl Wordable for DigestError {
    fn failed<'a>(&'a self, messages: &Messages, known: &'a Surroundings) -> Failed<'a> {
        match self {
            Self::Office(error) => error.failed(messages, known),
            Self::NoWording { digest, current } => {
                Failed::usage(BadDigest { digest: digest.clone(), current: *current })
            }
        }
    }

    fn use_case(&self) -> Option<&AppError> {
        match self {
            Self::Office(error) => error.use_case(),
            Self::NoWording { .. } => None,
        }
    }

    fn about(&self) -> Option<About> {
        match self {
            Self::Office(error) => error.about(),
            Self::NoWording { .. } => None,
        }
    }
}
