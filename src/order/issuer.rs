//! Who issues an order, and who signs it.

use prikaz_domain::PersonId;
use prikaz_fact::coded;

/// Who issues an order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Issuer {
    /// What the issuer is; the verb agrees with it.
    pub form: IssuerForm,
    /// Name on the form, where it is not that of the body.
    pub own: Option<Author>,
    /// The other bodies of a joint act; all are named (ГОСТ Р 7.0.97-2025, 5.5).
    pub with: Vec<Author>,
}

coded! {
/// What an issuer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum IssuerForm {
    /// A body whose head decides: «ПРИКАЗЫВАЮ».
    #[default]
    Body,
    /// Several bodies together: «ПРИКАЗЫВАЕМ».
    Joint,
    /// A body that decides by vote: «ПОСТАНОВЛЯЕТ».
    Collegial,
    /// An office («Губернатор»): «ПОСТАНОВЛЯЮ».
    Office,
}
}

/// A body, or an office, as the form names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Author {
    /// Lines at the head of the form.
    pub letterhead: Vec<String>,
    /// Who, in the genitive: «приказом <кого>».
    pub genitive: String,
    /// Its own number of a joint act, without the sign.
    pub number: Option<String>,
}

/// Who signs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signatory {
    /// The person.
    pub person: PersonId,
    /// The post as it is signed, line by line, where it is not that of the card: an acting person signs with his
    /// real status, never «за» (ГОСТ Р 7.0.97-2025, 5.22).
    pub post: Option<String>,
}
