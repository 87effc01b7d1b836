//! Reads words with gaps.

use super::fault::{FaultKind, Thing};
use super::reader::Node;
use prikaz_form::Phrase;

/// Reads words whose gaps are among `known`.
pub(super) fn read_phrase<'k>(
    node: &Node<'_>,
    known: impl Iterator<Item = &'k str> + Clone,
) -> Option<Phrase> {
    let text = node.text()?;
    let Ok(phrase) = Phrase::parse(&text) else {
        node.fault(FaultKind::LoneBrace);
        return None;
    };
    for gap in phrase.gaps().filter(|gap| known.clone().all(|one| one != *gap)) {
        node.unknown(Thing::Gap, gap, known.clone());
    }
    Some(phrase)
}
