//! Publication: every place has its own limit and its own proof.

use prikaz_domain::{EditionNo, PlaceKey};
use prikaz_procedure::{Place, Stage, StageKind, StageWord};

use crate::command::Command;
use crate::judge::asked::{not_before, words};
use crate::record::deadline::Subject;
use crate::record::event::Event;
use crate::record::paper::FileReference;
use crate::refusal::{NeededWords, Refusal};
use crate::rights::permit::permit;
use crate::rights::table::Act;
use crate::rules::Rules;
use crate::state::register::{FollowUp, Register};

pub(crate) fn publish(
    rules: &Rules<'_>,
    register: &Register,
    command: &Command,
    place: &PlaceKey,
    edition: Option<EditionNo>,
    address: &str,
    file: Option<&FileReference>,
) -> Result<Vec<Event>, Refusal> {
    not_twice(register, place, edition)?;
    let (follow_up, stage) = publishing(rules, register, edition)?;
    let known = named(stage, place)?;
    permit(rules, command, Act::Publish, std::slice::from_ref(&known.by), None)?;
    not_before(command, follow_up.stage_since)?;
    proper_address(known, address)?;
    if !is_awaited(follow_up, place) {
        return Err(Refusal::AlreadyPublished { edition: follow_up.edition, place: place.clone() });
    }
    let mut events = vec![Event::Published {
        draft: follow_up.draft,
        edition: follow_up.edition,
        place: place.clone(),
        address: address.trim().to_owned(),
        file: file.cloned(),
    }];
    if follow_up.tasks.len() == 1 {
        events.push(Event::StageCompleted { draft: follow_up.draft, stage: stage.key.clone() });
    }
    Ok(events)
}

/// An edition asked for by its number may stand there already; so may the last, when nothing waits.
fn not_twice(register: &Register, place: &PlaceKey, edition: Option<EditionNo>) -> Result<(), Refusal> {
    let waits = register.follow_ups.iter().any(|one| is_awaited(one, place));
    let meant = match edition {
        Some(no) => register.edition(no),
        None if waits => None,
        None => register.last_edition(),
    };
    match meant.filter(|edition| edition.published.contains_key(place)) {
        Some(edition) => Err(Refusal::AlreadyPublished { edition: edition.no, place: place.clone() }),
        None => Ok(()),
    }
}

fn is_awaited(follow_up: &FollowUp, place: &PlaceKey) -> bool {
    follow_up.tasks.iter().any(|task| matches!(&task.subject, Subject::Place(awaited) if awaited == place))
}

/// The edition to publish: the one asked for, else the oldest that waits for it.
fn publishing<'a>(
    rules: &Rules<'a>,
    register: &'a Register,
    edition: Option<EditionNo>,
) -> Result<(&'a FollowUp, &'a Stage), Refusal> {
    let waiting = register.follow_ups.iter().filter(|one| edition.is_none_or(|no| one.edition == no));
    for follow_up in waiting {
        let stage = follow_up.stage.as_ref().and_then(|key| rules.procedure.stage(key));
        if let Some(stage) = stage.filter(|stage| matches!(stage.kind, StageKind::Publish { .. })) {
            return Ok((follow_up, stage));
        }
    }
    Err(match register.last_edition() {
        None => Refusal::NotApproved,
        Some(last) if edition.is_some_and(|no| no > last.no) => Refusal::NotApproved,
        Some(_) if edition.is_some_and(|no| register.edition(no).is_none()) => {
            register.unknown_edition(edition.unwrap_or(EditionNo(0)))
        }
        Some(_) => Refusal::WrongStage { wanted: StageWord::Publish.into(), stage: None },
    })
}

fn named<'a>(stage: &'a Stage, place: &PlaceKey) -> Result<&'a Place, Refusal> {
    stage.place(place).ok_or_else(|| Refusal::UnknownPlace {
        place: place.clone(),
        places: stage.places().iter().map(|known| known.key.clone()).collect(),
    })
}

/// Where the procedure names the site, the page stands on that site.
pub(crate) fn proper_address(place: &Place, address: &str) -> Result<(), Refusal> {
    words(address, NeededWords::Address)?;
    let Some(wanted) = &place.address else { return Ok(()) };
    let rest = bare(address).strip_prefix(bare(wanted));
    match rest {
        Some(rest) if rest.is_empty() || rest.starts_with(['/', '?', '#']) => Ok(()),
        _ => Err(Refusal::BadAddress { address: address.to_owned(), wanted: wanted.clone() }),
    }
}

/// The address without what people write or leave out as they like.
fn bare(address: &str) -> &str {
    let address = address.trim().trim_end_matches('/');
    let address =
        address.strip_prefix("https://").or_else(|| address.strip_prefix("http://")).unwrap_or(address);
    address.strip_prefix("www.").unwrap_or(address)
}
