//! Fields to be filled in: content controls, read back by their tags.

use std::io::{self, Write};

use super::part::Written;
use super::place::Place;
use super::run::{self, HINT, RunLook};
use crate::xml::Xml;
use prikaz_document::{Choice, Field, FieldKind};

/// Longest tag and title that Word takes; a file with a longer one counts as damaged.
const LONGEST: usize = 64;

/// A tag that Word does not take.
#[derive(Debug, thiserror::Error)]
#[error("the field `{0}` has a tag of more than {LONGEST} characters")]
struct LongTag(String);

/// Writes `field` as a control that can be filled in and not removed.
pub(super) fn write(
    xml: &mut Xml<impl Write>,
    place: &mut Place<'_>,
    field: &Field,
    look: RunLook,
) -> Written {
    if field.tag.chars().count() > LONGEST {
        return Err(io::Error::other(LongTag(field.tag.clone())));
    }
    xml.open("w:sdt", &[])?;
    properties(xml, place, field)?;
    xml.open("w:sdtContent", &[])?;
    match field.printed() {
        "" => run::text(xml, place, &hint(field), look.hinting())?,
        printed => run::text(xml, place, printed, look)?,
    }
    xml.close("w:sdtContent")?;
    xml.close("w:sdt")
}

/// What stands in an empty field; Word shows a control without text as nothing at all.
fn hint(field: &Field) -> String {
    const LINE: &str = "________";
    if field.title.is_empty() { LINE.to_owned() } else { field.title.clone() }
}

/// In the order of the schema.
fn properties(xml: &mut Xml<impl Write>, place: &mut Place<'_>, field: &Field) -> Written {
    xml.open("w:sdtPr", &[])?;
    let alias: String = field.title.chars().take(LONGEST).collect();
    xml.empty("w:alias", &[("w:val", &alias)])?;
    xml.empty("w:tag", &[("w:val", &field.tag)])?;
    xml.empty("w:id", &[("w:val", &place.story.id())])?;
    xml.empty("w:lock", &[("w:val", "sdtLocked")])?;
    if field.printed().is_empty() {
        xml.empty("w:showingPlcHdr", &[])?;
    }
    match &field.kind {
        FieldKind::Text => xml.empty("w:text", &[("w:multiLine", "1")])?,
        FieldKind::Date => date(xml, place, &field.value)?,
        FieldKind::Choice(choices) => self::choices(xml, "w:dropDownList", choices, &field.value)?,
        FieldKind::Suggestion(choices) => self::choices(xml, "w:comboBox", choices, &field.value)?,
    }
    xml.close("w:sdtPr")
}

fn date(xml: &mut Xml<impl Write>, place: &Place<'_>, value: &str) -> Written {
    let full = full_date(value);
    let attributes: Vec<_> = full.iter().map(|full| ("w:fullDate", full.as_str())).collect();
    xml.open("w:date", &attributes)?;
    xml.empty("w:dateFormat", &[("w:val", "dd.MM.yyyy")])?;
    xml.empty("w:lid", &[("w:val", place.language)])?;
    xml.empty("w:storeMappedDataAs", &[("w:val", "dateTime")])?;
    xml.empty("w:calendar", &[("w:val", "gregorian")])?;
    xml.close("w:date")
}

/// «05.06.2024» as Word keeps it; nothing if `value` is no such date.
fn full_date(value: &str) -> Option<String> {
    let mut parts = value.splitn(3, '.').map(str::parse::<i32>);
    let (day, month, year) = (parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?);
    let month = time::Month::try_from(u8::try_from(month).ok()?).ok()?;
    let date = time::Date::from_calendar_date(year, month, u8::try_from(day).ok()?).ok()?;
    (1..=9999).contains(&date.year()).then(|| format!("{date}T00:00:00Z"))
}

fn choices(xml: &mut Xml<impl Write>, kind: &str, choices: &[Choice], value: &str) -> Written {
    let last: &[_] = &[("w:lastValue", value)];
    xml.open(kind, if value.is_empty() { &[] } else { last })?;
    for choice in choices {
        xml.empty("w:listItem", &[("w:displayText", &choice.label), ("w:value", &choice.value)])?;
    }
    xml.close(kind)
}

/// Writes the style of hints.
pub(super) fn style(xml: &mut Xml<impl Write>, colour: &str) -> Written {
    xml.open("w:style", &[("w:type", "character"), ("w:styleId", HINT)])?;
    xml.empty("w:name", &[("w:val", "Placeholder Text")])?;
    xml.open("w:rPr", &[])?;
    xml.empty("w:color", &[("w:val", colour)])?;
    xml.close("w:rPr")?;
    xml.close("w:style")
}
