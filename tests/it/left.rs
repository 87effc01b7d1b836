//! Who leaves the body leaves no knot behind: whatever role he had, another does what he owed, or it is settled with a
//! basis.

use std::fs;

use crate::cli::{Desk, taken_to_approval};

const BODY: &str = "mydata/organisations/sverdlovsk-investment.toml";

fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `person` left the body: his post, with all that hangs on it, is `successor`'s.
fn leaves(desk: &Desk, person: &str, successor: &str) {
    let body = fs::read_to_string(desk.path(BODY)).unwrap_or_else(|_| {
        fs::create_dir_all(desk.path("mydata/organisations")).unwrap();
        fs::read_to_string(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/data/organisations/sverdlovsk-investment.toml"
        ))
        .unwrap()
    });
    let left = body.replace(&format!("\"{person}\""), &format!("\"{successor}\""));
    assert_ne!(left, body);
    fs::write(desk.path(BODY), left).unwrap();
}

fn does(desk: &Desk, words: &str) -> String {
    fs::create_dir_all(desk.path("mydata")).unwrap();
    plain(&desk.does(&format!("--data mydata {words}")))
}

#[test]
fn an_agreer_who_left_is_replaced_and_the_order_signed_by_the_new_head() {
    let desk = Desk::consolidated();
    desk.does("check pass clients --on 2024-04-18 --as primerova");
    leaves(&desk, "probny", "zamestitel");
    let status = does(&desk, "register status clients --on 2024-04-19");
    let replace = "prikaz agreement replace clients --was probny --now … --basis …";
    assert!(status.contains("Пробный") && status.contains(replace), "{status}");
    // Who left may not decide any more; who is in his place may when he sits in the seat.
    assert_ne!(desk.run("--data mydata agreement visa clients --on 2024-04-19 --as probny").code, 0);
    assert_ne!(desk.run("--data mydata agreement visa clients --on 2024-04-19 --as zamestitel").code, 0);
    does(
        &desk,
        "agreement replace clients --was probny --now zamestitel --basis приказ\u{a0}№\u{a0}30-к --on 2024-04-19 --as proektov",
    );
    for who in ["primerova", "khlybova", "zamestitel"] {
        does(&desk, &format!("agreement visa clients --on 2024-04-19 --as {who}"));
    }
    does(&desk, "order present clients --on 2024-04-22 --as primerova");
    leaves(&desk, "obraztsov", "ministr");
    // The signature is with whoever holds the post now.
    let inbox = does(&desk, "inbox --for ministr --on 2024-04-23");
    assert!(inbox.contains("prikaz order sign clients"), "{inbox}");
    assert_ne!(
        desk.run("--data mydata order sign clients --number 61 --on 2024-04-23 --as obraztsov").code,
        0
    );
    does(&desk, "order sign clients --number 61 --on 2024-04-23 --as ministr");
    // Who publishes left too.
    leaves(&desk, "saitova", "razmeshchenie");
    let inbox = does(&desk, "inbox --for razmeshchenie --on 2024-04-24");
    assert!(inbox.contains("publication record clients"), "{inbox}");
    let log = does(&desk, "audit log clients");
    assert!(log.contains("вместо Пробного О.В."), "{log}");
}

#[test]
fn the_head_of_a_unit_who_left_hands_in_through_whoever_heads_it_now() {
    let desk = Desk::open();
    desk.does("register draft clients --basis приказ --on 2024-04-12 --as proektov");
    let before = does(&desk, "register status clients --on 2024-04-15");
    assert!(before.contains("Карточкина"), "{before}");
    leaves(&desk, "kartochkina", "kadry");
    let inbox = does(&desk, "inbox --for kadry --on 2024-04-15");
    assert!(inbox.contains("submission add clients --unit hr"), "{inbox}");
    assert_ne!(
        desk.run("--data mydata submission nil clients --unit hr --on 2024-04-15 --as kartochkina").code,
        0
    );
    does(&desk, "submission nil clients --unit hr --on 2024-04-15 --as kadry");
}

#[test]
fn a_duty_of_one_who_left_is_his_successors() {
    let desk = Desk::consolidated();
    taken_to_approval(&desk, "clients", &["primerova", "khlybova", "probny"]);
    desk.does("order sign clients --number 61 --on 2024-04-26 --as obraztsov");
    let held = |who: &str| does(&desk, &format!("inbox --for {who} --on 2024-12-20"));
    let duties = held("chernovikov").matches("мониторинг").count();
    assert!(duties > 0, "{}", held("chernovikov"));
    leaves(&desk, "chernovikov", "preemnik");
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
    let body = concat!(env!("CARGO_MANIFEST_DIR"), "/data/organisations/bryansk-finance.toml");
    let body = fs::read_to_string(body).unwrap();
    let left = body.replace("\"primerov\"", "\"novy\"").replace("\"uslovny\"", "\"drugoy\"");
    fs::create_dir_all(desk.path("mydata/organisations")).unwrap();
    fs::write(desk.path("mydata/organisations/bryansk-finance.toml"), left).unwrap();
    // It stays with who left, by name: a person was told, not a post.
    let inbox = does(&desk, "inbox --for primerov --on 2024-04-15");
    assert!(inbox.contains("Примеров") && inbox.contains("представить сведения"), "{inbox}");
    // What the order told a unit is with its head of today.
    assert!(does(&desk, "inbox --for drugoy --on 2024-04-15").contains("разместить сведения"));
    let lift =
        "instruction lift bryansk-finance 1 --reason уволен\u{a0}приказом\u{a0}№\u{a0}31-к --on 2024-04-15";
    for (who, may) in [("primerov", false), ("blankov", false), ("petushkova", true)] {
        assert_eq!(desk.run(&format!("--data mydata {lift} --as {who}")).code == 0, may, "{who}");
    }
    let rows = desk.json("--data mydata report deadlines --as-of 2024-04-15 --format json");
    let row = rows["rows"].as_array().unwrap().iter().find(|row| row["id"] == "instruction 1").cloned();
    assert_eq!(row.unwrap()["standing"], "dropped");
    let log = does(&desk, "audit log");
    assert!(log.contains("поручение № 1 снято с контроля: уволен приказом № 31-к"), "{log}");
}
