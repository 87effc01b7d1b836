//! Codes: how a variant of an enumeration is called in data, on the line of a journal, in the key of a message.

/// An enumeration whose variants have codes.
pub trait Coded {
    /// Every code there is, in the order of the variants.
    const CODES: &'static [&'static str];

    /// The code of this one.
    fn code(&self) -> &'static str;
}

/// How long [`kebab`] makes `name`.
pub const fn kebab_len(name: &str) -> usize {
    let bytes = name.as_bytes();
    let (mut at, mut len) = (0, 0);
    while at < bytes.len() {
        len += if at > 0 && bytes[at].is_ascii_uppercase() { 2 } else { 1 };
        at += 1;
    }
    len
}

/// The name of a variant in lower case with hyphens: `VisaGiven` is `visa-given`, as serde spells it.
pub const fn kebab<const N: usize>(name: &str) -> [u8; N] {
    let bytes = name.as_bytes();
    let mut code = [0; N];
    let (mut at, mut to) = (0, 0);
    while at < bytes.len() {
        if at > 0 && bytes[at].is_ascii_uppercase() {
            code[to] = b'-';
            to += 1;
        }
        code[to] = bytes[at].to_ascii_lowercase();
        to += 1;
        at += 1;
    }
    code
}
