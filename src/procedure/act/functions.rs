//! The insertions a text may ask for: each gives a fact of a rule in the words of the act, and notes its use.

use std::collections::BTreeMap;
use std::sync::Arc;

use minijinja::value::{Kwargs, Value};
use minijinja::{Environment, Error};

use super::facts::{Agreement, Facts, Found, UNREAD, pairs_call};
use super::words;
use crate::fault::{FaultKind, Thing};
use crate::keys;
use crate::{ActingWho, ByUnits, Every, PartKey, Place, Seat, Stage, StageKind, StageLimit};
use prikaz_russian::numerals;

/// Names of everything a text may ask for, for a hint.
pub(super) const NAMES: [&str; 29] = [
    "act",
    "address",
    "column",
    "decapitalise_first",
    "duty_date",
    "duty_often",
    "going_with",
    "ground",
    "grounds",
    "in_words",
    "limit",
    "nil",
    "open",
    "partners",
    "place",
    "quorum",
    "register",
    "replace",
    "required",
    "rule",
    "said_as",
    "seats",
    "since",
    "terms",
    "units",
    "value",
    "values",
    "who",
    "within",
];

/// Gives every insertion to `environment`.
pub(super) fn add_to(environment: &mut Environment<'static>, facts: &Arc<Facts>) {
    macro_rules! give {
        ($($name:literal = $function:expr;)+) => {
            $({
                let facts = Arc::clone(facts);
                environment.add_function($name, move |key: &str| $function(&facts, key));
            })+
        };
    }
    give! {
        "limit" = limit;
        "within" = within;
        "values" = values;
        "ground" = ground;
        "duty_date" = duty_date;
        "duty_often" = duty_often;
        "place" = place_title;
        "address" = address;
        "column" = column;
    }
    super::states::add_to(environment, facts);
    let own = Arc::clone(facts);
    environment.add_function("grounds", move || grounds(&own));
    let own = Arc::clone(facts);
    environment.add_function("terms", move || terms(&own));
    let own = Arc::clone(facts);
    environment.add_function("since", move |key: &str, events: Kwargs| since(&own, key, &events));
    let own = Arc::clone(facts);
    environment.add_function("value", move |key: &str, value: &str| value_of(&own, key, value));
    let own = Arc::clone(facts);
    environment.add_function("partners", move |rule: &str, value: &str| partners(&own, rule, value));
    let own = Arc::clone(facts);
    environment.add_function("going_with", move |rule: &str, value: &str| going_with(&own, rule, value));
    let own = Arc::clone(facts);
    environment.add_function("who", move |path: &str, case: &str| who(&own, path, case));
    let own = Arc::clone(facts);
    environment.add_function("seats", move |stage: &str, case: &str| seats(&own, stage, case));
    let own = Arc::clone(facts);
    environment.add_filter("decapitalise_first", decapitalise_first);
    environment.add_filter("in_words", numerals::in_words);
    environment.add_filter("said_as", move |fact: &str, forms: Value| said_as(&own, fact, &forms));
}

/// `limit('publication')`: «10 рабочих дней», after «в течение» or «не позднее».
fn limit(facts: &Facts, key: &str) -> Result<Value, Error> {
    let Some(limit) = limit_of(facts, key)? else { return unread() };
    facts.note(format!("limit('{key}')"));
    let words = words::limit_genitive(limit.limit);
    words.map(Value::from).ok_or_else(|| facts.wrong(FaultKind::NoWordsForLimit { limit: key.to_owned() }))
}

/// `within('publication')`: «в течение 10 рабочих дней», «немедленно», «не позднее 25 декабря».
fn within(facts: &Facts, key: &str) -> Result<Value, Error> {
    let Some(limit) = limit_of(facts, key)? else { return unread() };
    facts.note(format!("limit('{key}')"));
    Ok(Value::from(words::within(limit.limit)))
}

/// `since('publication', approval='со дня его утверждения')`: the words for the event that the limit counts from.
fn since(facts: &Facts, key: &str, events: &Kwargs) -> Result<Value, Error> {
    let Some(limit) = limit_of(facts, key)? else {
        return unread();
    };
    let event = limit.after.code();
    let words: Option<&str> = events.get(event)?;
    facts.note(format!("since('{key}')"));
    let said = words.map(Value::from);
    said.ok_or_else(|| facts.wrong(FaultKind::NoWordsForEvent { event: limit.after }))
}

/// The limit of a stage (`publication`), or of one of its places (`publication.site`).
fn limit_of<'f>(facts: &'f Facts, key: &str) -> Found<&'f StageLimit> {
    let (name, place) = split(key);
    let Some(stage) = facts.stage(name)? else { return Ok(None) };
    let own = match place {
        Some(place) => place_of(facts, stage, place)?.limit.as_ref(),
        None => None,
    };
    let limit = own.or(stage.limit.as_ref());
    limit.map(Some).ok_or_else(|| facts.wrong(FaultKind::NoWordsForLimit { limit: key.to_owned() }))
}

/// `values('directions')`: the list.
fn values(facts: &Facts, key: &str) -> Result<Value, Error> {
    let Some(vocabulary) = facts.vocabulary(key)? else { return Ok(Value::from(Vec::<String>::new())) };
    facts.note(format!("values('{key}')"));
    Ok(Value::from(vocabulary.values.clone()))
}

/// `value('points', 'письмо')`: one value of a list, where a sentence names it apart; it must be there.
fn value_of(facts: &Facts, key: &str, value: &str) -> Result<Value, Error> {
    let Some(vocabulary) = facts.vocabulary(key)? else { return unread() };
    let known = vocabulary.values.iter().map(String::as_str);
    let found = vocabulary.values.iter().find(|known| *known == value);
    let found = found.ok_or_else(|| facts.unknown(Thing::Value, value, known))?;
    facts.note_values(Some(key), [found]);
    Ok(Value::from(value))
}

/// `partners('kind-agrees-with-point', 'цифровая')`: the values that go with this one.
fn partners(facts: &Facts, rule: &str, value: &str) -> Result<Value, Error> {
    let Some(Agreement { own, other, pairs }) = facts.agreement(rule)? else {
        return Ok(Value::from(Vec::<String>::new()));
    };
    let known = pairs.iter().map(|(value, _)| value.as_str());
    let found = pairs.iter().find(|(own, _)| own == value);
    let (_, partners) = found.ok_or_else(|| facts.unknown(Thing::Value, value, known))?;
    facts.note(pairs_call(rule, value));
    facts.note_values(own, [&value.to_owned()]);
    facts.note_values(other, partners);
    Ok(Value::from(partners.clone()))
}

/// `going_with('activity-of-direction', direction)`: the values that this one goes with; the other way round.
fn going_with(facts: &Facts, rule: &str, value: &str) -> Result<Value, Error> {
    let Some(Agreement { own, other, pairs }) = facts.agreement(rule)? else {
        return Ok(Value::from(Vec::<String>::new()));
    };
    let goes = pairs.iter().filter(|(_, with)| with.iter().any(|one| one == value));
    let goes: Vec<_> = goes.map(|(own, _)| own.clone()).collect();
    goes.iter().for_each(|own| facts.note(pairs_call(rule, own)));
    facts.note_values(own, &goes);
    facts.note_values(other, [&value.to_owned()]);
    Ok(Value::from(goes))
}

/// `ground('point-kind')`: its text.
fn ground(facts: &Facts, key: &str) -> Result<Value, Error> {
    let Some(ground) = facts.ground(key)? else { return unread() };
    facts.note(format!("ground('{key}')"));
    Ok(Value::from(ground.text.as_str()))
}

/// `grounds()`: all of them.
fn grounds(facts: &Facts) -> Value {
    let grounds = facts.known.grounds.iter().flatten();
    let texts = grounds.map(|ground| {
        facts.note(format!("ground('{}')", ground.key));
        ground.text.clone()
    });
    Value::from(texts.collect::<Vec<_>>())
}

/// `terms()`: each with `term` and `definition`.
fn terms(facts: &Facts) -> Value {
    let lines = facts
        .list_terms()
        .iter()
        .map(|term| BTreeMap::from([("term", term.term.clone()), ("definition", term.definition.clone())]));
    Value::from(lines.map(Value::from).collect::<Vec<_>>())
}

/// `duty_date('monitoring')`: «25 декабря».
fn duty_date(facts: &Facts, key: &str) -> Result<Value, Error> {
    let Some(duty) = facts.duty(key)? else { return unread() };
    let Every::Yearly { months, day } = &duty.every else {
        return Err(facts.wrong(FaultKind::NoWordsForLimit { limit: key.to_owned() }));
    };
    facts.note(format!("duty_date('{key}')"));
    Ok(Value::from(words::days_of_year(months, *day)))
}

/// `duty_often('yearly-update')`: «1 раза в год», after «не реже».
fn duty_often(facts: &Facts, key: &str) -> Result<Value, Error> {
    let Some(duty) = facts.duty(key)? else { return unread() };
    let Every::WithinMonths(months) = duty.every else {
        return Err(facts.wrong(FaultKind::NoWordsForLimit { limit: key.to_owned() }));
    };
    facts.note(format!("duty_often('{key}')"));
    Ok(Value::from(words::once_in(months)))
}

/// `column('process')`: the title of the column.
fn column(facts: &Facts, key: &str) -> Result<Value, Error> {
    let Some(column) = facts.column(key)? else { return unread() };
    facts.note(format!("column('{key}')"));
    Ok(Value::from(column.title.as_str()))
}

/// `place('publication.site')`: «официальном сайте …».
fn place_title(facts: &Facts, key: &str) -> Result<Value, Error> {
    let Some(place) = place(facts, key)? else { return unread() };
    facts.note(format!("place('{key}')"));
    Ok(Value::from(place.title.as_str()))
}

/// `address('publication.site')`: where it must stand.
fn address(facts: &Facts, key: &str) -> Result<Value, Error> {
    let Some(place) = place(facts, key)? else { return unread() };
    facts.note(format!("address('{key}')"));
    let address = place.address.as_deref().map(Value::from);
    address.ok_or_else(|| facts.missing(&keys::place::ADDRESS))
}

fn place<'f>(facts: &'f Facts, key: &str) -> Found<&'f Place> {
    let (name, place) = split(key);
    let Some(stage) = facts.stage(name)? else { return Ok(None) };
    place_of(facts, stage, place.unwrap_or_default()).map(Some)
}

fn place_of<'f>(facts: &Facts, stage: &'f Stage, key: &str) -> Result<&'f Place, Error> {
    let known = || stage.places().iter().map(|place| place.key.as_str());
    stage.place_called(key).ok_or_else(|| facts.unknown(Thing::Place, key, known()))
}

/// `who('check', 'instrumental')`: how the text calls the one who acts in a stage or a duty; `who('check.concluded_by',
/// …)` for another part of it.
fn who(facts: &Facts, path: &str, case: &str) -> Result<Value, Error> {
    let (name, part) = split(path);
    let is_duty = facts.known.duties.iter().flatten().any(|duty| duty.key.as_str() == name);
    let is_stage = facts.known.stages.iter().flatten().any(|stage| stage.key.as_str() == name);
    if facts.known.duties.is_none() && !is_stage {
        return unread();
    }
    let role = if is_duty {
        facts.duty(name)?.map(|duty| match PartKey::of(part) {
            Some(PartKey::By) => Some(duty.by.as_str()),
            Some(PartKey::HandedTo) => duty.handed_to.as_ref().map(|role| role.as_str()),
            _ => None,
        })
    } else {
        facts.stage(name)?.map(|stage| actor_of(stage, part))
    };
    let Some(role) = role else { return unread() };
    let role = role.ok_or_else(|| facts.unknown(Thing::Role, path, []))?;
    facts.note(format!("who('{}')", path.strip_suffix(".by").unwrap_or(path)));
    facts.actor(role, case).map(Value::from)
}

fn actor_of<'s>(stage: &'s Stage, part: Option<&str>) -> Option<&'s str> {
    if let StageKind::Publish { .. } = &stage.kind {
        return Some(stage.place_called(part?)?.by.as_str());
    }
    match stage.kind.acting_by(PartKey::of(part)?)? {
        ActingWho::Role(role) => Some(role.as_str()),
        ActingWho::UnitHeads => Some(ByUnits::UnitHeads.code()),
        ActingWho::Units(_) | ActingWho::Group(_) => None,
    }
}

/// `seats('agreement', 'instrumental')`: how the text calls those who agree, group by group.
fn seats(facts: &Facts, key: &str, case: &str) -> Result<Value, Error> {
    let Some(stage) = facts.stage(key)? else { return Ok(Value::from(Vec::<String>::new())) };
    let StageKind::Agree { groups, .. } = &stage.kind else {
        return Err(facts.unknown(Thing::Stage, key, []));
    };
    facts.note(format!("seats('{key}')"));
    let called = groups.iter().flat_map(|group| &group.seats).map(|seat| match seat {
        Seat::Holder(role) => facts.actor(role.as_str(), case),
        Seat::HeadsOfUnits => facts.actor(ByUnits::HeadsOfUnits.code(), case),
        Seat::SupervisorsOfUnits => facts.actor(ByUnits::SupervisorsOfUnits.code(), case),
    });
    called.collect::<Result<Vec<_>, _>>().map(Value::from)
}

/// `{{ fact | said_as({'изменения': 'изменении'}) }}`: the form that the sentence of the act needs; a fact that the
/// list does not have is a fault, for nobody can tell its form.
fn said_as(facts: &Facts, fact: &str, forms: &Value) -> Result<Value, Error> {
    if fact == UNREAD {
        return unread();
    }
    let form = forms.get_item(&Value::from(fact))?;
    match form.is_undefined() {
        true => Err(facts.wrong(FaultKind::NoForm { value: fact.to_owned() })),
        false => Ok(form),
    }
}

/// «Внутренний клиент» inside a sentence: «внутренний клиент».
fn decapitalise_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

fn split(path: &str) -> (&str, Option<&str>) {
    path.split_once('.').map_or((path, None), |(name, part)| (name, Some(part)))
}

fn unread() -> Result<Value, Error> {
    Ok(Value::from(UNREAD))
}
