//! Reads the shapes a register is shown in.

use super::column::has_one_value;
use super::head::read_head;
use super::listing::read_listing;
use super::names::Names;
use super::phrase::{names_of, read_phrase};
use super::shown::{ReadNote, note_unshown};
use super::total::{read_notes, read_totals};
use crate::fault::{FaultKind, Need, Thing};
use crate::keys::{records, section, shape, split};
use crate::reader::{Naming, Node, Table, all, keys_once, settled, texts_once};
use prikaz_domain::ColumnKey;
use prikaz_form::{
    Counting, Gap, Level, Marks, Note, NoteOn, Numbering, Phrase, RecordStyle, Records, Shape, Split,
    SubNumbers,
};
use prikaz_placed::Key;

/// Levels of sections, at most.
const DEEPEST: u32 = 4;

/// Gaps of the words for a table.
const TABLE_GAPS: [Gap; 4] = [Gap::N, Gap::Roman, Gap::Value, Gap::Capitalised];
/// Gaps of the words for a section.
const SECTION_GAPS: [Gap; 5] = [Gap::N, Gap::Roman, Gap::Path, Gap::Value, Gap::Capitalised];

/// Reads every shape. Their keys were told apart before.
pub(crate) fn read_shapes(nodes: &[Node<'_>], names: &Names) -> Option<Vec<Shape>> {
    all(nodes.iter().map(|node| read_shape(node, names)))
}

fn read_shape(node: &Node<'_>, names: &Names) -> Option<Shape> {
    let table = node.table()?;
    let key: Option<ColumnKey> = table.need_key(&shape::KEY);
    let title = table.need_text(&shape::TITLE);
    let tables = table.get(&shape::TABLES).map(|node| read_split(&node, names));
    let sections = read_sections(&table, names);
    let notes = read_notes(&table.tables(&shape::NOTE), names);
    let columns = table.get(&shape::COLUMNS).map(|node| read_columns(&node, names));
    let columns = settled(columns).map(|given| {
        let groups = sections.iter().flatten().map(|level| &level.column);
        let groups = groups.chain(tables.iter().flatten().map(|split| &split.by)).collect::<Vec<_>>();
        given.unwrap_or_else(|| left_over(names, &groups, notes.as_deref().unwrap_or_default()))
    });
    let frame = Frame { table: &table, names, columns: columns.as_deref() };
    let head = frame.head();
    let column_numbers = table.get(&shape::COLUMN_NUMBERS).map_or(Some(true), |node| node.flag());
    let records = table.get(&shape::RECORDS).map(|node| frame.records(&node));
    let numbering = frame.numbering(records.is_some(), sections.as_ref().is_some_and(Vec::is_empty));
    let merge = table.get(&shape::MERGE).map_or(Some(Vec::new()), |node| frame.shown(&node));
    let totals = read_totals(&table.tables(&shape::TOTAL), names, sections.as_deref(), columns.as_deref());
    let notes = notes.and_then(|notes| frame.placed(notes, head.as_deref()));
    let marks = table.get(&shape::MARKS).map_or(Some(Marks::Stars), |node| node.word(Marks::WORDS));
    let list = table.get(&shape::LIST).map(|node| read_listing(&node, names, records.is_some()));
    note_clashes(&table);
    table.close();
    Some(Shape {
        key: key?.to_string(),
        title: title?,
        columns: columns?,
        head: head?,
        column_numbers: column_numbers?,
        tables: settled(tables)?,
        sections: sections?,
        numbering: numbering?,
        merge: merge?,
        records: settled(records)?,
        totals: totals?,
        notes: notes?,
        marks: marks?,
        list: settled(list)?,
    })
}

fn read_columns(node: &Node<'_>, names: &Names) -> Option<Vec<ColumnKey>> {
    let nodes = node.some_list()?;
    texts_once(Thing::Column, &nodes);
    all(nodes.iter().map(|node| names.any_column(node)))
}

/// All columns but those that head sections or tables, and those whose texts are notes.
fn left_over(names: &Names, groups: &[&ColumnKey], notes: &[ReadNote]) -> Vec<ColumnKey> {
    let is_note =
        |key: &str| notes.iter().any(|note| note.from.as_ref().is_some_and(|from| from.as_str() == key));
    let left = names.keys().filter(|key| groups.iter().all(|group| group.as_str() != *key) && !is_note(key));
    left.filter_map(|key| ColumnKey::new(key).ok()).collect()
}

fn read_split(node: &Node<'_>, names: &Names) -> Option<Split> {
    let table = node.table()?;
    let by = table.need(&split::BY).and_then(|node| names.fit_column(&node, Need::OneValue, has_one_value));
    let caption = table.need(&split::CAPTION).and_then(|node| read_phrase(&node, names_of(&TABLE_GAPS)));
    let absent = read_absent(&table, &split::ABSENT, by.as_ref(), names);
    table.close();
    Some(Split { by: by?, caption: caption?, absent: absent? })
}

fn read_sections(table: &Table<'_>, names: &Names) -> Option<Vec<Level>> {
    let nodes = table.tables(&shape::SECTION);
    if nodes.len() > usize::try_from(DEEPEST).unwrap_or(usize::MAX) {
        nodes[0].fault(FaultKind::TooMany { most: DEEPEST });
    }
    keys_once(Thing::Section, &nodes, &section::COLUMN);
    all(nodes.iter().map(|node| read_section(node, names)))
}

fn read_section(node: &Node<'_>, names: &Names) -> Option<Level> {
    let table = node.table()?;
    let column =
        table.need(&section::COLUMN).and_then(|node| names.fit_column(&node, Need::OneValue, has_one_value));
    let heading = table.get(&section::HEADING);
    let heading = heading.map_or_else(
        || Some(Phrase::gap(Gap::Capitalised)),
        |node| read_phrase(&node, names_of(&SECTION_GAPS)),
    );
    let counting =
        table.get(&section::NUMBERING).map_or(Some(Counting::Restart), |node| node.word(Counting::WORDS));
    let absent = read_absent(&table, &section::ABSENT, column.as_ref(), names);
    table.close();
    Some(Level { column: column?, heading: heading?, counting: counting?, absent: absent? })
}

/// Words for what is not there: which values might be there says a closed vocabulary.
fn read_absent(
    table: &Table<'_>,
    key: &'static Key,
    column: Option<&ColumnKey>,
    names: &Names,
) -> Option<Option<String>> {
    let node = table.get(key);
    if let (Some(node), Some(column)) = (&node, column)
        && names.are_whole()
        && names.closed_values(column).is_none()
    {
        node.fault(FaultKind::ColumnUnfit { column: column.to_string(), need: Need::Closed });
    }
    settled(node.map(|node| node.text()))
}

/// Settings of a table that a list has no use for.
fn note_clashes(table: &Table<'_>) {
    if table.get(&shape::LIST).is_none() {
        return;
    }
    for other in [
        &shape::HEAD,
        &shape::COLUMN_NUMBERS,
        &shape::MERGE,
        &shape::TOTAL,
        &shape::NOTE,
        &shape::MARKS,
        &shape::COLUMNS,
    ] {
        if let Some(node) = table.get(other) {
            node.fault(FaultKind::clash(&shape::LIST, other));
        }
    }
}

/// What the settings of a shape refer to.
struct Frame<'a, 's> {
    table: &'a Table<'s>,
    names: &'a Names,
    columns: Option<&'a [ColumnKey]>,
}

impl<'s> Frame<'_, 's> {
    fn head(&self) -> Option<Vec<Vec<prikaz_form::HeadCell>>> {
        let Some(node) = self.table.get(&shape::HEAD) else { return Some(Vec::new()) };
        read_head(&node, self.columns?.len())
    }

    /// Reads columns, each of which is shown.
    fn shown(&self, node: &Node<'_>) -> Option<Vec<ColumnKey>> {
        let columns = self.names.columns(node)?;
        for (node, column) in node.list()?.iter().zip(&columns) {
            note_unshown(node, column, self.columns);
        }
        Some(columns)
    }

    fn records(&self, node: &Node<'_>) -> Option<Records> {
        let table = node.table()?;
        let is_list = self.table.get(&shape::LIST).is_some();
        let by = table.need(&records::BY).and_then(|node| match is_list {
            true => self.names.columns(&node),
            false => self.shown(&node),
        });
        let style = table
            .get(&records::STYLE)
            .map_or(Some(RecordStyle::Merged), |node| node.word(RecordStyle::WORDS));
        let numbers_node = table.get(&records::NUMBERS);
        let kept = self
            .table
            .get(&shape::NUMBERING)
            .is_some_and(|node| node.is_text() && node.any_text().as_deref() == Some(Numbering::Kept.code()));
        if let (Some(node), true) = (&numbers_node, kept) {
            node.fault(FaultKind::clash(&records::NUMBERS, &shape::NUMBERING));
        }
        let numbers = numbers_node.map_or(Some(SubNumbers::Once), |node| node.word(SubNumbers::WORDS));
        table.close();
        Some(Records { by: by?, style: style?, numbers: numbers? })
    }

    /// Records are numbered one by one; without sections, nothing begins anew.
    fn numbering(&self, has_records: bool, no_sections: bool) -> Option<Numbering> {
        let usual = if has_records { Numbering::Through } else { Numbering::Kept };
        let Some(node) = self.table.get(&shape::NUMBERING) else { return Some(usual) };
        let numbering = node.word(Numbering::WORDS)?;
        let grouped = !no_sections || self.table.get(&shape::TABLES).is_some();
        if matches!(numbering, Numbering::Restart | Numbering::Path) && !grouped {
            node.missing(&shape::SECTION);
        }
        Some(numbering)
    }

    /// The notes with their places in `head`.
    fn placed(
        &self,
        notes: Vec<ReadNote<'s>>,
        head: Option<&[Vec<prikaz_form::HeadCell>]>,
    ) -> Option<Vec<Note>> {
        let place = |note: ReadNote<'s>| {
            if let (Some(node), Some(NoteOn::Value { column, .. } | NoteOn::Rows { column, .. })) =
                (&note.column, &note.note)
            {
                note_unshown(node, column, self.columns);
            }
            let on = match note.head {
                None => note.note?,
                Some(node) => self.heading(&node, head?)?,
            };
            Some(Note { on, text: note.text })
        };
        all(notes.into_iter().map(place))
    }

    /// The cell of the head that `node` names, by the key of its column or by what stands in it.
    fn heading(&self, node: &Node<'_>, head: &[Vec<prikaz_form::HeadCell>]) -> Option<NoteOn> {
        let name = node.text()?;
        let columns = self.columns?;
        let cells =
            || head.iter().enumerate().flat_map(|(row, line)| line.iter().map(move |cell| (row, cell)));
        if let Some(column) = columns.iter().position(|key| key.as_str() == name) {
            let over = |cell: &prikaz_form::HeadCell| {
                let first = usize::from(cell.column);
                (first..first + usize::from(cell.columns)).contains(&column)
            };
            let lowest = cells().rfind(|(_, cell)| over(cell));
            return Some(match lowest {
                Some((row, cell)) => NoteOn::Head { row, column: usize::from(cell.column) },
                None => NoteOn::Head { row: 0, column },
            });
        }
        let named = cells().find(|(_, cell)| cell.text == name);
        if named.is_none() {
            let known: Vec<&str> = columns
                .iter()
                .map(ColumnKey::as_str)
                .chain(cells().map(|(_, cell)| cell.text.as_str()))
                .collect();
            node.unknown(Thing::Heading, &name, known);
        }
        named.map(|(row, cell)| NoteOn::Head { row, column: usize::from(cell.column) })
    }
}
