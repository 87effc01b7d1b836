//! Rows as an order names them: «5–7, 9».

use prikaz_form::PrintedNumber;

/// Rows that follow one another in the text, named by the first and the last: «5–7», or one row: «9».
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// Number of the first.
    pub first: String,
    /// Number of the last; that of the first where it is one row.
    pub last: String,
    /// How many they are.
    pub rows: usize,
}

impl Span {
    fn one(number: &str) -> Self {
        Self { first: number.to_owned(), last: number.to_owned(), rows: 1 }
    }
}

/// The spans of `rows`, which come in the order of the text: place there and number. Three rows and more that
/// follow one another by place and by number («5», «6», «7») are one span; two are named one by one.
pub fn spans<'r>(rows: impl IntoIterator<Item = (usize, &'r str)>) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    let mut run: Vec<(usize, &str)> = Vec::new();
    for (place, number) in rows {
        if !run.last().is_some_and(|(before, last)| before + 1 == place && follows(last, number)) {
            close(&mut run, &mut spans);
        }
        run.push((place, number));
    }
    close(&mut run, &mut spans);
    spans
}

fn close(run: &mut Vec<(usize, &str)>, spans: &mut Vec<Span>) {
    match run.as_slice() {
        [(_, first), _, .., (_, last)] => {
            spans.push(Span { first: (*first).to_owned(), last: (*last).to_owned(), rows: run.len() });
        }
        few => spans.extend(few.iter().map(|(_, number)| Span::one(number))),
    }
    run.clear();
}

/// «7» follows «6», «7.2» follows «7.1».
fn follows(number: &str, next: &str) -> bool {
    let numbers = PrintedNumber::parse(number).zip(PrintedNumber::parse(next));
    numbers.is_some_and(|(number, next)| number.next() == next)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_named_as_briefly_as_is_clear() {
        let named = |rows: &[(usize, &str)]| -> Vec<String> {
            let spans = spans(rows.iter().copied());
            let name = |span: &Span| match span.rows {
                1 => span.first.clone(),
                _ => format!("{}–{}", span.first, span.last),
            };
            spans.iter().map(name).collect()
        };
        assert_eq!(named(&[(4, "5"), (5, "6"), (6, "7"), (8, "9")]), ["5–7", "9"]);
        assert_eq!(named(&[(4, "5"), (5, "6")]), ["5", "6"]);
        // A row 6.1 that stays stands between 6 and 7.
        assert_eq!(named(&[(4, "5"), (5, "6"), (7, "7")]), ["5", "6", "7"]);
        assert_eq!(named(&[(0, "7.1"), (1, "7.2"), (2, "7.3"), (3, "8")]), ["7.1–7.3", "8"]);
    }
}
