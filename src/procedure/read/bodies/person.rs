//! Reads the cards of persons.

use super::cases::{Proposing, read_cases};
use super::known::Known;
use crate::fault::Thing;
use crate::keys::{person, post};
use crate::reader::{Naming, Node, Table, all, settled, texts_once};
use prikaz_domain::{FullName, Gender, Person, PersonId, Post, RoleKey, UnitId};
use prikaz_russian::NamePart;

/// Reads the card of a person.
pub(crate) fn read_person(node: &Node<'_>, known: &Known, proposing: &Proposing<'_>) -> Option<Person> {
    let table = node.table()?;
    let id = table.need_key(&person::ID);
    let gender = table.need(&person::GENDER).and_then(|node| node.word(Gender::WORDS));
    let name = read_full_name(&table, gender, proposing);
    let post = table.need(&person::POST).and_then(|node| read_post(&node, proposing));
    let unit = table.get(&person::UNIT).map(|node| read_unit_key(&node, known));
    let roles = table.need(&person::ROLES).and_then(|node| read_roles(&node, known));
    let email = table.get(&person::EMAIL).map(|node| node.text());
    let example = table.get(&person::EXAMPLE).map_or(Some(false), |node| node.flag());
    table.close();
    Some(Person {
        id: id?,
        name: name?,
        gender: gender?,
        post: post?,
        unit: settled(unit)?,
        email: settled(email)?,
        roles: roles?,
        example: example?,
    })
}

fn read_full_name(table: &Table<'_>, gender: Option<Gender>, proposing: &Proposing<'_>) -> Option<FullName> {
    let surname = table.need_text(&person::SURNAME);
    let name = table.need_text(&person::NAME);
    let patronymic = table.get(&person::PATRONYMIC).map(|node| node.text());
    // Where the surname or the gender is missing, the faults of the forms are still looked for.
    let proposed = surname
        .as_deref()
        .zip(gender)
        .map(|(surname, gender)| (surname, proposing.words.name(NamePart::Surname, surname, gender)));
    let surname_cases = read_cases(table, &person::SURNAME_CASES, proposed, None, proposing);
    Some(FullName {
        surname: surname?,
        name: name?,
        patronymic: settled(patronymic)?,
        surname_cases: surname_cases?,
    })
}

fn read_post(node: &Node<'_>, proposing: &Proposing<'_>) -> Option<Post> {
    let table = node.table()?;
    let title = table.need_text(&post::TITLE);
    // Lines of a post are those of the signature; the other cases stand in sentences.
    let inflected = title.as_deref().map(|title| proposing.words.post(&title.replace('\n', " ")));
    let unknown = inflected.as_ref().and_then(|inflected| inflected.unknown.clone());
    let proposed = title.as_deref().zip(inflected.map(|inflected| inflected.cases));
    let cases = read_cases(&table, &post::CASES, proposed, unknown, proposing);
    table.close();
    Some(Post { title: title?, cases: cases? })
}

fn read_unit_key(node: &Node<'_>, known: &Known) -> Option<UnitId> {
    let unit: UnitId = node.key()?;
    if !known.units.iter().any(|name| name == unit.as_str()) {
        node.unknown(Thing::Unit, unit.as_str(), known.units.iter().map(String::as_str));
    }
    Some(unit)
}

fn read_roles(node: &Node<'_>, known: &Known) -> Option<Vec<RoleKey>> {
    let nodes = node.list()?;
    texts_once(Thing::Role, &nodes);
    all(nodes.iter().map(|node| read_role_key(node, known)))
}

/// Reads a role that this file knows.
pub(crate) fn read_role_key(node: &Node<'_>, known: &Known) -> Option<RoleKey> {
    let role: RoleKey = node.key()?;
    if !known.roles.iter().any(|name| name == role.as_str()) {
        node.unknown(Thing::Role, role.as_str(), known.roles.iter().map(String::as_str));
    }
    Some(role)
}

/// Reads the key of a person of this file.
pub(crate) fn read_person_key(node: &Node<'_>, known: &Known) -> Option<PersonId> {
    let person: PersonId = node.key()?;
    if !known.persons.iter().any(|name| name == person.as_str()) {
        node.unknown(Thing::Person, person.as_str(), known.persons.iter().map(String::as_str));
    }
    Some(person)
}
