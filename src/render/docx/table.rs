//! Tables, written as a stream: row by row, with nothing kept in memory.

use std::io::Write;

use super::inlines;
use super::paragraph;
use super::part::Written;
use super::place::Place;
use super::run::{self, RunLook};
use super::story::Change;
use crate::fit::{Fitted, fit};
use crate::group::Groups;
use crate::profile::{Millimetres, Points, Profile};
use crate::xml::Xml;
use prikaz_document::{Alignment, Cell, Content, Grid, Lines, Role, Row, RowRevision, Slot, Table};

/// Writes `table` over the whole text width, and its notes under it.
pub(super) fn write(
    xml: &mut Xml<impl Write>,
    place: &mut Place<'_>,
    table: &Table,
    keeps_next: bool,
) -> Written {
    let n_rows = table.repeated_rows() + table.rows.len();
    if table.columns.is_empty() || n_rows == 0 {
        return Ok(()); // Word takes a table without rows or columns for a damaged file.
    }
    let fitted = fit(place.profile, table, place.text_width);
    let frame = ColumnFrame::new(place, table, &fitted);
    frame.begin(xml, place.profile, table.lines)?;
    let numbers = table.number_row();
    frame.rows(xml, place, &fitted.head, Some(Role::TableHead), false)?;
    frame.rows(xml, place, numbers.as_slice(), Some(Role::TableNumber), false)?;
    // A signature is not left alone on a page: the last row goes with it.
    frame.rows(xml, place, &table.rows, None, keeps_next && table.notes.is_empty())?;
    xml.close("w:tbl")?;
    table.notes.iter().try_for_each(|note| paragraph::write(xml, place, Role::TableNote, note))
}

/// Widths and alignments of the columns of one table.
pub(super) struct ColumnFrame {
    widths: Vec<i32>,
    alignments: Vec<Option<Alignment>>,
    fill: Option<String>,
    /// What the cells are, where they are no cells of a table.
    role: Option<Role>,
    /// Where a table stands that is narrower than the text.
    side: Alignment,
}

impl ColumnFrame {
    fn new(place: &Place<'_>, table: &Table, fitted: &Fitted<'_>) -> Self {
        let whole = f64::from(place.text_width.twips());
        Self {
            widths: fitted.shares.iter().map(|share| (share * whole).floor() as i32).collect(),
            alignments: table.columns.iter().map(|column| column.alignment).collect(),
            fill: place.profile.table.head_fill.hex().map(str::to_owned),
            role: table.role,
            side: Alignment::Left,
        }
    }

    /// A frame without heads.
    pub(super) fn of_widths(widths: Vec<i32>) -> Self {
        let alignments = vec![None; widths.len()];
        Self { widths, alignments, fill: None, role: None, side: Alignment::Left }
    }

    /// The same frame on another side of the sheet.
    pub(super) fn on(mut self, side: Alignment) -> Self {
        self.side = side;
        self
    }

    /// Opens the table.
    pub(super) fn begin(&self, xml: &mut Xml<impl Write>, profile: &Profile, lines: Lines) -> Written {
        xml.open("w:tbl", &[])?;
        xml.open("w:tblPr", &[])?;
        let whole: i32 = self.widths.iter().sum();
        xml.empty("w:tblW", &[("w:w", &whole.to_string()), ("w:type", "dxa")])?;
        if matches!(self.side, Alignment::Centre | Alignment::Right) {
            xml.empty("w:jc", &[("w:val", &paragraph::alignment(self.side).to_string())])?;
        }
        if lines == Lines::Drawn {
            let sides = ["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"];
            borders(xml, "w:tblBorders", &sides, (profile.table.border, "0"))?;
        }
        xml.empty("w:tblLayout", &[("w:type", "fixed")])?;
        let margins = match lines {
            Lines::Drawn => (profile.table.cell_top, profile.table.cell_side),
            Lines::Hidden => Default::default(),
        };
        self::margins(xml, margins)?;
        xml.close("w:tblPr")?;
        xml.open("w:tblGrid", &[])?;
        for width in &self.widths {
            xml.empty("w:gridCol", &[("w:w", &width.to_string())])?;
        }
        xml.close("w:tblGrid")
    }

    /// Writes `rows`, all in `role` if it is given; rows of a role are heads.
    fn rows(
        &self,
        xml: &mut Xml<impl Write>,
        place: &mut Place<'_>,
        rows: &[Row],
        role: Option<Role>,
        keeps_next: bool,
    ) -> Written {
        let mut grid = Grid::new(self.widths.len(), rows.len());
        let mut slots = Vec::with_capacity(self.widths.len());
        let longest = place.profile.table.group_rows;
        let mut groups = if role.is_some() { Groups::of_head(longest) } else { Groups::of_body(longest) };
        for (n, row) in rows.iter().enumerate() {
            grid.place(row, &mut slots);
            xml.open("w:tr", &[])?;
            let change = row.revision.map(change);
            row_properties(xml, role.is_some())?;
            change.map_or(Ok(()), |change| place.story.mark(xml, change))?;
            xml.close("w:trPr")?;
            let look = change.map_or(RunLook::default(), |change| RunLook::default().changed(change));
            let is_last = n + 1 == rows.len();
            let keeps = groups.hold(row, &slots, rows.get(n + 1)).keeps || keeps_next && is_last;
            let way = RowLook { role: self.role.or(role).unwrap_or(row.kind.role()), look, keeps };
            for (column, slot) in &slots {
                self.slot(xml, place, *column, slot, way)?;
            }
            xml.close("w:tr")?;
        }
        Ok(())
    }

    fn slot(
        &self,
        xml: &mut Xml<impl Write>,
        place: &mut Place<'_>,
        column: usize,
        slot: &Slot<'_>,
        way: RowLook,
    ) -> Written {
        xml.open("w:tc", &[])?;
        self.properties(xml, column, slot, way.role)?;
        match slot {
            Slot::Cell { cell, .. } => self.content(xml, place, column, cell, way)?,
            Slot::Covered { .. } | Slot::Empty => {
                begin_paragraph(xml, way, None)?;
                xml.close("w:p")?;
            }
        }
        xml.close("w:tc")
    }

    fn properties(&self, xml: &mut Xml<impl Write>, column: usize, slot: &Slot<'_>, role: Role) -> Written {
        let columns = slot.columns();
        let width: i32 = self.widths[column..column + columns].iter().sum();
        xml.open("w:tcPr", &[])?;
        xml.empty("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")])?;
        if columns > 1 {
            xml.empty("w:gridSpan", &[("w:val", &columns.to_string())])?;
        }
        match slot {
            Slot::Cell { rows: 2.., .. } => xml.empty("w:vMerge", &[("w:val", "restart")])?,
            Slot::Covered { .. } => xml.empty("w:vMerge", &[])?,
            _ => {}
        }
        if matches!(role, Role::TableHead | Role::TableNumber) {
            self.head_properties(xml)?;
        }
        xml.close("w:tcPr")
    }

    fn head_properties(&self, xml: &mut Xml<impl Write>) -> Written {
        if let Some(fill) = &self.fill {
            xml.empty("w:shd", &[("w:val", "clear"), ("w:color", "auto"), ("w:fill", fill)])?;
        }
        xml.empty("w:vAlign", &[("w:val", "center")])
    }

    fn content(
        &self,
        xml: &mut Xml<impl Write>,
        place: &mut Place<'_>,
        column: usize,
        cell: &Cell,
        way: RowLook,
    ) -> Written {
        let of_column = self.alignments[column].filter(|_| way.role.follows_its_column());
        let own = cell.alignment.or(of_column).or(cell.content.alignment());
        begin_paragraph(xml, way, own)?;
        match &cell.content {
            Content::Inlines(inlines) => inlines::write(xml, place, inlines, way.look)?,
            other => run::text(xml, place, &other.printed(), way.look)?,
        }
        xml.close("w:p")
    }
}

/// How the cells of a row are written.
#[derive(Clone, Copy)]
struct RowLook {
    role: Role,
    look: RunLook,
    /// Whether the row stays on the page of the next one.
    keeps: bool,
}

fn change(revision: RowRevision) -> Change {
    match revision {
        RowRevision::Inserted => Change::Inserted,
        RowRevision::Deleted => Change::Deleted,
    }
}

/// Opens the properties of a row that is not torn.
pub(super) fn row_properties(xml: &mut Xml<impl Write>, is_head: bool) -> Written {
    xml.open("w:trPr", &[])?;
    xml.empty("w:cantSplit", &[])?;
    if is_head {
        xml.empty("w:tblHeader", &[])?;
    }
    Ok(())
}

fn begin_paragraph(xml: &mut Xml<impl Write>, way: RowLook, alignment: Option<Alignment>) -> Written {
    xml.open("w:p", &[])?;
    xml.open("w:pPr", &[])?;
    xml.empty("w:pStyle", &[("w:val", way.role.code())])?;
    if way.keeps {
        xml.empty("w:keepNext", &[])?;
    }
    if let Some(alignment) = alignment {
        xml.empty("w:jc", &[("w:val", &paragraph::alignment(alignment).to_string())])?;
    }
    xml.close("w:pPr")
}

/// Draws lines on `sides`, so wide and with so many points of space to the text.
pub(super) fn borders(
    xml: &mut Xml<impl Write>,
    element: &str,
    sides: &[&str],
    (width, space): (Points, &str),
) -> Written {
    /// Lines are measured in eighths of a point.
    const EIGHTHS: f64 = 8.0;
    let size = (width.0 * EIGHTHS).round().to_string();
    xml.open(element, &[])?;
    for side in sides {
        let line = [("w:val", "single"), ("w:sz", &*size), ("w:space", space), ("w:color", "auto")];
        xml.empty(side, &line)?;
    }
    xml.close(element)
}

/// Keeps text away from lines: above and below, left and right.
fn margins(xml: &mut Xml<impl Write>, (top, side): (Millimetres, Millimetres)) -> Written {
    let (top, side) = (top.twips().to_string(), side.twips().to_string());
    xml.open("w:tblCellMar", &[])?;
    for (name, width) in [("w:top", &top), ("w:left", &side), ("w:bottom", &top), ("w:right", &side)] {
        xml.empty(name, &[("w:w", width), ("w:type", "dxa")])?;
    }
    xml.close("w:tblCellMar")
}
