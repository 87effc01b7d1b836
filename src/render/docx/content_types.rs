//! `[Content_Types].xml`: what each part is.

use std::io::Write;

use super::part::Written;
use crate::xml::Xml;

const NAMESPACE: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// Parts of WordprocessingML with the last words of their types.
const PARTS: &[(&str, &str)] = &[
    ("/word/document.xml", "document.main"),
    ("/word/fontTable.xml", "fontTable"),
    ("/word/header1.xml", "header"),
    ("/word/header2.xml", "header"),
    ("/word/settings.xml", "settings"),
    ("/word/styles.xml", "styles"),
];

/// Parts of other kinds.
const OTHERS: &[(&str, &str)] = &[
    ("/word/theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml"),
    ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
    ("/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"),
];

/// Writes the part.
pub(super) fn write(out: impl Write) -> Written {
    let mut xml = Xml::file(out)?;
    xml.open("Types", &[("xmlns", NAMESPACE)])?;
    default(&mut xml, "rels", "application/vnd.openxmlformats-package.relationships+xml")?;
    default(&mut xml, "xml", "application/xml")?;
    default(&mut xml, "png", "image/png")?;
    for (part, kind) in PARTS {
        over(&mut xml, part, &format!("{WORD}.{kind}+xml"))?;
    }
    for (part, kind) in OTHERS {
        over(&mut xml, part, kind)?;
    }
    xml.close("Types")
}

fn default(xml: &mut Xml<impl Write>, extension: &str, kind: &str) -> Written {
    xml.empty("Default", &[("Extension", extension), ("ContentType", kind)])
}

fn over(xml: &mut Xml<impl Write>, part: &str, kind: &str) -> Written {
    xml.empty("Override", &[("PartName", part), ("ContentType", kind)])
}
