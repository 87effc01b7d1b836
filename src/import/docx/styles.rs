//! What the styles of a text say of how it reads: whether it is seen at all, and whether it stands above or below the
//! line (ISO/IEC 29500-1, 17.7).

use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::ImportError;
use crate::package::xml::{attribute, is_on};
use crate::raised::Looks;

/// Styles lead to one another no further than this.
const LONGEST: usize = 32;

/// The styles of a text, by their keys.
#[derive(Debug, Default)]
pub(super) struct Styles {
    known: HashMap<String, Style>,
    /// Key of the style that paragraphs have which name none.
    usual: Option<String>,
}

#[derive(Debug, Default)]
struct Style {
    based_on: Option<String>,
    unseen: Option<bool>,
    position: Option<(bool, bool)>,
}

/// How a run reads.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Reads {
    pub(super) unseen: bool,
    pub(super) looks: Looks,
}

impl Styles {
    /// Reads the part of styles.
    ///
    /// # Errors
    /// When it is no XML.
    pub(super) fn of(part: &[u8]) -> Result<Self, ImportError> {
        let source = std::str::from_utf8(part).map_err(ImportError::damaged)?;
        let mut reader = Reader::from_str(source);
        let mut styles = Self::default();
        let mut open: Vec<String> = Vec::new();
        let mut key: Option<String> = None;
        loop {
            match reader.read_event().map_err(ImportError::damaged)? {
                Event::Start(element) => {
                    styles.look(&element, &open, &mut key)?;
                    open.push(element.local_name().as_ref().to_owned());
                }
                Event::Empty(element) => styles.look(&element, &open, &mut key)?,
                Event::End(_) => {
                    open.pop();
                }
                Event::Eof => return Ok(styles),
                _ => {}
            }
        }
    }

    fn look(
        &mut self,
        element: &BytesStart<'_>,
        open: &[String],
        key: &mut Option<String>,
    ) -> Result<(), ImportError> {
        let name = element.local_name();
        let name = name.as_ref();
        if name == "style" {
            *key = attribute(element, "styleId")?;
            let usual = attribute(element, "default")?.is_some_and(|says| matches!(&*says, "1" | "true"));
            if usual && attribute(element, "type")?.as_deref() == Some("paragraph") {
                self.usual.clone_from(key);
            }
            return Ok(());
        }
        let Some(style) = key.as_ref().map(|key| self.known.entry(key.clone()).or_default()) else {
            return Ok(());
        };
        match (open, name) {
            ([.., parent], "basedOn") if parent == "style" => style.based_on = attribute(element, "val")?,
            ([.., above, parent], "vanish") if above == "style" && parent == "rPr" => {
                style.unseen = Some(is_on(element)?);
            }
            ([.., above, parent], "vertAlign") if above == "style" && parent == "rPr" => {
                style.position = Some(position(element)?);
            }
            _ => {}
        }
        Ok(())
    }

    /// How `reads` changes under the style `key`, or under that of a paragraph which names none.
    pub(super) fn under(&self, key: Option<&str>, mut reads: Reads) -> Reads {
        let chain = std::iter::successors(key.or(self.usual.as_deref()), |key| {
            self.known.get(*key)?.based_on.as_deref()
        });
        let chain: Vec<&Style> = chain.take(LONGEST).filter_map(|key| self.known.get(key)).collect();
        if let Some(unseen) = chain.iter().find_map(|style| style.unseen) {
            reads.unseen = unseen;
        }
        if let Some((raised, lowered)) = chain.iter().find_map(|style| style.position) {
            (reads.looks[2], reads.looks[3]) = (raised, lowered);
        }
        reads
    }
}

/// Whether text is raised, and whether it is lowered.
pub(super) fn position(element: &BytesStart<'_>) -> Result<(bool, bool), ImportError> {
    let how = attribute(element, "val")?;
    Ok((how.as_deref() == Some("superscript"), how.as_deref() == Some("subscript")))
}
