//! Reads what stands under the rows of a shape: totals and footnotes.

use super::names::Names;
use super::phrase::{names_of, read_phrase};
use super::shown::{ReadNote, note_unshown};
use crate::fault::{FaultKind, Need, Thing};
use crate::keys::{note, total};
use crate::reader::{Naming, Node, Table, all, settled};
use prikaz_domain::ColumnKey;
use prikaz_form::{CellType, ColumnKind, Gap, Level, NoteOn, Total, TotalOf};
use prikaz_placed::Key;

/// Gaps of the words of a total.
const TOTAL_GAPS: [Gap; 7] =
    [Gap::Count, Gap::Words, Gap::N, Gap::Roman, Gap::Path, Gap::Value, Gap::Capitalised];
/// The word for the whole table.
const TABLE: &str = "table";

/// Reads every total.
pub(crate) fn read_totals(
    nodes: &[Node<'_>],
    names: &Names,
    sections: Option<&[Level]>,
    shown: Option<&[ColumnKey]>,
) -> Option<Vec<Total>> {
    all(nodes.iter().map(|node| read_total(node, names, sections, shown)))
}

fn read_total(
    node: &Node<'_>,
    names: &Names,
    sections: Option<&[Level]>,
    shown: Option<&[ColumnKey]>,
) -> Option<Total> {
    let table = node.table()?;
    let of = table.get(&total::OF).map_or(Some(TotalOf::Table), |node| read_of(&node, sections));
    let text = table.need(&total::TEXT).and_then(|node| read_phrase(&node, names_of(&TOTAL_GAPS)));
    let words = table.get(&total::WORDS).map(|node| read_words(&node));
    let sum = table.get(&total::SUM).map_or(Some(Vec::new()), |node| read_sum(&node, names, shown));
    if let (Some(sum), Some(first)) = (&sum, shown.and_then(<[_]>::first))
        && sum.contains(first)
    {
        node.fault(FaultKind::TotalWithoutPlace);
    }
    let wants_words = text.as_ref().is_some_and(|text| text.gaps().any(|gap| gap == Gap::Words.code()));
    if wants_words && words.is_none() {
        table.need(&total::WORDS);
    }
    table.close();
    Some(Total { of: of?, text: text?, words: settled(words)?, sum: sum? })
}

/// The whole table, or each section of a level, by its column.
fn read_of(node: &Node<'_>, sections: Option<&[Level]>) -> Option<TotalOf> {
    let name = node.text()?;
    if name == TABLE {
        return Some(TotalOf::Table);
    }
    let sections = sections?;
    let level = sections.iter().position(|level| level.column.as_str() == name);
    if level.is_none() {
        let known = sections.iter().map(|level| level.column.as_str()).chain([TABLE]);
        node.unknown(Thing::Section, &name, known);
    }
    level.map(TotalOf::Section)
}

fn read_words(node: &Node<'_>) -> Option<[String; 3]> {
    let words = <[String; 3]>::try_from(node.texts()?);
    if words.is_err() {
        node.fault(FaultKind::ListLength { wanted: 3 });
    }
    words.ok()
}

fn read_sum(node: &Node<'_>, names: &Names, shown: Option<&[ColumnKey]>) -> Option<Vec<ColumnKey>> {
    let is_decimal = |kind: &ColumnKind| matches!(kind, ColumnKind::Typed(CellType::Decimal { .. }));
    let column = |node: &Node<'_>| {
        let column = names.fit_column(node, Need::Decimal, is_decimal)?;
        note_unshown(node, &column, shown);
        Some(column)
    };
    all(node.some_list()?.iter().map(column))
}

/// Reads every footnote: on a heading, on the cells with a value, or on those of rows that bring their own words.
pub(crate) fn read_notes<'s>(nodes: &[Node<'s>], names: &Names) -> Option<Vec<ReadNote<'s>>> {
    all(nodes.iter().map(|node| read_note(node, names)))
}

fn read_note<'s>(node: &Node<'s>, names: &Names) -> Option<ReadNote<'s>> {
    let table = node.table()?;
    let head = table.get(&note::HEAD);
    let column = table.get(&note::COLUMN);
    let from = table.get(&note::FROM).map(|node| names.column(&node));
    let text = if from.is_some() { table.get(&note::TEXT) } else { table.need(&note::TEXT) };
    note_clashes(&table, from.is_some(), head.is_some());
    let text = text.map_or(Some(String::new()), |node| node.text());
    let on = match (&head, &column, &from) {
        (Some(_), ..) => Some(None),
        (None, Some(column), Some(from)) => {
            let column = names.column(column);
            column.zip(from.clone()).map(|(column, from)| Some(NoteOn::Rows { column, from }))
        }
        (None, Some(column), None) => {
            let column = names.column(column);
            let value = table.need(&note::VALUE).and_then(|node| match &column {
                Some(column) => names.value_of(column, &node),
                None => node.text(),
            });
            column.zip(value).map(|(column, value)| Some(NoteOn::Value { column, value }))
        }
        (None, None, _) => {
            table.need(&note::COLUMN);
            None
        }
    };
    table.close();
    Some(ReadNote { note: on?, head, column, from: settled(from)?, text: text? })
}

fn note_clashes(table: &Table<'_>, has_from: bool, has_head: bool) {
    let clash = |one: &'static Key, other: &'static Key| {
        if let Some(node) = table.get(other) {
            node.fault(FaultKind::clash(one, other));
        }
    };
    if has_head {
        [&note::COLUMN, &note::VALUE, &note::FROM].into_iter().for_each(|other| clash(&note::HEAD, other));
    } else if has_from {
        [&note::VALUE, &note::TEXT].into_iter().for_each(|other| clash(&note::FROM, other));
    }
}
