//! Parts of DOCX, read as XML.

use std::io::{Cursor, Read};

use prikaz::render::xml::{Element, Node};
use prikaz::render::{Format, write};

use crate::samples;

pub(crate) fn part(file: &[u8], name: &str) -> Element {
    let mut archive = zip::ZipArchive::new(Cursor::new(file)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    Element::parse(&text).unwrap().remove(0)
}

fn docx(rows: usize) -> Vec<u8> {
    write(Format::Docx, &samples::profile(), &samples::order(rows)).unwrap()
}

/// Every element called `name`, from top to bottom.
pub(crate) fn all<'a>(element: &'a Element, name: &str) -> Vec<&'a Element> {
    let mut found = Vec::new();
    for child in element.elements() {
        found.extend((child.name == name).then_some(child));
        found.extend(all(child, name));
    }
    found
}

fn has(element: &Element, name: &str) -> bool {
    !all(element, name).is_empty()
}

pub(crate) fn attribute<'a>(element: &'a Element, key: &str) -> Option<&'a str> {
    element.attributes.iter().find(|(known, _)| known == key).map(|(_, value)| value.as_str())
}

pub(crate) fn text(element: &Element) -> String {
    let texts = element.children.iter().map(|child| match child {
        Node::Text(text) => text.clone(),
        Node::Element(element) => self::text(element),
    });
    texts.collect()
}

#[test]
fn heads_repeat_and_rows_hold_together() {
    let document = part(&docx(4), "word/document.xml");
    let annex = all(&document, "w:tbl").into_iter().max_by_key(|table| all(table, "w:tr").len()).unwrap();
    let rows = all(annex, "w:tr");
    assert_eq!(rows.len(), 2 + 1 + 1 + 4);
    assert!(rows.iter().all(|row| has(row, "w:cantSplit")));
    assert_eq!(rows.iter().map(|row| has(row, "w:tblHeader")).filter(|head| *head).count(), 3);
    assert!(rows[..3].iter().all(|row| has(row, "w:tblHeader")));
    assert_eq!(attribute(all(rows[0], "w:gridSpan")[0], "w:val"), Some("2"));
    assert_eq!(all(rows[0], "w:vMerge").len(), 2);
    assert_eq!(all(rows[1], "w:vMerge").len(), 2);
    assert_eq!(attribute(all(rows[3], "w:gridSpan")[0], "w:val"), Some("4"));
}

#[test]
fn annex_lies_on_its_side_and_counts_for_itself() {
    let document = part(&docx(1), "word/document.xml");
    let sections = all(&document, "w:sectPr");
    assert_eq!(sections.len(), 2);
    let sheets: Vec<_> = sections.iter().map(|section| all(section, "w:pgSz")[0]).collect();
    assert_eq!(attribute(sheets[0], "w:orient"), Some("portrait"));
    assert_eq!(attribute(sheets[1], "w:orient"), Some("landscape"));
    assert!(sections.iter().all(|section| has(section, "w:titlePg")));
    assert!(!has(sections[0], "w:pgNumType"));
    assert_eq!(attribute(all(sections[1], "w:pgNumType")[0], "w:start"), Some("1"));
}

#[test]
fn annex_goes_on_counting_where_the_profile_says_so() {
    let path = "data/profiles/gost-2025.toml";
    let profile = samples::file(path).replace("\"per_annex\"", "\"continuous\"");
    let profile = prikaz::render::Profile::parse(path, &profile).unwrap();
    let file = write(Format::Docx, &profile, &samples::order(1)).unwrap();
    let document = part(&file, "word/document.xml");
    let sections = all(&document, "w:sectPr");
    assert!(has(sections[0], "w:titlePg") && !has(sections[1], "w:titlePg"));
    assert!(!has(sections[1], "w:pgNumType"));
}

#[test]
fn mark_stands_in_every_header() {
    let file = docx(1);
    for name in ["word/header1.xml", "word/header2.xml"] {
        assert!(text(&part(&file, name)).contains("ОБРАЗЕЦ"), "{name}");
    }
    assert!(has(&part(&file, "word/header1.xml"), "w:fldSimple"));
    assert!(!has(&part(&file, "word/header2.xml"), "w:fldSimple"));
}

#[test]
fn file_says_what_it_is() {
    let core = part(&docx(1), "docProps/core.xml");
    let properties = samples::properties();
    assert_eq!(text(all(&core, "dc:title")[0]), properties.title);
    assert_eq!(text(all(&core, "dc:creator")[0]), properties.author);
    assert_eq!(text(all(&core, "dc:subject")[0]), properties.subject);
    assert_eq!(text(all(&core, "dcterms:created")[0]), "2024-04-11T00:00:00Z");
}

/// A few neighbours from the schema; each list must be met in this order.
const ORDERS: &[(&str, &[&str])] = &[
    (
        "w:pPr",
        &[
            "w:pStyle",
            "w:keepNext",
            "w:tabs",
            "w:spacing",
            "w:ind",
            "w:jc",
            "w:outlineLvl",
            "w:rPr",
            "w:sectPr",
        ],
    ),
    (
        "w:rPr",
        &["w:rFonts", "w:b", "w:bCs", "w:i", "w:iCs", "w:color", "w:spacing", "w:sz", "w:szCs", "w:lang"],
    ),
    ("w:style", &["w:name", "w:basedOn", "w:next", "w:qFormat", "w:pPr", "w:rPr"]),
    ("w:tblPr", &["w:tblW", "w:tblBorders", "w:tblLayout", "w:tblCellMar"]),
    ("w:tcPr", &["w:tcW", "w:gridSpan", "w:vMerge", "w:shd", "w:vAlign"]),
    ("w:sectPr", &["w:headerReference", "w:type", "w:pgSz", "w:pgMar", "w:pgNumType", "w:titlePg"]),
];

#[test]
fn children_stand_in_schema_order() {
    let file = docx(2);
    for name in ["word/document.xml", "word/styles.xml"] {
        let root = part(&file, name);
        for (parent, order) in ORDERS {
            for element in all(&root, parent) {
                let places: Vec<_> = element
                    .elements()
                    .map(|child| order.iter().position(|known| *known == child.name))
                    .map(|place| {
                        place.unwrap_or_else(|| panic!("{parent} holds something unknown: {element:?}"))
                    })
                    .collect();
                assert!(places.is_sorted(), "{name}: {element:?}");
            }
        }
    }
}

#[test]
fn every_style_used_is_defined() {
    let file = docx(2);
    let styles = part(&file, "word/styles.xml");
    let defined: Vec<_> =
        all(&styles, "w:style").iter().map(|s| attribute(s, "w:styleId").unwrap()).collect();
    for name in ["word/document.xml", "word/header1.xml", "word/header2.xml"] {
        for used in all(&part(&file, name), "w:pStyle") {
            assert!(defined.contains(&attribute(used, "w:val").unwrap()), "{used:?}");
        }
    }
}

#[test]
fn characters_that_xml_cannot_hold_are_shown() {
    let context = serde_json::json!({ "value": "a\u{1}b\u{ffff}c\u{0}d <&>\"" });
    let document = samples::of_text("{{ value }}\n", context).unwrap();
    let file = write(Format::Docx, &samples::profile(), &document).unwrap();
    let body = part(&file, "word/document.xml");
    assert_eq!(text(&body), "a\u{fffd}b\u{fffd}c\u{fffd}d <&>\"");
}

#[test]
fn link_leads_to_its_address_once() {
    let djot = "[a](https://example.org/?a=1&b=2) [b](https://example.org/?a=1&b=2)\n";
    let document = samples::of_text(djot, serde_json::json!({})).unwrap();
    let file = write(Format::Docx, &samples::profile(), &document).unwrap();
    let rels = part(&file, "word/_rels/document.xml.rels");
    let links: Vec<_> = rels.elements().filter(|rel| attribute(rel, "TargetMode").is_some()).collect();
    assert_eq!(links.len(), 1);
    assert_eq!(attribute(links[0], "Target"), Some("https://example.org/?a=1&b=2"));
    let ids: Vec<_> = all(&part(&file, "word/document.xml"), "w:hyperlink")
        .iter()
        .map(|link| attribute(link, "r:id") == attribute(links[0], "Id"))
        .collect();
    assert_eq!(ids, [true, true]);
}
