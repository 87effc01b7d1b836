//! The register among the annexes of its order: one annex, or several, each with a name, a title and a stamp.

use crate::AnnexName;
use prikaz_form as form;
use prikaz_order::Annex;
use prikaz_russian::typography::capitalised;
use prikaz_russian::{Participle, UnknownDocument, Words};

use super::Subject;

/// The register as its procedure names it; the word of its stamp tells what agrees with it.
pub(super) fn name(subject: Subject<'_>, words: &Words) -> Result<AnnexName, UnknownDocument> {
    let register = &subject.procedure.register;
    match &register.stamp.word {
        Some(word) => Ok(AnnexName::stamped(&register.name, word)),
        None => Ok(AnnexName::of_forms(&register.name, words.agreement(&register.name.nominative)?)),
    }
}

/// What the annexes are called that the register fills: the register itself, where it is one annex without a name of
/// its own.
pub(super) fn names(subject: Subject<'_>, words: &Words) -> Result<Vec<AnnexName>, UnknownDocument> {
    match subject.procedure.form.annexes.as_slice() {
        [] | [form::Annex { name: None, .. }] => Ok(vec![name(subject, words)?]),
        annexes => annexes.iter().map(|annex| name_of(annex, words)).collect(),
    }
}

fn name_of(annex: &form::Annex, words: &Words) -> Result<AnnexName, UnknownDocument> {
    match &annex.stamp {
        Some(word) => Ok(AnnexName::inflected_as_stamped(words, &annex.called(), word)),
        None => AnnexName::inflected(words, &annex.called()),
    }
}

/// The annexes that the register fills, as parts of the order; `names` are theirs.
pub(super) fn annexes(subject: Subject<'_>, names: &[AnnexName]) -> Vec<Annex> {
    let Some(whole) = subject.procedure.order.text.annexes.first() else { return Vec::new() };
    let own = subject.procedure.form.annexes.iter().zip(names);
    let mut own: Vec<Annex> = own.map(|(annex, called)| annex_of(whole, annex, called)).collect();
    // What is annexed to the register follows the last of its parts.
    let last = own.len().saturating_sub(1);
    own[..last].iter_mut().for_each(|part| part.annexes.clear());
    if own.is_empty() { vec![whole.clone()] } else { own }
}

/// One of several: the marks look as those of the register, and agree with its own name.
fn annex_of(whole: &Annex, annex: &form::Annex, called: &AnnexName) -> Annex {
    let mut stamp = whole.stamp.clone();
    stamp.word = annex.stamp.clone().or_else(|| Some(in_the_style_of(stamp.word.as_deref(), called)));
    Annex { name: called.nominative.clone(), title: annex.title.clone(), stamp, ..whole.clone() }
}

/// «УТВЕРЖДЕНЫ», or «Утверждены» where the body writes small letters.
fn in_the_style_of(word: Option<&str>, called: &AnnexName) -> String {
    if word.is_some_and(|word| word.chars().any(char::is_lowercase)) {
        capitalised(&Participle::Approved.short(called.agreement))
    } else {
        Participle::Approved.capitals(called.agreement)
    }
}
