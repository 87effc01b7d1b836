//! Acts: orders and their like, as they are cited.

use serde::{Deserialize, Serialize};
use time::{Date, Month};

use prikaz_fact::{coded, example};

coded! {
/// Kind of an administrative act. An act is amended and repealed by an act of the same kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OrderKind: Serialize + Deserialize {
    /// Приказ.
    Order = "приказ",
    /// Распоряжение.
    Directive = "распоряжение",
    /// Постановление.
    Resolution = "постановление",
    /// Решение.
    Decision = "решение",
}
}

/// An act as a text cites it: kind, number, date and, where it has one, its title.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActReference {
    /// Kind of the act.
    pub kind: OrderKind,
    /// Registration number as written, without «№»: `54`, `48-П`.
    pub number: String,
    /// Date of signing.
    pub date: Date,
    /// Title, without quotation marks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
}

impl ActReference {
    /// The act that `text` cites by kind, date and number: «приказ от 15.04.2024 № 12-к»; none where one of them is
    /// missing or left blank.
    pub fn cited_in(text: &str) -> Option<Self> {
        let words: Vec<&str> = text.split_whitespace().collect();
        let kind = words.iter().find_map(|word| OrderKind::from_code(&word.to_lowercase()))?;
        let dated =
            words.iter().zip(words.iter().skip(1)).filter(|(before, _)| before.to_lowercase() == "от");
        let date = dated.into_iter().find_map(|(_, word)| numeric_date(word))?;
        let sign = words.iter().position(|word| word.starts_with('№'))?;
        let joined = words.get(sign)?.trim_start_matches('№');
        let number = if joined.is_empty() { words.get(sign + 1)? } else { joined };
        let number = number.trim_matches([',', ';', '.', '(', ')', '«', '»', '_']);
        let says = number.chars().any(char::is_alphanumeric);
        says.then(|| Self { kind, number: number.to_owned(), date, title: None })
    }
}

/// «15.04.2024», whatever sign follows it.
fn numeric_date(word: &str) -> Option<Date> {
    let mut parts = word.trim_end_matches([',', ';', ')', 'г', '.']).split('.');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let month = Month::try_from(month.parse::<u8>().ok()?).ok()?;
    let date = Date::from_calendar_date(year.parse().ok()?, month, day.parse().ok()?).ok()?;
    (parts.next().is_none() && year.len() == 4).then_some(date)
}

example! { struct ActReference { kind, number, date, title } }
