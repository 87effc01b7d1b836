//! From when an edition is in force, and that nothing is signed that changes nothing.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use assert_cmd::Command;
use prikaz::domain::{ActReference, Cell, Digest, DraftNo, EditionNo, OrderKind, PlaceKey, UnitId};
use prikaz::workflow::{
    Content, Edition, Event, Force, ForceTerm, Phase, Refusal, Register, Repeals, Start, entries_digest,
};
use time::Date;
use time::macros::date;

use prikaz_rules::forms::key;
use prikaz_rules::world::{World, book};

fn edition(from: Option<Start>, official: &[&str], published: &[(&str, Date)]) -> Edition {
    let place = |key: &str| PlaceKey::new(key).unwrap();
    Edition {
        no: EditionNo(1),
        draft: DraftNo(1),
        order: ActReference {
            kind: OrderKind::Order,
            number: "1".to_owned(),
            date: date!(2025 - 02 - 03),
            title: None,
        },
        amends: None,
        repeals: Vec::new(),
        left_out: Vec::new(),
        force: from.map(|from| Force {
            clause: "2".to_owned(),
            terms: vec![
                ForceTerm { what: Some("пункт 3".to_owned()), from: Start::Signing },
                ForceTerm { what: None, from },
            ],
            official: official.iter().map(|key| place(key)).collect(),
        }),
        acting: None,
        signer: None,
        entries: Arc::default(),
        digest: Digest::ZERO,
        published: published.iter().map(|(key, day)| (place(key), (*day, String::new()))).collect(),
    }
}

#[test]
fn an_edition_is_in_force_as_the_clause_of_its_order_says() {
    let published = [("site", date!(2025 - 02 - 05)), ("gazette", date!(2025 - 02 - 10))];
    let since = |from, official: &[&str]| edition(from, official, &published).in_force_since();
    assert_eq!(since(None, &[]), Some(date!(2025 - 02 - 03)));
    assert_eq!(since(Some(Start::Signing), &[]), Some(date!(2025 - 02 - 03)));
    assert_eq!(since(Some(Start::On(date!(2025 - 07 - 01))), &[]), Some(date!(2025 - 07 - 01)));
    assert_eq!(since(Some(Start::DaysAfterSigning(10)), &[]), Some(date!(2025 - 02 - 14)));
    // Where no place is official, the first publication counts.
    assert_eq!(since(Some(Start::Publication), &[]), Some(date!(2025 - 02 - 05)));
    assert_eq!(since(Some(Start::Publication), &["gazette"]), Some(date!(2025 - 02 - 10)));
    // The ten days are the 11th to the 20th.
    assert_eq!(since(Some(Start::DaysAfterPublication(10)), &["gazette"]), Some(date!(2025 - 02 - 21)));
    assert_eq!(since(Some(Start::Publication), &["portal"]), None);
    assert_eq!(edition(Some(Start::Publication), &[], &[]).in_force_since(), None);
}

#[test]
fn an_unpublished_edition_leaves_the_one_before_in_force() {
    let first = edition(None, &[], &[]);
    let second = Edition {
        no: EditionNo(2),
        order: ActReference { date: date!(2025 - 03 - 03), ..first.order.clone() },
        ..edition(Some(Start::Publication), &[], &[])
    };
    let mut register = Register { editions: vec![Arc::new(first), Arc::new(second)], ..Register::default() };
    let none = Repeals::default();
    let at = |register: &Register, on| register.edition_at(on, &none).map(|one| one.no.0);
    let awaiting =
        |register: &Register, on| register.awaiting_force(on, &none).map(|one| one.no.0).collect::<Vec<_>>();
    assert_eq!(
        (at(&register, date!(2025 - 04 - 01)), awaiting(&register, date!(2025 - 04 - 01))),
        (Some(1), vec![2])
    );
    assert_eq!(awaiting(&register, date!(2025 - 03 - 02)), [0; 0], "not approved yet");
    let second = Arc::make_mut(&mut register.editions[1]);
    second.published =
        BTreeMap::from([(PlaceKey::new("site").unwrap(), (date!(2025 - 03 - 20), String::new()))]);
    assert_eq!(at(&register, date!(2025 - 03 - 19)), Some(1));
    assert_eq!(at(&register, date!(2025 - 03 - 20)), Some(2));
    assert_eq!(awaiting(&register, date!(2025 - 03 - 20)), [0; 0]);
}

/// A world whose draft waits for the signature, beside the register once it was signed.
fn before_and_after_signing() -> (World, Register) {
    let mut world = World::new(book("sverdlovsk-investment"));
    let on = date!(2024 - 04 - 23);
    loop {
        let waits =
            world.register.draft.as_ref().is_some_and(|draft| matches!(draft.phase, Phase::Approving { .. }));
        let before = world.clone();
        let (person, action) = world.next_step(on).unwrap();
        let command = world.command(prikaz::workflow::Actor::claiming(person), on, action);
        let facts = world.act(&command).unwrap();
        if waits && facts.iter().any(|fact| matches!(fact.event, Event::Approved { .. })) {
            return (before, world.register);
        }
    }
}

#[test]
fn an_amending_order_that_says_nothing_is_not_signed() {
    let (world, after) = before_and_after_signing();
    let on = date!(2024 - 04 - 23);
    let signed = |change: &dyn Fn(&mut prikaz::domain::Entry)| {
        let mut world = world.clone();
        world.register.editions.clone_from(&after.editions);
        let draft = world.register.draft.as_mut().unwrap();
        let mut entries = after.editions[0].entries.to_vec();
        change(&mut entries[0]);
        let digest = entries_digest(&entries);
        draft.content = Some(Content { entries: Arc::new(entries), digest });
        draft.phase = Phase::Approving { presented: Some(digest) };
        let action = world.signing(on, Some("62"), digest).unwrap();
        let head = prikaz::domain::PersonId::new("obraztsov").unwrap();
        let command = world.command(prikaz::workflow::Actor::claiming(head), on, action);
        world.decided(&command).map(|_| ())
    };
    let edition = EditionNo(1);
    assert_eq!(signed(&|_| {}), Err(Refusal::NothingChanged { edition }));
    let moved = |entry: &mut prikaz::domain::Entry| entry.unit = UnitId::new("property").unwrap();
    assert_eq!(signed(&moved), Err(Refusal::NothingToAmend { edition }));
    let changed = |entry: &mut prikaz::domain::Entry| {
        entry.cells.insert(key("process"), Cell::Text("другой процесс".to_owned()));
    };
    assert_eq!(signed(&changed), Ok(()));
}

fn run(folder: &Path, words: &str) -> (i32, String) {
    let mut command = Command::cargo_bin("prikaz").unwrap();
    for name in ["PRIKAZ_DATA", "PRIKAZ_AS", "RUST_BACKTRACE"] {
        command.env_remove(name);
    }
    command.env("PRIKAZ_LANG", "ru").env("PRIKAZ_HOME", folder.join("out/home")).current_dir(folder);
    let output = command.args(words.split(' ')).output().unwrap();
    let said = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap()).concat();
    (output.status.code().unwrap(), said.replace('\u{a0}', " "))
}

/// The demonstration of Krasnodar under a procedure whose order enters into force as `clause` says.
fn demonstrated(clause: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let text = std::fs::read_to_string("data/procedures/krasnodar-cossacks.toml").unwrap();
    let clause = text.replace("itself = \"акт\"\nwhen = \"signing\"", clause);
    assert_ne!(clause, text);
    std::fs::create_dir_all(folder.path().join("own/procedures")).unwrap();
    std::fs::write(folder.path().join("own/procedures/krasnodar-cossacks.toml"), clause).unwrap();
    let (code, said) = run(folder.path(), "--data own demo out --procedure krasnodar-cossacks");
    assert_eq!(code, 0, "{said}");
    folder
}

#[test]
fn the_register_on_a_day_goes_by_the_entry_into_force() {
    let folder = demonstrated("when = \"publication\"");
    let show = |rest: &str| run(folder.path(), &format!("--data own register show points {rest}"));
    let (code, said) = show("--at 2024-03-17");
    assert!(code == 1 && said.contains("еще не действовала"), "{said}");
    assert!(said.contains("и действует с 18.03.2024 (п. 5 приказа)"), "{said}");
    let (code, said) = show("--at 2024-03-18");
    let told = "действует редакция № 1 (приказ от 15.03.2024 N 60): с 18.03.2024, дня официального опубликования (п. 5 приказа)";
    assert!(code == 0 && said.contains(told), "{said}");
    let order = std::fs::read_dir(folder.path().join("out")).unwrap().map(|file| file.unwrap().path());
    let order =
        order.filter(|path| path.to_string_lossy().ends_with("приказ.docx")).min().expect("the order");
    let order = order.strip_prefix(folder.path()).unwrap().display().to_string();
    let verify = |on: &str| run(folder.path(), &format!("--data own verify {order} --on {on}")).1;
    assert!(verify("2024-03-17").contains("еще не вступило в силу"), "{}", verify("2024-03-17"));
    assert!(verify("2024-03-18").ends_with("действует\n"), "{}", verify("2024-03-18"));
    let (code, said) = show("--at 2024-03-18 --out a.txt --as proektov --on 2024-03-18");
    let paper = std::fs::read_to_string(folder.path().join("a.txt")).unwrap().replace('\u{a0}', " ");
    assert!(
        code == 0
            && paper.contains(
                "Редакция № 1 действует с 18.03.2024, дня официального опубликования (п. 5 приказа)."
            ),
        "{said}{paper}"
    );
}

#[test]
fn the_parts_of_an_act_that_enter_into_force_apart_are_told() {
    let stages = "[[order.clause.stage]]\nwhat = \"пункт 1\"\nwhen = \"signing\"\n[[order.clause.stage]]\nwhat = \"пункт 3\"\nwhen = { days = 10, after = \"publication\" }";
    let folder = demonstrated(stages);
    let (code, said) = run(folder.path(), "--data own register show points --at 2024-03-15");
    assert!(code == 0 && said.contains("с 15.03.2024, дня подписания (п. 5 приказа)"), "{said}");
    assert!(
        said.contains(
            "Пункт 3: с 29.03.2024, по истечении 10 дней после дня официального опубликования 18.03.2024"
        ),
        "{said}"
    );
}
