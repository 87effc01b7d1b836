//! Numbers and dates of worksheets, spelled as a Russian worksheet shows them.

/// A number as a Russian worksheet shows it: 15 digits at most, a comma, no superfluous zeros.
pub(crate) fn number_as_typed(number: f64) -> String {
    let rounded: f64 = format!("{number:.14e}").parse().unwrap_or(number);
    let text = if rounded.abs() < 1e15 { rounded.to_string() } else { format!("{rounded:e}") };
    text.replace('.', ",")
}

/// `2024-04-11T00:00:00` as `11.04.2024`; anything else as it stands.
pub(crate) fn iso_as_typed(moment: &str) -> String {
    let date = moment.split('T').next().unwrap_or_default();
    match date.split('-').collect::<Vec<_>>().as_slice() {
        [year, month, day] if year.len() == 4 => format!("{day}.{month}.{year}"),
        _ => moment.to_owned(),
    }
}
