//! Marks around the words of a workbook that stand out within their cells.

use memchr::memmem;

use super::sieve::is_worksheet;
use super::splice::{Met, Splices, walk};
use crate::ImportError;
use crate::package::xml::{attribute, is_on};
use crate::raised::{Looks, between};

/// A part of a workbook with marks around the words of its cells that stand out (ISO/IEC 29500-1, 18.4.7).
///
/// # Errors
/// When it is no XML.
pub(crate) fn spelled(name: &str, part: Vec<u8>) -> Result<Vec<u8>, ImportError> {
    let lower = name.to_lowercase();
    let holds_cells = lower.ends_with("sharedstrings.xml") || is_worksheet(name);
    if !holds_cells || memmem::find(&part, b"rPr").is_none() {
        return Ok(part);
    }
    let Ok(source) = std::str::from_utf8(&part) else { return Ok(part) };
    let mut splices = Splices::default();
    let mut looks: Looks = [false; 4];
    let mut begun = None;
    walk(source, |met, span| {
        match met {
            Met::Start(element) | Met::Empty(element) => match element.local_name().as_ref() {
                "r" | "rPh" | "si" | "is" => looks = [false; 4],
                "b" => looks[0] = is_on(element)?,
                "i" => looks[1] = is_on(element)?,
                "vertAlign" => {
                    let how = attribute(element, "val")?;
                    looks[2] = how.as_deref() == Some("superscript");
                    looks[3] = how.as_deref() == Some("subscript");
                }
                "t" => begun = Some(span.end),
                _ => {}
            },
            Met::End("t") => {
                if let Some(start) = begun.take().filter(|_| looks.contains(&true)) {
                    let marked = between(looks, "\u{0}");
                    let (open, close) = marked.split_once('\u{0}').unwrap_or_default();
                    splices.insert(start, open);
                    splices.insert(span.start, close);
                }
            }
            Met::End("r") => looks = [false; 4],
            Met::End(_) => {}
        }
        Ok(())
    })?;
    Ok(splices.apply(source).into_bytes())
}
