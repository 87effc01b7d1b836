//! Whose file it is: told by the folder it lies in, by its name, or by what stands above its table.

use std::path::Path;

use prikaz_domain::UnitId;
use prikaz_form::{RawCell, RawTable, folded, only_likely};
use prikaz_procedure::Unit;

use crate::incoming::returned_blank::blank_identity;

/// So many rows from the top may name the unit.
const ABOVE: usize = 15;

/// Whose file it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whose {
    /// This unit's.
    Of(UnitId),
    /// One of several, which the first sign that speaks does not tell apart.
    Either(Vec<UnitId>),
    /// Nothing says it, but something resembles the name of one unit only.
    Likely(UnitId),
    /// Nothing says it.
    Unknown,
}

/// Whose file at `path` with `tables` is, among `units`. The folder speaks first, then the name, then the text: the
/// first that names a unit decides, and where it names several, nobody guesses.
pub fn whose<'u>(units: impl IntoIterator<Item = &'u Unit>, path: &Path, tables: &[RawTable]) -> Whose {
    let units: Vec<&Unit> = units.into_iter().collect();
    // A blank of this program says it itself, whoever renamed it.
    if let Some(blank) = blank_identity(tables)
        && units.iter().any(|unit| unit.id == blank.unit)
    {
        return Whose::Of(blank.unit);
    }
    let folder = path.parent().and_then(Path::file_name).map(|name| name.to_string_lossy());
    let name = path.file_stem().map(|name| name.to_string_lossy());
    let above = || tables.iter().flat_map(|table| table.rows.iter().take(ABOVE));
    let texts = above().flat_map(|row| row.cells.iter().map(|cell| cell.text.as_str()));
    let signs: [Vec<&Unit>; 3] = [
        named(&units, folder.as_deref().into_iter(), true),
        named(&units, name.as_deref().into_iter(), true),
        named(&units, texts, false),
    ];
    match signs.into_iter().find(|found| !found.is_empty()).as_deref() {
        Some([one]) => Whose::Of(one.id.clone()),
        Some(several) => Whose::Either(several.iter().map(|unit| unit.id.clone()).collect()),
        None => {
            // A line above the table has one cell.
            let lines = above().filter_map(|row| <&[RawCell; 1]>::try_from(row.cells.as_slice()).ok());
            let lines = lines.map(|[cell]| cell.text.as_str());
            let mut hints = folder.as_deref().into_iter().chain(name.as_deref()).chain(lines);
            let likely =
                hints.find_map(|text| only_likely(text, units.iter().map(|unit| unit.title.as_str())));
            likely.map_or(Whose::Unknown, |place| Whose::Likely(units[place].id.clone()))
        }
    }
}

/// The units that `texts` name: by their name, or by their key where keys are told to count. Of two names, one of
/// which holds the other, the longer one is meant.
fn named<'u, 't>(units: &[&'u Unit], texts: impl Iterator<Item = &'t str>, keys: bool) -> Vec<&'u Unit> {
    let texts: Vec<String> = texts.map(spaced).collect();
    let by = |called: &str| {
        let called = spaced(called);
        texts.iter().any(|text| text.contains(&called)).then_some(called)
    };
    let found: Vec<(&Unit, String)> = units
        .iter()
        .filter_map(|unit| {
            let by_key = || if keys { by(unit.id.as_str()) } else { None };
            by(&unit.title).or_else(by_key).map(|called| (*unit, called))
        })
        .collect();
    let is_part =
        |called: &String| found.iter().any(|(_, other)| other.len() > called.len() && other.contains(called));
    found.iter().filter(|(_, called)| !is_part(called)).map(|(unit, _)| *unit).collect()
}

/// The words of `text`, each with a space on both sides: `support_2.xlsx` has the word `support`.
fn spaced(text: &str) -> String {
    let words: Vec<String> = folded(text)
        .split(|sign: char| !sign.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    format!(" {} ", words.join(" "))
}
