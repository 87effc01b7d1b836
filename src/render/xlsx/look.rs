//! Formats of cells, made once for a workbook.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use crate::document::{Alignment, Role};
use crate::render::profile::{Fill, Profile};

/// Formats of the cells of a workbook.
pub(super) struct Look {
    /// Title over a table.
    pub(super) title: Format,
    /// Head of a table.
    pub(super) head: Format,
    /// Row of column numbers.
    pub(super) number_row: Format,
    /// Row that heads a group.
    pub(super) section: Format,
    /// Cell of text, by alignment.
    texts: [Format; 4],
    /// Cell of text where nobody says how it is set.
    plain: Format,
    /// Cell of a number where nobody says how it is set.
    number: Format,
    /// Cell of a date.
    pub(super) date: Format,
}

impl Look {
    /// The formats of `profile`.
    pub(super) fn new(profile: &Profile) -> Self {
        let cell = bordered(font(profile, Role::TableCell)).set_align(FormatAlign::Top);
        let middle = |role| bordered(font(profile, role)).set_align(FormatAlign::VerticalCenter);
        let centred = |format: Format| format.set_align(FormatAlign::Center);
        Self {
            title: centred(font(profile, Role::Title).set_text_wrap()),
            head: filled(centred(middle(Role::TableHead)), &profile.sheet.head_fill),
            number_row: filled(centred(middle(Role::TableNumber)), &profile.sheet.head_fill),
            section: centred(middle(Role::TableSection)),
            texts: ALIGNMENTS.map(|(_, align)| cell.clone().set_align(align)),
            number: cell.clone().set_align(FormatAlign::Right),
            date: centred(cell.clone()).set_num_format("dd.mm.yyyy"),
            plain: cell,
        }
    }

    /// The format of text set so.
    pub(super) fn text(&self, alignment: Option<Alignment>) -> &Format {
        let known = ALIGNMENTS.iter().position(|(known, _)| Some(*known) == alignment);
        known.map_or(&self.plain, |at| &self.texts[at])
    }
}

impl Look {
    /// The format of a number set so.
    pub(super) fn number(&self, alignment: Option<Alignment>) -> &Format {
        if alignment.is_some() { self.text(alignment) } else { &self.number }
    }
}

const ALIGNMENTS: [(Alignment, FormatAlign); 4] = [
    (Alignment::Left, FormatAlign::Left),
    (Alignment::Centre, FormatAlign::Center),
    (Alignment::Right, FormatAlign::Right),
    (Alignment::Justified, FormatAlign::Justify),
];

fn font(profile: &Profile, role: Role) -> Format {
    let style = profile.style(role);
    let format = Format::new().set_font_name(&profile.font).set_font_size(style.size.0);
    if style.bold { format.set_bold() } else { format }
}

fn bordered(format: Format) -> Format {
    format.set_border(FormatBorder::Thin).set_text_wrap()
}

fn filled(format: Format, fill: &Fill) -> Format {
    let colour = fill.hex().and_then(|hex| u32::from_str_radix(hex, 16).ok());
    match colour {
        Some(colour) => format.set_background_color(Color::RGB(colour)),
        None => format,
    }
}
