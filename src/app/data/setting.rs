//! Small files of settings and scripts, which are read by the use case that needs them.

use time::Date;

use prikaz_fact::coded;
use prikaz_placed::{Fault, Kind};

/// A fault of a small file.
pub type SettingFault = Fault<SettingFaultKind>;

coded! {
/// What may be wrong with the meaning of a small file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum SettingFaultKind {
    /// A text that is no moment: `2024-04-12T09:30`.
    NotAMoment {
        /// As written.
        text: String,
    },
    /// A text that is no day and time of signing: «23.04.2024 15:04».
    NotASigningTime {
        /// As written.
        text: String,
    },
    /// The term of a certificate ends before it begins.
    TermBackwards {
        /// First day.
        from: Date,
        /// Last day.
        to: Date,
    },
}
}

/// The kind of file.
pub struct SettingText;

impl Kind for SettingText {
    type Meaning = SettingFaultKind;
}

pub(crate) type Node<'s> = prikaz_placed::Node<'s, SettingText>;
pub(crate) type Table<'s> = prikaz_placed::Table<'s, SettingText>;
