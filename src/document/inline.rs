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

/// The text of `inlines` without its look; a line break is a newline.
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
            Inline::Strong(inner) | Inline::Emphasis(inner) => push_plain(inner, into),
            Inline::Link(link) => push_plain(&link.text, into),
        }
    }
}
