//! Identities: a distinct type for each kind of thing, so that none is taken for another.

use std::fmt;

use ecow::EcoString;
use serde::{Deserialize, Serialize};

use prikaz_fact::{Chooser, Example, code_of, coded};

/// A text that is no key of a data file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a key: {fault}", fault = self.fault())]
pub struct InvalidId(pub String);

impl InvalidId {
    /// Why it is none.
    pub fn fault(&self) -> KeyFault {
        fault_of_key(&self.0).unwrap_or(KeyFault::Signs)
    }
}

coded! {
/// Why a text is no key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum KeyFault: Serialize {
    /// It is empty, longer than 64 signs, or has others than `a-z 0-9 - _ .`.
    Signs,
    /// A full stop stands at its beginning or end.
    FullStop,
    /// Windows keeps the name for a device.
    Device,
}
}

/// Whether `text` can be a key. Keys are names of files and folders: `.` and `..` would lead out of their folder, Windows
/// drops a full stop at the end, a file with one at the beginning is hidden, and no file can have the name of a device.
/// What is stored is read by the same rule, for a key that no file can have never got into a record.
pub(crate) fn is_key(text: &str) -> bool {
    fault_of_key(text).is_none()
}

fn fault_of_key(text: &str) -> Option<KeyFault> {
    let is_sign = |byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.');
    if !(1..=64).contains(&text.len()) || !text.bytes().all(is_sign) {
        Some(KeyFault::Signs)
    } else if text.starts_with('.') || text.ends_with('.') {
        Some(KeyFault::FullStop)
    } else {
        is_device(text).then_some(KeyFault::Device)
    }
}

/// Whether Windows takes a file of this name for a device: what follows the first full stop makes no difference.
fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default();
    match stem.strip_suffix(|sign| matches!(sign, '1'..='9')) {
        Some(ports) => Ports::from_code(ports).is_some(),
        None => Device::from_code(stem).is_some(),
    }
}

coded! {
/// A device that Windows has one of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Device {
    /// The console.
    Con,
    /// The printer.
    Prn,
    /// The first serial port.
    Aux,
    /// The one that swallows everything.
    Nul,
}
}

coded! {
/// Ports that Windows counts from 1 to 9.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ports {
    /// Serial.
    Com,
    /// Parallel.
    Lpt,
}
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
            /// When it has other characters than a key may have, or none, or more than 64, a full stop at either end,
            /// or is the name of a device.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_no_file_can_have_are_no_keys() {
        let of_folders = [".", "..", "...", ".a", "a.", "..a", "a..", "-.", "_."];
        let of_devices =
            ["con", "prn", "aux", "nul", "nul.x", "con.a.b", "com1", "com9.txt", "lpt1", "lpt9.0"];
        for (texts, fault) in [(&of_folders[..], KeyFault::FullStop), (&of_devices[..], KeyFault::Device)] {
            for text in texts {
                assert_eq!(RegisterId::new(text).unwrap_err().fault(), fault, "{text}");
                assert_eq!(crate::RoleKey::new(text).unwrap_err().fault(), fault, "{text}");
            }
        }
        assert_eq!(RegisterId::new("Con").unwrap_err().fault(), KeyFault::Signs);
    }

    #[test]
    fn names_that_only_look_like_devices_are_keys() {
        for text in [
            "a", "a.b", "a..b", "com", "com0", "com10", "lpt", "lpt0", "console", "x.nul", "nul-1", "con_",
            "null",
        ] {
            assert!(RegisterId::new(text).is_ok(), "{text}");
        }
    }
}
