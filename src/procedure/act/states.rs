//! Insertions for how a rule stands rather than what it is called: a short word each, by which `said_as` chooses the
//! words of the text. A state that the text has no words for keeps the procedure from being loaded.

use std::sync::Arc;

use minijinja::value::Value;
use minijinja::{Environment, Error};

use super::facts::{Facts, UNREAD};
use crate::fault::Thing;
use crate::word::AllWord;
use crate::{Participants, Quorum, Stage, StageKind};
use prikaz_form::{ContentRule, RuleKind};

/// Gives these insertions to `environment`.
pub(super) fn add_to(environment: &mut Environment<'static>, facts: &Arc<Facts>) {
    macro_rules! give {
        ($($name:literal = $function:expr;)+) => {
            $({
                let facts = Arc::clone(facts);
                environment.add_function($name, move |key: &str| -> Result<Value, Error> {
                    let state = $function(&facts, key)?;
                    facts.note(format!("{}('{key}')", $name));
                    Ok(Value::from(state.unwrap_or_else(|| UNREAD.to_owned())))
                });
            })+
        };
    }
    give! {
        "units" = |facts: &Facts, key: &str| of_stage(facts, key, units);
        "nil" = |facts: &Facts, key: &str| of_stage(facts, key, nil);
        "quorum" = |facts: &Facts, key: &str| of_stage(facts, key, quorum);
        "required" = required;
        "open" = open;
        "rule" = |facts: &Facts, key: &str| facts.rule(key).map(|rule| rule.map(rule_state));
    }
}

/// A state of the stage `key`; a stage of another kind is no such stage.
fn of_stage(facts: &Facts, key: &str, state: fn(&Stage) -> Option<String>) -> Result<Option<String>, Error> {
    let Some(stage) = facts.stage(key)? else { return Ok(None) };
    state(stage).map(Some).ok_or_else(|| facts.unknown(Thing::Stage, key, []))
}

/// `units('collection')`: `all`, or the keys of the units that hand in.
fn units(stage: &Stage) -> Option<String> {
    match &stage.kind {
        StageKind::Collect { from: Participants::All, .. } => Some(AllWord::All.to_string()),
        StageKind::Collect { from: Participants::Listed(units), .. } => Some(listed(units)),
        _ => None,
    }
}

/// `nil('collection')`: whether «изменений нет» is an answer.
fn nil(stage: &Stage) -> Option<String> {
    let StageKind::Collect { nil, .. } = &stage.kind else { return None };
    Some(nil.to_string())
}

/// `quorum('agreement')`: `all` where each group agrees whole, or what each group asks for: `all, 2, all`.
fn quorum(stage: &Stage) -> Option<String> {
    let StageKind::Agree { groups, .. } = &stage.kind else { return None };
    if groups.iter().all(|group| group.quorum == Quorum::All) {
        return Some(AllWord::All.to_string());
    }
    let asked = groups.iter().map(|group| match group.quorum {
        Quorum::All => AllWord::All.to_string(),
        Quorum::AtLeast(least) => least.to_string(),
    });
    Some(asked.collect::<Vec<_>>().join(", "))
}

/// `required('needs')`: whether a cell of the column must be filled in.
fn required(facts: &Facts, key: &str) -> Result<Option<String>, Error> {
    Ok(facts.column(key)?.map(|column| column.presence.to_string()))
}

/// `open('needs')`: whether other values than those of the list are allowed.
fn open(facts: &Facts, key: &str) -> Result<Option<String>, Error> {
    Ok(facts.vocabulary(key)?.map(|vocabulary| vocabulary.openness.to_string()))
}

/// `rule('one-point-per-process')`: «error: point once within direction, process». Of a rule `agrees` the pairs are
/// not told: `partners` and `going_with` insert them.
fn rule_state(rule: &ContentRule) -> String {
    format!("{}: {}", rule.severity, what_is_asked(&rule.kind))
}

fn what_is_asked(kind: &RuleKind) -> String {
    match kind {
        RuleKind::UniqueWithin { columns, within } => {
            format!("{} once within {}", listed(columns), listed(within))
        }
        RuleKind::Uniform { column, values, same } => {
            format!("one {} where {column} is {}", listed(same), values.join("; "))
        }
        RuleKind::Agrees { column, with, .. } => format!("{column} agrees with {with}"),
        RuleKind::NeededWhere { column, with, values } => {
            format!("{column} where {with} is {}", values.join("; "))
        }
        RuleKind::MoreThanFinal { within, column, only } => {
            format!("within {} {column} is more than {}", listed(within), only.join("; "))
        }
        RuleKind::Covers { columns } => format!("{} as listed", listed(columns)),
        RuleKind::Refers { column, to } => format!("{column} refers to {to}"),
        RuleKind::StillCounts { reason } => format!("{reason} still counts"),
    }
}

fn listed(keys: &[impl ToString]) -> String {
    keys.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}
