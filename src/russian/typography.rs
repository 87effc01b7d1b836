//! Spaces at which a line is not broken, and other small rules of setting Russian text.
//!
//! *Invariant:* only spaces are changed, and only into [`NBSP`].

use super::months::MONTHS;

/// A space at which a line is not broken.
pub const NBSP: char = '\u{a0}';

/// Abbreviations that hold on to the number after them: «п. 5», «ст. 191».
const BEFORE_NUMBERS: [&str; 17] = [
    "п.",
    "пп.",
    "подп.",
    "ст.",
    "ч.",
    "гл.",
    "разд.",
    "абз.",
    "стр.",
    "с.",
    "рис.",
    "табл.",
    "прил.",
    "кв.",
    "д.",
    "т.",
    "вып.",
];

/// Abbreviations that hold on to the name after them: «г. Екатеринбург», «ул. Мира», «проф. Хлыбова».
const BEFORE_NAMES: [&str; 16] = [
    "г.",
    "гг.",
    "ул.",
    "пос.",
    "с.",
    "д.",
    "пр.",
    "просп.",
    "пер.",
    "обл.",
    "им.",
    "р.",
    "проф.",
    "акад.",
    "доц.",
    "д-р",
];

/// Parts of a degree hold together: «канд. юрид. наук».
const DEGREES: [&str; 2] = ["канд.", "д-р"];

/// What holds on to the number before it: «2024 г.», «10 руб.», «5 %».
const AFTER_NUMBERS: [&str; 17] = [
    "г.", "гг.", "года", "году", "год", "руб.", "коп.", "тыс.", "млн", "млрд", "%", "экз.", "л.", "ч.",
    "мин.", "°", "°C",
];

/// Prepositions of two letters; words of one letter are all short.
const SHORT: [&str; 12] = ["во", "до", "за", "из", "ко", "на", "не", "ни", "об", "от", "по", "со"];

/// Binds marks and short words: everything that is not torn apart at the end of a line.
pub fn bind(text: &str) -> String {
    bind_where(text, |pair| pair.marks_belong() || pair.is_short_word())
}

/// Binds a text that is set to both margins: marks only. Many programs keep such a space at its width, and a line with
/// several of them has nothing to stretch but a few gaps; so short words, bound or not, are let go.
pub fn bind_running(text: &str) -> String {
    bind_marks(&let_go(text))
}

/// Makes the spaces after short words ordinary ones.
fn let_go(text: &str) -> String {
    let mut pieces = text.split(NBSP).peekable();
    let mut freed = pieces.next().unwrap_or_default().to_owned();
    while let Some(piece) = pieces.next() {
        let word = last_of(freed.rsplit(' ').next().unwrap_or_default());
        let after = pieces.peek().map_or("", |after| first_of(after));
        let pair = Pair { word, next: first_of(piece), after };
        freed.push(if pair.is_short_word() && !pair.marks_belong() { ' ' } else { NBSP });
        freed.push_str(piece);
    }
    freed
}

/// Binds a heading or a post: also the last two words of each line, so that none is left on a line of its own.
pub fn bind_heading(text: &str) -> String {
    bind(text).split('\n').map(bind_last).collect::<Vec<_>>().join("\n")
}

/// Words of one letter: prepositions, conjunctions, particles and a pronoun.
const LETTER_WORDS: &[&str] = &["а", "в", "и", "к", "о", "с", "у", "я"];

/// Lines of fewer words are not broken by their length.
const SHORT_LINE: usize = 4;

/// What two words may hold together, in letters: more would not fit beside what stands before them.
const LONGEST_PAIR: usize = 30;

fn bind_last(line: &str) -> String {
    let words: Vec<&str> = line.split([' ', NBSP]).collect();
    match (line.rsplit_once(' '), words.as_slice()) {
        (Some((before, last)), [.., one, other])
            if words.len() >= SHORT_LINE
                && one.chars().count() + other.chars().count() <= LONGEST_PAIR
                && !last.contains(NBSP) =>
        {
            format!("{before}{NBSP}{last}")
        }
        _ => line.to_owned(),
    }
}

/// «№ 5», «п. 5», «Е.А. Хлыбова», «2 апреля 2024 г.» are not torn apart at the end of a line.
pub fn bind_marks(text: &str) -> String {
    bind_where(text, |pair| pair.marks_belong())
}

/// Short prepositions and conjunctions («в», «и», «об») and «№» hold on to the word after them.
pub fn bind_short_words(text: &str) -> String {
    bind_where(text, |pair| pair.is_short_word() || pair.is_number_sign())
}

/// «№ 54»; the sign is that of the body.
pub fn number(sign: &str, number: &str) -> String {
    format!("{sign}{NBSP}{number}")
}

/// «Хлыбова Е.А.» becomes «Е.А. Хлыбова», bound; what is not surname and initials stays as it is.
pub fn initials_first(name: &str) -> String {
    match name.trim().split_once([' ', NBSP]) {
        Some((surname, initials)) if are_initials(initials) => {
            let initials: String = initials.chars().filter(|character| !character.is_whitespace()).collect();
            format!("{initials}{NBSP}{surname}")
        }
        Some((initials, surname)) if are_initials(initials) => format!("{initials}{NBSP}{surname}"),
        _ => name.to_owned(),
    }
}

/// «отдел кадров»; where the text itself ends in «»», one closing mark stands for both.
pub fn quoted(text: &str) -> String {
    match text.ends_with('»') {
        true => format!("«{text}"),
        false => format!("«{text}»"),
    }
}

/// `text` as it stands between round brackets, which are not put into one another: what it says in brackets at its end
/// follows a comma («п. 1.2, форма не приложена»), what it says before that stands in square ones.
pub fn in_brackets(text: &str) -> String {
    let last = text.strip_suffix(')').and_then(|before| before.rsplit_once(" ("));
    match last.filter(|(_, remark)| !remark.contains([')', '('])) {
        Some((before, remark)) => format!("{}, {remark}", squared(before)),
        None => squared(text),
    }
}

fn squared(text: &str) -> String {
    text.replace('(', "[").replace(')', "]")
}

/// `text` with a capital first letter.
pub fn capitalised(text: &str) -> String {
    first(text, |character| character.to_uppercase().collect())
}

/// `text` with a small first letter; an abbreviation keeps its capitals.
pub fn decapitalised(text: &str) -> String {
    if text.chars().take(2).filter(|letter| letter.is_uppercase()).count() == 2 {
        return text.to_owned();
    }
    first(text, |character| character.to_lowercase().collect())
}

/// The text as a sentence: with a full stop, unless it ends already («… Хлыбова Е.А.», «…?», «… следующие:»). What an
/// enumeration put behind it («;») goes.
pub fn ended(text: &str) -> String {
    let text = text.trim_end().trim_end_matches([';', ',']).trim_end();
    let bare = text.trim_end_matches(['»', ')', '"']);
    match bare.chars().last() {
        Some('.' | '!' | '?' | '…' | ':') if bare.len() == text.len() => text.to_owned(),
        None => String::new(),
        _ => format!("{text}."),
    }
}

/// The text as an item of an enumeration: the last ends as a sentence, the others with «;». The mark it had goes, but
/// for the full stop of an abbreviation: «… 2024 г.;».
pub fn item(text: &str, is_last: bool) -> String {
    if is_last {
        return ended(text);
    }
    let text = text.trim_end().trim_end_matches([';', ',']).trim_end();
    match text.strip_suffix('.') {
        Some(_) if ends_in_abbreviation(text) => format!("{text};"),
        Some(sentence) => format!("{sentence};"),
        None if text.is_empty() || text.ends_with(':') => text.to_owned(),
        None => format!("{text};"),
    }
}

/// Abbreviations that nothing follows.
const LAST: [&str; 7] = ["др.", "пр.", "т.д.", "т.п.", "д.", "п.", "сокр."];

/// «… 2024 г.», «… 10 руб.», «… Хлыбова Е.А.», «… и др.».
fn ends_in_abbreviation(text: &str) -> bool {
    let word = last_of(text.rsplit(' ').next().unwrap_or_default());
    LAST.contains(&word)
        || AFTER_NUMBERS.contains(&word)
        || BEFORE_NAMES.contains(&word)
        || are_capital_initials(word)
}

fn first(text: &str, change: impl Fn(char) -> String) -> String {
    let mut characters = text.chars();
    match characters.next() {
        Some(character) => change(character) + characters.as_str(),
        None => String::new(),
    }
}

/// Two words with a space between, and the word after them.
struct Pair<'a> {
    word: &'a str,
    next: &'a str,
    after: &'a str,
}

fn bind_where(text: &str, belongs: impl Fn(&Pair<'_>) -> bool) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    let mut bound = String::with_capacity(text.len());
    for (at, word) in words.iter().enumerate() {
        bound.push_str(word);
        let Some(next) = words.get(at + 1) else { break };
        let after = words.get(at + 2).copied().unwrap_or_default();
        let pair = Pair { word: last_of(word), next: first_of(next), after: first_of(after) };
        bound.push(if belongs(&pair) { NBSP } else { ' ' });
    }
    bound
}

/// What stands before the space: after other white space, brackets and marks.
fn last_of(word: &str) -> &str {
    let word = word.rsplit(char::is_whitespace).next().unwrap_or_default();
    word.trim_start_matches(['(', '«', '"', '['])
}

/// What stands after the space.
fn first_of(word: &str) -> &str {
    word.split(char::is_whitespace).next().unwrap_or_default()
}

impl Pair<'_> {
    fn marks_belong(&self) -> bool {
        self.is_number_sign()
            || self.is_reference()
            || self.is_measure()
            || self.is_day_of_month()
            || self.is_name()
            || self.is_degree()
            || self.is_and_others()
            || self.is_spaced_out()
    }

    /// «п р и к а з ы в а ю»: letters of one word, and no two short words, as in «и с лицом».
    fn is_spaced_out(&self) -> bool {
        let is_letter = |word: &str| {
            let mut letters = word.chars();
            letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none()
        };
        let next = self.next.trim_end_matches(':');
        let are_words = [self.word, next].iter().all(|word| LETTER_WORDS.contains(word));
        is_letter(self.word) && is_letter(next) && (!are_words || is_letter(self.after.trim_end_matches(':')))
    }

    /// «и др.».
    fn is_and_others(&self) -> bool {
        self.word == "и" && LAST.contains(&self.next.trim_end_matches([',', ';', ':', ')']))
    }

    /// «канд. юрид. наук».
    fn is_degree(&self) -> bool {
        let next = self.next.trim_end_matches([',', ';', ')']);
        let science = self.word.ends_with('.') && self.word.chars().count() > 3;
        DEGREES.contains(&self.word) && self.next.ends_with('.') || science && next == "наук"
    }

    /// «№ 5», «N 48-П».
    fn is_number_sign(&self) -> bool {
        let sign = |sign: char| sign.is_alphanumeric() || sign == '_';
        matches!(self.word, "№" | "N") && self.next.starts_with(sign)
    }

    /// «п. 5», «г. Екатеринбург».
    fn is_reference(&self) -> bool {
        let begins = |test: fn(char) -> bool| self.next.trim_start_matches('«').starts_with(test);
        (BEFORE_NUMBERS.contains(&self.word) && begins(|letter| letter.is_ascii_digit()))
            || (BEFORE_NAMES.contains(&self.word) && begins(char::is_uppercase) && self.next != "N")
    }

    /// «2024 г.», «10 руб.».
    fn is_measure(&self) -> bool {
        let next = self.next.trim_end_matches([',', ';', ':', ')', '»']);
        is_number(self.word)
            && (AFTER_NUMBERS.contains(&next) || AFTER_NUMBERS.contains(&next.trim_end_matches('.')))
    }

    /// «2 апреля».
    fn is_day_of_month(&self) -> bool {
        self.word.len() <= 2
            && is_number(self.word)
            && MONTHS.contains(&self.next.trim_end_matches([',', ';', '.']))
    }

    /// «Е.А. Хлыбова», «Хлыбова Е.А.».
    fn is_name(&self) -> bool {
        let next = self.next.trim_end_matches([',', ';', ':', ')']);
        if are_capital_initials(self.word) {
            return self.next.starts_with(char::is_uppercase);
        }
        let surname = self.word.starts_with(char::is_uppercase) && self.word.ends_with(char::is_alphabetic);
        let of_the_next = self.after.starts_with(char::is_uppercase) && next.len() == self.next.len();
        surname && are_capital_initials(next) && !of_the_next
    }

    /// «в», «и», «об».
    fn is_short_word(&self) -> bool {
        let mut letters = self.word.chars();
        let one = letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none();
        one || SHORT.contains(&self.word.to_lowercase().as_str())
    }
}

fn is_number(word: &str) -> bool {
    word.starts_with(|letter: char| letter.is_ascii_digit())
        && word
            .chars()
            .all(|letter| letter.is_ascii_digit() || matches!(letter, ',' | '.' | NBSP | '–' | '-'))
        && !word.ends_with([',', '.'])
}

/// «Е.А.», «Е. А.», «Е.».
fn are_initials(text: &str) -> bool {
    let mut letters = text.split('.').map(str::trim);
    text.trim_end().ends_with('.') && letters.all(|letter| letter.chars().count() <= 1)
}

/// «Е.», «Е.А.».
fn are_capital_initials(word: &str) -> bool {
    word.contains('.') && are_initials(word) && word.chars().all(|c| c == '.' || c.is_uppercase())
}
