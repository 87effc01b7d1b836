//! The marks and titles of annexes (ГОСТ Р 7.0.97-2025, 5.16 and 5.19).

use crate::wording::dated;
use prikaz_domain::{Case, FullName};
use prikaz_order::{Annex, AnnexBody, AnnexLine, Marks};
use prikaz_russian::typography::{NBSP, quoted};
use prikaz_russian::{Participle, UnknownDocument};

use super::Act;
use super::context::{AnnexContext, LineContext, Signed, Stamp};
use super::names::AnnexName;

/// Each annex with its marks and title; what it consists of is put in by whoever has it.
pub(super) fn contexts(act: &Act<'_>) -> Result<Vec<AnnexContext>, UnknownDocument> {
    let annexes = act.order.text.annexes.iter().enumerate();
    annexes.map(|(at, annex)| context(act, annex, at)).collect()
}

/// The name of the annex at `at`, in its cases.
pub(super) fn name(act: &Act<'_>, at: usize) -> Result<AnnexName, UnknownDocument> {
    match (act.names.get(at), act.order.text.annexes.get(at)) {
        (Some(known), _) => Ok(known.clone()),
        (None, Some(annex)) => AnnexName::inflected(act.words, &annex.name),
        (None, None) => Err(UnknownDocument { word: String::new() }),
    }
}

/// «№ 2», where there are several; a single annex has no number.
pub(super) fn number(act: &Act<'_>, at: usize) -> Option<String> {
    let annexes = &act.order.text.annexes;
    let stamp = &annexes.get(at)?.stamp;
    if annexes.len() < 2 {
        return None;
    }
    let number = (at + 1).to_string();
    let sign = stamp.number_sign.unwrap_or(act.organisation.number_sign);
    Some(if stamp.bare_number { number } else { sign.before(&number) })
}

fn context(act: &Act<'_>, annex: &Annex, at: usize) -> Result<AnnexContext, UnknownDocument> {
    Ok(AnnexContext {
        clauses: own_text(annex),
        landscape: matches!(&annex.body, AnnexBody::Table(table) if table.landscape),
        signer: annex.signatory.as_ref().map(|signatory| signed(act, signatory)),
        annexes: inner(act, annex, at)?,
        ..bare(stamp(act, annex, at)?, annex)
    })
}

/// The marks and the title, with nothing under them.
fn bare(stamp: Stamp, annex: &Annex) -> AnnexContext {
    AnnexContext {
        stamp,
        form: false,
        title: annex.title.join("\n"),
        clauses: Vec::new(),
        table: String::new(),
        landscape: false,
        signer: None,
        annexes: Vec::new(),
        parts: None,
        act: None,
    }
}

/// The paragraphs of an annex that is a text of its own.
fn own_text(annex: &Annex) -> Vec<LineContext> {
    let AnnexBody::Text(lines) = &annex.body else { return Vec::new() };
    let line = |AnnexLine { number, level, text }: &AnnexLine| LineContext {
        number: number.clone(),
        level: *level,
        text: text.clone(),
    };
    lines.iter().map(line).collect()
}

/// The annexes of the annex at `at`, each with its mark and title.
fn inner(act: &Act<'_>, annex: &Annex, at: usize) -> Result<Vec<AnnexContext>, UnknownDocument> {
    if annex.annexes.is_empty() {
        return Ok(Vec::new());
    }
    let to = belonging(act, annex, at)?;
    let sign = annex.stamp.number_sign.unwrap_or(act.organisation.number_sign);
    let several = annex.annexes.len() > 1;
    let context = |(one, no): (&Annex, usize)| {
        let number = if annex.stamp.bare_number { no.to_string() } else { sign.before(&no.to_string()) };
        let mark = if several {
            format!("Приложение{NBSP}{number}")
        } else {
            "Приложение".to_owned()
        };
        bare(Stamp { above: vec![mark], head: String::new(), lines: to.clone() }, one)
    };
    Ok(annex.annexes.iter().zip(1..).map(context).collect())
}

/// «к перечню …, утвержденному приказом …», or «к приложению № 2 к приказу …».
fn belonging(act: &Act<'_>, annex: &Annex, at: usize) -> Result<Vec<String>, UnknownDocument> {
    if annex.marks == Marks::Annex {
        let number = number(act, at).map(|number| format!("{NBSP}{number}")).unwrap_or_default();
        let by = format!("к{NBSP}приложению{number} к{NBSP}{}", act.forms().of(Some(Case::Dative)));
        return Ok(lines(act, annex, &by));
    }
    let AnnexName { cases, agreement, .. } = name(act, at)?;
    let approved = Participle::Approved.full(agreement, Some(Case::Dative));
    let by = format!("{approved} {}", act.forms().of(Some(Case::Instrumental)));
    let to = format!("к{NBSP}{},", cases.dative);
    Ok(std::iter::once(to).chain(lines(act, annex, &by)).collect())
}

fn stamp(act: &Act<'_>, annex: &Annex, at: usize) -> Result<Stamp, UnknownDocument> {
    let numbered = match number(act, at) {
        Some(number) => format!("Приложение{NBSP}{number}"),
        None => "Приложение".to_owned(),
    };
    let is_numbered = match annex.marks {
        Marks::Annex => {
            let lines = lines(act, annex, &format!("к{NBSP}{}", act.forms().of(Some(Case::Dative))));
            return Ok(Stamp { above: vec![numbered], head: String::new(), lines });
        }
        Marks::Both => true,
        // Where the text tells annexes apart by number, the number is found on each.
        Marks::Approved => act.order.text.annexes.len() > 1,
    };
    Ok(Stamp {
        above: is_numbered.then_some(numbered).into_iter().collect(),
        head: head(act, annex, at)?,
        lines: lines(act, annex, &act.forms().of(Some(Case::Instrumental))),
    })
}

/// «УТВЕРЖДЕН», as the annex is called, or as the body has it.
fn head(act: &Act<'_>, annex: &Annex, at: usize) -> Result<String, UnknownDocument> {
    match &annex.stamp.word {
        Some(word) => Ok(word.clone()),
        None => Ok(Participle::Approved.capitals(name(act, at)?.agreement)),
    }
}

/// By which act, of which date and number, and how it is titled, where the stamp says so.
fn lines(act: &Act<'_>, annex: &Annex, by: &str) -> Vec<String> {
    let stamp = &annex.stamp;
    let issuer = stamp.issuer.clone().unwrap_or_else(|| act.issuer_genitive());
    let date = match (act.date, stamp.date_style) {
        (Some(date), Some(style)) => dated(style, date),
        _ => act.date_text(),
    };
    let number = match stamp.number_sign {
        Some(sign) => sign.before(act.number.unwrap_or("____")),
        None => act.numbers(),
    };
    let requisites = format!("от{NBSP}{date} {number}");
    let title = stamp.title.as_deref().map(quoted);
    [format!("{by} {issuer}"), requisites].into_iter().chain(title).collect()
}

/// Who signs an annex or an order, as printed.
pub(super) fn signed(act: &Act<'_>, signatory: &prikaz_order::Signatory) -> Signed {
    let card = act.organisation.known_person(&signatory.person);
    let of_card = card.map(|card| prikaz_russian::typography::capitalised(&card.post.title));
    let name = act.organisation.named(&signatory.person, FullName::initials_first);
    Signed::new(signatory.post.clone().or(of_card).unwrap_or_default(), name)
}
