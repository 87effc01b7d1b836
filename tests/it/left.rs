//! Who leaves the body leaves no knot behind: whatever role he had, another does what he owed, or it is settled with a
//! basis.

use std::fs;
use std::sync::Arc;

use prikaz::app::clock::ScriptedClock;
use prikaz::app::{DataDir, Office, Request};
use prikaz::domain::{ProcedureId, RegisterId};
use prikaz::store::{MemoryStore, Store as _};
use prikaz::workflow::{Action, Actor};
use time::macros::datetime;

use crate::cli::{Desk, taken_to_approval};

use toml::{Table, Value};

fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `person` left the body of the file `body`: his post, with all that hangs on it, is `successor`'s, who is called «Новый» or «Новая».
fn leaves(desk: &Desk, body: &str, person: &str, successor: &str) {
    let was = fs::read_to_string(desk.path(body)).unwrap_or_else(|_| {
        fs::create_dir_all(desk.path("mydata/organisations")).unwrap();
        let shipped = body.strip_prefix("mydata").unwrap();
        fs::read_to_string(format!("{}/data{shipped}", env!("CARGO_MANIFEST_DIR"))).unwrap()
    });
    let taken = was.replace(&format!("\"{person}\""), &format!("\"{successor}\""));
    assert_ne!(taken, was);
    let mut taken: Table = taken.parse().unwrap();
    let mut persons = taken["person"].as_array_mut().unwrap().iter_mut();
    let card = persons.find(|card| card["id"].as_str() == Some(successor)).unwrap().as_table_mut().unwrap();
    let (surname, cases) = match card["gender"].as_str() {
        Some("male") => ("Новый", ["Нового", "Новому", "Нового", "Новым", "Новом"]),
        _ => ("Новая", ["Новой", "Новой", "Новую", "Новой", "Новой"]),
    };
    card.insert("surname".to_owned(), Value::String(surname.to_owned()));
    let names = ["genitive", "dative", "accusative", "instrumental", "prepositional"].into_iter().zip(cases);
    let cases = names.map(|(name, form)| (name.to_owned(), Value::String(form.to_owned())));
    card.insert("surname_cases".to_owned(), Value::Table(cases.collect()));
    fs::write(desk.path(body), toml::to_string(&taken).unwrap()).unwrap();
}

/// Who left is no person of the body any more: he may do nothing, and is told so.
fn may_nothing(desk: &Desk, words: &str, who: &str) {
    let left = format!("в файле органа нет человека с ключом `{who}`");
    desk.refused(&format!("--data mydata {words} --as {who}"), &left, "ключи людей записаны в файле органа");
}

const BODY: &str = "mydata/organisations/sverdlovsk-investment.toml";

fn does(desk: &Desk, words: &str) -> String {
    fs::create_dir_all(desk.path("mydata")).unwrap();
    plain(&desk.does(&format!("--data mydata {words}")))
}

#[test]
fn an_agreer_who_left_is_replaced_and_the_order_signed_by_the_new_head() {
    let desk = Desk::consolidated();
    desk.does("check pass clients --on 2024-04-18 --as primerova");
    leaves(&desk, BODY, "probny", "zamestitel");
    let status = does(&desk, "register status clients --on 2024-04-19");
    let replace = "prikaz agreement replace clients --was probny --now … --basis …";
    assert!(status.contains("Пробный") && status.contains(replace), "{status}");
    assert!(!status.contains("Новый"), "the visa is not yet his: {status}");
    // Who left may not decide any more; who is in his place may when he sits in the seat.
    may_nothing(&desk, "agreement visa clients --on 2024-04-19", "probny");
    desk.refused(
        "--data mydata agreement visa clients --on 2024-04-19 --as zamestitel",
        "Новый О.В. не входит в число тех, чья виза сейчас нужна",
        "Пробного О.В.",
    );
    does(
        &desk,
        "agreement replace clients --was probny --now zamestitel --basis приказ\u{a0}№\u{a0}30-к --on 2024-04-19 --as proektov",
    );
    let status = does(&desk, "register status clients --on 2024-04-19");
    assert!(status.contains("Новый О.В.") && !status.contains("Пробный"), "{status}");
    for who in ["primerova", "khlybova", "zamestitel"] {
        does(&desk, &format!("agreement visa clients --on 2024-04-19 --as {who}"));
    }
    does(&desk, "order present clients --on 2024-04-22 --as primerova");
    leaves(&desk, BODY, "obraztsov", "ministr");
    // The signature is with whoever holds the post now.
    let inbox = does(&desk, "inbox --for ministr --on 2024-04-23");
    assert!(inbox.starts_with("Новый П.И.") && inbox.contains("prikaz order sign clients"), "{inbox}");
    may_nothing(&desk, "order sign clients --number 61 --on 2024-04-23", "obraztsov");
    does(&desk, "order sign clients --number 61 --on 2024-04-23 --as ministr");
    // Who publishes left too.
    leaves(&desk, BODY, "saitova", "razmeshchenie");
    let inbox = does(&desk, "inbox --for razmeshchenie --on 2024-04-24");
    assert!(inbox.starts_with("Новая Д.Р.") && inbox.contains("publication record clients"), "{inbox}");
    // Each is called by his own name: who left where he acted, who came where he did.
    let log = does(&desk, "audit log clients");
    for said in [
        "Хлыбовой Е.А., Пробному О.В.",
        "вместо Пробного О.В. — Новый О.В.",
        "Новый О.В.: согласовано",
        "Новый П.И. подписал приказ",
    ] {
        assert!(log.contains(said), "{said}\n{log}");
    }
    assert!(!log.contains("Образцов"), "{log}");
}

#[test]
fn the_head_of_a_unit_who_left_hands_in_through_whoever_heads_it_now() {
    let desk = Desk::open();
    desk.does("register draft clients --basis приказ --on 2024-04-12 --as proektov");
    let before = does(&desk, "register status clients --on 2024-04-15");
    assert!(before.contains("Карточкина"), "{before}");
    leaves(&desk, BODY, "kartochkina", "kadry");
    let inbox = does(&desk, "inbox --for kadry --on 2024-04-15");
    assert!(inbox.starts_with("Новая Ю.О.") && inbox.contains("submission add clients --unit hr"), "{inbox}");
    let status = does(&desk, "register status clients --on 2024-04-15");
    assert!(status.contains("Новая Ю.О.") && !status.contains("Карточкина"), "{status}");
    may_nothing(&desk, "submission nil clients --unit hr --on 2024-04-15", "kartochkina");
    does(&desk, "submission nil clients --unit hr --on 2024-04-15 --as kadry");
    let log = does(&desk, "audit log clients");
    assert!(log.contains("передала Новая Ю.О.") && !log.contains("Карточкина"), "{log}");
}

#[test]
fn a_duty_of_one_who_left_is_his_successors() {
    let desk = Desk::consolidated();
    taken_to_approval(&desk, "clients", &["primerova", "khlybova", "probny"]);
    desk.does("order sign clients --number 61 --on 2024-04-26 --as obraztsov");
    let held = |who: &str| does(&desk, &format!("inbox --for {who} --on 2024-12-20"));
    let duties = held("chernovikov").matches("мониторинг").count();
    assert!(duties > 0, "{}", held("chernovikov"));
    leaves(&desk, BODY, "chernovikov", "preemnik");
    assert_eq!(held("preemnik").matches("мониторинг").count(), duties);
    assert!(!held("chernovikov").contains("мониторинг"));
    does(&desk, "duty done clients monitoring --due 2024-12-25 --unit support --on 2024-12-20 --as preemnik");
}

/// An order told one person something, and another controlled it; both left: it is lifted on a basis, and says so.
#[test]
fn an_instruction_to_one_who_left_is_lifted_even_where_whoever_controlled_it_left_too() {
    let desk = crate::order_signing::desk();
    let order = crate::order_signing::TELLING
        .replace("whom = { unit = \"budget\" }", "whom = { person = \"primerov\" }")
        .replace("by = \"signer\"", "by = \"uslovny\"");
    fs::write(desk.path("mydata/orders/telling.toml"), order).unwrap();
    does(&desk, "order sign telling --as petushkova --on 2024-04-12 --number 50");
    for (person, successor) in [("primerov", "novy"), ("uslovny", "drugoy")] {
        leaves(&desk, "mydata/organisations/bryansk-finance.toml", person, successor);
    }
    // It stays with who left, by name: a person was told, not a post.
    let inbox = does(&desk, "inbox --for primerov --on 2024-04-15");
    assert!(inbox.contains("Примеров") && inbox.contains("представить сведения"), "{inbox}");
    // What the order told a unit is with its head of today.
    assert!(does(&desk, "inbox --for drugoy --on 2024-04-15").contains("разместить сведения"));
    let lift =
        "instruction lift bryansk-finance 1 --reason уволен\u{a0}приказом\u{a0}№\u{a0}31-к --on 2024-04-15";
    may_nothing(&desk, lift, "primerov");
    desk.refused(
        &format!("--data mydata {lift} --as blankov"),
        "Бланков С.Ю. не вправе",
        "это вправе сделать",
    );
    does(&desk, &format!("{lift} --as petushkova"));
    let rows = desk.json("--data mydata report deadlines --as-of 2024-04-15 --format json");
    let row = rows["rows"].as_array().unwrap().iter().find(|row| row["id"] == "instruction 1").cloned();
    assert_eq!(row.unwrap()["standing"], "dropped");
    let log = does(&desk, "audit log");
    assert!(log.contains("поручение № 1 снято с контроля: уволен приказом № 31-к"), "{log}");
}

/// Papers made again, the journal and the log name by name whoever signed or recorded and left since; what only reads is
/// read though the file of the body cannot be.
#[test]
fn papers_and_logs_name_whoever_signed_and_left() {
    let desk = Desk::consolidated();
    taken_to_approval(&desk, "clients", &["primerova", "khlybova", "probny"]);
    desk.does("order sign clients --number 61 --on 2024-04-26 --as obraztsov");
    desk.does(
        "substitution add --procedure sverdlovsk-investment --who khlybova --for primerova --from 2024-06-01 --to \
         2024-06-30 --basis приказ\u{a0}от\u{a0}15.04.2024\u{a0}№\u{a0}30-к --post и.о.\u{a0}заместителя --on 2024-04-26 --as proektov",
    );
    leaves(&desk, BODY, "obraztsov", "ministr");
    leaves(&desk, BODY, "proektov", "sostavitel");
    let written = |words: &str| {
        does(&desk, &format!("{words} --out бумага.txt --on 2024-05-02 --as sostavitel"));
        plain(&fs::read_to_string(desk.path("бумага.txt")).unwrap())
    };
    let order = written("order draft clients --draft 1");
    assert!(order.contains("Образцов") && !order.contains("obraztsov"), "{order}");
    fs::copy(desk.path("бумага.txt"), desk.path("приказ.txt")).unwrap();
    let log = does(&desk, "audit log");
    assert!(!log.contains("proektov:") && log.contains("Проектов"), "{log}");
    for is_there in [true, false] {
        if !is_there {
            fs::write(desk.path(BODY), "id = ").unwrap();
        }
        let journal = written("paper journal sverdlovsk-investment --year 2024");
        assert!(journal.contains("Образцов") && !journal.contains("obraztsov"), "{is_there}: {journal}");
        let known = does(&desk, "verify приказ.txt");
        assert!(known.contains("реестр clients, редакция № 1"), "{is_there}: {known}");
    }
}

/// What a unit says that is no more stands under its own name, not under that of all.
#[test]
fn the_changes_of_a_unit_that_is_gone_are_headed_by_its_name() {
    let desk = Desk::consolidated();
    taken_to_approval(&desk, "clients", &["primerova", "khlybova", "probny"]);
    desk.does("order sign clients --number 61 --on 2024-04-26 --as obraztsov");
    desk.does("register draft clients --ground needs --basis приказ --on 2024-05-02 --as proektov");
    let file = crate::cli::demo("support.csv");
    desk.does(&format!(
        "submission add clients --unit support {} --on 2024-05-03 --as chernovikov",
        file.display()
    ));
    let body = concat!(env!("CARGO_MANIFEST_DIR"), "/data/organisations/sverdlovsk-investment.toml");
    let body = fs::read_to_string(body).unwrap();
    let body = crate::lost::without(&body, "[[unit]]", "id = \"support\"")
        .replace("unit = \"support\"", "unit = \"hr\"");
    fs::create_dir_all(desk.path("mydata/organisations")).unwrap();
    fs::write(desk.path(BODY), body).unwrap();
    does(&desk, "register diff clients --unit support --out изменения.txt --on 2024-05-06 --as proektov");
    let changes = plain(&fs::read_to_string(desk.path("изменения.txt")).unwrap());
    assert!(changes.contains("сведения отдела мер государственной поддержки"), "{changes}");
    assert!(!changes.contains("всех представивших"), "{changes}");
}

/// What was recorded is told as it was when it was recorded, whoever heads the unit and whatever he does since.
#[test]
fn who_handed_in_for_a_unit_did_so_though_another_heads_it_now() {
    let desk = Desk::consolidated();
    taken_to_approval(&desk, "clients", &["primerova", "khlybova", "probny"]);
    desk.does("order sign clients --number 61 --on 2024-04-26 --as obraztsov");
    let done = "duty done clients monitoring --due 2024-12-25 --on 2024-12-20 --unit";
    desk.does(&format!("{done} support --as chernovikov"));
    desk.does(&format!("{done} hr --as proektov"));
    let told = || {
        let log = does(&desk, "audit log clients");
        let rows = desk.json("--data mydata report deadlines --as-of 2024-12-20 --format json");
        let rows = rows["rows"].as_array().unwrap().clone();
        let of = |row: &serde_json::Value| format!("{} {} {}", row["id"], row["done_by"], row["entered_by"]);
        (log, rows.iter().map(of).collect::<Vec<_>>())
    };
    let before = told();
    assert!(
        before.0.contains("передал Черновиков") && before.0.contains("передала Карточкина"),
        "{}",
        before.0
    );
    assert!(before.0.contains("Черновиков Р.Е. исполнил обязанность"), "{}", before.0);
    assert!(before.0.contains("внес Проектов"), "{}", before.0);
    leaves(&desk, BODY, "chernovikov", "novy");
    let body = fs::read_to_string(desk.path(BODY)).unwrap();
    let moved = body.replace("representative = \"kartochkina\"", "representative = \"uslovnova\"");
    let (head, card) = moved.split_once("id = \"kartochkina\"").unwrap();
    let moved =
        format!("{head}id = \"kartochkina\"{}", card.replacen("unit = \"hr\"", "unit = \"property\"", 1));
    assert_ne!(moved, body);
    fs::write(desk.path(BODY), moved).unwrap();
    let after = told();
    assert_eq!(after.0, before.0);
    let parts =
        |rows: &[String]| rows.iter().filter(|row| row.contains("collection")).cloned().collect::<Vec<_>>();
    assert_eq!(parts(&after.1), parts(&before.1));
}

/// The file of the body is another by the time an act is recorded by what was read of it: what was read is kept.
#[test]
fn what_an_act_rests_on_is_kept_though_the_file_is_another_by_then() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("data/organisations/sverdlovsk-investment.toml");
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    let text = concat!(env!("CARGO_MANIFEST_DIR"), "/data/organisations/sverdlovsk-investment.toml");
    let text = fs::read_to_string(text).unwrap();
    fs::write(&file, &text).unwrap();
    let clock = Arc::new(ScriptedClock::new(datetime!(2024-04-16 06:00 UTC)));
    let data = DataDir::new(Some(home.path().join("data")));
    let kept = MemoryStore::default().of(&"sverdlovsk-investment".parse().unwrap()).unwrap();
    let office = Office::new("sverdlovsk-investment".parse().unwrap(), kept, data, clock);
    let (id, by): (RegisterId, _) =
        ("clients".parse().unwrap(), Actor::claiming("proektov".parse().unwrap()));
    let procedure: ProcedureId = "sverdlovsk-investment".parse().unwrap();
    office.open_register(&id, &procedure, by.clone(), None).unwrap();
    fs::write(&file, format!("{text}\n# исправлено\n")).unwrap();
    let read = office.book(&id).unwrap();
    fs::write(&file, format!("{text}\n# исправлено еще раз\n")).unwrap();
    let basis = "приказ".to_owned();
    let action = Action::OpenDraft { basis, ground: None };
    office.act(&id, &Request { by, on: None, action }).unwrap();
    let recorded = *office.register(&id).unwrap().bodies.last().unwrap();
    assert_eq!(recorded, read.organisation.digest);
    assert!(office.kept(&recorded).is_ok(), "the record names what is not kept");
}

/// A copy of an order that stands alone is set by the files it was signed with, and names whoever left as he was.
#[test]
fn a_copy_of_an_order_names_its_signer_who_left() {
    let desk = crate::order_signing::desk();
    let order = crate::order_signing::TELLING
        .replace("whom = { unit = \"budget\" }", "whom = { person = \"primerov\" }");
    fs::write(desk.path("mydata/orders/telling.toml"), order).unwrap();
    does(&desk, "order sign telling --as petushkova --on 2024-04-12 --number 50");
    let body = concat!(env!("CARGO_MANIFEST_DIR"), "/data/organisations/bryansk-finance.toml");
    let left = fs::read_to_string(body).unwrap();
    let left = left.replace("\"petushkova\"", "\"nachalnik\"").replace("\"primerov\"", "\"novy\"");
    fs::create_dir_all(desk.path("mydata/organisations")).unwrap();
    fs::write(desk.path("mydata/organisations/bryansk-finance.toml"), left).unwrap();
    does(
        &desk,
        "order show bryansk-finance 50 --out копия.txt --certified-by proektova --original-in департаменте --on 2024-04-15 --as proektova",
    );
    let copy = plain(&fs::read_to_string(desk.path("копия.txt")).unwrap());
    assert!(copy.contains("Петушкова") && copy.contains("Примерову"), "{copy}");
    assert!(!copy.contains("petushkova") && !copy.contains("primerov"), "{copy}");
}
