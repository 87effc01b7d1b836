//! How a key is told from others: by its name and its id, both together (C2SP `signed-note`, «Signatures»).

use std::fmt;

use prikaz_domain::digest_of;
use prikaz_fact::{Chooser, Example};
use serde::{Serialize, Serializer};

use super::kind::KeyKind;

/// The name of a key: not empty, without spaces, plus signs and control characters. C2SP advises a URL without its
/// scheme.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct KeyName(String);

impl KeyName {
    /// Reads a name; none where it is empty or has a sign that a name may not have.
    pub fn parse(text: &str) -> Option<Self> {
        let is_sign = |sign: char| !sign.is_whitespace() && sign >= ' ' && sign != '+';
        let is_name = !text.is_empty() && text.chars().all(is_sign);
        is_name.then(|| Self(text.to_owned()))
    }

    /// The name as a text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for KeyName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl Example for KeyName {
    fn example(_: &mut Chooser) -> Self {
        Self("prikaz.example/lipetsk-finance".to_owned())
    }
}

/// The id of a key: four bytes that follow from its name, its kind and the key itself. It tells keys of one name apart
/// and proves nothing: anybody can make a key of the same id.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct KeyId(pub [u8; 4]);

impl KeyId {
    /// The id of the key `public` of that name and kind.
    pub(super) fn of(name: &KeyName, kind: KeyKind, public: &[u8]) -> Self {
        let said = [name.0.as_bytes(), b"\n", &[kind.byte()], public].concat();
        let [first, second, third, fourth, ..] = *digest_of(&said).as_bytes();
        Self([first, second, third, fourth])
    }

    /// Reads eight lower-case hexadecimal digits.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let id = Self(u32::from_str_radix(text, 16).ok()?.to_be_bytes());
        (id.to_string() == text).then_some(id)
    }
}

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:08x}", u32::from_be_bytes(self.0))
    }
}

impl fmt::Debug for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "KeyId({self})")
    }
}

impl Serialize for KeyId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Example for KeyId {
    fn example(_: &mut Chooser) -> Self {
        Self([0x53, 0x0d, 0x90, 0x3a])
    }
}
