//! Djot inside a paragraph.

use std::ops::Range;

use jotdown::{Attributes, Container, Event};

use super::error::MarkupFault;
use super::escape::reveal;
use super::nesting::DEEPEST;
use prikaz_document::{Choice, Field, FieldKind, Inline, Link, plain};
use prikaz_fact::{Word, coded};

/// Collects the inlines of a paragraph, a heading or a cell.
#[derive(Debug, Default)]
pub(super) struct Inlines {
    /// Containers still open, with what has been met inside each.
    open: Vec<Vec<Inline>>,
    /// Fields still open, the innermost last, each with the depth it was opened at.
    fields: Vec<(usize, Field)>,
    done: Vec<Inline>,
    /// Whether the next character was escaped by hand.
    escaped: bool,
    /// Whether a new line of the template is a new line of the paragraph.
    keeps_lines: bool,
}

impl Inlines {
    /// What was collected; leaves nothing.
    pub(super) fn take(&mut self) -> Vec<Inline> {
        self.open.clear();
        self.fields.clear();
        std::mem::take(&mut self.done)
    }

    /// Whether lines of the template are to be kept in the next paragraph.
    pub(super) fn keep_lines(&mut self, kept: bool) {
        self.keeps_lines = kept;
    }

    /// Takes in an event; `source` is its text, for all that Djot would make typography of.
    pub(super) fn push(
        &mut self,
        event: &Event<'_>,
        source: &str,
        place: &Range<usize>,
    ) -> Result<(), MarkupFault> {
        let escaped = std::mem::replace(&mut self.escaped, *event == Event::Escape);
        match event {
            Event::Str(text) if has_stray_brace(text, escaped) => return Err(MarkupFault::StrayBrace),
            Event::Str(text) => self.text(&reveal(text)),
            Event::LeftSingleQuote | Event::RightSingleQuote => self.text("'"),
            Event::LeftDoubleQuote | Event::RightDoubleQuote => self.text("\""),
            Event::Ellipsis => self.text("..."),
            Event::EnDash => self.text("--"),
            Event::EmDash => self.text("---"),
            Event::NonBreakingSpace => self.text("\u{a0}"),
            Event::Symbol(_) | Event::FootnoteReference(_) => self.text(&reveal(&source[place.clone()])),
            Event::Softbreak if self.keeps_lines => self.add(Inline::LineBreak),
            Event::Softbreak => self.text(" "),
            Event::Hardbreak => self.add(Inline::LineBreak),
            Event::Start(container, attributes) => self.begin(container, attributes)?,
            Event::End(container) => self.end(container),
            _ => {}
        }
        Ok(())
    }

    fn begin(&mut self, container: &Container<'_>, attributes: &Attributes<'_>) -> Result<(), MarkupFault> {
        use Container::{Delete, Emphasis, Insert, Link, Span, Strong, Subscript, Superscript};
        // Whoever draws the paragraph goes into it by calling itself.
        if self.open.len() >= DEEPEST {
            return Err(MarkupFault::TooDeep(DEEPEST));
        }
        match container {
            Strong | Emphasis | Link(..) | Span | Superscript | Subscript | Insert | Delete => {
                if let (Span, Some(field)) = (container, field(attributes)?) {
                    self.fields.push((self.open.len(), field));
                }
                self.open.push(Vec::new());
                Ok(())
            }
            other => Err(MarkupFault::Unsupported(name(other))),
        }
    }

    fn end(&mut self, container: &Container<'_>) {
        let inner = self.open.pop().unwrap_or_default();
        match container {
            Container::Strong => self.add(Inline::Strong(inner)),
            Container::Emphasis => self.add(Inline::Emphasis(inner)),
            Container::Superscript => self.add(Inline::Raised(inner)),
            Container::Subscript => self.add(Inline::Lowered(inner)),
            Container::Insert => self.add(Inline::Inserted(inner)),
            Container::Delete => self.add(Inline::Deleted(inner)),
            Container::Link(address, _) => {
                self.add(Inline::Link(Link { address: reveal(address), text: inner }));
            }
            _ => self.end_span(inner),
        }
    }

    /// A span is a field, or nothing but what stands in it.
    fn end_span(&mut self, inner: Vec<Inline>) {
        match self.fields.pop_if(|(depth, _)| *depth == self.open.len()) {
            Some((_, field)) => self.add(Inline::Field(Box::new(Field { value: plain(&inner), ..field }))),
            None => inner.into_iter().for_each(|inline| self.add(inline)),
        }
    }

    /// Adds text; newlines that came with a value are line breaks.
    fn text(&mut self, text: &str) {
        Inline::lines(text).into_iter().for_each(|inline| self.add(inline));
    }

    fn add(&mut self, inline: Inline) {
        let into = self.open.last_mut().unwrap_or(&mut self.done);
        match (into.last_mut(), inline) {
            (Some(Inline::Text(before)), Inline::Text(text)) => before.push_str(&text),
            (_, inline) => into.push(inline),
        }
    }
}

coded! {
/// What is put into a field, as the attribute `kind` says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum FieldWord {
    /// Any text.
    Text,
    /// A date.
    Date,
    /// One of several.
    Choice,
}
}

/// The field that the attributes of a span say, still without its value.
fn field(attributes: &Attributes<'_>) -> Result<Option<Field>, MarkupFault> {
    let Some(tag) = attribute(attributes, "field") else { return Ok(None) };
    let kind = match word(attributes, "kind")? {
        None | Some(FieldWord::Text) => FieldKind::Text,
        Some(FieldWord::Date) => FieldKind::Date,
        Some(FieldWord::Choice) => FieldKind::Choice(choices(attributes)?),
    };
    let title = attribute(attributes, "title").unwrap_or_default();
    Ok(Some(Field { tag, title, kind, value: String::new() }))
}

/// «agreed=Согласовано|returned=Возвращено».
fn choices(attributes: &Attributes<'_>) -> Result<Vec<Choice>, MarkupFault> {
    let given = attribute(attributes, "choices").ok_or(MarkupFault::Attribute("choices"))?;
    let choice = |one: &str| {
        let (value, label) = one.split_once('=').ok_or(MarkupFault::Attribute("choices"))?;
        Ok(Choice { value: value.trim().to_owned(), label: label.trim().to_owned() })
    };
    given.split('|').map(choice).collect()
}

/// A brace that the template itself wrote and Djot did not take for attributes: a slip of the pen.
/// Braces of values travel hidden and are never met here.
fn has_stray_brace(text: &str, escaped: bool) -> bool {
    text.char_indices().any(|(at, character)| matches!(character, '{' | '}') && !(escaped && at == 0))
}

/// The name of a construct, for an error.
pub(super) fn name(container: &Container<'_>) -> &'static str {
    match container {
        Container::Blockquote => "a quotation",
        Container::List { .. } | Container::ListItem => "a numbered list (a clause carries its number)",
        Container::TaskListItem { .. } => "a task list",
        Container::DescriptionList | Container::DescriptionDetails | Container::DescriptionTerm => {
            "a definition list"
        }
        Container::Footnote { .. } => "a footnote",
        Container::RawBlock { .. } | Container::RawInline { .. } => "raw text",
        Container::CodeBlock { .. } | Container::Verbatim => "verbatim text",
        Container::Math { .. } => "a formula",
        Container::Image(..) => "an image",
        Container::Mark => "marked text",
        _ => "this construct",
    }
}

pub(super) fn attribute(attributes: &Attributes<'_>, key: &str) -> Option<String> {
    attributes.get_value(key).map(|value| reveal(&value.to_string()))
}

/// The word that the attribute `key` is, where there is one.
pub(super) fn word<W: Word>(
    attributes: &Attributes<'_>,
    key: &'static str,
) -> Result<Option<W>, MarkupFault> {
    let known = |text: String| W::from_code(&text).ok_or(MarkupFault::Attribute(key));
    attribute(attributes, key).map(known).transpose()
}
