//! Tables of a page: heads that a screen reader can tell.

use std::io::{self, Write};

use super::paragraph::{inlines, lines, paragraph};
use crate::fit::fit;
use crate::group::Groups;
use crate::profile::{Millimetres, Profile};
use crate::xml::Xml;
use prikaz_document::{Alignment, Cell, Content, Grid, Lines, Role, Row, RowRevision, Slot, Table};

/// Letters and lines of a screen are set to whole pixels, which takes a little more room.
const WHOLE_PIXELS: f64 = 1.04;

/// Writes `table` and its notes; its columns are fitted to a sheet of `width`.
pub(super) fn write(
    xml: &mut Xml<impl Write>,
    profile: &Profile,
    table: &Table,
    width: Millimetres,
) -> io::Result<()> {
    let fitted = fit(profile, table, width);
    // What a narrow screen has no room for is scrolled sideways, the table alone.
    xml.open("div", &[("class", "wide")])?;
    let least = format!("min-width:{:.1}mm", (fitted.least.0 * WHOLE_PIXELS).min(width.0));
    match table.lines {
        Lines::Drawn if fitted.least.0 > 0.0 => xml.open("table", &[("style", &least)])?,
        Lines::Drawn => xml.open("table", &[])?,
        Lines::Hidden => xml.open("table", &[("class", "hidden"), ("role", "presentation")])?,
    }
    columns(xml, &fitted.shares)?;
    if table.repeated_rows() > 0 {
        xml.open("thead", &[])?;
        rows(xml, profile, table, (&fitted.head, Some(Role::TableHead)))?;
        rows(xml, profile, table, (table.number_row().as_slice(), Some(Role::TableNumber)))?;
        xml.close("thead")?;
    }
    xml.open("tbody", &[])?;
    rows(xml, profile, table, (&table.rows, None))?;
    xml.close("tbody")?;
    xml.close("table")?;
    xml.close("div")?;
    table.notes.iter().try_for_each(|note| paragraph(xml, Role::TableNote, note, None))
}

fn columns(xml: &mut Xml<impl Write>, shares: &[f64]) -> io::Result<()> {
    xml.open("colgroup", &[])?;
    for share in shares {
        xml.empty("col", &[("style", &format!("width:{:.2}%", share * 100.0))])?;
    }
    xml.close("colgroup")
}

fn rows(
    xml: &mut Xml<impl Write>,
    profile: &Profile,
    table: &Table,
    (rows, role): (&[Row], Option<Role>),
) -> io::Result<()> {
    let mut grid = Grid::new(table.columns.len(), rows.len());
    let longest = profile.table.group_rows;
    let mut groups = if role.is_some() { Groups::of_head(longest) } else { Groups::of_body(longest) };
    let mut slots = Vec::new();
    for (n, row) in rows.iter().enumerate() {
        grid.place(row, &mut slots);
        let role = table.role.or(role).unwrap_or(row.kind.role());
        let keeps = groups.hold(row, &slots, rows.get(n + 1)).keeps;
        xml.open("tr", row_class(keeps, role).as_slice())?;
        for (column, slot) in &slots {
            let of_column = table.columns[*column].alignment.filter(|_| role.follows_its_column());
            self::slot(xml, slot, (row.revision, role), of_column)?;
        }
        xml.close("tr")?;
        xml.ready(b"\n")?;
    }
    Ok(())
}

fn row_class(keeps: bool, role: Role) -> Option<(&'static str, &'static str)> {
    match (keeps, role) {
        (false, Role::TableTotal) => Some(("class", Role::TableTotal.code())),
        (true, Role::TableTotal) => Some(("class", "table_total kept")),
        (true, _) => Some(("class", "kept")),
        (false, _) => None,
    }
}

fn slot(
    xml: &mut Xml<impl Write>,
    slot: &Slot<'_>,
    (revision, role): (Option<RowRevision>, Role),
    of_column: Option<Alignment>,
) -> io::Result<()> {
    let Slot::Cell { cell, columns, rows } = slot else {
        return if *slot == Slot::Empty { xml.element("td", &[], "") } else { Ok(()) };
    };
    let (tag, scope) = tag(role, *columns);
    let (columns, rows) = (columns.to_string(), rows.to_string());
    let mut attributes = Vec::new();
    attributes.extend(scope.map(|scope| ("scope", scope)));
    let alignment = cell.alignment.or(of_column).or(cell.content.alignment());
    attributes.extend(class(role, alignment).map(|class| ("class", class)));
    attributes.extend((columns != "1").then_some(("colspan", columns.as_str())));
    attributes.extend((rows != "1").then_some(("rowspan", rows.as_str())));
    xml.open(tag, &attributes)?;
    match revision {
        None => content(xml, cell)?,
        Some(RowRevision::Inserted) => changed(xml, "ins", cell)?,
        Some(RowRevision::Deleted) => changed(xml, "del", cell)?,
    }
    xml.close(tag)
}

fn tag(role: Role, columns: usize) -> (&'static str, Option<&'static str>) {
    use Role::{TableHead, TableSection, TableSection2, TableSection3, TableSection4};
    match role {
        TableHead => ("th", Some(if columns > 1 { "colgroup" } else { "col" })),
        TableSection | TableSection2 | TableSection3 | TableSection4 => ("th", Some("colgroup")),
        _ => ("td", None),
    }
}

fn class(role: Role, alignment: Option<Alignment>) -> Option<&'static str> {
    match (role, alignment) {
        (Role::TableHead | Role::TableCell | Role::TableTotal, None) => None,
        (Role::TableHead | Role::TableCell | Role::TableTotal, Some(alignment)) => Some(match alignment {
            Alignment::Left => "left",
            Alignment::Centre => "centre",
            Alignment::Right => "right",
            Alignment::Justified => "justified",
        }),
        (role, _) => Some(role.code()),
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
