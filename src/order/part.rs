//! Parts of acts as they are cited: «пунктом 2.1», «пункты 2, 3 и 5».

use prikaz_domain::Case;
use prikaz_fact::coded;
use prikaz_russian::preposed;

coded! {
/// A kind of part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartKind {
    /// Пункт.
    Point,
    /// Подпункт.
    Subpoint,
    /// Абзац.
    Paragraph,
    /// Раздел.
    Section,
    /// Часть.
    Part,
    /// Статья.
    Article,
    /// Приложение.
    Annex,
}
}

/// One or several parts of an act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// What they are.
    pub kind: PartKind,
    /// Their numbers as printed; at least one.
    pub numbers: Vec<String>,
}

/// Endings by case: nominative, genitive, dative, accusative, instrumental, prepositional.
type Endings = [&'static str; 6];

const HARD: (Endings, Endings) = (["", "а", "у", "", "ом", "е"], ["ы", "ов", "ам", "ы", "ами", "ах"]);

impl PartKind {
    fn stem(self) -> &'static str {
        match self {
            Self::Point => "пункт",
            Self::Subpoint => "подпункт",
            Self::Paragraph => "абзац",
            Self::Section => "раздел",
            Self::Part => "част",
            Self::Article => "стат",
            Self::Annex => "приложени",
        }
    }

    /// Endings in the singular and the plural.
    fn endings(self) -> (Endings, Endings) {
        match self {
            Self::Point | Self::Subpoint | Self::Section => HARD,
            Self::Paragraph => (["", "а", "у", "", "ем", "е"], ["ы", "ев", "ам", "ы", "ами", "ах"]),
            Self::Part => (["ь", "и", "и", "ь", "ью", "и"], ["и", "ей", "ям", "и", "ями", "ях"]),
            Self::Article => {
                (["ья", "ьи", "ье", "ью", "ьей", "ье"], ["ьи", "ей", "ьям", "ьи", "ьями", "ьях"])
            }
            Self::Annex => (["е", "я", "ю", "е", "ем", "и"], ["я", "й", "ям", "я", "ями", "ях"]),
        }
    }
}

impl Part {
    /// Whether it is more than one.
    pub fn is_plural(&self) -> bool {
        self.numbers.len() > 1
    }

    /// What it is a part of, as it stands behind it: «пункта 2 приказа», but «приложения 2 к приказу». `owner` gives its
    /// name in a case.
    pub fn of(&self, owner: impl Fn(Case) -> String) -> String {
        match self.kind {
            PartKind::Annex => preposed("к", &owner(Case::Dative)),
            _ => owner(Case::Genitive),
        }
    }

    /// «пунктами 2 и 3», in `case`; the nominative where none is given. Spaces before numbers are not broken.
    pub fn text(&self, case: Option<Case>) -> String {
        let (one, many) = self.kind.endings();
        let endings = if self.is_plural() { many } else { one };
        let at = match case {
            None => 0,
            Some(Case::Genitive) => 1,
            Some(Case::Dative) => 2,
            Some(Case::Accusative) => 3,
            Some(Case::Instrumental) => 4,
            Some(Case::Prepositional) => 5,
        };
        format!("{}{}\u{a0}{}", self.kind.stem(), endings[at], listed(&self.numbers))
    }
}

/// «1, 2 и 3».
pub(super) fn listed(numbers: &[String]) -> String {
    match numbers {
        [rest @ .., last] if !rest.is_empty() => format!("{} и\u{a0}{last}", rest.join(", ")),
        _ => numbers.concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Part, PartKind};
    use prikaz_domain::Case;

    #[track_caller]
    fn says(kind: PartKind, numbers: &[&str], case: Option<Case>, expected: &str) {
        let part = Part { kind, numbers: numbers.iter().map(|&number| number.to_owned()).collect() };
        assert_eq!(part.text(case).replace('\u{a0}', " "), expected);
    }

    #[test]
    fn parts_are_cited_in_their_cases() {
        says(PartKind::Point, &["2.1"], Some(Case::Instrumental), "пунктом 2.1");
        says(PartKind::Point, &["2", "3", "5"], Some(Case::Accusative), "пункты 2, 3 и 5");
        says(PartKind::Subpoint, &["1", "2"], Some(Case::Genitive), "подпунктов 1 и 2");
        says(PartKind::Article, &["19"], Some(Case::Instrumental), "статьей 19");
        says(PartKind::Article, &["19", "20"], Some(Case::Genitive), "статей 19 и 20");
        says(PartKind::Part, &["1"], Some(Case::Accusative), "часть 1");
        says(PartKind::Annex, &["1"], None, "приложение 1");
        says(PartKind::Annex, &["1", "2"], Some(Case::Genitive), "приложений 1 и 2");
        says(PartKind::Paragraph, &["2"], Some(Case::Instrumental), "абзацем 2");
    }
}
