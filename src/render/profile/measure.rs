//! Measures on paper, checked when they are read.

use serde::Deserialize;
use serde::de::{Deserializer, Error as _};

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

impl<'de> Deserialize<'de> for Millimetres {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self(measure(deserializer, 0.0, 2000.0)?))
    }
}

impl<'de> Deserialize<'de> for Points {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self(measure(deserializer, 0.0, 400.0)?))
    }
}

/// A share of some other measure.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Default)]
pub struct Share(pub f64);

impl<'de> Deserialize<'de> for Share {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self(measure(deserializer, 0.1, 10.0)?))
    }
}

fn measure<'de, D: Deserializer<'de>>(deserializer: D, least: f64, most: f64) -> Result<f64, D::Error> {
    let number = f64::deserialize(deserializer)?;
    if (least..=most).contains(&number) {
        Ok(number)
    } else {
        Err(D::Error::custom(format!("{number} is not between {least} and {most}")))
    }
}

/// A colour that fills cells, or none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fill(Option<String>);

impl Fill {
    /// Six hexadecimal digits, if there is a fill.
    pub fn hex(&self) -> Option<&str> {
        self.0.as_deref()
    }
}

impl<'de> Deserialize<'de> for Fill {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let hex = text.len() == 6 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        match text.as_str() {
            "none" => Ok(Self(None)),
            _ if hex => Ok(Self(Some(text.to_ascii_uppercase()))),
            _ => Err(D::Error::custom(format!("`{text}` is neither `none` nor six hexadecimal digits"))),
        }
    }
}
