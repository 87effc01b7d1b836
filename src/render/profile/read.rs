//! From the text of a profile to the [`Profile`], or to every fault there is.

use std::collections::BTreeMap;

use super::advice::advice;
use super::fault::{ProfileAdvice, ProfileFault, ProfileFaultKind};
use super::keys::{self as of, profile as keys};
use super::reader::{Node, ProfileText, Section, Sheet};
use super::{
    EmblemLook, FieldLook, JointLetterhead, Letterhead, Margins, Numbering, Page, PlaceOfIssue, Profile,
    RequisitesLayout, STANDARDS, Share, SheetLook, SignatureLayout, TableLook, Verb, VerbPlace, styles,
};
use prikaz_document::Orientation;
use prikaz_placed::{Places, Soundness};

/// Less room is no use for text.
const LEAST_ROOM: f64 = 60.0;

impl Profile {
    /// Reads a profile from the `text` of `file`.
    ///
    /// # Errors
    /// Every fault of the file: text that is not TOML, keys unknown or missing, measures without sense.
    pub fn parse(file: &str, text: &str) -> Result<Self, Vec<ProfileFault>> {
        Self::checked(file, text, &BTreeMap::new()).map(|(profile, _)| profile)
    }

    /// The same, with what it does not say taken from the profile it is `like`, one of the texts in `bases`; and what
    /// in it departs from the standard it follows.
    ///
    /// # Errors
    /// Every fault of the file.
    pub fn checked(
        file: &str,
        text: &str,
        bases: &BTreeMap<String, String>,
    ) -> Result<(Self, Vec<ProfileAdvice>), Vec<ProfileFault>> {
        read(file, text, bases)
    }
}

/// Reads the profile `text`, called `file`, over the one of `bases` it is like, and what in it departs from the
/// standard.
///
/// # Errors
/// Every fault of the file, from top to bottom.
fn read(
    file: &str,
    text: &str,
    bases: &BTreeMap<String, String>,
) -> Result<(Profile, Vec<ProfileAdvice>), Vec<ProfileFault>> {
    let whole: BTreeMap<&str, &String> =
        bases.iter().filter(|(_, text)| !is_like(text)).map(|(id, text)| (&**id, text)).collect();
    let like = like_of(text);
    let base = whole.get(like.as_deref().unwrap_or_default()).copied();
    let base_file = like.map(|id| format!("{id}.toml")).unwrap_or_default();
    let (sheet, below) = (
        Sheet::new(file, text, ProfileText),
        Sheet::new(&base_file, base.map_or("", String::as_str), ProfileText),
    );
    let mut found = None;
    {
        let ((parsed, soundness), (of_base, _)) = (sheet.parse(), below.parse());
        if soundness == Soundness::Sound {
            let root = sheet.root(&parsed, &keys::KEYS);
            let base = base.map(|_| below.root(&of_base, &keys::KEYS));
            found = read_over(&root, base.as_ref(), whole.keys().copied());
        }
    }
    let faults = [sheet.into_faults(), below.into_faults()].concat();
    found.filter(|_| faults.is_empty()).ok_or(faults)
}

/// The profile that a text is like.
fn like_of(text: &str) -> Option<String> {
    let (like, _) =
        Sheet::read("", text, ProfileText, &keys::KEYS, |root| root.table()?.get(&keys::LIKE)?.raw_text());
    like
}

/// Whether a text is like another. Such a profile is not offered: who reads a file has to look in one other at most.
fn is_like(text: &str) -> bool {
    like_of(text).is_some()
}

/// Reads `root` over `base`, one of the profiles `known`.
fn read_over<'k>(
    root: &Node<'_>,
    base: Option<&Node<'_>>,
    known: impl Iterator<Item = &'k str> + Clone,
) -> Option<(Profile, Vec<ProfileAdvice>)> {
    let section = Section::root(root, base);
    if let Some(like) = section.own(&keys::LIKE)
        && base.is_none()
    {
        like.unknown_word(&like.raw_text()?, known);
        return None;
    }
    let profile = profile(section);
    let places = root.places();
    if root.is_sound() {
        note_rooms(root, &places, &profile);
    }
    root.is_sound().then(|| {
        let advice = advice(&places, &profile);
        (profile, advice)
    })
}

fn profile(root: Section<'_>) -> Profile {
    let profile = Profile {
        name: root.text(&keys::NAME),
        standard: root.word(&keys::STANDARD, &STANDARDS),
        font: root.text(&keys::FONT),
        page_numbering: root.word(&keys::PAGE_NUMBERING, Numbering::WORDS),
        number_sign: root.text(&keys::NUMBER_SIGN),
        item_sign: root.text(&keys::ITEM_SIGN),
        page: page(root.section(&keys::PAGE)),
        letterhead: letterhead(root.section(&keys::LETTERHEAD)),
        emblem: emblem(root.section(&keys::EMBLEM)),
        verb: verb(root.section(&keys::VERB)),
        requisites: requisites(root.section(&keys::REQUISITES)),
        signature: signature(root.section(&keys::SIGNATURE)),
        field: field(root.section(&keys::FIELD)),
        table: table(root.section(&keys::TABLE)),
        sheet: sheet(root.section(&keys::SHEET)),
        faces: Vec::new(),
        styles: styles::all(root.section(&keys::STYLE)),
    };
    root.close();
    profile
}

fn page(section: Section<'_>) -> Page {
    let page = Page {
        width: section.millimetres(&of::page::WIDTH),
        height: section.millimetres(&of::page::HEIGHT),
        left: section.millimetres(&of::margins::LEFT),
        right: section.millimetres(&of::margins::RIGHT),
        top: section.millimetres(&of::margins::TOP),
        bottom: section.millimetres(&of::margins::BOTTOM),
        header: section.millimetres(&of::margins::HEADER),
        landscape: margins(section.section(&of::page::LANDSCAPE)),
    };
    section.close();
    page
}

fn margins(section: Section<'_>) -> Margins {
    let margins = Margins {
        left: section.millimetres(&of::margins::LEFT),
        right: section.millimetres(&of::margins::RIGHT),
        top: section.millimetres(&of::margins::TOP),
        bottom: section.millimetres(&of::margins::BOTTOM),
        header: section.millimetres(&of::margins::HEADER),
    };
    section.close();
    margins
}

fn letterhead(section: Section<'_>) -> Letterhead {
    let letterhead = Letterhead { joint: section.word(&of::letterhead::JOINT, JointLetterhead::WORDS) };
    section.close();
    letterhead
}

fn emblem(section: Section<'_>) -> EmblemLook {
    let emblem = EmblemLook {
        top: section.millimetres(&of::emblem::TOP),
        width: section.millimetres(&of::emblem::WIDTH),
        height: section.millimetres(&of::emblem::HEIGHT),
        space: section.millimetres(&of::emblem::SPACE),
    };
    section.close();
    emblem
}

fn verb(section: Section<'_>) -> Verb {
    let verb = Verb {
        place: section.word(&of::verb::PLACE, VerbPlace::WORDS),
        letter_spacing: section.points(&of::verb::LETTER_SPACING),
    };
    section.close();
    verb
}

fn requisites(section: Section<'_>) -> RequisitesLayout {
    let requisites = RequisitesLayout { place: section.word(&of::requisites::PLACE, PlaceOfIssue::WORDS) };
    section.close();
    requisites
}

fn signature(section: Section<'_>) -> SignatureLayout {
    let signature = SignatureLayout {
        post_width: section.millimetres(&of::signature::POST_WIDTH),
        mark_width: section.millimetres(&of::signature::MARK_WIDTH),
        mark_border: section.points(&of::signature::MARK_BORDER),
        mark_padding: section.millimetres(&of::signature::MARK_PADDING),
    };
    section.close();
    signature
}

fn field(section: Section<'_>) -> FieldLook {
    let field = FieldLook { hint_colour: section.fill(&of::field::HINT_COLOUR) };
    section.close();
    field
}

fn table(section: Section<'_>) -> TableLook {
    let table = TableLook {
        border: section.points(&of::table::BORDER),
        cell_side: section.millimetres(&of::table::CELL_SIDE),
        cell_top: section.millimetres(&of::table::CELL_TOP),
        head_fill: section.fill(&of::table::HEAD_FILL),
        group_rows: section.number(&of::table::GROUP_ROWS) as usize,
    };
    section.close();
    table
}

fn sheet(section: Section<'_>) -> SheetLook {
    let sheet = SheetLook {
        left: section.millimetres(&of::sheet::LEFT),
        right: section.millimetres(&of::sheet::RIGHT),
        top: section.millimetres(&of::sheet::TOP),
        bottom: section.millimetres(&of::sheet::BOTTOM),
        footer: section.millimetres(&of::sheet::FOOTER),
        head_fill: section.fill(&of::sheet::HEAD_FILL),
        glyph: Share(section.number(&of::sheet::GLYPH)),
        line: Share(section.number(&of::sheet::LINE)),
        chart_width: section.millimetres(&of::sheet::CHART_WIDTH),
        chart_height: section.millimetres(&of::sheet::CHART_HEIGHT),
    };
    section.close();
    sheet
}

/// Notes margins that leave no room for text.
fn note_rooms(root: &Node<'_>, places: &Places, profile: &Profile) {
    let landscape = format!("{}.{}", keys::PAGE.path(&of::page::LANDSCAPE), of::margins::LEFT.name);
    let upright = keys::PAGE.path(&of::margins::LEFT);
    for (key, orientation) in [(upright, Orientation::Portrait), (landscape, Orientation::Landscape)] {
        let (width, height) = profile.page.size(orientation);
        let margins = profile.page.margins(orientation);
        let across = width.0 - margins.left.0 - margins.right.0;
        let left_over = across.min(height.0 - margins.top.0 - margins.bottom.0);
        if left_over < LEAST_ROOM {
            root.fault_at(places.of(&key), &key, ProfileFaultKind::NoRoom { left_over });
        }
    }
}
