//! `word/fontTable.xml`: the font of the document.

use std::io::Write;

use super::part::{W, Written};
use crate::xml::Xml;

/// Cyrillic, by the code page of Windows.
const CHARSET: &str = "CC";

/// Writes the part.
pub(super) fn write(out: impl Write, font: &str) -> Written {
    let mut xml = Xml::file(out)?;
    xml.open("w:fonts", &[("xmlns:w", W)])?;
    xml.open("w:font", &[("w:name", font)])?;
    xml.empty("w:charset", &[("w:val", CHARSET)])?;
    xml.empty("w:family", &[("w:val", "auto")])?;
    xml.empty("w:pitch", &[("w:val", "variable")])?;
    xml.close("w:font")?;
    xml.close("w:fonts")
}
