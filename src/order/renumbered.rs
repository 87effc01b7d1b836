//! Numbers of clauses that move where one is put between the others or taken out, and the words that refer to them.
//!
//! *Invariant:* only references to points of the order itself change: «пункты 3 и 4 настоящего приказа».

/// Letters by which clauses put between others are numbered.
const LETTERS: &str = "абвгдежзиклмнпрстуфхцшщэюя";

/// The first part of a number: 2 of «2.1»; with the place of its letter, 2 and 0 of «2а.1».
type Place = (u32, Option<usize>);

/// How the numbers of clauses move.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Moving<'a> {
    /// Number of the clause above them: «3»; nothing for the clauses of the order itself.
    above: &'a str,
    /// Where a clause is put in or was taken out.
    at: Place,
    how: How,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum How {
    /// One is put in: it and what follows move on; one with a letter moves only those of its number.
    Opened,
    /// One is taken out: what follows moves up.
    Closed,
    /// One is taken out, and one with a letter follows, which takes its place: «2» goes, «2а» becomes «2».
    ClosedByLetter,
}

impl<'a> Moving<'a> {
    /// A clause is put in as `number`, «3» or «2а»; none of any other numbering.
    pub(super) fn opened(number: &'a str) -> Option<Self> {
        Some(Self { above: "", at: whole(number)?, how: How::Opened })
    }

    /// The clause `number` is taken out from under `above`; `next` follows it.
    pub(super) fn closed(above: &'a str, number: &str, next: Option<&str>) -> Option<Self> {
        let own = |number: &str| whole(under(number, above)?);
        let at = own(number)?;
        let by_letter = next.and_then(own).is_some_and(|next| next.0 == at.0 && next.1 > at.1);
        Some(Self { above, at, how: if by_letter { How::ClosedByLetter } else { How::Closed } })
    }

    /// «3.2» as «4.2» and «3а» as «4а», where a clause is put in as «3»; «2а» as «2б», where one is as «2а».
    pub(super) fn number(self, number: &str) -> String {
        let Some((place, rest)) = under(number, self.above).and_then(first_part) else {
            return number.to_owned();
        };
        let Some((no, letter)) = self.moved(place) else { return number.to_owned() };
        let dot = if self.above.is_empty() { "" } else { "." };
        let letter = letter.and_then(|place| LETTERS.chars().nth(place)).map(String::from);
        format!("{}{dot}{no}{}{rest}", self.above, letter.unwrap_or_default())
    }

    /// Where `place` moves; none where it stays.
    fn moved(self, (no, letter): Place) -> Option<Place> {
        let (at, at_letter) = self.at;
        match (self.how, at_letter) {
            (How::Opened, None) => (no >= at).then(|| (no.saturating_add(1), letter)),
            (How::Opened, Some(_)) => {
                let next = letter.filter(|_| no == at && letter >= at_letter)? + 1;
                (next < LETTERS.chars().count()).then_some((no, Some(next)))
            }
            (How::Closed, None) => (no > at).then(|| (no - 1, letter)),
            (How::Closed | How::ClosedByLetter, _) => {
                let own = letter.filter(|_| no == at && letter > at_letter)?;
                Some((no, own.checked_sub(1)))
            }
        }
    }

    /// Words that refer to points of this order, with their numbers as they are now: «пункты 3 и 4 настоящего приказа».
    /// Where the words `name` a part of the order, no «настоящего» is needed.
    pub(super) fn words(self, words: &str, name: bool) -> String {
        let mut said = String::new();
        let mut rest = words;
        while let Some(found) = reference(rest) {
            said.push_str(found.before);
            let follows = found.after.trim_start();
            let says_so = follows.starts_with("настоящ") || follows.starts_with("{настоящ");
            let own = name && !found.ambiguous || says_so;
            said.push_str(&if own { self.each(found.numbers) } else { found.numbers.to_owned() });
            rest = found.after;
        }
        said + rest
    }

    /// Each number of «3, 4.1 и 5» as it is now.
    fn each(self, numbers: &str) -> String {
        let mut said = String::new();
        let mut rest = numbers;
        while let Some(at) = rest.find(|letter: char| letter.is_ascii_digit()) {
            let end = at + number_at(&rest[at..]);
            said.push_str(&rest[..at]);
            said.push_str(&self.number(&rest[at..end]));
            rest = &rest[end..];
        }
        said + rest
    }
}

/// «4», where `number` is «3» or «3а».
pub(super) fn next_of(number: &str) -> Option<String> {
    whole(number).map(|(no, _)| no.saturating_add(1).to_string())
}

/// `number` without that of the clause above it: «2» of «3.2».
fn under<'n>(number: &'n str, above: &str) -> Option<&'n str> {
    if above.is_empty() { Some(number) } else { number.strip_prefix(above)?.strip_prefix('.') }
}

/// A number of one part: «3», «2а».
fn whole(number: &str) -> Option<Place> {
    first_part(number).filter(|(_, rest)| rest.is_empty()).map(|(place, _)| place)
}

/// The first part of a number, and the rest.
fn first_part(number: &str) -> Option<(Place, &str)> {
    let (no, rest) = digits(number);
    let letter = rest.chars().next().filter(|letter| is_letter_of(rest, *letter));
    let place = letter.and_then(|letter| LETTERS.chars().position(|one| one == letter));
    Some(((no.parse().ok()?, place), &rest[letter.map_or(0, char::len_utf8)..]))
}

/// The digits a number begins with, and the rest.
fn digits(number: &str) -> (&str, &str) {
    number.split_at(number.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(number.len()))
}

/// Whether `rest`, which follows the digits of a number, begins with its letter: «а» of «2а», not «го» of «2го».
fn is_letter_of(rest: &str, letter: char) -> bool {
    LETTERS.contains(letter) && !rest[letter.len_utf8()..].starts_with(char::is_alphanumeric)
}

/// A reference to points, taken apart.
struct Reference<'w> {
    before: &'w str,
    numbers: &'w str,
    after: &'w str,
    /// «пп. 2» may be points or a point of a point.
    ambiguous: bool,
}

/// The next «пункт … 3, 4 и 5» or «п. 3» of `words`.
fn reference(words: &str) -> Option<Reference<'_>> {
    let found = words.char_indices().find_map(|(at, _)| Some((at, called(words, at)?)));
    let (at, (length, ambiguous)) = found?;
    let tail = &words[at + length..];
    let begin = at + length + tail.len() - tail.trim_start().len();
    let end = begin + numbers_at(&words[begin..]);
    Some(Reference { before: &words[..begin], numbers: &words[begin..end], after: &words[end..], ambiguous })
}

/// How long the word for points is that stands at `at`, and whether it may mean another part: «Пункты», «п.», «пп.».
fn called(words: &str, at: usize) -> Option<(usize, bool)> {
    if words[..at].ends_with(char::is_alphanumeric) {
        return None;
    }
    let tail = &words[at..];
    let length = tail.find(|letter: char| !letter.is_alphabetic())?;
    let word = tail[..length].to_lowercase();
    let is_short = tail[length..].starts_with('.');
    match word.as_str() {
        "п" | "пп" if is_short => Some((length + 1, word == "пп")),
        _ => word.starts_with("пункт").then_some((length, false)),
    }
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

    #[track_caller]
    fn says(words: &str, name: bool, expected: &str) {
        assert_eq!(Moving::opened("3").unwrap().words(words, name), expected);
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

    #[test]
    fn a_reference_is_found_however_its_word_is_written() {
        says(
            "Пункты 2 и 3 настоящего приказа вступают в силу",
            false,
            "Пункты 2 и 4 настоящего приказа вступают в силу",
        );
        says("ПУНКТ 3 НАСТОЯЩЕГО", true, "ПУНКТ 4 НАСТОЯЩЕГО");
        says("Подпункт 3 пункта 4 настоящего приказа", false, "Подпункт 3 пункта 5 настоящего приказа");
        says("по п. 3 настоящего приказа", false, "по п. 4 настоящего приказа");
        says("пп. 2 и 3 настоящего приказа", false, "пп. 2 и 4 настоящего приказа");
        says("пп. 3 п. 4", true, "пп. 3 п. 5");
        says("тип. 3 настоящего приказа", false, "тип. 3 настоящего приказа");
    }

    #[test]
    fn what_follows_a_clause_taken_out_moves_up() {
        let cases = [
            // Where it was, what it was, what follows it; a number before and after.
            (("", "2", Some("3")), [("1", "1"), ("2", "2"), ("3", "2"), ("4.1", "3.1"), ("3а", "2а")]),
            (("", "2", Some("2а")), [("2а", "2"), ("2б", "2а"), ("3", "3"), ("2", "2"), ("2а.1", "2.1")]),
            (("", "2а", Some("2б")), [("2", "2"), ("2б", "2а"), ("2в.1", "2б.1"), ("3", "3"), ("1", "1")]),
            (("", "2а", None), [("2", "2"), ("2б", "2а"), ("3", "3"), ("1", "1"), ("2а", "2а")]),
            (
                ("3", "3.1", Some("3.2")),
                [("3", "3"), ("3.2", "3.1"), ("3.3.1", "3.2.1"), ("4", "4"), ("2", "2")],
            ),
        ];
        for ((above, number, next), moves) in cases {
            let moving = Moving::closed(above, number, next).unwrap();
            for (was, now) in moves {
                assert_eq!(moving.number(was), now, "{number} is taken out: {was}");
            }
        }
        assert_eq!(Moving::closed("", "I", None), None);
    }
}
