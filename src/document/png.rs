//! PNG files: whether one is sound enough to be put into a document, and how large it is.

use serde::Serialize;

use prikaz_fact::coded;

/// Largest file that is taken, in bytes: an emblem is a drawing, not a photograph.
pub const LARGEST_PNG: usize = 2 * 1024 * 1024;
/// Most pixels a side may have; Word fails beyond some tens of thousands.
pub const LONGEST_SIDE: u32 = 10_000;

const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

coded! {
/// Why a file is not taken as a picture.
/// The wording is data: `paper.emblem-<code>` of the messages, filled with the facts of the variant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum PngFault {
    /// Its first bytes are not those of PNG.
    #[error("the file is no PNG")]
    NoPng,
    /// It ends too early, or its parts do not hold together.
    #[error("the file is damaged or cut off")]
    Damaged,
    /// It is larger than [`LARGEST_PNG`].
    #[error("the file has {bytes} bytes, more than {most}")]
    TooLarge {
        /// Its size.
        bytes: usize,
        /// The greatest size allowed.
        most: usize,
    },
    /// A side is nought or beyond [`LONGEST_SIDE`].
    #[error("the picture has {width} × {height} pixels; a side may have 1 to {most}")]
    BadSides {
        /// Pixels across.
        width: u32,
        /// Pixels down.
        height: u32,
        /// The most a side may have.
        most: u32,
    },
}
}

/// Width and height in pixels of the PNG file `bytes`.
///
/// The parts are walked through to the last, so that a file cut off on its way is noticed; what they hold is
/// left to whoever shows the picture.
///
/// # Errors
/// What is wrong with it.
pub fn png_size(bytes: &[u8]) -> Result<(u32, u32), PngFault> {
    let parts = bytes.strip_prefix(SIGNATURE).ok_or(PngFault::NoPng)?;
    if bytes.len() > LARGEST_PNG {
        return Err(PngFault::TooLarge { bytes: bytes.len(), most: LARGEST_PNG });
    }
    let (name, head, rest) = part(parts).ok_or(PngFault::Damaged)?;
    let (width, height) = match (name, head) {
        (b"IHDR", [a, b, c, d, e, f, g, h, _depth, _colour, _compression, _filter, _interlace]) => {
            (u32::from_be_bytes([*a, *b, *c, *d]), u32::from_be_bytes([*e, *f, *g, *h]))
        }
        _ => return Err(PngFault::Damaged),
    };
    if !(1..=LONGEST_SIDE).contains(&width) || !(1..=LONGEST_SIDE).contains(&height) {
        return Err(PngFault::BadSides { width, height, most: LONGEST_SIDE });
    }
    if is_whole(rest) { Ok((width, height)) } else { Err(PngFault::Damaged) }
}

/// Whether data come and the last part is the one that ends a picture.
fn is_whole(mut parts: &[u8]) -> bool {
    let mut has_data = false;
    while let Some((name, content, rest)) = part(parts) {
        match name {
            b"IDAT" => has_data |= !content.is_empty(),
            b"IEND" => return has_data,
            _ => {}
        }
        parts = rest;
    }
    false
}

/// The first part: its name, what it holds, and what comes after its checksum.
fn part(bytes: &[u8]) -> Option<(&[u8; 4], &[u8], &[u8])> {
    let (length, rest) = bytes.split_first_chunk::<4>()?;
    let (name, rest) = rest.split_first_chunk::<4>()?;
    let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
    let (content, rest) = rest.split_at_checked(length)?;
    let (_checksum, rest) = rest.split_first_chunk::<4>()?;
    Some((name, content, rest))
}
