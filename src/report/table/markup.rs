//! Signs in a text that say how it looks: `м^2^`, `H~2~O`, `*важно*`, `_вид_`.
//!
//! A sign counts only with its fellow behind it, with something between them and no sign of its kind; any other is
//! text. A backslash before a sign makes it text.

use prikaz_document::Inline;

const SIGNS: [char; 4] = ['^', '~', '*', '_'];

/// What `text` looks like; none where no sign in it counts.
pub(super) fn inlines(text: &str) -> Option<Vec<Inline>> {
    if !text.contains(SIGNS) {
        return None;
    }
    let mut found = Vec::new();
    read(text, &mut found);
    let plain = found.iter().all(|inline| matches!(inline, Inline::Text(_) | Inline::LineBreak));
    (!plain || text.contains('\\')).then_some(found)
}

fn read(text: &str, into: &mut Vec<Inline>) {
    let mut kept = String::new();
    let mut rest = text;
    while let Some(place) = rest.find(['^', '~', '*', '_', '\\', '\n']) {
        let (before, at) = rest.split_at(place);
        kept.push_str(before);
        let mut signs = at.chars();
        let sign = signs.next().unwrap_or('\\');
        rest = signs.as_str();
        match sign {
            '\n' => {
                flush(&mut kept, into);
                into.push(Inline::LineBreak);
            }
            '\\' => match rest.chars().next().filter(|next| SIGNS.contains(next) || *next == '\\') {
                Some(next) => {
                    kept.push(next);
                    rest = &rest[next.len_utf8()..];
                }
                None => kept.push('\\'),
            },
            sign => match between(sign, before, rest) {
                Some((inner, after)) => {
                    flush(&mut kept, into);
                    let mut content = Vec::new();
                    read(inner, &mut content);
                    into.push(styled(sign, content));
                    rest = after;
                }
                None => kept.push(sign),
            },
        }
    }
    kept.push_str(rest);
    flush(&mut kept, into);
}

fn flush(kept: &mut String, into: &mut Vec<Inline>) {
    if !kept.is_empty() {
        into.push(Inline::Text(std::mem::take(kept)));
    }
}

/// What stands between a sign and its fellow, on one line, and what follows. `*` and `_` inside a word are text.
fn between<'t>(sign: char, before: &str, text: &'t str) -> Option<(&'t str, &'t str)> {
    let within = text.split('\n').next().unwrap_or_default();
    let (inner, _) = within.split_once(sign)?;
    let after = &text[inner.len() + sign.len_utf8()..];
    let padded = inner.starts_with(char::is_whitespace) || inner.ends_with(char::is_whitespace);
    let in_word = matches!(sign, '*' | '_')
        && (before.ends_with(char::is_alphanumeric) || after.starts_with(char::is_alphanumeric));
    (!inner.is_empty() && !inner.ends_with('\\') && !padded && !in_word).then_some((inner, after))
}

fn styled(sign: char, content: Vec<Inline>) -> Inline {
    match sign {
        '^' => Inline::Raised(content),
        '~' => Inline::Lowered(content),
        '*' => Inline::Strong(content),
        _ => Inline::Emphasis(content),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use prikaz_document::plain;

    fn said(text: &str) -> String {
        let spelled = |inline: &Inline| match inline {
            Inline::Raised(inner) => format!("<sup {}>", plain(inner)),
            Inline::Lowered(inner) => format!("<sub {}>", plain(inner)),
            Inline::Strong(inner) => format!("<strong {}>", plain(inner)),
            Inline::Emphasis(inner) => format!("<em {}>", plain(inner)),
            other => plain(std::slice::from_ref(other)),
        };
        inlines(text).map_or_else(|| text.to_owned(), |found| found.iter().map(spelled).collect())
    }

    #[test]
    fn signs_count_in_pairs() {
        assert_eq!(said("120 м^2^"), "120 м<sup 2>");
        assert_eq!(said("H~2~O и CO~2~"), "H<sub 2>O и CO<sub 2>");
        assert_eq!(said("*важно*: да"), "<strong важно>: да");
        assert_eq!(said("_a *b* c_"), "<em a b c>");
        for text in ["2 * 3 * 4", "snake_case_name", "^", "a^^b", "a*", "м^2", "* пункт *"] {
            assert_eq!(said(text), text);
        }
        assert_eq!(said("\\*не важно\\*"), "*не важно*");
        assert_eq!(said("10^3\n4^"), "10^3\n4^");
    }
}
