//! The faces a paper is set in: those of the profile's folder, then Liberation Serif, which is as wide as
//! Times New Roman.

use std::sync::OnceLock;

use typst::foundations::Bytes;
use typst::layout::Abs;
use typst::text::{Font, FontInstance, FontVariant, FontVariations};

use crate::{Profile, RenderError};

/// The family inside the program; its licence stands beside the files.
const OWN: &str = "Liberation Serif";
static OWN_FILES: [&[u8]; 4] = [
    include_bytes!("fonts/LiberationSerif-Regular.ttf"),
    include_bytes!("fonts/LiberationSerif-Bold.ttf"),
    include_bytes!("fonts/LiberationSerif-Italic.ttf"),
    include_bytes!("fonts/LiberationSerif-BoldItalic.ttf"),
];

/// Faces with what has to be known of them before a line is set.
pub(super) struct Faces {
    fonts: Vec<Font>,
    /// The plain faces, the one of the text first; to be asked for letters and measures.
    plain: Vec<FontInstance>,
    families: Vec<String>,
}

/// Heights of a line set solid, in shares of the type size.
#[derive(Debug, Clone, Copy)]
pub(super) struct LineHeights {
    /// Above the foot of the letters, with what is left free between two lines.
    pub(super) above: f64,
    /// Below it.
    pub(super) below: f64,
}

impl Faces {
    /// The faces for a paper in the look of `profile`.
    ///
    /// # Errors
    /// When a file of the profile holds no face.
    pub(super) fn new(profile: &Profile) -> Result<Self, RenderError> {
        let mut fonts = Vec::new();
        for file in &profile.faces {
            let before = fonts.len();
            fonts.extend(Font::iter(Bytes::new(file.bytes.clone())));
            if fonts.len() == before {
                return Err(RenderError::BadFace(file.place.clone()));
            }
        }
        fonts.extend(own().iter().cloned());
        let named = |family: &str| fonts.iter().position(|font| is_plain(font, family));
        let first = named(&profile.font).or_else(|| named(OWN)).unwrap_or_default();
        let plain = fonts.iter().skip(first).take(1).chain(&fonts).map(measured).collect();
        let mut families = vec![OWN.to_owned()];
        if named(&profile.font).is_some() {
            families.insert(0, profile.font.clone());
        }
        Ok(Self { fonts, plain, families })
    }

    /// The families, the first wanted most.
    pub(super) fn families(&self) -> &[String] {
        &self.families
    }

    /// Whether some face has `character`.
    pub(super) fn has(&self, character: char) -> bool {
        self.plain.iter().any(|face| face.ttf().glyph_index(character).is_some())
    }

    /// How wide `character` is, in shares of the type size.
    pub(super) fn width(&self, character: char) -> f64 {
        let glyph = |face: &FontInstance| Some(face.x_advance(face.ttf().glyph_index(character)?.0)?.get());
        self.plain.first().and_then(glyph).unwrap_or(1.0)
    }

    /// Heights of a line, as word processors measure it.
    pub(super) fn line(&self) -> LineHeights {
        let Some(font) = self.plain.first() else { return LineHeights { above: 1.0, below: 0.2 } };
        let face = font.ttf();
        let unit = f64::from(face.units_per_em().max(1));
        let above = f64::from(face.ascender()) + f64::from(face.line_gap());
        LineHeights { above: above / unit, below: -f64::from(face.descender()) / unit }
    }

    /// The faces themselves.
    pub(super) fn into_fonts(self) -> Vec<Font> {
        self.fonts
    }
}

/// The faces of the program, read once.
fn own() -> &'static [Font] {
    static FONTS: OnceLock<Vec<Font>> = OnceLock::new();
    FONTS.get_or_init(|| OWN_FILES.iter().flat_map(|file| Font::iter(Bytes::new(*file))).collect())
}

/// The face as it is, without variations.
fn measured(font: &Font) -> FontInstance {
    let plain = FontVariations::default();
    font.clone().instantiate(FontVariant::default(), Abs::pt(1.0), &plain)
}

fn is_plain(font: &Font, family: &str) -> bool {
    let info = font.info();
    let variant = info.variant;
    info.family.eq_ignore_ascii_case(family)
        && variant.style == typst::text::FontStyle::Normal
        && variant.weight == typst::text::FontWeight::REGULAR
}
