//! Annexes of an order: what is approved, under which marks (ГОСТ Р 7.0.97-2025, 5.16 and 5.19).

use prikaz_domain::ProcedureId;
use prikaz_fact::coded;

use super::issuer::Signatory;
use super::style::{DateStyle, NumberSign};

/// An annex.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Annex {
    /// Its name in the nominative, as the approving clause has it: «Порядок ведения перечня …».
    pub name: String,
    /// Title as printed, line by line; none is printed where it is empty.
    pub title: Vec<String>,
    /// The marks upon it.
    pub marks: Marks,
    /// How the marks look.
    pub stamp: Stamp,
    /// What it consists of.
    pub body: AnnexBody,
    /// Who signs it, where somebody does: the head of a section under an annex of its own.
    pub signatory: Option<Signatory>,
    /// Annexes of its own: «Приложение № 1 к перечню …, утвержденному приказом …»; they have none themselves.
    pub annexes: Vec<Self>,
}

coded! {
/// What stands in the upper right corner of an annex.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Marks {
    /// «УТВЕРЖДЕН приказом …».
    #[default]
    Approved,
    /// «Приложение № 2 к приказу …».
    Annex,
    /// «Приложение», then «УТВЕРЖДЕН приказом …»: doubling that occurs.
    Both,
}
}

/// How the marks of an annex look, where it is not the way of the body.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Stamp {
    /// The word as it is to stand, in any of its forms; agrees with the name in capitals where none is given.
    pub word: Option<String>,
    /// Who issues, in the genitive, with the line breaks wanted.
    pub issuer: Option<String>,
    /// How the date is written.
    pub date_style: Option<DateStyle>,
    /// How the number is written, of the act and of the annex.
    pub number_sign: Option<NumberSign>,
    /// Title of the act under its date and number, with the line breaks wanted.
    pub title: Option<String>,
    /// «Приложение 2» without a sign before the number.
    pub bare_number: bool,
}

/// What an annex consists of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AnnexBody {
    /// The rows of the register that the order approves.
    Register,
    /// The text of a procedure.
    Procedure(ProcedureId),
    /// A text of its own, paragraph by paragraph.
    Text(Vec<AnnexLine>),
    /// A table of its own.
    Table(AnnexTable),
    /// Nothing the program knows; it is laid beside.
    Beside,
}

/// A paragraph of an annex.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnnexLine {
    /// Its number as it stands, with its stop: «2.1.»; empty where it has none.
    pub number: String,
    /// How deep it stands, by the parts of its number, from 1.
    pub level: u8,
    /// The text.
    pub text: String,
}

/// The table of an annex.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AnnexTable {
    /// Titles of its columns; where there are none, the first row has them.
    pub columns: Vec<String>,
    /// Widths of the columns, in parts of any size; equal where none are given.
    pub widths: Vec<u32>,
    /// The rows, where they stand in the order itself.
    pub rows: Vec<Vec<String>>,
    /// The file the rows stand in, where they do not; beside the file of the order.
    pub file: Option<String>,
    /// Whether a row «1 2 3 …» stands under the titles.
    pub column_numbers: bool,
    /// Whether the annex lies on its side.
    pub landscape: bool,
}

impl AnnexLine {
    /// The paragraph `line`: «2.1. Текст» is of the second level and bears the number «2.1.».
    pub fn of(line: &str) -> Self {
        let line = line.trim();
        let (first, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
        let parts: Vec<&str> = first.trim_end_matches('.').split('.').collect();
        let is_number = first.ends_with('.') && parts.iter().all(|part| is_part(part));
        match u8::try_from(parts.len()) {
            Ok(level) if is_number && !rest.trim().is_empty() => {
                Self { number: first.to_owned(), level, text: rest.trim().to_owned() }
            }
            _ => Self { number: String::new(), level: 1, text: line.to_owned() },
        }
    }
}

/// A part of a number has three digits at most: «2024.» at the beginning of a line is a year.
fn is_part(part: &str) -> bool {
    (1..=3).contains(&part.len()) && part.bytes().all(|sign| sign.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::AnnexLine;

    #[test]
    fn a_line_has_a_number_where_each_part_of_it_is_one() {
        for (line, number, level) in [
            ("1. Общие положения", "1.", 1),
            ("1.2. Срок хранения", "1.2.", 2),
            ("123. Последний пункт", "123.", 1),
            ("2024. Итоги года", "", 1),
            ("1.а. Подпункт", "", 1),
            ("ГОСТ. Общие требования", "", 1),
            ("1.", "", 1),
        ] {
            let read = AnnexLine::of(line);
            assert_eq!((read.number.as_str(), read.level), (number, level), "{line}");
            let text = line.trim_start_matches(number).trim();
            assert_eq!(read.text, text, "{line}");
        }
    }
}
