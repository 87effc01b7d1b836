//! `docProps/app.xml`: the issuing body, for file managers.

use std::io::Write;

use super::part::Written;
use crate::xml::Xml;
use prikaz_document::Properties;

const NAMESPACE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";

/// Writes the part.
pub(super) fn write(out: impl Write, properties: &Properties) -> Written {
    let mut xml = Xml::file(out)?;
    xml.open("Properties", &[("xmlns", NAMESPACE)])?;
    xml.element("Company", &[], &properties.author)?;
    xml.close("Properties")
}
