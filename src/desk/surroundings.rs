//! What there is around an error: names and keys, as far as whoever asks may know that they are there.

use prikaz_app::{About, AppError, Office, Offices, Surroundings};
use prikaz_domain::RegisterId;

use super::Session;

/// What there is around `error`, which is `about` something, in the store: where there is no such register, those of all
/// bodies are told. What cannot be read is left out.
pub fn surroundings_in(
    offices: &Offices,
    session: &Session,
    about: Option<&About>,
    error: &AppError,
) -> Surroundings {
    if !matches!(error, AppError::NoRegister(_)) {
        let office = offices.about(about);
        return office.map_or_else(
            |_| Surroundings::without_office(about),
            |office| surroundings(&office, session, about, error),
        );
    }
    let mut found = Surroundings::default();
    for office in offices.all().unwrap_or_default() {
        let own = surroundings(&office, session, about, error);
        found.keys.extend(own.keys);
        found.of_body = match (found.of_body, own.of_body) {
            (Some(known), Some(more)) => Some([known, more].concat()),
            (known, more) => known.or(more),
        };
    }
    found.keys.sort();
    found
}

/// What there is around `error`, which is `about` something; of registers those alone of which something is shown to
/// whoever asks. What cannot be read is left out, since it is asked for when something has failed already.
pub fn surroundings(
    office: &Office,
    session: &Session,
    about: Option<&About>,
    error: &AppError,
) -> Surroundings {
    let mut found = office.surroundings(about, error);
    if matches!(error, AppError::NoRegister(_)) && !session.means.is_folder() {
        let is_shown = |key: &String| {
            let read = |id| Some((office.register(id).ok()?, id));
            let id = RegisterId::new(key.as_str()).ok();
            let shown =
                id.as_ref().and_then(read).map(|(register, id)| session.reads_any_of(office, id, &register));
            matches!(shown, Some(Ok(true)))
        };
        found.keys.retain(is_shown);
        found.of_body = found.of_body.take().map(|keys| keys.into_iter().filter(is_shown).collect());
    }
    found
}
