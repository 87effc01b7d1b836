//! By what means it is known who acted: recorded with each act, printed by the log, and demanded by a body.

use std::fs;

use serde_json::Value;
use time::macros::date;

use crate::cli::{Desk, taken_to_approval};
use crate::desk::{House, login_of, person};

/// Who acted by the lines of the journals: the key, and what is recorded of it.
fn recorded(desk: &Desk) -> Vec<(String, Value)> {
    let text = desk.journal().into_iter().map(|(_, bytes)| String::from_utf8(bytes).unwrap());
    let lines = text.flat_map(|text| text.lines().map(str::to_owned).collect::<Vec<_>>());
    let lines = lines.map(|line| serde_json::from_str::<Value>(&line).unwrap());
    lines.map(|line| (line["by"].as_str().unwrap().to_owned(), line["means"].clone())).collect()
}

#[test]
fn a_key_said_on_the_command_line_is_recorded_as_said_there() {
    let desk = Desk::open();
    desk.does("register draft clients --basis приказ --on 2024-04-12 --as proektov");
    let all = recorded(&desk);
    assert!(all.len() > 2, "{all:?}");
    for (by, means) in &all {
        match by.as_str() {
            "system" => assert_eq!(means, &Value::Null, "the program says who it is"),
            _ => assert_eq!(means["by"], "claimed", "{by}: {means}"),
        }
    }
    // The operating system of whoever runs this says what it says; it is recorded where it says anything.
    let log = desk.does("audit log clients").replace('\u{a0}', " ");
    assert!(log.contains("[ключ назван в командной строке"), "{log}");
    let user = all.iter().find_map(|(_, means)| means["user"].as_str());
    assert!(user.is_none_or(|user| log.contains(&format!("пользователь «{user}»"))), "{user:?}\n{log}");
    let json = desk.json("audit log clients");
    assert_eq!(json[0]["records"][0]["means"]["by"], "claimed");
}

#[test]
fn a_signature_on_paper_is_recorded_with_who_brought_it_in() {
    let desk = Desk::consolidated();
    taken_to_approval(&desk, "clients", &["primerova", "khlybova", "probny"]);
    desk.does("order sign clients --number 61 --signed-by obraztsov --on 2024-04-26 --as zhurnalova");
    let (by, means) =
        recorded(&desk).into_iter().find(|(_, means)| means["by"] == "paper").expect("a signature");
    assert_eq!(
        (by.as_str(), &means["person"], &means["means"]["by"]),
        ("obraztsov", &"zhurnalova".into(), &"claimed".into())
    );
    let log = desk.does("audit log clients").replace('\u{a0}', " ");
    assert!(log.contains("[подписано на бумаге, в журнал внесено: Журналова"), "{log}");
}

/// Puts `means` into the file of the body.
fn demanding(desk: &Desk, means: &str) {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/data/organisations/sverdlovsk-investment.toml");
    let text = fs::read_to_string(file).unwrap();
    let text = text.replacen(
        "id = \"sverdlovsk-investment\"",
        &format!("id = \"sverdlovsk-investment\"\nmeans = {means}"),
        1,
    );
    fs::create_dir_all(desk.path("mydata/organisations")).unwrap();
    fs::write(desk.path("mydata/organisations/sverdlovsk-investment.toml"), text).unwrap();
}

#[test]
fn a_body_says_by_what_means_an_order_is_signed() {
    let desk = Desk::consolidated();
    taken_to_approval(&desk, "clients", &["primerova", "khlybova", "probny"]);
    demanding(&desk, "{ sign = [\"login\", \"paper\"] }");
    let sign = "--data mydata order sign clients --number 61 --on 2024-04-26";
    let wanted = "чтобы подписать акт, орган требует войти под своим именем или подписать на бумаге";
    desk.fails(&format!("{sign} --as obraztsov"), 1, wanted, "как требует файл органа");
    desk.does(&format!("{sign} --signed-by obraztsov --as zhurnalova"));
}

#[test]
fn what_a_body_demands_is_read_with_its_faults() {
    let desk = Desk::new();
    desk.does("init");
    demanding(&desk, "{ sign = [\"знание\"], singing = [\"login\"] }");
    let open = "--data mydata register open clients --procedure sverdlovsk-investment --as proektov";
    let run = desk.run(open);
    let said = run.err.replace('\u{a0}', " ");
    assert!(run.code == 3 && said.contains("знание") && said.contains("singing"), "{said}");
}

/// The floor has the means from the session, whatever the door.
#[test]
fn who_logged_in_is_recorded_so() {
    let house = House::collecting();
    let on = login_of("sverdlovsk-investment", &person("proektov"), date!(2024 - 04 - 16));
    let basis = "поручение".to_owned();
    let action = prikaz::workflow::Action::Withdraw { reason: basis };
    let recorded = prikaz::desk::act(&house.office, &on, &house.register, action, &[]).expect("withdrawn");
    let prikaz::workflow::Means::LoggedIn(login) = &recorded[0].by.means else { panic!("{recorded:?}") };
    assert_eq!(login.session, "7b1c");
    let history = house.office.history(&house.register).expect("a history");
    assert_eq!(history.last().map(|last| &last.by), Some(&recorded[0].by), "as it is read back");
}
