//! Reads words with gaps.

use crate::fault::{FaultKind, Thing};
use crate::reader::{Naming, Node};
use prikaz_form::{Gap, Phrase};

/// The names of `gaps`.
pub(super) fn names_of(gaps: &[Gap]) -> impl Iterator<Item = &'static str> + Clone {
    gaps.iter().map(|gap| gap.code())
}

/// Reads words whose gaps are among `known`.
pub(crate) fn read_phrase<'k>(
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
