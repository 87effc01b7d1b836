//! The preamble as the context of its template.

use prikaz_domain::Case;
use prikaz_order::{Basis, Citation, Preamble};
use prikaz_russian::typography::NBSP;
use prikaz_russian::{Participle, UnknownDocument};

use super::context::{BasisContext, PreambleContext};
use super::names::AnnexName;
use super::{Act, cite};

/// The words of the body, or what the act rests on; nothing where it has no preamble.
pub(super) fn context(act: &Act<'_>) -> Result<Option<PreambleContext>, UnknownDocument> {
    Ok(match &act.order.text.preamble {
        Preamble::None => None,
        Preamble::Words(words) => Some(PreambleContext { words: Some(act.filled(words)), bases: Vec::new() }),
        Preamble::Bases(bases) => {
            let bases: Result<Vec<_>, _> = bases.iter().map(|basis| self::basis(act, basis)).collect();
            Some(PreambleContext { words: None, bases: bases? })
        }
    })
}

fn basis(act: &Act<'_>, basis: &Basis) -> Result<BasisContext, UnknownDocument> {
    let case = basis.opening.case();
    // What depends on words stands in the genitive: «реализации Плана».
    let inner = if basis.words.is_some() { Case::Genitive } else { case };
    let forms = basis.document.as_deref().map(|name| AnnexName::inflected(act.words, name)).transpose()?;
    let owner = |case| match (&forms, &basis.act) {
        (Some(forms), _) => Some(document(act, forms, basis, case)),
        (None, citation) => citation.as_ref().map(|citation| cite::cited(act, citation, Some(case))),
    };
    let document = match &basis.part {
        Some(part) if owner(inner).is_some() => Some(part.of(|case| owner(case).unwrap_or_default())),
        _ => owner(inner),
    };
    let part_case = if basis.words.is_some() { Case::Genitive } else { case };
    let pieces = [
        basis.words.as_deref().map(|words| act.filled(words)),
        basis.part.as_ref().map(|part| part.text(Some(part_case))),
        document,
    ];
    let text = pieces.into_iter().flatten().collect::<Vec<_>>().join(" ");
    Ok(BasisContext { opening: basis.opening, text })
}

/// «Планом мероприятий, утвержденным приказом …»; «Методическими рекомендациями (приложение 2 к приказу …)».
fn document(act: &Act<'_>, forms: &AnnexName, basis: &Basis, case: Case) -> String {
    let called = forms.cases.of(case).to_owned();
    match (&basis.act, &basis.annex) {
        (Some(citation), Some(annex)) => format!("{called} ({})", annex_of(act, annex, citation)),
        (Some(citation), None) => {
            let approved = Participle::Approved.full(forms.agreement, Some(case));
            format!("{called}, {approved} {}", cite::cited(act, citation, Some(Case::Instrumental)))
        }
        (None, _) => called,
    }
}

fn annex_of(act: &Act<'_>, number: &str, citation: &Citation) -> String {
    format!("приложение{NBSP}{number} к{NBSP}{}", cite::cited(act, citation, Some(Case::Dative)))
}
