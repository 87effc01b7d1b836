//! Names of sheets: short, without signs Excel forbids, each once.

use std::collections::BTreeSet;

/// Excel takes no longer names.
const LONGEST: usize = 31;
/// The name of a table without one.
const UNNAMED: &str = "Таблица";

/// Names given so far, in small letters: Excel does not tell case apart.
#[derive(Debug, Default)]
pub(super) struct Names {
    given: BTreeSet<String>,
}

impl Names {
    /// The name of the next sheet, as like to `wanted` as Excel permits.
    pub(super) fn next(&mut self, wanted: &str) -> String {
        let name = permitted(wanted);
        let numbered = (2..).map(|n| with_number(&name, n));
        let free = std::iter::once(name.clone()).chain(numbered).find(|name| self.give(name));
        free.unwrap_or(name)
    }

    fn give(&mut self, name: &str) -> bool {
        self.given.insert(name.to_lowercase())
    }
}

fn permitted(wanted: &str) -> String {
    let signs = |character: char| character.is_control() || "[]:*?/\\".contains(character);
    let name: String =
        wanted.chars().map(|character| if signs(character) { ' ' } else { character }).collect();
    let name = cut(name.trim_matches(['\'', ' ']), LONGEST);
    if name.is_empty() || name.eq_ignore_ascii_case("history") { UNNAMED.to_owned() } else { name }
}

fn with_number(name: &str, n: usize) -> String {
    let number = format!(" {n}");
    cut(name, LONGEST - number.len()) + &number
}

/// Length is counted in UTF-16, as Excel does.
fn cut(text: &str, longest: usize) -> String {
    let mut length = 0;
    let fits = text.chars().take_while(|character| {
        length += character.len_utf16();
        length <= longest
    });
    fits.collect::<String>().trim_end_matches(['\'', ' ']).to_owned()
}
