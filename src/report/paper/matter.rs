//! A paper before it is set.

use std::collections::BTreeMap;

use super::context::{Context, Facts};
use prikaz_document::{Picture, Properties, Revision, Table};

/// A paper before it is set.
#[derive(Debug)]
pub struct Matter {
    /// What the template may ask for.
    pub facts: Facts,
    /// Tables that it puts in by name.
    pub tables: BTreeMap<String, Table>,
    /// What the file says of itself.
    pub properties: Properties,
    /// The word on every page, where the body's documents are samples.
    pub mark: Option<String>,
    /// Pictures that the template puts in by name.
    pub pictures: BTreeMap<String, Picture>,
    /// Who makes the changes of a redline, and when.
    pub revision: Option<Revision>,
    /// What the code of the document (requisite 31) holds, where it carries one.
    pub code: Option<String>,
    /// Whether only the fields may be filled in.
    pub protected: bool,
}

impl Matter {
    /// A paper of `context` that puts nothing else in.
    pub fn new(context: impl Into<Context>, properties: Properties) -> Self {
        Self {
            facts: Facts { of: context.into(), copy: None },
            tables: BTreeMap::new(),
            properties,
            mark: None,
            pictures: BTreeMap::new(),
            revision: None,
            code: None,
            protected: false,
        }
    }

    /// Name of the template: `order`.
    pub fn template(&self) -> &'static str {
        self.facts.of.template()
    }
}
