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
    let Some(from) = MovedFrom::of(&number) else {
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

/// From which number on clauses move: from 3; or, where the clause put in is «2а», from that within those of 2.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct MovedFrom {
    number: u32,
    letter: Option<char>,
}

/// Letters by which clauses put between others are numbered.
const LETTERS: &str = "абвгдежзиклмнпрстуфхцшщэюя";

impl MovedFrom {
    /// That of «3» or «2а»; none of any other numbering.
    fn of(number: &str) -> Option<Self> {
        let (number, rest) = digits(number);
        let mut letters = rest.chars();
        let letter = letters.next();
        let is_known = letter.is_none_or(|letter| LETTERS.contains(letter)) && letters.next().is_none();
        Some(Self { number: number.parse().ok()?, letter }).filter(|_| is_known)
    }
}

/// A clause behind the one put in: its number, and those of the clauses under it, are one higher.
fn moved(clause: &Clause, from: MovedFrom) -> Clause {
    let moved_on = referring(clause, from);
    let clauses = moved_on.clauses.iter().map(|under| moved(under, from)).collect();
    Clause { number: moved_on.number.as_deref().map(|number| higher(number, from)), clauses, ..moved_on }
}

/// A clause that may refer to others of its order by their numbers.
fn referring(clause: &Clause, from: MovedFrom) -> Clause {
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

/// «4», where `number` is «3» or «3а».
fn next_of(number: &str) -> Option<String> {
    MovedFrom::of(number).map(|from| from.number.saturating_add(1).to_string())
}

/// The digits a number begins with, and the rest.
fn digits(number: &str) -> (&str, &str) {
    number.split_at(number.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(number.len()))
}

/// «3.2» as «4.2» and «3а» as «4а», where «3» stands behind the clause that was put in; «2а» as «2б», where that is «2а».
fn higher(number: &str, from: MovedFrom) -> String {
    let (first, rest) = digits(number);
    let Ok(parsed) = first.parse::<u32>() else { return number.to_owned() };
    match from.letter {
        None if parsed >= from.number => format!("{}{rest}", parsed.saturating_add(1)),
        Some(letter) if parsed == from.number => {
            let own = rest.chars().next().filter(|own| is_letter_of(rest, *own));
            let place = |letter: char| LETTERS.chars().position(|one| one == letter);
            let next = own.filter(|own| place(*own) >= place(letter));
            let next = next.and_then(|own| LETTERS.chars().nth(place(own)? + 1));
            match (own, next) {
                (Some(own), Some(next)) => format!("{first}{next}{}", &rest[own.len_utf8()..]),
                _ => number.to_owned(),
            }
        }
        _ => number.to_owned(),
    }
}

/// Whether `rest`, which follows the digits of a number, begins with its letter: «а» of «2а», not «го» of «2го».
fn is_letter_of(rest: &str, letter: char) -> bool {
    LETTERS.contains(letter) && !rest[letter.len_utf8()..].starts_with(char::is_alphanumeric)
}

/// Words that refer to points of this order, with their numbers as they are now: «пункты 3 и 4 настоящего приказа».
/// Where the words `name` a part of the order, no «настоящего» is needed.
fn renumbered(words: &str, from: MovedFrom, name: bool) -> String {
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
    let end = begin + numbers_at(&words[begin..]);
    Some((&words[..begin], &words[begin..end], &words[end..]))
}

/// How long the numbers are that `words` begin with: «3, 4.1, 5а и 6».
fn numbers_at(words: &str) -> usize {
    let mut end = 0;
    let mut letters = words.char_indices().peekable();
    let mut before = ' ';
    while let Some((at, letter)) = letters.next() {
        let follows = letters.peek().map_or(' ', |(_, next)| *next);
        let is_own = before.is_ascii_digit() && LETTERS.contains(letter) && !follows.is_alphanumeric();
        let is_joint =
            letter.is_whitespace() || ",.–-".contains(letter) || letter == 'и' && !follows.is_alphanumeric();
        if letter.is_ascii_digit() || is_own {
            end = at + letter.len_utf8();
        } else if !is_joint {
            break;
        }
        before = letter;
    }
    end
}

/// Each number of «3, 4.1 и 5» that stands behind the clause put in, one higher.
fn each_higher(numbers: &str, from: MovedFrom) -> String {
    let mut said = String::new();
    let mut rest = numbers;
    while let Some(at) = rest.find(|letter: char| letter.is_ascii_digit()) {
        let end = at + number_at(&rest[at..]);
        said.push_str(&rest[..at]);
        said.push_str(&higher(&rest[at..end], from));
        rest = &rest[end..];
    }
    said + rest
}

/// How long the number is that `words` begin with: «4.1», «5а», «5а.2».
fn number_at(words: &str) -> usize {
    let mut end = 0;
    loop {
        end += digits(&words[end..]).0.len();
        if let Some(letter) =
            words[end..].chars().next().filter(|letter| is_letter_of(&words[end..], *letter))
        {
            end += letter.len_utf8();
        }
        match words[end..].strip_prefix('.') {
            Some(rest) if rest.starts_with(|letter: char| letter.is_ascii_digit()) => end += 1,
            _ => return end,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::order::{ClauseKind, Itself};

    #[test]
    fn clauses_numbered_by_letters_move_too() {
        let clause = |number: Option<&str>, wording: &str| Clause {
            kind: ClauseKind::Free,
            provision: None,
            wording: Some(wording.to_owned()),
            number: number.map(str::to_owned),
            itself: Itself::This,
            clauses: Vec::new(),
        };
        let numbers = |clauses: &[Clause]| {
            let of = |(at, clause): (usize, &Clause)| {
                clause.number.clone().unwrap_or_else(|| (at + 1).to_string())
            };
            clauses.iter().enumerate().map(of).collect::<Vec<_>>().join(" ")
        };
        let all = [
            clause(None, "по пункту 2а настоящего приказа"),
            clause(None, "по пунктам 2а, 2б и 3 настоящего приказа"),
            clause(Some("2а"), "контроль"),
            clause(Some("2б"), "сила"),
            clause(Some("3"), "по пункту 2 настоящего приказа"),
        ];
        let made = inserted(&all, 2, clause(None, "отмена"));
        assert_eq!(numbers(&made), "1 2 2а 2б 2в 3");
        assert_eq!(made[0].wording.as_deref(), Some("по пункту 2б настоящего приказа"));
        assert_eq!(made[1].wording.as_deref(), Some("по пунктам 2б, 2в и 3 настоящего приказа"));
        let made = inserted(&all, 4, clause(None, "отмена"));
        assert_eq!(numbers(&made), "1 2 2а 2б 3 4");
        assert_eq!(made[1].wording.as_deref(), Some("по пунктам 2а, 2б и 4 настоящего приказа"));
        let made = inserted(&all, 1, clause(None, "отмена"));
        assert_eq!(numbers(&made), "1 2 3 3а 3б 4");
        assert_eq!(made[2].wording.as_deref(), Some("по пунктам 3а, 3б и 4 настоящего приказа"));
        let made = inserted(&all[..4], 4, clause(None, "отмена"));
        assert_eq!(numbers(&made), "1 2 2а 2б 3");
    }

    #[track_caller]
    fn says(words: &str, name: bool, expected: &str) {
        assert_eq!(renumbered(words, MovedFrom { number: 3, letter: None }, name), expected);
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
