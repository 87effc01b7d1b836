//! The code of a document (QR), drawn as a picture.

use qrcode::{Color, EcLevel, QrCode};

use super::RenderError;
use prikaz_document::{Picture, PicturePlace};

/// Pixels a module has: enough for a laser printer, and still some kilobytes.
const PIXELS: usize = 8;
/// Modules left white on each side (ISO/IEC 18004 asks for four).
const QUIET: usize = 4;

/// The code that holds `text`, with sides of `side` millimetres, in the corner of the page.
///
/// # Errors
/// When the text is too long for a code.
pub fn code_picture(text: &str, side: f32) -> Result<Picture, RenderError> {
    let code = QrCode::with_error_correction_level(text, EcLevel::L).map_err(|_| RenderError::LongCode)?;
    let png = png(&code)?;
    Ok(Picture {
        png: png.into(),
        description: format!("QR-код документа: {text}"),
        width: side,
        height: side,
        place: PicturePlace::Corner,
    })
}

/// One bit a pixel, black on white.
fn png(code: &QrCode) -> Result<Vec<u8>, RenderError> {
    let modules = code.width() + 2 * QUIET;
    let side = modules * PIXELS;
    let mut bits = vec![0xFF; side.div_ceil(8) * side];
    for (place, colour) in code.to_colors().into_iter().enumerate() {
        if colour == Color::Dark {
            let (row, column) = (place / code.width() + QUIET, place % code.width() + QUIET);
            blacken(&mut bits, side.div_ceil(8), row, column);
        }
    }
    let mut file = Vec::new();
    let width = u32::try_from(side).map_err(|_| RenderError::LongCode)?;
    let mut encoder = png::Encoder::new(&mut file, width, width);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(png::BitDepth::One);
    let written = encoder.write_header().and_then(|mut writer| writer.write_image_data(&bits));
    written.map_err(|error| RenderError::Pack(std::io::Error::other(error)))?;
    Ok(file)
}

/// A module is as many pixels wide as a byte has bits.
fn blacken(bits: &mut [u8], row_bytes: usize, row: usize, column: usize) {
    for line in 0..PIXELS {
        if let Some(byte) = bits.get_mut((row * PIXELS + line) * row_bytes + column) {
            *byte = 0;
        }
    }
}
