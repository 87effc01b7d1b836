//! The persons of a body: by which key each is named, and what the body has him for.

use prikaz_app::DataDir;
use prikaz_app::clock::Today;
use prikaz_domain::{PersonId, RoleKey, UnitId};
use prikaz_procedure::Organisation;
use prikaz_workflow::Sight;
use time::OffsetDateTime;

use crate::{DeskError, Session};

/// A person of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonLine {
    /// The key by which he is named, in files and to the program.
    pub person: PersonId,
    /// «Хлыбова Е.А.»
    pub name: String,
    /// His post.
    pub post: String,
    /// The unit he serves in, where it takes part.
    pub unit: Option<(UnitId, String)>,
    /// The roles he holds, by his card and by the units.
    pub roles: Vec<RoleKey>,
    /// Whether he is made up, as a sample.
    pub example: bool,
}

/// The persons of `body` in the order of its file; only who holds `role`, where one is named. It rests on data files
/// alone, and so does leave to read it: on the day of the session, or that of the instant `now` by the clock of the body.
///
/// # Errors
/// When nobody was named, and no folder is held; when whoever asks is not of the body.
pub fn persons(
    (data, now): (&DataDir, OffsetDateTime),
    session: &Session,
    body: &Organisation,
    role: Option<&RoleKey>,
) -> Result<Vec<PersonLine>, DeskError> {
    let today = Today { on: session.day, now }.of(body);
    session.reads_file_of(data, body, today, Sight::Edition).map_err(DeskError::of_body(&body.id))?;
    let all = body.persons.iter().map(|card| PersonLine {
        person: card.id.clone(),
        name: card.name.surname_first(),
        post: card.post.title.clone(),
        unit: card.unit.as_ref().map(|unit| (unit.clone(), body.title_of(unit))),
        roles: body.roles_of(&card.id),
        example: card.example,
    });
    Ok(all.filter(|line| role.is_none_or(|role| line.roles.contains(role))).collect())
}
