//! XML as all writers write it: escaped, clean, without a tree in memory.

use std::io::{self, Write};

use quick_xml::escape::unescape;
use quick_xml::events::Event;

/// Writes XML to `W`, element by element.
#[derive(Debug)]
pub struct Xml<W> {
    out: W,
}

/// Attributes of an element.
pub type Attributes<'a> = &'a [(&'a str, &'a str)];

impl<W: Write> Xml<W> {
    /// A writer of an XML file: begins with the declaration.
    ///
    /// # Errors
    /// When `out` fails.
    pub fn file(mut out: W) -> io::Result<Self> {
        out.write_all(b"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n")?;
        Ok(Self { out })
    }

    /// A writer of a piece of XML.
    pub fn piece(out: W) -> Self {
        Self { out }
    }

    /// Opens an element.
    ///
    /// # Errors
    /// When the output fails, as for every function below.
    pub fn open(&mut self, name: &str, attributes: Attributes<'_>) -> io::Result<()> {
        self.begin(name, attributes)?;
        self.out.write_all(b">")
    }

    /// Closes an element.
    ///
    /// # Errors
    /// When the output fails.
    pub fn close(&mut self, name: &str) -> io::Result<()> {
        self.out.write_all(b"</")?;
        self.out.write_all(name.as_bytes())?;
        self.out.write_all(b">")
    }

    /// An element without content.
    ///
    /// # Errors
    /// When the output fails.
    pub fn empty(&mut self, name: &str, attributes: Attributes<'_>) -> io::Result<()> {
        self.begin(name, attributes)?;
        self.out.write_all(b"/>")
    }

    /// An element that holds text.
    ///
    /// # Errors
    /// When the output fails.
    pub fn element(&mut self, name: &str, attributes: Attributes<'_>, text: &str) -> io::Result<()> {
        self.open(name, attributes)?;
        self.text(text)?;
        self.close(name)
    }

    /// Text; a character that XML cannot hold is shown as �.
    ///
    /// # Errors
    /// When the output fails.
    pub fn text(&mut self, text: &str) -> io::Result<()> {
        escape_to(&mut self.out, text)
    }

    /// XML made by this module before.
    ///
    /// # Errors
    /// When the output fails.
    pub fn ready(&mut self, xml: &[u8]) -> io::Result<()> {
        self.out.write_all(xml)
    }

    /// What has been written to.
    pub fn into_inner(self) -> W {
        self.out
    }

    fn begin(&mut self, name: &str, attributes: Attributes<'_>) -> io::Result<()> {
        self.out.write_all(b"<")?;
        self.out.write_all(name.as_bytes())?;
        for (key, value) in attributes {
            self.out.write_all(b" ")?;
            self.out.write_all(key.as_bytes())?;
            self.out.write_all(b"=\"")?;
            escape_to(&mut self.out, value)?;
            self.out.write_all(b"\"")?;
        }
        Ok(())
    }
}

/// Whether XML can hold `character`.
pub fn is_legal(character: char) -> bool {
    matches!(character, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..)
}

/// `text` with every character that XML cannot hold shown as �.
pub fn clean(text: &str) -> std::borrow::Cow<'_, str> {
    if !text.bytes().any(may_be_illegal) {
        return text.into();
    }
    text.chars().map(|character| if is_legal(character) { character } else { '\u{fffd}' }).collect()
}

/// Whether a character that begins with `byte` may be one XML cannot hold.
fn may_be_illegal(byte: u8) -> bool {
    byte < 0x20 || byte == 0xef
}

fn escape_to(out: &mut impl Write, text: &str) -> io::Result<()> {
    let bytes = text.as_bytes();
    let mut start = 0;
    for (at, byte) in bytes.iter().enumerate() {
        let (written, length): (&[u8], usize) = match byte {
            b'&' => (b"&amp;", 1),
            b'<' => (b"&lt;", 1),
            b'>' => (b"&gt;", 1),
            b'"' => (b"&quot;", 1),
            b'\r' => (b"&#13;", 1),
            0..=8 | 11 | 12 | 14..=31 => ("\u{fffd}".as_bytes(), 1),
            0xef if matches!(bytes.get(at + 1..at + 3), Some([0xbf, 0xbe | 0xbf])) => {
                ("\u{fffd}".as_bytes(), 3)
            }
            _ => continue,
        };
        out.write_all(&bytes[start..at])?;
        out.write_all(written)?;
        start = at + length;
    }
    out.write_all(&bytes[start..])
}

/// An element read from a piece of XML, to be put in order and written again.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Element {
    /// The name with its prefix.
    pub name: String,
    /// The attributes in their order.
    pub attributes: Vec<(String, String)>,
    /// What it holds.
    pub children: Vec<Node>,
}

/// What an element holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    /// Another element.
    Element(Element),
    /// Text.
    Text(String),
}

impl Element {
    /// Reads the elements of `xml`.
    ///
    /// # Errors
    /// When it is not XML.
    pub fn parse(xml: &str) -> io::Result<Vec<Self>> {
        let mut reader = quick_xml::Reader::from_str(xml);
        let mut open = vec![Self::default()];
        loop {
            match reader.read_event().map_err(io::Error::other)? {
                Event::Start(start) => open.push(Self::begun(&start)?),
                Event::Empty(start) => push(&mut open, Node::Element(Self::begun(&start)?)),
                Event::End(_) => close(&mut open),
                Event::Text(text) => push_text(&mut open, &text),
                Event::GeneralRef(name) => {
                    let name: &str = &name;
                    push_text(&mut open, &unescape(&format!("&{name};")).map_err(io::Error::other)?);
                }
                Event::Eof => break,
                _ => {}
            }
        }
        let root = open.into_iter().next().unwrap_or_default();
        Ok(root.children.into_iter().filter_map(Node::into_element).collect())
    }

    fn begun(start: &quick_xml::events::BytesStart<'_>) -> io::Result<Self> {
        let mut element = Self { name: start.name().as_ref().to_owned(), ..Self::default() };
        for attribute in start.attributes() {
            let attribute = attribute.map_err(io::Error::other)?;
            let key = attribute.key.as_ref().to_owned();
            element
                .attributes
                .push((key, unescape(&attribute.value).map_err(io::Error::other)?.into_owned()));
        }
        Ok(element)
    }

    /// Writes the element.
    ///
    /// # Errors
    /// When the output fails.
    pub fn write(&self, xml: &mut Xml<impl Write>) -> io::Result<()> {
        let attributes: Vec<_> = self.attributes.iter().map(|(key, value)| (&**key, &**value)).collect();
        if self.children.is_empty() {
            return xml.empty(&self.name, &attributes);
        }
        xml.open(&self.name, &attributes)?;
        for child in &self.children {
            match child {
                Node::Element(element) => element.write(xml)?,
                Node::Text(text) => xml.text(text)?,
            }
        }
        xml.close(&self.name)
    }

    /// The elements it holds.
    pub fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|child| match child {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The elements it holds, to be changed.
    pub fn elements_mut(&mut self) -> impl Iterator<Item = &mut Self> {
        self.children.iter_mut().filter_map(|child| match child {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }
}

impl Node {
    /// The element, if it is one.
    pub fn into_element(self) -> Option<Element> {
        match self {
            Self::Element(element) => Some(element),
            Self::Text(_) => None,
        }
    }
}

fn push(open: &mut [Element], node: Node) {
    if let Some(parent) = open.last_mut() {
        parent.children.push(node);
    }
}

/// Text comes in pieces around references; they are joined.
fn push_text(open: &mut [Element], text: &str) {
    let Some(parent) = open.last_mut() else { return };
    match parent.children.last_mut() {
        Some(Node::Text(before)) => before.push_str(text),
        _ => parent.children.push(Node::Text(text.to_owned())),
    }
}

fn close(open: &mut Vec<Element>) {
    if open.len() > 1
        && let Some(element) = open.pop()
    {
        push(open, Node::Element(element));
    }
}
