//! The templates of one place, and the documents made by them.

use std::collections::BTreeMap;
use std::sync::Arc;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, merge_maps};
use minijinja::{AutoEscape, Environment, UndefinedBehavior, Value};
use serde::Serialize;

use super::error::{MarkupFault, TemplateError};
use super::source::Source;
use super::{cases, djot, escape, filters, typeset};
use prikaz_document::{Document, Picture, Properties, Required, Revision, Table};
use prikaz_russian::Words;

/// Steps a template may take: a thousand times those of a long order, and still a second.
const FUEL: u64 = 20_000_000;

/// How deep templates may include one another.
const DEPTH: usize = 64;

/// The templates of one place.
#[derive(Debug)]
pub struct Templates {
    environment: Environment<'static>,
}

/// What is put into a document beside what its template says.
#[derive(Debug, Default)]
pub struct Inserts {
    /// Tables put in by name.
    pub tables: BTreeMap<String, Table>,
    /// A word for the header of every page.
    pub mark: Option<String>,
    /// Who makes the changes of a redline.
    pub revision: Option<Revision>,
    /// Pictures put in by name.
    pub pictures: BTreeMap<String, Picture>,
    /// Whether only the fields may be filled in.
    pub protected: bool,
    /// What the document has to show beside the rows of its tables.
    pub required: Vec<Required>,
}

impl Templates {
    /// Templates by the path that `loader` knows, such as `templates/order.djot`.
    pub fn new(loader: impl Fn(&str) -> Option<String> + Send + Sync + 'static) -> Self {
        let mut environment = Environment::new();
        // Windows checkouts may carry its line ends; Djot would keep them as text.
        environment.set_loader(move |path| Ok(loader(path).map(|text| text.replace("\r\n", "\n"))));
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_auto_escape_callback(|_| AutoEscape::Custom("djot".into()));
        environment.set_formatter(formatter);
        environment.set_debug(true);
        environment.set_syntax(syntax());
        environment.set_fuel(Some(FUEL));
        environment.set_recursion_limit(DEPTH);
        filters::add_to(&mut environment);
        Self { environment }
    }

    /// The same templates, which may also ask for cases and agreement by `words`.
    #[must_use]
    pub fn with_words(mut self, words: Arc<Words>) -> Self {
        cases::add_to(&mut self.environment, &words);
        self
    }

    /// The document of the first of `paths` that exists, filled with `context` and the names of the `pictures` given.
    ///
    /// # Errors
    /// When no template exists, one is faulty, asks for what the context lacks, is not the Djot of this program, or has
    /// no place for what is required.
    pub fn document(
        &self,
        paths: &[String],
        context: impl Serialize,
        properties: Properties,
        inserts: Inserts,
    ) -> Result<Document, TemplateError> {
        let template = self.first(paths)?;
        let pictures: Vec<_> = inserts.pictures.keys().cloned().collect();
        let context = merge_maps([Value::from(Serde(context)), minijinja::context! { pictures }]);
        let (djot, spans) = template.render_with_spans(context)?;
        let Inserts { tables, pictures, mark, revision, protected, required } = inserts;
        let lists = tables.values().next().map(|table| table.name.clone());
        let (mut sections, placed) = djot::sections(&Source::new(&djot, &spans), tables, pictures)?;
        // An empty sheet is no document of anybody's.
        if sections.iter().all(|section| section.blocks.is_empty()) {
            let template = template.name().to_owned();
            return Err(TemplateError::Markup { template, line: 1, fault: MarkupFault::Nothing });
        }
        let lacking = placed.lacking(&sections, &required);
        if !lacking.is_empty() {
            return Err(TemplateError::Unplaced { template: template.name().to_owned(), lacking });
        }
        typeset::typeset(&mut sections);
        Ok(Document { properties, mark, revision, protected, lists, sections })
    }

    fn first(&self, paths: &[String]) -> Result<minijinja::Template<'_, '_>, TemplateError> {
        for path in paths {
            match self.environment.get_template(path) {
                Err(error) if is_missing(&error, path) => {}
                found => return Ok(found?),
            }
        }
        Err(TemplateError::Missing { paths: paths.to_vec() })
    }
}

/// Where the template `name` is looked for: of the organisation, of the procedure, of everyone.
pub fn candidates(organisation: Option<&str>, procedure: Option<&str>, name: &str) -> Vec<String> {
    let organisation = organisation.map(|id| format!("templates/organisations/{id}/{name}.djot"));
    let procedure = procedure.map(|id| format!("templates/procedures/{id}/{name}.djot"));
    organisation.into_iter().chain(procedure).chain([format!("templates/{name}.djot")]).collect()
}

fn is_missing(error: &minijinja::Error, path: &str) -> bool {
    error.kind() == minijinja::ErrorKind::TemplateNotFound && error.name().is_none_or(|name| name == path)
}

/// Tags on lines of their own leave nothing behind. (`{#name}` would be a comment: Djot ids are written `id=name`.)
fn syntax() -> SyntaxConfig {
    SyntaxConfig::builder()
        .trim_blocks(true)
        .lstrip_blocks(true)
        .keep_trailing_newline(true)
        .build()
        .unwrap_or_default()
}

fn formatter(
    out: &mut minijinja::Output<'_>,
    state: &mut minijinja::State<'_, '_>,
    value: &Value,
) -> Result<(), minijinja::Error> {
    if value.is_undefined() {
        return Err(minijinja::ErrorKind::UndefinedError.into());
    }
    if value.is_none() {
        return Err(minijinja::Error::new(minijinja::ErrorKind::BadEscape, "the value is empty (none)"));
    }
    if value.is_safe() {
        return minijinja::escape_formatter(out, state, value);
    }
    let mut hidden = String::new();
    escape::hide(&value.to_string(), &mut hidden);
    out.write_str(&hidden).map_err(minijinja::Error::from)
}
