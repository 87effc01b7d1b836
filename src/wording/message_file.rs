//! A file of messages read value by value: what is wrong with it is told all at once, each fault with its line and key.
//!
//! What keys it has is declared by `messages!`, each with its facts, and not by `keys!`: here it is any tables of texts. A
//! folder of data may say some of them only, and others beside, which its own texts include by name; what neither the
//! program nor a text asks for is a key mistyped.

use std::collections::{BTreeMap, BTreeSet};

use minijinja::Environment;
use serde::Serialize;

use prikaz_fact::{ForeignWords, coded, nearest};
use prikaz_placed::{Fault, Kind, Node, ShapeFault, Sheet, What};

/// A fault of a file of messages.
pub type MessageFault = Fault<MessageFaultKind>;

/// Keys of a file of messages: none that would be declared here.
pub mod keys {
    prikaz_placed::keys! { "тексты сообщений" / "texts of messages"; }
}

/// What the tables of words begin with that every message may look words up in, by the name after it.
pub(super) const DICTIONARY: &str = "dictionary.";

coded! {
/// What may be wrong with a message.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum MessageFaultKind {
    /// It is no template.
    NotATemplate {
        /// What the template engine says, in English.
        said: ForeignWords,
    },
}
}

struct MessageText;

impl Kind for MessageText {
    type Meaning = MessageFaultKind;
}

/// Keys that a folder of data says beside those of the program.
#[derive(Debug, Default)]
pub(super) struct Added {
    keys: BTreeSet<String>,
    known: BTreeSet<String>,
}

impl Added {
    /// Notes which of `laid` are not among `known`. A table of words may always have more of them: a body has roles of
    /// its own.
    pub(super) fn note<'k>(&mut self, laid: impl Iterator<Item = &'k String>, known: &BTreeMap<&str, &str>) {
        let is_new = |key: &&String| !known.contains_key(key.as_str()) && !key.starts_with(DICTIONARY);
        let new: Vec<_> = laid.filter(is_new).cloned().collect();
        if !new.is_empty() {
            self.known.extend(known.keys().map(|key| (*key).to_owned()));
            self.keys.extend(new);
        }
    }

    /// Leaves out those that one of `texts` includes by name.
    pub(super) fn drop_included<'t>(&mut self, texts: impl Iterator<Item = &'t str> + Clone) {
        let is_included = |key: &String| {
            let written = [format!("'{key}'"), format!("\"{key}\"")];
            texts.clone().any(|text| written.iter().any(|name| text.contains(name)))
        };
        self.keys.retain(|key| !is_included(key));
    }

    /// Whether nothing asks in vain.
    pub(super) fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// What is wrong with `key`, where it is one that nothing asks for, and which was probably meant.
    fn fault(&self, key: &str) -> Option<(What<MessageFaultKind>, Option<String>)> {
        let name = self.keys.contains(key).then(|| key.to_owned())?;
        let meant = nearest(key, self.known.iter().map(String::as_str));
        Some((ShapeFault::UnknownKey { name }.into(), meant))
    }
}

/// Every fault of the file `text`, which is at `place`; `added` is what nothing asks for.
pub(super) fn faults_of(place: &str, text: &str, added: &Added) -> Vec<MessageFault> {
    let environment = Environment::new();
    let look_through = |root: &Node<'_, MessageText>| {
        look((&environment, added), root);
        Some(())
    };
    Sheet::read(place, text, MessageText, &keys::KEYS, look_through).1
}

fn look((environment, added): (&Environment<'_>, &Added), node: &Node<'_, MessageText>) {
    if node.is_table() {
        let below = node.entries().into_iter().flatten();
        return below.for_each(|(_, inner)| look((environment, added), &inner));
    }
    if let Some((what, meant)) = added.fault(node.path()) {
        node.fault_in_text(1, what, meant);
    }
    let Some(text) = node.raw_text() else { return };
    let Err(error) = environment.template_from_str(&text) else { return };
    let said = match error.detail() {
        Some(detail) => format!("{}: {detail}", error.kind()),
        None => error.kind().to_string(),
    };
    let what = MessageFaultKind::NotATemplate { said: ForeignWords::of(said) };
    node.fault_in_text(error.line().unwrap_or(1), What::Meaning(what), None);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_faults_are_told_with_their_places() {
        let text = "[inbox]\ntask = \"{{ stage\"\nnothing = 5\ntitle = '''\nзадачи\n{% if %}\n'''\n\n[inbox.of]\nday = \"{{ on }}\"\n";
        let told = faults_of("messages/files.ru.toml", text, &Added::default());
        let told: Vec<String> =
            told.iter().map(|one| format!("{}:{} {}", one.line, one.key, one.what.code())).collect();
        assert_eq!(
            told,
            ["2:inbox.task not-a-template", "3:inbox.nothing wrong-type", "6:inbox.title not-a-template",]
        );
        let told = faults_of("messages/files.ru.toml", "a = \"1\"\na = \"2\"\nb = \n", &Added::default());
        assert_eq!(told.iter().map(|one| one.line).collect::<Vec<_>>(), [2, 3], "{told:?}");
    }
}
