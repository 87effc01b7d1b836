//! The preamble as the context of its template.

use serde_json::{Value, json};

use crate::domain::Case;
use crate::order::{Basis, Citation, Opening, Part, PartKind, Preamble};
use crate::russian::typography::NBSP;
use crate::russian::{Participle, UnknownDocument};

use super::names::AnnexName;
use super::{Act, cite};

/// `none`, `{ words }` or `{ bases }`.
pub(super) fn context(act: &Act<'_>) -> Result<Value, UnknownDocument> {
    Ok(match &act.order.text.preamble {
        Preamble::None => Value::Null,
        Preamble::Words(words) => json!({ "words": act.filled(words), "bases": [] }),
        Preamble::Bases(bases) => {
            let bases: Result<Vec<_>, _> = bases.iter().map(|basis| self::basis(act, basis)).collect();
            json!({ "words": null, "bases": bases? })
        }
    })
}

fn basis(act: &Act<'_>, basis: &Basis) -> Result<Value, UnknownDocument> {
    let case = basis.opening.case();
    // What depends on words or on a part stands in the genitive: «пунктом 13 Порядка», «реализации Плана».
    let inner = if basis.words.is_some() || basis.part.is_some() { Case::Genitive } else { case };
    let document = match &basis.document {
        Some(name) => Some(document(act, name, basis, inner)?),
        None => basis.act.as_ref().map(|citation| cite::cited(act, citation, Some(inner))),
    };
    let part_case = if basis.words.is_some() { Case::Genitive } else { case };
    let pieces = [
        basis.words.as_deref().map(|words| act.filled(words)),
        basis.part.as_ref().map(|part| part.text(Some(part_case))),
        document,
    ];
    Ok(json!({
        "opening": basis.opening.word(),
        "with": with(basis),
        "text": pieces.into_iter().flatten().collect::<Vec<_>>().join(" "),
    }))
}

/// «Планом мероприятий, утвержденным приказом …»; «Методическими рекомендациями (приложение 2 к приказу …)».
fn document(act: &Act<'_>, name: &str, basis: &Basis, case: Case) -> Result<String, UnknownDocument> {
    let forms = AnnexName::inflected(act.words, name)?;
    let called = forms.cases.of(case).to_owned();
    Ok(match (&basis.act, &basis.annex) {
        (Some(citation), Some(annex)) => format!("{called} ({})", annex_of(act, annex, citation)),
        (Some(citation), None) => {
            let approved = Participle::Approved.full(forms.agreement, Some(case));
            format!("{called}, {approved} {}", cite::cited(act, citation, Some(Case::Instrumental)))
        }
        (None, _) => called,
    })
}

fn annex_of(act: &Act<'_>, number: &str, citation: &Citation) -> String {
    format!("приложение{NBSP}{number} к{NBSP}{}", cite::cited(act, citation, Some(Case::Dative)))
}

/// «в соответствии со статьей»: «с» before a word that begins with two consonants of its own kind.
fn with(basis: &Basis) -> &'static str {
    let is_article = |part: &Part| {
        basis.words.is_none() && part.kind == PartKind::Article && basis.opening == Opening::InAccordance
    };
    if basis.part.as_ref().is_some_and(is_article) { "со" } else { "с" }
}
