//! A register from its first row to the signed order, by the library alone: `cargo run --example one_register -- DIR`.
//!
//! The records stay in memory; the files that go with them, and the order as DOCX, lie in DIR (`prikaz-example` where
//! none is named).

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use prikaz::app::clock::SystemClock;
use prikaz::app::{DataDir, Office, Request, Signing, read_rows};
use prikaz::domain::{PersonId, ProcedureId, RegisterId, UnitId};
use prikaz::render::Format;
use prikaz::report::paper::Marks;
use prikaz::store::{MemoryStore, Store as _};
use prikaz::workflow::{Action, Actor, Verdict};

type AnyError = Box<dyn std::error::Error>;

fn main() -> Result<(), AnyError> {
    let folder = PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| "prikaz-example".to_owned()));
    std::fs::create_dir_all(&folder)?;
    let (data, body) = (DataDir::default(), "lipetsk-finance".parse()?);
    let kept = MemoryStore::default().of(&body)?;
    let office = Office::new(body, kept, data.clone(), Arc::new(SystemClock));
    let id = RegisterId::new("points")?;
    let by = |person: &str| Ok::<_, AnyError>(Actor::claiming(PersonId::new(person)?));
    let act = |person: &str, action: Action| -> Result<(), AnyError> {
        office.act(&id, &Request { by: by(person)?, on: None, action })?;
        Ok(())
    };

    office.open_register(&id, &ProcedureId::new("lipetsk-finance")?, by("proektov")?, None)?;
    act("proektov", Action::OpenDraft { ground: None, basis: "предложения учреждений".to_owned() })?;
    for (person, unit) in [("strokova", "centre-salaries"), ("stolbtsov", "centre-property")] {
        let rows = data.read(&format!("demo/lipetsk-finance/{unit}.csv")).ok_or("no sample rows")?;
        let read = read_rows(&office.book(&id)?.procedure.form, unit, rows.as_bytes())?;
        let (unit, rows) = (UnitId::new(unit)?, Some(Arc::new(read.rows)));
        act(person, Action::HandIn { unit, rows, was: None, file: None, again: None })?;
    }
    act("proektov", Action::Consolidate { without: BTreeMap::new() })?;
    let digest = office.register(&id)?.draft.as_ref().and_then(|draft| draft.digest()).ok_or("no rows")?;
    for agreer in ["uchebnova", "probny", "primerova"] {
        act(agreer, Action::GiveVisa { digest, seat: None, verdict: Verdict::Agree, sheet: None })?;
    }
    let signing = Signing { typed: Some("112".to_owned()), with: None, digest, recorded_by: None };
    office.sign(&id, &by("obraztsova")?, None, &signing)?;

    let order = folder.join("order.docx");
    let made = office.order_paper(&id, None, None, Format::Docx, &Marks::default())?;
    std::fs::write(&order, made.bytes)?;
    println!("{}: {} records", order.display(), office.history(&id)?.len());
    Ok(())
}
