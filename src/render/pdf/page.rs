//! A document as data for `paper.typ`: what it says of itself, the styles, the sections.

use typst::foundations::{Array, Dict, IntoValue as _, Value, dict};

use super::block::Blocks;
use super::inline::Setter;
use super::room::Room;
use super::value::side;
use crate::profile::{Numbering, Profile, Style};
use prikaz_document::{Alignment, Document, PageNumbering, Section};

/// What gives way where there is no room.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Way {
    /// Rows of tables may go on on the next page.
    pub(super) tears: bool,
    /// No text stands beside a picture in the corner.
    pub(super) corner_alone: bool,
}

/// Everything that `paper.typ` has to know of `document`, and what gives way.
pub(super) fn given(setter: &mut Setter<'_>, document: &Document, way: Way) -> Dict {
    let profile = setter.profile;
    let properties = &document.properties;
    let (lang, region) = language(&properties.language);
    let author = Some(&properties.author).filter(|author| !author.is_empty());
    let author: Array = author.into_iter().map(|author| author.as_str().into_value()).collect();
    let fonts: Array = setter.faces.families().iter().map(|family| family.as_str().into_value()).collect();
    let date = properties.created;
    let date = [i64::from(date.year()), i64::from(u8::from(date.month())), i64::from(date.day())];
    let mark = document.mark.as_deref().map(|mark| setter.text(mark, Room::anywhere()));
    let sections: Array = document.sections.iter().map(|one| section(setter, one).into_value()).collect();
    dict! {
        "title" => properties.title.as_str(),
        "author" => author,
        "subject" => properties.subject.as_str(),
        "date" => date.into_iter().map(|one| one.into_value()).collect::<Array>(),
        "lang" => lang,
        "region" => region,
        "fonts" => fonts,
        "mark" => mark.unwrap_or(Value::None),
        "border" => profile.table.border.0,
        "cell-side" => profile.table.cell_side.points(),
        // Word processors add the line to the height of a row.
        "cell-top" => profile.table.cell_top.points() + profile.table.border.0 / 2.0,
        "styles" => styles(setter),
        "sections" => sections,
        "tears" => way.tears,
        "corner-alone" => way.corner_alone,
    }
}

/// «ru-RU» as language and region; a tag that is none gives Russian.
fn language(tag: &str) -> (String, Value) {
    let is_code = |code: &str, lengths: std::ops::RangeInclusive<usize>| {
        lengths.contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_alphabetic())
    };
    let mut parts = tag.split('-');
    let lang = parts.next().filter(|code| is_code(code, 2..=3)).unwrap_or("ru");
    let region = parts.next().filter(|code| is_code(code, 2..=2));
    (lang.to_lowercase(), region.map_or(Value::Auto, |code| code.to_uppercase().into_value()))
}

fn styles(setter: &Setter<'_>) -> Dict {
    let mut styles = Dict::new();
    for (role, style) in setter.profile.styles() {
        styles.insert(role.code().into(), self::style(setter, style).into_value());
    }
    styles
}

/// As word processors have it: space between lines is added above each.
fn style(setter: &Setter<'_>, style: &Style) -> Dict {
    let line = setter.faces.line();
    let more = (style.line - 1.0) * (line.above + line.below);
    dict! {
        "size" => style.size.0,
        "weight" => if style.bold { "bold" } else { "regular" },
        "slope" => if style.italic { "italic" } else { "normal" },
        "tracking" => style.letter_spacing.0,
        "top" => line.above + more,
        "bottom" => line.below,
        "justify" => style.align == Alignment::Justified,
        "align" => side(style.align),
        "first" => style.first_line.points(),
    }
}

fn section(setter: &mut Setter<'_>, section: &Section) -> Dict {
    let profile = setter.profile;
    let (width, height) = profile.page.size(section.orientation);
    let margins = profile.page.margins(section.orientation);
    let blocks = Blocks::new(setter, section).all();
    dict! {
        "width" => width.points(),
        "height" => height.points(),
        "left" => margins.left.points(),
        "right" => margins.right.points(),
        "top" => margins.top.points(),
        "bottom" => margins.bottom.points(),
        "header" => margins.header.points(),
        "restarts" => restarts(profile, section),
        "blocks" => blocks,
    }
}

fn restarts(profile: &Profile, section: &Section) -> bool {
    section.page_numbering == PageNumbering::Restart && profile.page_numbering == Numbering::PerAnnex
}
