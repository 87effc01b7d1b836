//! The kinds of data files, each with the keys it is declared to have.

use prikaz_fact::coded;
use prikaz_placed::Keys;

coded! {
/// A kind of data file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DataKind {
    /// A procedure.
    Procedure,
    /// A body.
    Organisation,
    /// An order that stands alone.
    Order,
    /// A profile of documents.
    Profile,
    /// The production calendar of a year.
    Calendar,
    /// Days off of a region.
    Region,
    /// A list of nouns.
    Words,
    /// Exceptions of names.
    Names,
    /// The mail server.
    Mail,
    /// The data of an electronic signature.
    Signature,
    /// The script of a demonstration.
    Demonstration,
}
}

impl DataKind {
    /// The keys of such a file.
    pub fn keys(self) -> &'static Keys {
        match self {
            Self::Procedure => &prikaz_procedure::keys::procedure::KEYS,
            Self::Organisation => &prikaz_procedure::keys::organisation::KEYS,
            Self::Order => &prikaz_procedure::keys::order_file::KEYS,
            Self::Profile => &prikaz_render::profile::keys::profile::KEYS,
            Self::Calendar => &prikaz_calendar::keys::year::KEYS,
            Self::Region => &prikaz_calendar::keys::region::KEYS,
            Self::Words => &prikaz_russian::keys::words::KEYS,
            Self::Names => &prikaz_russian::keys::names::KEYS,
            Self::Mail => &crate::due::mail::keys::KEYS,
            Self::Signature => &super::signature_mark::keys::KEYS,
            Self::Demonstration => &crate::demonstration::keys::script::KEYS,
        }
    }

    /// Whether keys that must be there may stand in another file that this one names: a profile that is like another.
    pub fn may_lean_on_another(self) -> bool {
        self == Self::Profile
    }
}
