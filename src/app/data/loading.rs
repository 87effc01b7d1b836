//! Procedures and bodies, loaded by key.

use time::Date;

use prikaz_domain::{OrganisationId, ProcedureId};
use prikaz_procedure::{self as procedure, Organisation, Procedure};

use crate::data::load_error::LoadError;
use crate::{DataDir, load_body_calendar, load_words};

/// The procedure `id` and its body; what the annexes of its order rest on is not looked at.
///
/// # Errors
/// When a file is missing or faulty.
pub(crate) fn load_alone(data: &DataDir, id: &ProcedureId) -> Result<(Procedure, Organisation), LoadError> {
    let path = format!("procedures/{id}.toml");
    let text = read(data, &path)?;
    let organisation = match procedure::organisation_named_in(&text) {
        Some(organisation) => Some(load_organisation(data, &organisation)?),
        None => None,
    };
    let place = data.place(&path);
    match (procedure::load_with_places(&place, &text, organisation.as_ref()), organisation) {
        (Ok(loaded), Some(organisation)) => Ok((loaded.procedure, organisation)),
        (Ok(_), None) => Err(LoadError::Faulty { place, faults: Vec::new() }),
        (Err(faults), _) => Err(LoadError::Faulty { place, faults }),
    }
}

/// The body `id`.
///
/// # Errors
/// When its file is missing or faulty.
pub fn load_organisation(data: &DataDir, id: &OrganisationId) -> Result<Organisation, LoadError> {
    let path = format!("organisations/{id}.toml");
    let text = read(data, &path)?;
    let place = data.place(&path);
    let loaded = load_words(data).and_then(|words| procedure::load_organisation(&place, &text, &words));
    loaded.map_err(|faults| LoadError::Faulty { place, faults })
}

/// Tells whether a day is off for the body; nothing where there is no calendar of its year.
pub(crate) fn days_off(
    data: &DataDir,
    organisation: Option<&Organisation>,
) -> impl Fn(Date) -> Option<bool> + use<> {
    let calendar = load_body_calendar(data, organisation.and_then(|body| body.region.as_deref())).ok();
    move |day: Date| calendar.as_ref()?.is_working(day).ok().map(|working| !working)
}

fn read(data: &DataDir, path: &str) -> Result<String, LoadError> {
    data.read(path).ok_or_else(|| LoadError::Missing { place: data.place(path) })
}
