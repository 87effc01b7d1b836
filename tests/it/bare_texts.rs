//! No word of ours stands as a bare text: in no list (`const WORDS: [&str; 2]`), in no `match`, no comparison. What has
//! several words is an enumeration declared by `coded!`, so that the compiler asks for each of them.

use crate::codes::{declarations, sources};

/// Texts that are no words of ours, by the file or the folder.
const EXCUSED: [(&str, &str); 19] = [
    ("src/russian/", "words of the language"),
    ("src/import/", "names of elements and attributes of OOXML and ODF, endings of files"),
    ("src/render/docx/", "names of elements and parts of OOXML"),
    ("src/render/pdf/", "keys of what the setter is given"),
    ("src/app/data/data_dir.rs", "folders, and endings of files"),
    ("src/cli/folders.rs", "endings of archives"),
    ("src/cli/help.rs", "flags that the reader of the command line gives by itself"),
    ("src/domain/act.rs", "words by which an act is cited"),
    ("src/order/cited.rs", "words by which an act is cited"),
    ("src/order/renumbered.rs", "words by which an act is cited"),
    ("src/form/words/alike.rs", "words that people write into tables"),
    ("src/form/reading/check.rs", "words that people write into tables"),
    ("src/form/words/nearest.rs", "words that people write into tables"),
    ("src/form/heads/titles.rs", "words that people write into tables"),
    ("src/form/definition/typed.rs", "words that people write into tables"),
    ("src/procedure/text.rs", "words of the text of an act"),
    ("src/procedure/stage.rs", "prepositions"),
    (
        "src/procedure/act/functions.rs",
        "what the template engine knows, to which a test of `speaker.rs` holds the list",
    ),
    ("src/procedure/act/speaker.rs", "words of what the template engine says"),
];

#[test]
fn no_word_is_a_bare_text() {
    let found: Vec<String> = sources().iter().flat_map(|(name, text)| bare(name, text)).collect();
    assert!(found.is_empty(), "declare these by `coded!`:\n{}", found.join("\n"));
}

#[test]
fn every_excuse_is_needed() {
    let files = sources();
    for (place, reason) in EXCUSED {
        let in_place = |(name, text): &(String, String)| name.starts_with(place) && !seen(text).is_empty();
        assert!(files.iter().any(in_place), "nothing in `{place}` needs the excuse «{reason}»");
    }
}

#[test]
fn every_bare_text_is_seen() {
    let ways = [
        "const WORDS: [&str; 2] = [\"given\", \"missing\"];\n",
        "static WORDS: &[&'static str] = &[\n    \"given\",\n    \"not_given\",\n];\n",
        "pub(super) const WORDS: [(&str, bool); 2] = [(\"given\", true), (\"missing\", false)];\n",
        "const KINDS: [&str; 2] = [\"приказ\", \"решение\"];\n",
        "match word {\n    \"given\" => 1,\n    _ => 2,\n}\n",
        "match word {\n    \"given\" | \"missing\" if at > 1 => 1,\n    _ => 2,\n}\n",
        "match word {\n    None | Some(\"given\") => 1,\n    _ => 2,\n}\n",
        "match (word, 1) {\n    (Some(\"given\"), _) => 1,\n    _ => 2,\n}\n",
        "let is = matches!(role.as_str(), \"given\" | \"missing\");\n",
        "let is = role.as_str() == \"given\";\n",
        "if role != \"given\" {\n",
        "let is = word == Some(\"given\");\n",
    ];
    for way in ways {
        assert!(!bare("src/form/given.rs", way).is_empty(), "{way}");
    }
    let others = [
        "const HEADS: [&str; 2] = [\"О чем\", \"Ответ\"];\n",
        "const NAME: &str = \"given\";\n",
        "match word {\n    Word::Given => \"given\",\n}\n",
        "match text {\n    \"\" => 1,\n    _ => 2,\n}\n",
    ];
    for other in others {
        assert_eq!(bare("src/form/given.rs", other), [""; 0], "{other}");
    }
}

#[test]
fn no_list_repeats_a_declaration() {
    let files = sources();
    let declared: Vec<Vec<String>> =
        files.iter().flat_map(|(_, text)| declarations(text).map(codes)).collect();
    assert!(declared.len() > 150, "{} declarations were read", declared.len());
    let repeated: Vec<String> = files
        .iter()
        .flat_map(|(name, text)| {
            let repeated = repeats(&without_declarations(text), &declared);
            repeated.into_iter().map(move |run| format!("{name}: {run}"))
        })
        .collect();
    assert!(repeated.is_empty(), "take these from their declaration:\n{}", repeated.join("\n"));
}

#[test]
fn a_repeated_list_is_seen() {
    let declared = [codes(
        "coded! {\n/// A form.\npub enum Form {\n    Given,\n    NotGiven {\n        at: u32,\n    },\n    Other(u8) = \"another\",\n}\n",
    )];
    assert_eq!(declared[0], ["given", "not-given", "another"]);
    for text in [
        "&[\"given\", \"not-given\", \"another\"]",
        "list X = \"a.b\" \"another\" \"given\"\n \"not-given\";",
    ] {
        assert_eq!(repeats(text, &declared).len(), 1, "{text}");
    }
    assert_eq!(repeats("[\"given\", \"not-given\", \"neither\"]", &declared).len(), 0);
}

fn bare(name: &str, text: &str) -> Vec<String> {
    if EXCUSED.iter().any(|(place, _)| name.starts_with(place)) {
        return Vec::new();
    }
    seen(text).into_iter().map(|what| format!("{name}: {what}")).collect()
}

/// What `text` has of words as bare texts.
fn seen(text: &str) -> Vec<String> {
    let lists = items(text).filter(|item| is_list(item)).map(|item| format!("a list: {}", first_line(item)));
    let arms = text.lines().filter(|line| is_arm(line)).map(|line| format!("an arm: {}", line.trim()));
    let asked = text.match_indices("matches!(").map(|(at, _)| enclosed(&text[at + "matches!".len()..]));
    let asked = asked.filter(|asked| has_word(asked)).map(|asked| format!("a question: matches!{asked}"));
    let compared =
        text.lines().filter(|line| is_compared(line)).map(|line| format!("a comparison: {}", line.trim()));
    lists.chain(arms).chain(asked).chain(compared).collect()
}

/// The constants and statics of a file.
fn items(text: &str) -> impl Iterator<Item = &str> {
    let begins = text.match_indices("const ").chain(text.match_indices("static "));
    let is_item = |at: usize| !text[..at].ends_with('\'');
    begins.filter(move |(at, _)| is_item(*at)).map(|(at, _)| {
        let rest = &text[at..];
        // A length of a list ends in `;` too.
        let end = rest.find(";\n").unwrap_or(rest.len());
        &rest[..end]
    })
}

fn is_list(item: &str) -> bool {
    let Some((head, value)) = item.split_once(" = ") else { return false };
    head.contains('[') && head.contains("str") && literals(value).filter(|(_, one)| is_word(one)).count() > 1
}

fn is_arm(line: &str) -> bool {
    let Some((pattern, _)) = line.split_once("=>") else { return false };
    has_word(pattern.split(" if ").next().unwrap_or_default())
}

fn is_compared(line: &str) -> bool {
    ["== ", "!= "].iter().any(|sign| {
        line.match_indices(sign).any(|(at, _)| {
            let other = line[at + sign.len()..].trim_start_matches(['&', '*']).trim_start_matches("Some(");
            literals(other).next().is_some_and(|(place, one)| place == 0 && is_word(one))
        })
    })
}

fn has_word(text: &str) -> bool {
    literals(text).any(|(_, one)| is_word(one))
}

/// Whether a text is a word as codes are: small letters, digits, hyphens.
fn is_word(text: &str) -> bool {
    let is_sign = |sign: char| sign.is_lowercase() || sign.is_ascii_digit() || "-_".contains(sign);
    text.chars().count() > 1 && text.starts_with(char::is_lowercase) && text.chars().all(is_sign)
}

/// The texts in quotation marks, with their places.
fn literals(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = 0;
    std::iter::from_fn(move || {
        let begin = rest + text[rest..].find('"')?;
        let mut end = begin + 1;
        while end < text.len() && text.as_bytes()[end] != b'"' {
            end += if text.as_bytes()[end] == b'\\' { 2 } else { 1 };
        }
        rest = (end + 1).min(text.len());
        Some((begin, text.get(begin + 1..end)?))
    })
}

/// What stands between the bracket that `text` begins with and the one that closes it.
fn enclosed(text: &str) -> &str {
    let mut depth = 0_i32;
    for (at, sign) in text.char_indices() {
        depth += match sign {
            '(' => 1,
            ')' => -1,
            _ => 0,
        };
        if depth == 0 {
            return &text[..=at];
        }
    }
    text
}

fn first_line(text: &str) -> &str {
    text.lines().next().unwrap_or_default()
}

/// The codes that a declaration gives.
fn codes(declared: &str) -> Vec<String> {
    let mut codes: Vec<String> = Vec::new();
    for line in declared.lines().map(str::trim) {
        let own = line.split_once(" = \"").and_then(|(_, word)| word.split('"').next());
        let name: String = line.chars().take_while(char::is_ascii_alphanumeric).collect();
        let is_variant = name.starts_with(|sign: char| sign.is_ascii_uppercase());
        match (own, is_variant) {
            (Some(own), true) => codes.push(own.to_owned()),
            (None, true) => codes.push(kebab(&name)),
            // The word of a variant with fields stands behind them.
            (Some(own), false) if line.starts_with('}') => {
                codes.pop();
                codes.push(own.to_owned());
            }
            _ => {}
        }
    }
    codes
}

fn kebab(name: &str) -> String {
    let mut code = String::new();
    for sign in name.chars() {
        if sign.is_ascii_uppercase() && !code.is_empty() {
            code.push('-');
        }
        code.push(sign.to_ascii_lowercase());
    }
    code
}

fn without_declarations(text: &str) -> String {
    declarations(text).fold(text.to_owned(), |text, declared| text.replace(declared, ""))
}

/// Runs of texts, one beside another, of which three or more are all codes of one declaration.
fn repeats(text: &str, declared: &[Vec<String>]) -> Vec<String> {
    let mut runs: Vec<Vec<&str>> = Vec::new();
    let mut end = None;
    for (place, one) in literals(text) {
        let between = end.map(|end: usize| &text[end..place]);
        let goes_on = between
            .is_some_and(|between| between.chars().all(|sign| sign.is_whitespace() || ",|".contains(sign)));
        match runs.last_mut().filter(|_| goes_on && is_word(one)) {
            Some(run) => run.push(one),
            None if is_word(one) => runs.push(vec![one]),
            None => runs.push(Vec::new()),
        }
        end = Some(place + one.len() + 2);
    }
    let is_repeated = |run: &Vec<&str>| {
        run.len() > 2
            && declared.iter().any(|codes| run.iter().all(|one| codes.iter().any(|code| code == one)))
    };
    runs.iter().filter(|run| is_repeated(run)).map(|run| run.join(", ")).collect()
}
