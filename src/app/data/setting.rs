//! Small files of settings and scripts, which are read by the use case that needs them.

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
}
}

/// The kind of file.
pub(crate) struct SettingText;

impl Kind for SettingText {
    type Meaning = SettingFaultKind;
}

pub(crate) type Node<'s> = prikaz_placed::Node<'s, SettingText>;
pub(crate) type Table<'s> = prikaz_placed::Table<'s, SettingText>;
