//! `word/header*.xml`: the page number and the mark.

use std::io::Write;

use super::part::{W, Written};
use crate::xml::Xml;
use prikaz_document::Role;

/// Writes the header of all pages but the first: mark and page number.
pub(super) fn write_default(out: impl Write, mark: Option<&str>) -> Written {
    header(out, mark, |xml| {
        begin(xml, Role::PageNumber)?;
        page_number(xml)?;
        xml.close("w:p")
    })
}

/// Writes the header of a first page: the mark alone.
pub(super) fn write_first(out: impl Write, mark: Option<&str>) -> Written {
    header(out, mark, |xml| match mark {
        Some(_) => Ok(()),
        None => {
            begin(xml, Role::PageNumber)?;
            xml.close("w:p")
        }
    })
}

fn header<O: Write>(out: O, mark: Option<&str>, rest: impl FnOnce(&mut Xml<O>) -> Written) -> Written {
    let mut xml = Xml::file(out)?;
    xml.open("w:hdr", &[("xmlns:w", W)])?;
    if let Some(mark) = mark {
        begin(&mut xml, Role::Mark)?;
        xml.open("w:r", &[])?;
        xml.element("w:t", &[("xml:space", "preserve")], mark)?;
        xml.close("w:r")?;
        xml.close("w:p")?;
    }
    rest(&mut xml)?;
    xml.close("w:hdr")
}

fn begin(xml: &mut Xml<impl Write>, role: Role) -> Written {
    xml.open("w:p", &[])?;
    xml.open("w:pPr", &[])?;
    xml.empty("w:pStyle", &[("w:val", role.code())])?;
    xml.close("w:pPr")
}

fn page_number(xml: &mut Xml<impl Write>) -> Written {
    xml.open("w:fldSimple", &[("w:instr", "PAGE")])?;
    xml.open("w:r", &[])?;
    xml.element("w:t", &[], "2")?;
    xml.close("w:r")?;
    xml.close("w:fldSimple")
}
