//! Measures on paper.

/// A length on paper, in millimetres.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Default)]
pub struct Millimetres(pub f64);

/// A type size or a space, in points.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Default)]
pub struct Points(pub f64);

impl Millimetres {
    /// Twentieths of a point, the unit of OOXML.
    pub fn twips(self) -> i32 {
        (self.0 * 1440.0 / 25.4).round() as i32
    }

    /// Points.
    pub fn points(self) -> f64 {
        self.0 * 72.0 / 25.4
    }

    /// Inches, the unit of sheet margins.
    pub fn inches(self) -> f64 {
        self.0 / 25.4
    }
}

impl Points {
    /// Twentieths of a point.
    pub fn twips(self) -> i32 {
        (self.0 * 20.0).round() as i32
    }
}

/// A share of some other measure.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Default)]
pub struct Share(pub f64);

/// The word for no colour.
const NO_COLOUR: &str = "none";

/// A colour, or none.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Fill(Option<String>);

impl Fill {
    /// The colour that `word` says, `none` or six hexadecimal digits.
    pub fn of_word(word: &str) -> Option<Self> {
        let is_colour = word.len() == 6 && word.bytes().all(|byte| byte.is_ascii_hexdigit());
        match word == NO_COLOUR {
            true => Some(Self(None)),
            false => is_colour.then(|| Self(Some(word.to_ascii_uppercase()))),
        }
    }

    /// Six hexadecimal digits, if there is a colour.
    pub fn hex(&self) -> Option<&str> {
        self.0.as_deref()
    }
}
