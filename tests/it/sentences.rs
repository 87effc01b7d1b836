//! `tests/cases/sentences.txt`: turns of phrase that went wrong once, as they are to be written.

use prikaz::app::{DataDir, load_words};
use prikaz::domain::Case;
use prikaz::russian::{Participle, Words, numerals, preposed, typography};

const CASES: &str = include_str!("../cases/sentences.txt");

#[test]
fn sentences_are_written_as_a_clerk_writes_them() {
    let words = load_words(&DataDir::default()).expect("the word lists are sound");
    let (mut section, mut told, mut wrong) = ("", 0, Vec::new());
    for line in CASES.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if let Some(title) = line.strip_prefix("--- ") {
            section = title.trim_end_matches(['-', ' ']);
            continue;
        }
        let columns: Vec<&str> = line.split(" | ").collect();
        let (expected, given) = columns.split_last().expect("a line has columns");
        let said = said(&words, section, given).replace('\u{a0}', "~");
        told += 1;
        if said != *expected {
            wrong.push(format!("{section}: {}\n  must be {expected}\n  but is  {said}", given.join(" | ")));
        }
    }
    assert!(told >= 40, "only {told} sentences");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn said(words: &Words, section: &str, given: &[&str]) -> String {
    let one = given.last().copied().unwrap_or_default();
    match section.split([':', ',']).next().unwrap_or_default() {
        "предлог" => preposed(given[0], one),
        "конец предложения" => typography::ended(one),
        "пункт перечисления" => typography::item(one, false),
        "последний пункт перечисления" => typography::item(one, true),
        "в скобках" => typography::in_brackets(one),
        "число словами" => numerals::in_words(one),
        "утвержден" => Participle::Approved.short(words.agreement(one).expect(one)),
        "документ" => words.document(one).cases.accusative,
        "подразделение" if section.contains("родительном") => {
            words.unit(one).cases.of(Case::Genitive).to_owned()
        }
        "подразделение" => words.unit(one).cases.of(Case::Dative).to_owned(),
        "набор" => typography::bind(one),
        "текст по ширине" => typography::bind_running(&one.replace('~', "\u{a0}")),
        "заголовок" => typography::bind_heading(one),
        _ => panic!("no such section: {section}"),
    }
}

/// Words that ask for a case, as they stand in a text without its tags, right before a name or a list of names.
const ASKING: [(&str, &str); 22] = [
    (" за ", "accusative"),
    ("за нескольких: ", "accusative"),
    ("уведомилауведомил (): ", "accusative"),
    ("кому: ", "dative"),
    ("поручено: ", "dative"),
    ("поручено ознакомиться с актом ( от  № ): ", "dative"),
    ("предстоит: ", "dative"),
    ("передан на согласование: ", "dative"),
    ("на исправление: ", "dative"),
    ("поручает: №  (п. ) — ", "dative"),
    ("переходят ", "dative"),
    ("вернулавернул сведения ", "dative"),
    ("вместо ", "genitive"),
    ("ждем: ", "accusative"),
    ("визы ", "genitive"),
    (" от ", "genitive"),
    (" для ", "genitive"),
    ("замещение ", "genitive"),
    ("завизировалазавизировал сведения ", "genitive"),
    ("из сбора сведения ", "genitive"),
    ("ведений ", "genitive"),
    ("записал: строки ", "genitive"),
];

#[test]
fn a_name_stands_in_the_case_its_words_ask_for() {
    let (mut seen, mut faults) = (std::collections::BTreeSet::new(), Vec::new());
    for (file, line) in russian_lines() {
        for (before, fact) in names_in(&line) {
            let Some((words, case)) = ASKING.iter().find(|(words, _)| before.ends_with(words)) else {
                continue;
            };
            seen.insert(*words);
            if !fact.ends_with(case) {
                faults.push(format!("{file}: «…{words}» asks for the {case}, `{fact}` follows"));
            }
        }
    }
    assert!(seen.len() > ASKING.len() / 2, "few of the words are said anywhere: {seen:?}");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// «остался 1 рабочий день»: a verb before a number agrees with it.
#[test]
fn a_verb_before_a_number_agrees_with_it() {
    let told: Vec<_> = russian_lines()
        .into_iter()
        .flat_map(|(file, line)| {
            let verbs = ["остался", "осталось", "прошел", "прошло", "истек", "истекло", "пропущено"];
            let faulty =
                verbs.into_iter().filter(|verb| line.contains(&format!("{verb} {{{{"))).collect::<Vec<_>>();
            faulty.into_iter().map(move |verb| format!("{file}: {verb}")).collect::<Vec<_>>()
        })
        .collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
}

/// The lines of every Russian message, refusal and template, with the file of each.
fn russian_lines() -> Vec<(String, String)> {
    let texts = ["data", "data/messages", "templates"].into_iter().flat_map(|folder| {
        let files = std::fs::read_dir(crate::samples::path(folder)).expect("a folder of texts");
        files.map(|file| file.expect("a file").path()).filter(|path| path.is_file())
    });
    let russian = |path: &std::path::Path| {
        let name = path.to_string_lossy();
        name.ends_with(".ru.toml") || name.ends_with(".djot")
    };
    let texts = texts.filter(|path| russian(path));
    texts
        .flat_map(|path| {
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            let text = std::fs::read_to_string(&path).expect("a text");
            text.lines().map(|line| (name.clone(), line.to_owned())).collect::<Vec<_>>()
        })
        .collect()
}

/// The names of persons and units that `line` prints: what stands before each, without its tags, and its fact.
fn names_in(line: &str) -> Vec<(String, String)> {
    let (mut literal, mut found) = (String::new(), Vec::new());
    let mut rest = line;
    while let Some(at) = rest.find(['{']) {
        literal.push_str(&rest[..at]);
        let close = if rest[at..].starts_with("{{") { "}}" } else { "%}" };
        let end = rest[at..].find(close).map_or(rest.len(), |end| at + end + 2);
        let tag = rest[at..end].trim_start_matches(['{', '%', ' ']);
        let fact: String = tag.chars().take_while(|sign| sign.is_alphanumeric() || *sign == '_').collect();
        let is_name =
            close == "}}" && ["name", "units_", "for_whom"].iter().any(|start| fact.starts_with(start));
        if is_name {
            found.push((literal.clone(), fact));
        }
        rest = &rest[end..];
    }
    found
}
