//! Reads how paragraphs look, role by role.

use std::collections::BTreeMap;

use super::keys::{look, style as keys};
use super::reader::Section;
use super::{Millimetres, Points, Style};
use prikaz_document::{Alignment, Role};

/// What a file says of a style; the rest comes from `[style.default]`.
#[derive(Default, Clone, Copy)]
struct RawStyle {
    align: Option<Alignment>,
    size: Option<f64>,
    bold: Option<bool>,
    italic: Option<bool>,
    letter_spacing: Option<f64>,
    first_line: Option<f64>,
    before: Option<f64>,
    after: Option<f64>,
    line: Option<f64>,
    width: Option<f64>,
    side: Option<Alignment>,
    keep_next: Option<bool>,
}

/// Reads the looks of all roles, each over `[style.default]`.
pub(super) fn all(section: Section<'_>) -> BTreeMap<Role, Style> {
    let default = raw(section.section(&keys::DEFAULT));
    let own = |role: &Role| Some((*role, raw(section.named(role.code())?)));
    let given: BTreeMap<Role, RawStyle> = Role::ALL.iter().filter_map(own).collect();
    section.close();
    let plain = RawStyle::default();
    let own = |role: Role| given.get(&role).unwrap_or(&plain);
    let looks = Role::ALL.iter().map(|role| (*role, over(own(*role), model(*role).map_or(&plain, own))));
    looks.map(|(role, own)| (role, style(&own, &default))).collect()
}

fn raw(section: Section<'_>) -> RawStyle {
    let raw = RawStyle {
        align: section.optional_word(&look::ALIGN, Alignment::WORDS),
        size: section.optional_number(&look::SIZE),
        bold: section.optional_flag(&look::BOLD),
        italic: section.optional_flag(&look::ITALIC),
        letter_spacing: section.optional_number(&look::LETTER_SPACING),
        first_line: section.optional_number(&look::FIRST_LINE),
        before: section.optional_number(&look::BEFORE),
        after: section.optional_number(&look::AFTER),
        line: section.optional_number(&look::LINE),
        width: section.optional_number(&look::WIDTH),
        side: section.optional_word(&look::SIDE, Alignment::WORDS),
        keep_next: section.optional_flag(&look::KEEP_NEXT),
    };
    section.close();
    raw
}

/// The role whose look another takes over where its own file does not say.
fn model(role: Role) -> Option<Role> {
    match role {
        Role::TableSection2 | Role::TableSection3 | Role::TableSection4 => Some(Role::TableSection),
        _ => None,
    }
}

/// `own`, and what it does not say from `model`.
fn over(own: &RawStyle, model: &RawStyle) -> RawStyle {
    RawStyle {
        align: own.align.or(model.align),
        size: own.size.or(model.size),
        bold: own.bold.or(model.bold),
        italic: own.italic.or(model.italic),
        letter_spacing: own.letter_spacing.or(model.letter_spacing),
        first_line: own.first_line.or(model.first_line),
        before: own.before.or(model.before),
        after: own.after.or(model.after),
        line: own.line.or(model.line),
        width: own.width.or(model.width),
        side: own.side.or(model.side),
        keep_next: own.keep_next.or(model.keep_next),
    }
}

fn style(own: &RawStyle, default: &RawStyle) -> Style {
    let look = over(own, default);
    Style {
        align: look.align.unwrap_or(Alignment::Left),
        size: Points(look.size.unwrap_or(14.0)),
        bold: look.bold.unwrap_or(false),
        italic: look.italic.unwrap_or(false),
        letter_spacing: Points(look.letter_spacing.unwrap_or_default()),
        first_line: Millimetres(look.first_line.unwrap_or_default()),
        before: Points(look.before.unwrap_or_default()),
        after: Points(look.after.unwrap_or_default()),
        line: look.line.unwrap_or(1.0),
        width: look.width.map(Millimetres),
        side: look.side.unwrap_or(Alignment::Left),
        keep_next: look.keep_next.unwrap_or(false),
    }
}
