//! The number or date of a signed order, typed wrongly: put right by an event that everything follows, while what was
//! stays visible.

use std::fs;

use crate::cli::Desk;
use crate::standing::Demonstrated;

const BASIS: &str = "--basis опечатка --on 2024-03-25";

#[test]
fn the_requisites_of_an_order_of_a_register_are_put_right_everywhere() {
    let desk = Demonstrated::new();
    let order = desk.order();
    let said = desk.does(&format!(
        "order correct krasnodar-cossacks 60 --number 16 --date 2024-03-14 {BASIS} --as proektov"
    ));
    assert!(said.contains("исправлено: приказ от 14.03.2024 № 16 (было: от 15.03.2024 № 60)"), "{said}");
    assert!(said.contains("сроки, отсчитанные от прежней даты, остались прежними"), "{said}");
    let on = "--on 2024-03-26";
    let listed = desk.does(&format!("order list krasnodar-cossacks {on}"));
    let line = "(реестр points); исправлено, было: от 15.03.2024 № 60; действует\n";
    assert!(
        listed.starts_with("приказ от 14.03.2024 № 16 — «Об утверждении") && listed.contains(line),
        "{listed}"
    );
    let status = desk.does(&format!("register status points {on}"));
    assert!(status.contains("действует редакция № 1 (приказ от 14.03.2024 № 16)"), "{status}");
    let verified = desk.does(&format!("verify {order} {on}"));
    let corrected = "; действует; дата и номер исправлены, верно: приказ от 14.03.2024 № 16\n";
    assert!(verified.ends_with(corrected), "{verified}");
    for paper in ["order draft points", "paper card points", "paper journal krasnodar-cossacks --year 2024"] {
        desk.does(&format!("{paper} --out paper.txt {on} --as proektov"));
        let text = fs::read_to_string(desk.0.path().join("paper.txt")).unwrap().replace('\u{a0}', " ");
        assert!(text.contains("14.03.2024") || text.contains("14 марта 2024"), "{paper}: {text}");
        let former = text.contains("было: от 15.03.2024");
        assert_eq!(former, !paper.starts_with("order"), "{paper}: {text}");
    }
    let log = desk.does("audit log");
    let told = "редакция № 1: приказ от 14.03.2024 № 16, было: от 15.03.2024 № 60 (причина: опечатка)";
    assert!(log.contains(told), "{log}");
    // A note at the signing is recorded, and says where number and date are put right.
    let records = desk.does("audit log points");
    let record = records.lines().find(|line| line.contains("утверждена редакция № 1")).unwrap();
    let record = record.trim_start().split('.').next().unwrap();
    let note = "--note номер --reason сверка --on 2024-03-26 --as proektov";
    let said = desk.does(&format!("register correct points --record {record} {note}"));
    let hint = "`prikaz order correct krasnodar-cossacks 16 --number НОМЕР --basis ОСНОВАНИЕ`";
    assert!(said.contains(hint), "{said}");
    let said = desk.does(&format!("--json register correct points --record {record} {note}"));
    let said: serde_json::Value = serde_json::from_str(&said).unwrap();
    let warned = said["warnings"][0]["message"].as_str().unwrap().replace('\u{a0}', " ");
    assert!(warned.contains(hint), "{warned}");
    assert!(
        log.contains("исправлены реквизиты: приказ от 14.03.2024 № 16, было: от 15.03.2024 № 60"),
        "{log}"
    );
    desk.does("audit verify");
    // The wrong number is free again, and the next one follows the right.
    for (key, rest, number) in [("first", "--number 60", "60"), ("second", "", "61")] {
        desk.write(
            &format!("orders/{key}.toml"),
            &format!(
                "id = \"{key}\"\norganisation = \"krasnodar-cossacks\"\nkind = \"приказ\"\nheading = \"О сведениях {key}\"\n[[clause]]\nkind = \"control\"\nby = \"signer\"\n[[signatory]]\nperson = \"obraztsov\"\n"
            ),
        );
        let words = format!("order sign {key} {rest} --on 2024-03-26 --as obraztsov");
        let said = desk.does(words.replace("  ", " ").as_str());
        assert!(said.contains(&format!("№ {number} ")), "{said}");
    }
    for (words, told) in [
        ("16 --number 16 --basis опечатка --as proektov", "исправлять нечего"),
        ("16 --number 60 --basis опечатка --as proektov", "уже присвоен"),
        ("16 --date 2024-03-20 --basis опечатка --as proektov", "раньше того, за чем действие следует"),
        ("16 --date 2999-03-20 --basis опечатка --as proektov", "2999"),
        ("999 --number 5 --basis опечатка --as proektov", "в журнале нет акта № 999"),
        ("16 --number 5 --basis опечатка --as uslovnova", "не вправе"),
    ] {
        let (code, said) = desk.run(&format!("order correct krasnodar-cossacks {words} {on}"));
        assert!(code == 1 && said.contains(told), "{words}: {said}");
    }
}

#[test]
fn the_requisites_of_an_order_that_stands_alone_are_put_right_and_it_is_set_anew() {
    let desk = Desk::open();
    desk.does("order sign bryansk-finance-48 --as petushkova --on 2024-04-02 --out 48.docx");
    desk.does("order correct bryansk-finance 48 --number 84 --basis опечатка --on 2024-04-08 --as zhurnalov");
    let plain = |words: &str| desk.does(words).replace('\u{a0}', " ");
    // The number it was given by mistake still leads to it.
    let shown = plain("order show bryansk-finance 48 --out 84.docx --on 2024-04-09");
    for part in ["Приказ от 02.04.2024 № 84", "исправлено, было: от 02.04.2024 № 48 (опечатка)"]
    {
        assert!(shown.contains(part), "{shown}");
    }
    assert_ne!(fs::read(desk.path("48.docx")).unwrap(), fs::read(desk.path("84.docx")).unwrap());
    let verified = plain("verify 48.docx --on 2024-04-09");
    let told = "действует; дата и номер исправлены, в документе было: от 02.04.2024 № 48\n";
    assert!(verified.contains("№ 84 ") && verified.ends_with(told), "{verified}");
    let verified = plain("verify 84.docx --on 2024-04-09");
    assert!(verified.contains("№ 84 ") && verified.ends_with("; действует\n"), "{verified}");
    desk.does("audit verify");
}

/// Whatever names a corrected act by its date and number follows, and says what the signed paper has.
#[test]
fn titles_that_name_a_corrected_act_follow_and_say_so() {
    let desk = Demonstrated::of("sverdlovsk-investment");
    let by = "--on 2025-02-05 --as proektov";
    desk.write(
        "orders/about.toml",
        "id = \"about\"\norganisation = \"sverdlovsk-investment\"\nkind = \"приказ\"\nheading = \"О мерах по исполнению приказа от 23 апреля 2024 года № 61\"\n[[clause]]\nkind = \"control\"\nby = \"signer\"\n[[signatory]]\nperson = \"obraztsov\"\n",
    );
    desk.does("order sign about --number 14 --out about.docx --on 2025-02-04 --as obraztsov");
    desk.does(&format!("order correct sverdlovsk-investment 61 --number 16 --basis сверка {by}"));

    let listed = desk.does("order list sverdlovsk-investment --on 2025-02-06");
    for (line, right) in [("№ 12 ", "от 23.04.2024 № 16 «"), ("№ 14 ", "от 23 апреля 2024 года № 16»")]
    {
        let line = listed.lines().find(|one| one.contains(line)).unwrap();
        assert!(line.contains(right), "{line}");
        let (said, _) = line.split_once("; исправлено, в самом акте: от 23.04.2024 № 61").expect(line);
        assert!(!said.contains("№ 61"), "{line}");
    }
    let shown = desk.does("order show sverdlovsk-investment 14 --on 2025-02-06");
    let verified = desk.does("verify about.docx --on 2025-02-06");
    for said in [shown, verified] {
        assert!(said.contains("года № 16"), "{said}");
        assert!(said.contains("исправлено, в самом акте: от 23.04.2024 № 61"), "{said}");
    }
    for (paper, is_said) in [
        ("paper journal sverdlovsk-investment --year 2025", true),
        ("paper acquaintance points", false),
        ("agreement sheet points", false),
        ("order draft points", false),
        ("order repeal points", false),
    ] {
        desk.does(&format!("{paper} --out paper.txt {by}"));
        let text = fs::read_to_string(desk.0.path().join("paper.txt")).unwrap().replace('\u{a0}', " ");
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(text.contains("от 23.04.2024 № 16"), "{paper}: {text}");
        let said = "исправлено, в самом акте: от 23.04.2024 № 61";
        assert_eq!(text.contains(said), is_said, "{paper}: {text}");
        assert!(!text.replace(said, "").contains("№ 61"), "{paper}: {text}");
    }
}

/// An order that names an act by its former number, whenever it was signed, does to the act itself what it says.
#[test]
fn an_act_named_by_its_former_number_is_the_act_itself() {
    let desk = Demonstrated::new();
    let order = |key: &str, clause: &str| desk.write_order(key, clause);
    let act = "[[clause.act]]\nkind = \"приказ\"\ndate = 2024-03-20\nnumber = \"70\"";
    order("first", "kind = \"control\"\nby = \"signer\"");
    order("part", &format!("kind = \"repeal\"\n{act}\npoint = \"1\""));
    order("whole", &format!("kind = \"repeal\"\n{act}"));
    order("again", &format!("kind = \"repeal\"\n{act}"));
    desk.does("order sign first --number 70 --on 2024-03-20 --as obraztsov");
    desk.does("order sign part --number 71 --on 2024-03-21 --as obraztsov");
    desk.does(
        "order correct krasnodar-cossacks 70 --number 170 --basis сверка --on 2024-03-22 --as proektov",
    );
    desk.does("order sign whole --number 72 --on 2024-03-23 --as obraztsov");
    let listed = desk.does("order list krasnodar-cossacks --on 2024-03-24");
    for said in [
        "№ 170 — «О сведениях» (first); исправлено, было: от 20.03.2024 № 70; силу утратил 23.03.2024 (приказ от 23.03.2024 № 72)",
        "признает утратившим силу в части: приказ от 20.03.2024 № 170; исправлено, в самом акте: от 20.03.2024 № 70",
        "признает утратившим силу: приказ от 20.03.2024 № 170; исправлено, в самом акте: от 20.03.2024 № 70",
    ] {
        assert!(listed.contains(said), "{said}\n{listed}");
    }
    let (code, said) = desk.run("order sign again --number 73 --on 2024-03-24 --as obraztsov");
    assert!(code == 1 && said.contains("повторно признавать"), "{said}");
    // The order of a register is not shown as one that stands alone, and no other number is proposed.
    let (code, said) = desk.run("order show krasnodar-cossacks 60 --on 2024-03-26");
    assert!(code == 1 && said.contains("order draft") && !said.contains("возможно, имелось"), "{said}");
}
