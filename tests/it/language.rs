//! The rules of `docs/language.ru.md`, held to every text of the program.

use std::fs;
use std::path::{Path, PathBuf};

use prikaz::cli::COMMAND_LINE;
use prikaz::wording::{Language, Messages};

const RULES: &str = include_str!("../../docs/language.ru.md");

/// What is not written, from the second column of the table of rules.
fn forbidden() -> Vec<String> {
    let rows = RULES.lines().filter(|line| line.starts_with("| ") && line.contains(" | `"));
    let found: Vec<_> = rows
        .filter_map(|row| row.split('|').nth(2))
        .flat_map(|cell| cell.split('`').skip(1).step_by(2).map(str::to_owned))
        .collect();
    assert!(found.len() > 15, "the table of rules has been moved: {found:?}");
    found
}

#[test]
fn one_word_for_one_thing() {
    let forbidden = forbidden();
    let mut found = Vec::new();
    for (file, line, text) in texts() {
        for pattern in forbidden.iter().filter(|pattern| is_written(&text, pattern)) {
            found.push(format!("{}:{line}: `{pattern}`: {}", file.display(), text.trim()));
        }
    }
    assert!(found.is_empty(), "see docs/language.ru.md:\n{}", found.join("\n"));
}

#[test]
fn quotes_and_dashes_are_russian() {
    let mut found = Vec::new();
    for (file, line, text) in texts() {
        let spoken = without_code(&text);
        for wrong in [" - ", "...", "„", "“", "”"] {
            if spoken.contains(wrong) && !spoken.trim_start().starts_with('-') {
                found.push(format!("{}:{line}: «{wrong}»: {}", file.display(), text.trim()));
            }
        }
    }
    assert!(found.is_empty(), "see docs/language.ru.md:\n{}", found.join("\n"));
}

/// «г..», «;.», «с Стандартами» come of marks and prepositions written by hand around what a template puts in.
#[test]
fn templates_leave_ends_and_prepositions_to_the_filters() {
    let mut found = Vec::new();
    for (file, line, text) in texts() {
        let is_template = file.extension().is_some_and(|extension| extension == "djot");
        if is_template && is_by_hand(&text) {
            found.push(format!("{}:{line}: {}", file.display(), text.trim()));
        }
    }
    assert!(found.is_empty(), "use `ended`, `item`, `preposed`:\n{}", found.join("\n"));
    for wrong in
        ["от {{ date }}. Далее", "{{ text }}.", "{{ text }}{{ \".\" if loop.last else \";\" }}", "в {{ x }}"]
    {
        assert!(is_by_hand(wrong), "{wrong}");
    }
    assert!(!is_by_hand("на {{ date | ended }} по {{ n }}.docx"));
}

fn is_by_hand(text: &str) -> bool {
    let stop = text.split("}}.").skip(1).any(|rest| rest.is_empty() || rest.starts_with([' ', '{']));
    let mark = text.contains("}}{{ \".\" if loop.last");
    let preposition = text.split(" {{").take(text.matches(" {{").count()).any(|before| {
        let word = before.rsplit([' ', '(', '«', '}']).next().unwrap_or_default();
        matches!(word, "в" | "с" | "к" | "о" | "В" | "С" | "К" | "О")
    });
    stop || mark || preposition
}

#[test]
fn the_rules_find_what_they_forbid() {
    let finds = |text, pattern| assert!(is_written(text, pattern), "`{pattern}` in «{text}»");
    let passes = |text, pattern| assert!(!is_written(text, pattern), "`{pattern}` in «{text}»");
    finds("еще ждём ответа", "*ё*");
    passes("вот и всё", "*ё*");
    finds("по контрольной отметке записи", "контрольн* отметк*");
    passes("отметка в контрольной графе", "контрольн* отметк*");
    finds("реестр по Порядку", "Порядку");
    passes("Сделано. Порядку это не вредит", "Порядку");
    passes("утвержден «Порядок ведения»", "Порядок");
    passes("пишите: порядок", "Порядок");
}

/// Whether the words of `pattern` follow one another in `text`.
fn is_written(text: &str, pattern: &str) -> bool {
    let wanted: Vec<&str> = pattern.split(' ').collect();
    let words: Vec<(usize, &str)> = words(text);
    words.windows(wanted.len()).any(|window| {
        let (at, _) = window[0];
        (!pattern.starts_with(char::is_uppercase) || is_inside_sentence(text, at))
            && window.iter().zip(&wanted).all(|((_, word), wanted)| is_like(word, wanted))
    })
}

/// Words with the full stops inside them, and where they stand.
fn words(text: &str) -> Vec<(usize, &str)> {
    let is_word = |sign: char| sign.is_alphanumeric() || matches!(sign, '.' | '-' | '_');
    let mut found = Vec::new();
    let mut start = None;
    for (at, sign) in text.char_indices().chain([(text.len(), ' ')]) {
        match (start, is_word(sign)) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                found.push((from, &text[from..at]));
                start = None;
            }
            _ => {}
        }
    }
    found
}

fn is_like(word: &str, wanted: &str) -> bool {
    let capital = wanted.starts_with(char::is_uppercase);
    let word = if capital { word.to_owned() } else { word.to_lowercase() };
    match wanted {
        "*ё*" => word.contains('ё') && word != "всё",
        _ => match wanted.strip_suffix('*') {
            Some(stem) => word.starts_with(stem),
            None if wanted.ends_with('.') => word == wanted,
            None => word.trim_end_matches('.') == wanted,
        },
    }
}

/// Whether the word at `at` follows a word or a comma, and no quotation mark.
fn is_inside_sentence(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end_matches([' ', '\u{a0}']);
    before.len() < at
        && before.ends_with(|sign: char| sign.is_alphanumeric() || matches!(sign, ',' | ';' | '—' | ')'))
}

/// The text without commands and keys, which stand between backticks, and without templating.
fn without_code(text: &str) -> String {
    let mut spoken = String::new();
    for (at, part) in text.split('`').enumerate() {
        spoken.push_str(if at % 2 == 0 { part } else { "код" });
    }
    while let Some(from) = spoken.find("{%").or_else(|| spoken.find("{{")) {
        let end = spoken[from..].find('}').map_or(spoken.len(), |end| from + end + 1);
        spoken.replace_range(from..end, "");
    }
    spoken
}

/// Every line of the program's own texts: file, number, text.
fn texts() -> Vec<(PathBuf, usize, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    for name in
        Messages::files(Language::Ru).chain([COMMAND_LINE.file(Language::Ru), "help.ru.toml".to_owned()])
    {
        lines(&root.join("data").join(name), &mut found);
    }
    lines(&root.join("README.ru.md"), &mut found);
    for folder in ["templates", "data/demo", "src"] {
        walk(&root.join(folder), &mut found);
    }
    assert!(found.len() > 2_000, "texts have been moved");
    found
}

fn walk(folder: &Path, found: &mut Vec<(PathBuf, usize, String)>) {
    for entry in fs::read_dir(folder).expect("a folder of the sources") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
        let extension = path.extension().and_then(|extension| extension.to_str());
        match extension {
            _ if path.is_dir() => walk(&path, found),
            Some("djot") => lines(&path, found),
            Some("toml") if name == "demo.toml" => lines(&path, found),
            Some("rs") => literals(&path, found),
            _ => {}
        }
    }
}

fn lines(path: &Path, found: &mut Vec<(PathBuf, usize, String)>) {
    let text = fs::read_to_string(path).expect("a text of the sources");
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with('#'));
    found.extend(lines.map(|(at, line)| (path.to_owned(), at + 1, line.to_owned())));
}

/// The Russian literals of more than a word in a file of the program: what a person may be told.
fn literals(path: &Path, found: &mut Vec<(PathBuf, usize, String)>) {
    let text = fs::read_to_string(path).expect("a source");
    let program = text.split("#[cfg(test)]").next().unwrap_or_default();
    for (at, line) in program.lines().enumerate() {
        if line.trim_start().starts_with("//") {
            continue;
        }
        for literal in line.split('"').skip(1).step_by(2) {
            let is_russian = literal.chars().any(|sign| matches!(sign, 'а'..='я'));
            if is_russian && literal.contains(' ') {
                found.push((path.to_owned(), at + 1, literal.to_owned()));
            }
        }
    }
}

/// «центр «Образец»»: a name that bears quotation marks itself is quoted by the filter. What an amendment quotes is
/// quoted exactly.
#[test]
fn quotation_marks_around_what_is_put_in_are_set_by_the_filter() {
    let mut found = Vec::new();
    let mut all = texts();
    all.extend(english());
    for (file, line, text) in all {
        let is_text = file.extension().is_some_and(|extension| extension != "rs");
        if is_text && !file.ends_with("templates/amending.djot") && is_quoted_by_hand(&text) {
            found.push(format!("{}:{line}: {}", file.display(), text.trim()));
        }
    }
    assert!(found.is_empty(), "use `quoted`:\n{}", found.join("\n"));
    assert!(is_quoted_by_hand("файл «{{ name }}» принят") && is_quoted_by_hand("«{% if a %}б{% endif %}»"));
    assert!(!is_quoted_by_hand("файл {{ name | quoted }}, «да»"));
}

fn is_quoted_by_hand(text: &str) -> bool {
    ["}}»", "%}»", "}}”", "%}”"].iter().any(|mark| text.contains(mark))
}

/// The English messages.
fn english() -> Vec<(PathBuf, usize, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    for name in Messages::files(Language::En).chain([COMMAND_LINE.file(Language::En)]) {
        lines(&root.join("data").join(name), &mut found);
    }
    found
}

/// An act bears «№» in any language; «No.» is for what the program counts. A clerk has no compiler.
#[test]
fn english_is_of_one_kind() {
    let wrong = |text: &str| {
        let numbered = text.split("No. {{ ").skip(1).filter_map(|rest| rest.split(' ').next());
        numbered.into_iter().any(|name| name.ends_with(".number")) || text.contains("cargo ")
    };
    let found: Vec<_> = english().into_iter().filter(|(_, _, text)| wrong(text)).collect();
    assert!(found.is_empty(), "{found:#?}");
    assert!(wrong("act of {{ order.date }} No. {{ order.number }}") && !wrong("draft No. {{ draft }}"));
}

/// Words of the English messages themselves are English: Russian are names, what is typed, and what stands on a form.
/// What an act is called is no name: `act_kinds` has the word for it.
#[test]
fn english_has_no_russian_words_of_its_own() {
    let wrong = |text: &str| {
        let own = without_quoted(text);
        let is_russian = |letter: char| matches!(letter, 'а'..='я' | 'А'..='Я' | 'ё' | 'Ё');
        own.contains(is_russian) || text.contains(".kind }}") || text.contains("date_short")
    };
    // The keys under which these words are found.
    let key = |text: &str| text.starts_with('"') && text.contains("\" = \"");
    let of_text =
        |(_, _, text): &(PathBuf, usize, String)| !text.starts_with('#') && !key(text) && wrong(text);
    let found: Vec<_> = english().into_iter().filter(of_text).collect();
    assert!(found.is_empty(), "{found:#?}");
    assert!(
        wrong("{{ order.kind }} of {{ order.date }}")
            && wrong("the приказ")
            && wrong("due {{ due | date_short }}")
    );
    assert!(!wrong("write «да» (yes), or `--basis \"приказ\"`") && !wrong("{{ act_kinds[order.kind] }} of"));
}

/// `text` without what is filled in, typed, or stands on a form.
fn without_quoted(text: &str) -> String {
    let mut own = text.to_owned();
    // The innermost quotes first: they stand in one another.
    for (from, to) in [("{{", "}}"), ("{%", "%}"), ("`", "`"), ("«", "»")] {
        while let Some(end) = own.match_indices(to).map(|(at, _)| at).find(|at| own[..*at].contains(from)) {
            let start = own[..end].rfind(from).unwrap_or(end);
            own.replace_range(start..end + to.len(), "");
        }
    }
    own
}

/// What a template leaves where it had nothing to say: an empty bracket, two spaces, two marks. The goldens are the
/// papers as their readers get them.
#[test]
fn papers_bear_no_loose_marks() {
    const LOOSE: [&str; 11] = ["()", "( ", " )", " ,", " ;", "..", ",,", ";;", ";.", "undefined", "»»"];
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let mut found = Vec::new();
    let mut read = 0;
    for folder in ["papers", "orders", "amending", "acts"] {
        for entry in fs::read_dir(root.join(folder)).expect("goldens") {
            let path = entry.expect("a golden").path();
            // A form is drawn with «...» where its rows would stand.
            let text =
                fs::read_to_string(&path).expect("a golden").replace('\u{a0}', " ").replace("...", "…");
            for line in text.lines() {
                read += 1;
                let marked = LOOSE.iter().find(|loose| line.contains(**loose));
                if marked.is_some() || line.trim().contains("  ") {
                    found.push(format!("{}: {line}", path.display()));
                }
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
    assert!(read > 400, "{read} lines");
}
