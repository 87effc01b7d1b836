//! Persons, their posts, and who stands in for whom.

use prikaz_fact::{coded, example};
use serde::{Deserialize, Serialize};
use time::Date;

use super::{Case, Cases, PersonId, RoleKey, UnitId};

coded! {
/// Grammatical gender of a person, stored on the card and never guessed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gender: Serialize + Deserialize {
    /// Masculine.
    Male,
    /// Feminine.
    Female,
}
}

/// A name in full; the patronymic is left out where there is none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FullName {
    /// Surname.
    pub surname: String,
    /// First name, or only its initial («М.») where the source gives no more.
    pub name: String,
    /// Patronymic, or only its initial.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub patronymic: Option<String>,
    /// The other cases of the surname: as the clerk confirmed them, else as proposed.
    pub surname_cases: Cases,
}

/// A post («должность») in the forms that documents need.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Post {
    /// Nominative: «Заместитель Министра».
    pub title: String,
    /// The other cases: as the clerk confirmed them, else as proposed.
    pub cases: Cases,
}

/// A person's card in the organisation's file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// Key.
    pub id: PersonId,
    /// Name in full.
    pub name: FullName,
    /// Gender.
    pub gender: Gender,
    /// Post.
    pub post: Post,
    /// Unit the person serves in, where it is one of the units that take part.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<UnitId>,
    /// Address that reminders go to by mail.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Roles held: «head», «drafter», «working-group».
    #[serde(default)]
    pub roles: Vec<RoleKey>,
    /// Marks a person made up for the sample data.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub example: bool,
}

/// Who acts for whom, in which period, on what basis. Both dates belong to the period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Substitution {
    /// Who acts.
    pub who: PersonId,
    /// For whom.
    pub for_whom: PersonId,
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
    /// The act that says so: «приказ от 15.04.2024 № 12-к».
    pub basis: String,
    /// Post as the acting person signs: «Исполняющий обязанности Министра».
    pub acting_post: String,
}

impl FullName {
    /// «Е.А. Хлыбова»: initials before the surname, a non-breaking space between (ГОСТ Р 7.0.97-2025, 5.22).
    pub fn initials_first(&self) -> String {
        format!("{}\u{a0}{}", self.initials(), self.surname)
    }

    /// «Хлыбова Е.А.»: as lists and sheets write it.
    pub fn surname_first(&self) -> String {
        format!("{}\u{a0}{}", self.surname, self.initials())
    }

    /// «Хлыбовой Е.А.»: surname and initials in `case`.
    pub fn surname_first_in(&self, case: Case) -> String {
        format!("{}\u{a0}{}", self.surname_cases.of(case), self.initials())
    }

    /// «Е.А. Хлыбовой»: initials and surname in `case`.
    pub fn initials_first_in(&self, case: Case) -> String {
        format!("{}\u{a0}{}", self.initials(), self.surname_cases.of(case))
    }

    /// «Е.А.», or a single initial where there is no patronymic.
    pub fn initials(&self) -> String {
        [Some(&self.name), self.patronymic.as_ref()]
            .into_iter()
            .flatten()
            .filter_map(|part| part.chars().next())
            .map(|letter| format!("{letter}."))
            .collect()
    }
}

impl Substitution {
    /// Whether the substitution is in force on `day`.
    pub fn covers(&self, day: Date) -> bool {
        self.from <= day && day <= self.to
    }
}

example! { struct Substitution { who, for_whom, from, to, basis, acting_post } }
