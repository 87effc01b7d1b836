//! The whole table of rights: which role may do which act where the procedure names nobody in particular, and who sees
//! what.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::sync::Arc;

use prikaz_app::Rulebook;
use prikaz_domain::{Person, PersonId, RoleKey, StandardRole, Substitution, UnitId};
use prikaz_procedure::{NilAnswer, Participants, Stage, StageKind, TermAgain};
use prikaz_workflow::{
    Act, Body, Phase, Reader, Refusal, Register, Sight, entitled, may_read, may_read_of, shown_to,
};
use time::macros::date;

use prikaz_rules::of_project;
use prikaz_rules::world::{World, book};

fn golden() -> PathBuf {
    of_project("tests/golden/rights.txt")
}

#[test]
fn the_table_of_rights_is_the_agreed_one() {
    let table = table();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(golden(), &table).expect("a golden that can be written");
    }
    let agreed = std::fs::read_to_string(golden()).expect("the golden");
    assert_eq!(table, agreed, "review the table and run with UPDATE=1");
}

/// «+» may; «·» may where the stage of the procedure names the role; nothing where never.
fn table() -> String {
    let mut text = String::from(
        "Кто что вправе делать. «+» — всегда; «·» — если роль называет этап порядка; пусто — никогда.\n\
         Визу по этапу согласования дает тот, чье место в группе, или тот, кто его замещает.\n\n",
    );
    let all: Vec<RoleKey> = StandardRole::ALL.map(RoleKey::from).to_vec();
    for (place, role) in StandardRole::CODES.iter().enumerate() {
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

fn reading() -> PathBuf {
    of_project("tests/golden/reading.txt")
}

#[test]
fn the_table_of_reading_is_the_agreed_one() {
    let table = reading_table();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(reading(), &table).expect("a golden that can be written");
    }
    let agreed = std::fs::read_to_string(reading()).expect("the golden");
    assert_eq!(table, agreed, "review the table and run with UPDATE=1");
}

/// Each mark is what the judge says of a person who holds that role alone.
fn reading_table() -> String {
    let mut text = String::from(
        "Кто с чем вправе знакомиться. «+» — всегда; «о» — только по своему подразделению; «·» — если роль называет этап,\n\
         на котором с этим работают; пусто — никогда. С проектом, замечаниями проверки, ходом согласования и ответами на\n\
         требования знакомится и тот, кому проект передан на согласование. Кто замещает другого, видит то же, что и тот.\n\
         Свое (задачи, поручения, адресованные документы) видит каждый.\n\n",
    );
    for (place, role) in StandardRole::CODES.iter().enumerate() {
        writeln!(text, "{:>2}  {role}", place + 1).expect("room in a string");
    }
    write!(text, "\n{:<20}", "").expect("room in a string");
    (1..=StandardRole::CODES.len()).for_each(|place| write!(text, "{place:>3}").expect("room in a string"));
    text.push('\n');
    for sight in Sight::ALL {
        let row: String =
            StandardRole::CODES.iter().map(|role| format!("  {}", reading_mark(sight, role))).collect();
        let line = format!("{:<20}{row}", sight.code());
        writeln!(text, "{}", line.trim_end()).expect("room in a string");
    }
    text
}

fn reading_mark(sight: Sight, role: &str) -> char {
    let own = UnitId::new("own").expect("a key");
    let other = UnitId::new("other").expect("a key");
    let sees = |book: &Rulebook, unit| sees(book, &Register::default(), role, sight, unit);
    let (bare, named) = (office(None), office(Some(role)));
    if sees(&bare, None) && sees(&bare, Some(&other)) {
        return '+';
    }
    match (sees(&bare, Some(&own)), sees(&named, None) || sees(&named, Some(&other))) {
        (true, _) => 'о',
        (false, true) => '·',
        (false, false) => ' ',
    }
}

fn sees(book: &Rulebook, register: &Register, person: &str, sight: Sight, unit: Option<&UnitId>) -> bool {
    let person = PersonId::new(person).expect("a key");
    let reader = Reader::Person { person: &person, on: date!(2024 - 04 - 02) };
    may_read(&book.rules(), register, reader, sight, unit).is_ok()
}

/// A body with one person for each role, called by it, and two units: `own` is theirs, `other` is another's. Its
/// procedure names `named` in every stage, or has no stages.
fn office(named: Option<&str>) -> Rulebook {
    let mut book = book("bryansk-finance");
    let body = Arc::make_mut(&mut book.organisation);
    let card = body.persons[0].clone();
    let persons = StandardRole::CODES.iter().chain(&["another"]).map(|role| {
        let roles = if *role == "another" { Vec::new() } else { vec![role.parse().expect("a role")] };
        Person { id: role.parse().expect("a key"), roles, unit: None, ..card.clone() }
    });
    body.persons = persons.collect();
    let mut own = body.units[0].clone();
    own.id = UnitId::new("own").expect("a key");
    own.head = PersonId::new("unit-head").expect("a key");
    own.representative = Some(PersonId::new("unit-representative").expect("a key"));
    own.supervisor = Some(PersonId::new("supervisor").expect("a key"));
    let mut other = own.clone();
    other.id = UnitId::new("other").expect("a key");
    let another = PersonId::new("another").expect("a key");
    (other.head, other.representative, other.supervisor) = (another.clone(), None, Some(another));
    body.units = vec![own, other];
    let procedure = Arc::make_mut(&mut book.procedure);
    let stage = procedure.stages[0].clone();
    let role = || -> RoleKey { named.unwrap_or_default().parse().expect("a role") };
    let kinds = |_: &str| {
        let (from, nil, returned) = (Participants::All, NilAnswer::Allowed, TermAgain::Rest);
        [
            StageKind::Collect { from, by: role(), visa: None, nil, returned },
            StageKind::Check { by: role(), concluded_by: None },
            StageKind::Agree { groups: Vec::new(), by: role() },
            StageKind::Approve { by: role(), on_presentation_of: None },
        ]
    };
    let kinds = named.map(kinds).into_iter().flatten();
    procedure.stages = kinds.map(|kind| Stage { kind, ..stage.clone() }).collect();
    book
}

/// Whoever may do an act sees what it is about.
#[test]
fn who_acts_on_a_thing_sees_it() {
    let about = [
        (Act::HandIn, Sight::Submission),
        (Act::ReturnSubmission, Sight::Submission),
        (Act::NameSuccessor, Sight::Submission),
        (Act::DecideConflict, Sight::Conflicts),
        (Act::Consolidate, Sight::Draft),
        (Act::Withdraw, Sight::Draft),
        (Act::BringSheet, Sight::Agreement),
        (Act::ReplaceAgreer, Sight::Agreement),
        (Act::RecordOrder, Sight::Orders),
        (Act::ExtendDeadline, Sight::Deadlines),
        (Act::Correct, Sight::Log),
        (Act::Issue, Sight::Papers),
        (Act::Remind, Sight::Tasks),
        (Act::FulfilInstruction, Sight::Tasks),
        (Act::LiftInstruction, Sight::Tasks),
        (Act::Substitute, Sight::Substitutions),
    ];
    for (act, sight) in about {
        let blind: Vec<_> =
            entitled(act, &[]).into_iter().filter(|role| !shown_to(sight).contains(role)).collect();
        assert!(blind.is_empty(), "{} without seeing {sight}: {blind:?}", act.code());
    }
    for role in ["working-group", "agreer", "supervisor", "unit-head"] {
        for sight in [Sight::Draft, Sight::Findings, Sight::Agreement] {
            assert!(sees(&office(Some(role)), &Register::default(), role, sight, None), "{role} {sight}");
        }
    }
}

/// The auditor sees everything; the administrator nothing of a draft, though a procedure names him.
#[test]
fn the_auditor_sees_everything_and_the_administrator_no_draft() {
    let book = office(Some("administrator"));
    for sight in Sight::ALL {
        assert!(sees(&book, &Register::default(), "auditor", sight, None), "{sight}");
        let manages = [Sight::Edition, Sight::Substitutions, Sight::Audit].contains(&sight);
        assert_eq!(sees(&book, &Register::default(), "administrator", sight, None), manages, "{sight}");
        assert_eq!(may_read(&book.rules(), &Register::default(), Reader::Folder, sight, None), Ok(()));
    }
    let stranger = PersonId::new("stranger").expect("a key");
    let reader = Reader::Person { person: &stranger, on: date!(2024 - 04 - 02) };
    let refused = may_read_of(Body::from(&book.rules()), reader, Sight::Edition);
    assert_eq!(refused, Err(Refusal::UnknownPerson { person: stranger }));
}

/// A draft is seen by those whose group was asked, by whoever acts for them, and by nobody before.
#[test]
fn an_agreer_sees_the_draft_that_was_put_to_him() {
    let mut world = World::new(book("sverdlovsk-investment"));
    let on = date!(2024 - 04 - 23);
    let mut asked = Vec::new();
    for _ in 0..100 {
        let draft = world.register.draft.as_ref();
        if let Some(Phase::Agreeing(round)) = draft.map(|draft| &draft.phase) {
            asked = round.awaited().cloned().collect();
            break;
        }
        world.goes_on(on);
    }
    let standing = |who: &PersonId| sees(&world.book, &Register::default(), who.as_str(), Sight::Draft, None);
    let agreer =
        asked.iter().find(|who| !standing(who)).expect("an agreer who sees no draft otherwise").clone();
    let (book, register) = (&world.book, &world.register);
    for sight in [Sight::Draft, Sight::Findings, Sight::Agreement, Sight::Requirements] {
        assert!(sees(book, register, agreer.as_str(), sight, None), "{sight}");
        assert!(!sees(book, &Register::default(), agreer.as_str(), sight, None), "{sight}");
    }
    assert!(!sees(book, register, agreer.as_str(), Sight::Log, None));
    let cards = book.organisation.persons.iter();
    let bystands = |card: &Person| card.roles.iter().any(|role| role.as_str() == "administrator");
    let outside = cards.filter(|card| !bystands(card)).map(|card| &card.id);
    let mut outside = outside.filter(|who| !sees(book, register, who.as_str(), Sight::Draft, None));
    let outside = outside.next().expect("one who has nothing to do with the draft").clone();
    let mut with = book.clone();
    with.substitutions = Arc::new(vec![Substitution {
        who: outside.clone(),
        for_whom: agreer,
        from: date!(2024 - 04 - 01),
        to: on,
        basis: "приказ от 01.04.2024 № 12-к".to_owned(),
        acting_post: "Исполняющий обязанности начальника отдела".to_owned(),
    }]);
    assert!(sees(&with, register, outside.as_str(), Sight::Draft, None));
}

/// The refusal tells what is not shown, and who may show it.
#[test]
fn a_unit_sees_its_own_submission_alone() {
    let book = office(None);
    let (own, other) = (UnitId::new("own").expect("a key"), UnitId::new("other").expect("a key"));
    for person in ["unit-head", "unit-representative", "supervisor"] {
        assert!(sees(&book, &Register::default(), person, Sight::Submission, Some(&own)), "{person}");
        assert!(!sees(&book, &Register::default(), person, Sight::Submission, Some(&other)), "{person}");
        assert!(!sees(&book, &Register::default(), person, Sight::Submission, None), "{person}");
        assert!(sees(&book, &Register::default(), person, Sight::Edition, None), "{person}");
    }
    let person = PersonId::new("unit-head").expect("a key");
    let reader = Reader::Person { person: &person, on: date!(2024 - 04 - 02) };
    let refused = may_read(&book.rules(), &Register::default(), reader, Sight::Submission, Some(&other));
    let Err(Refusal::NotShown { sight: Sight::Submission, unit: Some(unit), roles, .. }) = refused else {
        panic!("{refused:?}")
    };
    let roles: Vec<_> = roles.iter().map(RoleKey::as_str).collect();
    assert_eq!(unit, other);
    assert_eq!(roles, ["drafter", "head", "auditor", "unit-head", "unit-representative", "supervisor"]);
}
