//! The body: its name, units and persons, as loaded from its file.

use std::sync::Arc;

use time::UtcOffset;

use prikaz_domain::{
    ActReference, Cases, Demanded, Digest, FullName, Gender, OrganisationId, Person, PersonId, RoleKey,
    UnitId, digest_of,
};

use prikaz_order::{Citation, DateStyle, NumberSign};
use prikaz_russian::Agreement;

use super::{Lint, NameForms, RemindRule};

/// Moscow time, where the file names no other.
pub(super) const MOSCOW: i8 = 3;

/// A body («орган»).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organisation {
    /// Key, the name of its file.
    pub id: OrganisationId,
    /// Digest of the file's text.
    pub digest: Digest,
    /// The file's text as it was loaded: what is kept where an act records its digest.
    pub text: Arc<str>,
    /// Its names.
    pub name: OrganisationName,
    /// Place of issue: «г. Екатеринбург».
    pub place: String,
    /// Region for the production calendar (ISO 3166-2): `RU-SVE`.
    pub region: Option<String>,
    /// Hours east of Greenwich of the body's clocks: tells which day a record was made on.
    pub utc_offset: i8,
    /// Key of the profile its documents are laid out by.
    pub profile: String,
    /// File of the emblem in the body's own folder of data: `emblem.png`; none where none is drawn.
    pub emblem: Option<String>,
    /// Sides in millimetres of the QR code that an order carries on its first sheet (ГОСТ Р 7.0.97-2025, requisite
    /// 31); none where it carries none.
    pub code: Option<u8>,
    /// Suffix of the numbers in its journal of orders: `-П`; empty for none.
    pub number_suffix: String,
    /// How «number» is written.
    pub number_sign: NumberSign,
    /// How dates of acts are written.
    pub date_style: DateStyle,
    /// Whether each page of its documents is marked.
    pub marking: Marking,
    /// Roles the body has beyond the standard ones.
    pub roles: Vec<Role>,
    /// Units, in their official order.
    pub units: Vec<Unit>,
    /// Persons.
    pub persons: Vec<Person>,
    /// When those are reminded whom orders that stand alone told to do something, or who were asked to read an order.
    pub remind: Option<RemindRule>,
    /// By what means it wants it known who does an act.
    pub demanded: Demanded,
    /// Persons that its file had when acts were recorded, and has no more: papers name them still, nobody acts as one.
    pub former_persons: Vec<Person>,
    /// Units that its file had, and has no more.
    pub former_units: Vec<Unit>,
    /// Forms of names and posts that no card confirms, so that they were proposed; in the order of the file.
    pub proposed: Vec<Lint>,
}

/// A mark on each page of a body's documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Marking {
    /// No mark.
    Plain,
    /// «ОБРАЗЕЦ»: the persons and rows are made up in part.
    Sample,
}

/// A role the body has beyond the standard ones.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Role {
    /// Key.
    pub key: RoleKey,
    /// Name: «заместитель начальника, ответственный за клиентоцентричность».
    pub title: String,
}

/// Whether a unit belongs to the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// A structural unit.
    Structural,
    /// A subordinate institution.
    Subordinate,
}

/// The names of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrganisationName {
    /// Full name with its cases.
    pub full: NameForms,
    /// Short name: «Министерство».
    pub short: NameForms,
    /// Lines at the head of the form, from the parent body down.
    pub letterhead: Vec<String>,
}

/// A unit of the body, or an institution subordinate to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// Key.
    pub id: UnitId,
    /// Name.
    pub title: String,
    /// Its other cases: as the clerk confirmed them, else as proposed.
    pub cases: Cases,
    /// What «представил» agrees with; none where the word list does not know its head: a gender is not guessed.
    pub agreement: Option<Agreement>,
    /// Whether it belongs to the body.
    pub standing: Standing,
    /// Marks a unit made up for the sample data.
    pub example: bool,
    /// Who heads it.
    pub head: PersonId,
    /// The deputy who supervises it.
    pub supervisor: Option<PersonId>,
    /// Who hands in for it; the head where none is named.
    pub representative: Option<PersonId>,
}

impl Organisation {
    /// The offset of the body's clocks.
    pub fn offset(&self) -> UtcOffset {
        UtcOffset::from_hms(self.utc_offset, 0, 0).unwrap_or(UtcOffset::UTC)
    }

    /// The act of the body itself that `citation` names; none where it is of another, or cited without its date or
    /// number, so that it is not told from others.
    pub fn own_act(&self, citation: &Citation) -> Option<ActReference> {
        let own = [&self.name.full.genitive, &self.name.short.genitive];
        let is_own = citation.issuer.as_ref().is_none_or(|issuer| own.contains(&issuer));
        let (number, date) = (citation.number.clone()?, citation.date?);
        is_own.then(|| ActReference { kind: citation.kind, number, date, title: citation.title.clone() })
    }

    /// The card of `person`.
    pub fn person(&self, person: &PersonId) -> Option<&Person> {
        self.persons.iter().find(|card| card.id == *person)
    }

    /// The unit `unit`.
    pub fn unit(&self, unit: &UnitId) -> Option<&Unit> {
        self.units.iter().find(|found| found.id == *unit)
    }

    /// The keys of its units, in their order.
    pub fn unit_keys(&self) -> Vec<UnitId> {
        self.units.iter().map(|unit| unit.id.clone()).collect()
    }

    /// The role `key`, where the body has named it itself.
    pub fn role(&self, key: &RoleKey) -> Option<&Role> {
        self.roles.iter().find(|role| role.key == *key)
    }

    /// The card of `person`, whom the body has or had: for naming, never for rights.
    pub fn known_person(&self, person: &PersonId) -> Option<&Person> {
        self.person(person).or_else(|| self.former_persons.iter().find(|card| card.id == *person))
    }

    /// The unit `unit`, which the body has or had: for naming.
    pub fn known_unit(&self, unit: &UnitId) -> Option<&Unit> {
        self.unit(unit).or_else(|| self.former_units.iter().find(|found| found.id == *unit))
    }

    /// What the unit `unit` is called, as the body calls or called it; its key where nobody knows.
    pub fn title_of(&self, unit: &UnitId) -> String {
        self.known_unit(unit).map_or_else(|| unit.to_string(), |unit| unit.title.clone())
    }

    /// «Хлыбова Е.А.»: what `person` is called in lists and sheets, as the body knows or knew him; his key where nobody
    /// knows.
    pub fn name_of(&self, person: &PersonId) -> String {
        self.named(person, FullName::surname_first)
    }

    /// The name of `person` in `form`, as the body knows or knew him; his key where nobody knows.
    pub fn named(&self, person: &PersonId, form: impl FnOnce(&FullName) -> String) -> String {
        self.known_person(person).map_or_else(|| person.to_string(), |card| form(&card.name))
    }

    /// Whether what is said of `person` is said of a woman.
    pub fn is_woman(&self, person: &PersonId) -> bool {
        self.known_person(person).is_some_and(|card| card.gender == Gender::Female)
    }

    /// A body of which only the key is known: what reading falls back on where nothing else is there.
    pub fn unknown(id: OrganisationId) -> Self {
        let forms = || NameForms::same(id.as_str());
        Self {
            digest: digest_of(b""),
            text: Arc::default(),
            name: OrganisationName { full: forms(), short: forms(), letterhead: vec![id.to_string()] },
            place: String::new(),
            region: None,
            utc_offset: MOSCOW,
            profile: String::new(),
            emblem: None,
            code: None,
            number_suffix: String::new(),
            number_sign: NumberSign::Numero,
            date_style: DateStyle::Dotted,
            marking: Marking::Plain,
            roles: Vec::new(),
            units: Vec::new(),
            persons: Vec::new(),
            remind: None,
            demanded: Demanded::default(),
            former_persons: Vec::new(),
            former_units: Vec::new(),
            proposed: Vec::new(),
            id,
        }
    }

    /// Who holds `role`, in the order of the file.
    pub fn holders<'a>(&'a self, role: &'a RoleKey) -> impl Iterator<Item = &'a Person> {
        self.persons.iter().filter(move |person| person.roles.contains(role))
    }
}
