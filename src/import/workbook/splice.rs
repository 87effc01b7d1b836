//! Changes to an XML text in place: what is not changed stays as it was, byte for byte.

use quick_xml::Reader;
use quick_xml::escape::escape;
use quick_xml::events::{BytesStart, Event};

use crate::ImportError;

/// Changes to a text, by the places they begin at.
#[derive(Debug, Default)]
pub(crate) struct Splices(Vec<(usize, usize, String)>);

impl Splices {
    pub(crate) fn insert(&mut self, at: usize, text: impl Into<String>) {
        self.0.push((at, at, text.into()));
    }

    pub(crate) fn replace(&mut self, start: usize, end: usize, text: impl Into<String>) {
        self.0.push((start, end, text.into()));
    }

    /// `source` with all changes; those at one place stand in the order in which they were made.
    pub(crate) fn apply(mut self, source: &str) -> String {
        self.0.sort_by_key(|(start, ..)| *start);
        let mut text = String::with_capacity(source.len() + 64 * self.0.len());
        let mut done = 0;
        for (start, end, new) in self.0 {
            text.push_str(source.get(done..start).unwrap_or_default());
            text.push_str(&new);
            done = end.max(done);
        }
        text.push_str(source.get(done..).unwrap_or_default());
        text
    }
}

/// Where something stands: from its first byte to behind its last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// What is met on a walk through an XML text.
pub(crate) enum Met<'e, 's> {
    /// An element begins; the depth of it is that of its parent.
    Start(&'e BytesStart<'s>),
    /// An element without content.
    Empty(&'e BytesStart<'s>),
    /// The element named so ends.
    End(&'e str),
}

/// Goes through the elements of `source`, with where each tag stands.
pub(crate) fn walk(
    source: &str,
    meet: impl FnMut(Met<'_, '_>, Span) -> Result<(), ImportError>,
) -> Result<(), ImportError> {
    walk_by(Reader::from_str(source), meet)
}

/// As [`walk`], for texts whose tags need not end: Excel writes `<br>` into the boxes of its buttons.
pub(crate) fn walk_loosely(
    source: &str,
    meet: impl FnMut(Met<'_, '_>, Span) -> Result<(), ImportError>,
) -> Result<(), ImportError> {
    let mut reader = Reader::from_str(source);
    reader.config_mut().check_end_names = false;
    reader.config_mut().allow_unmatched_ends = true;
    walk_by(reader, meet)
}

fn walk_by(
    mut reader: Reader<&[u8]>,
    mut meet: impl FnMut(Met<'_, '_>, Span) -> Result<(), ImportError>,
) -> Result<(), ImportError> {
    let position = |reader: &Reader<&[u8]>| usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
    loop {
        let start = position(&reader);
        let event = reader.read_event().map_err(ImportError::damaged)?;
        let span = Span { start, end: position(&reader) };
        match event {
            Event::Start(element) => meet(Met::Start(&element), span)?,
            Event::Empty(element) => meet(Met::Empty(&element), span)?,
            Event::End(element) => meet(Met::End(element.local_name().as_ref()), span)?,
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// The tag with its attribute `name` (with its prefix) set to `value`, whatever parts its attributes from one another.
pub(crate) fn with_attribute(tag: &str, name: &str, value: &str) -> String {
    let value = escape(value);
    if let Some(Span { start, end }) = value_of(tag, name) {
        return format!("{}{value}{}", &tag[..start], &tag[end..]);
    }
    let end = tag.find(|sign: char| sign.is_whitespace() || matches!(sign, '/' | '>')).filter(|end| *end > 1);
    let end = end.unwrap_or(tag.len());
    format!("{} {name}=\"{value}\"{}", &tag[..end], &tag[end..])
}

/// Where the value of the attribute `name` stands in a tag.
fn value_of(tag: &str, name: &str) -> Option<Span> {
    let mut at = tag.find(char::is_whitespace)?;
    loop {
        let rest = tag.get(at..)?;
        at += rest.len() - rest.trim_start().len();
        let equals = at + tag.get(at..)?.find('=')?;
        let quote = equals + tag[equals..].find(['"', '\''])?;
        let start = quote + 1;
        let end = start + tag[start..].find(&tag[quote..start])?;
        if tag[at..equals].trim_end() == name {
            return Some(Span { start, end });
        }
        at = end + 1;
    }
}

/// `<name …/>` as `<name …>` with `content` and its end.
pub(crate) fn opened(tag: &str, content: &str) -> String {
    let bare = tag.trim_end_matches('>').trim_end_matches('/').trim_end();
    let name: String =
        bare.trim_start_matches('<').chars().take_while(|sign| !sign.is_whitespace()).collect();
    format!("{bare}>{content}</{name}>")
}

/// The prefix of the element's name with its colon; empty where it has none.
pub(crate) fn prefix(element: &BytesStart<'_>) -> String {
    let name = element.name();
    name.as_ref().rsplit_once(':').map(|(prefix, _)| format!("{prefix}:")).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_attribute_is_found_wherever_it_stands() {
        let set = |tag: &str| with_attribute(tag, "fillId", "7");
        assert_eq!(set("<xf fillId=\"0\" a=\"1\">"), "<xf fillId=\"7\" a=\"1\">");
        assert_eq!(set("<xf\n\tnumFmtId='0'\n\tfillId = '0'\n/>"), "<xf\n\tnumFmtId='0'\n\tfillId = '7'\n/>");
        assert_eq!(set("<xf a=\"fillId='3'\"/>"), "<xf fillId=\"7\" a=\"fillId='3'\"/>");
        assert_eq!(set("<xf/>"), "<xf fillId=\"7\"/>");
    }
}
