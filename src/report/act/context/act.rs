//! The facts of an act but for its annexes.

use serde::Serialize;

use super::called::Called;
use super::clause::ClauseContext;
use prikaz_fact::as_code;
use prikaz_order::Opening;

/// An act but for its annexes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ActContext {
    /// The lines of the letterhead, from the top down.
    pub issuer: Vec<String>,
    /// What verbs agree with, and how the act is called.
    pub act: Called,
    /// «ПРИКАЗ», as it stands on the form.
    pub kind: String,
    /// Its date as the body writes it.
    pub date: String,
    /// Its number with the sign.
    pub number: String,
    /// «г. Екатеринбург».
    pub place: String,
    /// «Об утверждении …», without a full stop.
    pub heading: String,
    /// Why it is issued; none where it has no preamble.
    pub preamble: Option<PreambleContext>,
    /// Where the wording of the preamble is looked for, from specific to general.
    pub preamble_templates: Vec<String>,
    /// The verb of the body, where it is not the usual one.
    pub verb: Option<String>,
    /// Where the usual verb is looked for, from specific to general.
    pub verb_templates: Vec<String>,
    /// Whether the verb stands in the paragraph of the preamble.
    pub verb_inline: bool,
    /// Its clauses.
    pub clauses: Vec<ClauseContext>,
    /// Who signs.
    pub signers: Vec<Signed>,
}

/// Why an act is issued: words, or what it rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PreambleContext {
    /// Words of the body.
    pub words: Option<String>,
    /// What it rests on.
    pub bases: Vec<BasisContext>,
}

/// Something that an act rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BasisContext {
    /// How it begins.
    #[serde(serialize_with = "as_code")]
    pub opening: Opening,
    /// What it is, in the case that the opening asks for.
    pub text: String,
}

/// Who signs, as printed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Signed {
    /// The post, line by line.
    pub post: String,
    /// Initials and surname.
    pub name: String,
    /// The lines of the mark of his electronic signature.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mark: Option<Vec<String>>,
}

impl Signed {
    /// A signature without a mark.
    pub fn new(post: String, name: String) -> Self {
        Self { post, name, mark: None }
    }
}
