//! The order in which the schema of WordprocessingML wants children; docx-rs writes them in another.

use crate::xml::{Element, Node};

#[rustfmt::skip]
const PARAGRAPH: &[&str] = &[
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr",
    "suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap",
    "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid",
    "spacing", "ind", "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc", "textDirection",
    "textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr", "sectPr", "pPrChange",
];

#[rustfmt::skip]
const RUN: &[&str] = &[
    "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline",
    "shadow", "emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color", "spacing", "w",
    "kern", "position", "sz", "szCs", "highlight", "u", "effect", "bdr", "shd", "fitText", "vertAlign",
    "rtl", "cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath",
];

#[rustfmt::skip]
const STYLE: &[&str] = &[
    "name", "aliases", "basedOn", "next", "link", "autoRedefine", "hidden", "uiPriority", "semiHidden",
    "unhideWhenUsed", "qFormat", "locked", "personal", "personalCompose", "personalReply", "rsid", "pPr",
    "rPr", "tblPr", "trPr", "tcPr", "tblStylePr",
];

/// Puts the children of `element`, and theirs, into schema order; drops what docx-rs adds of its own:
/// empty properties, and paragraph ids from its global counter.
pub(super) fn arrange(element: &mut Element) {
    element.attributes.retain(|(key, _)| !key.starts_with("w14:"));
    element.elements_mut().for_each(arrange);
    element.children.retain(|child| !is_empty_properties(child));
    if let Some(order) = order_of(&element.name) {
        element.children.sort_by_key(|child| place(order, child));
    }
}

fn order_of(name: &str) -> Option<&'static [&'static str]> {
    match name {
        "w:pPr" => Some(PARAGRAPH),
        "w:rPr" => Some(RUN),
        "w:style" => Some(STYLE),
        _ => None,
    }
}

fn is_empty_properties(child: &Node) -> bool {
    matches!(child, Node::Element(element)
        if element.children.is_empty() && matches!(&*element.name, "w:pPr" | "w:rPr"))
}

fn place(order: &[&str], child: &Node) -> usize {
    let Node::Element(element) = child else { return 0 };
    let name = element.name.strip_prefix("w:").unwrap_or(&element.name);
    order.iter().position(|known| *known == name).unwrap_or(order.len())
}
