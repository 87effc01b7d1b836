//! Filters of Russian wording, shared by documents and messages; the rules themselves stand in [`prikaz_russian`].

use minijinja::{Environment, Error, ErrorKind, Value};
use time::Date;
use time::macros::format_description;

use super::escape;
use prikaz_russian::{dates, numerals, plural, preposed, typography};

/// Adds every filter to `environment`.
pub fn add_to(environment: &mut Environment<'_>) {
    environment.add_filter("plural", plural::counted);
    environment.add_filter("agreeing", plural::agreeing);
    environment.add_filter("working_days", plural::working_days);
    environment.add_filter("working_days_genitive", plural::working_days_genitive);
    environment.add_filter("date_long", |iso: &str| date(iso).map(dates::long));
    environment.add_filter("date_full", |iso: &str| date(iso).map(dates::full));
    environment.add_filter("date_short", |iso: &str| date(iso).map(dates::short));
    environment.add_filter("number_sign", |number: &str, sign: Option<&str>| {
        typography::number(sign.unwrap_or("№"), number)
    });
    environment.add_filter("capitalise_first", typography::capitalised);
    environment.add_filter("decapitalise_first", typography::decapitalised);
    environment.add_filter("initials_first", typography::initials_first);
    environment.add_filter("bind_short_words", typography::bind_short_words);
    environment.add_filter("bind_marks", typography::bind_marks);
    environment.add_filter("bind", typography::bind);
    environment.add_filter("ended", |text: &Value| rewritten(text, typography::ended));
    environment.add_filter("item", |text: &Value, is_last: bool| {
        rewritten(text, |text| typography::item(text, is_last))
    });
    environment.add_filter("preposed", |text: &Value, preposition: &str| {
        rewritten(text, |text| preposed(preposition, text))
    });
    environment.add_filter("in_words", numerals::in_words);
    environment.add_filter("quoted", typography::quoted);
    environment
        .add_filter("in_brackets", |text: &Value| Value::from(typography::in_brackets(&text.to_string())));
}

/// `text` as `change` has it at its beginning or its end; what a macro made stays markup.
fn rewritten(text: &Value, change: impl Fn(&str) -> String) -> Value {
    let written = text.to_string();
    if text.is_safe() {
        return Value::from_safe_string(escape::changed(&written, change));
    }
    Value::from(change(&written))
}

fn date(iso: &str) -> Result<Date, Error> {
    Date::parse(iso, format_description!("[year]-[month]-[day]"))
        .map_err(|_| Error::new(ErrorKind::InvalidOperation, format!("`{iso}` is no date like 2024-06-05")))
}
