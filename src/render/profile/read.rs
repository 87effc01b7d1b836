//! From the text of a profile to the [`Profile`], or to every fault there is.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use toml::Spanned;
use toml::de::DeTable;

use super::advice::advice;
use super::fault::{ProfileAdvice, ProfileFault, ProfileFaultKind};
use super::reader::{Section, Sheet};
use super::{
    EmblemLook, FieldLook, JointLetterhead, Letterhead, Margins, Numbering, Page, PlaceOfIssue, Profile,
    RequisitesLayout, Share, SheetLook, SignatureLayout, TableLook, Verb, VerbPlace, style,
};
use prikaz_document::Orientation;

/// The key that names the profile from which everything comes that a file does not say.
const LIKE: &str = "like";
/// A4 upright to A3 on its side, and what lies around them.
const SHEET: RangeInclusive<f64> = 90.0..=1200.0;
/// A margin or a part of a sheet.
const PART: RangeInclusive<f64> = 0.0..=400.0;
/// Space inside cells and frames.
const PADDING: RangeInclusive<f64> = 0.0..=10.0;
/// Lines that can be seen and do not bury the text.
const LINE: RangeInclusive<f64> = 0.25..=6.0;
/// Less room is no use for text.
const LEAST_ROOM: f64 = 60.0;

/// Reads the profile `text`, called `file`, over the one of `bases` it is like, and what in it departs from the
/// standard.
///
/// # Errors
/// Every fault of the file, from top to bottom.
pub(super) fn read(
    file: &str,
    text: &str,
    bases: &BTreeMap<String, String>,
) -> Result<(Profile, Vec<ProfileAdvice>), Vec<ProfileFault>> {
    let sheet = Sheet::new(file, text);
    let mut found = None;
    {
        let parsed = sheet.parse();
        let base = sheet.is_sound().then(|| base(&sheet, &parsed, bases)).flatten();
        if sheet.is_sound() {
            let profile = profile(sheet.root(&parsed, base.as_ref()));
            rooms(&sheet, &profile);
            found = Some(profile).filter(|_| sheet.is_sound());
        }
    }
    match found {
        Some(profile) => {
            let advice = advice(&sheet, &profile);
            Ok((profile, advice))
        }
        None => Err(sheet.into_faults()),
    }
}

/// The profile that `parsed` is like. A profile that is like another one itself is not offered: who reads a file
/// has to look in one other at most.
fn base<'b>(
    sheet: &Sheet<'_>,
    parsed: &Spanned<DeTable<'_>>,
    bases: &'b BTreeMap<String, String>,
) -> Option<Spanned<DeTable<'b>>> {
    let name = sheet.root(parsed, None).optional_text(LIKE)?;
    let whole = |(id, text): (&'b String, &'b String)| {
        let table = DeTable::parse(text).ok()?;
        (!table.get_ref().contains_key(LIKE)).then_some((id, table))
    };
    let found = bases.get_key_value(name).and_then(whole);
    if found.is_none() {
        let known = bases.iter().filter_map(whole).map(|(id, _)| id.clone()).collect();
        sheet.fault(LIKE, ProfileFaultKind::UnknownWord { word: name.to_owned(), known });
    }
    found.map(|(_, table)| table)
}

fn profile(root: Section<'_>) -> Profile {
    root.optional_text(LIKE);
    let profile = Profile {
        name: root.text("name"),
        standard: root.word("standard", &[("2025", 2025), ("2016", 2016)]),
        font: root.text("font"),
        page_numbering: root.word(
            "page_numbering",
            &[("per_annex", Numbering::PerAnnex), ("continuous", Numbering::Continuous)],
        ),
        number_sign: root.text("number_sign"),
        item_sign: root.text("item_sign"),
        page: page(root.section("page")),
        letterhead: letterhead(root.section("letterhead")),
        emblem: emblem(root.section("emblem")),
        verb: verb(root.section("verb")),
        requisites: requisites(root.section("requisites")),
        signature: signature(root.section("signature")),
        field: field(root.section("field")),
        table: table(root.section("table")),
        sheet: sheet(root.section("sheet")),
        faces: Vec::new(),
        styles: style::all(root.section("style")),
    };
    root.close();
    profile
}

fn page(section: Section<'_>) -> Page {
    let page = Page {
        width: section.millimetres("width", SHEET),
        height: section.millimetres("height", SHEET),
        left: section.millimetres("left", PART),
        right: section.millimetres("right", PART),
        top: section.millimetres("top", PART),
        bottom: section.millimetres("bottom", PART),
        header: section.millimetres("header", PART),
        landscape: margins(section.section("landscape")),
    };
    section.close();
    page
}

fn margins(section: Section<'_>) -> Margins {
    let margins = Margins {
        left: section.millimetres("left", PART),
        right: section.millimetres("right", PART),
        top: section.millimetres("top", PART),
        bottom: section.millimetres("bottom", PART),
        header: section.millimetres("header", PART),
    };
    section.close();
    margins
}

fn letterhead(section: Section<'_>) -> Letterhead {
    let words = [
        ("side_by_side", JointLetterhead::SideBySide),
        ("one_below_another", JointLetterhead::OneBelowAnother),
    ];
    let letterhead = Letterhead { joint: section.word("joint", &words) };
    section.close();
    letterhead
}

fn emblem(section: Section<'_>) -> EmblemLook {
    let emblem = EmblemLook {
        top: section.millimetres("top", PART),
        width: section.millimetres("width", 1.0..=400.0),
        height: section.millimetres("height", 1.0..=400.0),
        space: section.millimetres("space", PADDING),
    };
    section.close();
    emblem
}

fn verb(section: Section<'_>) -> Verb {
    let words = [("own_line", VerbPlace::OwnLine), ("in_paragraph", VerbPlace::InParagraph)];
    let verb = Verb {
        place: section.word("place", &words),
        letter_spacing: section.points("letter_spacing", 0.0..=20.0),
    };
    section.close();
    verb
}

fn requisites(section: Section<'_>) -> RequisitesLayout {
    let words = [("below", PlaceOfIssue::Below), ("between", PlaceOfIssue::Between)];
    let requisites = RequisitesLayout { place: section.word("place", &words) };
    section.close();
    requisites
}

fn signature(section: Section<'_>) -> SignatureLayout {
    let signature = SignatureLayout {
        post_width: section.millimetres("post_width", 20.0..=400.0),
        mark_width: section.millimetres("mark_width", 20.0..=400.0),
        mark_border: section.points("mark_border", LINE),
        mark_padding: section.millimetres("mark_padding", PADDING),
    };
    section.close();
    signature
}

fn field(section: Section<'_>) -> FieldLook {
    let field = FieldLook { hint_colour: section.fill("hint_colour") };
    section.close();
    field
}

fn table(section: Section<'_>) -> TableLook {
    let table = TableLook {
        border: section.points("border", LINE),
        cell_side: section.millimetres("cell_side", PADDING),
        cell_top: section.millimetres("cell_top", PADDING),
        head_fill: section.fill("head_fill"),
        group_rows: section.number("group_rows", 0.0..=1000.0) as usize,
    };
    section.close();
    table
}

fn sheet(section: Section<'_>) -> SheetLook {
    let sheet = SheetLook {
        left: section.millimetres("left", PART),
        right: section.millimetres("right", PART),
        top: section.millimetres("top", PART),
        bottom: section.millimetres("bottom", PART),
        footer: section.millimetres("footer", PART),
        head_fill: section.fill("head_fill"),
        glyph: Share(section.number("glyph", 0.1..=2.0)),
        line: Share(section.number("line", 0.5..=5.0)),
        chart_width: section.millimetres("chart_width", 20.0..=2000.0),
        chart_height: section.millimetres("chart_height", 20.0..=2000.0),
    };
    section.close();
    sheet
}

/// Notes margins that leave no room for text.
fn rooms(sheet: &Sheet<'_>, profile: &Profile) {
    if !sheet.is_sound() {
        return;
    }
    let places = [("page.left", Orientation::Portrait), ("page.landscape.left", Orientation::Landscape)];
    for (key, orientation) in places {
        let (width, height) = profile.page.size(orientation);
        let margins = profile.page.margins(orientation);
        let across = width.0 - margins.left.0 - margins.right.0;
        let left_over = across.min(height.0 - margins.top.0 - margins.bottom.0);
        if left_over < LEAST_ROOM {
            sheet.fault(key, ProfileFaultKind::NoRoom { left_over });
        }
    }
}
