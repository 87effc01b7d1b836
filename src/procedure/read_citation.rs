//! Reads how orders cite other acts, and the preambles made of such citations.

use super::fault::FaultKind;
use super::file::{all, settled};
use super::read_source::read_order_kind;
use super::reader::{Node, Table};
use prikaz_order::{Basis, Citation, DateStyle, NumberSign, Opening, Part, PartKind, Preamble};

/// Reads the citation of an act.
pub(super) fn read_citation(node: &Node<'_>) -> Option<Citation> {
    let table = node.table()?;
    let cited = read_cited(&table);
    table.close();
    cited
}

/// Reads a citation out of `table`, which may have other keys.
pub(super) fn read_cited(table: &Table<'_>) -> Option<Citation> {
    let kind = table.need("kind").and_then(|node| read_order_kind(&node));
    let issuer = table.get("issuer").map(|node| node.text());
    let date = table.get("date").map(|node| node.date());
    let number = table.get("number").map(|node| node.text());
    let title = table.get("title").map(|node| node.text());
    let date_style = table.get("date_style").map(|node| node.word(DateStyle::WORDS));
    let number_sign = table.get("number_sign").map(|node| node.word(NumberSign::WORDS));
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
pub(super) fn read_part(table: &Table<'_>, but: Option<&str>) -> Option<Option<Part>> {
    let mut found = None;
    for (key, kind) in PartKind::WORDS.iter().copied().filter(|(key, _)| Some(*key) != but) {
        let Some(node) = table.get(key) else { continue };
        let numbers = if node.is_list() { node.texts()? } else { vec![node.text()?] };
        if found.replace(Part { kind, numbers }).is_some() {
            node.fault(FaultKind::SecondPart);
            return None;
        }
    }
    Some(found)
}

/// Reads a preamble: nothing, words, or a list of bases.
pub(super) fn read_preamble(node: &Node<'_>) -> Option<Preamble> {
    if node.is_list() {
        return all(node.some_list()?.iter().map(read_basis).collect()).map(Preamble::Bases);
    }
    let words = node.any_text()?;
    Some(if words.trim().is_empty() { Preamble::None } else { Preamble::Words(words) })
}

fn read_basis(node: &Node<'_>) -> Option<Basis> {
    let table = node.table()?;
    let opening = table.need("opening").and_then(|node| node.word(Opening::WORDS));
    let words = table.get("words").map(|node| node.text());
    let part = read_part(&table, Some("annex"));
    let document = table.get("document").map(|node| node.text());
    let annex = table.get("annex").map(|node| node.text());
    let act = table.get("act").map(|node| read_citation(&node));
    if words.is_none() && document.is_none() && act.is_none() {
        node.fault(FaultKind::MissingKey { name: "document".to_owned() });
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
