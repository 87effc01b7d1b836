//! Tables of a page: heads that a screen reader can tell.

use std::io::{self, Write};

use super::{inlines, lines, paragraph};
use crate::document::{
    Alignment, Cell, Column, Content, Grid, Lines, Role, Row, RowKind, RowRevision, Slot, Table,
};
use crate::render::xml::Xml;

/// Writes `table` and its notes.
pub(super) fn write(xml: &mut Xml<impl Write>, table: &Table) -> io::Result<()> {
    match table.lines {
        Lines::Drawn => xml.open("table", &[])?,
        Lines::Hidden => xml.open("table", &[("class", "hidden"), ("role", "presentation")])?,
    }
    columns(xml, &table.columns)?;
    if table.repeated_rows() > 0 {
        xml.open("thead", &[])?;
        rows(xml, table, &table.head, Some(Role::TableHead))?;
        rows(xml, table, table.number_row().as_slice(), Some(Role::TableNumber))?;
        xml.close("thead")?;
    }
    xml.open("tbody", &[])?;
    rows(xml, table, &table.rows, None)?;
    xml.close("tbody")?;
    xml.close("table")?;
    table.notes.iter().try_for_each(|note| paragraph(xml, Role::TableNote, note, None))
}

fn columns(xml: &mut Xml<impl Write>, columns: &[Column]) -> io::Result<()> {
    xml.open("colgroup", &[])?;
    for share in Column::shares(columns) {
        xml.empty("col", &[("style", &format!("width:{:.2}%", share * 100.0))])?;
    }
    xml.close("colgroup")
}

fn rows(xml: &mut Xml<impl Write>, table: &Table, rows: &[Row], role: Option<Role>) -> io::Result<()> {
    let mut grid = Grid::new(table.columns.len(), rows.len());
    let mut slots = Vec::new();
    for row in rows {
        grid.place(row, &mut slots);
        let class = (row.kind == RowKind::Total).then_some(("class", Role::TableTotal.word()));
        xml.open("tr", class.as_slice())?;
        let role = table.role.or(role);
        for (column, slot) in &slots {
            let of_column = table.columns[*column].alignment.filter(|_| role.is_none());
            self::slot(xml, slot, (row, role), of_column)?;
        }
        xml.close("tr")?;
        xml.ready(b"\n")?;
    }
    Ok(())
}

fn slot(
    xml: &mut Xml<impl Write>,
    slot: &Slot<'_>,
    (row, role): (&Row, Option<Role>),
    of_column: Option<Alignment>,
) -> io::Result<()> {
    let Slot::Cell { cell, columns, rows } = slot else {
        return if *slot == Slot::Empty { xml.element("td", &[], "") } else { Ok(()) };
    };
    let (columns, rows) = (columns.to_string(), rows.to_string());
    let mut attributes = Vec::new();
    let (tag, scope) = tag(row.kind, role);
    attributes.extend(scope.map(|scope| ("scope", scope)));
    attributes.extend(class(row.kind, role, cell.alignment.or(of_column)).map(|class| ("class", class)));
    attributes.extend((columns != "1").then_some(("colspan", columns.as_str())));
    attributes.extend((rows != "1").then_some(("rowspan", rows.as_str())));
    xml.open(tag, &attributes)?;
    match row.revision {
        None => content(xml, cell)?,
        Some(RowRevision::Inserted) => changed(xml, "ins", cell)?,
        Some(RowRevision::Deleted) => changed(xml, "del", cell)?,
    }
    xml.close(tag)
}

fn tag(kind: RowKind, role: Option<Role>) -> (&'static str, Option<&'static str>) {
    match (kind, role) {
        (_, Some(Role::TableHead)) => ("th", Some("col")),
        (RowKind::Section(_), None) => ("th", Some("colgroup")),
        _ => ("td", None),
    }
}

fn class(kind: RowKind, role: Option<Role>, alignment: Option<Alignment>) -> Option<&'static str> {
    match (kind, role, alignment) {
        (_, Some(role), _) if role != Role::TableHead => Some(role.word()),
        (RowKind::Section(_), ..) => Some(Role::TableSection.word()),
        (_, _, Some(Alignment::Left)) => Some("left"),
        (_, _, Some(Alignment::Centre)) => Some("centre"),
        (_, _, Some(Alignment::Right)) => Some("right"),
        (_, _, Some(Alignment::Justified)) => Some("justified"),
        _ => None,
    }
}

fn changed(xml: &mut Xml<impl Write>, tag: &str, cell: &Cell) -> io::Result<()> {
    xml.open(tag, &[])?;
    content(xml, cell)?;
    xml.close(tag)
}

fn content(xml: &mut Xml<impl Write>, cell: &Cell) -> io::Result<()> {
    match &cell.content {
        Content::Inlines(content) => inlines(xml, content),
        other => lines(xml, &other.printed()),
    }
}
