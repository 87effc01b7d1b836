//! Agreement: ordered groups, in rounds; a visa is bound to the digest of exactly the draft that was seen.

use std::sync::Arc;

use prikaz_domain::{Digest, DraftNo, PersonId, RemarkId, Rows as _};
use prikaz_procedure::{Milestone, Stage, StageKind, StageLimit, StageWord};

use super::seating::seated;
use crate::command::{Command, NewRemark, Verdict};
use crate::judge::asked::{awaiting, next_pass, not_before, words};
use crate::record::deadline::{Deadline, Subject, Task};
use crate::record::event::Event;
use crate::record::visa::{Decision, RemarkMade, ReturnedSheet, SeatedGroup};
use crate::refusal::{NeededWords, Refusal};
use crate::rights::acting::stands_for;
use crate::rights::permit::{is_bystander, of_body, permit, person};
use crate::rights::table::Act;
use crate::rules::Rules;
use crate::state::register::{Draft, Phase, Register};
use crate::state::round::{Remark, Round};

/// The agreement a draft is in.
pub(crate) struct Agreement<'a> {
    pub(crate) draft: &'a Draft,
    pub(crate) stage: &'a Stage,
    pub(crate) round: &'a Round,
    pub(crate) by: &'a prikaz_domain::RoleKey,
    /// The highest identity that any row has had: a row that goes can be remarked on like one that stays.
    last_entry: u32,
}

/// Begins the stage with a round of all groups.
pub(crate) fn open(
    rules: &Rules<'_>,
    register: &Register,
    command: &Command,
    no: DraftNo,
    stage: &Stage,
) -> Result<Vec<Event>, Refusal> {
    let draft = awaiting(register, no)?;
    let content = draft.content.as_ref().ok_or(Refusal::EmptyDraft)?;
    let groups = seated(rules, register, &content.entries, stage)?;
    let pass = next_pass(&draft.passes, &stage.key);
    let mut events = vec![Event::StageOpened {
        draft: draft.no,
        stage: stage.key.clone(),
        kind: stage.kind.word(),
        pass,
        tasks: Vec::new(),
    }];
    let round = NewRound { draft, no: draft.rounds + 1, digest: content.digest, groups, told: Vec::new() };
    events.extend(round.open(rules, command, stage)?);
    Ok(events)
}

/// A round about to be opened.
pub(crate) struct NewRound<'a> {
    pub(crate) draft: &'a Draft,
    pub(crate) no: u32,
    pub(crate) digest: Digest,
    pub(crate) groups: Vec<SeatedGroup>,
    pub(crate) told: Vec<PersonId>,
}

impl NewRound<'_> {
    /// The round and its first group; where nobody is left to agree, the stage is done with.
    pub(crate) fn open(
        self,
        rules: &Rules<'_>,
        command: &Command,
        stage: &Stage,
    ) -> Result<Vec<Event>, Refusal> {
        let Self { draft, no, digest, groups, told } = self;
        let next = match groups.first() {
            Some(group) => open_group(rules, command, stage, draft, no, 1, group.seats.iter())?,
            None => Event::StageCompleted { draft: draft.no, stage: stage.key.clone() },
        };
        let (groups, draft) = (Arc::new(groups), draft.no);
        Ok(vec![Event::RoundOpened { draft, round: no, digest, groups, told }, next])
    }
}

fn open_group<'a>(
    rules: &Rules<'_>,
    command: &Command,
    stage: &Stage,
    draft: &Draft,
    round: u32,
    place: u32,
    asked: impl Iterator<Item = &'a PersonId>,
) -> Result<Event, Refusal> {
    // In a later round the limit begins anew: what it counted from at first may be long gone.
    let from = |limit: &StageLimit| match limit.after {
        Milestone::Draft if round == 1 => draft.opened,
        Milestone::Opening | Milestone::Draft | Milestone::Approval | Milestone::Publication => command.on,
    };
    let count = |limit: &StageLimit| Deadline::count(rules, limit, from(limit));
    let deadline = stage.limit.as_ref().map(count).transpose()?;
    let task = |seat: &PersonId| Task {
        subject: Subject::Agreer(seat.clone()),
        holders: Arc::new([seat.clone()]),
        deadline: deadline.clone(),
    };
    Ok(Event::GroupOpened { draft: draft.no, round, group: place, tasks: asked.map(task).collect() })
}

pub(crate) fn visa(
    rules: &Rules<'_>,
    register: &Register,
    command: &Command,
    digest: Digest,
    verdict: &Verdict,
    seat: Option<&PersonId>,
    sheet: Option<&ReturnedSheet>,
) -> Result<Vec<Event>, Refusal> {
    let agreement = agreeing(rules, register)?;
    if let Some(sheet) = sheet {
        agreement.may_bring(rules, command, &sheet.brought_by)?;
    }
    let (seat, acting) = agreement.seat_of(rules, command, seat)?;
    not_before(command, agreement.round.since)?;
    if digest != agreement.round.digest {
        return Err(Refusal::StaleDraft { given: digest, current: agreement.round.digest });
    }
    let (decision, remarks) = agreement.spoken(verdict)?;
    let mut events = vec![Event::VisaGiven {
        draft: agreement.draft.no,
        round: agreement.round.no,
        seat: seat.clone(),
        acting,
        decision,
        digest,
        remarks,
        sheet: sheet.cloned(),
    }];
    events.extend(agreement.after(rules, command, &seat, decision)?);
    Ok(events)
}

pub(crate) fn replace(
    rules: &Rules<'_>,
    register: &Register,
    command: &Command,
    was: &PersonId,
    now: &PersonId,
    basis: &str,
) -> Result<Vec<Event>, Refusal> {
    let agreement = agreeing(rules, register)?;
    permit(rules, command, Act::ReplaceAgreer, std::slice::from_ref(agreement.by), None)?;
    not_before(command, agreement.round.since)?;
    words(basis, NeededWords::Basis)?;
    of_body(rules.organisation, now)?;
    if is_bystander(rules, now) {
        let act = Act::GiveVisa.word();
        return Err(Refusal::NotEntitled { person: now.clone(), act, roles: Vec::new() });
    }
    not_for_himself(rules, command, now)?;
    let round = agreement.round;
    let seats: Vec<_> = round.groups.iter().flat_map(|group| &group.seats).collect();
    if !seats.contains(&was) {
        return Err(Refusal::NotYourVisa {
            person: was.clone(),
            awaited: round.awaited().cloned().collect(),
        });
    }
    if round.decisions.contains_key(was) {
        return Err(Refusal::AlreadyDecided { person: was.clone(), round: round.no });
    }
    if seats.contains(&now) {
        return Err(Refusal::AlreadySeated { person: now.clone(), round: round.no });
    }
    Ok(vec![Event::AgreerReplaced {
        draft: agreement.draft.no,
        round: round.no,
        was: was.clone(),
        now: now.clone(),
        basis: basis.trim().to_owned(),
    }])
}

/// Nobody gives himself a seat to decide in, be it by acting for the one who gets it.
fn not_for_himself(rules: &Rules<'_>, command: &Command, now: &PersonId) -> Result<(), Refusal> {
    let by = person(&command.by, Act::ReplaceAgreer)?;
    let acts = stands_for(rules.substitutions, by, command.on).iter().any(|one| one.for_whom == *now);
    if by == now || acts {
        return Err(Refusal::GainsBySeat { person: by.clone(), now: now.clone() });
    }
    Ok(())
}

/// The agreement the draft is in.
pub(crate) fn agreeing<'a>(rules: &Rules<'a>, register: &'a Register) -> Result<Agreement<'a>, Refusal> {
    let draft = register.known_draft()?;
    let stage = draft.stage.as_ref().and_then(|key| rules.procedure.stage(key));
    match (&draft.phase, stage, stage.map(|stage| &stage.kind)) {
        (Phase::Agreeing(round), Some(stage), Some(StageKind::Agree { by, .. })) => {
            Ok(Agreement { draft, stage, round, by, last_entry: register.last_entry })
        }
        _ => Err(Refusal::WrongStage { wanted: StageWord::Agree.into(), stage: draft.stage.clone() }),
    }
}

impl Agreement<'_> {
    /// A sheet is brought in by the agreer himself or by those who lead the agreement.
    fn may_bring(&self, rules: &Rules<'_>, command: &Command, person: &PersonId) -> Result<(), Refusal> {
        if command.by.is(person) {
            return Ok(());
        }
        let bringer = command.by.brought_by(person);
        let command = Command { by: bringer, ..command.clone() };
        permit(rules, &command, Act::BringSheet, std::slice::from_ref(self.by), None).map(drop)
    }

    fn spoken(&self, verdict: &Verdict) -> Result<(Decision, Vec<RemarkMade>), Refusal> {
        match verdict {
            Verdict::Agree => Ok((Decision::Agreed, Vec::new())),
            Verdict::AgreeWithRemarks(remarks) => Ok((Decision::AgreedWithRemarks, self.numbered(remarks)?)),
            Verdict::Return(remarks) => Ok((Decision::Returned, self.numbered(remarks)?)),
        }
    }

    fn numbered(&self, remarks: &[NewRemark]) -> Result<Vec<RemarkMade>, Refusal> {
        if remarks.is_empty() || remarks.iter().any(|remark| remark.text.trim().is_empty()) {
            return Err(Refusal::RemarkNeeded);
        }
        let last = u32::try_from(self.draft.remarks.len()).unwrap_or(u32::MAX);
        (last + 1..)
            .zip(remarks)
            .map(|(no, remark)| {
                let known = |id: prikaz_domain::EntryId| {
                    let stands = self.draft.entries().row(id).is_some();
                    stands || (1..=self.last_entry).contains(&id.0)
                };
                match remark.entry {
                    Some(id) if !known(id) => Err(Refusal::UnknownEntry { entry: id.0 }),
                    entry => Ok(RemarkMade { id: RemarkId(no), entry, text: remark.text.trim().to_owned() }),
                }
            })
            .collect()
    }

    /// What follows a decision: the next group, the end of the stage, or waiting.
    fn after(
        &self,
        rules: &Rules<'_>,
        command: &Command,
        seat: &PersonId,
        decision: Decision,
    ) -> Result<Vec<Event>, Refusal> {
        let round = self.round;
        let lacks = |group: &SeatedGroup| {
            let more = u32::from(decision != Decision::Returned && group.seats.contains(seat));
            round.agreed_in(group) + more < group.needed
        };
        if round.group().is_none_or(lacks) {
            return Ok(Vec::new());
        }
        // A later group may have what it needs already, from persons who sit in an earlier one too.
        let later = (round.open + 1..).zip(round.groups.iter().skip(round.open as usize));
        match later.into_iter().find(|(_, group)| lacks(group)) {
            Some((place, next)) => {
                let undecided = |one: &&PersonId| *one != seat && !round.decisions.contains_key(*one);
                let asked = next.seats.iter().filter(undecided);
                Ok(vec![open_group(rules, command, self.stage, self.draft, round.no, place, asked)?])
            }
            None if decision != Decision::Agreed || self.is_unsettled() => Ok(Vec::new()),
            None => Ok(vec![Event::StageCompleted { draft: self.draft.no, stage: self.stage.key.clone() }]),
        }
    }

    /// Whether a remark wants an answer, or one of this round was accepted and the draft not yet changed.
    fn is_unsettled(&self) -> bool {
        let accepted = |remark: &Remark| remark.round == self.round.no && remark.is_accepted();
        self.draft.remarks.iter().any(|remark| remark.is_open() || accepted(remark))
    }

    /// Whether nothing is left to do once the last of the open remarks, `answered`, was rejected.
    pub(crate) fn ends_with(&self, answered: RemarkId) -> bool {
        let settled = |remark: &Remark| {
            remark.id == answered
                || !(remark.is_open() || remark.round == self.round.no && remark.is_accepted())
        };
        self.is_agreed() && self.draft.remarks.iter().all(settled)
    }

    /// Whether every group has agreed.
    fn is_agreed(&self) -> bool {
        self.round.groups.iter().all(|group| self.round.agreed_in(group) >= group.needed)
    }
}
