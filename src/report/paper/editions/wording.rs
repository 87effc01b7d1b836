//! A wording of a register among others.

use super::woven;
use crate::paper::Subject;
use crate::wording;
use prikaz_domain::{ActReference, Entry};

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
    pub(super) fn reason(&self, subject: Subject<'_>) -> String {
        let act = self.act.as_ref().map(|act| {
            format!("{} {}", wording::nominative(act.kind), wording::requisites(subject.organisation, act))
        });
        let clause = self.ground.as_ref().map(|(_, clause)| clause.clone());
        let reasons: Vec<String> = act.into_iter().chain(clause).collect();
        if reasons.is_empty() { self.basis.clone() } else { reasons.join(";\n") }
    }
}

/// The title of the annex that a part stands in, where it is the first of it and annexes are several.
pub(super) fn title_of<'s>(
    subject: Subject<'s>,
    part: &woven::WovenPart,
    before: Option<&woven::WovenPart>,
) -> &'s [String] {
    match (part.annex, before.map(|before| before.annex)) {
        (annex, Some(same)) if annex == same => &[],
        (Some(annex), _) => subject.procedure.form.annexes.get(annex).map_or(&[][..], |annex| &annex.title),
        (None, _) => &[],
    }
}
