//! Texts written shorter or otherwise than the form has them: «Наим. процесса», «Вид точки», «эл. почта».
//!
//! They are compared word by word, each word by its stem, its abbreviation or a slip of the pen in it. What is found
//! this way is good enough to be proposed or to be told, never to be taken silently.

use super::text::skeleton;
use prikaz_fact::distance;

/// Words that do not tell one thing from another.
const EMPTY: [&str; 7] =
    ["наименование", "название", "графа", "указать", "указывается", "конкретный", "конкретное"];
/// Words too small to matter.
const SMALL: [&str; 17] =
    ["и", "или", "в", "во", "на", "по", "с", "со", "к", "для", "за", "о", "об", "от", "из", "при", "the"];
/// Words that offices put for one another.
const SAME: [(&str, &str); 2] = [("название", "наименование"), ("тип", "вид")];
/// More words than this are no title and no value of a list, but a text.
const MOST: usize = 40;

/// The words of a text, ready to be compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Words(Vec<Word>);

/// A word, folded; of «кол-во» the beginning and the end, of «наим.» the beginning.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Word {
    letters: Vec<char>,
    end: Option<Vec<char>>,
    is_empty: bool,
}

/// How two texts are alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Alike {
    /// One says more than the other.
    InPart,
    /// They have the same words, in whatever order and spelling.
    Wholly,
}

impl Words {
    pub(crate) fn of(text: &str) -> Self {
        let is_cut = text.trim_end().ends_with('.');
        // A word broken over two lines is one word.
        let mut text = skeleton(&text.replace("-\n", "-\u{AD}").replace("\u{AD}", ""));
        // A full stop at the end makes no difference to a text, but it does to its last word.
        if is_cut && !text.ends_with('.') {
            text.push('.');
        }
        let between = |sign: char| !sign.is_alphanumeric() && !matches!(sign, '.' | '-');
        let words = text.split(between).flat_map(|piece| piece.split_inclusive('.')).flat_map(pieces);
        Self(words.filter(|word| !word.is_small()).take(MOST).collect())
    }

    /// How `self`, as it was found, is like `other`, as the form has it.
    pub(crate) fn compared(&self, other: &Self) -> Option<Alike> {
        let mut left: Vec<&Word> = other.0.iter().collect();
        let mut more: Vec<usize> = Vec::new();
        let mut telling = false;
        for (place, word) in self.0.iter().enumerate() {
            match left.iter().position(|wanted| word.means(wanted)) {
                Some(found) => telling |= !left.remove(found).is_empty,
                None => more.push(place),
            }
        }
        let lacks = left.iter().any(|word| !word.is_empty);
        // What is said besides may only follow: «Точка взаимодействия (канал)», not «Адрес точки взаимодействия».
        let follows = more.first().is_none_or(|first| first + more.len() == self.0.len());
        let adds = more.iter().any(|place| !self.0[*place].is_empty);
        match (telling, adds, lacks) {
            (false, ..) | (_, true, true) => None,
            (true, false, false) => Some(Alike::Wholly),
            (true, false, true) => Some(Alike::InPart),
            (true, true, false) => follows.then_some(Alike::InPart),
        }
    }
}

impl Words {
    /// Whether every word stands in `other` too.
    pub(super) fn is_part_of(&self, other: &Self) -> bool {
        self.0.iter().all(|word| other.0.iter().any(|wanted| word.means(wanted)))
    }
}

/// The only one of `titles` that has the words of `text`, and perhaps more: good enough to be proposed.
pub fn only_likely<'t>(text: &str, titles: impl IntoIterator<Item = &'t str>) -> Option<usize> {
    let titles: Vec<Words> = titles.into_iter().map(Words::of).collect();
    only_alike(&Words::of(text), titles.iter().enumerate())
}

/// Which of `others` `text` is like: the only one that has the same words, else the only one that has them in part.
pub(crate) fn only_alike<'o>(
    text: &Words,
    others: impl Iterator<Item = (usize, &'o Words)>,
) -> Option<usize> {
    let mut alike: Vec<(Alike, usize)> =
        others.filter_map(|(place, other)| Some((text.compared(other)?, place))).collect();
    alike.sort_unstable_by(|one, other| other.cmp(one));
    match alike.as_slice() {
        [(_, only)] => Some(*only),
        [(Alike::Wholly, first), (Alike::InPart, _), ..] => Some(*first),
        _ => None,
    }
}

/// «кол-во» is one word cut in the middle, «офлайн-точка» is two.
fn pieces(text: &str) -> Vec<Word> {
    const LONGEST_END: usize = 3;
    const LONGEST_BEGINNING: usize = 6;
    let length = |part: &str| part.chars().count();
    match text.trim_end_matches('.').split_once('-') {
        Some((beginning, end))
            if (1..=LONGEST_END).contains(&length(end))
                && (1..=LONGEST_BEGINNING).contains(&length(beginning))
                && !end.contains('-') =>
        {
            vec![Word::new(beginning, Some(end.chars().collect()))]
        }
        _ => text.split('-').filter_map(whole).collect(),
    }
}

fn whole(text: &str) -> Option<Word> {
    let bare = text.trim_end_matches('.');
    let cut = text.len() > bare.len();
    (!bare.is_empty()).then(|| Word::new(bare, cut.then(Vec::new)))
}

impl Word {
    fn new(text: &str, end: Option<Vec<char>>) -> Self {
        let meant = SAME.iter().find(|(one, _)| *one == text).map_or(text, |(_, same)| same);
        Self { letters: meant.chars().collect(), end, is_empty: EMPTY.iter().any(|word| stem(word, meant)) }
    }

    fn is_small(&self) -> bool {
        let text: String = self.letters.iter().collect();
        self.end.is_none() && SMALL.contains(&text.as_str())
    }

    /// Whether this word, as it was found, is `wanted`, as the form has it.
    fn means(&self, wanted: &Self) -> bool {
        const SHORTEST_CUT: usize = 2;
        const SHORTEST_BEGINNING: usize = 4;
        let (found, wanted) = (self.letters.as_slice(), wanted.letters.as_slice());
        if found == wanted {
            return true;
        }
        let begins = wanted.len() > found.len() && wanted.starts_with(found);
        // «цифра» for «цифровая».
        let root = found.split_last().map_or(found, |(_, root)| root);
        let kin = root.len() >= SHORTEST_BEGINNING && wanted.len() > found.len() && wanted.starts_with(root);
        match &self.end {
            Some(end) if begins => found.len() + end.len() >= SHORTEST_CUT && wanted.ends_with(end),
            // «точка.» ends a sentence; it is not cut.
            _ => {
                (begins && found.len() >= SHORTEST_BEGINNING)
                    || kin
                    || declined(found, wanted)
                    || misspelt(found, wanted)
            }
        }
    }
}

fn stem(one: &str, other: &str) -> bool {
    let letters = |text: &str| text.chars().collect::<Vec<_>>();
    one == other || declined(&letters(one), &letters(other))
}

/// «точка» and «точки», «процесс» and «процесса».
fn declined(one: &[char], other: &[char]) -> bool {
    let same = one.iter().zip(other).take_while(|(one, other)| one == other).count();
    let ends = one.len().max(other.len()) - same;
    match same {
        0..3 => false,
        3 => ends <= 1,
        4..6 => ends <= 2,
        _ => ends <= 3,
    }
}

fn misspelt(found: &[char], wanted: &[char]) -> bool {
    const SHORTEST: usize = 5;
    wanted.len() >= SHORTEST && distance(found, wanted, wanted.len() / SHORTEST).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TITLES: [&str; 6] = [
        "Направление деятельности",
        "Наименование функции, сервиса",
        "Наименование конкретного процесса",
        "Точка взаимодействия",
        "Удовлетворяемые потребности клиента",
        "Вид точки взаимодействия (цифровая/офлайн)",
    ];

    fn taken_for(text: &str) -> Option<&'static str> {
        let titles: Vec<Words> = TITLES.iter().map(|title| Words::of(title)).collect();
        only_alike(&Words::of(text), titles.iter().enumerate()).map(|place| TITLES[place])
    }

    #[test]
    fn titles_are_known_by_their_words() {
        for (text, title) in [
            ("Наим. процесса", TITLES[2]),
            ("Процесс", TITLES[2]),
            ("Название процесса", TITLES[2]),
            ("Наим-е функции/сервиса", TITLES[1]),
            ("Функция", TITLES[1]),
            ("Напр-е деят-ти", TITLES[0]),
            ("Напраление деятельности", TITLES[0]),
            ("Вид точки", TITLES[5]),
            ("Тип точки взаимодействия", TITLES[5]),
            ("Точка взаимо-\nдействия (канал)", TITLES[3]),
            ("Потребности", TITLES[4]),
            ("Потребность клиента", TITLES[4]),
            ("Точки взаимодействия: цифровая/офлайн — вид", TITLES[5]),
        ] {
            assert_eq!(taken_for(text), Some(title), "{text}");
        }
    }

    #[test]
    fn the_longer_what_stays_of_a_word_the_more_of_it_may_be_declined() {
        for (one, other, is_one_word) in [
            ("отдел", "отдел", true),
            ("до", "дом", false),
            ("дом", "дома", true),
            ("дом", "домах", false),
            ("форма", "формами", true),
            ("форма", "формулы", false),
            ("процесс", "процессами", true),
            ("процесс", "процессуальный", false),
        ] {
            assert_eq!(stem(one, other), is_one_word, "{one} {other}");
        }
    }

    #[test]
    fn what_two_values_begin_with_is_neither() {
        let values = [
            "получение информации, в том числе о ходе рассмотрения заявления, обращения, запроса, документов",
            "получение информации о ходе рассмотрения заявления, обращения, запроса, документов",
            "получение результата рассмотрения обратной связи",
        ];
        assert_eq!(only_likely("получение информации", values), None);
        assert_eq!(only_likely("получение информацыи", values), None);
        assert_eq!(only_likely("результат рассмотрения", values), Some(2));
    }

    #[test]
    fn what_may_be_two_titles_is_none() {
        for text in [
            "Наименование",
            "Точка",
            "Адрес точки взаимодействия",
            "Примечание к процессу",
            "Кол-во",
            "Иванов И. И.",
            "",
        ] {
            assert_eq!(taken_for(text), None, "{text}");
        }
    }

    #[test]
    fn a_point_behind_a_word_says_that_it_is_cut_short() {
        assert_eq!(taken_for("Точ. взаимодействия"), Some(TITLES[3]));
        assert_eq!(taken_for("Точ взаимодействия"), None);
        assert_eq!(taken_for("Вид точ."), Some(TITLES[5]), "at the end too");
        assert_eq!(taken_for("Вид точ"), None);
    }
}
