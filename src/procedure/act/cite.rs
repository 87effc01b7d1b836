//! How rules cite the act: «п. 14», «подп. 1 п. 7», «пп. 2, 19», «п. 2, абз. 4», «раздел «Общие положения», абз. 2»,
//! «приложение к Порядку, графа 3».

/// A part of an act that a clause cites.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Citation {
    /// A point, perhaps with items or paragraphs of it.
    Point {
        /// Its number.
        number: String,
        /// Items («подпункты») of it.
        items: Vec<String>,
        /// The last paragraph cited of it.
        paragraph: Option<usize>,
    },
    /// A section, perhaps with paragraphs of it.
    Section {
        /// How it is called.
        name: String,
        /// The last paragraph cited of it.
        paragraph: Option<usize>,
    },
    /// The form the act ends with, perhaps a column of it.
    Form {
        /// Number of the column, from 1.
        column: Option<usize>,
    },
}

/// The parts that one citation names (what stands between semicolons); nothing where it cannot be understood.
pub(super) fn parse(text: &str) -> Option<Vec<Citation>> {
    let text = without_remark(text.trim());
    if let Some(rest) = text.strip_prefix("приложение") {
        return form(rest).map(|citation| vec![citation]);
    }
    let (what, paragraph) = match text.split_once(", абз.") {
        Some((what, list)) => (what, Some(last_of(list)?)),
        None => (text, None),
    };
    if let Some(name) = section_name(what) {
        return Some(vec![Citation::Section { name, paragraph }]);
    }
    points(what, paragraph)
}

/// Remarks in brackets at the end say something to the reader: «п. 2.1 (форма не приложена)».
fn without_remark(text: &str) -> &str {
    match text.split_once(" (") {
        Some((before, remark)) if remark.ends_with(')') => before,
        _ => text,
    }
}

fn form(rest: &str) -> Option<Citation> {
    match rest.split_once("графа ") {
        Some((_, number)) => number.trim().parse().ok().map(|number| Citation::Form { column: Some(number) }),
        None => Some(Citation::Form { column: None }),
    }
}

fn section_name(what: &str) -> Option<String> {
    let quoted = what.strip_prefix("раздел ").unwrap_or(what).trim();
    quoted.strip_prefix('«')?.strip_suffix('»').map(str::to_owned)
}

fn points(what: &str, paragraph: Option<usize>) -> Option<Vec<Citation>> {
    let (items, what) = match what.strip_prefix("подп.") {
        Some(rest) => {
            let (items, point) = rest.split_once("п.")?;
            (list(items), point)
        }
        None => (Vec::new(), what.strip_prefix("пп.").or_else(|| what.strip_prefix("п."))?),
    };
    let numbers = list(what);
    let last = numbers.len().checked_sub(1)?;
    let sound = numbers.iter().all(|number| number.starts_with(|sign: char| sign.is_ascii_digit()));
    let cited = numbers.into_iter().enumerate().map(|(at, number)| Citation::Point {
        number,
        items: items.clone(),
        paragraph: paragraph.filter(|_| at == last),
    });
    sound.then(|| cited.collect())
}

fn list(text: &str) -> Vec<String> {
    let text = text.replace(" и ", ", ");
    text.split(',').map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

/// The greatest number of «2 и 3», «7–16», «25, 26».
fn last_of(text: &str) -> Option<usize> {
    let numbers = text.replace(" и ", ",").replace(['–', '-'], ",");
    let numbers: Option<Vec<usize>> = numbers.split(',').map(|number| number.trim().parse().ok()).collect();
    numbers?.into_iter().max()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(number: &str, items: &[&str], paragraph: Option<usize>) -> Citation {
        let items = items.iter().map(|item| (*item).to_owned()).collect();
        Citation::Point { number: number.to_owned(), items, paragraph }
    }

    #[test]
    fn points_are_cited_in_many_ways() {
        assert_eq!(parse("п. 14"), Some(vec![point("14", &[], None)]));
        assert_eq!(parse("пп. 2, 19"), Some(vec![point("2", &[], None), point("19", &[], None)]));
        assert_eq!(parse("подп. 1 п. 7"), Some(vec![point("7", &["1"], None)]));
        assert_eq!(parse("подп. 1 и 2 п. 3.3"), Some(vec![point("3.3", &["1", "2"], None)]));
        assert_eq!(parse("п. 1.3, абз. 2–4"), Some(vec![point("1.3", &[], Some(4))]));
        let two = vec![point("2.1", &[], None), point("3.1", &[], Some(3))];
        assert_eq!(parse("пп. 2.1, 3.1, абз. 3"), Some(two));
        assert_eq!(parse("п. 1.2 (форма не приложена)"), Some(vec![point("1.2", &[], None)]));
    }

    #[test]
    fn sections_and_columns_are_cited_too() {
        let section =
            |name: &str, paragraph| Some(vec![Citation::Section { name: name.to_owned(), paragraph }]);
        assert_eq!(parse("раздел «Общие положения», абз. 2 и 3"), section("Общие положения", Some(3)));
        assert_eq!(parse("«Формирование», абз. 25, 26"), section("Формирование", Some(26)));
        assert_eq!(parse("«Общие положения»"), section("Общие положения", None));
        assert_eq!(parse("приложение к Порядку, графа 3"), Some(vec![Citation::Form { column: Some(3) }]));
    }

    #[test]
    fn anything_else_is_not_understood() {
        for text in ["", "п.", "пункт 3", "форма не приложена", "п. 2, абз. второй", "графа 3"]
        {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
