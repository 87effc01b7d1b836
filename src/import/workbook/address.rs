//! Addresses of cells as a worksheet names them: `B7`.

use prikaz_form::{Place, Source};

/// Column, from 0, and row, from 1, of `B7`.
pub(crate) fn cell(name: &str) -> Option<(u16, u32)> {
    let name = name.trim().replace('$', "");
    let letters = name.find(|sign: char| !sign.is_ascii_alphabetic()).filter(|letters| *letters > 0)?;
    let row: u32 = name[letters..].parse().ok().filter(|row| *row > 0)?;
    Some((column_of(&name)?, row))
}

/// The column, from 0, of a cell named as a worksheet does.
pub(crate) fn column_of(reference: &str) -> Option<u16> {
    let letters = reference.bytes().take_while(u8::is_ascii_alphabetic);
    let number = letters.fold(0_u32, |number, letter| {
        number.saturating_mul(26).saturating_add(u32::from(letter.to_ascii_uppercase() - b'A') + 1)
    });
    number.checked_sub(1).and_then(|column| u16::try_from(column).ok())
}

/// The cell as a worksheet names it.
pub(crate) fn name(row: u32, column: u16) -> String {
    Place { source: Source::Sheet("".into()), row, column: Some(column) }.to_string()
}
