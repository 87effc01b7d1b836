//! What can be wrong with a template.

use std::fmt;

/// Why a template gave no document.
#[derive(Debug)]
#[non_exhaustive]
pub enum TemplateError {
    /// None of the paths exists.
    Missing {
        /// Where it was looked for.
        paths: Vec<String>,
    },
    /// The template is faulty or asks for what the context lacks.
    Faulty(Box<minijinja::Error>),
    /// The text it gave is not the Djot of this program.
    Markup {
        /// The template the text came from.
        template: String,
        /// The line of the template, from 1.
        line: usize,
        /// What is wrong.
        fault: MarkupFault,
    },
}

/// What is wrong with the markup a template gave.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum MarkupFault {
    /// A class that is neither a role nor a block.
    #[error("`{0}` is no requisite")]
    UnknownRequisite(String),
    /// A table that the context does not give.
    #[error("no table is given under the name `{0}`")]
    UnknownTable(String),
    /// A picture that the context does not give.
    #[error("no picture is given under the name `{0}`")]
    UnknownPicture(String),
    /// A construct of Djot that has no meaning in a document.
    #[error("{0} has no meaning here")]
    Unsupported(&'static str),
    /// An attribute is missing or has a value without meaning.
    #[error("attribute `{0}` is missing or has no meaning")]
    Attribute(&'static str),
    /// A brace that begins no attributes.
    #[error("a brace outside of attributes: is a value without quotes? (write `\\{{` for the sign itself)")]
    StrayBrace,
}

impl fmt::Display for TemplateError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing { paths } => write!(out, "no template: looked for `{}`", paths.join("`, `")),
            Self::Faulty(error) if out.alternate() => write!(out, "{error:#}"),
            Self::Faulty(error) => {
                write!(out, "{error}")?;
                // What went wrong in a template that another one includes is the source of the error.
                let mut inner = std::error::Error::source(&**error);
                while let Some(source) = inner {
                    write!(out, ": {source}")?;
                    inner = source.source();
                }
                Ok(())
            }
            Self::Markup { template, line, fault } => write!(out, "`{template}`, line {line}: {fault}"),
        }
    }
}

impl std::error::Error for TemplateError {}

impl From<minijinja::Error> for TemplateError {
    fn from(error: minijinja::Error) -> Self {
        Self::Faulty(Box::new(error))
    }
}
