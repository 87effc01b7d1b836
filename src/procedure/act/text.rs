//! The text of an act, section by section.

use std::collections::BTreeSet;

/// The text of an act, ready to be printed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Act {
    /// Lines of the approval stamp or annex mark, from the top.
    pub stamp: Vec<StampLine>,
    /// Title, line by line.
    pub title: Vec<String>,
    /// Sections in order.
    pub sections: Vec<ActSection>,
    /// The empty form it ends with, where it has one.
    pub form: Option<ActForm>,
    /// Who signed the text, where it is signed apart from the order.
    pub signature: Option<ActSignature>,
    /// Sources that rules cite although they stand outside the act, as their clauses name them.
    pub beyond: Vec<String>,
    /// What the text has no words for although a rule settles it, as it would be inserted: `nil('collection')`.
    pub silent: Vec<String>,
}

/// A line of the stamp.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StampLine {
    /// The line.
    pub text: String,
    /// Where it stands.
    pub kind: StampLineKind,
}

/// What a line of a stamp is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StampLineKind {
    /// The word set apart: «УТВЕРЖДЕН».
    Head,
    /// Any other line.
    Line,
}

/// A section («раздел»).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ActSection {
    /// How clauses cite it: «Общие положения».
    pub name: Option<String>,
    /// Its heading as printed: «Раздел 1. Общие положения».
    pub title: Option<String>,
    /// Points; one without a number where the act numbers none.
    pub points: Vec<Point>,
}

/// A point («пункт»).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Point {
    /// How clauses cite it: «2.6».
    pub number: Option<String>,
    /// The number as printed: «2.6.».
    pub printed: Option<String>,
    /// Paragraphs («абзацы») in order; the first follows the number.
    pub paragraphs: Vec<ActParagraph>,
    /// What it inserts from the rules, as it is written there: `limit('publication')`.
    pub inserted: BTreeSet<String>,
}

/// A paragraph («абзац»), or an item of a list («подпункт»).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActParagraph {
    /// The mark of an item as printed: «1)», «- 1)», «-», «а)».
    pub mark: Option<String>,
    /// Its text.
    pub text: String,
}

/// The empty form that an act ends with.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ActForm {
    /// Lines of its annex mark: «Приложение к Порядку …».
    pub mark: Vec<String>,
    /// The word over the form («Форма»), where there is one.
    pub word: Option<String>,
    /// Title of the form, line by line; none where the act gives none.
    pub title: Vec<String>,
    /// Whether a row of column numbers stands under the head.
    pub numbers: ColumnNumbers,
    /// First cells of the rows drawn in it: «1.», «...».
    pub rows: Vec<String>,
}

/// Whether a form has a row of column numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ColumnNumbers {
    /// It has.
    #[default]
    Printed,
    /// It has none.
    Absent,
}

/// A signature under the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActSignature {
    /// Post, as it stands there.
    pub post: String,
    /// Initials and surname.
    pub name: String,
}

/// How the text calls those who act («рабочая группа»), in the cases it needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Actor {
    /// The role, or `unit-heads`, `heads-of-units`, `supervisors-of-units`.
    pub(crate) role: String,
    /// Case (`genitive`) and the words.
    pub(crate) cases: Vec<(&'static str, String)>,
}

impl Act {
    /// Points in order, with the places of section and point in the file, counted from 1.
    pub fn points(&self) -> impl Iterator<Item = (usize, usize, &Point)> {
        let sections = self.sections.iter().zip(1..);
        sections
            .flat_map(|(section, at)| section.points.iter().zip(1..).map(move |(point, no)| (at, no, point)))
    }

    /// The point `number`.
    pub fn point(&self, number: &str) -> Option<&Point> {
        self.points().map(|(_, _, point)| point).find(|point| point.number.as_deref() == Some(number))
    }

    /// The section that clauses call `name`.
    pub fn section(&self, name: &str) -> Option<&ActSection> {
        self.sections.iter().find(|section| section.name.as_deref() == Some(name))
    }

    /// Everything that stands in the points, paragraph by paragraph.
    pub fn plain(&self) -> String {
        let paragraphs = self.points().flat_map(|(_, _, point)| &point.paragraphs);
        paragraphs.map(|paragraph| paragraph.text.as_str()).collect::<Vec<_>>().join("\n")
    }
}

impl ActSection {
    /// All its paragraphs, as they are counted when the section is cited.
    pub fn paragraphs(&self) -> usize {
        self.points.iter().map(|point| point.paragraphs.len()).sum()
    }
}

impl Point {
    /// Whether it has an item («подпункт») of this number or letter.
    pub fn has_item(&self, wanted: &str) -> bool {
        let bare = |mark: &str| mark.trim_matches(|sign| "-– )".contains(sign)).to_owned();
        self.paragraphs
            .iter()
            .filter_map(|paragraph| paragraph.mark.as_deref())
            .any(|mark| bare(mark) == wanted)
    }
}
