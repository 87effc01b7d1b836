//! How dates, numbers and kinds of acts are written: bodies differ, and one order may differ from itself.

use prikaz_fact::coded;
use prikaz_russian::typography;

coded! {
/// How «number» is written before a number; the code of the sign that keeps no distance is written with a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberSign {
    /// «№ 149».
    Numero = "№",
    /// «N 149».
    Latin = "N",
    /// «№149».
    NumeroClose = "№149",
}
}

coded! {
/// How dates of acts are written; the code of a way is a date written in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateStyle {
    /// «02.04.2024».
    Dotted = "02.04.2024",
    /// «02.04.2024г.».
    DottedYear = "02.04.2024г.",
    /// «02.04.2024г», as a stamp may have it.
    DottedBareYear = "02.04.2024г",
    /// «02.04.2024 г.».
    DottedSpacedYear = "02.04.2024 г.",
    /// «2 апреля 2024 г.».
    WordsShort = "2 апреля 2024 г.",
    /// «2 апреля 2024 года».
    WordsFull = "2 апреля 2024 года",
}
}

coded! {
/// How the numbers of terms are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Numbers {
    /// «в течение 3 рабочих дней».
    #[default]
    Figures,
    /// «в течение трех рабочих дней».
    Words,
}
}

coded! {
/// How the kind stands on the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TitleStyle {
    /// «ПРИКАЗ».
    #[default]
    Plain = "ПРИКАЗ",
    /// «П Р И К А З».
    Spaced = "П Р И К А З",
}
}

impl NumberSign {
    /// The sign itself.
    pub fn text(self) -> &'static str {
        match self {
            Self::Numero | Self::NumeroClose => "№",
            Self::Latin => "N",
        }
    }

    /// The sign and `number`; a space between them is not broken.
    pub fn before(self, number: &str) -> String {
        match self {
            Self::NumeroClose => format!("№{number}"),
            Self::Numero | Self::Latin => typography::number(self.text(), number),
        }
    }
}

impl TitleStyle {
    /// `title` as it stands on the form; letters set apart by spaces stay on one line.
    pub fn set(self, title: &str) -> String {
        match self {
            Self::Plain => title.to_owned(),
            Self::Spaced => {
                let letters: Vec<String> = title.chars().map(String::from).collect();
                letters.join("\u{a0}")
            }
        }
    }
}
