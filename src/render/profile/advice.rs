//! Where a profile departs from ГОСТ Р 7.0.97 and the custom of offices. The standard is voluntary, so an office may.

use super::Profile;
use super::fault::{ProfileAdvice, ProfileAdviceKind};
use prikaz_document::Role;
use prikaz_placed::Places;

/// Least margins: left, right, top, bottom, in millimetres (ГОСТ Р 7.0.97, section 3).
const MARGINS: [(&str, f64); 4] =
    [("page.left", 20.0), ("page.right", 10.0), ("page.top", 20.0), ("page.bottom", 20.0)];
/// Least binding margin of what is kept longer than ten years; orders on main activity are kept for ever.
const BINDING: f64 = 30.0;
/// Page number to the upper edge of the sheet, at least.
const NUMBER_TO_EDGE: f64 = 10.0;
/// Sizes of letters that the standard names.
const LETTERS: (f64, f64) = (12.0, 14.0);
/// Line spacing of text: custom of instructions on records management.
const SPACING: (f64, f64) = (1.0, 1.5);

/// What in `profile`, whose keys stand at `places`, departs from the standard it follows.
pub(super) fn advice(places: &Places, profile: &Profile) -> Vec<ProfileAdvice> {
    let mut found = Vec::new();
    let mut say = |key: String, what: ProfileAdviceKind| {
        let key = if places.has(&key) { key } else { default_of(&key) };
        found.push(ProfileAdvice { line: places.of(&key).0, key, what });
    };
    margins(profile, &mut say);
    texts(profile, &mut say);
    corners(profile, &mut say);
    found.sort_by_key(|advice| advice.line);
    found.dedup();
    found
}

fn margins(profile: &Profile, say: &mut impl FnMut(String, ProfileAdviceKind)) {
    let page = &profile.page;
    let sides = [page.left, page.right, page.top, page.bottom];
    for ((key, least), side) in MARGINS.into_iter().zip(sides) {
        if side.0 < least {
            say(key.to_owned(), ProfileAdviceKind::NarrowMargin { least });
        }
    }
    if (MARGINS[0].1..BINDING).contains(&page.left.0) {
        say("page.left".to_owned(), ProfileAdviceKind::NarrowBinding { least: BINDING });
    }
    let headers =
        [("page", page.header, page.top), ("page.landscape", page.landscape.header, page.landscape.top)];
    for (section, header, top) in headers {
        if header.0 < NUMBER_TO_EDGE {
            say(format!("{section}.header"), ProfileAdviceKind::NumberAtEdge { least: NUMBER_TO_EDGE });
        }
        if header.0 >= top.0 {
            say(format!("{section}.header"), ProfileAdviceKind::NumberInText);
        }
    }
}

fn texts(profile: &Profile, say: &mut impl FnMut(String, ProfileAdviceKind)) {
    for role in [Role::Preamble, Role::Body, Role::Clause, Role::Item] {
        let look = profile.style(role);
        let ((least, most), size) = (LETTERS, look.size.0);
        if !(least..=most).contains(&size) {
            say(style_key(role, "size"), ProfileAdviceKind::LetterSize { least, most });
        }
        let (least, most) = SPACING;
        if !(least..=most).contains(&look.line) {
            say(style_key(role, "line"), ProfileAdviceKind::LineSpacing { least, most });
        }
    }
}

/// Requisites that stand in a corner: stamps and posts.
fn corners(profile: &Profile, say: &mut impl FnMut(String, ProfileAdviceKind)) {
    let most = profile.corner_width().0;
    for role in [Role::Stamp, Role::StampHead] {
        if profile.style(role).width.is_none_or(|width| width.0 > most) {
            say(style_key(role, "width"), ProfileAdviceKind::WideCorner { most });
        }
    }
    if profile.signature.post_width.0 > most {
        say("signature.post_width".to_owned(), ProfileAdviceKind::WideCorner { most });
    }
}

/// The key that speaks where a style keeps silent: `style.default.size` for `style.clause.size`.
fn default_of(key: &str) -> String {
    match key.rsplit_once('.') {
        Some((section, last)) if section.starts_with("style.") => format!("style.default.{last}"),
        _ => key.to_owned(),
    }
}

fn style_key(role: Role, key: &str) -> String {
    format!("style.{}.{key}", role.code())
}
