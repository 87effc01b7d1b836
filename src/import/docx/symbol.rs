//! Signs of symbol faces (`w:sym`): Word keeps them by their place in the face, not as letters.

use quick_xml::events::BytesStart;

use crate::ImportError;
use crate::package::xml::attribute;

/// Places in the face Symbol, and the letters that stand there.
const SYMBOL: [(u32, char); 14] = [
    (0x2D, '−'),
    (0xB0, '°'),
    (0xB1, '±'),
    (0xB4, '×'),
    (0xB8, '÷'),
    (0xA3, '≤'),
    (0xB3, '≥'),
    (0xB9, '≠'),
    (0xA5, '∞'),
    (0xB7, '•'),
    (0xD7, '⋅'),
    (0x6D, 'μ'),
    (0xA2, '′'),
    (0xB2, '″'),
];
/// The same of the faces Wingdings.
const WINGDINGS: [(u32, char); 7] =
    [(0xFC, '✓'), (0xFB, '✗'), (0xFE, '☑'), (0xFD, '☒'), (0xA8, '☐'), (0x6F, '☐'), (0xA7, '▪')];

/// The letter that a sign stands for; the sign of a lost letter where that is not known, so that it is told.
pub(super) fn meant(element: &BytesStart<'_>) -> Result<char, ImportError> {
    let face = attribute(element, "font")?.unwrap_or_default().to_lowercase();
    let code = attribute(element, "char")?.and_then(|code| u32::from_str_radix(&code, 16).ok()).unwrap_or(0);
    let place = if (0xF000..=0xF0FF).contains(&code) { code - 0xF000 } else { code };
    let table: &[(u32, char)] = if face == "symbol" {
        &SYMBOL
    } else if face.starts_with("wingdings") {
        &WINGDINGS
    } else {
        &[]
    };
    let known = table.iter().find(|(known, _)| *known == place).map(|(_, letter)| *letter);
    let letter = || char::from_u32(code).filter(|_| !(0xE000..=0xF8FF).contains(&code) && table.is_empty());
    Ok(known.or_else(letter).unwrap_or(char::REPLACEMENT_CHARACTER))
}
