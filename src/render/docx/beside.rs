//! Things side by side on a line: date and number, post and name. Tables without lines.

use std::io::Write;

use super::inlines;
use super::paragraph;
use super::part::Written;
use super::place::Place;
use super::run::RunLook;
use super::table::{self, ColumnFrame, row_properties};
use crate::profile::SignatureLayout;
use crate::xml::Xml;
use prikaz_document::{Alignment, Inline, Lines, Role, Signature};

/// Writes texts side by side on one line, as wide as the style of `role` allows: the first on the left, the last on
/// the right.
pub(super) fn line(
    xml: &mut Xml<impl Write>,
    place: &mut Place<'_>,
    role: Role,
    texts: &[&String],
) -> Written {
    let style = place.profile.style(role);
    let whole =
        style.width.map_or(place.text_width.twips(), |width| width.twips().min(place.text_width.twips()));
    let width = whole / i32::try_from(texts.len().max(1)).unwrap_or(1);
    let frame = ColumnFrame::of_widths(vec![width; texts.len()]).on(style.side);
    frame.begin(xml, place.profile, Lines::Hidden)?;
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

/// Writes post and name, the name on the level of the last line of the post; a mark stands between them.
pub(super) fn signature(xml: &mut Xml<impl Write>, place: &mut Place<'_>, signature: &Signature) -> Written {
    let look = place.profile.signature;
    let whole = place.text_width.twips();
    let mark = if signature.mark.is_empty() { 0 } else { look.mark_width.twips().min(whole / 2) };
    let post = match mark {
        0 => look.post_width.twips().min(whole),
        mark => look.post_width.twips().min((whole - mark) / 2), // the name has as much as the post
    };
    let rest = whole - post - mark;
    let widths: Vec<_> = [post, mark, rest].into_iter().filter(|width| *width > 0).collect();
    ColumnFrame::of_widths(widths).begin(xml, place.profile, Lines::Hidden)?;
    xml.open("w:tr", &[])?;
    row_properties(xml, false)?;
    xml.close("w:trPr")?;
    plain_cell(xml, place, (post, "bottom"), Role::Post, (Alignment::Left, &signature.post))?;
    if mark > 0 {
        mark_cell(xml, place, mark, &signature.mark)?;
    }
    let name = Inline::lines(&signature.name);
    plain_cell(xml, place, (rest, "bottom"), Role::Name, (Alignment::Right, &name))?;
    xml.close("w:tr")?;
    xml.close("w:tbl")
}

/// The mark of an electronic signature (ГОСТ Р 7.0.97-2025, 5.23): its lines in one frame, as high as they are.
fn mark_cell(xml: &mut Xml<impl Write>, place: &mut Place<'_>, width: i32, lines: &[Vec<Inline>]) -> Written {
    xml.open("w:tc", &[])?;
    cell_properties(xml, width, "bottom")?;
    for line in lines {
        xml.open("w:p", &[])?;
        xml.open("w:pPr", &[])?;
        xml.empty("w:pStyle", &[("w:val", Role::SignatureMark.code())])?;
        frame(xml, place.profile.signature)?;
        xml.close("w:pPr")?;
        inlines::write(xml, place, line, RunLook::default())?;
        xml.close("w:p")?;
    }
    xml.close("w:tc")
}

/// The frame around neighbours of one kind; its lines stand outside the text, so the text gives way.
fn frame(xml: &mut Xml<impl Write>, look: SignatureLayout) -> Written {
    /// The widest space that Word knows between text and frame, in points.
    const WIDEST: f64 = 31.0;
    let space = look.mark_padding.points().round().min(WIDEST).to_string();
    table::borders(xml, "w:pBdr", &["w:top", "w:left", "w:bottom", "w:right"], (look.mark_border, &space))?;
    let side = look.mark_padding.twips().to_string();
    xml.empty("w:ind", &[("w:left", &side), ("w:right", &side)])
}

fn plain_cell(
    xml: &mut Xml<impl Write>,
    place: &mut Place<'_>,
    (width, valign): (i32, &str),
    role: Role,
    (alignment, inlines): (Alignment, &[Inline]),
) -> Written {
    xml.open("w:tc", &[])?;
    cell_properties(xml, width, valign)?;
    let built = docx_rs::Paragraph::new().style(role.code()).align(paragraph::alignment(alignment));
    paragraph::write_built(xml, place, &built, inlines)?;
    xml.close("w:tc")
}

fn cell_properties(xml: &mut Xml<impl Write>, width: i32, valign: &str) -> Written {
    xml.open("w:tcPr", &[])?;
    xml.empty("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")])?;
    xml.empty("w:vAlign", &[("w:val", valign)])?;
    xml.close("w:tcPr")
}
