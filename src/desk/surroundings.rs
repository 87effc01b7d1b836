//! What there is around an error: names and keys, as far as whoever asks may know that they are there.

use prikaz_app::{About, AppError, Office, Surroundings};
use prikaz_domain::RegisterId;

use super::{Means, Session};

/// What there is around `error`, which is `about` something; of registers those alone of which something is shown to
/// whoever asks. What cannot be read is left out, since it is asked for when something has failed already.
pub fn surroundings(
    office: &Office,
    session: &Session,
    about: Option<&About>,
    error: &AppError,
) -> Surroundings {
    let mut found = office.surroundings(about, error);
    if matches!(error, AppError::NoRegister(_)) && session.means != Means::Folder {
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
