//! Text inside a paragraph or a cell.

/// A piece of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// Text as it is printed.
    Text(String),
    /// Strong text.
    Strong(Vec<Inline>),
    /// Emphasised text.
    Emphasis(Vec<Inline>),
    /// A new line in the same paragraph.
    LineBreak,
    /// Text that leads to an address.
    Link(Link),
    /// Text above the line: «м²», the index of «7¹».
    Raised(Vec<Inline>),
    /// Text below the line.
    Lowered(Vec<Inline>),
    /// Text that a redline adds.
    Inserted(Vec<Inline>),
    /// Text that a redline strikes out.
    Deleted(Vec<Inline>),
    /// A field for the reader to fill in.
    Field(Box<Field>),
}

/// A field for the reader to fill in: a content control in Word, a form field on a page, a line to write on
/// in print.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Name the returned file is read by; unique within the document.
    pub tag: String,
    /// What the reader is told to put in.
    pub title: String,
    /// What may be put in.
    pub kind: FieldKind,
    /// What stands in it already; empty where nothing does.
    pub value: String,
}

/// What may be put into a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldKind {
    /// Any text, of several lines too.
    Text,
    /// A date.
    Date,
    /// One of these.
    Choice(Vec<Choice>),
    /// One of these, or any other text.
    Suggestion(Vec<Choice>),
}

/// One of the answers of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The word that is read back.
    pub value: String,
    /// What is printed.
    pub label: String,
}

impl Field {
    /// What is printed in the place of the field: the label of the value, or the value itself.
    pub fn printed(&self) -> &str {
        let choices = match &self.kind {
            FieldKind::Choice(choices) | FieldKind::Suggestion(choices) => &choices[..],
            FieldKind::Text | FieldKind::Date => &[],
        };
        let chosen = choices.iter().find(|choice| choice.value == self.value);
        chosen.map_or(&self.value, |choice| &choice.label)
    }
}

/// Text that leads to an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Where it leads.
    pub address: String,
    /// What is printed.
    pub text: Vec<Inline>,
}

impl Inline {
    /// `text`, where a newline is a line break.
    pub fn lines(text: &str) -> Vec<Self> {
        let mut inlines = Vec::new();
        for (n, line) in text.split('\n').enumerate() {
            if n > 0 {
                inlines.push(Self::LineBreak);
            }
            if !line.is_empty() {
                inlines.push(Self::Text(line.to_owned()));
            }
        }
        inlines
    }
}

/// The text of `inlines` without its look; a line break is a newline. Struck-out text is text too.
pub fn plain(inlines: &[Inline]) -> String {
    let mut text = String::new();
    push_plain(inlines, &mut text);
    text
}

fn push_plain(inlines: &[Inline], into: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(text) => into.push_str(text),
            Inline::LineBreak => into.push('\n'),
            Inline::Strong(inner)
            | Inline::Emphasis(inner)
            | Inline::Raised(inner)
            | Inline::Lowered(inner)
            | Inline::Inserted(inner)
            | Inline::Deleted(inner) => push_plain(inner, into),
            Inline::Link(link) => push_plain(&link.text, into),
            Inline::Field(field) => into.push_str(field.printed()),
        }
    }
}
