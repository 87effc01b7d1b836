//! Every fact of a procedure that its text ought to insert, with the point where it ought to stand.
//!
//! What goes without saying is not asked for: that a unit without news may say so, every agreer agrees, a cell is
//! filled in, a list is closed. Once a rule is otherwise, the text has to say so.

use std::collections::BTreeSet;

use super::cite::{self, Citation};
use super::facts::{pairs_call, value_call};
use super::{Act, Point, words};
use crate::{
    ActingWho, AgreementGroup, Duty, Every, NilAnswer, PartKey, Place, Procedure, Quorum, Stage, StageKind,
    StageLimit,
};
use prikaz_domain::StageKey;
use prikaz_form::{Column, ContentRule, Openness, Presence, RuleKind, Vocabulary};

/// A fact that the text ought to insert.
pub(super) struct Wanted {
    /// Its key in the file.
    pub(super) key: String,
    /// The clause it cites.
    pub(super) clause: String,
    /// Ways to insert it, the first to be advised.
    pub(super) ways: Vec<String>,
    /// The words of the fact, where it has words of its own.
    pub(super) words: Vec<String>,
}

impl Wanted {
    fn new(key: String, clause: &str, way: String) -> Self {
        Self { key, clause: clause.to_owned(), ways: vec![way], words: Vec::new() }
    }

    fn worded(self, words: impl IntoIterator<Item = String>) -> Self {
        Self { words: words.into_iter().collect(), ..self }
    }
}

/// All that the points cited by `clause` insert; nothing where it cites no point.
pub(super) fn inserted_at<'a>(act: &'a Act, clause: &str) -> Option<BTreeSet<&'a str>> {
    let cited = clause.split(';').filter_map(cite::parse).flatten();
    let points: Vec<&Point> = cited.flat_map(|citation| points_of(act, &citation)).collect();
    let inserted = || points.iter().flat_map(|point| &point.inserted).map(String::as_str).collect();
    (!points.is_empty()).then(inserted)
}

fn points_of<'a>(act: &'a Act, citation: &Citation) -> Vec<&'a Point> {
    match citation {
        Citation::Point { number, .. } => act.point(number).into_iter().collect(),
        Citation::Section { name, .. } => act.section(name).into_iter().flat_map(|one| &one.points).collect(),
        Citation::Form { .. } => Vec::new(),
    }
}

/// Every fact that the text ought to insert, in the order of the file's tables.
pub(super) fn all(procedure: &Procedure, act: &Act) -> Vec<Wanted> {
    let form = &procedure.form;
    let mut wanted = Vec::new();
    for (stage, at) in procedure.stages.iter().zip(1..) {
        wanted.extend(of_limit(stage, at));
        wanted.extend(of_actors(stage, at));
    }
    form.vocabularies.iter().zip(1..).for_each(|(list, at)| wanted.extend(of_vocabulary(list, at, act)));
    wanted.extend(form.columns.iter().zip(1..).filter_map(|(column, at)| of_column(column, at, act)));
    form.rules.iter().zip(1..).for_each(|(rule, at)| wanted.extend(of_rule(rule, at)));
    wanted.extend(procedure.grounds.iter().zip(1..).map(|(ground, at)| {
        let way = format!("ground('{}')", ground.key);
        Wanted::new(format!("ground[{at}]"), &ground.clause, way).worded([ground.text.clone()])
    }));
    procedure.duties.iter().zip(1..).for_each(|(duty, at)| wanted.extend(of_duty(duty, at)));
    wanted
}

fn of_limit(stage: &Stage, at: usize) -> Vec<Wanted> {
    let Some(limit) = &stage.limit else { return Vec::new() };
    let mut wanted = limited(limit, &format!("stage[{at}].limit"), stage.key.as_str());
    // Where the places of a stage have no limits of their own, theirs is that of the stage.
    for place in stage.places().iter().filter(|place| place.limit.is_none()) {
        for (fact, call) in wanted.iter_mut().zip(["limit", "since"]) {
            fact.ways.push(format!("{call}('{}.{}')", stage.key, place.key));
        }
    }
    wanted
}

/// How long, and since when; «немедленно» counts from nothing that has to be said.
fn limited(limit: &StageLimit, key: &str, name: &str) -> Vec<Wanted> {
    let length = Wanted::new(key.to_owned(), &limit.clause, format!("limit('{name}')"));
    let since = Wanted::new(format!("{key}.after"), &limit.clause, format!("since('{name}')"));
    vec![length.worded(words::limit_genitive(limit.limit)), since]
}

/// Who acts in the stage, and on what terms.
fn of_actors(stage: &Stage, at: usize) -> Vec<Wanted> {
    let name = &stage.key;
    let one = |key: &str, call: String| Wanted::new(format!("stage[{at}].{key}"), &stage.clause, call);
    let acting = stage.kind.acting();
    let mut keys: Vec<PartKey> = acting.iter().filter_map(|one| one.key).collect();
    keys.sort_unstable();
    let mut wanted: Vec<Wanted> = keys.into_iter().map(|key| one(key.code(), who(name, key))).collect();
    if acting.iter().any(|one| matches!(one.who, ActingWho::Units(_))) {
        wanted.push(one("from", format!("units('{name}')")));
    }
    if matches!(stage.kind, StageKind::Collect { nil: NilAnswer::NotAllowed, .. }) {
        wanted.push(one("nil", format!("nil('{name}')")));
    }
    let groups = acting.iter().filter_map(|one| match one.who {
        ActingWho::Group(group) => Some(group),
        _ => None,
    });
    wanted.extend(of_groups(name, at, &groups.collect::<Vec<_>>()));
    wanted.extend(stage.places().iter().zip(1..).flat_map(|(place, no)| of_place(stage, at, place, no)));
    wanted
}

/// How the text asks who takes the part that `key` names.
fn who(name: &StageKey, key: PartKey) -> String {
    match key {
        PartKey::By => format!("who('{name}')"),
        _ => format!("who('{name}.{key}')"),
    }
}

/// Who agrees, and how many of them must.
fn of_groups(name: &StageKey, at: usize, groups: &[&AgreementGroup]) -> Vec<Wanted> {
    let clauses: Vec<_> = groups.iter().map(|group| group.clause.as_str()).collect();
    let one = |call: &str| {
        Wanted::new(format!("stage[{at}].group"), &clauses.join("; "), format!("{call}('{name}')"))
    };
    let seats = groups.first().map(|_| one("seats"));
    let whole = groups.iter().all(|group| group.quorum == Quorum::All);
    seats.into_iter().chain((!whole).then(|| one("quorum"))).collect()
}

fn of_place(stage: &Stage, at: usize, place: &Place, no: usize) -> Vec<Wanted> {
    let (key, name) = (format!("stage[{at}].place[{no}]"), format!("{}.{}", stage.key, place.key));
    let one = |part: &str, call: &str| {
        Wanted::new(format!("{key}{part}"), &stage.clause, format!("{call}('{name}')"))
    };
    let mut wanted = vec![one("", "place").worded([place.title.clone()]), one(".by", "who")];
    wanted.extend(place.address.iter().map(|address| one(".address", "address").worded([address.clone()])));
    wanted.extend(place.limit.iter().flat_map(|limit| limited(limit, &format!("{key}.limit"), &name)));
    wanted
}

/// A list is inserted whole, or value by value; and that it is open, if it is.
fn of_vocabulary(vocabulary: &Vocabulary, at: usize, act: &Act) -> Vec<Wanted> {
    let inserted = inserted_at(act, &vocabulary.clause).unwrap_or_default();
    let call = |value: &String| value_call(&vocabulary.key, value);
    let missing = vocabulary.values.iter().filter(|value| !inserted.contains(call(value).as_str()));
    let missing: Vec<String> = missing.cloned().collect();
    let whole = format!("values('{}')", vocabulary.key);
    let ways = match missing.first() {
        Some(first) if missing.len() < vocabulary.values.len() => vec![call(first), whole],
        Some(_) => vec![whole],
        None => vocabulary.values.iter().map(call).collect(),
    };
    let (key, clause) = (format!("vocabulary[{at}]"), &vocabulary.clause);
    let open = || Wanted::new(format!("{key}.open"), clause, format!("open('{}')", vocabulary.key));
    let open = (vocabulary.openness == Openness::Open).then(open);
    [Wanted { key, clause: clause.clone(), ways, words: missing }].into_iter().chain(open).collect()
}

/// That a cell may be left empty is said where a point tells of the column; a drawn form has no words for it.
fn of_column(column: &Column, at: usize, act: &Act) -> Option<Wanted> {
    let is_told = column.presence == Presence::Optional && inserted_at(act, &column.clause).is_some();
    let way = format!("required('{}')", column.key);
    is_told.then(|| Wanted::new(format!("column[{at}].required"), &column.clause, way))
}

fn of_rule(rule: &ContentRule, at: usize) -> Vec<Wanted> {
    let key = format!("rule[{at}]");
    let itself = Wanted::new(key.clone(), &rule.clause, format!("rule('{}')", rule.key));
    let pairs: &[(String, Vec<String>)] = match &rule.kind {
        RuleKind::Agrees { pairs, .. } => pairs,
        _ => &[],
    };
    let pairs = pairs.iter().zip(1..).map(|((value, _), no)| {
        Wanted::new(format!("{key}.pairs[{no}]"), &rule.clause, pairs_call(&rule.key, value))
    });
    [itself].into_iter().chain(pairs).collect()
}

fn of_duty(duty: &Duty, at: usize) -> Vec<Wanted> {
    let (call, words) = match &duty.every {
        Every::Yearly { months, day } => ("duty_date", words::days_of_year(months, *day)),
        Every::WithinMonths(months) => ("duty_often", words::once_in(*months)),
    };
    let one = |key: &str, way: String| Wanted::new(format!("duty[{at}].{key}"), &duty.clause, way);
    let every = one("every", format!("{call}('{}')", duty.key)).worded([words]);
    let by = one("by", format!("who('{}')", duty.key));
    let part = PartKey::HandedTo;
    let handed_to = duty.handed_to.iter().map(|_| one(part.code(), format!("who('{}.{part}')", duty.key)));
    [every, by].into_iter().chain(handed_to).collect()
}
