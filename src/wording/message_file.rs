//! A file of messages read value by value: what is wrong with it is told all at once, each fault with its line and key.
//!
//! What keys it has is declared by `messages!`, each with its facts, and not by `keys!`: here it is any tables of texts. A
//! folder of data may say some of them only, and others beside, which its own texts include by name.

use minijinja::Environment;
use serde::Serialize;

use prikaz_fact::{ForeignWords, coded};
use prikaz_placed::{Fault, Kind, Node, Sheet, What};

/// A fault of a file of messages.
pub type MessageFault = Fault<MessageFaultKind>;

/// Keys of a file of messages: none that would be declared here.
pub mod keys {
    prikaz_placed::keys! { "тексты сообщений" / "texts of messages"; }
}

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

/// Every fault of the file `text`, which is at `place`.
pub(super) fn faults_of(place: &str, text: &str) -> Vec<MessageFault> {
    let environment = Environment::new();
    let look_through = |root: &Node<'_, MessageText>| {
        look(&environment, root);
        Some(())
    };
    Sheet::read(place, text, MessageText, &keys::KEYS, look_through).1
}

fn look(environment: &Environment<'_>, node: &Node<'_, MessageText>) {
    if node.is_table() {
        let below = node.entries().into_iter().flatten();
        return below.for_each(|(_, inner)| look(environment, &inner));
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
        let told = faults_of("messages/files.ru.toml", text);
        let told: Vec<String> =
            told.iter().map(|one| format!("{}:{} {}", one.line, one.key, one.what.code())).collect();
        assert_eq!(
            told,
            ["2:inbox.task not-a-template", "3:inbox.nothing wrong-type", "6:inbox.title not-a-template",]
        );
        let told = faults_of("messages/files.ru.toml", "a = \"1\"\na = \"2\"\nb = \n");
        assert_eq!(told.iter().map(|one| one.line).collect::<Vec<_>>(), [2, 3], "{told:?}");
    }
}
