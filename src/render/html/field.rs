//! Fields to be filled in: those of a form, each with its label.

use std::io::{self, Write};

use crate::xml::Xml;
use prikaz_document::{Choice, Field, FieldKind};

/// Writes `field`.
pub(super) fn write(xml: &mut Xml<impl Write>, field: &Field) -> io::Result<()> {
    let said = [("name", field.tag.as_str()), ("aria-label", &field.title), ("title", &field.title)];
    match &field.kind {
        FieldKind::Text => {
            let hint = ("placeholder", field.title.as_str());
            xml.open("textarea", &[&said[..], &[hint, ("rows", "1")]].concat())?;
            // A page loses the first newline of a field.
            xml.text(if field.value.starts_with('\n') { "\n" } else { "" })?;
            xml.text(&field.value)?;
            xml.close("textarea")
        }
        FieldKind::Date => {
            let value = international(&field.value);
            xml.empty("input", &[&said[..], &[("type", "date"), ("value", &value)]].concat())
        }
        FieldKind::Choice(choices) => self::choice(xml, &said, choices, &field.value),
        FieldKind::Suggestion(choices) => suggestion(xml, &said, choices, field),
    }
}

/// «05.06.2024» as pages keep dates; anything else as it is.
fn international(value: &str) -> String {
    match value.split('.').collect::<Vec<_>>()[..] {
        [day, month, year] => format!("{year}-{month}-{day}"),
        _ => value.to_owned(),
    }
}

/// A field of text with a list of what may be put in.
fn suggestion(
    xml: &mut Xml<impl Write>,
    said: &[(&str, &str)],
    choices: &[Choice],
    field: &Field,
) -> io::Result<()> {
    let list = format!("{}-list", field.tag);
    let own = [("type", "text"), ("list", list.as_str()), ("value", &field.value)];
    xml.empty("input", &[said, &own[..]].concat())?;
    xml.open("datalist", &[("id", &list)])?;
    for choice in choices {
        xml.empty("option", &[("value", &choice.label)])?;
    }
    xml.close("datalist")
}

fn choice(
    xml: &mut Xml<impl Write>,
    said: &[(&str, &str)],
    choices: &[Choice],
    value: &str,
) -> io::Result<()> {
    xml.open("select", said)?;
    xml.element("option", &[("value", "")], "—")?;
    for choice in choices {
        let own = [("value", choice.value.as_str()), ("selected", "selected")];
        let own = if choice.value == value { &own[..] } else { &own[..1] };
        xml.element("option", own, &choice.label)?;
    }
    xml.close("select")
}
