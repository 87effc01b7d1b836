//! Fills in the insertions of a text: a strict template engine, every fault of it with its line in the file.

use minijinja::syntax::SyntaxConfig;
use minijinja::{AutoEscape, Environment, ErrorKind, UndefinedBehavior, Value};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::facts::{Facts, UNREAD};
use super::functions::{self, NAMES};
use crate::Term;
use crate::fault::{FaultKind, TextFault, Thing};
use crate::reader::Node;
use crate::uncalled::UncalledActor;
use prikaz_fact::{ForeignWords, nearest};
use prikaz_placed::{ShapeFault, What};

/// Steps a text may take: a thousand times those of a long point.
const FUEL: u64 = 1_000_000;

/// Fills in the texts of one file.
pub(crate) struct Speaker {
    environment: Environment<'static>,
    facts: Arc<Facts>,
}

impl Speaker {
    /// A speaker of these facts.
    pub(super) fn new(facts: Facts) -> Self {
        let facts = Arc::new(facts);
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_auto_escape_callback(|_| AutoEscape::None);
        environment.set_debug(true);
        environment.set_fuel(Some(FUEL));
        // Tags on lines of their own leave nothing behind.
        let syntax = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build();
        environment.set_syntax(syntax.unwrap_or_default());
        environment.add_global("act", act(&facts));
        environment.add_global("register", register(&facts));
        functions::add_to(&mut environment, &facts);
        Self { environment, facts }
    }

    /// The text of `node` with its insertions filled in.
    pub(crate) fn say(&self, node: &Node<'_>) -> Option<String> {
        let text = node.raw_text()?;
        if text.trim().is_empty() {
            node.misshapen(ShapeFault::EmptyText);
            return None;
        }
        match self.environment.render_str(&text, ()) {
            Ok(said) => Some(said),
            Err(error) => {
                let (what, hint) = self.facts.take_trouble().unwrap_or_else(|| fault_of(&error));
                node.fault_in_text(error.line().unwrap_or(1), what, hint);
                None
            }
        }
    }

    /// The texts of a list, each filled in.
    pub(super) fn say_all(&self, node: &Node<'_>) -> Vec<String> {
        node.list().unwrap_or_default().iter().filter_map(|line| self.say(line)).collect()
    }

    /// Lets the text list the terms, which have inserted all that was inserted so far.
    pub(super) fn give_terms(&self, terms: Vec<Term>) {
        self.facts.give_terms(terms, self.take_inserted());
    }

    /// Words for those who act that no text has asked for.
    pub(crate) fn uncalled(&self) -> Vec<UncalledActor> {
        self.facts.uncalled()
    }

    /// What the texts inserted since it was last asked for.
    pub(super) fn take_inserted(&self) -> BTreeSet<String> {
        self.facts.take_inserted()
    }
}

/// Number and date of the act, as far as they are known.
fn act(facts: &Facts) -> Value {
    let mut values = BTreeMap::new();
    if let Some(source) = &facts.known.source {
        values.extend(source.number.clone().map(|number| ("number", number)));
        let dotted = source
            .date
            .map(|date| format!("{:02}.{:02}.{:04}", date.day(), u8::from(date.month()), date.year()));
        values.extend(dotted.map(|date| ("date", date)));
    } else {
        values.extend(["number", "date"].map(|key| (key, UNREAD.to_owned())));
    }
    Value::from(values)
}

/// The name of the register in its cases.
fn register(facts: &Facts) -> Value {
    let name = facts.known.register.as_ref().map(|register| &register.name);
    let case = |pick: fn(&crate::NameForms) -> &String| {
        name.map_or_else(|| UNREAD.to_owned(), |forms| pick(forms).clone())
    };
    Value::from(BTreeMap::from([
        ("nominative", case(|forms| &forms.nominative)),
        ("genitive", case(|forms| &forms.genitive)),
        ("dative", case(|forms| &forms.dative)),
        ("accusative", case(|forms| &forms.accusative)),
        ("instrumental", case(|forms| &forms.instrumental)),
        ("prepositional", case(|forms| &forms.prepositional)),
    ]))
}

/// What the engine says, as a fault: an insertion there is none of, or whatever else it is.
fn fault_of(error: &minijinja::Error) -> (What<FaultKind>, Option<String>) {
    let source = error.template_source().unwrap_or_default();
    let asked = error.range().and_then(|range| source.get(range)).unwrap_or_default().trim();
    let detail = error.detail().unwrap_or_default();
    match error.kind() {
        ErrorKind::UnknownFunction | ErrorKind::UnknownFilter => {
            let named = detail.rsplit(' ').find(|word| !matches!(*word, "is" | "unknown" | "filter"));
            unknown(named.unwrap_or(asked))
        }
        ErrorKind::UndefinedError if !asked.is_empty() => unknown(asked),
        kind => {
            let said = if detail.is_empty() { kind.to_string() } else { format!("{kind}: {detail}") };
            let what = FaultKind::TextTemplate { why: why(kind), said: ForeignWords::of(said) };
            (What::Meaning(what), None)
        }
    }
}

fn why(kind: ErrorKind) -> TextFault {
    match kind {
        ErrorKind::SyntaxError | ErrorKind::BadEscape => TextFault::Syntax,
        ErrorKind::TooManyArguments | ErrorKind::MissingArgument => TextFault::Arguments,
        ErrorKind::OutOfFuel => TextFault::TooLong,
        _ => TextFault::NotPossible,
    }
}

fn unknown(name: &str) -> (What<FaultKind>, Option<String>) {
    let what = FaultKind::UnknownReference { thing: Thing::Insertion, name: name.to_owned() };
    (What::Meaning(what), nearest(name, NAMES))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::act::KnownRules;

    /// The names that are proposed for a mistyped one are those that there are.
    #[test]
    fn every_insertion_may_be_proposed() {
        let speaker = Speaker::new(Facts::new(KnownRules::default(), Vec::new()));
        let usual = Environment::new();
        let usual: Vec<&str> = usual.globals().map(|(name, _)| name).collect();
        let own: Vec<&str> = speaker.environment.globals().map(|(name, _)| name).collect();
        for name in own.iter().filter(|name| !usual.contains(name)) {
            assert!(NAMES.contains(name), "`{name}` is never proposed");
        }
        for name in NAMES.iter().filter(|name| !own.contains(name)) {
            let used = speaker.environment.render_str(&format!("{{{{ '' | {name} }}}}"), ());
            let is_unknown = used.is_err_and(|error| error.kind() == ErrorKind::UnknownFilter);
            assert!(!is_unknown, "`{name}` is proposed and is nothing");
        }
    }
}
