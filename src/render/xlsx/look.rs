//! Formats of cells, each made once for a workbook.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, FormatUnderline};

use crate::profile::{Fill, Profile};
use prikaz_document::{Alignment, Role, RowRevision};

/// Formats of the cells of a workbook.
pub(super) struct Look<'a> {
    profile: &'a Profile,
    /// Title over a table.
    pub(super) title: Format,
    /// Note under a table.
    pub(super) note: Format,
    /// Formats met so far; there are few, so they are looked through one by one.
    cells: Vec<(Kind, Format)>,
}

/// What a format depends on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Kind {
    /// What the cell is.
    pub(super) role: Role,
    /// What stands in it.
    pub(super) value: Value,
    /// How it is set, where somebody says so.
    pub(super) alignment: Option<Alignment>,
    /// What a redline does with its row.
    pub(super) revision: Option<RowRevision>,
}

/// What stands in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Value {
    Text,
    Number,
    /// A number with so many decimals.
    Decimal(u8),
    Date,
}

impl<'a> Look<'a> {
    /// The formats of `profile`.
    pub(super) fn new(profile: &'a Profile) -> Self {
        let title = font(profile, Role::Title).set_text_wrap().set_align(FormatAlign::Center);
        let note = font(profile, Role::TableNote).set_text_wrap().set_align(FormatAlign::Top);
        Self { profile, title, note, cells: Vec::new() }
    }

    /// The format of a cell.
    pub(super) fn cell(&mut self, kind: Kind) -> &Format {
        let at = match self.cells.iter().position(|(known, _)| *known == kind) {
            Some(at) => at,
            None => {
                self.cells.push((kind, format(self.profile, kind)));
                self.cells.len() - 1
            }
        };
        &self.cells[at].1
    }
}

fn format(profile: &Profile, kind: Kind) -> Format {
    let format = font(profile, kind.role).set_border(FormatBorder::Thin).set_text_wrap();
    let format = match kind.role {
        Role::TableCell | Role::TableTotal => format.set_align(FormatAlign::Top),
        _ => format.set_align(FormatAlign::VerticalCenter),
    };
    let format = match kind.role {
        Role::TableHead | Role::TableNumber => filled(format, &profile.sheet.head_fill),
        _ => format,
    };
    let format = match kind.alignment.or(own_alignment(profile, kind)) {
        Some(alignment) => format.set_align(in_excel(alignment)),
        None => format,
    };
    revised(valued(format, kind.value), kind.revision)
}

/// How a cell is set where nobody says so: numbers on the right, dates in the middle; text as its style has it,
/// but to the cells of entries Excel's own way is left.
fn own_alignment(profile: &Profile, kind: Kind) -> Option<Alignment> {
    match (kind.value, kind.role) {
        (Value::Number | Value::Decimal(_), _) => Some(Alignment::Right),
        (Value::Date, _) => Some(Alignment::Centre),
        (Value::Text, Role::TableCell) => None,
        (Value::Text, role) => Some(profile.style(role).align),
    }
}

fn valued(format: Format, value: Value) -> Format {
    match value {
        Value::Text | Value::Number => format,
        Value::Decimal(0) => format.set_num_format("0"),
        Value::Decimal(decimals) => format.set_num_format(format!("0.{}", "0".repeat(decimals.into()))),
        Value::Date => format.set_num_format("dd.mm.yyyy"),
    }
}

fn revised(format: Format, revision: Option<RowRevision>) -> Format {
    match revision {
        None => format,
        Some(RowRevision::Inserted) => format.set_underline(FormatUnderline::Single),
        Some(RowRevision::Deleted) => format.set_font_strikethrough(),
    }
}

fn in_excel(alignment: Alignment) -> FormatAlign {
    match alignment {
        Alignment::Left => FormatAlign::Left,
        Alignment::Centre => FormatAlign::Center,
        Alignment::Right => FormatAlign::Right,
        Alignment::Justified => FormatAlign::Justify,
    }
}

/// The letters of `role`.
pub(super) fn font(profile: &Profile, role: Role) -> Format {
    let style = profile.style(role);
    let format = Format::new().set_font_name(&profile.font).set_font_size(style.size.0);
    let format = if style.bold { format.set_bold() } else { format };
    if style.italic { format.set_italic() } else { format }
}

fn filled(format: Format, fill: &Fill) -> Format {
    let colour = fill.hex().and_then(|hex| u32::from_str_radix(hex, 16).ok());
    match colour {
        Some(colour) => format.set_background_color(Color::RGB(colour)),
        None => format,
    }
}
