//! Fields of forms before Word 2007: a list to choose from, a box to tick (ISO/IEC 29500-1, 17.16.9 and 17.16.7). Word
//! shows what is chosen in them without writing it as text.

use quick_xml::events::BytesStart;

use crate::ImportError;
use crate::package::xml::{attribute, is_on};

/// A field being read.
#[derive(Debug, Default)]
pub(super) struct OldField {
    /// What the list offers.
    entries: Vec<String>,
    result: Option<usize>,
    usual: usize,
    /// What is chosen, until the field is seen to show it itself.
    chosen: Option<String>,
}

impl OldField {
    /// What the list offers, or whether the box is ticked.
    pub(super) fn property(&mut self, name: &str, element: &BytesStart<'_>) -> Result<(), ImportError> {
        let place = || -> Result<Option<usize>, ImportError> {
            Ok(attribute(element, "val")?.and_then(|place| place.trim().parse().ok()))
        };
        match name {
            "listEntry" => self.entries.extend(attribute(element, "val")?),
            "result" => self.result = place()?,
            "checked" => self.entries = vec![ticked(is_on(element)?)],
            // Of a list a place, of a box whether it is ticked at first.
            "default" => {
                self.usual = place()?.unwrap_or(0);
                if self.entries.is_empty() {
                    self.chosen = Some(ticked(is_on(element)?));
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// All of it is known.
    pub(super) fn end(&mut self) {
        let place = if self.entries.len() == 1 { 0 } else { self.result.unwrap_or(self.usual) };
        self.chosen = self.entries.get(place).cloned().or(self.chosen.take());
    }

    /// The field shows text of its own.
    pub(super) fn show(&mut self) {
        self.chosen = None;
    }

    /// What is chosen, where the field did not show it.
    pub(super) fn chosen(&mut self) -> Option<String> {
        self.chosen.take()
    }
}

fn ticked(is: bool) -> String {
    if is { "☒" } else { "☐" }.to_owned()
}
