//! Templates that give no document.

use super::{Failed, Say, Wordable};
use crate::data_fault::TemplatePlace;
use crate::{Messages, paper as papers};
use prikaz_app::Surroundings;
use prikaz_template::{TemplateError, TemplateFault};

impl Wordable for TemplateError {
    /// Where and what; what its engine says, in English, is for programs only.
    fn failed<'a>(&'a self, _messages: &Messages, _known: &'a Surroundings) -> Failed<'a> {
        let said = Failed::configuration(papers::FaultyTemplate {});
        said.with_details(self.faults().into_iter().map(Placed)).with_engine(self.to_string())
    }
}

/// A fault of a template, with its place.
#[derive(Debug)]
struct Placed(TemplateFault);

impl Say for Placed {
    fn words(&self, messages: &Messages) -> String {
        let Self(fault) = self;
        let place = messages.text(&TemplatePlace { template: fault.template.clone(), line: fault.line });
        format!("{place}{}", messages.text(fault))
    }
}
