//! Base64 of RFC 4648, section 4, with its padding and nothing in the spare bits.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use prikaz_domain::Digest;

/// The bytes that `text` spells; none where it is not the one spelling of any.
pub(crate) fn from_base64(text: &str) -> Option<Vec<u8>> {
    STANDARD.decode(text).ok()
}

/// The one spelling of `bytes`.
pub(crate) fn to_base64(bytes: impl AsRef<[u8]>) -> String {
    STANDARD.encode(bytes)
}

/// The digest that `text` spells.
pub(crate) fn digest_from_base64(text: &str) -> Option<Digest> {
    Some(Digest::from_bytes(from_base64(text)?.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_has_one_spelling() {
        assert_eq!(from_base64("AQI="), Some(vec![1, 2]));
        for other in ["AQI", "AQI==", "AQJ=", "AQI=\n", " AQI=", "AQ I=", "AQ-_", "=", "A"] {
            assert_eq!(from_base64(other), None, "{other:?}");
        }
        assert_eq!(digest_from_base64(&to_base64([7; 32])), Some(Digest::from_bytes([7; 32])));
        assert_eq!(digest_from_base64(&to_base64([7; 31])), None);
    }
}
