//! Organisation files: from TOML text to an [`Organisation`], or to every fault there is.

use super::cases::{Proposing, read_cases};
use super::known::Known;
use super::person::{read_person, read_person_key, read_role_key};
use crate::fault::{Fault, FaultKind, Thing};
use crate::keys::{documents, name, organisation, person, role, unit};
use crate::organisation::{MOSCOW, Marking, Role, Standing};
use crate::read::orders::order::read_name_forms;
use crate::read::remind::read_remind;
use crate::reader::{Node, Rules, Sheet, all, key_of, keys_once, read_id_of, settled};
use crate::{Organisation, OrganisationName, Unit};
use prikaz_domain::{Act, Demanded, MeansWord, OrganisationId, Person, RoleKey, StandardRole, digest_of};
use prikaz_order::{DateStyle, NumberSign};
use prikaz_russian::Words;

/// Reads the organisation file `text`, called `file_name`; forms that its cards leave out are proposed by `words`.
///
/// # Errors
/// Every fault of the file, in its order.
pub fn load_organisation(file_name: &str, text: &str, words: &Words) -> Result<Organisation, Vec<Fault>> {
    Sheet::load(file_name, text, Rules::default(), &organisation::KEYS, |root| {
        read_organisation(root, file_name, text, words)
    })
}

/// Reads the organisation file `text` as it was kept with an act: it was right then, and what is refused today is no
/// reason not to read it. None where it cannot be read at all.
pub fn recall_organisation(file_name: &str, text: &str, words: &Words) -> Option<Organisation> {
    let (read, _) = Sheet::read(file_name, text, Rules::default(), &organisation::KEYS, |root| {
        read_organisation(root, file_name, text, words)
    });
    read
}

/// How documents are laid out and written.
struct Settings {
    profile: String,
    emblem: Option<String>,
    code: Option<u8>,
    number_suffix: String,
    number_sign: NumberSign,
    date_style: DateStyle,
    marking: Marking,
}

fn read_organisation(root: &Node<'_>, file_name: &str, text: &str, words: &Words) -> Option<Organisation> {
    let table = root.table()?;
    let proposing = Proposing::by(words);
    let id: Option<OrganisationId> = read_id_of(&table, &organisation::ID, file_name);
    let name = table.need(&organisation::NAME).and_then(|node| read_name(&node));
    let place = table.need_text(&organisation::PLACE);
    let region = table.get(&organisation::REGION).map(|node| node.text());
    let utc_offset = table.get(&organisation::UTC_OFFSET).map(|node| node.whole());
    let settings = table.need(&organisation::DOCUMENTS).and_then(|node| read_settings(&node));
    let role_nodes = table.tables(&organisation::ROLE);
    let unit_nodes = table.need(&organisation::UNIT).and_then(|node| node.some_list()).unwrap_or_default();
    let person_nodes =
        table.need(&organisation::PERSON).and_then(|node| node.some_list()).unwrap_or_default();
    let own_roles = keys_once(Thing::Role, &role_nodes, &role::KEY);
    let known = Known {
        roles: StandardRole::CODES.iter().map(|role| (*role).to_owned()).chain(own_roles).collect(),
        units: keys_once(Thing::Unit, &unit_nodes, &unit::ID),
        persons: keys_once(Thing::Person, &person_nodes, &person::ID),
    };
    let roles = all(role_nodes.iter().map(read_role));
    let units = all(unit_nodes.iter().map(|node| read_unit(node, &known, &proposing)));
    let persons: Vec<_> = person_nodes.iter().map(|node| read_person(node, &known, &proposing)).collect();
    note_lacking_roles(&unit_nodes, &persons);
    let persons = all(persons);
    let remind =
        table.get(&organisation::REMIND).map(|node| read_remind(&node, |node| read_role_key(node, &known)));
    let demanded =
        table.get(&organisation::MEANS).map_or(Some(Demanded::default()), |node| read_demanded(&node));
    for node in table.tables(&organisation::SUBSTITUTION) {
        node.fault(FaultKind::RecordedAtWork);
    }
    if let Some(persons) = &persons {
        note_nobody_heads(root, persons);
    }
    table.close();
    let settings = settings?;
    Some(Organisation {
        id: id?,
        digest: digest_of(text.as_bytes()),
        text: text.into(),
        name: name?,
        place: place?,
        region: settled(region)?,
        utc_offset: settled(utc_offset)?.and_then(|hours| i8::try_from(hours).ok()).unwrap_or(MOSCOW),
        profile: settings.profile,
        emblem: settings.emblem,
        code: settings.code,
        number_suffix: settings.number_suffix,
        number_sign: settings.number_sign,
        date_style: settings.date_style,
        marking: settings.marking,
        roles: roles?,
        units: units?,
        persons: persons?,
        remind: settled(remind)?,
        demanded: demanded?,
        former_persons: Vec::new(),
        former_units: Vec::new(),
        proposed: proposing.into_lints(),
    })
}

fn read_name(node: &Node<'_>) -> Option<OrganisationName> {
    let table = node.table()?;
    let full = table.need(&name::FULL).and_then(|node| read_name_forms(&node));
    let short = table.need(&name::SHORT).and_then(|node| read_name_forms(&node));
    let letterhead = table.need(&name::LETTERHEAD).and_then(|node| node.texts());
    table.close();
    Some(OrganisationName { full: full?, short: short?, letterhead: letterhead? })
}

fn read_settings(node: &Node<'_>) -> Option<Settings> {
    let table = node.table()?;
    let profile: Option<RoleKey> = table.need_key(&documents::PROFILE);
    let emblem: Option<Option<RoleKey>> = table.get(&documents::EMBLEM).map(|node| node.key());
    let code = table.get(&documents::CODE).map(|node| node.whole());
    let number_suffix =
        table.get(&documents::NUMBER_SUFFIX).map_or(Some(String::new()), |node| node.any_text());
    let number_sign = table.need(&documents::NUMBER_SIGN).and_then(|node| node.word(NumberSign::WORDS));
    let date_style = table.need(&documents::DATE_STYLE).and_then(|node| node.word(DateStyle::WORDS));
    let sample = table.get(&documents::SAMPLE).map_or(Some(false), |node| node.flag());
    table.close();
    Some(Settings {
        profile: profile?.to_string(),
        emblem: settled(emblem)?.map(|name| name.to_string()),
        code: settled(code)?.and_then(|side| u8::try_from(side).ok()),
        number_suffix: number_suffix?,
        number_sign: number_sign?,
        date_style: date_style?,
        marking: if sample? { Marking::Sample } else { Marking::Plain },
    })
}

fn read_role(node: &Node<'_>) -> Option<Role> {
    let table = node.table()?;
    let key = table.need_key(&role::KEY);
    let title = table.need_text(&role::TITLE);
    table.close();
    Some(Role { key: key?, title: title? })
}

fn read_unit(node: &Node<'_>, known: &Known, proposing: &Proposing<'_>) -> Option<Unit> {
    let table = node.table()?;
    let id = table.need_key(&unit::ID);
    let title: Option<String> = table.need_text(&unit::TITLE);
    let inflected = title.as_deref().map(|title| proposing.words.unit(title));
    let unknown = inflected.as_ref().and_then(|inflected| inflected.unknown.clone());
    let agreement =
        inflected.as_ref().and_then(|inflected| inflected.agreement).filter(|_| unknown.is_none());
    let proposed = title.as_deref().zip(inflected.map(|inflected| inflected.cases));
    let cases = read_cases(&table, &unit::CASES, proposed, unknown, proposing);
    let subordinate = table.get(&unit::SUBORDINATE).map_or(Some(false), |node| node.flag());
    let example = table.get(&unit::EXAMPLE).map_or(Some(false), |node| node.flag());
    let head = table.need(&unit::HEAD).and_then(|node| read_person_key(&node, known));
    let supervisor = table.get(&unit::SUPERVISOR).map(|node| read_person_key(&node, known));
    let representative = table.get(&unit::REPRESENTATIVE).map(|node| read_person_key(&node, known));
    table.close();
    Some(Unit {
        id: id?,
        title: title?,
        cases: cases?,
        agreement,
        standing: if subordinate? { Standing::Subordinate } else { Standing::Structural },
        example: example?,
        head: head?,
        supervisor: settled(supervisor)?,
        representative: settled(representative)?,
    })
}

/// Notes units whose head, supervisor or representative does not hold the role on the card.
fn note_lacking_roles(units: &[Node<'_>], persons: &[Option<Person>]) {
    let offices = [
        (&unit::HEAD, StandardRole::UnitHead),
        (&unit::SUPERVISOR, StandardRole::Supervisor),
        (&unit::REPRESENTATIVE, StandardRole::UnitRepresentative),
    ];
    for node in units {
        for (office, role) in offices {
            let Some(node) = key_of(node, office) else { continue };
            let named = node.any_text().unwrap_or_default();
            let card = persons.iter().flatten().find(|person| person.id.as_str() == named);
            if card.is_some_and(|card| card.roles.iter().all(|held| *held != role)) {
                node.fault(FaultKind::LacksRole { person: named, role: role.to_string() });
            }
        }
    }
}

fn note_nobody_heads(root: &Node<'_>, persons: &[Person]) {
    if !persons.iter().any(|person| person.roles.iter().any(|role| *role == StandardRole::Head)) {
        root.fault(FaultKind::NobodyHolds { role: StandardRole::Head.to_string() });
    }
}

/// `means = { sign = ["login"], give-visa = ["login", "paper"] }`.
fn read_demanded(node: &Node<'_>) -> Option<Demanded> {
    let table = node.table()?;
    let words =
        |node: &Node<'_>| all(node.list()?.iter().map(|one| one.word(MeansWord::WORDS)).collect::<Vec<_>>());
    let acts: Vec<_> =
        Act::all().filter_map(|act| table.among(act.code()).map(|node| Some((act, words(&node)?)))).collect();
    table.close();
    Some(Demanded::of(acts.into_iter().collect::<Option<_>>()?))
}
