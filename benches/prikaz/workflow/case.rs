//! One case, from the rows of eight units to the site.

use std::collections::BTreeMap;
use std::sync::Arc;

use prikaz::app::{Engine, Known, Request, Rulebook, Signing};
use prikaz::domain::{Cell, ColumnKey, Digest, Entry, PersonId, PlaceKey, RegisterId, RemarkId, UnitId};
use prikaz::form::Cells;
use prikaz::workflow::{Action, Actor, Answer, NewRemark, Verdict, Weight};

use super::AnyError;

/// How many acts are counted.
pub(crate) const N_ACTS: f64 = 19.0;

/// Runs the case in a register of its own.
pub(crate) fn run(engine: &Engine, book: &Rulebook, id: &str) -> Result<(), AnyError> {
    let case = Case { engine, book, id: RegisterId::new(id)? };
    case.act("clerk", Action::OpenRegister)?;
    case.act("clerk", Action::OpenDraft { ground: None, basis: "поручение".to_owned() })?;
    for unit in 1..=8 {
        let rows = Some(Arc::new(vec![row(unit)?]));
        let unit_id = UnitId::new(format!("unit-{unit}"))?;
        case.act(
            &format!("head-{unit}"),
            Action::HandIn { unit: unit_id, rows, was: None, file: None, again: None },
        )?;
    }
    case.act("clerk", Action::Consolidate { without: BTreeMap::new() })?;
    case.act("clerk", Action::PassCheck)?;
    let remark = NewRemark { entry: None, text: "уточнить точку".to_owned() };
    case.round(Verdict::Return(vec![remark]))?;
    let (answers, entries) = (vec![(RemarkId(1), Answer::Accepted)], Some(Arc::new(case.changed()?)));
    case.act("clerk", Action::Revise { answers, entries, weight: Weight::Substance, of: None })?;
    case.round(Verdict::Agree)?;
    let signing = Signing { typed: None, with: None, digest: case.digest()?, recorded_by: None };
    engine.sign(
        book,
        &case.id,
        (&person("chief")?, None),
        &signing,
        &|_, _| Ok(Known::default()),
        &|_| Ok(()),
    )?;
    let address = "https://example.org/register".to_owned();
    case.act("clerk", Action::Publish { place: PlaceKey::new("site")?, edition: None, address, file: None })
}

struct Case<'a> {
    engine: &'a Engine,
    book: &'a Rulebook,
    id: RegisterId,
}

impl Case<'_> {
    fn act(&self, by: &str, action: Action) -> Result<(), AnyError> {
        let request = Request { by: person(by)?, on: None, action };
        self.engine.execute(self.book, &self.id, &request).map_err(|error| format!("{error:?}"))?;
        Ok(())
    }

    /// Three deputies decide, the last of them as `verdict` says.
    fn round(&self, verdict: Verdict) -> Result<(), AnyError> {
        let digest = self.digest()?;
        for (deputy, verdict) in [(1, Verdict::Agree), (2, Verdict::Agree), (3, verdict)] {
            self.act(
                &format!("deputy-{deputy}"),
                Action::GiveVisa { digest, seat: None, verdict, sheet: None },
            )?;
        }
        Ok(())
    }

    fn entries(&self) -> Result<Vec<Entry>, AnyError> {
        let register = self.engine.register(&self.id)?;
        Ok(register.draft.as_ref().ok_or("no draft")?.entries().to_vec())
    }

    fn changed(&self) -> Result<Vec<Entry>, AnyError> {
        let mut entries = self.entries()?;
        for entry in entries.iter_mut().take(1) {
            entry.cells.insert(ColumnKey::new("point")?, Cell::Text("сайт и портал".to_owned()));
        }
        Ok(entries)
    }

    fn digest(&self) -> Result<Digest, AnyError> {
        let register = self.engine.register(&self.id)?;
        Ok(register.draft.as_ref().and_then(|draft| draft.digest()).ok_or("no rows")?)
    }
}

fn person(id: &str) -> Result<Actor, AnyError> {
    Ok(Actor::claiming(PersonId::new(id)?))
}

fn row(unit: u32) -> Result<Cells, AnyError> {
    let cell = |key: &str, text: String| Ok::<_, AnyError>((ColumnKey::new(key)?, Cell::Text(text)));
    Ok(Cells::from([
        cell("process", format!("предоставление сведений {unit}"))?,
        cell("point", "официальный сайт".to_owned())?,
    ]))
}
