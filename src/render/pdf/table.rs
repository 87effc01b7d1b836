//! Tables as data: cells with their spans, heads to repeat, rows that are not torn.

use typst::foundations::{Array, Dict, IntoValue as _, Value, dict};

use super::inline::Setter;
use super::room::Room;
use super::value::{or_blank, side};
use crate::fit::fit;
use crate::group::Groups;
use crate::profile::Millimetres;
use prikaz_document::{
    Alignment, Cell, Column, Content, Grid, Lines, Role, Row, RowKind, RowRevision, Slot, Table,
};

/// `table` in a text of these sides.
pub(super) fn set(setter: &mut Setter<'_>, table: &Table, sides: (Millimetres, Millimetres)) -> Dict {
    let fitted = fit(setter.profile, table, sides.0);
    let frame = Frame::new(setter, table, sides, &fitted.shares);
    let numbers = table.number_row();
    let mut head = Array::new();
    frame.rows(setter, &fitted.head, Some(Role::TableHead), &mut head);
    frame.rows(setter, numbers.as_slice(), Some(Role::TableNumber), &mut head);
    let mut rows = Array::new();
    frame.rows(setter, &table.rows, None, &mut rows);
    dict! {
        "kind" => "table",
        "role" => frame.role.code(),
        "columns" => fitted.shares.iter().copied().map(|one| one.into_value()).collect::<Array>(),
        "aligns" => frame.alignments.iter().map(|one| side(*one).into_value()).collect::<Array>(),
        "drawn" => table.lines == Lines::Drawn,
        "head" => head,
        "rows" => rows,
        "binds" => frame.binds,
    }
}

/// Below the head of the table and four levels of sections.
const LOWEST_HEAD: i64 = 6;

/// What all cells of a table share.
struct Frame {
    /// Widths of the columns in points.
    widths: Vec<f64>,
    /// How each column says its cells are set.
    own: Vec<Option<Alignment>>,
    /// How a cell of each column is set that says nothing itself.
    alignments: Vec<Alignment>,
    /// What most cells are.
    role: Role,
    /// What all cells are, where they are no cells of a table.
    every: Option<Role>,
    /// Space in points at the sides of a cell.
    padding: f64,
    /// Height of the text in points.
    height: f64,
    fill: Value,
    /// Whether a column without width stands behind the others. Its cells bind a total to the row above it: typst
    /// keeps the rows of one cell together, and knows no other way.
    binds: bool,
}

/// How the cells of a row are set.
#[derive(Clone, Copy)]
struct RowWay {
    role: Role,
    change: Option<RowRevision>,
    is_head: bool,
    /// Whether the group it belongs to may be torn.
    tears: bool,
}

impl Frame {
    fn new(
        setter: &Setter<'_>,
        table: &Table,
        (width, height): (Millimetres, Millimetres),
        shares: &[f64],
    ) -> Self {
        let role = table.role.unwrap_or(Role::TableCell);
        let usual = setter.profile.style(role).align;
        let of_column = |column: &Column| column.alignment.filter(|_| role.follows_its_column());
        let look = &setter.profile.table;
        Self {
            widths: shares.iter().map(|share| share * width.points()).collect(),
            own: table.columns.iter().map(|one| one.alignment).collect(),
            alignments: table.columns.iter().map(|one| of_column(one).unwrap_or(usual)).collect(),
            role,
            every: table.role,
            padding: if table.lines == Lines::Drawn { look.cell_side.points() } else { 0.0 },
            height: height.points(),
            fill: look.head_fill.hex().map_or(Value::None, |colour| format!("#{colour}").into_value()),
            binds: table.rows.iter().skip(1).any(|row| row.kind == RowKind::Total),
        }
    }

    /// Writes `rows`, all in `role` if it is given; rows of a role are heads.
    fn rows(&self, setter: &mut Setter<'_>, rows: &[Row], role: Option<Role>, into: &mut Array) {
        let mut grid = Grid::new(self.widths.len(), rows.len());
        let mut slots = Vec::with_capacity(self.widths.len());
        let longest = setter.profile.table.group_rows;
        let mut groups = if role.is_some() { Groups::of_head(longest) } else { Groups::of_body(longest) };
        let mut bound = 0;
        for (n, row) in rows.iter().enumerate() {
            grid.place(row, &mut slots);
            let way = RowWay {
                role: self.every.or(role).unwrap_or(row.kind.role()),
                change: row.revision,
                is_head: role.is_some() || row.kind == RowKind::Head,
                tears: groups.hold(row, &slots, rows.get(n + 1)).tears,
            };
            match (row.kind, &slots[..]) {
                (RowKind::Section(level), [(column, slot @ Slot::Cell { rows: 1, .. })])
                    if !way.is_head && slot.columns() == self.widths.len() =>
                {
                    let cell = self.slot(setter, (*column, slot), way, false);
                    // typst keeps a head with the row below it; that of the table has the first level.
                    let level = i64::from(level.max(1)) + 1;
                    let cells: Array = [cell].into_iter().collect();
                    into.push(dict! { "kind" => "section", "level" => level, "cells" => cells }.into_value());
                    bound = 0;
                }
                (RowKind::Head, _) if role.is_none() => {
                    let mut cells = Array::new();
                    self.row(setter, &slots, way, &mut cells);
                    let set = dict! { "kind" => "section", "level" => LOWEST_HEAD, "cells" => cells };
                    into.push(set.into_value());
                    bound = 0;
                }
                _ => {
                    let tears = self.row(setter, &slots, way, into);
                    self.bind(&rows[n + 1..], tears, &mut bound, into);
                }
            }
        }
    }

    /// The cell behind a row, over it and the totals right below it; none where the row is such a total itself.
    /// `bound` counts the rows that are covered from above.
    fn bind(&self, below: &[Row], tears: bool, bound: &mut usize, into: &mut Array) {
        if !self.binds {
            return;
        }
        if *bound > 0 {
            *bound -= 1;
            return;
        }
        *bound = below.iter().take_while(|row| row.kind == RowKind::Total).count();
        let set = dict! {
            "of" => "", "role" => Value::None, "columns" => 1_i64, "rows" => *bound as i64 + 1,
            "align" => side(Alignment::Left), "justify" => false, "middle" => false, "breakable" => tears,
            "fill" => Value::None,
        };
        into.push(if *bound == 0 { "".into_value() } else { set.into_value() });
    }

    /// Whether the row has to be torn.
    fn row(
        &self,
        setter: &mut Setter<'_>,
        slots: &[(usize, Slot<'_>)],
        way: RowWay,
        into: &mut Array,
    ) -> bool {
        let tears = self.is_higher_than_a_page(setter, slots, way);
        let mut is_blank = true;
        for (column, slot) in slots.iter().filter(|(_, slot)| !matches!(slot, Slot::Covered { .. })) {
            let cell = self.slot(setter, (*column, slot), way, tears);
            is_blank &= matches!(&cell, Value::Str(text) if text.is_empty());
            into.push(if is_blank { or_blank(cell) } else { cell });
        }
        tears
    }

    fn slot(
        &self,
        setter: &mut Setter<'_>,
        (column, slot): (usize, &Slot<'_>),
        way: RowWay,
        tears: bool,
    ) -> Value {
        let Slot::Cell { cell, columns, rows } = slot else { return "".into_value() };
        let room = Room::of(setter.profile, way.role, self.width(column, *columns));
        let text = content(setter, cell, room);
        let text = match way.change {
            Some(change) => changed(change, text),
            None => text,
        };
        let of_column = self.own[column].filter(|_| way.role.follows_its_column());
        let own = cell.alignment.or(of_column).or(cell.content.alignment());
        let align = own.unwrap_or(setter.profile.style(way.role).align);
        let is_long = *rows > setter.profile.table.group_rows || (*rows > 1 && way.tears);
        let is_usual = way.role == self.role && align == self.alignments[column] && !way.is_head;
        if is_usual && (*columns, *rows) == (1, 1) && !tears {
            return text;
        }
        let set = dict! {
            "of" => text,
            "role" => if way.role == self.role { Value::None } else { way.role.code().into_value() },
            "columns" => *columns as i64,
            "rows" => *rows as i64,
            "align" => side(align),
            "justify" => align == Alignment::Justified,
            "middle" => way.is_head,
            "breakable" => tears || is_long,
            "fill" => if way.is_head { self.fill.clone() } else { Value::None },
        };
        set.into_value()
    }

    /// Width of the text in a cell over `columns` from `column`.
    fn width(&self, column: usize, columns: usize) -> f64 {
        let whole: f64 = self.widths[column..column + columns].iter().sum();
        (whole - 2.0 * self.padding).max(1.0)
    }

    /// Whether the row has to be torn, since no page is as high as it may be.
    fn is_higher_than_a_page(&self, setter: &Setter<'_>, slots: &[(usize, Slot<'_>)], way: RowWay) -> bool {
        /// What is left of a page for a row under the head.
        const SHARE: f64 = 0.6;
        let line = setter.faces.line();
        let style = setter.profile.style(way.role);
        let most = SHARE * self.height / ((line.above + line.below) * style.line * style.size.0);
        slots.iter().any(|(column, slot)| match slot {
            Slot::Cell { cell, columns, rows: 1 } => {
                let room = Room::of(setter.profile, way.role, self.width(*column, *columns));
                room.lines(&cell.content.printed()) > most
            }
            _ => false,
        })
    }
}

fn content(setter: &mut Setter<'_>, cell: &Cell, room: Room) -> Value {
    match &cell.content {
        Content::Inlines(inlines) => setter.inlines(inlines, room),
        other => setter.text(&other.printed(), room),
    }
}

fn changed(change: RowRevision, text: Value) -> Value {
    let kind = match change {
        RowRevision::Inserted => "inserted",
        RowRevision::Deleted => "deleted",
    };
    dict! { "kind" => kind, "of" => text }.into_value()
}
