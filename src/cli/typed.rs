//! Values of the command line: a date, a key with a text, one of the words of an enumeration.

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use time::Date;
use time::macros::format_description;

use prikaz_fact::Word;

/// Reads a date of the command line: `2024-04-11` or `11.04.2024`.
///
/// # Errors
/// When it is neither.
pub(crate) fn date(text: &str) -> Result<Date, String> {
    let iso = format_description!("[year]-[month]-[day]");
    let russian = format_description!("[day].[month].[year]");
    Date::parse(text, iso)
        .or_else(|_| Date::parse(text, russian))
        .map_err(|_| format!("`{text}` is not a date: write 2024-04-11 or 11.04.2024"))
}

/// Reads `KEY=TEXT`.
pub(crate) fn pair(text: &str) -> Result<(String, String), String> {
    let (key, value) = text.split_once('=').ok_or_else(|| format!("`{text}`: write KEY=TEXT"))?;
    Ok((key.trim().to_owned(), value.trim().to_owned()))
}

/// Reads one of the words of `W`, each of which is typed as `written` says.
pub(crate) fn word<W: Word + Send + Sync>(
    written: fn(W) -> PossibleValue,
) -> impl TypedValueParser<Value = W> {
    let all = || W::WORDS.iter().map(|(_, one)| *one);
    PossibleValuesParser::new(all().map(written)).try_map(move |typed| {
        let meant = all().find(|one| written(*one).matches(&typed, false));
        meant.ok_or_else(|| format!("`{typed}` is none of `{}`", W::CODES.join("`, `")))
    })
}
