//! Every message filled with every shape of its facts.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use minijinja::value::Serde;

use super::door::{Needed, Worded};
use super::message::Text;
use super::{Message, Messages};
use prikaz_fact::{Coded, examples};

/// How many examples of one code are tried beyond those that differ in one fact.
const MOST: usize = 120;

/// A message, or words, that the program declares.
#[derive(Debug, Clone)]
pub struct Declared {
    /// The type of the facts.
    pub name: &'static str,
    /// The keys, each with whether it may be without a text.
    pub keys: BTreeMap<String, bool>,
    /// None for words, which take no facts.
    fill: Option<fn(&Messages) -> Vec<Filling>>,
}

/// A text filled with an example of its facts.
#[derive(Debug, Clone)]
pub struct Filling {
    /// The key of the text.
    pub key: String,
    /// The facts.
    pub facts: Value,
    /// What came of it, or why nothing did.
    pub text: Result<String, String>,
}

impl Declared {
    /// Declares the message `M`.
    pub fn message<M: Message>(name: &'static str) -> Self {
        Self { name, keys: keys(M::CODES, M::TEXTS), fill: Some(fill::<M>) }
    }

    /// Declares words without facts.
    pub fn words(name: &'static str, keys: impl IntoIterator<Item = String>) -> Self {
        let keys: BTreeMap<String, bool> = keys.into_iter().map(|key| (key, false)).collect();
        Self { name, keys, fill: None }
    }

    /// Declares what texts may name `N`s by, each with the words of the door for it.
    pub fn worded<N: Worded>(name: &'static str) -> Self {
        let keys = N::WORDS.iter().map(|(_, named)| (named.key(), false)).collect();
        Self { name, keys, fill: Some(fill_worded::<N>) }
    }

    /// Declares a word for each code of `C`.
    pub fn terms<C: Coded>(name: &'static str, words: &super::Words<C>) -> Self {
        Self::words(name, words.keys())
    }

    /// Fills the texts with every example.
    pub fn fillings(&self, messages: &Messages) -> Vec<Filling> {
        match self.fill {
            Some(fill) => fill(messages),
            None => self.keys.keys().map(|key| filling(messages, key, &Value::Null, ().into())).collect(),
        }
    }

    /// What is wrong with the texts in `messages`: a text that is missing, a name that no fact has, a shape of the
    /// facts that cannot be told.
    pub fn faults(&self, messages: &Messages) -> Vec<String> {
        let missing = self.keys.iter().filter(|(key, optional)| !**optional && !messages.has(key));
        let mut faults: Vec<String> =
            missing.map(|(key, _)| format!("{key}: declared by {}, without a text", self.name)).collect();
        let mut facts: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut broken = BTreeSet::new();
        for filling in self.fillings(messages) {
            paths("", &filling.facts, facts.entry(filling.key.clone()).or_default());
            if let Err(why) = filling.text
                && broken.insert((filling.key.clone(), why.clone()))
            {
                faults.push(format!("{}: {why}; facts: {}", filling.key, filling.facts));
            }
        }
        for key in self.keys.keys() {
            let known = facts.remove(key).unwrap_or_default();
            let unknown = messages.names(key).into_iter().filter(|name| !is_known(&known, name));
            faults.extend(unknown.map(|name| format!("{key}: no fact of {} is named `{name}`", self.name)));
        }
        faults
    }
}

fn keys(codes: &[&str], texts: &[Text]) -> BTreeMap<String, bool> {
    let of_code =
        |code: &&'_ str| texts.iter().map(|text| (text.key(code), text.is_optional())).collect::<Vec<_>>();
    codes.iter().flat_map(of_code).collect()
}

fn fill<M: Message>(messages: &Messages) -> Vec<Filling> {
    let mut all = Vec::new();
    for message in examples::<M>(MOST) {
        let facts = serde_json::to_value(&message).unwrap_or_default();
        fill_texts(
            messages,
            M::TEXTS,
            message.code(),
            facts,
            minijinja::Value::from(Serde(message)),
            &mut all,
        );
    }
    all
}

/// What there is to be said of one example. Apart from the types of the facts, of which there are hundreds.
fn fill_texts(
    messages: &Messages,
    texts: &[Text],
    code: &str,
    facts: Value,
    said: minijinja::Value,
    into: &mut Vec<Filling>,
) {
    for key in texts.iter().map(|text| text.key(code)).filter(|key| messages.has(key)) {
        into.push(filling(messages, &key, &facts, said.clone()));
    }
}

/// What the door says with the facts that have to be given, and with all that may be.
fn fill_worded<N: Worded>(messages: &Messages) -> Vec<Filling> {
    let of_one = |(_, named): &(&str, N)| {
        let told = |with: &[Needed]| {
            let facts = named.facts().iter().filter(|(_, needed)| with.contains(needed));
            let facts = facts.map(|(given, _)| (given.code().to_owned(), given.sample().into())).collect();
            let facts = Value::Object(facts);
            filling(messages, &named.key(), &facts, Serde(&facts).into())
        };
        [told(&[Needed::Must]), told(&[Needed::Must, Needed::May])]
    };
    N::WORDS.iter().flat_map(of_one).collect()
}

/// The text `key`, filled with `facts` as they are `said` to its template.
fn filling(messages: &Messages, key: &str, facts: &Value, said: minijinja::Value) -> Filling {
    let text = messages.fill(key, said).map_err(|error| told(&error));
    Filling { key: key.to_owned(), facts: facts.clone(), text }
}

fn told(error: &minijinja::Error) -> String {
    use std::error::Error as _;
    let cause = error.source().map(|cause| format!(": {cause}")).unwrap_or_default();
    format!("{error}{cause}")
}

/// The names in `facts`, with those inside them: `order`, `order.date`.
fn paths(prefix: &str, facts: &Value, into: &mut BTreeSet<String>) {
    let Value::Object(facts) = facts else { return };
    for (name, inner) in facts {
        let path = if prefix.is_empty() { name.clone() } else { format!("{prefix}.{name}") };
        paths(&path, inner, into);
        into.insert(path);
    }
}

/// A name is known when a fact has it. What is asked of something that is no set of facts (a word of a table by its
/// key) is seen when the text is filled.
fn is_known(known: &BTreeSet<String>, name: &str) -> bool {
    if known.contains(name) {
        return true;
    }
    name.rsplit_once('.').is_some_and(|(outer, _)| {
        known.contains(outer) && !known.iter().any(|one| one.starts_with(&format!("{outer}.")))
    })
}
