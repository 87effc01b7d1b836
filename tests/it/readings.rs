//! Who has to read a signed order: by a stage of informing, or because he was asked to; and reminders of orders that
//! stand alone.

use std::collections::BTreeMap;
use std::fs;

use prikaz::app::Target;

use crate::cli::Desk;

fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The demonstration of Krasnodar up to the informing, whose stage has a limit here.
fn before_informing() -> Desk {
    let desk = Desk::new();
    for folder in ["mydata/procedures", "mydata/demo/krasnodar-cossacks"] {
        fs::create_dir_all(desk.path(folder)).unwrap();
    }
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/data");
    let procedure = fs::read_to_string(format!("{root}/procedures/krasnodar-cossacks.toml")).unwrap();
    let with_limit = procedure.replace(
        "kind = \"inform\"\n",
        "kind = \"inform\"\nlimit = { working_days = 3, after = \"publication\", clause = \"п. 3.1\" }\n\
         remind = { on_due = true, after = [1] }\n",
    );
    assert_ne!(with_limit, procedure);
    fs::write(desk.path("mydata/procedures/krasnodar-cossacks.toml"), with_limit).unwrap();
    let demo = fs::read_to_string(format!("{root}/demo/krasnodar-cossacks/demo.toml")).unwrap();
    let (head, steps) = demo.split_once("[[step]]").unwrap();
    let head = head.split("open = [").next().unwrap();
    let steps: Vec<&str> = steps.split("[[step]]").take_while(|step| !step.contains("\"inform\"")).collect();
    let demo = format!("{head}open = []\n\n[[step]]{}", steps.join("[[step]]"));
    fs::write(desk.path("mydata/demo/krasnodar-cossacks/demo.toml"), demo).unwrap();
    desk.does("--data mydata demo d --procedure krasnodar-cossacks");
    desk
}

const AT: &str = "--data mydata --home d/home";

#[test]
fn those_whom_a_procedure_informs_have_to_read_the_order_within_its_limit() {
    let desk = before_informing();
    let status = plain(&desk.does(&format!("{AT} register status points --on 2024-03-19")));
    assert!(status.contains("ознакомление с приказом от 15.03.2024 N 60"), "{status}");
    let inbox = plain(&desk.does(&format!("{AT} inbox --for primerov --on 2024-03-19")));
    let typed = "prikaz acquaintance record krasnodar-cossacks 60 --year 2024 --person primerov";
    assert!(inbox.contains(typed) && inbox.contains("21.03.2024"), "{inbox}");
    desk.does(&format!("{AT} paper acquaintance points --out лист.txt --on 2024-03-19 --as proektov"));
    let sheet = plain(&fs::read_to_string(desk.path("лист.txt")).unwrap());
    assert!(sheet.contains("Срок ознакомления — не позднее 21 марта 2024"), "{sheet}");
    let reminded = plain(&desk.does(&format!("{AT} remind --letters письма --on 2024-03-21 --as proektov")));
    assert!(reminded.contains("ознакомление с приказом"), "{reminded}");
    assert_eq!(fs::read_dir(desk.path("письма")).unwrap().count(), 4, "three to read, one to inform");
    // Whoever reads after the term is late, and need not be told the term again.
    let record = "acquaintance record krasnodar-cossacks 60 --person";
    desk.does(&format!("{AT} {record} primerov --as primerov --on 2024-03-20"));
    let said = plain(&desk.does(&format!("{AT} {record} maketova --as maketova --on 2024-03-25")));
    assert!(said.contains("срок 21.03.2024, с опозданием на 2 рабочих дня"), "{said}");
    assert!(said.contains("ознакомиться предстоит: Условновой"), "{said}");
    let report = plain(&desk.does(&format!("{AT} report deadlines points --as-of 2024-03-25")));
    assert!(report.contains("ознакомление с приказом от 15.03.2024 N 60"), "{report}");
    let rows = desk.json(&format!("{AT} report deadlines points --as-of 2024-03-25 --format json"));
    let of = |person: &str| {
        let key = format!("draft 1/informing/reading/{person}");
        let rows = rows["rows"].as_array().unwrap();
        rows.iter().find(|row| row["id"] == key.as_str()).expect("a reading")["standing"].clone()
    };
    assert_eq!(
        (of("primerov"), of("maketova"), of("uslovnova")),
        ("done-in-time".into(), "done-late".into(), "overdue".into())
    );
    // Who is freed has no line in the sheet, and has one as whoever else read it once he reads it all the same.
    let sheet = |on: &str| {
        desk.does(&format!("{AT} paper acquaintance points --out лист.txt --on {on} --as proektov"));
        plain(&fs::read_to_string(desk.path("лист.txt")).unwrap())
    };
    let lift = "acquaintance lift krasnodar-cossacks 60 --person uslovnova --reason отпуск";
    desk.does(&format!("{AT} {lift} --as proektov --on 2024-03-25"));
    assert!(!sheet("2024-03-25").contains("Условнова"));
    desk.does(&format!("{AT} {record} uslovnova --as uslovnova --on 2024-03-26"));
    let freed = sheet("2024-03-26");
    assert!(freed.contains("Условнова") && freed.matches("(по записи)").count() == 3, "{freed}");
    // Informing settles it for the rest.
    desk.does(&format!("{AT} publication inform points --means письмом --as proektov --on 2024-03-26"));
    let left = desk.json(&format!("{AT} register status points --on 2024-03-26"));
    let left = left["tasks"].as_array().unwrap();
    assert!(left.iter().all(|task| !task["id"].as_str().unwrap().contains("reading")), "{left:?}");
}

#[test]
fn whoever_was_asked_to_read_an_order_has_it_among_what_he_owes() {
    let desk = crate::order_signing::desk();
    desk.does("--data mydata order sign bryansk-finance-48 --as petushkova --on 2024-04-02");
    let ask = "acquaintance ask bryansk-finance 48";
    desk.refused(&format!("{ask} --as proektova --on 2024-04-02"), "не сказано, кому", "--person");
    desk.refused(
        &format!("{ask} --person uslovny --due 2024-04-01 --as proektova --on 2024-04-02"),
        "раньше даты акта (02.04.2024)",
        "--due",
    );
    desk.refused(
        "acquaintance record bryansk-finance 48 --person uslovny --due 2024-04-01 --as proektova --on 2024-04-03",
        "раньше даты акта (02.04.2024)",
        "--due",
    );
    desk.does(&format!(
        "{ask} --person uslovny --person primerov --due 2024-04-05 --as proektova --on 2024-04-02"
    ));
    desk.refused(&format!("{ask} --person primerov --as proektova --on 2024-04-03"), "уже поручено", "list");
    let inbox = plain(&desk.does("inbox --for uslovny --on 2024-04-03"));
    assert!(inbox.contains("ознакомление с приказом от 02.04.2024г. № 48"), "{inbox}");
    let own = "acquaintance record bryansk-finance 48 --person uslovny --as uslovny --on 2024-04-09";
    let said = plain(&desk.does(own));
    assert!(said.contains("срок 05.04.2024, с опозданием на 2 рабочих дня"), "{said}");
    let report = plain(&desk.does("report deadlines --as-of 2024-04-09"));
    assert!(report.contains("ознакомление с приказом от 02.04.2024г. № 48"), "{report}");
    let log = plain(&desk.does("audit log"));
    assert!(log.contains("поручено ознакомиться с актом (приказ от 02.04.2024 № 48)"), "{log}");
}

#[test]
fn orders_that_stand_alone_remind_by_the_rule_of_their_body() {
    let desk = crate::order_signing::desk();
    fs::create_dir_all(desk.path("mydata/organisations")).unwrap();
    let body = concat!(env!("CARGO_MANIFEST_DIR"), "/data/organisations/bryansk-finance.toml");
    let body = fs::read_to_string(body).unwrap().replacen(
        "id = \"bryansk-finance\"",
        "id = \"bryansk-finance\"\nremind = { before = [1], after = [1], escalate_after = 1, escalate_to = \"head\" }",
        1,
    );
    fs::write(desk.path("mydata/organisations/bryansk-finance.toml"), body).unwrap();
    fs::write(desk.path("mydata/orders/telling.toml"), crate::order_signing::TELLING).unwrap();
    let desk_does = |words: &str| plain(&desk.does(&format!("--data mydata {words}")));
    desk_does("order sign telling --as petushkova --on 2024-04-12 --number 50");
    desk_does(
        "acquaintance ask bryansk-finance 50 --person primerov --due 2024-04-19 --as proektova --on 2024-04-12",
    );
    let told = plain(&desk.json("--data mydata remind --dry-run --on 2024-04-18").to_string());
    for part in
        ["представить сведения", "разместить сведения", "ознакомление с приказом от 12.04.2024г. № 50"]
    {
        assert!(told.contains(part), "{part}\n{told}");
    }
    desk_does("remind --letters письма --on 2024-04-22 --as proektova");
    let letters: Vec<String> = fs::read_dir(desk.path("письма"))
        .unwrap()
        .map(|file| file.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    assert_eq!(letters.len(), 6, "three to those who hold it, three to the head: {letters:?}");
    assert!(desk_does("remind --letters письма --on 2024-04-22 --as proektova").contains("не о чем"));
    let log = desk_does("audit log");
    assert!(log.contains("письмо о сроке поручения № 1 (19.04.2024)"), "{log}");
    assert!(log.contains("письмо о сроке ознакомления с актом (19.04.2024), вышестоящим"), "{log}");
}

/// What a message of the outbox is about is read as it was written before orders that stand alone could be reminded of.
#[test]
fn the_outbox_reads_letters_of_registers_as_before() {
    let target: Target = serde_json::from_str(r#"{"register": "clients"}"#).unwrap();
    assert_eq!(target, Target::Register("clients".parse().unwrap()));
    assert_eq!(serde_json::to_string(&target).unwrap(), r#"{"register":"clients"}"#);
}

/// The events of a calendar feed, by name: first day and title.
fn events(desk: &Desk, on: &str) -> BTreeMap<String, (String, String)> {
    desk.does(&format!("--data mydata duty list --ics all.ics --on {on}"));
    let feed = fs::read_to_string(desk.path("all.ics")).unwrap().replace("\r\n ", "");
    let line = |event: &str, name: &str| {
        let mut lines = event.lines().filter_map(|line| line.trim_end().strip_prefix(name));
        lines.next().unwrap_or_else(|| panic!("no {name} in {event}")).to_owned()
    };
    let event =
        |event: &str| (line(event, "UID:"), (line(event, "DTSTART;VALUE=DATE:"), line(event, "SUMMARY:")));
    feed.split("BEGIN:VEVENT").skip(1).map(event).collect()
}

/// A calendar program that takes the feed again must find the same event, whatever moved: the last day, the number of
/// the order, the day it is asked on. The names are written down here: a new version of the
/// program gives the same.
#[test]
fn the_name_of_an_event_stays_with_its_obligation() {
    let desk = Desk::consolidated();
    fs::create_dir_all(desk.path("mydata/orders")).unwrap();
    fs::write(desk.path("mydata/orders/telling.toml"), crate::order_signing::TELLING).unwrap();
    crate::cli::taken_to_approval(&desk, "clients", &["primerova", "khlybova", "probny"]);
    desk.does("order sign clients --number 61 --on 2024-04-26 --as obraztsov");
    desk.does("--data mydata order sign telling --as petushkova --on 2024-04-26 --number 50");
    desk.does("acquaintance ask bryansk-finance 50 --person primerov --due 2024-05-24 --as proektova --on 2024-04-26");
    let before = events(&desk, "2024-04-27");
    let named = |events: &BTreeMap<String, (String, String)>, title: &str| {
        let found = events.iter().find(|(_, (_, summary))| plain(summary).contains(title));
        found
            .map(|(uid, (day, _))| (uid.clone(), day.clone()))
            .unwrap_or_else(|| panic!("{title}: {events:#?}"))
    };
    let publication = named(&before, "размещение на официальном сайте");
    let reading = named(&before, "ознакомление с приказом от 26.04.2024г. № 50");
    assert_eq!(publication.0, "86ef4d103f6a491eac9241be813d12d6@prikaz");
    assert_eq!(reading.0, "474caf56df9b050776acd6a18e7bb3cf@prikaz");
    desk.does(
        "register extend clients --stage publication --place site --to 2024-05-24 --basis записка \
         --on 2024-05-02 --as proektov",
    );
    desk.does("order correct bryansk-finance 50 --number 51 --basis опечатка --on 2024-05-02 --as zhurnalov");
    desk.does("instruction extend bryansk-finance 2 --to 2024-06-06 --basis резолюция --as petushkova --on 2024-05-02");
    let after = events(&desk, "2024-05-03");
    assert_eq!(before.keys().collect::<Vec<_>>(), after.keys().collect::<Vec<_>>());
    assert_eq!(named(&after, "размещение на официальном сайте"), (publication.0, "20240524".to_owned()));
    assert_eq!(named(&after, "ознакомление с приказом от 26.04.2024г. № 51").0, reading.0);
    let moved = before.iter().filter(|(uid, (day, _))| after[*uid].0 != *day).count();
    assert_eq!(moved, 2, "the publication and the second instruction: {after:#?}");
}

/// A desk where Шаблонов was asked to read the order, and an order told Примеров something; then both left the body.
fn whose_people_left() -> Desk {
    let desk = crate::order_signing::desk();
    fs::write(
        desk.path("mydata/orders/telling.toml"),
        crate::order_signing::TELLING.replace("\"office\"", "\"accounting\""),
    )
    .unwrap();
    desk.does("--data mydata order sign telling --as petushkova --on 2024-04-12 --number 50");
    desk.does(
        "acquaintance ask bryansk-finance 50 --person shablonov --person uslovny --due 2024-04-19 --as proektova --on 2024-04-12",
    );
    let body = concat!(env!("CARGO_MANIFEST_DIR"), "/data/organisations/bryansk-finance.toml");
    let body = fs::read_to_string(body).unwrap();
    let body = crate::lost::without(&body, "[[person]]", "id = \"shablonov\"");
    let body = crate::lost::without(&body, "[[person]]", "id = \"primerov\"")
        .replace("representative = \"shablonov\"\n", "")
        .replace("head = \"primerov\"", "head = \"uslovny\"")
        .replacen(
            "id = \"bryansk-finance\"",
            "id = \"bryansk-finance\"\nremind = { on_due = true, after = [1, 3] }",
            1,
        );
    fs::create_dir_all(desk.path("mydata/organisations")).unwrap();
    fs::write(desk.path("mydata/organisations/bryansk-finance.toml"), body).unwrap();
    desk
}

#[test]
fn what_one_who_left_had_to_read_is_lifted_and_what_he_was_told_is_his_successors() {
    let desk = whose_people_left();
    let desk_does = |words: &str| plain(&desk.does(&format!("--data mydata {words}")));
    // What he owes is told by his name, with what settles it.
    let inbox = desk_does("inbox --for shablonov --on 2024-04-22");
    let lift = "prikaz acquaintance lift bryansk-finance 50 --year 2024 --person shablonov --reason …";
    assert!(inbox.contains("Шаблонов") && inbox.contains(lift), "{inbox}");
    // What his unit was told is with its head of today.
    let inbox = desk_does("inbox --for uslovny --on 2024-04-22");
    assert!(inbox.contains("разместить сведения"), "{inbox}");
    assert!(!desk_does("inbox --for primerov --on 2024-04-22").contains("разместить сведения"));
    // Nobody writes to him: who reminds is told.
    let told = desk.json("--data mydata remind --dry-run --on 2024-04-22");
    let to: Vec<_> =
        told.as_array().unwrap().iter().flat_map(|one| one["keys"].as_array().unwrap()).collect();
    assert!(!to.iter().any(|one| **one == "shablonov" || **one == "primerov"), "{told}");
    desk_does("remind --letters письма --on 2024-04-22 --as proektova");
    let letter = fs::read_dir(desk.path("письма")).unwrap().map(|file| file.unwrap().path());
    let letter = letter.filter(|path| path.display().to_string().contains("(proektova)"));
    assert_eq!(letter.count(), 1, "of what Шаблонов has not read");
    // Whoever reminds is nobody above: the letter says why it goes to her, and so does the log.
    let unheld = told.as_array().unwrap().iter().find(|one| one["unheld"] == true).expect("one of him");
    assert_eq!((&unheld["keys"][0], &unheld["escalated"]), (&"proektova".into(), &false.into()));
    let log = desk_does("audit log");
    assert!(log.contains("(19.04.2024), исполнитель выбыл; кому: Проектовой"), "{log}");
    assert!(!log.contains("вышестоящим"), "{log}");
    for (day, standing) in [("2024-04-22", "overdue"), ("2024-04-24", "dropped")] {
        if standing == "dropped" {
            let before =
                "acquaintance lift bryansk-finance 50 --person shablonov --as proektova --on 2024-04-24";
            desk.refused(&format!("{before} --reason \u{a0}"), "", "");
            desk_does(&format!("{before} --reason уволен\u{a0}приказом\u{a0}№\u{a0}31-к"));
        }
        let rows = desk.json(&format!("--data mydata report deadlines --as-of {day} --format json"));
        let rows = rows["rows"].as_array().unwrap();
        let row = rows.iter().find(|row| row["id"] == "reading 1/shablonov").expect("a reading");
        assert_eq!(row["standing"], standing);
        assert_eq!(row["holders"][0], "Шаблонов\u{a0}Ю.О.", "by his name, not by his key");
        assert!(events(&desk, day).values().any(|(_, title)| title.contains("ознакомление")));
    }
    // Every view follows: only Условный has to read it still.
    assert!(!desk_does("inbox --for shablonov --on 2024-04-24").contains("ознакомление"));
    let told = desk_does("remind --letters письма --on 2024-04-24 --as proektova");
    assert!(!told.contains("Шаблонов"), "{told}");
    let list = desk_does("acquaintance list bryansk-finance 50 --on 2024-04-24");
    assert!(
        list.contains("ознакомление не требуется с 24.04.2024: Шаблонов Ю.О. (уволен приказом № 31-к)"),
        "{list}"
    );
    assert!(list.contains("ознакомиться предстоит: Условному"), "{list}");
    let log = desk_does("audit log");
    assert!(
        log.contains(
            "снято с контроля ознакомление с актом (приказ от 12.04.2024 № 50): Шаблонов Ю.О., уволен"
        ),
        "{log}"
    );
    desk_does("audit verify");
}

/// The word to those above does not stand for the one to whoever reminds, least of all where nobody is above.
#[test]
fn whoever_reminds_is_told_of_one_who_left_whoever_is_above() {
    for (above, told) in [("head", vec!["proektova", "petushkova"]), ("publisher", vec!["proektova"])] {
        let desk = whose_people_left();
        let body = desk.path("mydata/organisations/bryansk-finance.toml");
        let text = fs::read_to_string(&body).unwrap();
        let rule = format!("after = [1, 3], escalate_after = 1, escalate_to = \"{above}\" }}");
        let text = text.replace("\"publisher\"", "\"auditor\"").replace("after = [1, 3] }", &rule);
        fs::write(&body, text).unwrap();
        let due = desk.json("--data mydata remind --dry-run --on 2024-04-22");
        let of_him = due.as_array().unwrap().iter().filter(|one| one["key"] == "reading 1/shablonov");
        let to: Vec<_> = of_him.map(|one| one["keys"][0].as_str().unwrap().to_owned()).collect();
        assert_eq!(to, told, "{above}: {due:#}");
    }
}

/// What is wrong otherwise is told as it is, though nobody is called so.
#[test]
fn an_order_that_is_not_there_is_told_before_a_person_who_is_not() {
    let desk = whose_people_left();
    let lift = |number: u32| {
        format!("--data mydata acquaintance lift bryansk-finance {number} --person nikto --reason отпуск")
    };
    desk.refused(&format!("{} --as proektova --on 2024-04-24", lift(99)), "99", "");
    desk.refused(&format!("{} --as proektova --on 2024-04-24", lift(50)), "nikto", "");
    let run = desk.run(&format!("{} --as primerova --on 2024-04-24", lift(50)));
    assert!(run.code != 0 && !run.err.contains("nikto"), "who records it may not: {}", run.err);
}
