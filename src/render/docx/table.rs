//! Tables, written as a stream: row by row, with nothing kept in memory.

use std::io::Write;

use super::Written;
use super::paragraph::{self, Place};
use crate::document::{
    Alignment, Cell, Column, Content, Grid, Inline, Role, Row, RowKind, Signature, Slot, Table,
};
use crate::render::profile::{Millimetres, Profile};
use crate::render::xml::Xml;

/// Writes `table` over the whole text width.
pub(super) fn write(xml: &mut Xml<impl Write>, place: &mut Place<'_>, table: &Table) -> Written {
    let n_rows = table.repeated_rows() + table.rows.len();
    if table.columns.is_empty() || n_rows == 0 {
        return Ok(()); // Word takes a table without rows or columns for a damaged file.
    }
    let frame = Frame::new(place, table);
    frame.begin(xml, place.profile, Lines::Drawn)?;
    let numbers = table.number_row();
    frame.rows(xml, place, &table.head, Some(Role::TableHead))?;
    frame.rows(xml, place, numbers.as_slice(), Some(Role::TableNumber))?;
    frame.rows(xml, place, &table.rows, None)?;
    xml.close("w:tbl")
}

/// Writes texts side by side on one line: the first on the left, the last on the right.
pub(super) fn line(
    xml: &mut Xml<impl Write>,
    place: &mut Place<'_>,
    role: Role,
    texts: &[&String],
) -> Written {
    let width = place.text_width.twips() / i32::try_from(texts.len().max(1)).unwrap_or(1);
    let frame = Frame::of_widths(vec![width; texts.len()]);
    frame.begin(xml, place.profile, Lines::None)?;
    xml.open("w:tr", &[])?;
    for (at, text) in texts.iter().enumerate() {
        let align = match at {
            0 => Alignment::Left,
            at if at + 1 == texts.len() => Alignment::Right,
            _ => Alignment::Centre,
        };
        plain_cell(xml, place, (width, "top"), role, (align, &Inline::lines(text)))?;
    }
    xml.close("w:tr")?;
    xml.close("w:tbl")
}

/// Writes post and name, the name on the level of the last line of the post.
pub(super) fn signature(
    xml: &mut Xml<impl Write>,
    place: &mut Place<'_>,
    post_width: Millimetres,
    signature: &Signature,
) -> Written {
    let post = post_width.twips().min(place.text_width.twips());
    let rest = place.text_width.twips() - post;
    Frame::of_widths(vec![post, rest]).begin(xml, place.profile, Lines::None)?;
    xml.open("w:tr", &[])?;
    row_properties(xml, false)?;
    plain_cell(xml, place, (post, "bottom"), Role::Post, (Alignment::Left, &signature.post))?;
    let name = Inline::lines(&signature.name);
    plain_cell(xml, place, (rest, "bottom"), Role::Name, (Alignment::Right, &name))?;
    xml.close("w:tr")?;
    xml.close("w:tbl")
}

fn plain_cell(
    xml: &mut Xml<impl Write>,
    place: &mut Place<'_>,
    (width, valign): (i32, &str),
    role: Role,
    (alignment, inlines): (Alignment, &[Inline]),
) -> Written {
    xml.open("w:tc", &[])?;
    xml.open("w:tcPr", &[])?;
    xml.empty("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")])?;
    xml.empty("w:vAlign", &[("w:val", valign)])?;
    xml.close("w:tcPr")?;
    let built = docx_rs::Paragraph::new().style(role.word()).align(paragraph::alignment(alignment));
    paragraph::write_built(xml, &paragraph::filled(built, inlines, &mut place.links))?;
    xml.close("w:tc")
}

/// Whether the lines of a table are drawn.
#[derive(Clone, Copy, PartialEq)]
enum Lines {
    Drawn,
    None,
}

/// Widths and alignments of the columns of one table.
struct Frame {
    widths: Vec<i32>,
    alignments: Vec<Option<Alignment>>,
    fill: Option<String>,
}

impl Frame {
    fn new(place: &Place<'_>, table: &Table) -> Self {
        let whole = f64::from(place.text_width.twips());
        let shares = Column::shares(&table.columns);
        Self {
            widths: shares.iter().map(|share| (share * whole).floor() as i32).collect(),
            alignments: table.columns.iter().map(|column| column.alignment).collect(),
            fill: place.profile.table.head_fill.hex().map(str::to_owned),
        }
    }

    fn of_widths(widths: Vec<i32>) -> Self {
        let alignments = vec![None; widths.len()];
        Self { widths, alignments, fill: None }
    }

    fn begin(&self, xml: &mut Xml<impl Write>, profile: &Profile, lines: Lines) -> Written {
        xml.open("w:tbl", &[])?;
        xml.open("w:tblPr", &[])?;
        let whole: i32 = self.widths.iter().sum();
        xml.empty("w:tblW", &[("w:w", &whole.to_string()), ("w:type", "dxa")])?;
        if lines == Lines::Drawn {
            borders(xml, profile)?;
        }
        xml.empty("w:tblLayout", &[("w:type", "fixed")])?;
        margins(xml, profile, lines)?;
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
    ) -> Written {
        let mut grid = Grid::new(self.widths.len(), rows.len());
        let mut slots = Vec::with_capacity(self.widths.len());
        for row in rows {
            grid.place(row, &mut slots);
            xml.open("w:tr", &[])?;
            row_properties(xml, role.is_some())?;
            for (column, slot) in &slots {
                self.slot(xml, place, *column, slot, role.unwrap_or(row.kind.role()))?;
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
        role: Role,
    ) -> Written {
        xml.open("w:tc", &[])?;
        self.properties(xml, column, slot, role)?;
        match slot {
            Slot::Cell { cell, .. } => self.content(xml, place, column, cell, role)?,
            Slot::Covered { .. } | Slot::Empty => {
                begin_paragraph(xml, role, None)?;
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
        role: Role,
    ) -> Written {
        let of_column = if role == RowKind::Entry.role() { self.alignments[column] } else { None };
        let alignment = cell.alignment.or(of_column);
        if let Content::Inlines(inlines) = &cell.content {
            let built = docx_rs::Paragraph::new().style(role.word());
            let built = alignment.into_iter().fold(built, |built, a| built.align(paragraph::alignment(a)));
            return paragraph::write_built(xml, &paragraph::filled(built, inlines, &mut place.links));
        }
        begin_paragraph(xml, role, alignment)?;
        text(xml, &cell.content.printed())?;
        xml.close("w:p")
    }
}

fn row_properties(xml: &mut Xml<impl Write>, is_head: bool) -> Written {
    xml.open("w:trPr", &[])?;
    xml.empty("w:cantSplit", &[])?;
    if is_head {
        xml.empty("w:tblHeader", &[])?;
    }
    xml.close("w:trPr")
}

fn begin_paragraph(xml: &mut Xml<impl Write>, role: Role, alignment: Option<Alignment>) -> Written {
    xml.open("w:p", &[])?;
    xml.open("w:pPr", &[])?;
    xml.empty("w:pStyle", &[("w:val", role.word())])?;
    if let Some(alignment) = alignment {
        xml.empty("w:jc", &[("w:val", &paragraph::alignment(alignment).to_string())])?;
    }
    xml.close("w:pPr")
}

fn text(xml: &mut Xml<impl Write>, text: &str) -> Written {
    if text.is_empty() {
        return Ok(());
    }
    xml.open("w:r", &[])?;
    for (n, line) in text.split('\n').enumerate() {
        if n > 0 {
            xml.empty("w:br", &[])?;
        }
        xml.element("w:t", &[("xml:space", "preserve")], line)?;
    }
    xml.close("w:r")
}

fn borders(xml: &mut Xml<impl Write>, profile: &Profile) -> Written {
    /// Lines are measured in eighths of a point.
    const EIGHTHS: f64 = 8.0;
    let size = (profile.table.border.0 * EIGHTHS).round().to_string();
    xml.open("w:tblBorders", &[])?;
    for side in ["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"] {
        let line = [("w:val", "single"), ("w:sz", &*size), ("w:space", "0"), ("w:color", "auto")];
        xml.empty(side, &line)?;
    }
    xml.close("w:tblBorders")
}

fn margins(xml: &mut Xml<impl Write>, profile: &Profile, lines: Lines) -> Written {
    let (top, side) = match lines {
        Lines::Drawn => (profile.table.cell_top.twips(), profile.table.cell_side.twips()),
        Lines::None => (0, 0),
    };
    let (top, side) = (top.to_string(), side.to_string());
    xml.open("w:tblCellMar", &[])?;
    for (name, width) in [("w:top", &top), ("w:left", &side), ("w:bottom", &top), ("w:right", &side)] {
        xml.empty(name, &[("w:w", width), ("w:type", "dxa")])?;
    }
    xml.close("w:tblCellMar")
}
