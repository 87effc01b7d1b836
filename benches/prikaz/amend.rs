//! What amending costs: from two editions of N rows to the amending order as a file, and the papers beside it.
//!
//! `cargo bench -- amend` prints CPU seconds, the best of three runs. «Few» changes one row of a hundred;
//! «most» nearly half of the rows, as much as is said row by row before the annex is restated as a whole.

use std::collections::BTreeMap;
use std::hint::black_box;
use std::sync::Arc;

use prikaz::amend::{Manner, amendment, amendment_of_texts, apply};
use prikaz::app::{DataDir, Printer, load_words};
use prikaz::domain::{
    ActReference, Cell, ColumnKey, EditionNo, Entry, EntryId, OrderKind, RegisterId, UnitId, digest_of,
};
use prikaz::form::{Counting, Level, Numbering, Phrase, Shape};
use prikaz::procedure::{Organisation, Procedure, load, load_organisation};
use prikaz::render::Format;
use prikaz::report::paper::{
    self, Amended, Approved, Bears, CodeOf, DocumentCode, Marks, Matter, Subject, Wording,
};
use prikaz::report::table;
use prikaz::report::{Begins, Counted, ForceStanding, InForce};
use prikaz::russian::Words;
use time::macros::date;

use crate::AnyError;
use crate::usage::cpu_seconds;

const ROWS: [usize; 3] = [1_000, 10_000, 100_000];

pub(crate) fn run(_: &[&str]) -> Result<(), AnyError> {
    let words = load_words(&DataDir::default()).expect("sound word lists");
    let (organisation, procedure) = body(&words);
    let subject = Subject { procedure: &procedure, organisation: &organisation };
    for n in ROWS {
        let old = edition(n);
        for (name, every) in [("few", 100), ("most", 2)] {
            let new = amended(&old, every);
            measure_all(subject, &words, &format!("{n:>7} rows, {name:<4}"), &old, &new);
            measure_sections(&procedure, &format!("{n:>7} rows, {name:<4}"), &old, &new);
        }
    }
    Ok(())
}

/// The amendment where the usual shape has a section for every function, and rows count in each from 1 or as kept.
fn measure_sections(procedure: &Procedure, name: &str, old: &[Entry], new: &[Entry]) {
    let mut form = procedure.form.clone();
    let function = ColumnKey::new("function").expect("a key");
    let level = Level {
        column: function.clone(),
        heading: Phrase::parse("{Value}").expect("a phrase"),
        counting: Counting::Restart,
        absent: None,
    };
    let columns = form.columns.iter().map(|column| column.key.clone()).filter(|key| *key != function);
    let shape = Shape { columns: columns.collect(), sections: vec![level], ..Shape::plain(&form) };
    for (numbering, job) in [(Numbering::Kept, "in sections"), (Numbering::Restart, "restarting")] {
        form.shapes = vec![Shape { key: "usual".to_owned(), numbering, ..shape.clone() }];
        let texts = || (table::text(&form, old), table::text(&form, new));
        measure(name, job, || {
            let (old, new) = texts();
            amendment_of_texts(&old, &new, Manner { restate_above: 100, ..Manner::default() })
                .operations
                .len()
        });
    }
}

fn measure_all(subject: Subject<'_>, words: &Words, name: &str, old: &[Entry], new: &[Entry]) {
    let form = &subject.procedure.form;
    let rows = Arc::new(new.to_vec());
    let drafted = || amendment(form, old, new, Manner::default());
    measure(name, "amendment", || drafted().operations.len());
    let amendment = drafted();
    measure(name, "applied", || apply(form, old, &amendment).map(|rows| rows.len()).unwrap_or(0));
    measure(name, "order.docx", || {
        let act = act("61");
        let acts =
            [Amended { subject, act, amended_by: Vec::new(), amendment: drafted(), rows: Arc::clone(&rows) }];
        let order = paper::amending_order(subject, words, &acts, "О внесении изменений", &approved())
            .expect("known words");
        let code = DocumentCode {
            of: CodeOf::Repeal { register: RegisterId::new("bench").expect("a key") },
            order: None,
            digest: digest_of(b""),
        };
        let (marks, signed_by) = (Marks::default(), approved().signed_by());
        let bears = Bears { marks: &marks, code: &code, signed_by: &signed_by };
        let order = order.bearing(subject.organisation, bears).expect("no marks");
        file(subject, order, Format::Docx)
    });
    let wordings = [wording("1", old), wording("2", new)];
    let on = date!(2025 - 02 - 03);
    let compared = || paper::comparison(subject, &wordings, on);
    measure(name, "comparison.xlsx", || file(subject, compared(), Format::Xlsx));
    measure(name, "redline.docx", || file(subject, paper::redline(subject, &wordings, on), Format::Docx));
    let consolidated =
        || paper::consolidated(subject, words, &wordings, &[], standing(), on).expect("known words");
    measure(name, "consolidated.docx", || file(subject, consolidated(), Format::Docx));
}

fn standing() -> ForceStanding {
    let signed = date!(2025 - 02 - 03);
    let stands = InForce {
        edition: EditionNo(2),
        act: "приказ от 03.02.2025 № 12".to_owned(),
        kind_genitive: "приказа".to_owned(),
        signed,
        clause: Some("2".to_owned()),
        published: None,
        begins: Begins { when: Counted::Signing, days: None, since: Some(signed) },
        parts: Vec::new(),
    };
    ForceStanding { at: signed, stands, awaiting: Vec::new() }
}

fn measure(name: &str, job: &str, work: impl Fn() -> usize) {
    let once = || {
        let before = cpu_seconds();
        let size = black_box(work());
        (cpu_seconds() - before, size)
    };
    let (cpu, size) = (0..3).map(|_| once()).min_by(|a, b| a.0.total_cmp(&b.0)).expect("three runs");
    println!("{name}  {job:<18} {cpu:>7.3} s CPU {size:>10}");
}

fn file(subject: Subject<'_>, matter: Matter, format: Format) -> usize {
    let printer = Printer::new(DataDir::default());
    let document = printer.set(matter, Some(subject.organisation), None).expect("the templates are sound");
    printer.write(format, "gost-2025", &document).expect("the document can be written").len()
}

fn body(words: &Words) -> (Organisation, Procedure) {
    const ID: &str = "sverdlovsk-investment";
    let data = DataDir::default();
    let text = |folder: &str| data.read(&format!("{folder}/{ID}.toml")).expect("a data file");
    let organisation = load_organisation(ID, &text("organisations"), words).expect("a sound body");
    let procedure = load(ID, &text("procedures"), &organisation).expect("a sound procedure");
    (organisation, procedure)
}

fn edition(n: usize) -> Vec<Entry> {
    let row = |no: u32| {
        let text = |text: String| Cell::Text(text);
        let cells = [
            ("direction", text("рассмотрение обращений и запросов".to_owned())),
            ("function", text(format!("функция № {}", no % 97))),
            (
                "process",
                text(format!("прием заявителей по телефону и рассмотрение заявки вида {}", no % 331)),
            ),
            ("point", text("официальный сайт Министерства".to_owned())),
            (
                "needs",
                Cell::List(vec!["получение консультации".to_owned(), "получение форм документов".to_owned()]),
            ),
            ("kind", text("цифровая".to_owned())),
        ];
        let cells: BTreeMap<ColumnKey, Cell> =
            cells.into_iter().map(|(key, cell)| (ColumnKey::new(key).expect("a key"), cell)).collect();
        let unit = UnitId::new("support").expect("a key");
        Entry { id: EntryId(no), number: no.to_string(), unit, also: Vec::new(), cells }
    };
    (1..=u32::try_from(n).expect("fewer rows")).map(row).collect()
}

/// Of each `every` rows one is changed: words, the whole row, excluded or one added behind it, by turns; the last
/// tenth stays.
fn amended(old: &[Entry], every: usize) -> Vec<Entry> {
    let mut rows = Vec::with_capacity(old.len() * 2);
    let mut next = u32::try_from(old.len()).expect("fewer rows") + 1;
    for (at, entry) in old.iter().enumerate() {
        let mut entry = entry.clone();
        let turn = if at % every == 0 && at < old.len() * 9 / 10 { at / every % 4 } else { 4 };
        let mut set = |column: &str, text: &str| {
            entry.cells.insert(ColumnKey::new(column).expect("a key"), Cell::Text(text.to_owned()));
        };
        match turn {
            0 => set("kind", "офлайн"),
            1 => ["function", "process", "point", "kind"]
                .into_iter()
                .for_each(|column| set(column, "совсем другое")),
            _ => {}
        }
        let added = (turn == 3).then(|| {
            next += 1;
            Entry { id: EntryId(next), number: format!("{}.1", entry.number), ..entry.clone() }
        });
        rows.extend((turn != 2).then_some(entry));
        rows.extend(added);
    }
    rows
}

fn act(number: &str) -> ActReference {
    let title = Some("Об утверждении перечня точек взаимодействия с клиентом".to_owned());
    ActReference { kind: OrderKind::Order, number: number.to_owned(), date: date!(2024 - 04 - 23), title }
}

fn approved() -> Approved {
    let order = ActReference { date: date!(2025 - 02 - 03), ..act("12") };
    Approved {
        order: Some(order),
        signer: None,
        acting: None,
        created: date!(2025 - 02 - 03),
        update: true,
        amends: None,
        repeals: Vec::new(),
        left_out: Vec::new(),
    }
}

fn wording<'a>(name: &str, entries: &'a [Entry]) -> Wording<'a> {
    let name = format!("редакция № {name}");
    Wording { name, entries, act: Some(act("12")), ground: None, basis: "мониторинг".to_owned() }
}
