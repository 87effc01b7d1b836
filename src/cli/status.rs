//! `prikaz register status`: who holds what, and by when.

use serde_json::json;

use super::desk::Desk;
use super::{CommandError, owed};
use prikaz_app::{Ahead, Rulebook};
use prikaz_domain::{PersonId, RegisterId, UnitId};
use prikaz_procedure::Lost;
use prikaz_wording::register::{LostFacts, LostKind};
use prikaz_wording::task::{EditionFacts, FallenFacts, IDLE, RegisterTask, StatusHead};
use prikaz_workflow::{Edition, Phase, Register, Repeals, lost_units, standing_beside};

/// Who holds what, and by when.
pub(super) fn status(desk: &mut Desk<'_>, id: &RegisterId) -> Result<(), CommandError> {
    let register = desk.register(id)?;
    let book = desk.book(id)?;
    let owing = desk.office.owed_in(id, desk.globals.on, Ahead::Month);
    let owing = owing.map_err(|error| desk.error(Some(id), &error))?;
    let facts: Vec<_> = owing.open().map(|one| owed::facts(desk.ui, &owing, one)).collect();
    let repeals = desk.office.repeals(&register).map_err(|error| desk.error(Some(id), &error))?;
    if desk.ui.json() {
        let lost = lost(&book, id, &register);
        let beside = standing_beside(&register, &repeals, owing.day);
        return desk.ui.value(&json!({ "register": id, "tasks": facts, "lost": lost, "beside": beside }));
    }
    let head = desk.ui.say(&head_facts(&book, &register, &repeals, owing.day));
    desk.ui.line(head)?;
    for one in lost(&book, id, &register) {
        let line = desk.ui.say(&one);
        desk.ui.line(line)?;
    }
    if facts.is_empty() {
        let line = desk.ui.word(IDLE);
        return desk.ui.line(line);
    }
    for task in facts {
        let line = desk.ui.say(&RegisterTask { task });
        desk.ui.line(line)?;
    }
    Ok(())
}

/// What the register counts on and its body has no more: each with the way out.
fn lost(book: &Rulebook, id: &RegisterId, register: &Register) -> Vec<LostFacts> {
    let collecting = register.draft.as_ref().is_some_and(|draft| draft.phase == Phase::Collecting);
    let body = &book.organisation;
    let of = |what, name: &str, title| LostFacts {
        register: id.clone(),
        what,
        name: name.to_owned(),
        title,
        collecting,
    };
    let fact = |what, name: &str| of(what, name, None);
    let person = |name: &str| {
        let card = PersonId::new(name).ok();
        card.and_then(|key| body.known_person(&key).map(|card| card.name.surname_first()))
    };
    let units = lost_units(&book.rules(), register);
    let titled = |unit: &UnitId| body.known_unit(unit).map(|unit| unit.title.clone());
    let units = units.iter().map(|unit| of(LostKind::Unit, unit.as_str(), titled(unit)));
    let others = book.lost.iter().filter_map(|one| match one {
        // Whether a unit still matters is told by the register.
        Lost::Unit(_) => None,
        Lost::Person(name) => Some(of(LostKind::Person, name, person(name))),
        Lost::Role(name) => Some(fact(LostKind::Role, name)),
        Lost::Holder(name) => Some(fact(LostKind::Holder, name)),
    });
    units.chain(others).collect()
}

fn head_facts(book: &Rulebook, register: &Register, repeals: &Repeals, today: time::Date) -> StatusHead {
    let named = |edition: &Edition| EditionFacts { no: edition.no, order: edition.order.clone() };
    let fallen = register.fallen_at(today, repeals);
    StatusHead {
        title: register.opened.as_ref().map(|opened| opened.title.clone()).unwrap_or_default(),
        in_force: register.edition_at(today, repeals).map(named),
        fallen: fallen.map(|(edition, repeal)| FallenFacts {
            no: edition.no,
            order: edition.order.clone(),
            by: repeal.by.clone(),
        }),
        beside: standing_beside(register, repeals, today),
        awaiting: register.awaiting_force(today, repeals).map(named).collect(),
        draft: register.draft.as_ref().map(|draft| draft.no),
        stage: register
            .draft
            .as_ref()
            .and_then(|draft| draft.stage.as_ref())
            .and_then(|key| book.procedure.stage(key))
            .map(|stage| stage.title.clone()),
        digest: register.draft.as_ref().and_then(prikaz_workflow::Draft::digest),
    }
}
