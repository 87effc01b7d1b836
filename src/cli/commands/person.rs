//! `prikaz person`: who is in a body, by which key; the forms of a name and a post, proposed as a card for its file.

use clap::builder::PossibleValue;
use serde::Serialize;
use serde_json::{Value, json};
use time::OffsetDateTime;

use crate::error::CommandError;
use crate::table::Grid;
use crate::typed;
use crate::ui::Ui;
use prikaz_app::procedures::{LoadError, load_organisation};
use prikaz_app::{DataDir, ProposedCard, propose_card};
use prikaz_desk::{PersonLine, Session, persons};
use prikaz_domain::{Case, Cases, Gender, OrganisationId, PersonId, RoleKey, UnitId};
use prikaz_wording::general::{
    CASES, CONFIRM_CARD, ExamplePerson, GuessedWord, NOTHING, NoOrganisation, PERSON_HEAD, UnknownRole,
};
use prikaz_wording::said::{Failed, Typed, called};

/// List the persons of a body, propose the forms of names and posts
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, clap::Subcommand)]
enum Verb {
    /// List the persons of a body with their keys, posts, units and roles
    List {
        /// Key of the body
        organisation: OrganisationId,
        /// Only who holds this role
        #[arg(long)]
        role: Option<RoleKey>,
    },
    /// Propose a person's card with the name and the post in all cases, to be confirmed
    Forms {
        /// Full name, surname first: «Хлыбова Елена Андреевна» or «Хлыбова Е.А.»
        #[arg(value_name = "NAME")]
        name: String,
        /// Post in the nominative
        #[arg(long, value_name = "POST")]
        post: Option<String>,
        /// Gender, where the patronymic does not tell it
        #[arg(long, value_parser = typed::word(gender))]
        gender: Option<Gender>,
    },
}

/// How a gender is typed.
fn gender(gender: Gender) -> PossibleValue {
    let (typed, in_russian, help) = match gender {
        Gender::Male => ("m", "м", "Masculine"),
        Gender::Female => ("f", "ж", "Feminine"),
    };
    PossibleValue::new(typed).aliases([gender.code(), in_russian]).help(help)
}

/// Runs `prikaz person`.
///
/// # Errors
/// When there is no such body, the name lacks a part, or the gender cannot be told.
pub(crate) fn run(
    data: &DataDir,
    ui: &mut Ui,
    (session, now): (&Session, OffsetDateTime),
    args: Args,
) -> Result<(), CommandError> {
    match args.verb {
        Verb::List { organisation, role } => list((data, now), session, ui, (&organisation, role.as_ref())),
        Verb::Forms { name, post, gender } => forms(data, ui, &name, post.as_deref(), gender),
    }
}

/// A person as JSON.
#[derive(Serialize)]
struct PersonFacts<'a> {
    key: &'a PersonId,
    name: &'a str,
    post: &'a str,
    unit: Option<&'a UnitId>,
    roles: &'a [RoleKey],
    example: bool,
}

impl<'a> From<&'a PersonLine> for PersonFacts<'a> {
    fn from(line: &'a PersonLine) -> Self {
        let PersonLine { person: key, name, post, unit, roles, example } = line;
        Self { key, name, post, unit: unit.as_ref().map(|(unit, _)| unit), roles, example: *example }
    }
}

fn list(
    (data, now): (&DataDir, OffsetDateTime),
    session: &Session,
    ui: &mut Ui,
    (organisation, role): (&OrganisationId, Option<&RoleKey>),
) -> Result<(), CommandError> {
    let body = match load_organisation(data, organisation) {
        Err(LoadError::Missing { .. }) => return Err(unknown(data, organisation).into()),
        loaded => loaded?,
    };
    let roles = called::of_body(ui.messages(), &body).roles_by_key.0;
    if let Some(role) = role.filter(|role| !roles.contains_key(role.as_str())) {
        let unknown = Failed::refused(UnknownRole { role: role.to_string() });
        return Err(unknown.with_typed(&Typed::of(role.as_str(), roles.into_keys())).into());
    }
    let lines = persons((data, now), session, &body, role)?;
    if ui.json() {
        return ui.value(&lines.iter().map(PersonFacts::from).collect::<Vec<_>>());
    }
    if lines.is_empty() {
        return ui.line(ui.word(NOTHING));
    }
    let mut grid = Grid::new(ui.all_of(&PERSON_HEAD).into_iter());
    for PersonLine { person, name, post, unit, roles: held, example } in lines {
        let name = if example { ui.say(&ExamplePerson { name }) } else { name };
        let called = |role: &RoleKey| roles.get(role.as_str()).cloned().unwrap_or_else(|| role.to_string());
        let held: Vec<String> = held.iter().map(called).collect();
        let unit = unit.map(|(_, title)| title).unwrap_or_default();
        grid.row(vec![person.to_string(), name, post, unit, held.join(", ")]);
    }
    ui.line(grid.to_string().trim_end())
}

/// There is no file of such a body; the nearest is proposed.
fn unknown(data: &DataDir, organisation: &OrganisationId) -> Failed<'static> {
    let said = Failed::configuration(NoOrganisation { key: organisation.clone() });
    said.with_typed(&Typed::of(organisation.as_str(), data.keys("organisations")))
}

fn forms(
    data: &DataDir,
    ui: &mut Ui,
    name: &str,
    post: Option<&str>,
    gender: Option<Gender>,
) -> Result<(), CommandError> {
    let card = propose_card(data, name, gender, post)?;
    if let Some(unknown) = card.post.as_ref().and_then(|post| post.unknown.as_ref()) {
        ui.tell(&GuessedWord { word: unknown.clone() });
    }
    if ui.json() {
        return ui.value(&value(&card));
    }
    let fragment = fragment(ui, &card);
    ui.line(fragment.trim_end())?;
    let confirm = ui.word(CONFIRM_CARD);
    ui.progress(&confirm);
    Ok(())
}

fn value(card: &ProposedCard) -> Value {
    json!({
        "id": card.id,
        "surname": card.name.surname,
        "name": card.name.name,
        "patronymic": card.name.patronymic,
        "gender": card.gender,
        "surname_cases": card.surname_cases,
        "full_name_cases": card.full_name,
        "post": card.post.as_ref().map(|post| json!({
            "title": post.title, "cases": post.cases, "unknown": post.unknown,
        })),
    })
}

/// The card as a piece of an organisation file.
fn fragment(ui: &Ui, card: &ProposedCard) -> String {
    let mut text = String::new();
    for case in Case::ALL {
        let word = ui.term(&CASES, &case);
        text.push_str(&format!("# {word}: {}\n", card.full_name.of(case)));
    }
    text.push_str("[[person]]\n");
    put(&mut text, "id", &card.id);
    put(&mut text, "surname", &card.name.surname);
    put(&mut text, "name", &card.name.name);
    if let Some(patronymic) = &card.name.patronymic {
        put(&mut text, "patronymic", patronymic);
    }
    put(&mut text, "gender", card.gender.code());
    text.push_str("roles = []\n");
    put_cases(&mut text, "person.surname_cases", &card.surname_cases);
    if let Some(post) = &card.post {
        text.push_str("\n[person.post]\n");
        put(&mut text, "title", &post.title);
        put_cases(&mut text, "person.post.cases", &post.cases);
    }
    text
}

fn put_cases(text: &mut String, table: &str, cases: &Cases) {
    text.push_str(&format!("\n[{table}]\n"));
    for case in Case::ALL {
        put(text, case.code(), cases.of(case));
    }
}

/// `key = "value"`; what TOML would not take as it stands is escaped.
fn put(text: &mut String, key: &str, value: &str) {
    // A JSON text is a basic string of TOML too, but for one sign.
    let value = Value::from(value).to_string().replace('\u{7f}', "\\u007F");
    text.push_str(&format!("{key} = {value}\n"));
}
