//! Collection: units hand in, are returned, hand in again, or declare «изменений нет»;
//! then one draft is made of what they handed in.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use time::Date;

use prikaz_domain::{Entry, EntryId, Finding, RoleKey, Severity, StandardRole, UnitId};
use prikaz_form as form;
use prikaz_form::{Cells, Decisions, Drawn, History, RuleFinding, Supplied, Was};
use prikaz_procedure::{NilAnswer, Stage, StageKind, StageWord};
use prikaz_russian::typography::quoted;

use super::participants::taking_part;
use crate::command::Command;
use crate::judge::asked::{not_before, words};
use crate::judge::capacity;
use crate::judge::draft::{entries_digest, something_to_say};
use crate::judge::order::numbered::numbered;
use crate::judge::stage::{deadline_again, unit_task};
use crate::record::deadline::{Subject, Task};
use crate::record::event::Event;
use crate::record::paper::FileReference;
use crate::refusal::{NeededWords, Refusal};
use crate::rights::permit::permit;
use crate::rights::table::Act;
use crate::rules::Rules;
use crate::state::register::{Draft, Phase, Register, SubmissionState};

/// What a collect stage says.
pub(crate) struct Collection<'a> {
    pub(crate) draft: &'a Draft,
    stage: &'a Stage,
    units: Vec<UnitId>,
    pub(crate) by: &'a RoleKey,
    visa: Option<&'a RoleKey>,
    nil: NilAnswer,
}

/// What a unit hands in.
pub(crate) struct Handed<'a> {
    /// Its rows; none for «изменений нет».
    pub(crate) rows: Option<&'a Arc<Vec<Cells>>>,
    /// Which rows of the edition in force they were, where their keys would say otherwise.
    pub(crate) was: Option<&'a Arc<Was>>,
    pub(crate) file: Option<&'a FileReference>,
    /// Why it replaces what nobody returned.
    pub(crate) again: Option<&'a str>,
}

pub(crate) fn hand_in(
    rules: &Rules<'_>,
    register: &Register,
    command: &Command,
    unit: &UnitId,
    handed: &Handed<'_>,
) -> Result<Vec<Event>, Refusal> {
    let collection = collecting(rules, register)?;
    collection.takes_part(unit)?;
    permit(rules, command, Act::HandIn, &UNIT_ROLES, Some(unit))?;
    not_before(command, collection.since(unit))?;
    let last = collection.draft.submissions.get(unit);
    let stands = last.is_some_and(|last| last.state != SubmissionState::Returned);
    let again = match (stands, handed.again) {
        (true, None) => return Err(Refusal::AlreadyHandedIn { unit: unit.clone() }),
        (true, Some(why)) => words(why, NeededWords::Reason).map(|()| Some(why.trim().to_owned()))?,
        // What was returned is handed in again as a matter of course.
        (false, _) => None,
    };
    collection.accepts(register, unit, handed.rows)?;
    Ok(vec![Event::SubmissionHandedIn {
        draft: collection.draft.no,
        unit: unit.clone(),
        attempt: last.map_or(1, |last| last.attempt + 1),
        rows: handed.rows.cloned(),
        was: handed.was.cloned(),
        file: handed.file.cloned(),
        again,
        capacity: capacity::of_handing_in(rules, &command.by, unit, command.on),
    }])
}

/// Who hands in for a unit besides the drafter, who enters what came on paper.
const UNIT_ROLES: [RoleKey; 2] =
    [RoleKey::Standard(StandardRole::UnitRepresentative), RoleKey::Standard(StandardRole::UnitHead)];

pub(crate) fn visa(
    rules: &Rules<'_>,
    register: &Register,
    command: &Command,
    unit: &UnitId,
) -> Result<Vec<Event>, Refusal> {
    let collection = collecting(rules, register)?;
    collection.takes_part(unit)?;
    let role = collection.visa.ok_or(Refusal::NoVisaAsked)?;
    let submission = match collection.draft.submissions.get(unit) {
        Some(submission) if submission.state == SubmissionState::HandedIn => submission,
        Some(submission) if submission.state == SubmissionState::Visaed => {
            return Err(Refusal::AlreadyVisaed { unit: unit.clone() });
        }
        _ => return Err(Refusal::NothingHandedIn { unit: unit.clone() }),
    };
    let acting = permit(rules, command, Act::VisaSubmission, std::slice::from_ref(role), Some(unit))?;
    not_before(command, collection.since(unit))?;
    Ok(vec![Event::SubmissionVisaed {
        draft: collection.draft.no,
        unit: unit.clone(),
        attempt: submission.attempt,
        acting,
    }])
}

pub(crate) fn return_submission(
    rules: &Rules<'_>,
    register: &Register,
    command: &Command,
    unit: &UnitId,
    findings: &[Finding],
) -> Result<Vec<Event>, Refusal> {
    let collection = collecting(rules, register)?;
    collection.takes_part(unit)?;
    let mut may = vec![collection.by.clone()];
    may.extend(collection.visa.cloned());
    permit(rules, command, Act::ReturnSubmission, &may, Some(unit))?;
    not_before(command, collection.since(unit))?;
    let submission = match collection.draft.submissions.get(unit) {
        Some(submission) if submission.state != SubmissionState::Returned => submission,
        _ => return Err(Refusal::NothingHandedIn { unit: unit.clone() }),
    };
    if findings.is_empty() || findings.iter().any(|finding| finding.text.trim().is_empty()) {
        return Err(Refusal::NothingFound);
    }
    let trimmed = |one: &Finding| Finding { clause: one.clause.trim().to_owned(), ..one.clone() };
    Ok(vec![Event::SubmissionReturned {
        draft: collection.draft.no,
        unit: unit.clone(),
        attempt: submission.attempt,
        findings: findings.iter().map(trimmed).collect(),
        task: unit_task(
            rules,
            unit.clone(),
            deadline_again(rules, collection.stage, Some(submission), command.on)?,
        ),
    }])
}

pub(crate) fn consolidate(
    rules: &Rules<'_>,
    register: &Register,
    command: &Command,
    without: &BTreeMap<UnitId, String>,
) -> Result<Vec<Event>, Refusal> {
    let collection = collecting(rules, register)?;
    permit(rules, command, Act::Consolidate, std::slice::from_ref(collection.by), None)?;
    not_before(command, collection.draft.since)?;
    collection.nobody_awaited(without)?;
    let drawn = collection.drawn(rules, register, |unit| !without.contains_key(unit));
    if !drawn.conflicts.is_empty() {
        return Err(Refusal::Conflicts { conflicts: drawn.conflicts });
    }
    let entries = numbered(rules.procedure, register, drawn.entries);
    if entries.is_empty() {
        return Err(Refusal::EmptyDraft);
    }
    something_to_say(rules, register, &entries)?;
    let findings = content_findings(rules, register, &entries)?;
    Ok(vec![
        Event::Consolidated {
            draft: collection.draft.no,
            digest: entries_digest(&entries),
            entries: Arc::new(entries),
            findings,
            without: without.clone(),
        },
        Event::StageCompleted { draft: collection.draft.no, stage: collection.stage.key.clone() },
    ])
}

/// Breaches of the rules of content stop the draft; warnings and advice go with it to those who check.
pub(crate) fn content_findings(
    rules: &Rules<'_>,
    register: &Register,
    entries: &[Entry],
) -> Result<Vec<Finding>, Refusal> {
    let found = form::findings_of_edition(&rules.procedure.form, entries);
    let findings = found.iter().flat_map(|finding| about_rows(finding, entries));
    let findings = findings.chain(uncovered(rules, register, entries));
    let (errors, rest): (Vec<_>, Vec<_>) = findings.partition(|finding| finding.severity == Severity::Error);
    if errors.is_empty() { Ok(rest) } else { Err(refused(errors, entries)) }
}

/// What the list of processes says of each unit's rows; what is missing is about the whole, and says whose it is.
fn uncovered(rules: &Rules<'_>, register: &Register, entries: &[Entry]) -> Vec<Finding> {
    let mut all = Vec::new();
    for unit in &rules.organisation.units {
        let own: Vec<&Entry> = entries.iter().filter(|entry| entry.is_of(&unit.id)).collect();
        let cells = own.iter().map(|entry| &entry.cells);
        for found in form::coverage(&rules.procedure.form, &register.processes, &unit.id, cells) {
            let entry = found.rows.first().and_then(|row| own.get(*row)).map(|entry| entry.id);
            let text = match entry {
                Some(_) => format!("{}: {}", found.text, quoted(&found.value)),
                None => format!("{}: {} ({})", found.text, quoted(&found.value), unit.title),
            };
            let (severity, clause) = (found.severity, found.clause);
            all.push(Finding { entry, column: None, severity, text, clause });
        }
    }
    all
}

/// The draft does not go on with `findings`; its rows are called by their numbers.
fn refused(findings: Vec<Finding>, entries: &[Entry]) -> Refusal {
    let named: BTreeSet<EntryId> = findings.iter().filter_map(|finding| finding.entry).collect();
    let named = entries.iter().filter(|entry| named.contains(&entry.id));
    let numbers = named.map(|entry| (entry.id, entry.number.clone())).collect();
    Refusal::Findings { findings, numbers }
}

/// The finding for each of its rows but the first, which the others repeat or contradict;
/// for the only one where there is one.
fn about_rows(finding: &RuleFinding, entries: &[Entry]) -> Vec<Finding> {
    let rows = if finding.rows.len() > 1 { &finding.rows[1..] } else { &finding.rows[..] };
    rows.iter().filter_map(|row| entries.get(*row)).map(|entry| finding.about(entry.id)).collect()
}

fn has_rows(register: &Register, unit: &UnitId) -> bool {
    register.rows_in_hands().iter().any(|entry| entry.is_of(unit))
}

pub(crate) fn collecting<'a>(rules: &Rules<'a>, register: &'a Register) -> Result<Collection<'a>, Refusal> {
    let draft = register.known_draft()?;
    let stage = draft.stage.as_ref().and_then(|key| rules.procedure.stage(key));
    match (&draft.phase, stage, stage.map(|stage| &stage.kind)) {
        (Phase::Collecting, Some(stage), Some(StageKind::Collect { from, by, visa, nil, .. })) => {
            let units = taking_part(rules, register, from);
            Ok(Collection { draft, stage, units, by, visa: visa.as_ref(), nil: *nil })
        }
        _ => Err(Refusal::WrongStage { wanted: StageWord::Collect.into(), stage: draft.stage.clone() }),
    }
}

/// What the unit that takes over hands in by when, where the draft in the making is collected and nobody asks it yet.
pub(crate) fn task_of_successor(
    rules: &Rules<'_>,
    register: &Register,
    command: &Command,
    successor: &UnitId,
) -> Result<Option<Task>, Refusal> {
    let Ok(collection) = collecting(rules, register) else { return Ok(None) };
    if collection.draft.task(&Subject::Unit(successor.clone())).is_some() {
        return Ok(None);
    }
    let deadline = deadline_again(rules, collection.stage, None, command.on)?;
    Ok(Some(unit_task(rules, successor.clone(), deadline)))
}

impl Collection<'_> {
    pub(crate) fn takes_part(&self, unit: &UnitId) -> Result<(), Refusal> {
        if self.units.contains(unit) {
            return Ok(());
        }
        Err(Refusal::UnknownUnit { unit: unit.clone(), units: self.units.clone() })
    }

    /// The day nothing done to a unit's submission is dated before.
    fn since(&self, unit: &UnitId) -> Date {
        let submission = self.draft.submissions.get(unit).map(|submission| submission.since);
        submission.unwrap_or(self.draft.stage_since).max(self.draft.stage_since)
    }

    /// «изменений нет» is an answer only where the procedure takes it and there is something unchanged;
    /// in a first edition it means that the unit has no rows, so one unit of several may give it.
    /// A table without rows leaves out every row the unit had, so it must have had some.
    fn accepts(
        &self,
        register: &Register,
        unit: &UnitId,
        rows: Option<&Arc<Vec<Cells>>>,
    ) -> Result<(), Refusal> {
        match rows {
            Some(rows) if rows.is_empty() && !has_rows(register, unit) => {
                Err(Refusal::NothingHandedIn { unit: unit.clone() })
            }
            Some(_) => Ok(()),
            None if self.nil == NilAnswer::NotAllowed => Err(Refusal::NilNotAllowed),
            None if register.editions.is_empty() && self.units.len() == 1 => {
                Err(Refusal::NothingUnchanged { unit: unit.clone() })
            }
            None => Ok(()),
        }
    }

    fn nobody_awaited(&self, without: &BTreeMap<UnitId, String>) -> Result<(), Refusal> {
        for (unit, reason) in without {
            self.takes_part(unit)?;
            words(reason, NeededWords::Reason)?;
            if self.counts(unit) {
                return Err(Refusal::AlreadyHandedIn { unit: unit.clone() });
            }
        }
        let state = |unit: &UnitId| self.draft.submissions.get(unit).map(|submission| submission.state);
        let left = || self.units.iter().filter(|unit| !without.contains_key(*unit));
        let units: Vec<_> = left()
            .filter(|unit| matches!(state(unit), None | Some(SubmissionState::Returned)))
            .cloned()
            .collect();
        let without_visa: Vec<_> = left()
            .filter(|unit| self.visa.is_some() && state(unit) == Some(SubmissionState::HandedIn))
            .cloned()
            .collect();
        if units.is_empty() && without_visa.is_empty() {
            return Ok(());
        }
        Err(Refusal::Awaited { units, without_visa })
    }

    /// Whether what the unit handed in counts: it stands, and has the visa where the procedure asks for one.
    fn counts(&self, unit: &UnitId) -> bool {
        match self.draft.submissions.get(unit).map(|submission| submission.state) {
            None | Some(SubmissionState::Returned) => false,
            Some(SubmissionState::HandedIn) => self.visa.is_none(),
            Some(SubmissionState::Visaed) => true,
        }
    }

    /// What comes of the submissions that are `counted`. The rows of the other units stay as the edition in force has
    /// them, whatever they had handed in that did not count.
    pub(crate) fn drawn(
        &self,
        rules: &Rules<'_>,
        register: &Register,
        counted: impl Fn(&UnitId) -> bool,
    ) -> Drawn {
        let counted: Vec<&UnitId> = self.units.iter().filter(|unit| counted(unit)).collect();
        drawn_of(rules, register, self.draft, &counted)
    }
}

/// What comes of the submissions of `units` that a draft has, against the edition in force.
pub(crate) fn drawn_of(rules: &Rules<'_>, register: &Register, draft: &Draft, units: &[&UnitId]) -> Drawn {
    let previous = register.rows_in_hands();
    let submission = |unit: &&UnitId| Some(((*unit).clone(), supplied(draft, unit)?));
    let submissions: Vec<(UnitId, Supplied)> = units.iter().filter_map(submission).collect();
    drawn_from(rules, register, &previous, &submissions, &draft.decisions)
}

/// What `unit` has handed in for a draft.
pub(crate) fn supplied(draft: &Draft, unit: &UnitId) -> Option<Supplied> {
    let submission = draft.submissions.get(unit)?;
    let rows = submission.rows.clone();
    Some(rows.map_or(Supplied::Nil, |rows| Supplied::of(rows, submission.was.clone())))
}

/// What comes of `submissions`, against the rows `previous`.
pub(crate) fn drawn_from(
    rules: &Rules<'_>,
    register: &Register,
    previous: &[Entry],
    submissions: &[(UnitId, Supplied)],
    decisions: &Decisions,
) -> Drawn {
    // Rows of the draft in the making have taken identities, but no others than these rows are given here.
    let last_id = (register.last_entry > 0).then_some(EntryId(register.last_entry));
    let history = History { entries: previous, numbers: &register.numbers_used, last_id };
    form::draw_together(&rules.procedure.form, history, submissions, decisions)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(rows: &[usize]) -> Vec<u32> {
        let entries: Vec<Entry> = (1..=3)
            .map(|id| Entry {
                id: EntryId(id),
                number: id.to_string(),
                unit: UnitId::new("hr").expect("a key"),
                also: Vec::new(),
                cells: BTreeMap::new(),
            })
            .collect();
        let finding = RuleFinding {
            rule: "one-point-a-process".to_owned(),
            rows: rows.to_vec(),
            column: None,
            value: "Сайт".to_owned(),
            severity: Severity::Error,
            clause: "п. 10".to_owned(),
            text: "точка указана дважды".to_owned(),
            proposal: None,
        };
        let about = about_rows(&finding, &entries);
        about.iter().filter_map(|finding| finding.entry).map(|entry| entry.0).collect()
    }

    #[test]
    fn of_rows_that_repeat_each_other_the_first_is_not_found_fault_with() {
        assert_eq!(found(&[0]), [1]);
        assert_eq!(found(&[0, 2]), [3]);
        assert_eq!(found(&[0, 1, 2]), [2, 3]);
        assert_eq!(found(&[]), [0; 0]);
    }
}
