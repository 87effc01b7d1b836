//! Cells of a type: what units write, and the one spelling that is kept.
//!
//! What is stored is what is printed («да», «0042», «12,50», «05.06.2024»), so that whoever reads it needs no form.

use time::{Date, Month};

use prikaz_domain::{Cell, ColumnKey};
use prikaz_fact::coded;

use super::decimal::Decimal;
use super::phrase::Phrase;
use crate::table::fault::FaultKind;
use crate::words::text::{excerpt, folded};

/// What a cell of a column holds, where it is not any text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CellType {
    /// Yes or no, in the words of the form.
    YesNo {
        /// «да».
        yes: String,
        /// «нет».
        no: String,
    },
    /// A code of fixed shape; leading zeros are part of it.
    Code(CodePattern),
    /// A number.
    Decimal {
        /// Digits behind the comma, all of which are printed; 0 for a whole number.
        decimals: u8,
        /// The least that is allowed.
        least: Option<Decimal>,
        /// The greatest that is allowed.
        greatest: Option<Decimal>,
    },
    /// From one number to another: «5–10», «от 5», «до 10»; «5» where both are the same.
    Range {
        /// Digits behind the comma.
        decimals: u8,
    },
    /// A date.
    Date,
    /// Another row, by what stands in its column `to`; printed as that row's number.
    Reference {
        /// The column that tells the other row.
        to: ColumnKey,
        /// What is printed where the other row stands in another annex; gaps `number`, `annex`.
        elsewhere: Phrase,
    },
}

coded! {
/// Yes or no as a row keeps it, whatever words the form prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum YesNo {
    /// Yes.
    Yes = "да",
    /// No.
    No = "нет",
}
}

/// The shape of a code: `0` stands for a digit, `я` for a Russian letter, `z` for a Latin one, anything else for
/// itself: `00.00.0`, `я-000`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodePattern {
    text: String,
    /// Whether a code may be put between two others: «001.1» between «001» and «002».
    inserted: bool,
}

impl CodePattern {
    /// A pattern; none where nothing in it may vary.
    pub fn new(text: &str) -> Option<Self> {
        text.contains(['0', 'я', 'z']).then(|| Self { text: text.to_owned(), inserted: false })
    }

    /// The same pattern, with codes put between others too.
    #[must_use]
    pub fn with_inserted(self) -> Self {
        Self { inserted: true, ..self }
    }

    /// The pattern as written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether `text` has this shape.
    pub fn matches(&self, text: &str) -> bool {
        let end = text.char_indices().nth(self.text.chars().count()).map_or(text.len(), |(place, _)| place);
        let (text, rest) = text.split_at(end);
        let is_part = |part: &str| !part.is_empty() && part.bytes().all(|sign| sign.is_ascii_digit());
        let is_inserted =
            || self.inserted && rest.strip_prefix('.').is_some_and(|rest| rest.split('.').all(is_part));
        (rest.is_empty() || is_inserted())
            && text.chars().count() == self.text.chars().count()
            && text.chars().zip(self.text.chars()).all(|(sign, wanted)| match wanted {
                '0' => sign.is_ascii_digit(),
                'я' => matches!(sign, 'а'..='я' | 'А'..='Я' | 'ё' | 'Ё'),
                'z' => sign.is_ascii_alphabetic(),
                other => sign == other,
            })
    }

    /// `text` with the leading zeros that a worksheet has eaten.
    fn with_zeros(&self, text: &str) -> Option<String> {
        let lost = self.text.len().checked_sub(text.len()).filter(|lost| *lost > 0)?;
        let padded = format!("{}{text}", "0".repeat(lost));
        self.matches(&padded).then_some(padded)
    }
}

/// What `text` means as a value of `cell_type`, or what is wrong with it.
pub(crate) fn read(cell_type: &CellType, text: &str) -> Result<Cell, FaultKind> {
    let value = || excerpt(text);
    let read = match cell_type {
        CellType::YesNo { yes, no } => match yes_or_no(text, yes, no) {
            Some(true) => YesNo::Yes.to_string(),
            Some(false) => YesNo::No.to_string(),
            None => return Err(FaultKind::NotYesNo { value: value(), yes: yes.clone(), no: no.clone() }),
        },
        CellType::Code(pattern) => return code(pattern, text).map(Cell::Text),
        CellType::Decimal { decimals, least, greatest } => {
            decimal(text, *decimals, *least, *greatest)?.text(*decimals)
        }
        CellType::Range { decimals } => range(text, *decimals)?,
        CellType::Date => {
            let wrong = || FaultKind::NotADate { value: value(), proposed: date_meant(text).map(printed) };
            printed(date_of(text).ok_or_else(wrong)?)
        }
        CellType::Reference { .. } => text.to_owned(),
    };
    Ok(Cell::Text(read))
}

fn yes_or_no(text: &str, yes: &str, no: &str) -> Option<bool> {
    const YES: [&str; 12] = ["да", "есть", "имеется", "+", "истина", "yes", "true", "1", "v", "✓", "☑", "☒"];
    const NO: [&str; 12] =
        ["нет", "не имеется", "отсутствует", "-", "ложь", "no", "false", "0", "x", "х", "✗", "☐"];
    let text = folded(text);
    let is = |own: &str, words: &[&str]| folded(own) == text || words.contains(&text.as_str());
    match (is(yes, &YES), is(no, &NO)) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ => None,
    }
}

fn code(pattern: &CodePattern, text: &str) -> Result<String, FaultKind> {
    if pattern.matches(text) {
        return Ok(text.to_owned());
    }
    Err(FaultKind::NotOfPattern {
        value: excerpt(text),
        pattern: pattern.text.clone(),
        proposed: pattern.with_zeros(text),
    })
}

fn decimal(
    text: &str,
    decimals: u8,
    least: Option<Decimal>,
    greatest: Option<Decimal>,
) -> Result<Decimal, FaultKind> {
    let number = Decimal::parse(text)
        .ok_or_else(|| FaultKind::NotANumber { value: excerpt(text), proposed: number_in(text) })?;
    if number.decimals() > decimals {
        return Err(FaultKind::TooManyDecimals { value: excerpt(text), decimals });
    }
    if least.is_some_and(|least| number < least) || greatest.is_some_and(|greatest| number > greatest) {
        let bound = |bound: Option<Decimal>| bound.map(|bound| bound.text(decimals.max(bound.decimals())));
        return Err(FaultKind::OutOfBounds {
            value: excerpt(text),
            least: bound(least),
            greatest: bound(greatest),
        });
    }
    Ok(number)
}

/// «от 5 до 10», «5 - 10», «5...10» as «5–10»; «от 5», «до 10» as they are; «5–5» as «5».
fn range(text: &str, decimals: u8) -> Result<String, FaultKind> {
    let wrong = || FaultKind::NotARange { value: excerpt(text) };
    let bound = |part: &str| match decimal(part, decimals, None, None) {
        Err(FaultKind::NotANumber { .. }) => Err(wrong()),
        other => other,
    };
    let lower = text.to_lowercase();
    let lower = lower.trim();
    let (from, to) = match (lower.strip_prefix("от "), lower.strip_prefix("до ")) {
        (Some(rest), _) => rest.split_once(" до ").map_or((Some(rest), None), |(a, b)| (Some(a), Some(b))),
        (_, Some(rest)) => (None, Some(rest)),
        (None, None) => {
            let parted = ["–", "—", "−", "...", "…", "-"].iter().find_map(|sign| lower.split_once(sign));
            let (from, to) = parted.unwrap_or((lower, lower));
            (Some(from), Some(to))
        }
    };
    match (from.map(bound).transpose()?, to.map(bound).transpose()?) {
        (Some(from), Some(to)) if from > to => Err(FaultKind::RangeBackwards { value: excerpt(text) }),
        (Some(from), Some(to)) if from == to => Ok(from.text(decimals)),
        (Some(from), Some(to)) => Ok(format!("{}–{}", from.text(decimals), to.text(decimals))),
        (Some(from), None) => Ok(format!("от {}", from.text(decimals))),
        (None, Some(to)) => Ok(format!("до {}", to.text(decimals))),
        (None, None) => Err(wrong()),
    }
}

/// The number that stands among words: «12» of «12 шт.», «1500,50» of «1500,50 руб.».
fn number_in(text: &str) -> Option<String> {
    let mut numbers = text
        .split(|sign: char| !(sign.is_ascii_digit() || matches!(sign, ',' | '.' | '\u{a0}')))
        .map(|part| part.trim_matches([',', '.', '\u{a0}']))
        .filter(|part| part.starts_with(|sign: char| sign.is_ascii_digit()));
    let number = numbers.next().filter(|number| Decimal::parse(number).is_some())?;
    numbers.next().is_none().then(|| number.to_owned())
}

/// «05.06.2024».
fn printed(date: Date) -> String {
    format!("{:02}.{:02}.{:04}", date.day(), u8::from(date.month()), date.year())
}

/// The date that a spelling nobody takes without asking may mean: a year of two digits, strokes, commas, a day counted
/// from 1900 as worksheets do, a time behind the date.
fn date_meant(text: &str) -> Option<Date> {
    const FIRST_SERIAL: i32 = 20_000;
    const LAST_SERIAL: i32 = 80_000;
    let text = text.trim();
    if let Some(serial) = text.parse().ok().filter(|serial| (FIRST_SERIAL..LAST_SERIAL).contains(serial)) {
        return Date::from_calendar_date(1899, Month::December, 30)
            .ok()?
            .checked_add(time::Duration::days(i64::from(serial)));
    }
    let day = text.split_once([' ', 'T']).filter(|(_, time)| time.contains(':')).map_or(text, |(day, _)| day);
    let day = day.replace(['/', ',', '\\'], ".");
    if let Some(date) = date_of(&day) {
        return Some(date);
    }
    let day = day.trim_end_matches(['г', '.', ' ']);
    let (before, year) = day.rsplit_once(['.', ' ', '-'])?;
    let year = year.parse::<u8>().ok().filter(|year| *year < 100)?;
    date_of(&format!("{before}.20{year:02}").replace(' ', "."))
}

/// The date that `text` is: `05.06.2024`, `2024-06-05`, «5 июня 2024 г.»; none where it is no date.
pub fn date_of(text: &str) -> Option<Date> {
    const MONTHS: [&str; 12] = [
        "января",
        "февраля",
        "марта",
        "апреля",
        "мая",
        "июня",
        "июля",
        "августа",
        "сентября",
        "октября",
        "ноября",
        "декабря",
    ];
    let text = text.trim().trim_end_matches("года").trim_end_matches("г.").trim_end();
    let number = |part: &str| part.parse::<u16>().ok();
    let (year, month, day) = match text.split(['.', '-', ' ', '\u{a0}']).collect::<Vec<_>>()[..] {
        [year, month, day] if year.len() == 4 => (year, number(month)?, day),
        [day, month, year] if year.len() == 4 => match number(month) {
            Some(month) => (year, month, day),
            None => {
                let place = MONTHS.iter().position(|name| *name == month.to_lowercase())?;
                (year, u16::try_from(place + 1).ok()?, day)
            }
        },
        _ => return None,
    };
    let month = Month::try_from(u8::try_from(month).ok()?).ok()?;
    Date::from_calendar_date(i32::from(number(year)?), month, u8::try_from(number(day)?).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn reads(cell_type: &CellType, text: &str, stored: &str) {
        let read = match read(cell_type, text) {
            Ok(cell) => cell.to_string(),
            Err(fault) => fault.code().to_owned(),
        };
        assert_eq!(read, stored, "{text}");
    }

    #[test]
    fn each_type_keeps_one_spelling() {
        let yes_no = CellType::YesNo { yes: "имеется".to_owned(), no: "нет".to_owned() };
        for (text, stored) in [
            ("Да", "да"),
            ("ИМЕЕТСЯ", "да"),
            ("+", "да"),
            ("нет.", "нет"),
            ("-", "нет"),
            ("может быть", "not-yes-no"),
        ] {
            reads(&yes_no, text, stored);
        }
        let code = CellType::Code(CodePattern::new("00.0").expect("a pattern"));
        reads(&code, "07.1", "07.1");
        reads(&code, "7.1", "not-of-pattern");
        let money = CellType::Decimal { decimals: 2, least: Decimal::parse("0"), greatest: None };
        for (text, stored) in
            [("1 234,5", "1234,50"), ("12", "12,00"), ("0,125", "too-many-decimals"), ("-1", "out-of-bounds")]
        {
            reads(&money, text, stored);
        }
        let percent =
            CellType::Decimal { decimals: 0, least: Decimal::parse("1"), greatest: Decimal::parse("100") };
        for (text, stored) in [("0", "out-of-bounds"), ("1", "1"), ("100", "100"), ("101", "out-of-bounds")] {
            reads(&percent, text, stored);
        }
        let range = CellType::Range { decimals: 0 };
        for (text, stored) in [
            ("от 5 до 10", "5–10"),
            ("5 - 10", "5–10"),
            ("До 10", "до 10"),
            ("3-3", "3"),
            ("7", "7"),
            ("10–5", "range-backwards"),
            ("пять", "not-a-range"),
        ] {
            reads(&range, text, stored);
        }
        for (text, stored) in [
            ("5.6.2024", "05.06.2024"),
            ("2024-06-05", "05.06.2024"),
            ("5 июня 2024 г.", "05.06.2024"),
            ("31.02.2024", "not-a-date"),
            ("5/6/2024", "not-a-date"),
        ] {
            reads(&CellType::Date, text, stored);
        }
    }

    #[test]
    fn what_was_probably_meant_is_proposed() {
        let date = |text: &str| date_meant(text).map(printed);
        for (text, meant) in [
            ("5.6.24", Some("05.06.2024")),
            ("5/6/2024", Some("05.06.2024")),
            ("05,06,2024", Some("05.06.2024")),
            ("45448", Some("05.06.2024")),
            ("2024-06-05T00:00:00", Some("05.06.2024")),
            ("05.06.2024 12:30", Some("05.06.2024")),
            ("5 июня 24 г", Some("05.06.2024")),
            ("31.02.24", None),
            ("скоро", None),
        ] {
            assert_eq!(date(text).as_deref(), meant, "{text}");
        }
        for (text, meant) in [
            ("12 шт.", Some("12")),
            ("около 1500,50 руб.", Some("1500,50")),
            ("от 5 до 10", None),
            ("много", None),
        ] {
            assert_eq!(number_in(text).as_deref(), meant, "{text}");
        }
    }

    #[test]
    fn lost_zeros_are_proposed() {
        let pattern = CodePattern::new("0000").expect("a pattern");
        assert_eq!(pattern.with_zeros("42").as_deref(), Some("0042"));
        assert_eq!(pattern.with_zeros("4а").as_deref(), None);
        assert!(CodePattern::new("..").is_none());
    }
}
