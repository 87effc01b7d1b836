//! Opening a register and its drafts, withdrawing a draft.

use prikaz_domain::{Digest, DraftNo, Entry, GroundKey, digest_of};
use prikaz_form::Form;
use prikaz_procedure::Update;

use crate::command::Command;
use crate::judge::asked::{not_before, words};
use crate::record::event::Event;
use crate::refusal::{NeededWords, Refusal};
use crate::rights::permit::permit;
use crate::rights::table::Act;
use crate::rules::Rules;
use crate::state::register::Register;

pub(crate) fn open_register(
    rules: &Rules<'_>,
    register: &Register,
    command: &Command,
) -> Result<Vec<Event>, Refusal> {
    if register.opened.is_some() {
        return Err(Refusal::RegisterExists);
    }
    permit(rules, command, Act::OpenRegister, &[], None)?;
    let procedure = rules.procedure;
    if command.on < procedure.in_force {
        return Err(Refusal::NotInForce { from: procedure.in_force });
    }
    Ok(vec![Event::RegisterOpened {
        organisation: rules.organisation.id.clone(),
        procedure: procedure.id.clone(),
        procedure_digest: procedure.digest,
        organisation_digest: Some(rules.organisation.digest),
        title: procedure.register.name.nominative.clone(),
    }])
}

pub(crate) fn open(
    rules: &Rules<'_>,
    register: &Register,
    command: &Command,
    ground: Option<&GroundKey>,
    basis: &str,
) -> Result<Vec<Event>, Refusal> {
    permit(rules, command, Act::OpenDraft, &[], None)?;
    if let Some(draft) = &register.draft {
        return Err(Refusal::DraftExists { draft: draft.no });
    }
    let opened = register.opened.as_ref().ok_or(Refusal::NoRegister)?;
    not_before(command, register.idle_since.unwrap_or(opened.on))?;
    words(basis, NeededWords::Basis)?;
    let ground_clause = ground_clause(rules, register, ground)?;
    Ok(vec![Event::DraftOpened {
        draft: DraftNo(register.last_draft + 1),
        base: register.last_edition().map(|edition| edition.no),
        ground: ground.cloned(),
        ground_clause,
        basis: basis.trim().to_owned(),
        organisation_digest: Some(rules.organisation.digest),
    }])
}

/// An update needs one of the procedure's grounds, where it lists any; the first edition has none.
fn ground_clause(
    rules: &Rules<'_>,
    register: &Register,
    ground: Option<&GroundKey>,
) -> Result<Option<String>, Refusal> {
    let grounds = || rules.procedure.grounds.iter().map(|ground| ground.key.clone()).collect();
    match ground {
        Some(_) if register.editions.is_empty() => Err(Refusal::NothingToUpdate),
        Some(key) => match rules.procedure.ground(key) {
            Some(known) => Ok(Some(known.clause.clone())),
            None => Err(Refusal::UnknownGround { ground: key.clone(), grounds: grounds() }),
        },
        None if register.editions.is_empty() || rules.procedure.grounds.is_empty() => Ok(None),
        None => Err(Refusal::GroundNeeded { grounds: grounds() }),
    }
}

pub(crate) fn withdraw(
    rules: &Rules<'_>,
    register: &Register,
    command: &Command,
    reason: &str,
) -> Result<Vec<Event>, Refusal> {
    let draft = register.known_draft()?;
    permit(rules, command, Act::Withdraw, &[], None)?;
    not_before(command, draft.since)?;
    words(reason, NeededWords::Reason)?;
    Ok(vec![Event::DraftWithdrawn { draft: draft.no, reason: reason.trim().to_owned() }])
}

/// A draft that is the edition in force row by row needs no order; it is withdrawn. Nor has an amending order anything
/// to say where all rows read as before, whatever unit keeps them.
pub(crate) fn something_to_say(
    rules: &Rules<'_>,
    register: &Register,
    entries: &[Entry],
) -> Result<(), Refusal> {
    let Some(edition) = register.last_edition() else { return Ok(()) };
    if edition.entries.as_slice() == entries {
        return Err(Refusal::NothingChanged { edition: edition.no });
    }
    let is_amended = rules.procedure.order.update == Update::Amend;
    if is_amended && read_the_same(&rules.procedure.form, &edition.entries, entries) {
        return Err(Refusal::NothingToAmend { edition: edition.no });
    }
    Ok(())
}

fn read_the_same(form: &Form, old: &[Entry], new: &[Entry]) -> bool {
    let same = |(one, other): (&Entry, &Entry)| {
        one.id == other.id && one.number == other.number && form.reads_the_same(one, other)
    };
    old.len() == new.len() && old.iter().zip(new).all(same)
}

/// How many bytes a row usually takes.
const USUAL_ROW: usize = 256;

/// The digest that visas are bound to: of the rows as canonical JSON, so that any change of a number,
/// a cell or the order changes it.
pub fn entries_digest(entries: &[Entry]) -> Digest {
    let mut text = Vec::with_capacity(entries.len() * USUAL_ROW);
    // Entries hold texts and lists only, so they can always be written as JSON.
    let _ = serde_json::to_writer(&mut text, entries);
    digest_of(&text)
}
