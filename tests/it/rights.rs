//! The whole table of rights: which role may do which act where the procedure names nobody in particular.

use std::fmt::Write as _;

use prikaz::domain::RoleKey;
use prikaz::procedure::STANDARD_ROLES;
use prikaz::workflow::{Act, entitled};

const GOLDEN: &str = "tests/golden/rights.txt";

#[test]
fn the_table_of_rights_is_the_agreed_one() {
    let table = table();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(GOLDEN, &table).expect("a golden that can be written");
    }
    let agreed = std::fs::read_to_string(GOLDEN).expect("the golden");
    assert_eq!(table, agreed, "review the table and run with UPDATE=1");
}

/// «+» may; «·» may where the stage of the procedure names the role; nothing where never.
fn table() -> String {
    let mut text = String::from(
        "Кто что вправе делать. «+» — всегда; «·» — если роль называет этап порядка; пусто — никогда.\n\
         Визу по этапу согласования дает тот, чье место в группе, или тот, кто его замещает.\n\n",
    );
    let all: Vec<RoleKey> = STANDARD_ROLES.iter().map(|role| role.parse().expect("a key")).collect();
    for (place, role) in STANDARD_ROLES.iter().enumerate() {
        writeln!(text, "{:>2}  {role}", place + 1).expect("room in a string");
    }
    write!(text, "\n{:<20}", "").expect("room in a string");
    (1..=all.len()).for_each(|place| write!(text, "{place:>3}").expect("room in a string"));
    text.push('\n');
    for act in Act::all() {
        let row: String = all.iter().map(|role| format!("  {}", mark(act, role))).collect();
        let line = format!("{:<20}{row}", act.code());
        writeln!(text, "{}", line.trim_end()).expect("room in a string");
    }
    text
}

fn mark(act: Act, role: &RoleKey) -> char {
    let always = entitled(act, &[]).contains(role);
    let named = entitled(act, std::slice::from_ref(role)).contains(role);
    match (always, named) {
        (true, _) => '+',
        (false, true) => '·',
        (false, false) => ' ',
    }
}

#[test]
fn an_auditor_may_nothing_and_an_administrator_only_records_substitutions() {
    for act in Act::all() {
        let standing = entitled(act, &[]);
        let may = |role: &str| standing.iter().any(|known| known.as_str() == role);
        assert!(!may("auditor"), "{}", act.code());
        assert_eq!(may("administrator"), act == Act::Substitute, "{}", act.code());
    }
}
