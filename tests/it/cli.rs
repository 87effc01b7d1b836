//! The real binary: the short life of a register, and every way to be refused without a trace.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use assert_cmd::cargo::cargo_bin;
use serde_json::Value;

use crate::store_recovery::patiently;
use prikaz::store::SledLog;

const SITE: &str = "https://www.mir.midural.ru/documents/list";

/// An empty folder to work in, with the demonstration files beside.
pub(crate) struct Desk {
    folder: tempfile::TempDir,
}

/// What a run gave back.
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Desk {
    pub(crate) fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// A desk with a store and the register `clients` open since 11 April 2024.
    pub(crate) fn open() -> Self {
        let desk = Self::new();
        desk.does("init");
        desk.does("register open clients --procedure sverdlovsk-investment --on 2024-04-11 --as proektov");
        desk
    }

    /// A desk whose draft has its rows and lies before the working group.
    pub(crate) fn consolidated() -> Self {
        let desk = Self::open();
        desk.does("register draft clients --basis приказ --on 2024-04-12 --as proektov");
        for (unit, who) in [("hr", "kartochkina"), ("support", "chernovikov"), ("information", "blankova")] {
            let file = demo(&format!("{unit}.csv"));
            let file = file.display();
            desk.does(&format!("submission add clients --unit {unit} {file} --on 2024-04-15 --as {who}"));
        }
        let without = "--without accounting=отпуск --without property=отпуск";
        desk.does(&format!("register consolidate clients {without} --on 2024-04-17 --as protokolova"));
        desk
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn command(&self, words: &str) -> Command {
        let mut command = Command::new(cargo_bin("prikaz"));
        for name in ["PRIKAZ_DATA", "PRIKAZ_AS", "RUST_BACKTRACE"] {
            command.env_remove(name);
        }
        command
            .env("PRIKAZ_LANG", "ru")
            .env("PRIKAZ_HOME", self.path("store"))
            .current_dir(self.folder.path());
        // A no-break space stands for a space within one word of the command line.
        command.args(words.split(' ').map(|word| word.replace('\u{a0}', " ")));
        command
    }

    pub(crate) fn run(&self, words: &str) -> Run {
        let output = self.command(words).output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        Run { code: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
    }

    /// Runs what must succeed and gives its stdout.
    pub(crate) fn does(&self, words: &str) -> String {
        let run = self.run(words);
        assert_eq!(run.code, 0, "{words}\n{}{}", run.out, run.err);
        no_fault_marks(&run);
        run.out
    }

    /// Runs what must succeed and give JSON.
    pub(crate) fn json(&self, words: &str) -> Value {
        serde_json::from_str(&self.does(&format!("{words} --json"))).unwrap()
    }

    /// Runs what must be refused with `reason` and `way_out`, leaving the journal as it was.
    pub(crate) fn refused(&self, words: &str, reason: &str, way_out: &str) {
        self.fails(words, 1, reason, way_out);
    }

    pub(crate) fn fails(&self, words: &str, code: i32, reason: &str, way_out: &str) {
        let before = (self.journal(), self.kept());
        let run = self.run(words);
        assert_eq!((run.code, run.out.as_str()), (code, ""), "{words}\n{}", run.err);
        no_fault_marks(&run);
        let said = run.err.replace('\u{a0}', " ");
        let hint = said.split_once("что делать: ").unwrap_or_else(|| panic!("no way out: {said}")).1;
        assert!(said.starts_with("ошибка: ") && said.contains(reason), "{words}\n{said}");
        assert!(hint.contains(way_out), "{words}\n{said}");
        let foreign = crate::latin::foreign(&said);
        assert!(foreign.is_empty(), "{words}: {foreign:?}\n{said}");
        assert_eq!(self.journal(), before.0, "{words} left a trace in the journal");
        assert_eq!(self.kept(), before.1, "{words} left a file in the store");
    }

    /// The files that the store keeps.
    fn kept(&self) -> Vec<PathBuf> {
        self.of_bodies("files").into_iter().map(|(path, _)| path).collect()
    }

    /// Every byte of the journals.
    pub(crate) fn journal(&self) -> Vec<(PathBuf, Vec<u8>)> {
        self.of_bodies("journal")
    }

    /// What stands in the folder `name` of each body.
    fn of_bodies(&self, name: &str) -> Vec<(PathBuf, Vec<u8>)> {
        let mut files = Vec::new();
        self.bodies().iter().for_each(|body| collect(&body.join(name), &mut files));
        files.sort();
        files
    }

    /// The folders of the bodies.
    fn bodies(&self) -> Vec<PathBuf> {
        let found = std::fs::read_dir(self.path("store/bodies")).into_iter().flatten();
        found.map(|body| body.unwrap().path()).collect()
    }

    /// What the store keeps of its one body under `name`.
    pub(crate) fn in_body(&self, name: &str) -> PathBuf {
        let bodies = self.bodies();
        assert_eq!(bodies.len(), 1, "{bodies:?}");
        bodies[0].join(name)
    }
}

fn collect(folder: &Path, files: &mut Vec<(PathBuf, Vec<u8>)>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => collect(&path, files),
            false => files.push((path.clone(), std::fs::read(&path).unwrap())),
        }
    }
}

pub(crate) fn demo(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data/demo/sverdlovsk-investment").join(name)
}

fn no_fault_marks(run: &Run) {
    for mark in [" [undefined", "[template", "[unknown", "[invalid", "panicked"] {
        assert!(!run.out.contains(mark) && !run.err.contains(mark), "{}{}", run.out, run.err);
    }
}

#[test]
fn a_register_lives_from_the_first_row_to_the_backup() {
    let desk = Desk::open();
    assert!(!desk.journal().is_empty(), "the tests look for the journal in the wrong folder");
    desk.does("register draft clients --basis приказ\u{a0}№\u{a0}54 --on 2024-04-12 --as proektov");
    collect_rows(&desk);
    agree(&desk);
    approve(&desk);
    look_back(&desk);
    keep(&desk);
}

fn collect_rows(desk: &Desk) {
    let faulty = demo("support-1.csv");
    let add = "submission add clients --unit support";
    let run = desk.run(&format!("{add} {} --on 2024-04-15 --as chernovikov", faulty.display()));
    assert_eq!(run.code, 1);
    for fault in
        ["«меры господдержки» нет в перечне", "не заполнена графа", "строки 3, 7: точка взаимодействия"]
    {
        assert!(run.err.contains(fault), "{}", run.err);
    }
    for (unit, who) in [
        ("support", "chernovikov"),
        ("hr", "kartochkina"),
        ("information", "blankova"),
        ("accounting", "strokova"),
    ] {
        let file = demo(&format!("{unit}.csv"));
        let file = file.display();
        desk.does(&format!("submission add clients --unit {unit} {file} --on 2024-04-16 --as {who}"));
    }
    desk.refused(
        "register consolidate clients --on 2024-04-17 --as protokolova",
        "не представили",
        "--without",
    );
    desk.does("submission nil clients --unit property --on 2024-04-16 --as stolbtsov");
    desk.does("register consolidate clients --on 2024-04-17 --as protokolova");
    desk.does("check pass clients --on 2024-04-18 --as primerova");
}

fn agree(desk: &Desk) {
    desk.does(&format!(
        "substitution add --procedure sverdlovsk-investment --who khlybova --for obraztsov {} {} {}",
        "--from 2024-04-20 --to 2024-05-10 --basis приказ\u{a0}от\u{a0}15.04.2024\u{a0}№\u{a0}12-к",
        "--post Исполняющий\u{a0}обязанности\u{a0}Министра",
        "--on 2024-04-18 --as proektov"
    ));
    let seen = desk.json("agreement status clients")["digest"].as_str().unwrap()[..8].to_owned();
    desk.does("agreement visa clients --on 2024-04-18 --as primerova");
    desk.does(
        "agreement return clients --remark 3:\u{a0}уточните\u{a0}потребности --on 2024-04-19 --as khlybova",
    );
    desk.does("agreement visa clients --on 2024-04-19 --as probny");
    desk.refused(
        "register revise clients --set 3:needs=получение\u{a0}консультации --substance --on 2024-04-19 --as proektov",
        "нет ответа на замечание № 1",
        "agreement answer",
    );
    desk.does("agreement answer clients 1 --accept --on 2024-04-19 --as proektov");
    let revise = "register revise clients --set 3:needs=получение\u{a0}консультации";
    desk.refused(
        &format!("{revise} --editorial --on 2024-04-19 --as proektov"),
        "по существу",
        "--substance",
    );
    desk.does(&format!("{revise} --substance --on 2024-04-19 --as proektov"));
    let stale = format!("agreement visa clients --digest {seen} --on 2024-04-22 --as probny");
    desk.refused(&stale, "по другому тексту проекта", "register show");
    desk.refused(
        "order sign clients --on 2024-04-22 --as khlybova",
        "«утверждение приказом",
        "register status",
    );
    for who in ["probny", "khlybova", "primerova"] {
        desk.does(&format!("agreement visa clients --on 2024-04-22 --as {who}"));
    }
    desk.does("agreement sheet clients --out лист\u{a0}согласования.docx --on 2024-04-22 --as proektov");
}

fn approve(desk: &Desk) {
    desk.refused("order sign clients --on 2024-04-23 --as khlybova", "по представлению", "order present");
    desk.does("order present clients --on 2024-04-22 --as primerova");
    let record = format!("publication record clients --place site --address {SITE}");
    desk.refused(&format!("{record} --on 2024-04-23 --as saitova"), "не утверждена", "order sign");
    desk.does("order sign clients --number 61 --on 2024-04-23 --as khlybova");
    desk.does("order draft clients --out приказ\u{a0}№\u{a0}61.html --on 2024-04-23 --as proektov");
    let elsewhere =
        "publication record clients --place site --address example.ru --on 2024-04-25 --as saitova";
    desk.refused(elsewhere, "не относится к месту", "должен начинаться");
    desk.does(&format!("{record} --file приказ\u{a0}№\u{a0}61.html --on 2024-04-25 --as saitova"));
    desk.refused(
        &format!("{record} --edition 1 --on 2024-04-26 --as saitova"),
        "уже размещена",
        "register correct",
    );
}

fn look_back(desk: &Desk) {
    let duties = desk.does("duty list --year 2024 --on 2024-05-20").replace('\u{a0}', " ");
    assert!(
        duties.contains("09.01.2025") && duties.contains("надежнее успеть не позднее 28.12.2024"),
        "{duties}"
    );
    let rows = desk.json("report deadlines --as-of 2024-05-20")["rows"].clone();
    let publication = rows.as_array().unwrap().iter().find(|row| row["stage"] == "publication").unwrap();
    assert_eq!((&publication["due"], &publication["done"]), (&"2024-05-13".into(), &"2024-04-25".into()));
    let log = desk.does("audit log clients");
    assert!(log.contains("подписала приказ от 23.04.2024 №\u{a0}61"), "{log}");
    assert!(log.contains("[внесено позже на ") && !log.contains(".."), "{log}");
    desk.does("audit verify");
    let checkpoint = desk.does("audit checkpoint");
    let verified = desk.json(&format!("audit verify --checkpoint {}", checkpoint.trim()));
    assert_eq!(verified["bodies"][0]["faults"], Value::Array(Vec::new()));
    let order = "verify приказ\u{a0}№\u{a0}61.html";
    assert!(desk.does(order).contains("редакция №\u{a0}1, документ выдан 23.04.2024; действует"));
    std::fs::write(desk.path("чужой файл.txt"), "не наш").unwrap();
    let run = desk.run("verify чужой\u{a0}файл.txt");
    assert_eq!((run.code, run.err.contains("неизвестен")), (1, true), "{}", run.err);
}

fn keep(desk: &Desk) {
    desk.does("store backup копия\u{a0}хранилища.zip");
    desk.fails("store backup копия\u{a0}хранилища.zip", 1, "уже существует", "другое имя");
    desk.does("store restore копия\u{a0}хранилища.zip --home второе");
    assert_eq!(desk.does("audit log --home второе"), desk.does("audit log"));
}

#[test]
fn what_is_refused_leaves_no_trace() {
    let desk = Desk::open();
    let draft = "register draft clients --basis приказ";
    desk.refused("register show clients", "утвержденной редакции еще нет", "--draft");
    desk.refused("agreement status clients", "не начат", "register draft");
    desk.refused(&format!("{draft} --on 2099-01-01 --as proektov"), "еще не наступила", "в день");
    desk.refused(&format!("{draft} --on 2024-04-10 --as proektov"), "раньше", "--on");
    desk.refused(&format!("{draft} --on 2024-04-12 --as nobody"), "`nobody`", "файле органа");
    desk.refused(&format!("{draft} --on 2024-04-12 --as revizorov"), "не вправе", "исполнитель");
    desk.refused(&format!("{draft} --ground needs --on 2024-04-12 --as proektov"), "ее еще нет", "--ground");
    desk.refused("register status other", "`other`", "register open other");
    desk.fails(&format!("{draft} --on 2024-04-12"), 2, "кто действует", "--as");
    desk.fails(&format!("{draft} --as Иванов"), 2, "не может быть ключом", "строчных латинских букв");
}

#[test]
fn a_visa_is_given_by_its_holder_only() {
    let desk = Desk::consolidated();
    desk.refused(
        "check pass clients --on 2024-04-18 --as proektov",
        "не вправе",
        "руководитель рабочей группы",
    );
    desk.does("check pass clients --on 2024-04-18 --as primerova");
    for who in ["revizorov", "proektov", "obraztsov"] {
        let visa = format!("agreement visa clients --on 2024-04-18 --as {who}");
        desk.refused(&visa, "не входит в число", "ждем визы ");
    }
    let empty = "agreement return clients --on 2024-04-18 --as khlybova";
    desk.refused(empty, "замечание не сформулировано", "--remark");
    desk.does("agreement visa clients --on 2024-04-18 --as khlybova");
    desk.refused("agreement visa clients --on 2024-04-19 --as khlybova", "уже принято", "в следующем круге");
    desk.refused(
        "agreement visa clients --remark 99:\u{a0}нет --on 2024-04-19 --as probny",
        "№ 99",
        "--draft",
    );
    desk.fails(
        "agreement visa clients --digest 123 --as probny",
        2,
        "в этом реестре не было",
        "8 первых знаков",
    );
}

#[test]
fn an_order_number_is_given_once() {
    let desk = Desk::consolidated();
    approved(&desk, "clients");
    desk.does("register open second --procedure sverdlovsk-investment --on 2024-04-26 --as proektov");
    desk.does("register draft second --basis приказ --on 2024-04-26 --as proektov");
    let file = demo("hr.csv");
    let file = file.display();
    desk.does(&format!("submission add second --unit hr {file} --on 2024-04-26 --as kartochkina"));
    let without =
        ["support", "information", "accounting", "property"].map(|unit| format!("--without {unit}=отпуск"));
    desk.does(&format!("register consolidate second {} --on 2024-04-26 --as protokolova", without.join(" ")));
    taken_to_approval(&desk, "second", &["primerova"]);
    let sign = "order sign second --number 61 --on 2024-04-27 --as obraztsov";
    desk.refused(sign, "номер «61» в 2024 году уже присвоен", "первый свободный номер — 62");
    desk.refused(
        "order sign second --number шестьдесят --on 2024-04-27 --as obraztsov",
        "не может быть",
        "48-П",
    );
    let signed = desk.json("order sign second --on 2024-04-27 --as obraztsov");
    assert_eq!(signed["recorded"][0]["event"]["order"]["number"], "62", "{signed}");
}

fn approved(desk: &Desk, register: &str) {
    taken_to_approval(desk, register, &["primerova", "khlybova", "probny"]);
    desk.does(&format!("order sign {register} --number 61 --on 2024-04-26 --as obraztsov"));
}

pub(crate) fn taken_to_approval(desk: &Desk, register: &str, agreers: &[&str]) {
    desk.does(&format!("check pass {register} --on 2024-04-26 --as primerova"));
    for who in agreers {
        desk.does(&format!("agreement visa {register} --on 2024-04-26 --as {who}"));
    }
    desk.does(&format!("order present {register} --on 2024-04-26 --as primerova"));
}

#[test]
fn every_result_is_json_on_request() {
    let desk = Desk::consolidated();
    std::fs::copy(demo("hr.csv"), desk.path("hr.csv")).unwrap();
    for words in [
        "register list",
        "register show clients --draft",
        "register status clients",
        "submission list clients",
        "check list clients",
        "order list sverdlovsk-investment",
        "duty list --year 2024",
        "audit log",
        "audit verify",
        "audit checkpoint",
        "store info",
        "report deadlines",
        "procedure list",
        "calendar show 2024",
        "procedure show sverdlovsk-investment",
        "substitution list --procedure sverdlovsk-investment",
        "check pass clients --on 2024-04-18 --as primerova",
        "submission form clients --out бланк.csv",
        "submission check clients hr.csv",
        "order draft clients --out приказ.docx --as proektov",
        "report deadlines --out отчет.docx",
        "store rebuild",
        "store backup копия.zip",
        "store restore копия.zip --home второе",
        "init --home третье",
        "demo показ --procedure lipetsk-finance",
    ] {
        desk.json(words);
    }
    assert!(
        std::fs::read(desk.path("отчет.docx")).unwrap().starts_with(b"PK"),
        "the name says what is wanted"
    );
    let run = desk.run("check pass clients --on 2024-04-18 --as primerova --json");
    let refusal: Value = serde_json::from_str(&run.err).unwrap();
    assert_eq!((run.code, refusal["hints"][0].is_string()), (1, true), "{}", run.err);
}

#[test]
fn exit_codes_tell_refusal_usage_configuration_and_failure() {
    let desk = Desk::new();
    desk.fails("register list", 3, "нет хранилища", "prikaz init");
    desk.does("init");
    desk.fails("init", 1, "уже существует", "другое имя");
    desk.fails("register open a --procedure none --as b", 3, "порядка `none` нет", "procedure list");
    desk.fails("register open", 2, "не указано", "--help");
    std::fs::write(desk.path("store/prikaz.toml"), "format = 99\n").unwrap();
    desk.fails("register list", 3, "формат", "версию программы");
}

/// The journal with `from` replaced by `to`, opened without an index: what is said of it.
fn said_of_a_journal_with(from: &str, to: &str, language: &str) -> String {
    let desk = Desk::open();
    let (path, bytes) = desk.journal().remove(0);
    let changed = String::from_utf8(bytes).unwrap().replacen(from, to, 1);
    std::fs::write(path, changed).unwrap();
    std::fs::remove_dir_all(desk.in_body("index")).unwrap();
    let run = desk.run(&format!("register list --lang {language}"));
    assert_eq!(run.code, 4, "{}", run.err);
    no_fault_marks(&run);
    run.err.replace('\u{a0}', " ")
}

#[test]
fn a_damaged_journal_is_told_in_the_users_words() {
    let changes = [
        ("proektov", "probnyxx", "контрольная сумма не сходится", "its digest"),
        ("\"on\":", "\"no\":", "пропало или испорчено", "missing or spoilt"),
        ("{", "[", "не похожа на запись журнала", "does not look like"),
    ];
    for (from, to, russian, english) in changes {
        let said = said_of_a_journal_with(from, to, "ru");
        assert!(
            said.starts_with("ошибка: журнал поврежден на записи 1: ") && said.contains(russian),
            "{said}"
        );
        let latin = said.replace("prikaz", "").replace("audit verify", "").replace("store restore", "");
        let latin: String = latin.replace("--home", "").replace("`on`", "");
        assert!(!latin.contains(|letter: char| letter.is_ascii_alphabetic()), "{said}");
        let said = said_of_a_journal_with(from, to, "en");
        assert!(said.contains("the journal is damaged at record 1: ") && said.contains(english), "{said}");
    }
}

#[test]
fn two_at_once_are_told_of_each_other() {
    let desk = Desk::open();
    let draft = "register draft clients --basis приказ --on 2024-04-12 --as proektov";
    let writer = patiently(|| SledLog::open(&desk.in_body(""))).unwrap().0;
    // Who reads waits for nobody.
    for reading in ["register list", "inbox --as proektov", "report deadlines", "audit log"] {
        desk.does(&format!("{reading} --wait 0"));
    }
    desk.fails(&format!("{draft} --wait 0"), 4, "занято другой программой", "дождитесь");
    std::thread::scope(|scope| {
        let waiting = scope.spawn(|| desk.does(draft));
        std::thread::sleep(std::time::Duration::from_millis(300));
        drop(writer);
        drop(waiting.join());
    });
    assert!(desk.does("audit log clients").contains("начал проект"), "the act that waited is recorded");
}

#[test]
fn a_closed_pipe_is_no_error() {
    let desk = Desk::new();
    for words in
        ["calendar show 2024", "procedure show sverdlovsk-investment", "--help", "calendar show 2024 --json"]
    {
        let mut child = desk.command(words).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!((output.status.code(), output.stderr.len()), (Some(0), 0), "{words}: {output:?}");
    }
}

#[test]
fn data_files_and_templates_are_overridden_one_by_one() {
    let desk = Desk::consolidated();
    let own = desk.path("своя папка");
    std::fs::create_dir_all(own.join("templates")).unwrap();
    std::fs::create_dir_all(own.join("procedures")).unwrap();
    let shipped = prikaz::app::DataDir::default().read("templates/annex.djot").unwrap();
    std::fs::write(own.join("templates/annex.djot"), shipped + "\nНаше приложение\n").unwrap();
    let annex = "order annex clients --draft 1 --on 2024-04-17 --as proektov --data своя\u{a0}папка";
    desk.does(&format!("{annex} --out приложение.txt"));
    assert!(std::fs::read_to_string(desk.path("приложение.txt")).unwrap().contains("Наше приложение"));
    std::fs::write(own.join("templates/annex.djot"), "{{ нет_такого }}\n").unwrap();
    desk.fails(&format!("{annex} --out другое.txt"), 3, "ошибка в шаблоне", "исправьте шаблон");
    for (template, said) in [
        ("Текст\n\n{{ no_such }}\n", "строка 3: шаблон спрашивает `no_such`, а этого в документе нет"),
        ("{% for %}\n", "строка 1: скобки шаблона записаны с ошибкой"),
        ("{{ 1 | aloud }}\n", "строка 1: нет такой функции или такого фильтра"),
        ("{% include 'templates/нет.djot' %}\n", "нет шаблона, который здесь вставляется"),
        ("{.no-such}\nТекст\n", "нет реквизита `no-such`"),
    ] {
        std::fs::write(own.join("templates/annex.djot"), template).unwrap();
        desk.fails(&format!("{annex} --out другое.txt"), 3, said, "исправьте шаблон");
    }
    assert!(!desk.path("другое.txt").exists());
    let procedure = prikaz::app::DataDir::default().read("procedures/sverdlovsk-investment.toml").unwrap();
    let renamed = procedure.replace("мониторинг перечня точек", "осмотр перечня точек");
    std::fs::write(own.join("procedures/sverdlovsk-investment.toml"), renamed).unwrap();
    let shown = desk.does("procedure show sverdlovsk-investment --data своя\u{a0}папка");
    assert!(shown.contains("осмотр перечня точек"), "{shown}");
}

#[test]
fn russian_stays_russian_and_english_english() {
    let desk = Desk::consolidated();
    let run = desk.run("check pass clients --on 2024-04-18 --as primerova --lang en");
    no_fault_marks(&run);
    assert!(run.err.contains("found the draft complete and conforming"), "{}", run.err);
    let run = desk.run("order sign clients --on 2024-04-18 --as obraztsov --lang en");
    // The stage is called as the procedure calls it.
    let stage = "error: this act belongs to the stage «утверждение приказом Министерства»";
    assert!(run.err.starts_with(stage), "{}", run.err);
    assert!(run.err.contains("\nhint: see what the register waits for"), "{}", run.err);
}

#[test]
fn a_data_file_that_is_no_text_is_told_and_not_passed_over() {
    let desk = Desk::new();
    std::fs::create_dir_all(desk.path("mydata/procedures")).unwrap();
    std::fs::create_dir_all(desk.path("mydata/templates")).unwrap();
    std::fs::write(desk.path("mydata/procedures/own.toml"), [0xCF, 0xEE, 0xF0]).unwrap();
    std::fs::write(desk.path("mydata/templates/order.djot"), [0xCF, 0xEE, 0xF0]).unwrap();
    let run = desk.run("--data mydata procedure list");
    assert_eq!((run.code, run.out.as_str()), (3, ""), "{}", run.err);
    for part in ["own.toml`: это не текст в кодировке UTF-8", "order.djot`: это не текст", "что делать: "]
    {
        assert!(run.err.contains(part), "{part}\n{}", run.err);
    }
    std::fs::write(desk.path("mydata/procedures/own.toml"), "\u{feff}id = \"own\"\n").unwrap();
    std::fs::remove_file(desk.path("mydata/templates/order.djot")).unwrap();
    let run = desk.run("procedure check mydata/procedures/own.toml");
    assert!(
        run.out.contains("organisation") && !run.out.contains("TOML"),
        "a mark of UTF-8 is no fault: {}",
        run.out
    );
}

#[test]
fn a_form_is_given_out_as_a_workbook_or_as_csv_and_comes_back() {
    let desk = Desk::open();
    desk.does("register draft clients --basis приказ --on 2024-04-12 --as proektov");
    desk.does("submission form clients --out бланк.xlsx");
    desk.does("submission form clients --out бланк.csv");
    let head = std::fs::read_to_string(desk.path("бланк.csv")).unwrap();
    let row = "иные функции, сервисы;учет;прием уведомлений;письмо;получение консультации;офлайн\r\n";
    std::fs::write(desk.path("сведения.csv"), format!("{head}{row}")).unwrap();
    desk.does("submission add clients --unit hr сведения.csv --on 2024-04-15 --as kartochkina");
    desk.fails("submission form clients --out бланк.doc", 2, "«бланк.doc»".trim_matches(['«', '»']), ".xlsx");
}

#[test]
fn what_lies_in_the_way_is_told_in_russian() {
    let desk = Desk::open();
    desk.does("register draft clients --basis приказ --on 2024-04-12 --as proektov");
    std::fs::create_dir(desk.path("папка.csv")).unwrap();
    std::fs::write(desk.path("мусор.xlsx"), [7; 3000]).unwrap();
    let add = "submission add clients --unit hr --on 2024-04-15 --as kartochkina";
    let long = "ы".repeat(300);
    desk.refused(&format!("{add} нет.xlsx"), "нет такого файла", "проверьте имя");
    desk.refused(&format!("{add} папка.csv"), "это папка", "назовите файл");
    desk.refused(&format!("{add} {long}.xlsx"), "слишком длинное", "проверьте имя");
    desk.refused(&format!("{add} мусор.xlsx"), "а внутри не он", "сохраните");
    desk.fails("calendar due --batch нет.csv", 4, "нет такого файла", "проверьте имя");
    desk.fails("report deadlines --out отчет.odt", 2, "`отчет.odt`", "--format");
    if cfg!(feature = "pdf") {
        desk.does("report deadlines --out отчет.pdf");
    } else {
        desk.fails(
            "report deadlines --out отчет.pdf",
            2,
            "не записывает PDF",
            "сборку программы с записью PDF",
        );
        assert!(!desk.path("отчет.pdf").exists());
    }
    let early = "register draft other --basis приказ --on 2024-04-12 --as proektov";
    desk.does("register open other --procedure sverdlovsk-investment --on 2024-04-11 --as proektov");
    desk.does(early);
    let file = demo("hr.csv");
    desk.does(&format!("submission add other --unit hr {} --on 2024-04-15 --as kartochkina", file.display()));
    let without =
        ["support", "information", "accounting", "property"].map(|unit| format!("--without {unit}=отпуск"));
    desk.does(&format!("register consolidate other {} --on 2024-04-17 --as protokolova", without.join(" ")));
    desk.fails(
        "order draft other --out нет/приказ.docx --as proektov",
        4,
        "нет такого файла",
        "другую папку",
    );
    desk.fails("order list nosuch", 3, "`nosuch` нет", "organisations/nosuch.toml");
}

#[test]
fn instants_and_numbers_are_such_in_json() {
    let desk = Desk::open();
    let opened = &desk.json("audit log clients")[0]["records"][0];
    let at = opened["at"].as_str().unwrap();
    assert!(at.contains('T') && at.ends_with('Z'), "{at}");
    std::fs::write(desk.path("сроки.csv"), "event_date,n_working_days\n2024-04-11,10\n").unwrap();
    assert_eq!(desk.json("calendar due --batch сроки.csv")[0]["n_working_days"], 10);
}
