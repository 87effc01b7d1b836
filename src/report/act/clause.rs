//! Clauses as the contexts of the templates that word them.

use serde_json::{Value, json};

use prikaz_calendar::{Bound, TimeLimit};
use prikaz_domain::Case;
use prikaz_order::{
    Addressee, Amendment, Approval, Attached, Clause, Controller, Due, Entry, Instruction, Numbers,
    Promulgation, Provision, Repeal, When,
};
use prikaz_russian::{Participle, UnknownDocument};

use super::act_printed::{Act, cases};
use super::names::AnnexName;
use super::{annex, cite};

/// Letters that points are marked with: ё, з, й, о, ч, ъ, ы, ь are left out.
const LETTERS: [&str; 25] = [
    "а", "б", "в", "г", "д", "е", "ж", "и", "к", "л", "м", "н", "п", "р", "с", "т", "у", "ф", "х", "ц", "ш",
    "щ", "э", "ю", "я",
];

/// Every clause in the order of the text.
pub(super) fn contexts(act: &Act<'_>) -> Result<Vec<Value>, UnknownDocument> {
    let numbered = act.order.text.numbered();
    numbered.iter().map(|(number, level, clause)| context(act, number, *level, clause)).collect()
}

fn context(act: &Act<'_>, number: &str, level: u8, clause: &Clause) -> Result<Value, UnknownDocument> {
    let says = clause.provision.as_ref().map(|provision| says(act, provision)).transpose()?;
    let wording = clause.wording.as_deref().map(|wording| act.filled(wording));
    Ok(json!({
        "number": printed(number),
        "level": level,
        "text": wording,
        "templates": act.templates(&format!("clauses/{}", clause.kind.code())),
        "act": cases(act.forms(), clause.itself),
        "this": cases(act.forms(), prikaz_order::Itself::This),
        "issuer": act.order.text.issuer.form.code(),
        "kind": clause.kind.code(),
        "says": says,
    }))
}

/// «1.», «1.1.»; a number that ends in a mark of its own keeps it: «а)».
fn printed(number: &str) -> String {
    if number.ends_with(['.', ')']) { number.to_owned() } else { format!("{number}.") }
}

fn says(act: &Act<'_>, provision: &Provision) -> Result<Value, UnknownDocument> {
    Ok(match provision {
        Provision::Approve(approval) => approve(act, approval)?,
        Provision::Amend(amendments) => {
            json!({ "acts": amendments.iter().map(|one| amend(act, one)).collect::<Vec<_>>() })
        }
        Provision::Repeal(repeal) => self::repeal(act, repeal),
        Provision::Instruct(instruction) => instruct(act, instruction),
        Provision::Establish(points) => establish(act, points),
        Provision::Publish(promulgation) => publish(act, promulgation)?,
        Provision::EnterIntoForce(entries) => {
            json!({ "entries": entries.iter().enumerate().map(|(at, one)| entry(act, one, at)).collect::<Vec<_>>() })
        }
        Provision::Control(controller) => json!({ "by": control(act, controller) }),
    })
}

fn approve(act: &Act<'_>, approval: &Approval) -> Result<Value, UnknownDocument> {
    let mut annexes = Vec::new();
    for number in &approval.annexes {
        let at = usize::from(number.saturating_sub(1));
        let AnnexName { cases, agreement, .. } = annex::name(act, at)?;
        annexes.push(json!({
            "accusative": cases.accusative,
            "agreement": agreement.code(),
            "number": annex::number(act, at),
        }));
    }
    let also = approval.also.as_deref().map(|also| act.filled(also));
    let before = approval.attached == Attached::Before;
    Ok(json!({ "annexes": annexes, "also": also, "before": before }))
}

fn amend(act: &Act<'_>, amendment: &Amendment) -> Value {
    json!({
        "accusative": cite::cited(act, &amendment.act, Some(Case::Accusative)),
        "changes": amendment.changes.iter().map(|change| act.filled(change)).collect::<Vec<_>>(),
        "annex": annex_named(act, amendment.annex),
        "by_annex": amendment.annex.is_some(),
    })
}

fn repeal(act: &Act<'_>, repeal: &Repeal) -> Value {
    let acts = repeal.acts.iter().map(|one| match &one.part {
        Some(part) => json!({
            "text": format!(
                "{} {}",
                part.text(Some(Case::Accusative)),
                part.of(|case| cite::cited(act, &one.act, Some(case)))
            ),
            "plural": part.is_plural(),
        }),
        None => json!({ "text": cite::cited(act, &one.act, Some(Case::Accusative)), "plural": false }),
    });
    json!({ "acts": acts.collect::<Vec<_>>(), "annex": annex_named(act, repeal.annex), "by_annex": repeal.annex.is_some() })
}

/// «№ 2», where there are several annexes.
fn annex_named(act: &Act<'_>, number: Option<u8>) -> Option<String> {
    number.and_then(|number| annex::number(act, usize::from(number.saturating_sub(1))))
}

fn instruct(act: &Act<'_>, instruction: &Instruction) -> Value {
    json!({
        "whom": addressee(act, &instruction.whom),
        "task": act.filled(&instruction.task),
        "due": instruction.due.map(due),
        "in_words": act.order.text.numbers == Numbers::Words,
    })
}

fn due(due: Due) -> Value {
    let (limit, after) = match due {
        Due::On(date) => return json!({ "kind": "date", "date": date }),
        Due::Within(limit) => (limit, "signing"),
        Due::WithinForce(limit) => (limit, "force"),
    };
    match limit {
        TimeLimit::WorkingDays(days) => json!({ "kind": "working-days", "n": days.0, "after": after }),
        TimeLimit::CalendarDays(days) => json!({ "kind": "calendar-days", "n": days.0, "after": after }),
        TimeLimit::Months(months) => json!({ "kind": "months", "n": months, "after": after }),
        TimeLimit::Immediately => json!({ "kind": "immediately", "after": after }),
        TimeLimit::FixedDate(date) => json!({
            "kind": "day-of-year",
            "day": date.day(),
            "month": time::Month::try_from(date.month()).map(prikaz_russian::dates::month_genitive).unwrap_or_default(),
            "included": date.bound() == Bound::Inclusive,
        }),
    }
}

fn addressee(act: &Act<'_>, addressee: &Addressee) -> String {
    match addressee {
        Addressee::Role { dative, .. } | Addressee::Named(dative) => act.filled(dative),
        Addressee::Unit { unit, dative } => {
            let of_card = act.organisation.known_unit(unit).map(|card| card.cases.dative.clone());
            dative.clone().or(of_card).unwrap_or_else(|| unit.to_string())
        }
        Addressee::Person(person) => person_in(act, person, Case::Dative),
    }
}

/// «Заместителя Министра … Е.А. Хлыбову»: post, initials and surname by the forms of the card.
fn person_in(act: &Act<'_>, person: &prikaz_domain::PersonId, case: Case) -> String {
    act.organisation.known_person(person).map_or_else(
        || person.to_string(),
        |card| {
            format!("{} {}", card.post.cases.of(case).replace('\n', " "), card.name.initials_first_in(case))
        },
    )
}

/// Points are lettered; where the letters end, they are numbered.
fn establish(act: &Act<'_>, points: &[String]) -> Value {
    let mark = |at: usize| LETTERS.get(at).map_or_else(|| (at + 1).to_string(), |&letter| letter.to_owned());
    let points = points.iter().enumerate();
    let points =
        points.map(|(at, text)| json!({ "mark": format!("{})", mark(at)), "text": act.filled(text) }));
    json!({ "points": points.collect::<Vec<_>>() })
}

fn publish(act: &Act<'_>, promulgation: &Promulgation) -> Result<Value, UnknownDocument> {
    let what = match &promulgation.what {
        Some(name) => {
            let name = act.filled(name);
            let agreement = act.words.agreement(&name)?;
            let approved = Participle::Approved.full(agreement, Some(Case::Accusative));
            Some(json!({ "accusative": act.words.document(&name).cases.accusative, "approved": approved }))
        }
        None => None,
    };
    let spots = promulgation
        .spots
        .iter()
        .map(|spot| json!({ "official": spot.official, "place": spot.place, "address": spot.address }));
    Ok(json!({
        "what": what,
        "by": promulgation.by.as_ref().map(|by| addressee(act, by)),
        "spots": spots.collect::<Vec<_>>(),
        "term": promulgation.term.as_deref().map(|term| act.filled(term)),
    }))
}

fn entry(act: &Act<'_>, entry: &Entry, at: usize) -> Value {
    let (when, days, date) = match entry.when {
        When::Signing => ("signing", None, None),
        When::Publication => ("publication", None, None),
        When::DaysAfterPublication(days) => ("days-after-publication", Some(days), None),
        When::DaysAfterSigning(days) => ("days-after-signing", Some(days), None),
        When::On(date) => ("date", None, Some(date)),
    };
    let what = entry.what.as_deref().map(|what| act.filled(what));
    let mark = LETTERS.get(at).map_or_else(|| format!("{})", at + 1), |letter| format!("{letter})"));
    json!({ "what": what, "when": when, "days": days, "date": date, "mark": mark })
}

/// Whom the control is laid upon, in the accusative; none where the signer keeps it.
fn control(act: &Act<'_>, controller: &Controller) -> Option<String> {
    match controller {
        Controller::Signer => None,
        Controller::Person(person) => Some(person_in(act, person, Case::Accusative)),
        Controller::Named(accusative) => Some(act.filled(accusative)),
    }
}
