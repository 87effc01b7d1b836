//! Identities: a distinct type for each kind of thing, so that none is taken for another.

use std::fmt;

use ecow::EcoString;
use serde::{Deserialize, Serialize};

use prikaz_fact::code_of;
use prikaz_fact::{Chooser, Example};

/// A text that is no key of a data file: empty, too long, or with characters beyond `a-z 0-9 - _ .`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a key: write 1 to 64 of the characters a-z, 0-9, `-`, `_`, `.`")]
pub struct InvalidId(pub String);

pub(crate) fn is_key(text: &str) -> bool {
    (1..=64).contains(&text.len())
        && text.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.'))
}

/// What every key is as a text: printed, stored, read back.
macro_rules! key_as_text {
    ($name:ident) => {
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl TryFrom<String> for $name {
            type Error = $crate::InvalidId;

            fn try_from(text: String) -> Result<Self, $crate::InvalidId> {
                Self::new(text)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <std::borrow::Cow<'_, str> as serde::Deserialize>::deserialize(deserializer)?;
                Self::new(text).map_err(serde::de::Error::custom)
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::InvalidId;

            fn from_str(text: &str) -> Result<Self, $crate::InvalidId> {
                Self::new(text)
            }
        }

        impl From<&$name> for std::sync::Arc<str> {
            fn from(key: &$name) -> Self {
                key.as_str().into()
            }
        }

        impl From<$name> for String {
            fn from(key: $name) -> String {
                key.as_str().to_owned()
            }
        }
    };
}

pub(crate) use key_as_text;

macro_rules! keys {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(EcoString);

        impl $name {
            /// Takes `text` as a key.
            ///
            /// # Errors
            /// When it has other characters than a key may have, or none, or more than 64.
            pub fn new(text: impl AsRef<str>) -> Result<Self, InvalidId> {
                let text = text.as_ref();
                if is_key(text) { Ok(Self(text.into())) } else { Err(InvalidId(text.to_owned())) }
            }

            /// The key as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        key_as_text!($name);

        impl Example for $name {
            fn example(_: &mut Chooser) -> Self {
                Self(EcoString::from(code_of!($name)))
            }
        }
    )*

        /// The keys that examples bear: of each kind another, `person-id`, so that a message which says one tells whose.
        pub const SAMPLE_KEYS: &[&str] = &[$(code_of!($name),)* code_of!(RoleKey)];
    };
}

keys! {
    /// Key of a register («перечень») of a body.
    RegisterId;
    /// Key of a procedure («порядок ведения»), the name of its file.
    ProcedureId;
    /// Key of a body («орган»), the name of its file.
    OrganisationId;
    /// Key of an order that stands alone, the name of its file.
    OrderId;
    /// Key of a structural unit or subordinate institution.
    UnitId;
    /// Key of a person in the organisation's file.
    PersonId;
    /// Key of a column («графа») of the form.
    ColumnKey;
    /// Key of a stage of the procedure.
    StageKey;
    /// Key of a ground for update («основание актуализации»).
    GroundKey;
    /// Key of a place of publication.
    PlaceKey;
    /// Key of a duty that comes round («обязанность»).
    DutyKey;
    /// Key of a requirement of the act («требование»).
    RequirementKey;
    /// Key of a reason for which a row counts although one might leave it out («малоиспользуемая»).
    ReasonKey;
}

macro_rules! counters {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub u32);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl Example for $name {
            fn example(chooser: &mut Chooser) -> Self {
                Self(chooser.one(&[1, 2]))
            }
        }
    )*};
}

counters! {
    /// Number of an approved edition of a register, from 1.
    EditionNo;
    /// Number of a draft of a register, from 1; withdrawn drafts keep theirs.
    DraftNo;
    /// Number of a remark within its draft, from 1.
    RemarkId;
    /// Number of an instruction («поручение») among those of its stream, from 1.
    InstructionNo;
}
