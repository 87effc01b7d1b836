//! Approval: the draft is presented where the procedure asks for it, and the head signs the order.

use prikaz_domain::{ActReference, Digest, EditionNo, PersonId, RoleKey};
use prikaz_procedure::{ActWording, Before, Stage, StageKind, StageWord};

use super::left_out::acts_of;
use super::numbered::is_numbered_anew;
use super::restate::{NextAct, next_act, touching_standing};
use super::sign_order::{nothing_left_blank, touching_earlier};
use crate::command::Command;
use crate::judge::asked::not_before;
use crate::judge::draft::something_to_say;
use crate::judge::owed::told;
use crate::record::event::Event;
use crate::record::force::Force;
use crate::record::order_number::OrderNumber;
use crate::record::signed_order::effects;
use crate::refusal::Refusal;
use crate::rights::permit::{permit, permit_recorder};
use crate::rights::table::Act;
use crate::rules::Rules;
use crate::state::earlier::Earlier;
use crate::state::register::{Draft, Phase, Register};

struct Approval<'a> {
    draft: &'a Draft,
    stage: &'a Stage,
    by: &'a RoleKey,
    on_presentation_of: Option<&'a RoleKey>,
    presented: Option<Digest>,
    digest: Digest,
}

pub(crate) fn present(
    rules: &Rules<'_>,
    register: &Register,
    command: &Command,
) -> Result<Vec<Event>, Refusal> {
    let approval = approving(rules, register)?;
    let presenter = approval.on_presentation_of.unwrap_or(approval.by);
    let acting = permit(rules, command, Act::Present, std::slice::from_ref(presenter), None)?;
    not_before(command, approval.draft.since)?;
    if approval.presented == Some(approval.digest) {
        return Err(Refusal::AlreadyPresented);
    }
    something_to_say(rules, register, approval.draft.entries())?;
    Ok(vec![Event::Presented { draft: approval.draft.no, digest: approval.digest, acting }])
}

/// What an order is signed as, and what is known where it is.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Signing<'a> {
    pub(crate) number: &'a OrderNumber,
    pub(crate) digest: Digest,
    pub(crate) recorded_by: Option<&'a PersonId>,
    pub(crate) title: Option<&'a str>,
    pub(crate) earlier: &'a Earlier,
}

pub(crate) fn sign(
    rules: &Rules<'_>,
    register: &Register,
    command: &Command,
    signing: Signing<'_>,
) -> Result<Vec<Event>, Refusal> {
    let Signing { number, digest, recorded_by, title, earlier } = signing;
    let approval = approving(rules, register)?;
    let acting = permit(rules, command, Act::Sign, std::slice::from_ref(approval.by), None)?;
    let recorded_by = recorder(rules, command, recorded_by)?;
    not_before(command, approval.draft.since)?;
    if digest != approval.digest {
        return Err(Refusal::StaleDraft { given: digest, current: approval.digest });
    }
    match approval.on_presentation_of {
        Some(role) if approval.presented != Some(digest) => {
            return Err(Refusal::NotPresented { role: role.clone() });
        }
        _ => {}
    }
    something_to_say(rules, register, approval.draft.entries())?;
    let edition = EditionNo(register.last_edition().map_or(1, |edition| edition.no.0 + 1));
    let order = ActReference {
        kind: rules.procedure.order.kind,
        number: number.as_str().to_owned(),
        date: command.on,
        title: title.map(str::to_owned),
    };
    let draft = approval.draft.no;
    let NextAct { amends, repeals, left_out, .. } = next_act(rules, register, earlier, command.on)?;
    let left_out = acts_of(&left_out);
    let wording = ActWording::of(edition, amends.as_ref());
    nothing_left_blank(&rules.procedure.order.printed(wording))?;
    let before = Before { repeals: &repeals, left_out: &left_out };
    let clauses = rules.procedure.order.clauses_of(rules.organisation, amends.is_some(), before);
    let force = Force::of(rules.procedure, &clauses);
    let effects = effects(&clauses, rules.organisation);
    let touched = touching_earlier(earlier.as_called_now(effects.clone()), command.on)?;
    touching_standing(touched, &earlier.repeals, command.on)?;
    let told = told::give(rules, register, command, draft, &order, &clauses)?;
    let completed = Event::StageCompleted { draft, stage: approval.stage.key.clone() };
    let numbered_anew = register.last_edition().is_some_and(|last| {
        amends.is_some() && is_numbered_anew(rules.procedure, &last.entries, approval.draft.entries())
    });
    let approved = Event::Approved {
        draft,
        edition,
        order,
        acting,
        digest,
        amends,
        force: force.map(Box::new),
        numbered_anew,
        recorded_by,
        effects,
        repeals,
        left_out,
        organisation_digest: Some(rules.organisation.digest),
    };
    Ok([Some(approved), told, Some(completed)].into_iter().flatten().collect())
}

/// Who records what another signed on paper, where he may; none where the signer records it himself.
fn recorder(
    rules: &Rules<'_>,
    command: &Command,
    recorded_by: Option<&PersonId>,
) -> Result<Option<PersonId>, Refusal> {
    let Some(person) = recorded_by else { return Ok(None) };
    if command.by.is(person) {
        return Ok(None);
    }
    let by = command.by.brought_by(person);
    permit_recorder(rules.into(), &by, command.on)?;
    Ok(Some(person.clone()))
}

fn approving<'a>(rules: &Rules<'a>, register: &'a Register) -> Result<Approval<'a>, Refusal> {
    let draft = register.known_draft()?;
    let stage = draft.stage.as_ref().and_then(|key| rules.procedure.stage(key));
    match (&draft.phase, stage, stage.map(|stage| &stage.kind)) {
        (
            Phase::Approving { presented },
            Some(stage),
            Some(StageKind::Approve { by, on_presentation_of }),
        ) => {
            let digest = draft.digest().ok_or(Refusal::EmptyDraft)?;
            let on_presentation_of = on_presentation_of.as_ref();
            Ok(Approval { draft, stage, by, on_presentation_of, presented: *presented, digest })
        }
        _ => Err(Refusal::WrongStage { wanted: StageWord::Approve.into(), stage: draft.stage.clone() }),
    }
}
