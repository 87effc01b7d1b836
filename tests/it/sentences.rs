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
