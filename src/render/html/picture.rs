//! Pictures, inside the page itself.

use std::io::{self, Write};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::xml::Xml;
use prikaz_document::{Picture, PicturePlace, Role};

/// Writes `picture` on a line of its own: in the middle, or on the right where it belongs to a corner.
pub(super) fn write(xml: &mut Xml<impl Write>, picture: &Picture) -> io::Result<()> {
    let class = match picture.place {
        PicturePlace::Top | PicturePlace::Line => Role::Picture.code(),
        PicturePlace::Corner => "corner",
    };
    let address = format!("data:image/png;base64,{}", STANDARD.encode(&picture.png));
    let size = format!("width:{}mm;height:{}mm", sound(picture.width), sound(picture.height));
    xml.open("p", &[("class", class)])?;
    xml.empty("img", &[("src", &address), ("alt", &picture.description), ("style", &size)])?;
    xml.close("p")
}

fn sound(length: f32) -> f32 {
    if length.is_finite() { length.max(0.0) } else { 0.0 }
}
