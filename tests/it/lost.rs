//! What a body loses while a draft is open: the register stays readable, what is lost is told and can be settled.

use crate::cli::Desk;

const REGISTER: &str = "--data data --as proektov";

/// A desk where one of two units handed in, the file of the body changed by `change` since.
fn desk(change: impl Fn(&str) -> String) -> Desk {
    let desk = Desk::new();
    desk.does("init");
    desk.does("register open points --procedure lipetsk-finance --on 2024-06-03 --as proektov");
    desk.does("register draft points --basis предложения --on 2024-06-03 --as proektov");
    let file = std::fs::canonicalize("data/demo/lipetsk-finance/centre-salaries.csv").unwrap();
    let add = format!("submission add points --unit centre-salaries {}", file.display());
    desk.does(&format!("{add} --on 2024-06-05 --as strokova"));
    let body = std::fs::read_to_string("data/organisations/lipetsk-finance.toml").unwrap();
    std::fs::create_dir_all(desk.path("data/organisations")).unwrap();
    std::fs::write(desk.path("data/organisations/lipetsk-finance.toml"), change(&body)).unwrap();
    desk
}

/// The file of the body without the table that holds `line`, whoever belonged there working elsewhere now.
pub(crate) fn without(body: &str, header: &str, line: &str) -> String {
    let parts: Vec<&str> = body.split("\n\n").collect();
    let start = parts.iter().position(|part| part.contains(header) && part.contains(line)).unwrap();
    let own = |part: &str| part.trim_start().starts_with('[') && !part.trim_start().starts_with("[[");
    let end = (start + 1..parts.len()).find(|place| !own(parts[*place])).unwrap_or(parts.len());
    let kept: Vec<&str> = parts[..start].iter().chain(&parts[end..]).copied().collect();
    kept.join("\n\n")
}

fn liquidated(body: &str) -> String {
    without(body, "[[unit]]", "id = \"centre-property\"")
        .replace("unit = \"centre-property\"", "unit = \"accounting\"")
}

#[test]
fn a_register_whose_unit_is_gone_can_be_read_and_the_unit_withdrawn() {
    let desk = desk(liquidated);
    for words in
        ["register list", "register status points", "submission list points", "audit log points", "inbox"]
    {
        desk.does(&format!("{words} {REGISTER} --on 2024-06-06"));
    }
    let status = desk.does(&format!("register status points {REGISTER} --on 2024-06-06"));
    assert!(
        status.contains("(пример)» (`centre-property`), на которое")
            && status.contains("submission withdraw"),
        "{status}"
    );
    // What it has to hand in is named by what it was called.
    assert!(!status.contains("(centre-property)"), "{status}");
    desk.refused(
        &format!("register consolidate points {REGISTER} --on 2024-06-06"),
        "Центр учета имущества и расчетов",
        "--without",
    );
    let withdraw = "submission withdraw points --unit centre-property --reason учреждение\u{a0}упразднено";
    desk.does(&format!("{withdraw} {REGISTER} --on 2024-06-06"));
    let status = desk.does(&format!("register status points {REGISTER} --on 2024-06-06"));
    assert!(!status.contains("centre-property"), "{status}");
    desk.does(&format!("register consolidate points {REGISTER} --on 2024-06-06"));
    let log = desk.does(&format!("audit log points {REGISTER}"));
    assert!(log.contains("упразднено"), "{log}");
}

#[test]
fn the_successor_of_a_unit_hands_in_for_both() {
    let desk = desk(liquidated);
    let successor = "register successor points --unit centre-property --basis приказ\u{a0}№\u{a0}7";
    desk.refused(
        &format!("{successor} --to centre-propert {REGISTER} --on 2024-06-06"),
        "centre-propert",
        "",
    );
    desk.does(&format!("{successor} --to centre-salaries {REGISTER} --on 2024-06-06"));
    let listed = desk.json(&format!("submission list points {REGISTER}"));
    let states: Vec<_> = listed.as_array().unwrap().iter().map(|one| (&one["unit"], &one["state"])).collect();
    assert_eq!(states, [(&serde_json::json!("centre-salaries"), &serde_json::json!("returned"))]);
    let again = format!("{successor} --to accounting {REGISTER} --on 2024-06-06");
    assert_eq!(desk.run(&again).code, 1);
    let file = std::fs::canonicalize("data/demo/lipetsk-finance/centre-property.csv").unwrap();
    let add = format!("submission add points --unit centre-salaries {}", file.display());
    desk.does(&format!("{add} --on 2024-06-06 {REGISTER}"));
    desk.does(&format!("register consolidate points {REGISTER} --on 2024-06-06"));
}

#[test]
fn a_person_or_a_role_that_is_gone_does_not_lock_the_register() {
    let unheld = |body: &str| body.replace("\"process-unit-head\"", "\"auditor\"");
    let desk = desk(|body| {
        let (head, roles) = body.split_once("[[person]]").unwrap();
        format!("{head}[[person]]{}", unheld(roles))
    });
    let status = desk.does(&format!("register status points {REGISTER} --on 2024-06-06"));
    assert!(status.contains("`process-unit-head`"), "{status}");
    desk.does(&format!("audit log points {REGISTER}"));
    // A new register is not opened under what nobody can carry out.
    let opened =
        desk.run(&format!("register open other --procedure lipetsk-finance {REGISTER} --on 2024-06-06"));
    assert_eq!(opened.code, 3, "{}{}", opened.out, opened.err);
}
