//! `word/styles.xml`: a style for each role, from the profile.

use std::io::{self, Write};

use docx_rs::{
    BuildXML, DocDefaults, LineSpacing, LineSpacingType, RunFonts, SpecialIndentType, Style, StyleType,
};

use super::part::{W, Written};
use super::{field, order, paragraph};
use crate::profile::{self, Points, Profile};
use crate::xml::{Element, Node, Xml};
use prikaz_document::Role;

/// The style all others are based on.
const NORMAL: &str = "Normal";

/// Writes the part.
pub(super) fn write(out: impl Write, profile: &Profile, language: &str) -> Written {
    let mut xml = Xml::file(out)?;
    xml.open("w:styles", &[("xmlns:w", W)])?;
    defaults(&mut xml, profile, language)?;
    normal(&mut xml)?;
    for (role, look) in profile.styles() {
        built(&mut xml, &style(role, look))?;
    }
    field::style(&mut xml, profile.field.hint_colour.hex().unwrap_or("auto"))?;
    xml.close("w:styles")
}

fn defaults(xml: &mut Xml<impl Write>, profile: &Profile, language: &str) -> Written {
    let font = profile.font.as_str();
    let fonts = RunFonts::new().ascii(font).hi_ansi(font).cs(font).east_asia(font);
    let size = half_points(profile.style(Role::Body).size);
    let xml_text = DocDefaults::new().size(size).fonts(fonts).build();
    for mut element in parsed(xml_text)? {
        tell_language(&mut element, language);
        order::arrange(&mut element);
        element.write(xml)?;
    }
    Ok(())
}

/// Adds the language of the text, which docx-rs cannot say.
fn tell_language(element: &mut Element, language: &str) {
    if element.name == "w:rPr" {
        let attributes = vec![("w:val".to_owned(), language.to_owned())];
        let lang = Element { name: "w:lang".to_owned(), attributes, children: Vec::new() };
        element.children.push(Node::Element(lang));
    }
    element.elements_mut().for_each(|child| tell_language(child, language));
}

fn normal(xml: &mut Xml<impl Write>) -> Written {
    xml.open("w:style", &[("w:type", "paragraph"), ("w:default", "1"), ("w:styleId", NORMAL)])?;
    xml.empty("w:name", &[("w:val", NORMAL)])?;
    xml.empty("w:qFormat", &[])?;
    xml.close("w:style")
}

fn style(role: Role, look: &profile::Style) -> Style {
    let style = Style::new(role.code(), StyleType::Paragraph).name(role.code()).based_on(NORMAL);
    let style = style.align(paragraph::alignment(look.align)).line_spacing(spacing(look));
    let style = style.size(half_points(look.size));
    outlined(role, lettered(indented(style, look), look))
}

fn spacing(look: &profile::Style) -> LineSpacing {
    /// A single line in the unit of OOXML.
    const SINGLE: f64 = 240.0;
    let before = look.before.twips().unsigned_abs();
    let after = look.after.twips().unsigned_abs();
    let line = (look.line * SINGLE).round() as i32;
    LineSpacing::new().before(before).after(after).line(line).line_rule(LineSpacingType::Auto)
}

fn indented(mut style: Style, look: &profile::Style) -> Style {
    if look.first_line.0 > 0.0 {
        let first = SpecialIndentType::FirstLine(look.first_line.twips());
        style = style.indent(None, Some(first), None, None);
    }
    if look.keep_next {
        style.paragraph_property = style.paragraph_property.keep_next(true);
    }
    style
}

fn lettered(mut style: Style, look: &profile::Style) -> Style {
    if look.bold {
        style = style.bold();
    }
    if look.italic {
        style = style.italic();
    }
    if look.letter_spacing.0 > 0.0 {
        style.run_property = style.run_property.character_spacing(look.letter_spacing.twips());
    }
    style
}

/// Headings stand in the navigation pane.
fn outlined(role: Role, style: Style) -> Style {
    match role {
        Role::Heading | Role::Title => style.outline_lvl(0),
        Role::Subtitle => style.outline_lvl(1),
        _ => style,
    }
}

fn half_points(size: Points) -> usize {
    (size.0 * 2.0).round() as usize
}

fn built(xml: &mut Xml<impl Write>, style: &Style) -> Written {
    for mut element in parsed(style.build())? {
        order::arrange(&mut element);
        element.elements_mut().filter(|child| child.name == "w:pPr").for_each(drop_run_properties);
        element.write(xml)?;
    }
    Ok(())
}

/// The paragraph properties of a style hold no run properties.
fn drop_run_properties(element: &mut Element) {
    element.children.retain(|child| !matches!(child, Node::Element(inner) if inner.name == "w:rPr"));
}

fn parsed(xml: Vec<u8>) -> io::Result<Vec<Element>> {
    Element::parse(&String::from_utf8(xml).map_err(io::Error::other)?)
}
