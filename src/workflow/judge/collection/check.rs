//! The check of completeness and conformity, row by row.

use std::collections::BTreeSet;

use prikaz_domain::{EntryId, ReasonKey, RoleKey, Rows as _, UnitId};
use prikaz_form as form;
use prikaz_procedure::{Stage, StageKind, StageWord};

use super::required;
use crate::command::{CheckFinding, Command, Demand};
use crate::judge::asked::{not_before, words};
use crate::record::event::Event;
use crate::refusal::{NeededWords, Refusal};
use crate::rights::permit::permit;
use crate::rights::table::Act;
use crate::rules::Rules;
use crate::state::register::{Draft, Phase, Register};

struct Check<'a> {
    draft: &'a Draft,
    stage: &'a Stage,
    by: &'a RoleKey,
    concluded_by: &'a RoleKey,
    findings: &'a [prikaz_domain::Finding],
}

pub(crate) fn record(
    rules: &Rules<'_>,
    register: &Register,
    command: &Command,
    findings: &[CheckFinding],
) -> Result<Vec<Event>, Refusal> {
    let check = checking(rules, register)?;
    let may = [check.by.clone(), check.concluded_by.clone()];
    permit(rules, command, Act::Check, &may, None)?;
    not_before(command, check.draft.stage_since)?;
    if findings.is_empty() || findings.iter().any(|one| one.finding.text.trim().is_empty()) {
        return Err(Refusal::NothingFound);
    }
    for found in findings {
        words(&found.finding.clause, NeededWords::Clause)?;
        check.knows_row(found)?;
        not_excluded_against_rule(rules, &found.demand)?;
    }
    let findings = findings.iter().map(|one| one.finding.clone()).collect();
    Ok(vec![Event::FindingsRecorded { draft: check.draft.no, findings }])
}

/// A row that is used on instruction only, little used and the like is taken and marked as such.
pub(crate) fn mark(
    rules: &Rules<'_>,
    register: &Register,
    command: &Command,
    entry: EntryId,
    reason: &str,
    note: &str,
) -> Result<Vec<Event>, Refusal> {
    let check = checking(rules, register)?;
    let may = [check.by.clone(), check.concluded_by.clone()];
    permit(rules, command, Act::Check, &may, None)?;
    not_before(command, check.draft.stage_since)?;
    let Some(row) = check.draft.entries().row(entry) else {
        return Err(Refusal::UnknownEntry { entry: entry.0 });
    };
    let form = &rules.procedure.form;
    let Some((key, rule)) = form::counting_reasons(form).find(|(key, _)| key.as_str() == reason) else {
        let reasons = form::counting_reasons(form).map(|(key, _)| key.clone());
        return Err(Refusal::UnknownReason { reason: reason.to_owned(), reasons: reasons.collect() });
    };
    Ok(vec![Event::RowMarked {
        draft: check.draft.no,
        entry,
        number: row.number.clone(),
        reason: key.clone(),
        clause: rule.clause.clone(),
        note: note.trim().to_owned(),
    }])
}

/// Some rows count although one might leave them out (used on instruction only, of a single need,
/// little used): a demand to leave such a row out is refused with the clause. A reason may be any words; what is no words
/// but a key has to be one of the procedure's: were a key that is misspelt taken for words, the rule would be passed by.
fn not_excluded_against_rule(rules: &Rules<'_>, demand: &Demand) -> Result<(), Refusal> {
    let Demand::Exclude(wanted) = demand else { return Ok(()) };
    let counting = || form::counting_reasons(&rules.procedure.form);
    match counting().find(|(key, _)| key.as_str() == wanted) {
        Some((key, rule)) => Err(Refusal::RowCounts { reason: key.clone(), clause: rule.clause.clone() }),
        None if ReasonKey::new(wanted).is_ok() => {
            let reasons = counting().map(|(key, _)| key.clone()).collect();
            Err(Refusal::UnknownReason { reason: wanted.clone(), reasons })
        }
        None => Ok(()),
    }
}

pub(crate) fn send_back(
    rules: &Rules<'_>,
    register: &Register,
    command: &Command,
) -> Result<Vec<Event>, Refusal> {
    let check = checking(rules, register)?;
    check.concluded(rules, command)?;
    if check.findings.is_empty() {
        return Err(Refusal::NothingToSendBack);
    }
    Ok(vec![Event::CheckReturned {
        draft: check.draft.no,
        units: check.units_with_findings(rules, register),
    }])
}

pub(crate) fn pass(rules: &Rules<'_>, register: &Register, command: &Command) -> Result<Vec<Event>, Refusal> {
    let check = checking(rules, register)?;
    check.concluded(rules, command)?;
    if !check.findings.is_empty() {
        return Err(Refusal::OpenFindings { count: check.findings.len() });
    }
    required::hold_up(rules, check.draft)?;
    let digest = check.draft.digest().ok_or(Refusal::EmptyDraft)?;
    Ok(vec![
        Event::CheckPassed { draft: check.draft.no, digest },
        Event::StageCompleted { draft: check.draft.no, stage: check.stage.key.clone() },
    ])
}

/// The draft that is checked, and who may.
pub(crate) fn checking_for<'a>(
    rules: &Rules<'a>,
    register: &'a Register,
) -> Result<(&'a Draft, Vec<RoleKey>), Refusal> {
    let check = checking(rules, register)?;
    Ok((check.draft, vec![check.by.clone(), check.concluded_by.clone()]))
}

fn checking<'a>(rules: &Rules<'a>, register: &'a Register) -> Result<Check<'a>, Refusal> {
    let draft = register.known_draft()?;
    let stage = draft.stage.as_ref().and_then(|key| rules.procedure.stage(key));
    match (&draft.phase, stage, stage.map(|stage| &stage.kind)) {
        (Phase::Checking { findings, .. }, Some(stage), Some(StageKind::Check { by, concluded_by })) => {
            let concluded_by = concluded_by.as_ref().unwrap_or(by);
            Ok(Check { draft, stage, by, concluded_by, findings })
        }
        _ => Err(Refusal::WrongStage { wanted: StageWord::Check.into(), stage: draft.stage.clone() }),
    }
}

impl Check<'_> {
    fn concluded(&self, rules: &Rules<'_>, command: &Command) -> Result<(), Refusal> {
        permit(rules, command, Act::ConcludeCheck, std::slice::from_ref(self.concluded_by), None)?;
        not_before(command, self.draft.since)
    }

    fn knows_row(&self, found: &CheckFinding) -> Result<(), Refusal> {
        match found.finding.entry {
            Some(id) if self.draft.entries().row(id).is_none() => Err(Refusal::UnknownEntry { entry: id.0 }),
            _ => Ok(()),
        }
    }

    /// A finding about the whole concerns every unit that handed in; so does one about a row whose unit
    /// takes part no more. A unit that was not waited for is concerned by findings about its older rows.
    fn units_with_findings(&self, rules: &Rules<'_>, register: &Register) -> Vec<UnitId> {
        let whole = self.findings.iter().any(|finding| finding.entry.is_none());
        let rows: BTreeSet<_> = self.findings.iter().filter_map(|finding| finding.entry).collect();
        let concerned: BTreeSet<&UnitId> = self
            .draft
            .entries()
            .iter()
            .filter(|entry| rows.contains(&entry.id))
            .flat_map(prikaz_domain::Entry::units)
            .map(|unit| register.present_unit(unit))
            .collect();
        let units = rules.organisation.units.iter().map(|unit| unit.id.clone());
        let found: Vec<UnitId> = units.filter(|unit| concerned.contains(unit)).collect();
        if whole || found.is_empty() {
            return self.draft.submissions.keys().cloned().collect();
        }
        found
    }
}
