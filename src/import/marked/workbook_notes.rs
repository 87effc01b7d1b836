//! Comments of a worksheet. Excel keeps their words in one part and their boxes, as VML, in another; both are needed,
//! and both may be there already (ECMA-376 part 1, 18.7; part 4, 19).

use quick_xml::escape::escape;

use super::package::{Package, last_within};
use super::said::Cells;
use crate::ImportError;
use crate::author::AUTHOR;
use crate::package::xml::attribute;
use crate::workbook::address::name;
use crate::workbook::splice::{Met, Splices, prefix, walk};

const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/// Adds a comment to each of `cells` of the worksheet `part`.
pub(super) fn add(package: &mut Package, part: &str, cells: &Cells) -> Result<(), ImportError> {
    let number = part.bytes().filter(u8::is_ascii_digit).map(char::from).collect::<String>();
    let relations = package.relations(part)?;
    let of_kind =
        |kind: &str| relations.iter().find(|one| one.kind.ends_with(kind)).map(|one| one.target.clone());
    match of_kind("/comments") {
        Some(comments) => {
            let text = added(package.needed(&comments)?, cells)?;
            package.set(&comments, text);
        }
        None => {
            let comments = format!("xl/comments_marks{number}.xml");
            let empty = format!("<comments xmlns=\"{MAIN}\"><authors/><commentList/></comments>");
            package.set(&comments, added(&empty, cells)?);
            package.relate(part, &format!("{RELATIONS}/comments"), &comments)?;
            let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml";
            package.declare(&comments, kind)?;
        }
    }
    match of_kind("/vmlDrawing") {
        Some(boxes)
            if package.text(&boxes).is_some_and(|text| text.contains("urn:schemas-microsoft-com:vml")) =>
        {
            let text = last_within(package.needed(&boxes)?, "xml", &shapes(cells))?;
            package.set(&boxes, text);
        }
        _ => {
            let boxes = format!("xl/drawings/vmlDrawing_marks{number}.vml");
            package.set(&boxes, drawing(&shapes(cells)));
            let id = package.relate(part, &format!("{RELATIONS}/vmlDrawing"), &boxes)?;
            package.declare(&boxes, "application/vnd.openxmlformats-officedocument.vmlDrawing")?;
            let text = with_boxes(package.needed(part)?, &id)?;
            package.set(part, text);
        }
    }
    Ok(())
}

/// The part of comments with one more for each of `cells`. A cell that has one already keeps it: its words come after.
fn added(source: &str, cells: &Cells) -> Result<String, ImportError> {
    let mut splices = Splices::default();
    let mut left: Vec<(String, String)> =
        cells.iter().map(|((row, column), said)| (name(*row, *column), said.text())).collect();
    let mut authors = 0;
    let mut p = String::new();
    let mut here: Option<String> = None;
    let mut comments = None;
    walk(source, |met, span| {
        match met {
            Met::Start(element) | Met::Empty(element) => match element.local_name().as_ref() {
                "comments" => p = prefix(element),
                "author" => authors += 1,
                "comment" => here = attribute(element, "ref")?,
                _ => {}
            },
            Met::End("text") => {
                let found = left.iter().position(|(cell, _)| here.as_ref() == Some(cell));
                if let Some(found) = found {
                    let (_, text) = left.remove(found);
                    splices.insert(span.start, run(&p, &format!("\n{text}")));
                }
            }
            Met::End("commentList") => comments = Some(span.start),
            Met::End(_) => {}
        }
        Ok(())
    })?;
    let new: String = left
        .iter()
        .map(|(cell, text)| {
            let run = run(&p, text);
            format!("<{p}comment ref=\"{cell}\" authorId=\"{authors}\"><{p}text>{run}</{p}text></{p}comment>")
        })
        .collect();
    let text = match comments {
        Some(at) => {
            splices.insert(at, new);
            splices.apply(source)
        }
        None => last_within(&splices.apply(source), "commentList", &new)?,
    };
    last_within(&text, "authors", &format!("<{p}author>{AUTHOR}</{p}author>"))
}

fn run(p: &str, text: &str) -> String {
    format!("<{p}r><{p}t xml:space=\"preserve\">{}</{p}t></{p}r>", escape(text))
}

/// The worksheet with what leads to the boxes of its comments, in the place the order of its elements gives it.
fn with_boxes(source: &str, id: &str) -> Result<String, ImportError> {
    const BEHIND: [&str; 8] = [
        "legacyDrawingHF",
        "drawingHF",
        "picture",
        "oleObjects",
        "controls",
        "webPublishItems",
        "tableParts",
        "extLst",
    ];
    let mut at = None;
    let mut old = None;
    let mut depth = 0_usize;
    let mut p = String::new();
    walk(source, |met, span| {
        match met {
            Met::Start(element) | Met::Empty(element) if depth == 0 => p = prefix(element),
            Met::Start(element) | Met::Empty(element) if depth == 1 => {
                let name = element.local_name();
                if BEHIND.contains(&name.as_ref()) {
                    at = at.or(Some(span.start));
                } else if name.as_ref() == "legacyDrawing" {
                    old = Some(span);
                }
            }
            Met::End(_) if depth == 1 => at = at.or(Some(span.start)),
            _ => {}
        }
        match met {
            Met::Start(_) => depth += 1,
            Met::End(_) => depth = depth.saturating_sub(1),
            Met::Empty(_) => {}
        }
        Ok(())
    })?;
    let element = format!("<{p}legacyDrawing xmlns:r=\"{RELATIONS}\" r:id=\"{id}\"/>");
    let mut splices = Splices::default();
    match (old, at) {
        (Some(old), _) => splices.replace(old.start, old.end, element),
        (None, Some(at)) => splices.insert(at, element),
        (None, None) => {}
    }
    Ok(splices.apply(source))
}

fn drawing(shapes: &str) -> String {
    format!(
        "<xml xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" \
         xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><o:shapelayout v:ext=\"edit\"><o:idmap v:ext=\"edit\" \
         data=\"1\"/></o:shapelayout><v:shapetype id=\"_x0000_t202\" coordsize=\"21600,21600\" o:spt=\"202\" \
         path=\"m,l,21600r21600,l21600,xe\"><v:stroke joinstyle=\"miter\"/><v:path gradientshapeok=\"t\" \
         o:connecttype=\"rect\"/></v:shapetype>{shapes}</xml>"
    )
}

/// A box beside each cell, as wide as some forty letters and as high as its words.
fn shapes(cells: &Cells) -> String {
    const LETTERS: usize = 40;
    let shapes = (1_u32..).zip(cells).map(|(number, ((row, column), said))| {
        let text = said.text();
        let lines: usize = text.lines().map(|line| line.chars().count() / LETTERS + 1).sum();
        let (top, left) = (row.saturating_sub(1), u32::from(*column));
        let bottom = top + u32::try_from(lines).unwrap_or(20).clamp(3, 20) + 1;
        format!(
            "<v:shape id=\"_x0000_s{id}\" type=\"#_x0000_t202\" style=\"position:absolute;width:240pt;height:{height}pt;\
             z-index:{number};visibility:hidden\" fillcolor=\"#ffffe1\" o:insetmode=\"auto\"><v:fill color2=\"#ffffe1\"/>\
             <v:path o:connecttype=\"none\"/><v:textbox/><x:ClientData ObjectType=\"Note\"><x:MoveWithCells/>\
             <x:SizeWithCells/><x:Anchor>{from}, 15, {top}, 2, {to}, 31, {bottom}, 1</x:Anchor>\
             <x:AutoFill>False</x:AutoFill><x:Row>{top}</x:Row><x:Column>{left}</x:Column></x:ClientData></v:shape>",
            id = 9000 + number,
            height = 14 * lines.clamp(3, 20),
            from = left + 1,
            to = left + 5,
        )
    });
    shapes.collect()
}
