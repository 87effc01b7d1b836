//! Words with gaps, as forms give them: «Раздел {n}. {Value}».

use super::gap::Gap;

/// Words with gaps that are filled in row by row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Phrase(Vec<Piece>);

/// A piece of a phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Text(String),
    Gap(String),
}

/// A brace without its other half.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LoneBrace;

impl Phrase {
    /// Reads words with gaps in braces.
    ///
    /// # Errors
    /// When a brace lacks its other half.
    pub fn parse(text: &str) -> Result<Self, LoneBrace> {
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some(begin) = rest.find(['{', '}']) {
            let (before, gap) = rest.split_at(begin);
            let (name, after) = gap.strip_prefix('{').and_then(|gap| gap.split_once('}')).ok_or(LoneBrace)?;
            if name.contains('{') {
                return Err(LoneBrace);
            }
            if !before.is_empty() {
                pieces.push(Piece::Text(before.to_owned()));
            }
            pieces.push(Piece::Gap(name.trim().to_owned()));
            rest = after;
        }
        if !rest.is_empty() {
            pieces.push(Piece::Text(rest.to_owned()));
        }
        Ok(Self(pieces))
    }

    /// The gap `gap` and nothing else.
    pub fn gap(gap: Gap) -> Self {
        Self(vec![Piece::Gap(gap.to_string())])
    }

    /// The words before its first gap.
    pub fn opening(&self) -> &str {
        match self.0.first() {
            Some(Piece::Text(text)) => text,
            Some(Piece::Gap(_)) | None => "",
        }
    }

    /// The names of its gaps.
    pub fn gaps(&self) -> impl Iterator<Item = &str> {
        self.0.iter().filter_map(|piece| match piece {
            Piece::Gap(name) => Some(name.as_str()),
            Piece::Text(_) => None,
        })
    }

    /// What stands in each gap where `text` is this phrase filled in; none where it is not. Gaps `n`, `path` and `count`
    /// hold numbers, `roman` a Roman one.
    pub fn read(&self, text: &str) -> Option<Vec<(String, String)>> {
        let mut found = Vec::new();
        read(&self.0, text, &mut found).then_some(found)
    }

    /// The words with each gap filled by `fill`.
    pub fn filled(&self, mut fill: impl FnMut(&str) -> String) -> String {
        let mut text = String::new();
        for piece in &self.0 {
            match piece {
                Piece::Text(piece) => text.push_str(piece),
                Piece::Gap(name) => text.push_str(&fill(name)),
            }
        }
        text
    }
}

/// Whether `text` is `pieces` filled in; puts into `found` what stands in the gaps.
fn read(pieces: &[Piece], text: &str, found: &mut Vec<(String, String)>) -> bool {
    let Some((first, rest)) = pieces.split_first() else { return text.is_empty() };
    match first {
        Piece::Text(words) => {
            let words = words.trim_start();
            text.trim_start().strip_prefix(words.trim_end()).is_some_and(|behind| match rest.is_empty() {
                true => behind.trim().is_empty(),
                false => read(rest, behind.trim_start(), found),
            })
        }
        Piece::Gap(name) => {
            let ends = text.char_indices().map(|(place, sign)| place + sign.len_utf8());
            for end in ends.rev() {
                let (value, behind) = text.split_at(end);
                let before = found.len();
                if may_be(name, value) {
                    found.push((name.clone(), value.trim().to_owned()));
                    if read(rest, behind, found) {
                        return true;
                    }
                    found.truncate(before);
                }
            }
            false
        }
    }
}

fn may_be(gap: &str, value: &str) -> bool {
    let value = value.trim();
    let is_of = |is: fn(char) -> bool| !value.is_empty() && value.chars().all(is);
    match Gap::from_code(gap) {
        Some(Gap::N | Gap::Count) => is_of(|sign| sign.is_ascii_digit()),
        Some(Gap::Path) => is_of(|sign| sign.is_ascii_digit() || sign == '.'),
        Some(Gap::Roman) => is_of(|sign| "IVXLCDM".contains(sign)),
        Some(Gap::Words | Gap::Value | Gap::Capitalised | Gap::Number | Gap::Annex) | None => {
            !value.is_empty()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_filled_in_is_read_back() {
        let read = |phrase: &str, text: &str| {
            let found = Phrase::parse(phrase).expect("a phrase").read(text)?;
            Some(found.into_iter().map(|(gap, value)| format!("{gap}={value}")).collect::<Vec<_>>().join(" "))
        };
        assert_eq!(read("Раздел {n}. {Value}", "Раздел 2. Учет"), Some("n=2 Value=Учет".to_owned()));
        assert_eq!(read("{path}. {value}", "1.2. а. б"), Some("path=1.2 value=а. б".to_owned()));
        assert_eq!(read("{n}. {Value}", "Учет"), None);
        assert_eq!(read("Всего: {count} {words}", "Всего: 8 строк"), Some("count=8 words=строк".to_owned()));
        assert_eq!(read("Итого", "Итого по разделу"), None);
    }

    #[test]
    fn gaps_are_filled() {
        let phrase = Phrase::parse("Раздел {n}. {value}").expect("a phrase");
        assert_eq!(phrase.gaps().collect::<Vec<_>>(), ["n", "value"]);
        assert_eq!(phrase.filled(|name| name.to_uppercase()), "Раздел N. VALUE");
        assert_eq!(Phrase::parse("{n"), Err(LoneBrace));
        assert_eq!(Phrase::parse("n}"), Err(LoneBrace));
        assert_eq!(Phrase::parse("{a{b}"), Err(LoneBrace));
    }
}
