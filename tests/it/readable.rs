//! A register can always be read: whatever becomes of the files of its body, of its procedure, of the calendar, what was
//! recorded is shown, the fault is told once, and acts are refused.

use std::fs;

use prikaz::app::{DataDir, load_words};
use prikaz::procedure;

use crate::cli::Desk;

const BODY: &str = "mydata/organisations/sample-body.toml";
const PROCEDURE: &str = "mydata/procedures/sample-body.toml";

fn data(path: &str) -> String {
    fs::read_to_string(format!("{}/data/{path}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

/// A register of a body that has its files in the folder of own data only, with a draft that was agreed and signed.
fn desk() -> Desk {
    let desk = Desk::new();
    for folder in ["organisations", "procedures", "calendar", "profiles"] {
        fs::create_dir_all(desk.path(&format!("mydata/{folder}"))).unwrap();
    }
    for (folder, to) in [("organisations", BODY), ("procedures", PROCEDURE)] {
        let text = data(&format!("{folder}/sverdlovsk-investment.toml"));
        let text = text
            .replace("id = \"sverdlovsk-investment\"", "id = \"sample-body\"")
            .replace("organisation = \"sverdlovsk-investment\"", "organisation = \"sample-body\"")
            .replace(
                "kind = \"collect\"\n",
                "kind = \"collect\"\nlimit = { working_days = 3, after = \"draft\" }\n",
            );
        fs::write(desk.path(to), text).unwrap();
    }
    desk.does("init");
    for words in [
        "register open clients --procedure sample-body --on 2024-04-11 --as proektov",
        "register draft clients --basis приказ --on 2024-04-12 --as proektov",
        "submission nil clients --unit hr --on 2024-04-15 --as proektov",
        "submission nil clients --unit support --on 2024-04-15 --as chernovikov",
        "register extend clients --stage collection --unit accounting --to 2024-05-20 --basis записка --on 2024-05-13 --as proektov",
    ] {
        desk.does(&format!("--data mydata {words}"));
    }
    desk
}

/// Commands that read, and need none of the files.
const READING: [&str; 12] = [
    "register list",
    "register status clients",
    "audit log",
    "audit log clients",
    "audit verify",
    "order list sample-body",
    "inbox --for chernovikov",
    "submission list clients",
    "instruction list",
    "report deadlines",
    "report deadlines clients",
    "duty list --year 2024",
];

#[test]
fn whatever_becomes_of_the_files_what_was_recorded_is_read() {
    let remove: fn(&Desk, &str) = |desk, path| fs::remove_file(desk.path(path)).unwrap();
    let spoil: fn(&Desk, &str) = |desk, path| fs::write(desk.path(path), "это = не [TOML").unwrap();
    let fault: fn(&Desk, &str) = |desk, path| {
        let text = fs::read_to_string(desk.path(path)).unwrap();
        fs::write(desk.path(path), format!("zzz = 1\n{text}")).unwrap();
    };
    type Harm = fn(&Desk, &str);
    let cases: [(&str, Harm, &str, bool); 7] = [
        ("the body is removed", remove, BODY, true),
        ("the body is no TOML", spoil, BODY, true),
        ("the body has a key that nobody knows", fault, BODY, true),
        ("the procedure is removed", remove, PROCEDURE, false),
        ("the procedure is no TOML", spoil, PROCEDURE, false),
        ("a calendar is no TOML", spoil, "mydata/calendar/ru-2024.toml", true),
        ("the profile is no TOML", spoil, "mydata/profiles/gost-2016.toml", false),
    ];
    for (case, change, path, locks_acts) in cases {
        let desk = desk();
        change(&desk, path);
        for words in READING {
            let run = desk.run(&format!("--data mydata {words} --on 2024-05-13"));
            assert_eq!(run.code, 0, "{case}: {words}\n{}{}", run.out, run.err);
            assert!(run.err.matches("предупреждение").count() <= 1, "{case}: {words}\n{}", run.err);
        }
        let told = desk.run("--data mydata audit log --on 2024-05-13");
        assert_eq!(told.err.contains("предупреждение"), locks_acts, "{case}\n{}", told.err);
        let log = told.out.replace('\u{a0}', " ");
        // Persons are called as the body was recorded, not by their keys.
        assert!(log.contains("Черновиков") && !log.contains("chernovikov"), "{case}\n{log}");
        let before = desk.journal();
        let act = "submission nil clients --unit information --on 2024-05-13 --as blankova";
        let run = desk.run(&format!("--data mydata {act}"));
        assert_eq!(run.code != 0, locks_acts, "{case}\n{}", run.err);
        assert_eq!(desk.journal() == before, locks_acts, "{case}");
        if locks_acts {
            assert!(run.err.contains("что делать"), "{case}\n{}", run.err);
            // The fault of the file is told once: as why the act is refused.
            let lines: Vec<&str> =
                run.err.lines().map(|line| line.trim().trim_start_matches("ошибка: ")).collect();
            let told: std::collections::BTreeSet<&str> = lines.iter().copied().collect();
            assert_eq!(told.len(), lines.len(), "{case}\n{}", run.err);
        }
    }
}

#[test]
fn a_person_who_left_is_called_by_the_name_that_was_recorded() {
    let desk = desk();
    let body = fs::read_to_string(desk.path(BODY)).unwrap();
    // His post stays: another card has the roles.
    let left = body
        .replace("\"proektov\"", "\"successor\"")
        .replace("surname = \"Проектов\"", "surname = \"Новый\"");
    let left =
        left.replace("Проектова", "Нового").replace("Проектову", "Новому").replace("Проектовым", "Новым");
    let left = left.replace("Проектове", "Новом");
    assert_ne!(left, body);
    fs::write(desk.path(BODY), left).unwrap();
    let log = desk.does("--data mydata audit log clients --on 2024-05-13").replace('\u{a0}', " ");
    assert!(log.contains("внес Проектов А.М.") && !log.contains("proektov"), "{log}");
    desk.does("--data mydata paper card clients --out карточка.txt --on 2024-05-13 --as successor");
    let card = fs::read_to_string(desk.path("карточка.txt")).unwrap();
    assert!(card.contains("Проектов") && !card.contains("proektov"), "{card}");
    // His name is known, he himself is no person of the body: he may do nothing any more.
    desk.refused(
        "--data mydata register withdraw clients --reason ошибка --on 2024-05-13 --as proektov",
        "в файле органа нет человека с ключом `proektov`",
        "ключи людей записаны в файле органа",
    );
}

#[test]
fn what_is_judged_more_strictly_today_does_not_lock_a_register() {
    let words = load_words(&DataDir::default()).unwrap();
    let body = procedure::load_organisation(
        "krasnodar-cossacks.toml",
        &data("organisations/krasnodar-cossacks.toml"),
        &words,
    )
    .unwrap();
    let text = format!("zzz = 1\n{}", data("procedures/krasnodar-cossacks.toml"));
    assert!(procedure::load("krasnodar-cossacks.toml", &text, &body).is_err());
    let kept = procedure::load_for_register("krasnodar-cossacks.toml", &text, &body).unwrap();
    assert_eq!(kept.faults.len(), 1, "{:?}", kept.faults);
}

/// An order that is in force on its publication, where nothing publishes it, would never be in force.
#[test]
fn an_order_that_would_never_be_in_force_is_refused_with_the_way_out() {
    let desk = Desk::new();
    fs::create_dir_all(desk.path("mydata/procedures")).unwrap();
    let text = data("procedures/krasnodar-cossacks.toml");
    let stages: Vec<&str> = text.split("\n[[stage]]\n").collect();
    let unpublished: Vec<&str> =
        stages.iter().filter(|stage| !stage.starts_with("key = \"publication\"")).copied().collect();
    assert_eq!(unpublished.len() + 1, stages.len());
    let unpublished = unpublished.join("\n[[stage]]\n");
    let check = |text: &str| {
        fs::write(desk.path("mydata/procedures/krasnodar-cossacks.toml"), text).unwrap();
        let run = desk.run("--data mydata procedure check mydata/procedures/krasnodar-cossacks.toml");
        format!("{}{}", run.out, run.err).replace('\u{a0}', " ")
    };
    let never = "его редакции не вступят в силу никогда";
    for when in ["\"publication\"", "{ days = 10, after = \"publication\" }"] {
        let text = unpublished.replace("when = \"signing\"", &format!("when = {when}"));
        let said = check(&text);
        assert!(
            said.contains(never) && said.contains("добавьте этап `kind = \"publish\"`"),
            "{when}\n{said}"
        );
    }
    assert!(!check(&unpublished).contains(never), "in force from the signing");
    let published = text.replace("when = \"signing\"", "when = \"publication\"");
    assert!(!check(&published).contains(never), "it is published");
}

/// Who only records what a unit handed in did not hand it in; an extension that came late says so.
#[test]
fn the_log_says_who_recorded_and_what_came_late() {
    let desk = desk();
    let log = desk.does("--data mydata audit log clients --on 2024-05-13").replace('\u{a0}', " ");
    assert!(log.contains("представил сведения: изменений нет; внес Проектов А.М."), "{log}");
    assert!(log.contains("представил сведения: изменений нет; передал Черновиков"), "{log}");
    assert!(log.contains("когда он уже истек: записка"), "{log}");
}
