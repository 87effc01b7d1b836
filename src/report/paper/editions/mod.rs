//! Editions beside one another: the comparison, the redline, the consolidated wording.

mod comparison;
mod consolidated;
mod redline;
mod woven;

use crate::wording;
use prikaz_amend::{Piece, pieces};
use prikaz_document::Inline;
use prikaz_domain::{ActReference, Entry};

use super::Subject;

pub use comparison::comparison;
pub use consolidated::consolidated;
pub use redline::redline;

/// One wording of a register in a line of them, the oldest first.
#[derive(Debug, Clone)]
pub struct Wording<'a> {
    /// How it is called: «редакция № 2», «проект № 3».
    pub name: String,
    /// Its rows.
    pub entries: &'a [Entry],
    /// The order that made it; none while it is a draft.
    pub act: Option<ActReference>,
    /// The ground of the procedure it rests on, with its clause.
    pub ground: Option<(String, String)>,
    /// What gave rise to it.
    pub basis: String,
}

impl Wording<'_> {
    /// «приказ от 03.02.2025 № 12; подп. 2 п. 15»: why a row reads as it does.
    fn reason(&self, subject: Subject<'_>) -> String {
        let act = self.act.as_ref().map(|act| {
            format!("{} {}", wording::nominative(act.kind), wording::requisites(subject.organisation, act))
        });
        let clause = self.ground.as_ref().map(|(_, clause)| clause.clone());
        let reasons: Vec<String> = act.into_iter().chain(clause).collect();
        if reasons.is_empty() { self.basis.clone() } else { reasons.join(";\n") }
    }
}

/// The title of the annex that a part stands in, where it is the first of it and annexes are several.
fn title_of<'s>(subject: Subject<'s>, part: &woven::Part, before: Option<&woven::Part>) -> &'s [String] {
    match (part.annex, before.map(|before| before.annex)) {
        (annex, Some(same)) if annex == same => &[],
        (Some(annex), _) => subject.procedure.form.annexes.get(annex).map_or(&[][..], |annex| &annex.title),
        (None, _) => &[],
    }
}

/// The text of a cell before and after, each piece set as `set` sets it; what one side lacks is left out by none.
pub(super) fn compared(old: &str, new: &str, set: impl Fn(Piece<'_>) -> Option<Inline>) -> Box<[Inline]> {
    let mut inlines = Vec::new();
    for piece in pieces(old, new) {
        match piece {
            Piece::Same(text) => inlines.extend(Inline::lines(text)),
            changed => inlines.extend(set(changed)),
        }
    }
    inlines.into_boxed_slice()
}
