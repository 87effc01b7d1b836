//! Why an order is issued: a purpose, a chain of bases, a point of a protocol or plan, words of its own, or nothing.

use prikaz_domain::Case;
use prikaz_fact::coded;

use super::citation::Citation;
use super::part::Part;

/// The preamble, without the verb.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Preamble {
    /// There is none; the verb opens the text.
    #[default]
    None,
    /// Words of the body's own.
    Words(String),
    /// Bases one after another, divided by commas.
    Bases(Vec<Basis>),
}

/// A basis, a purpose among them. What follows the opening: `words`, then `part`, then `document` with the act
/// that approved it, or the act alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Basis {
    /// How it begins; the next word stands in the case it asks for.
    pub opening: Opening,
    /// Words after the opening, in its case: «реализации», «совершенствования ведения перечней».
    pub words: Option<String>,
    /// The part of the document or act that is relied on.
    pub part: Option<Part>,
    /// The document, in the nominative: «Порядок ведения перечня», «протокол совещания от … № 3».
    pub document: Option<String>,
    /// Number of the annex of the act that holds the document: «(приложение 2 к приказу …)».
    pub annex: Option<String>,
    /// The act, or, after a document, the act that approved it.
    pub act: Option<Citation>,
}

coded! {
/// How a basis begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opening {
    /// «В соответствии с …».
    InAccordance,
    /// «Во исполнение …».
    InExecution,
    /// «На основании …».
    OnBasis,
    /// «В целях …».
    Purpose,
    /// «Руководствуясь …».
    Guided,
}
}

impl Opening {
    /// The case of what follows.
    pub fn case(self) -> Case {
        match self {
            Self::InAccordance | Self::Guided => Case::Instrumental,
            Self::InExecution | Self::OnBasis | Self::Purpose => Case::Genitive,
        }
    }
}
