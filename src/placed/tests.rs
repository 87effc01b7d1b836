//! A small kind of file, read from cases as a clerk would write them.

#![allow(unreachable_pub, reason = "the macro declares keys for other crates")]

use super::{Fault, Kind, Node, ShapeFault, Sheet, Takes, What, search};
use prikaz_domain::{PersonId, UnitId};
use prikaz_fact::coded;

coded! {
/// What may be wrong with the meaning: nothing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Meaning: Serialize {
    /// Never.
    Nothing,
}
}

struct Unit;

impl Kind for Unit {
    type Meaning = Meaning;
}

const KINDS: [(&str, u8); 2] = [("inner", 1), ("outer", 2)];

mod room {
    crate::keys! { "комната" / "a room";
        FLOOR "floor": Number(0.0, 100.0), Needed, "этаж" / "the floor", "2";
    }
}

mod names {
    crate::keys! { "имя в падежах" / "a name in its cases",
        among(&["genitive", "dative"], "<падеж>": Text, Optional, "форма падежа" / "the form of the case", "\"отдела\"");
    }
}

mod unit {
    use super::{KINDS, names, room};

    crate::keys! { "подразделение" / "a unit";
        ID "id": Id, Needed, "ключ" / "its key", "\"hr\"";
        TITLE "title": Text, Needed, "название" / "what it is called", "\"отдел кадров\"";
        RANK "rank": Whole(1, 9), Optional, "разряд" / "its rank", "3";
        KIND "kind": Word(&crate::words(&KINDS)), Optional, "вид" / "its kind", "\"inner\"";
        SINCE "since": Date, Optional, "с какого дня" / "since which day", "2024-04-11";
        HEADS "heads": List(&Id), Optional, "кто руководит" / "who heads it", "[\"ivanova\"]";
        ROOM "room": Table(&room::KEYS), Optional, "где сидит" / "where it sits", "{ floor = 2 }";
        NAMES "names": Table(&names::KEYS), Optional, "название в падежах" / "its name in its cases", "{ dative = \"отделу\" }";
        MARKS "marks": Map(&Text), Optional, "пометки" / "marks", "{ colour = \"red\" }";
    }
}

fn read(root: &Node<'_, Unit>) -> Option<()> {
    let table = root.table()?;
    let _: Option<UnitId> = table.need_key(&unit::ID);
    table.need_text(&unit::TITLE);
    table.get(&unit::RANK).map(|node| node.whole());
    table.get(&unit::KIND).map(|node| node.word(&KINDS));
    table.get(&unit::SINCE).map(|node| node.date());
    for head in table.get(&unit::HEADS).and_then(|node| node.some_list()).unwrap_or_default() {
        let _: Option<PersonId> = head.key();
    }
    if let Some(room) = table.get(&unit::ROOM).and_then(|node| node.table()) {
        room.need(&room::FLOOR).map(|node| node.number());
        room.close();
    }
    if let Some(names) = table.get(&unit::NAMES).and_then(|node| node.table()) {
        for case in ["genitive", "dative"] {
            names.among(case).map(|node| node.text());
        }
        names.close();
    }
    for (_, mark) in table.get(&unit::MARKS).and_then(|node| node.entries()).unwrap_or_default() {
        mark.text();
    }
    table.close();
    Some(())
}

fn told(fault: &Fault<Meaning>) -> String {
    let What::Shape(what) = &fault.what else { return String::new() };
    let facts = match what {
        ShapeFault::BadId { text, fault } => format!(" {text:?} {fault}"),
        ShapeFault::UnknownKey { name }
        | ShapeFault::MissingKey { name }
        | ShapeFault::Duplicate { name } => {
            format!(" {name}")
        }
        ShapeFault::OutOfRange { number, least, greatest } => format!(" {number} {least} {greatest}"),
        ShapeFault::UnknownWord { word, .. } => format!(" {word}"),
        ShapeFault::WrongType { expected, found } => format!(" {} {}", expected.code(), found.code()),
        ShapeFault::ImpossibleDate { text } => format!(" {text}"),
        _ => String::new(),
    };
    let hint = fault.hint.as_ref().map(|hint| format!(" ? {hint}")).unwrap_or_default();
    format!("{}:{} {}: {}{facts}{hint}", fault.line, fault.column, fault.key, fault.what.code())
}

#[test]
fn every_fault_of_a_file_is_told_at_once_with_its_place() {
    let cases = include_str!("cases/unit.txt");
    let mut seen = 0;
    for case in cases.split("\n--- ").skip(1) {
        let (name, rest) = case.split_once(" ---\n").unwrap();
        let (text, expected) = rest
            .split_once("=\n")
            .filter(|(text, _)| text.is_empty() || text.ends_with('\n'))
            .unwrap_or((rest, ""));
        let (found, faults) = Sheet::read("unit.toml", text, Unit, &unit::KEYS, read);
        let said: Vec<String> = faults.iter().map(told).collect();
        assert_eq!(said, expected.trim_end().lines().collect::<Vec<_>>(), "{name}");
        assert_eq!(found.is_none(), name == "no-toml", "{name}");
        seen += 1;
    }
    assert_eq!(seen, 9);
}

#[test]
fn keys_are_found_by_name_and_meaning_in_either_language() {
    let paths = |word| search(&unit::KEYS, Some(word)).into_iter().map(|one| one.path).collect::<Vec<_>>();
    assert_eq!(paths("этаж"), ["room.floor"]);
    assert_eq!(paths("NAME"), ["names", "names.<падеж>"]);
    assert_eq!(paths("ключ"), ["id"]);
    assert_eq!(search(&unit::KEYS, None).len(), 11);
}

#[test]
fn declaration_knows_what_stands_where() {
    assert!(matches!(unit::KEYS.key("rank").map(|key| key.takes), Some(Takes::Whole(1, 9))));
    assert!(names::KEYS.key("dative").is_some() && names::KEYS.key("ablative").is_none());
}
