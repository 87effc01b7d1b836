//! What a paper is on a day: every kind of paper against the whole life of a register, as a table a clerk could read.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::sync::{Arc, LazyLock};

use assert_cmd::Command;
use prikaz::app::DataDir;
use prikaz::cli::COMMAND_LINE;
use prikaz::domain::{
    ActReference, Cell, Digest, DraftNo, EditionNo, Entry, EntryId, OrderKind, OrganisationId, PersonId,
    PlaceKey, ProcedureId, UnitId, digest_of,
};
use prikaz::wording::{Language, Messages};
use prikaz::workflow::{
    Actor, Event, FileReference, Force, ForceTerm, Paper, PaperStanding, Recorded, Register, Repeal, Repeals,
    Shown, Shows, Start, Weight, entries_digest, evolve,
};
use time::Date;
use time::macros::date;

use crate::cli::Desk;
use prikaz_rules::forms::key;

static MESSAGES: LazyLock<Messages> =
    LazyLock::new(|| Messages::load(&DataDir::new(None), Language::Ru, COMMAND_LINE).expect("messages"));

fn act(number: &str, date: Date) -> ActReference {
    ActReference { kind: OrderKind::Order, number: number.to_owned(), date, title: None }
}

fn rows(text: &str) -> Arc<Vec<Entry>> {
    let cells = BTreeMap::from([(key("process"), Cell::Text(text.to_owned()))]);
    Arc::new(vec![Entry {
        id: EntryId(1),
        number: "1".to_owned(),
        cells,
        unit: UnitId::new("hr").unwrap(),
        also: Vec::new(),
    }])
}

/// A register with its history.
#[derive(Default, Clone)]
struct Life {
    register: Register,
    history: Vec<Recorded>,
    repeals: Repeals,
    day: Option<Date>,
}

impl Life {
    fn on(&mut self, on: Date, event: Event) {
        let at = on.midnight().assume_utc();
        let by = Actor::claiming(PersonId::new("proektov").unwrap());
        let version = self.register.version + 1;
        let recorded = Recorded { version, on, at, by, event };
        self.register = evolve(std::mem::take(&mut self.register), &recorded);
        self.history.push(recorded);
        self.day = Some(on);
    }

    /// Gives a paper out; `shows` is what is recorded with it, or none as in older stores.
    fn give(&mut self, name: &str, paper: Paper, shown: Option<Shows>) {
        let of_edition =
            [Paper::Notice, Paper::Extract, Paper::Consolidated, Paper::RepealingOrder].contains(&paper);
        let last = self.register.last_edition().map(|edition| edition.draft);
        let draft = match (of_edition, last) {
            (true, Some(draft)) => draft,
            (true, None) => return,
            (false, _) => DraftNo(self.register.last_draft),
        };
        let present = self.register.draft.as_ref().filter(|present| present.no == draft);
        let present = present.and_then(prikaz::workflow::Draft::digest);
        let content = present.or(self.register.edition_of(draft).map(|edition| edition.digest));
        let file = FileReference { name: name.to_owned(), digest: digest_of(name.as_bytes()) };
        let event = Event::DocumentIssued { draft, paper, file, content, shows: shown };
        self.on(self.day.unwrap(), event);
    }

    fn standing(&self, name: &str) -> Option<PaperStanding> {
        let is_it =
            |one: &Recorded| matches!(&one.event, Event::DocumentIssued { file, .. } if file.name == name);
        let place = self.history.iter().position(is_it)?;
        let since = self.history[place + 1..]
            .iter()
            .filter(|one| !matches!(one.event, Event::DocumentIssued { .. }))
            .count();
        let shown = Shown::recorded(&self.history, place)?;
        Some(shown.standing(&self.register, &self.repeals, self.day.unwrap(), since))
    }
}

fn opened() -> Life {
    let mut life = Life::default();
    life.on(
        date!(2025 - 02 - 03),
        Event::RegisterOpened {
            organisation: OrganisationId::new("body").unwrap(),
            procedure: ProcedureId::new("body").unwrap(),
            procedure_digest: Digest::ZERO,
            title: "Перечень".to_owned(),
            organisation_digest: None,
        },
    );
    life
}

fn drafted(life: &mut Life, on: Date, text: &str) {
    let draft = DraftNo(life.register.last_draft + 1);
    let base = life.register.last_edition().map(|edition| edition.no);
    life.on(
        on,
        Event::DraftOpened {
            draft,
            base,
            ground: None,
            ground_clause: None,
            basis: "поручение".to_owned(),
            organisation_digest: None,
        },
    );
    let (entries, digest) = (rows(text), entries_digest(&rows(text)));
    life.on(
        on,
        Event::Consolidated { draft, entries, digest, findings: Vec::new(), without: BTreeMap::new() },
    );
}

fn revised(life: &mut Life, on: Date, text: &str) {
    let draft = DraftNo(life.register.last_draft);
    let (entries, digest, weight) = (rows(text), entries_digest(&rows(text)), Weight::Substance);
    life.on(on, Event::Revised { draft, entries, digest, changes: Vec::new(), weight });
}

fn approved(life: &mut Life, order: ActReference, amends: Option<ActReference>, from: Start) {
    let (draft, edition) =
        (DraftNo(life.register.last_draft), EditionNo(life.register.editions.len() as u32 + 1));
    let digest = life.register.draft.as_ref().unwrap().digest().unwrap();
    let terms = vec![ForceTerm { what: None, from }];
    let force = Some(Force { clause: "2".to_owned(), terms, official: Vec::new() });
    let on = order.date;
    life.on(
        on,
        Event::Approved {
            draft,
            edition,
            order,
            acting: None,
            digest,
            amends,
            force: force.map(Box::new),
            numbered_anew: false,
            recorded_by: None,
            effects: Vec::new(),
            repeals: Vec::new(),
            left_out: Vec::new(),
            organisation_digest: None,
        },
    );
}

fn published(life: &mut Life, on: Date) {
    let (draft, edition) =
        (DraftNo(life.register.last_draft), EditionNo(life.register.editions.len() as u32));
    let place = PlaceKey::new("site").unwrap();
    life.on(on, Event::Published { draft, edition, place, address: "адрес".to_owned(), file: None });
}

/// Every kind of paper, as `round` gives it out; a paper that bears the act's requisites does so once it is signed.
const PAPERS: [(Paper, &str); 16] = [
    (Paper::Order, "Приказ"),
    (Paper::Annex, "Приложение"),
    (Paper::AgreementSheet, "Лист согласования"),
    (Paper::VisaSheet, "Лист согласующего"),
    (Paper::Disagreements, "Протокол разногласий"),
    (Paper::Notice, "Уведомление"),
    (Paper::Acquaintance, "Лист ознакомления"),
    (Paper::Request, "Запрос"),
    (Paper::Reminder, "Напоминание"),
    (Paper::Extract, "Выписка"),
    (Paper::Card, "Карточка"),
    (Paper::AmendingOrder, "Изменяющий приказ"),
    (Paper::RepealingOrder, "Отменяющий приказ"),
    (Paper::Consolidated, "Сводная редакция"),
    (Paper::Comparison, "Сравнительная таблица"),
    (Paper::Redline, "Редакция с правкой"),
];

/// Gives every paper out as an older store recorded it: what it showed follows from where it stands in the log.
fn give_all(life: &mut Life, when: &str) {
    for (paper, name) in PAPERS {
        life.give(&format!("{name} ({when})"), paper, None);
    }
}

fn table() -> String {
    let mut life = opened();
    let mut moments: Vec<(&str, Life)> = Vec::new();
    drafted(&mut life, date!(2025 - 02 - 04), "первый круг");
    give_all(&mut life, "первый круг");
    moments.push(("первый круг", life.clone()));
    revised(&mut life, date!(2025 - 02 - 10), "второй круг");
    give_all(&mut life, "второй круг");
    moments.push(("второй круг", life.clone()));
    approved(&mut life, act("61", date!(2025 - 02 - 20)), None, Start::Publication);
    give_all(&mut life, "подписан № 61");
    moments.push(("подписан № 61", life.clone()));
    published(&mut life, date!(2025 - 02 - 25));
    moments.push(("опубликован", life.clone()));
    drafted(&mut life, date!(2025 - 05 - 05), "изменение");
    give_all(&mut life, "изменение");
    let amended = Some(act("61", date!(2025 - 02 - 20)));
    approved(&mut life, act("75", date!(2025 - 05 - 20)), amended, Start::Signing);
    give_all(&mut life, "подписан № 75");
    moments.push(("изменён № 75", life.clone()));
    drafted(&mut life, date!(2025 - 09 - 01), "отозванный");
    give_all(&mut life, "отозванный");
    let draft = DraftNo(3);
    life.on(date!(2025 - 09 - 10), Event::DraftWithdrawn { draft, reason: "не нужен".to_owned() });
    moments.push(("проект № 3 отозван", life.clone()));
    let (by, from) = (act("90", date!(2025 - 12 - 01)), Some(date!(2025 - 12 - 01)));
    life.repeals = Repeals::new(vec![Repeal { act: act("61", date!(2025 - 02 - 20)), by, from }]);
    life.day = from;
    moments.push(("№ 61 отменён № 90", life));

    let mut text = String::new();
    for when in ["первый круг", "второй круг", "подписан № 61", "изменение", "подписан № 75", "отозванный"]
    {
        let mut lives: Vec<(Vec<&str>, String)> = Vec::new();
        for (_, name) in PAPERS {
            let life = said_of(&moments, &format!("{name} ({when})"));
            match lives.iter_mut().find(|(_, known)| *known == life) {
                Some((names, _)) => names.push(name),
                None => lives.push((vec![name], life)),
            }
        }
        for (names, life) in lives.iter().filter(|(_, life)| !life.is_empty()) {
            write!(text, "== {}; выдано: {when}\n{life}\n", names.join(", ")).unwrap();
        }
    }
    text
}

/// What is said of a paper at each moment at which that changes.
fn said_of(moments: &[(&str, Life)], name: &str) -> String {
    let (mut text, mut before) = (String::new(), String::new());
    for (moment, life) in moments {
        let Some(standing) = life.standing(name) else { continue };
        let said = said(&standing);
        if said != before {
            writeln!(text, "{moment}: {said}").unwrap();
        }
        before = said;
    }
    text
}

fn said(standing: &PaperStanding) -> String {
    MESSAGES.text(standing).replace('\u{a0}', " ")
}

#[test]
fn every_kind_of_paper_stands_as_the_table_says() {
    let made = table();
    let golden = "tests/golden/standing.txt";
    if std::env::var_os("UPDATE").is_some() {
        fs::write(golden, &made).unwrap();
    }
    assert!(
        made == fs::read_to_string(golden).unwrap_or_default(),
        "the table differs from {golden}\n{made}"
    );
}

/// A draft of the first round, given out; the draft revised, signed and given out.
#[test]
fn a_draft_that_was_revised_before_signing_is_no_act() {
    let desk = Desk::consolidated();
    desk.does("check pass clients --on 2024-04-17 --as primerova");
    let given =
        |out: &str| desk.does(&format!("order draft clients --out {out} --on 2024-04-18 --as proektov"));
    given("1.txt");
    desk.does("agreement sheet clients --out лист.docx --on 2024-04-18 --as proektov");
    desk.does("agreement return clients --remark 3:уточните --on 2024-04-18 --as probny");
    desk.does("agreement answer clients 1 --accept --on 2024-04-18 --as proektov");
    desk.does("register revise clients --set 3:needs=справка --substance --on 2024-04-18 --as proektov");
    given("2.txt");
    for who in ["khlybova", "probny", "primerova"] {
        desk.does(&format!("agreement visa clients --on 2024-04-19 --as {who}"));
    }
    desk.does("order present clients --on 2024-04-22 --as primerova");
    desk.does("order sign clients --number 61 --on 2024-04-23 --as obraztsov");
    given("61.txt");
    let told = |out: &str| desk.does(&format!("verify {out} --on 2024-04-24")).replace('\u{a0}', " ");
    let signed = "приказ от 23.04.2024 № 61";
    for first in ["1.txt", "лист.docx"] {
        let said = told(first);
        let revised = format!(
            "проект № 1, документ выдан 18.04.2024; прежний проект, изменен до подписания; подписан {signed}\n"
        );
        assert!(said.ends_with(&revised), "{said}");
    }
    let said = told("2.txt");
    assert!(said.ends_with(&format!("; проект; подписан как {signed}; сведения те же\n")), "{said}");
    let said = told("61.txt");
    assert!(said.ends_with("; действует\n"), "{said}");
    // The codes say so too; one that puts the act's number over the rows of the first round is false.
    let code = |file: &str| {
        let text = fs::read_to_string(desk.path(file)).unwrap();
        let code = text.split("QR-код документа: ").nth(1).and_then(|rest| rest.split(']').next());
        code.expect("a code").to_owned()
    };
    let told = |code: &str| {
        let output = desk.command("verify --on 2024-04-24 --text").arg(code).output().unwrap();
        (output.status.code(), String::from_utf8(output.stdout).unwrap().replace('\u{a0}', " "))
    };
    assert!(told(&code("1.txt")).1.contains("прежний проект, изменен до подписания"));
    assert!(told(&code("2.txt")).1.contains("сведения те же"));
    assert!(told(&code("61.txt")).1.ends_with("верны; действует\n"));
    let forged = code("1.txt").replace("проект;", &format!("{};", signed));
    assert_eq!(told(&forged).0, Some(1), "{:?}", told(&forged));
}

/// A desk on which the demonstration of Krasnodar was played, with data of its own for what comes after.
pub(crate) struct Demonstrated(pub(crate) tempfile::TempDir);

impl Demonstrated {
    pub(crate) fn new() -> Self {
        Self::of("krasnodar-cossacks")
    }

    pub(crate) fn of(procedure: &str) -> Self {
        let desk = Self(tempfile::tempdir().unwrap());
        for folder in ["own/orders", "own/procedures"] {
            fs::create_dir_all(desk.0.path().join(folder)).unwrap();
        }
        desk.does(&format!("demo out --procedure {procedure}"));
        desk
    }

    /// Writes the order `key` of one clause, which stands alone.
    pub(crate) fn write_order(&self, key: &str, clause: &str) {
        let head = "organisation = \"krasnodar-cossacks\"\nkind = \"приказ\"\nheading = \"О сведениях\"\n";
        let signs = "[[signatory]]\nperson = \"obraztsov\"\n";
        self.write(
            &format!("orders/{key}.toml"),
            &format!("id = \"{key}\"\n{head}[[clause]]\n{clause}\n{signs}"),
        );
    }

    pub(crate) fn run(&self, words: &str) -> (i32, String) {
        let mut command = Command::cargo_bin("prikaz").unwrap();
        for name in ["PRIKAZ_DATA", "PRIKAZ_AS", "RUST_BACKTRACE"] {
            command.env_remove(name);
        }
        let home = self.0.path().join("out/home");
        command.env("PRIKAZ_LANG", "ru").env("PRIKAZ_HOME", home).current_dir(self.0.path());
        let output = command.args(["--data", "own"]).args(words.split(' ')).output().unwrap();
        let said = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap()).concat();
        (output.status.code().unwrap(), said.replace('\u{a0}', " "))
    }

    pub(crate) fn does(&self, words: &str) -> String {
        let (code, said) = self.run(words);
        assert_eq!(code, 0, "{words}: {said}");
        said
    }

    pub(crate) fn write(&self, name: &str, text: &str) {
        fs::write(self.0.path().join("own").join(name), text).unwrap();
    }

    pub(crate) fn order(&self) -> String {
        let files = fs::read_dir(self.0.path().join("out")).unwrap().map(|file| file.unwrap().file_name());
        let name =
            files.map(|name| name.into_string().unwrap()).find(|name| name.ends_with("02-приказ.docx"));
        format!("out/{}", name.unwrap())
    }

    /// Every door that says whether the register, its edition or its order is in force says that it is, or was
    /// repealed by `by`.
    fn doors(&self, on: &str, repealed_by: Option<&str>) {
        let no = "приказ от 15.03.2024 № 60";
        let at = format!("--on {on} --as proektov");
        let say = |words: &str| self.run(&format!("{words} {at}"));
        let order = self.order();
        let status = say("register status points").1;
        let listed = say("order list krasnodar-cossacks").1;
        let listed = listed.lines().find(|line| line.starts_with(no)).unwrap_or_default().to_owned();
        let verified = say(&format!("verify {order}")).1;
        let shown = self.run(&format!("register show points --at {on}"));
        let extract = say("paper extract points --out extract.txt");
        let wording = say(&format!("register show points --at {on} --out wording.txt"));
        let journal = say("paper journal krasnodar-cossacks --year 2024 --out journal.txt");
        assert_eq!(journal.0, 0, "{}", journal.1);
        let journal = fs::read_to_string(self.0.path().join("journal.txt")).unwrap().replace('\u{a0}', " ");
        match repealed_by {
            None => {
                assert!(status.contains("; действует редакция № 1"), "{status}");
                assert!(listed.ends_with("; действует"), "{listed}");
                assert!(verified.ends_with("; действует\n"), "{verified}");
                for (code, said) in [shown, extract, wording] {
                    assert_eq!(code, 0, "{said}");
                }
                assert!(!journal.contains("утрата силы"), "{journal}");
            }
            Some(by) => {
                assert!(status.contains(&format!("не действует: акт утратил силу ({by})")), "{status}");
                assert!(!status.contains("; действует"), "{status}");
                assert!(listed.contains("силу утратил") && listed.contains(by), "{listed}");
                assert!(verified.ends_with(&format!("акт утратил силу ({by})\n")), "{verified}");
                for (code, said) in [shown, extract, wording] {
                    assert!(code == 1 && said.contains("утратил силу") && said.contains(by), "{said}");
                }
                assert!(journal.contains("утрата силы: "), "{journal}");
            }
        }
    }
}

const REPEAL: &str = r#"kind = "repeal"
[[order.clause.act]]
kind = "приказ"
date = 2024-03-15
number = "60"
title = "Об утверждении перечня"
"#;

#[test]
fn an_order_that_stands_alone_takes_the_edition_out_of_force_at_every_door() {
    let desk = Demonstrated::new();
    desk.write(
        "orders/repeal.toml",
        &format!(
            "id = \"repeal\"\norganisation = \"krasnodar-cossacks\"\nkind = \"приказ\"\nheading = \"О признании утратившим силу\"\n[[clause]]\n{}[[clause]]\nkind = \"enter-into-force\"\nwhen = 2024-06-01\n[[signatory]]\nperson = \"obraztsov\"\n",
            REPEAL.replace("order.clause", "clause"),
        ),
    );
    desk.doors("2024-05-30", None);
    desk.does("order sign repeal --number 77 --on 2024-05-20 --as obraztsov");
    let listed = desk.does("order list krasnodar-cossacks --on 2024-05-30");
    assert!(listed.contains("действует, утратит силу 01.06.2024 (приказ от 20.05.2024 № 77)"), "{listed}");
    desk.doors("2024-06-01", Some("приказ от 20.05.2024 № 77"));
    desk.does("register show points --at 2024-05-31");
}

#[test]
fn an_order_of_another_register_takes_the_edition_out_of_force_at_every_door() {
    let desk = Demonstrated::new();
    let text = fs::read_to_string("data/procedures/krasnodar-cossacks.toml").unwrap();
    let text = text.replacen("id = \"krasnodar-cossacks\"", "id = \"other\"", 1).replacen(
        "[[order.clause]]\nkind = \"control\"",
        &format!("[[order.clause]]\n{REPEAL}\n[[order.clause]]\nkind = \"control\""),
        1,
    );
    desk.write("procedures/other.toml", &text);
    desk.does("register open second --procedure other --on 2024-05-06 --as proektov");
    desk.does("register draft second --basis поручение --on 2024-05-06 --as proektov");
    for (unit, who, visa) in [
        ("service", "uslovnova", "probnaya"),
        ("cossacks", "primerov", "testov"),
        ("military", "blankova", "testov"),
    ] {
        let file = format!("out/{unit}.csv");
        desk.does(&format!("submission add second --unit {unit} {file} --on 2024-05-07 --as {who}"));
        desk.does(&format!("submission visa second --unit {unit} --on 2024-05-08 --as {visa}"));
    }
    desk.does("register consolidate second --on 2024-05-13 --as proektov");
    desk.doors("2024-05-20", None);
    desk.does("order sign second --number 78 --on 2024-05-21 --as obraztsov");
    desk.doors("2024-05-21", Some("приказ от 21.05.2024 № 78"));
    assert!(desk.does("register status second --on 2024-05-21").contains("действует редакция № 1"));
}

/// From when an edition is in force is asked in the workflow alone, where it is known what was repealed.
#[test]
fn nobody_else_decides_what_is_in_force() {
    let allowed = ["workflow/state/acts.rs", "workflow/state/in_force.rs", "workflow/state/register.rs"];
    let mut found = Vec::new();
    let mut folders = vec![std::path::PathBuf::from("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|one| one == "rs")
                && fs::read_to_string(&path).unwrap().contains("in_force_since")
            {
                found.push(path.display().to_string().replacen("src/", "", 1));
            }
        }
    }
    found.sort();
    assert_eq!(found, allowed);
}
