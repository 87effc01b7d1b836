//! What can be wrong with a template.

use std::fmt;

use prikaz_document::Required;
use prikaz_fact::{coded, example};

/// Why a template gave no document.
#[derive(Debug)]
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
    /// The template has no place for what its document has to show.
    Unplaced {
        /// The template.
        template: String,
        /// What would be lost.
        lacking: Vec<Required>,
    },
}

/// What is wrong with the markup a template gave.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MarkupFault {
    /// A class that is neither a role nor a block.
    #[error("`{0}` is no requisite")]
    UnknownRequisite(String),
    /// A table that the context does not give.
    #[error("no table is given under the name `{0}`")]
    UnknownTable(String),
    /// A cell that the table around does not leave to the template.
    #[error("the table has no cell called `{0}`")]
    UnknownCell(String),
    /// A cell of the table that the template leaves without words.
    #[error("the template does not say what stands in the cell `{0}`")]
    UnsaidCell(String),
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
    /// Blocks or marks of text that stand too deep in one another.
    #[error("more than {0} constructs stand in one another")]
    TooDeep(usize),
    /// Nothing at all.
    #[error("the template says nothing")]
    Nothing,
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
            Self::Unplaced { template, lacking } => {
                write!(out, "`{template}` has no place for {lacking:?}")
            }
        }
    }
}

impl std::error::Error for TemplateError {}

coded! {
    /// What is wrong with a template, in a word.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum TemplateFaultKind: Serialize {
        /// There is no template.
        Missing,
        /// It is not written as templates are.
        Syntax,
        /// It asks for what the context lacks.
        Undefined,
        /// It includes what is not there.
        NotFound,
        /// It calls a filter or a function that is none.
        Unknown,
        /// It calls one with the wrong arguments.
        Arguments,
        /// It does not end.
        TooLong,
        /// It computes what cannot be.
        NotPossible,
        /// A class that is neither a role nor a block.
        UnknownRequisite,
        /// A table that is not given.
        UnknownTable,
        /// A cell that is not left to the template.
        UnknownCell,
        /// A cell without words.
        UnsaidCell,
        /// A picture that is not given.
        UnknownPicture,
        /// Markup without a meaning.
        Unsupported,
        /// An attribute without a meaning.
        Attribute,
        /// A brace that opens no attributes.
        StrayBrace,
        /// Constructs stand too deep in one another.
        TooDeep,
        /// It says nothing.
        Nothing,
        /// It has no place for a picture.
        NoPicture,
        /// It has no place for a table.
        NoTable,
        /// It has no place for somebody's signature.
        NoSignature,
        /// It has no place for the mark of an electronic signature.
        NoSignatureMark,
        /// It has no place for the certification of a copy.
        NoCertification,
        /// It leaves out a requisite.
        NoRequisite,
    }
}

/// What is wrong with a template, as facts for a message in any language.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct TemplateFault {
    /// Which fault: `syntax`, `undefined`, `unknown-table` …
    pub code: TemplateFaultKind,
    /// The template, where it is known.
    pub template: Option<String>,
    /// The line of it, from 1.
    pub line: Option<usize>,
    /// What the fault is about: what was asked for, or the name that means nothing.
    pub named: String,
}

impl TemplateError {
    /// All that is wrong, and where; of a template that another one includes, the place in the included one.
    pub fn faults(&self) -> Vec<TemplateFault> {
        let one = match self {
            Self::Unplaced { template, lacking } => {
                return lacking.iter().map(|one| unplaced(template, one)).collect();
            }
            Self::Missing { paths } => TemplateFault {
                code: TemplateFaultKind::Missing,
                template: None,
                line: None,
                named: paths.join("`, `"),
            },
            Self::Faulty(error) => of_engine(innermost(error)),
            Self::Markup { template, line, fault } => {
                let (code, named) = fault.told();
                TemplateFault {
                    code,
                    template: Some(template.clone()),
                    line: Some(*line),
                    named: named.unwrap_or_default(),
                }
            }
        };
        vec![one]
    }
}

fn unplaced(template: &str, lacking: &Required) -> TemplateFault {
    use TemplateFaultKind::{NoCertification, NoPicture, NoRequisite, NoSignature, NoSignatureMark, NoTable};
    let (code, named) = match lacking {
        Required::Picture(name) => (NoPicture, name.clone()),
        Required::Table(name) => (NoTable, name.clone()),
        Required::Signature(name) => (NoSignature, name.clone()),
        Required::SignatureMark(_) => (NoSignatureMark, String::new()),
        Required::Certification(name) => (NoCertification, name.clone()),
        Required::Requisite { key, .. } => (NoRequisite, key.clone()),
    };
    TemplateFault { code, template: Some(template.to_owned()), line: None, named }
}

/// The error that the others only pass on.
fn innermost(error: &minijinja::Error) -> &minijinja::Error {
    let mut found = error;
    while let Some(inner) = std::error::Error::source(found).and_then(|source| source.downcast_ref()) {
        found = inner;
    }
    found
}

fn of_engine(error: &minijinja::Error) -> TemplateFault {
    use minijinja::ErrorKind as Kind;
    let code = match error.kind() {
        Kind::SyntaxError | Kind::BadEscape | Kind::InvalidDelimiter => TemplateFaultKind::Syntax,
        Kind::UndefinedError => TemplateFaultKind::Undefined,
        Kind::TemplateNotFound | Kind::BadInclude => TemplateFaultKind::NotFound,
        Kind::UnknownFilter | Kind::UnknownTest | Kind::UnknownFunction | Kind::UnknownMethod => {
            TemplateFaultKind::Unknown
        }
        Kind::TooManyArguments | Kind::MissingArgument => TemplateFaultKind::Arguments,
        Kind::OutOfFuel => TemplateFaultKind::TooLong,
        _ => TemplateFaultKind::NotPossible,
    };
    let asked = error.template_source().zip(error.range()).and_then(|(source, range)| source.get(range));
    TemplateFault {
        code,
        template: error.name().map(str::to_owned),
        line: error.line(),
        named: asked.map(|asked| asked.trim().to_owned()).unwrap_or_default(),
    }
}

impl MarkupFault {
    fn told(&self) -> (TemplateFaultKind, Option<String>) {
        match self {
            Self::UnknownRequisite(name) => (TemplateFaultKind::UnknownRequisite, Some(name.clone())),
            Self::UnknownTable(name) => (TemplateFaultKind::UnknownTable, Some(name.clone())),
            Self::UnknownCell(name) => (TemplateFaultKind::UnknownCell, Some(name.clone())),
            Self::UnsaidCell(name) => (TemplateFaultKind::UnsaidCell, Some(name.clone())),
            Self::UnknownPicture(name) => (TemplateFaultKind::UnknownPicture, Some(name.clone())),
            Self::Unsupported(what) => (TemplateFaultKind::Unsupported, Some((*what).to_owned())),
            Self::Attribute(name) => (TemplateFaultKind::Attribute, Some((*name).to_owned())),
            Self::StrayBrace => (TemplateFaultKind::StrayBrace, None),
            Self::TooDeep(most) => (TemplateFaultKind::TooDeep, Some(most.to_string())),
            Self::Nothing => (TemplateFaultKind::Nothing, None),
        }
    }
}

impl From<minijinja::Error> for TemplateError {
    fn from(error: minijinja::Error) -> Self {
        Self::Faulty(Box::new(error))
    }
}

example! { struct TemplateFault { code, template, line, named } }
