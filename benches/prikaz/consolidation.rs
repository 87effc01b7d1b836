//! What drawing submissions together costs: a hundred units with N rows each, of which a tenth are said by two units
//! alike and some by two units differently; a first edition, and the next one, where a tenth of the rows change.
//!
//! `cargo bench -- consolidation` prints CPU seconds (the best of three runs), what comes of it, and how the cost
//! grows.

use std::collections::BTreeSet;
use std::hint::black_box;
use std::sync::Arc;

use prikaz::app::{DataDir, load_words};
use prikaz::domain::{Cell, ColumnKey, Entry, UnitId};
use prikaz::form::{Cells, Decisions, Drawn, Form, History, Supplied, draw_together, findings_of_edition};
use prikaz::procedure::{load, load_organisation};

use crate::AnyError;
use crate::usage::cpu_seconds;

const UNITS: usize = 100;
const ROWS: [usize; 3] = [10, 100, 1_000];

pub(crate) fn run(_: &[&str]) -> Result<(), AnyError> {
    let form = form();
    let mut before = [None, None];
    for n in ROWS {
        let first: Vec<(UnitId, Supplied)> = (0..UNITS).map(|unit| submission(unit, n, false)).collect();
        let next: Vec<(UnitId, Supplied)> = (0..UNITS).map(|unit| submission(unit, n, true)).collect();
        let edition = drawn(&form, &[], &first).entries;
        for (place, (name, entries, said)) in
            [("first edition", &[][..], &first), ("next edition", edition.as_slice(), &next)]
                .into_iter()
                .enumerate()
        {
            let (spent, made) = best(|| drawn(&form, entries, said));
            let (rules, found) = best(|| findings_of_edition(&form, &made.entries).len());
            let growth = before[place]
                .map_or(String::new(), |before| format!("  {:.1}x for 10x rows", spent / before));
            before[place] = Some(spent);
            println!(
                "{UNITS} x {n:>6} rows  {name:<13} {spent:>7.3} s CPU{growth}  {:>8} rows, {:>6} conflicts; the rules {rules:>7.3} s CPU, {found} findings",
                made.entries.len(),
                made.conflicts.len()
            );
        }
    }
    Ok(())
}

fn drawn(form: &Form, entries: &[Entry], said: &[(UnitId, Supplied)]) -> Drawn {
    let numbers: BTreeSet<String> = entries.iter().map(|entry| entry.number.clone()).collect();
    let last_id = entries.iter().map(|entry| entry.id).max();
    draw_together(form, History { entries, numbers: &numbers, last_id }, said, &Decisions::new())
}

fn best<T>(work: impl Fn() -> T) -> (f64, T) {
    let once = || {
        let began = cpu_seconds();
        let made = black_box(work());
        (cpu_seconds() - began, made)
    };
    // What comes of a run is let go before the next.
    let least = [once().0, once().0].into_iter().fold(f64::INFINITY, f64::min);
    let (spent, made) = once();
    (spent.min(least), made)
}

fn form() -> Form {
    let data = DataDir::default();
    let text = |folder: &str| data.read(&format!("{folder}/sverdlovsk-investment.toml")).expect("a file");
    let words = load_words(&data).expect("sound word lists");
    let body = load_organisation("sverdlovsk-investment.toml", &text("organisations"), &words);
    let body = body.expect("a sound body");
    load("sverdlovsk-investment.toml", &text("procedures"), &body).expect("a sound procedure").form
}

/// The rows of unit `unit`: every tenth is that of its neighbour too, every hundredth in other words.
fn submission(unit: usize, n: usize, later: bool) -> (UnitId, Supplied) {
    let id = UnitId::new(format!("unit-{unit}")).expect("a key");
    let rows = (0..n).map(|row| {
        let of = if row % 10 == 0 { unit / 2 } else { unit };
        let mut needs = vec!["получение консультации"];
        if (row % 100 == 0 && unit % 2 == 1) || (later && row % 10 == 5) {
            needs.push("получение форм документов");
        }
        cells(of, row, &needs)
    });
    (id, Supplied::Rows(Arc::new(rows.collect())))
}

fn cells(unit: usize, row: usize, needs: &[&str]) -> Cells {
    let directions = [
        "рассмотрение обращений и запросов",
        "предоставление мер государственной поддержки",
        "иные функции, сервисы",
    ];
    let text = |key: &str, text: String| (ColumnKey::new(key).expect("a key"), Cell::Text(text));
    let needs = needs.iter().map(|need| (*need).to_owned()).collect();
    Cells::from([
        text("direction", directions[row % 3].to_owned()),
        text("function", format!("предоставление меры поддержки № {}", row / 50)),
        text("process", format!("прием и рассмотрение заявления отделом {unit}, этап {}", row / 4)),
        text(
            "point",
            ["официальный сайт Министерства", "электронная почта", "телефонная связь", "личный прием"]
                [row % 4]
                .to_owned(),
        ),
        text("kind", "цифровая".to_owned()),
        (ColumnKey::new("needs").expect("a key"), Cell::List(needs)),
    ])
}
