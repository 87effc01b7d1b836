//! Reads how orders cite other acts, and the preambles made of such citations.

use crate::fault::FaultKind;
use crate::keys::{basis, citation};
use crate::read::source::read_order_kind;
use crate::reader::{Node, Table, all, settled};
use prikaz_order::{Basis, Citation, DateStyle, NumberSign, Opening, Part, PartKind, Preamble};
use prikaz_placed::Key;

/// Reads the citation of an act.
pub(crate) fn read_citation(node: &Node<'_>) -> Option<Citation> {
    let table = node.table()?;
    let cited = read_cited(&table);
    table.close();
    cited
}

/// Reads a citation out of `table`, which may have other keys.
pub(crate) fn read_cited(table: &Table<'_>) -> Option<Citation> {
    let kind = table.need(&citation::KIND).and_then(|node| read_order_kind(&node));
    let issuer = table.get(&citation::ISSUER).map(|node| node.text());
    let date = table.get(&citation::DATE).map(|node| node.date());
    let number = table.get(&citation::NUMBER).map(|node| node.text());
    let title = table.get(&citation::TITLE).map(|node| node.text());
    let date_style = table.get(&citation::DATE_STYLE).map(|node| node.word(DateStyle::WORDS));
    let number_sign = table.get(&citation::NUMBER_SIGN).map(|node| node.word(NumberSign::WORDS));
    Some(Citation {
        kind: kind?,
        issuer: settled(issuer)?,
        date: settled(date)?,
        number: settled(number)?,
        title: settled(title)?,
        date_style: settled(date_style)?,
        number_sign: settled(number_sign)?,
    })
}

/// Reads a part of an act under one of `keys`: `point = "2.1"`, `article = ["3", "4"]`.
pub(crate) fn read_part(table: &Table<'_>, but: Option<&Key>) -> Option<Option<Part>> {
    let mut found = None;
    for (key, kind) in
        PartKind::WORDS.iter().copied().filter(|(key, _)| but.is_none_or(|but| but.name != *key))
    {
        let Some(node) = table.among(key) else { continue };
        let numbers = if node.is_list() { node.texts()? } else { vec![node.text()?] };
        if found.replace(Part { kind, numbers }).is_some() {
            node.fault(FaultKind::SecondPart);
            return None;
        }
    }
    Some(found)
}

/// Reads a preamble: nothing, words, or a list of bases.
pub(crate) fn read_preamble(node: &Node<'_>) -> Option<Preamble> {
    if node.is_list() {
        return all(node.some_list()?.iter().map(read_basis)).map(Preamble::Bases);
    }
    let words = node.any_text()?;
    Some(if words.trim().is_empty() { Preamble::None } else { Preamble::Words(words) })
}

fn read_basis(node: &Node<'_>) -> Option<Basis> {
    let table = node.table()?;
    let opening = table.need(&basis::OPENING).and_then(|node| node.word(Opening::WORDS));
    let words = table.get(&basis::WORDS).map(|node| node.text());
    let part = read_part(&table, Some(&basis::ANNEX));
    let document = table.get(&basis::DOCUMENT).map(|node| node.text());
    let annex = table.get(&basis::ANNEX).map(|node| node.text());
    let act = table.get(&basis::ACT).map(|node| read_citation(&node));
    if words.is_none() && document.is_none() && act.is_none() {
        node.missing(&basis::DOCUMENT);
    }
    table.close();
    Some(Basis {
        opening: opening?,
        words: settled(words)?,
        part: part?,
        document: settled(document)?,
        annex: settled(annex)?,
        act: settled(act)?,
    })
}
