//! Words with gaps, as forms give them: «Раздел {n}. {Value}».

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

    /// The gap `name` and nothing else.
    pub fn gap(name: &str) -> Self {
        Self(vec![Piece::Gap(name.to_owned())])
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

#[cfg(test)]
mod tests {
    use super::*;

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
