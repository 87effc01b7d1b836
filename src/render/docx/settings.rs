//! `word/settings.xml`: behaviour of Word with the file.

use std::io::Write;

use super::part::{W, Written};
use crate::xml::Xml;
use prikaz_document::Document;

const COMPATIBILITY: &str = "http://schemas.microsoft.com/office/word";

/// Layout rules of Word 2013 and later; without it Word opens the file in compatibility mode.
const MODE: &str = "15";

/// Writes the part.
pub(super) fn write(out: impl Write, document: &Document) -> Written {
    let mut xml = Xml::file(out)?;
    xml.open("w:settings", &[("xmlns:w", W)])?;
    xml.empty("w:zoom", &[("w:percent", "100")])?;
    if document.protected {
        xml.empty("w:documentProtection", &[("w:edit", "forms"), ("w:enforcement", "1")])?;
    }
    xml.open("w:compat", &[])?;
    let mode = [("w:name", "compatibilityMode"), ("w:uri", COMPATIBILITY), ("w:val", MODE)];
    xml.empty("w:compatSetting", &mode)?;
    xml.close("w:compat")?;
    xml.empty("w:themeFontLang", &[("w:val", &document.properties.language)])?;
    xml.empty("w:decimalSymbol", &[("w:val", ",")])?;
    xml.empty("w:listSeparator", &[("w:val", ";")])?;
    xml.close("w:settings")
}
