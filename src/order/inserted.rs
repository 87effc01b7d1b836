//! A clause that is put between those of a file: what stands behind it moves on by one number, and so does whatever
//! refers to that.

use super::clause::{Clause, Entry, Provision};

/// `clauses` with `inserted` before the one at `at`; it takes the number of that one.
pub fn inserted(clauses: &[Clause], at: usize, inserted: Clause) -> Vec<Clause> {
    let at = at.min(clauses.len());
    let number = match clauses.get(at) {
        Some(next) => next.number.clone().unwrap_or_else(|| (at + 1).to_string()),
        None => clauses
            .last()
            .and_then(|last| next_of(last.number.as_deref()?))
            .unwrap_or_else(|| (at + 1).to_string()),
    };
    let Ok(from) = number.parse::<u32>() else {
        // A numbering of its own kind is left as it is.
        let mut all = clauses.to_vec();
        all.insert(at, inserted);
        return all;
    };
    let own = Clause { number: (number != (at + 1).to_string()).then_some(number), ..inserted };
    let moved = |clause: &Clause| moved(clause, from);
    let before = clauses[..at].iter().map(|clause| referring(clause, from));
    before.chain([own]).chain(clauses[at..].iter().map(moved)).collect()
}

/// A clause behind the one put in: its number, and those of the clauses under it, are one higher.
fn moved(clause: &Clause, from: u32) -> Clause {
    let moved_on = referring(clause, from);
    let clauses = moved_on.clauses.iter().map(|under| moved(under, from)).collect();
    Clause { number: moved_on.number.as_deref().map(|number| higher(number, from)), clauses, ..moved_on }
}

/// A clause that may refer to others of its order by their numbers.
fn referring(clause: &Clause, from: u32) -> Clause {
    let mut clause = clause.clone();
    if let Some(Provision::EnterIntoForce(entries)) = &mut clause.provision {
        for Entry { what, .. } in entries {
            *what = what.as_deref().map(|words| renumbered(words, from, true));
        }
    }
    if let Some(Provision::Instruct(told)) = &mut clause.provision {
        told.task = renumbered(&told.task, from, false);
    }
    if let Some(Provision::Establish(points)) = &mut clause.provision {
        points.iter_mut().for_each(|point| *point = renumbered(point, from, false));
    }
    clause.wording = clause.wording.as_deref().map(|words| renumbered(words, from, false));
    clause.clauses = clause.clauses.iter().map(|under| referring(under, from)).collect();
    clause
}

/// «4», where `number` is «3».
fn next_of(number: &str) -> Option<String> {
    number.parse::<u32>().ok().map(|number| number.saturating_add(1).to_string())
}

/// «3.2» as «4.2», where «3» stands behind the clause that was put in.
fn higher(number: &str, from: u32) -> String {
    let digits = number.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(number.len());
    let (first, rest) = number.split_at(digits);
    match first.parse::<u32>() {
        Ok(first) if first >= from => format!("{}{rest}", first.saturating_add(1)),
        _ => number.to_owned(),
    }
}

/// Words that refer to points of this order, with their numbers as they are now: «пункты 3 и 4 настоящего приказа».
/// Where the words `name` a part of the order, no «настоящего» is needed.
fn renumbered(words: &str, from: u32, name: bool) -> String {
    let mut said = String::new();
    let mut rest = words;
    while let Some((before, numbers, after)) = reference(rest) {
        said.push_str(before);
        let own =
            name || after.trim_start().starts_with("настоящ") || after.trim_start().starts_with("{настоящ");
        said.push_str(&if own { each_higher(numbers, from) } else { numbers.to_owned() });
        rest = after;
    }
    said + rest
}

/// The next «пункт … 3, 4 и 5» of `words`: what stands before the numbers, the numbers, and what follows.
fn reference(words: &str) -> Option<(&str, &str, &str)> {
    let at = words.match_indices("пункт").find(|(at, _)| !words[..*at].ends_with("под"))?.0;
    let tail = &words[at..];
    let gap = tail.find(|letter: char| !letter.is_alphabetic())?;
    let spaces = tail[gap..].len() - tail[gap..].trim_start().len();
    let begin = at + gap + spaces;
    let is_of_numbers =
        |letter: char| letter.is_ascii_digit() || letter.is_whitespace() || ",.и–-".contains(letter);
    let numbers = words[begin..].find(|letter: char| !is_of_numbers(letter)).unwrap_or(words.len() - begin);
    let numbers = words[begin..begin + numbers].trim_end();
    let end = begin + numbers.len();
    Some((&words[..begin], &words[begin..end], &words[end..]))
}

/// Each number of «3, 4.1 и 5» that stands behind the clause put in, one higher.
fn each_higher(numbers: &str, from: u32) -> String {
    let is_part = |letter: char| letter.is_ascii_digit() || letter == '.';
    let mut said = String::new();
    let mut rest = numbers;
    while let Some(at) = rest.find(|letter: char| letter.is_ascii_digit()) {
        let end = rest[at..].find(|letter: char| !is_part(letter)).map_or(rest.len(), |end| at + end);
        said.push_str(&rest[..at]);
        said.push_str(&higher(&rest[at..end], from));
        rest = &rest[end..];
    }
    said + rest
}

#[cfg(test)]
mod tests {
    use super::renumbered;

    #[track_caller]
    fn says(words: &str, name: bool, expected: &str) {
        assert_eq!(renumbered(words, 3, name), expected);
    }

    #[test]
    fn references_to_points_of_this_order_follow() {
        says("пункт\u{a0}3", true, "пункт\u{a0}4");
        says("пункты 2, 3 и 4", true, "пункты 2, 4 и 5");
        says("пункт 3.1", true, "пункт 4.1");
        says("действия по пункту 3 настоящего приказа", false, "действия по пункту 4 настоящего приказа");
        says("действия по пунктам 2–4 {настоящего акта}", false, "действия по пунктам 2–5 {настоящего акта}");
        says(
            "по пункту 3 порядка и пункту 5 настоящего приказа",
            false,
            "по пункту 3 порядка и пункту 6 настоящего приказа",
        );
        says("подпункт 3 пункта 2 настоящего приказа", false, "подпункт 3 пункта 2 настоящего приказа");
        says("исполнить в срок до 3 дней", false, "исполнить в срок до 3 дней");
        says("пункт", true, "пункт");
    }
}
