//! Amending orders as papers: goldens of each kind of change, read as a clerk reads them.

use prikaz::amend::{Manner, amendment};
use prikaz::app::{DataDir, Printer, Rulebook, amending_title};
use prikaz::document::Document;
use prikaz::domain::{ActReference, Cell, Digest, DraftNo, EditionNo, Entry, OrderKind, PersonId};
use prikaz::procedure::{AmendingWording, Cites, ExcludedAs};
use prikaz::render::{Format, write};
use prikaz::report::paper::{self, Amended, Approved, Subject, Wording};
use prikaz::report::{Begins, Counted, ForceStanding, InForce};
use prikaz::russian::Words;
use prikaz::workflow::{Edition, Register, Repeals};
use std::collections::BTreeMap;
use std::sync::Arc;
use time::macros::date;

use crate::marks::unmarked;
use crate::procedures::{PRINTER, WORDS};
use crate::samples::{golden, keep, profile};
use prikaz_rules::editions::row;
use prikaz_rules::forms::key;
use prikaz_rules::world::book;

const DIRECTION: &str = "рассмотрение обращений и запросов";

/// Six rows of the Sverdlovsk form: direction, function, process, point, needs, kind.
fn edition() -> Vec<Entry> {
    let points = [
        "электронная почта",
        "официальный сайт Министерства",
        "телефонная связь",
        "личный прием",
        "письмо",
        "мессенджеры",
    ];
    let rows = points.iter().zip(1..).map(|(point, n)| {
        let kind = if matches!(n, 4 | 5) { "офлайн" } else { "цифровая" };
        let needs = "получение консультации; предоставление обратной связи";
        sverdlovsk(row(n, &n.to_string(), &format!("{DIRECTION}|прием граждан|запись на прием к Министру, его заместителям|{point}|{needs}|{kind}")))
    });
    rows.collect()
}

/// The Sverdlovsk form calls the service a function.
pub(crate) fn sverdlovsk(mut row: Entry) -> Entry {
    if let Some(cell) = row.cells.remove(&key("service")) {
        row.cells.insert(key("function"), cell);
    }
    row
}

pub(crate) fn act(number: &str, date: time::Date, title: Option<&str>) -> ActReference {
    ActReference { kind: OrderKind::Order, number: number.to_owned(), date, title: title.map(str::to_owned) }
}

pub(crate) fn original(book: &Rulebook) -> ActReference {
    act("61", date!(2024 - 04 - 23), Some(&book.procedure.order.heading))
}

fn approved() -> Approved {
    Approved {
        order: Some(act("12", date!(2025 - 02 - 03), None)),
        signer: Some(PersonId::new("obraztsov").unwrap()),
        acting: None,
        created: date!(2025 - 02 - 03),
        update: true,
        amends: None,
        repeals: Vec::new(),
        left_out: Vec::new(),
    }
}

/// What the order that amends `acts` is called.
pub(crate) fn heading(subject: Subject<'_>, acts: &[Amended<'_>]) -> String {
    let cited: Vec<ActReference> = acts.iter().map(|one| one.act.clone()).collect();
    let units = acts.iter().map(|one| one.amendment.units()).sum();
    let title = |printer: &Printer| amending_title(printer, subject, &cited, units, date!(2025 - 02 - 03));
    PRINTER.with(title).unwrap()
}

/// The order that amends `acts`.
fn amending(subject: Subject<'_>, acts: &[Amended<'_>]) -> paper::Matter {
    let act = paper::amending_order(subject, words(), acts, &heading(subject, acts), &approved()).unwrap();
    unmarked(act, subject.organisation)
}

/// The order that makes `new` of `old`.
pub(crate) fn order(
    book: &Rulebook,
    old: &[Entry],
    new: &[Entry],
    amended_by: Vec<ActReference>,
) -> Document {
    let subject = Subject { procedure: &book.procedure, organisation: &book.organisation };
    let amendment = amendment(&book.procedure.form, old, new, Manner::default());
    let amended =
        Amended { subject, act: original(book), amended_by, amendment, rows: Arc::new(new.to_vec()) };
    set(book, amending(subject, &[amended]))
}

/// How a register stands whose third edition is in force since its signing.
pub(crate) fn standing() -> ForceStanding {
    let signed = date!(2025 - 01 - 15);
    let stands = InForce {
        edition: EditionNo(3),
        act: "приказ от 15.01.2025 № 5".to_owned(),
        kind_genitive: "приказа".to_owned(),
        signed,
        clause: Some("2".to_owned()),
        published: None,
        begins: Begins { when: Counted::Signing, days: None, since: Some(signed) },
        parts: Vec::new(),
    };
    ForceStanding { at: date!(2025 - 02 - 01), stands, awaiting: Vec::new() }
}

pub(crate) fn words() -> &'static Words {
    &WORDS
}

pub(crate) fn set(book: &Rulebook, matter: paper::Matter) -> Document {
    let set =
        |printer: &Printer| printer.set(matter, Some(&book.organisation), Some(book.procedure.id.as_str()));
    PRINTER.with(set).unwrap()
}

fn text(document: &Document) -> String {
    String::from_utf8(write(Format::Text, &profile(), document).unwrap()).unwrap()
}

/// The golden `name` is the order that `change` calls for.
fn check(name: &str, change: impl FnOnce(&mut Vec<Entry>)) {
    let book = book("sverdlovsk-investment");
    let mut new = edition();
    change(&mut new);
    golden(&format!("amending/{name}.txt"), &text(&order(&book, &edition(), &new, Vec::new())));
}

fn put(entry: &mut Entry, column: &str, text: &str) {
    entry.cells.insert(key(column), Cell::Text(text.to_owned()));
}

#[test]
fn row_added_at_the_end() {
    check("row-at-the-end", |rows| {
        rows.push(sverdlovsk(row(7, "7", "иные функции, сервисы|прием граждан|запись на прием|социальные сети|получение консультации|цифровая")))
    });
}

#[test]
fn rows_inserted() {
    check("rows-inserted", |rows| {
        let new = |id, number: &str, point: &str| {
            sverdlovsk(row(
                id,
                number,
                &format!("{DIRECTION}|прием граждан|запись на прием|{point}|получение консультации|цифровая"),
            ))
        };
        rows.splice(
            2..2,
            [new(7, "2.1", "социальные сети"), new(8, "2.2", "платформа обратной связи (ПОС)")],
        );
        rows.insert(0, new(9, "0.1", "чат-бот"));
    });
}

#[test]
fn row_restated() {
    check("row-restated", |rows| {
        put(&mut rows[4], "function", "ответы на обращения");
        put(&mut rows[4], "process", "направление письменного ответа заявителю");
        put(&mut rows[4], "point", "платформа обратной связи (ПОС)");
        put(&mut rows[4], "kind", "цифровая");
    });
}

#[test]
fn rows_excluded() {
    check("rows-excluded", |rows| {
        rows.drain(1..4);
    });
}

#[test]
fn words_changed() {
    check("words-changed", |rows| {
        put(&mut rows[0], "process", "запись на личный прием к Министру");
        put(&mut rows[2], "point", "многоканальная телефонная связь");
        put(&mut rows[2], "kind", "офлайн");
        let needs = ["получение консультации", "предоставление обратной связи", "получение форм документов"];
        rows[5].cells.insert(key("needs"), Cell::List(needs.map(str::to_owned).to_vec()));
    });
}

#[test]
fn one_word_changed() {
    check("one-word-changed", |rows| put(&mut rows[3], "kind", "цифровая"));
}

#[test]
fn everything_at_once() {
    check("everything-at-once", |rows| {
        rows.push(sverdlovsk(row(7, "7", "иные функции, сервисы|прием граждан|запись на прием|социальные сети|получение консультации|цифровая")));
        put(&mut rows[4], "process", "запись на прием к Министру, его первому заместителю и заместителям");
        put(&mut rows[1], "kind", "офлайн");
        rows.remove(2);
    });
}

#[test]
fn annex_restated() {
    check("annex-restated", |rows| {
        rows.drain(..4);
    });
}

#[test]
fn act_amended_before() {
    let book = book("sverdlovsk-investment");
    let earlier = vec![act("90", date!(2024 - 09 - 02), None), act("5", date!(2025 - 01 - 15), None)];
    let mut new = edition();
    new.remove(5);
    golden("amending/act-amended-before.txt", &text(&order(&book, &edition(), &new, earlier)));
}

#[test]
fn several_acts_in_one_order() {
    let book = book("sverdlovsk-investment");
    let subject = Subject { procedure: &book.procedure, organisation: &book.organisation };
    let amended = |act: ActReference, change: fn(&mut Vec<Entry>)| {
        let mut new = edition();
        change(&mut new);
        let amendment = amendment(&book.procedure.form, &edition(), &new, Manner::default());
        Amended { subject, act, amended_by: Vec::new(), amendment, rows: Arc::new(new.to_vec()) }
    };
    let other = act(
        "77",
        date!(2024 - 07 - 01),
        Some("Об утверждении реестра точек взаимодействия с клиентом подведомственных учреждений"),
    );
    let acts =
        [amended(original(&book), |rows| drop(rows.remove(2))), amended(other, |rows| drop(rows.remove(3)))];
    golden("amending/several-acts.txt", &text(&set(&book, amending(subject, &acts))));
}

/// Three editions: words of row 1 changed and row 3 excluded, then a row added and row 2 excluded.
fn line() -> [Vec<Entry>; 3] {
    let first = edition();
    let mut second = first.clone();
    put(&mut second[0], "process", "запись на личный прием к Министру");
    second.remove(2);
    let mut third = second.clone();
    third.insert(
        2,
        sverdlovsk(row(
            7,
            "3.1",
            "иные функции, сервисы|прием граждан|запись на прием|чат-бот|получение консультации|цифровая",
        )),
    );
    third.remove(1);
    [first, second, third]
}

fn wordings<'a>(book: &Rulebook, line: &'a [Vec<Entry>]) -> Vec<Wording<'a>> {
    let acts =
        [original(book), act("90", date!(2024 - 09 - 02), None), act("5", date!(2025 - 01 - 15), None)];
    let grounds = ["", "изменения потребностей клиента", "изменения вида точки взаимодействия"];
    let clauses = ["", "подп. 3 п. 15", "подп. 2 п. 15"];
    let wording = |(no, entries): (usize, &'a Vec<Entry>)| Wording {
        name: format!("редакция №\u{a0}{}", no + 1),
        entries,
        act: Some(acts[no].clone()),
        ground: (no > 0).then(|| (grounds[no].to_owned(), clauses[no].to_owned())),
        basis: if no == 1 {
            "служебная записка отдела".to_owned()
        } else {
            String::new()
        },
    };
    line.iter().enumerate().map(wording).collect()
}

#[test]
fn editions_side_by_side() {
    let (book, line) = (book("sverdlovsk-investment"), line());
    let subject = Subject { procedure: &book.procedure, organisation: &book.organisation };
    let wordings = wordings(&book, &line);
    let compared = set(&book, paper::comparison(subject, &wordings, date!(2025 - 01 - 15)));
    golden("amending/comparison.txt", &text(&compared));
    let marked = set(&book, paper::redline(subject, &wordings, date!(2025 - 01 - 15)));
    golden("amending/redline.txt", &text(&marked));
    let at = standing();
    let standing = set(
        &book,
        paper::consolidated(subject, words(), &wordings, &[], at.clone(), date!(2025 - 01 - 15)).unwrap(),
    );
    golden("amending/consolidated.txt", &text(&standing));
    let anew = set(
        &book,
        paper::consolidated(subject, words(), &wordings, &[vec![0]], at, date!(2025 - 01 - 15)).unwrap(),
    );
    golden("amending/consolidated-after-restating.txt", &text(&anew));
    for (name, document) in [("comparison", &compared), ("redline", &marked), ("consolidated", &standing)] {
        for format in [Format::Docx, Format::Xlsx, Format::Html] {
            let bytes = write(format, &profile(), document).unwrap();
            keep(&format!("amending-{name}.{}", format.extension()), &bytes);
        }
    }
}

#[test]
fn an_order_amends_the_original_and_an_edition_is_in_force_from_its_day() {
    let amends = |no: u32| [None, Some("61"), None, Some("90"), Some("90")][no as usize - 1];
    let edition = |no: u32| Edition {
        no: EditionNo(no),
        draft: DraftNo(no),
        order: act(
            ["61", "77", "90", "5", "9"][no as usize - 1],
            date!(2024 - 01 - 01) + time::Duration::days(i64::from(no)),
            None,
        ),
        force: None,
        amends: amends(no).map(|number| act(number, date!(2024 - 01 - 01), None)),
        repeals: Vec::new(),
        left_out: Vec::new(),
        acting: None,
        signer: None,
        entries: Arc::default(),
        digest: Digest::ZERO,
        published: BTreeMap::new(),
    };
    let register =
        Register { editions: (1..=5).map(|no| Arc::new(edition(no))).collect(), ..Register::default() };
    let line = |no: u32| -> Vec<u32> { register.line_of(EditionNo(no)).iter().map(|one| one.no.0).collect() };
    assert_eq!((line(1), line(2), line(3), line(5)), (vec![1], vec![1, 2], vec![3], vec![3, 4, 5]));
    let at = |on| register.edition_at(on, &Repeals::default()).map(|one| one.no.0);
    assert_eq!(at(date!(2024 - 01 - 01)), None);
    assert_eq!(at(date!(2024 - 01 - 04)), Some(3));
    assert_eq!(at(date!(2030 - 01 - 01)), Some(5));
}

#[test]
fn same_wordings_have_no_differences() {
    let (book, line) = (book("sverdlovsk-investment"), [edition(), edition()]);
    let subject = Subject { procedure: &book.procedure, organisation: &book.organisation };
    let compared = set(&book, paper::comparison(subject, &wordings(&book, &line), date!(2025 - 01 - 15)));
    assert!(text(&compared).contains("Различий нет."));
}

/// Another body: распоряжение, the title by requisites, rows «утратившими силу», no clauses or preamble of its own.
#[test]
fn other_bodies_word_it_otherwise() {
    let mut book = book("sverdlovsk-investment");
    let procedure = Arc::make_mut(&mut book.procedure);
    procedure.order.amending = AmendingWording {
        cites: Cites::Requisites,
        excluded: ExcludedAs::Void,
        ..AmendingWording::default()
    };
    let subject = Subject { procedure: &book.procedure, organisation: &book.organisation };
    let mut new = edition();
    new.remove(5);
    put(&mut new[1], "process", "запись на прием к 12 заместителям");
    let amendment = amendment(&book.procedure.form, &edition(), &new, Manner::default());
    let act = ActReference { kind: OrderKind::Directive, ..original(&book) };
    let amended = Amended { subject, act, amended_by: Vec::new(), amendment, rows: Arc::new(new.to_vec()) };
    let matter = amending(subject, &[amended]);
    golden("amending/other-manner.txt", &text(&set(&book, matter)));
    let line = line();
    let standing = paper::consolidated(
        subject,
        words(),
        &wordings(&book, &line),
        &[],
        standing(),
        date!(2025 - 01 - 15),
    )
    .unwrap();
    assert!(text(&set(&book, standing)).contains("2\tутратила силу (приказ от\u{a0}15.01.2025 №\u{a0}5)"));
}

/// Marks agree with what the body calls a row.
#[test]
fn marks_are_worded_by_the_body_and_agree_with_its_word() {
    let book = book("sverdlovsk-investment");
    let subject = Subject { procedure: &book.procedure, organisation: &book.organisation };
    let line = line();
    let marks = std::fs::read_to_string("templates/marks.djot").unwrap();
    for (word, brought, gone) in [("позиция", "введена", "исключена"), ("пункт", "введен", "исключен")]
    {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("templates")).unwrap();
        let own = marks.replace("unit = \"строка\"", &format!("unit = \"{word}\""));
        std::fs::write(folder.path().join("templates/marks.djot"), own).unwrap();
        let printer = Printer::new(DataDir::new(Some(folder.path().to_owned())));
        let matter = paper::consolidated(
            subject,
            words(),
            &wordings(&book, &line),
            &[],
            standing(),
            date!(2025 - 01 - 15),
        )
        .unwrap();
        let set = printer.set(matter, Some(&book.organisation), None).unwrap();
        let said = text(&set).replace('\u{a0}', " ");
        assert!(said.contains(&format!("2\t{gone} (приказ от 15.01.2025 № 5)")), "{said}");
        assert!(said.contains(&format!("({brought} приказом от 15.01.2025 № 5)")), "{said}");
        assert!(said.contains("(в ред. приказа от"), "{said}");
    }
}

#[test]
fn repeal_names_the_chain() {
    let book = book("sverdlovsk-investment");
    let subject = Subject { procedure: &book.procedure, organisation: &book.organisation };
    let printer = Printer::new(DataDir::default());
    let amending = |number: &str, on: time::Date, units: usize| {
        let title = prikaz::app::amending_title(&printer, subject, &[original(&book)], units, on).unwrap();
        act(number, on, Some(&title))
    };
    let chain =
        [original(&book), amending("90", date!(2024 - 09 - 02), 1), amending("5", date!(2025 - 01 - 15), 3)];
    let matter = paper::repealing_order(subject, words(), &chain, &approved()).unwrap();
    golden("amending/repeal-of-a-chain.txt", &text(&set(&book, unmarked(matter, &book.organisation))));
    let matter = paper::repealing_order(subject, words(), &chain[..1], &approved()).unwrap();
    golden("amending/repeal.txt", &text(&set(&book, unmarked(matter, &book.organisation))));
}

#[test]
fn a_sheet_of_an_amendment_sets_what_was_beside_what_will_be() {
    let book = book("sverdlovsk-investment");
    let subject = Subject { procedure: &book.procedure, organisation: &book.organisation };
    let old = edition();
    let mut new = old.clone();
    put(&mut new[0], "point", "мессенджеры и электронная почта");
    new.remove(3);
    let identity = paper::SheetIdentity {
        register: prikaz::domain::RegisterId::new("points").unwrap(),
        draft: prikaz::domain::DraftNo(2),
        round: 1,
        seat: PersonId::new("khlybova").unwrap(),
        digest: prikaz::domain::Digest::ZERO,
    };
    let agreed = paper::Agreed {
        identity,
        heading: "О внесении изменений",
        deciders: Vec::new(),
        due: None,
        before: Some(&old),
        entries: &new,
        since: None,
        answers: Vec::new(),
        known: &old,
        created: date!(2025 - 02 - 03),
    };
    let said = text(&set(&book, paper::visa_sheet(subject, &agreed))).replace('\u{a0}', " ");
    for words in [
        "Изменения действующей редакции, которые вносит проект",
        "Строка\tБыло\tСтало\tЗамечание",
        "Точка взаимодействия: электронная почта",
        "Точка взаимодействия: мессенджеры и электронная почта",
        "строка исключается",
        "личный прием",
    ] {
        assert!(said.contains(words), "{words}\n{said}");
    }
    assert!(!said.contains("телефонная связь") && !said.contains("нумеруются заново"), "{said}");
    // Where the order brings the annex anew, its rows are counted from 1.
    let mut anew = new.clone();
    for (row, number) in anew.iter_mut().zip(1..) {
        row.number = number.to_string();
    }
    put(&mut anew[4], "point", "мессенджеры и чат-бот");
    let agreed = paper::Agreed { entries: &anew, ..agreed };
    let said = text(&set(&book, paper::visa_sheet(subject, &agreed))).replace('\u{a0}', " ");
    assert!(said.contains("строки нумеруются заново, с 1") && said.contains("5 (прежде 6)"), "{said}");
}
