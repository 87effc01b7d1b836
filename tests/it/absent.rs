//! What a paper or an act does not have leaves no gap: no «от  №», no two spaces, no empty quotes or brackets.

use prikaz::app::{DataDir, Printer};
use prikaz::document::{Block, Document, Orientation, PageNumbering, Requisites, Section};
use prikaz::render::{Format, write};
use prikaz::report::paper::{Letter, Reminder, Subject, letter};
use time::macros::date;

use crate::cli::{Desk, demo};
use crate::samples;
use prikaz_rules::world::book;

/// What stands where something was left out and its surroundings were not.
const GAPS: [&str; 14] =
    ["  ", " \n", "\t\t", "\t\n", "«»", "()", " ,", " ;", " .", "..", "от №", "( ", " )", "none"];

#[track_caller]
fn has_no_gap(told: &str, of: &str) {
    let told = told.replace('\u{a0}', " ");
    for gap in GAPS {
        assert!(!told.contains(gap), "{of}: {gap:?} in\n{told}");
    }
}

fn text_of(document: &Document) -> String {
    String::from_utf8(write(Format::Text, &samples::profile(), document).unwrap()).unwrap()
}

#[test]
fn a_line_of_requisites_has_no_gap_for_what_a_paper_does_not_have() {
    let cases = [
        (["05.02.2025", "№ 7", "г. Липецк"], "05.02.2025\t№ 7\tг. Липецк"),
        (["05.02.2025", "№ 7", ""], "05.02.2025\t№ 7"),
        (["05.02.2025", "", "г. Липецк"], "05.02.2025\tг. Липецк"),
        (["05.02.2025", "", ""], "05.02.2025"),
        (["", "№ ____", "г. Липецк"], "№ ____\tг. Липецк"),
    ];
    for ([date, number, place], line) in cases {
        let [date, number, place] = [date, number, place].map(str::to_owned);
        let blocks = vec![Block::Requisites(Requisites { date, number, place })];
        let section =
            Section { orientation: Orientation::Portrait, page_numbering: PageNumbering::Continue, blocks };
        let document = Document {
            properties: samples::properties(),
            mark: None,
            revision: None,
            protected: false,
            lists: None,
            sections: vec![section],
        };
        assert_eq!(text_of(&document).trim_end_matches('\n'), line);
    }
}

/// The letters to a unit, with and without each thing that a procedure, a body or a draft may lack.
#[test]
fn a_letter_names_its_ground_and_its_occasion_and_leaves_no_gap() {
    let book = book("sverdlovsk-investment");
    let (mut organisation, procedure) = ((*book.organisation).clone(), (*book.procedure).clone());
    let mut untitled = procedure.clone();
    untitled.act = None;
    let mut unnumbered = procedure.clone();
    unnumbered.source.number = None;
    organisation.emblem = None;
    let unit = organisation.units[0].clone();
    let signer = organisation.persons[0].id.clone();
    let printer = Printer::new(DataDir::new(None));
    for of in [&procedure, &untitled, &unnumbered] {
        for number in 0..32_u8 {
            let has = |bit: u8| number >> bit & 1 == 1;
            let told = Letter {
                unit: &unit,
                from: has(0).then(|| signer.clone()),
                date: date!(2025 - 03 - 03),
                due: has(1).then_some(date!(2025 - 03 - 17)),
                occasion: "письмо от 20.02.2025 № 7".to_owned(),
                ground: has(2).then(|| "изменения вида точки взаимодействия".to_owned()),
                clause: "п. 4".to_owned(),
                nil: has(3),
                reminder: has(4).then_some(Reminder { left: has(0).then_some(3), over: has(2).then_some(2) }),
            };
            let matter = letter(Subject { procedure: of, organisation: &organisation }, &told);
            let document = printer.set(matter, Some(&organisation), None).unwrap();
            let text = text_of(&document).replace('\u{a0}', " ");
            has_no_gap(&text, &format!("{told:?}"));
            if has(4) {
                continue;
            }
            let why = if has(2) {
                "Основание актуализации: «в случае изменения вида точки взаимодействия»; повод: письмо от 20.02.2025 № 7."
            } else {
                "Повод: письмо от 20.02.2025 № 7."
            };
            assert!(text.contains(why), "{text}");
            assert!(text.contains("сведения отдела") && !text.contains("подразделения «"), "{text}");
            let due = if has(1) {
                "не позднее 17 марта 2025 г."
            } else {
                "порядком не установлен."
            };
            assert!(text.contains(due), "{text}");
        }
    }
}

/// Words that a record is told by later are not taken blank: each is asked for by its name.
#[test]
fn what_a_record_is_told_by_may_not_be_blank() {
    let desk = Desk::open();
    let blank = |words: &str, asked: &str| {
        // Nothing at all, and a space that looks like something.
        for value in ["", "\u{a0}"] {
            desk.refused(&words.replace("<>", value), asked, "");
        }
    };
    blank("register draft clients --basis <> --on 2024-04-12 --as proektov", "основание");
    desk.does("register draft clients --basis приказ --on 2024-04-12 --as proektov");
    let on = "--on 2024-04-15 --as proektov";
    blank(
        &format!("register extend clients --stage collection --unit hr --to 2024-05-27 --basis <> {on}"),
        "основание",
    );
    blank(&format!("register withdraw clients --reason <> {on}"), "причина");
    blank(&format!("submission withdraw clients --unit hr --reason <> {on}"), "причина");
    blank(&format!("register successor clients --unit hr --to property --basis <> {on}"), "основание");
    for unit in ["hr", "support"] {
        let file = demo(&format!("{unit}.csv"));
        desk.does(&format!("submission add clients --unit {unit} {} {on}", file.display()));
    }
    blank(&format!("submission return clients --unit hr --finding <> {on}"), "не сказано, что исправить");
    blank(
        &format!("submission return clients --unit hr --finding неясно --finding <> {on}"),
        "не сказано, что исправить",
    );
    let without = "--without accounting=отпуск --without property=отпуск";
    let drawing = "--on 2024-04-17 --as protokolova";
    blank(&format!("register consolidate clients {without} --without information=<> {drawing}"), "причина");
    desk.does(&format!("register consolidate clients {without} --without information=отпуск {drawing}"));
    blank(
        &format!("check find clients --row 1 --text <> --clause п.5 {drawing}"),
        "не сказано, что исправить",
    );
    blank(&format!("check find clients --row 1 --text неясно --clause <> {drawing}"), "пункт порядка");
    let acts = "substitution add --procedure sverdlovsk-investment --who khlybova --for obraztsov \
                --from 2024-05-01 --to 2024-05-02 --on 2024-04-17 --as proektov";
    blank(&format!("{acts} --post <> --basis приказ\u{a0}от\u{a0}15.04.2024\u{a0}№\u{a0}12-к"), "должность");
    blank(&format!("{acts} --post И.о. --basis <>"), "основание");
    has_no_gap(&desk.does("audit log clients").replace("  ", "\t"), "the log");
}
