//! Reads what stands around the points: stamp, form, signature, and how the text calls those who act.

use super::speaker::Speaker;
use super::text::Actor;
use super::{ActForm, ActParagraph, ActSignature, ColumnNumbers, StampLine, StampLineKind};
use crate::ByUnits;
use crate::body::{Body, Lost};
use crate::fault::Thing;
use crate::keys::{act_form, actor, signature};
use crate::reader::{Naming, Node, Table, none_twice};
use crate::word::CASES;
use prikaz_domain::RoleKey;
use prikaz_placed::Key;

/// Reads `[[actor]]`.
pub(super) fn read_actors(nodes: &[Node<'_>], body: &Body<'_>) -> Vec<Actor> {
    let actors: Vec<_> = nodes.iter().map(|node| (node, read_actor(node, body))).collect();
    let named = actors.iter().filter_map(|(node, actor)| Some((*node, actor.as_ref()?.role.clone())));
    none_twice(Thing::Role, named);
    actors.into_iter().filter_map(|(_, actor)| actor).collect()
}

fn read_actor(node: &Node<'_>, body: &Body<'_>) -> Option<Actor> {
    let table = node.table()?;
    let role = table.need(&actor::ROLE);
    let name = role.as_ref().and_then(Node::text);
    if let (Some(role), Some(name), Some(organisation)) = (&role, &name, body.organisation()) {
        let roles = organisation.known_roles();
        let known: Vec<_> = roles.iter().map(RoleKey::as_str).chain(ByUnits::CODES.iter().copied()).collect();
        if !known.contains(&name.as_str()) {
            body.lacks(Lost::Role(name.clone()), || role.unknown(Thing::Role, name, known));
        }
    }
    let cases = CASES.iter().filter_map(|case| Some((*case, table.among(case)?.text()?))).collect();
    table.close();
    Some(Actor { role: name?, cases })
}

/// The word «УТВЕРЖДЕН» in any of its forms is set apart, wherever it stands.
pub(super) fn read_stamp(lines: Vec<String>) -> Vec<StampLine> {
    let kind = |line: &str| match line.to_uppercase().starts_with("УТВЕРЖДЕН") {
        true => StampLineKind::Head,
        false => StampLineKind::Line,
    };
    lines.into_iter().map(|text| StampLine { kind: kind(&text), text }).collect()
}

/// Reads `[act.form]`.
pub(super) fn read_form(node: &Node<'_>, speaker: &Speaker) -> ActForm {
    let Some(table) = node.table() else { return ActForm::default() };
    let form = ActForm {
        mark: lines(&table, &act_form::MARK, speaker),
        word: table.get(&act_form::WORD).and_then(|node| node.text()),
        title: lines(&table, &act_form::TITLE, speaker),
        numbers: match table.get(&act_form::COLUMN_NUMBERS).and_then(|node| node.flag()) {
            Some(false) => ColumnNumbers::Absent,
            Some(true) | None => ColumnNumbers::Printed,
        },
        rows: table.get(&act_form::ROWS).and_then(|node| node.texts()).unwrap_or_default(),
    };
    table.close();
    form
}

/// The lines under `key`, where there are any.
pub(super) fn lines(table: &Table<'_>, key: &'static Key, speaker: &Speaker) -> Vec<String> {
    table.get(key).map(|node| speaker.say_all(&node)).unwrap_or_default()
}

/// Reads `[act.signature]`.
pub(super) fn read_signature(node: &Node<'_>) -> Option<ActSignature> {
    let table = node.table()?;
    let (post, name) = (table.need_text(&signature::POST), table.need_text(&signature::NAME));
    table.close();
    Some(ActSignature { post: post?, name: name? })
}

/// «14» is printed «14.».
pub(super) fn printed_number(number: &str) -> String {
    format!("{number}.")
}

/// The paragraphs of a text, each on its line; the mark of an item is told from its text.
pub(super) fn paragraphs_of(text: &str) -> Vec<ActParagraph> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(paragraph).collect()
}

fn paragraph(line: &str) -> ActParagraph {
    let length = mark_length(line);
    let (mark, text) = line.split_at(length);
    let mark = Some(mark.trim_end().to_owned()).filter(|mark| !mark.is_empty());
    ActParagraph { mark, text: text.trim_start().to_owned() }
}

/// How long the mark before an item is: «- », «1) », «- 1) », «а) ».
fn mark_length(line: &str) -> usize {
    let dash = ["- ", "– "].into_iter().find(|dash| line.starts_with(dash)).map_or(0, str::len);
    let rest = &line[dash..];
    let label: usize =
        rest.chars().take_while(|sign| sign.is_alphanumeric()).take(4).map(char::len_utf8).sum();
    let named = &rest[..label];
    let is_label = named.chars().all(|sign| sign.is_ascii_digit()) || named.chars().count() == 1;
    match rest[label..].starts_with(')') && label > 0 && is_label {
        true => dash + label + 1,
        false => dash,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_told_from_their_marks() {
        let read = |line| {
            let ActParagraph { mark, text } = paragraph(line);
            (mark.unwrap_or_default(), text)
        };
        let pair = |mark: &str, text: &str| (mark.to_owned(), text.to_owned());
        assert_eq!(read("1) предоставление мер;"), pair("1)", "предоставление мер;"));
        assert_eq!(read("- 10) иные функции."), pair("- 10)", "иные функции."));
        assert_eq!(read("- получение информации,"), pair("-", "получение информации,"));
        assert_eq!(read("а) по вопросам"), pair("а)", "по вопросам"));
        assert_eq!(read("клиент – лицо (сервис) и др."), pair("", "клиент – лицо (сервис) и др."));
        assert_eq!(read("8)получение"), pair("8)", "получение"));
    }
}
