//! Papers about two editions and more: the amending order, the comparison, the redline, the
//! consolidated wording.

use std::sync::Arc;

use time::Date;

use prikaz_amend::same_form;
use prikaz_domain::{ActReference, DraftNo, EditionNo, Entry, RegisterId};
use prikaz_render::Format;
use prikaz_report::paper::{self, Amended, Approved, Bears, CodeOf, DocumentCode, Marks, Wording};
use prikaz_report::{self as report, ForceStanding};
use prikaz_workflow::{
    Edition, Event, Recorded, Refusal, Register, Repeals, Shown, Shows, amended_next, amendment_between,
    entries_digest, not_repealed, requisites, same_order,
};

use crate::papers::approval::{approved, unsigned};
use crate::papers::made::{Made, shown_edition};
use crate::{AppError, Office, PairError, PaperError, Range, Rulebook, WordingNo};

/// A wording of a register with what became of it.
pub(crate) struct Found {
    no: Option<EditionNo>,
    draft: DraftNo,
    entries: Arc<Vec<Entry>>,
    act: Option<ActReference>,
}

impl Office {
    /// The order that amends what `ranges` name, in `format`; the first register's body words it.
    ///
    /// # Errors
    /// When there is nothing to amend, the registers do not go together, or the paper cannot be made.
    pub fn amending_paper(
        &self,
        ranges: &[(RegisterId, Range)],
        on: Option<Date>,
        format: Format,
        marks: &Marks,
    ) -> Result<(Vec<Shown>, Vec<u8>), AppError> {
        let mut cases = Vec::new();
        for (id, range) in ranges {
            let book = self.book(id)?;
            let register = self.register(id)?;
            let (old, new) = self.pair(id, &register, range)?;
            cases.push((id, book, register, old, new));
        }
        let Some((first, book, register, _, new)) = cases.first() else {
            return Err(Refusal::NotApproved.into());
        };
        let editions = cases.iter().map(|(_, _, register, old, new)| amending(register, old, new));
        let approved = match editions.collect::<Option<Vec<_>>>().and_then(signed_as_one) {
            Some(edition) => approved(edition),
            None => {
                let on = self.today(on).of(&book.organisation);
                let left_out = self.left_out_of_amending(first, book, register, on)?;
                Approved { left_out, ..unsigned(book, register, on) }
            }
        };
        let mut acts = Vec::new();
        for (id, other, register, old, new) in &cases {
            if let (None, Some(no)) = (&approved.order, old.no) {
                not_repealed(register, no, &self.repeals(register)?, approved.created)?;
            }
            let same_kind = other.procedure.order.kind == book.procedure.order.kind;
            if other.organisation.id != book.organisation.id || !same_kind {
                let (first, other) = ((*first).clone(), (*id).clone());
                return Err(PairError::Bodies { first, other }.into());
            }
            acts.push(amended(other, register, old, new)?);
        }
        let words = self.words()?;
        let cited: Vec<ActReference> = acts.iter().map(|one| one.act.clone()).collect();
        let units = acts.iter().map(|one| one.amendment.units()).sum();
        let heading = self.amending_title(book, &cited, units, approved.created)?;
        let act = paper::amending_order(book.subject(), &words, &acts, &heading, &approved)
            .map_err(PaperError::from)?;
        let code = DocumentCode {
            of: CodeOf::Draft { register: (*first).clone(), draft: new.draft },
            order: approved.order.clone(),
            digest: entries_digest(&new.entries),
        };
        let bears = Bears { marks, code: &code, signed_by: &approved.signed_by() };
        let bytes = self.print_act(book, act, bears, format)?;
        let shown = cases.iter().zip(acts).map(|((_, book, register, old, new), amended)| {
            let is_next = new.no.is_none() && old.no == followed(register, new);
            let shows = match (&approved.order, amended_next(&book.procedure, register)) {
                (Some(order), _) => Shows::Act { order: order.clone() },
                // The order by which the draft will be approved, if this is it.
                (None, Some(act)) if is_next && act == requisites(&amended.act) => Shows::Draft,
                _ => Shows::Proposal { about: amended.act },
            };
            Shown { draft: new.draft, shows, rows: Some(entries_digest(&new.entries)) }
        });
        Ok((shown.collect(), bytes))
    }

    /// The amending order of a draft or an edition, where it is by one that the register is brought up to date.
    pub(crate) fn amending_of(
        &self,
        id: &RegisterId,
        no: Option<DraftNo>,
        on: Option<Date>,
        format: Format,
        marks: &Marks,
    ) -> Result<Option<Made>, AppError> {
        let (book, register) = (self.book(id)?, self.register(id)?);
        let to = match register.draft.as_ref().filter(|draft| no.is_none_or(|no| draft.no == no)) {
            Some(_) => match amended_next(&book.procedure, &register) {
                Some(_) => None,
                None => return Ok(None),
            },
            None => {
                let of_draft = |edition: &&Arc<Edition>| no.is_none_or(|no| edition.draft == no);
                let edition = register.editions.iter().rev().find(of_draft);
                match edition.filter(|edition| edition.amends.is_some()) {
                    Some(edition) => Some(edition.no),
                    None => return Ok(None),
                }
            }
        };
        let range = Range { to, ..Range::default() };
        let (shown, bytes) = self.amending_paper(&[(id.clone(), range)], on, format, marks)?;
        Ok(shown.into_iter().next().map(|shown| Made { bytes, shown }))
    }

    /// Two wordings side by side: было, стало, основание.
    ///
    /// # Errors
    /// When a wording is missing, the forms differ, or the paper cannot be made.
    pub fn comparison_paper(&self, id: &RegisterId, range: &Range, format: Format) -> Result<Made, AppError> {
        self.compared(id, range, format, paper::comparison)
    }

    /// The new wording with the changes marked in it.
    ///
    /// # Errors
    /// When a wording is missing, the forms differ, or the paper cannot be made.
    pub fn redline_paper(&self, id: &RegisterId, range: &Range, format: Format) -> Result<Made, AppError> {
        self.compared(id, range, format, paper::redline)
    }

    fn compared(
        &self,
        id: &RegisterId,
        range: &Range,
        format: Format,
        made: fn(paper::Subject<'_>, &[Wording<'_>], Date) -> paper::Matter,
    ) -> Result<Made, AppError> {
        let (book, register) = (self.book(id)?, self.register(id)?);
        let (old, new) = self.pair(id, &register, range)?;
        let history = self.history(id)?;
        let between = between(&register, &old, &new);
        let chain: Vec<&Found> = std::iter::once(&old).chain(&between).chain([&new]).collect();
        let wordings: Vec<Wording<'_>> =
            chain.into_iter().map(|found| wording_of(&book, &history, found)).collect();
        let created = new.act.as_ref().map_or_else(|| self.now(&book).date(), |act| act.date);
        let matter = made(book.subject(), &wordings, created);
        let shows = new.act.clone().map_or(Shows::Draft, |order| Shows::Act { order });
        let shown = Shown { draft: new.draft, shows, rows: Some(entries_digest(&new.entries)) };
        Ok(Made { bytes: self.print(&book, matter, format)?, shown })
    }

    /// The register as it stood on `at`, with marks of what amended it.
    ///
    /// # Errors
    /// When no edition was in force then, or the paper cannot be made.
    pub fn consolidated_paper(
        &self,
        id: &RegisterId,
        at: Option<Date>,
        format: Format,
    ) -> Result<Made, AppError> {
        let (book, register) = (self.book(id)?, self.register(id)?);
        let at = self.today(at).of(&book.organisation);
        let repeals = self.repeals(&register)?;
        let edition = in_force(id, &book, &register, &repeals, at)?;
        let history = self.history(id)?;
        let line = register.line_of(edition.no);
        let found: Vec<Found> = line.iter().map(|edition| Found::of(edition)).collect();
        let wordings: Vec<Wording<'_>> =
            found.iter().map(|found| wording_of(&book, &history, found)).collect();
        let restated = |pair: &[Arc<Edition>]| {
            amendment_between(&book.procedure, &pair[0].entries, &pair[1].entries).restated()
        };
        let restated: Vec<Vec<usize>> = line.windows(2).map(restated).collect();
        let standing = standing(&book, &register, &repeals, (at, edition));
        let (subject, words) = (book.subject(), self.words()?);
        let matter = paper::consolidated(subject, &words, &wordings, &restated, standing, edition.order.date)
            .map_err(PaperError::from)?;
        Ok(Made { bytes: self.print(&book, matter, format)?, shown: shown_edition(edition) })
    }

    /// The wordings that `range` names.
    pub(crate) fn pair(
        &self,
        id: &RegisterId,
        register: &Register,
        range: &Range,
    ) -> Result<(Found, Found), AppError> {
        let new = match &range.of {
            Some(other) => {
                let (one, two) = (self.book(id)?, self.book(other)?);
                same_form(&one.procedure.form, &two.procedure.form).map_err(|forms| PairError::Forms {
                    old_register: id.clone(),
                    old_digest: one.procedure.digest,
                    new_register: other.clone(),
                    new_digest: two.procedure.digest,
                    forms,
                })?;
                newer(other, &*self.register(other)?, range.to)?
            }
            None => newer(id, register, range.to)?,
        };
        let before = match range.from {
            Some(no) => Some(no),
            None if range.of.is_none() => followed(register, &new),
            None => register.last_edition().map(|edition| edition.no),
        };
        let old = edition(id, register, before.ok_or(Refusal::NotApproved)?)?;
        Ok((old, new))
    }
}

/// The edition that `new` follows, and from which its order leads to it: the one before it, for a draft the last.
fn followed(register: &Register, new: &Found) -> Option<EditionNo> {
    match new.no {
        Some(EditionNo(no)) if no > 1 => Some(EditionNo(no - 1)),
        _ => register.last_edition().map(|edition| edition.no),
    }
}

/// The edition that `new` is, where an amending order made it of `old`. A draft and one approved otherwise have no order
/// yet; what leads there from an earlier edition is another order than the one that was signed.
fn amending<'r>(register: &'r Register, old: &Found, new: &Found) -> Option<&'r Edition> {
    let edition = new.no.and_then(|no| register.edition(no)).filter(|edition| edition.amends.is_some());
    edition.filter(|_| old.no == followed(register, new))
}

/// The first of `editions`, where one order approved them all.
fn signed_as_one(editions: Vec<&Edition>) -> Option<&Edition> {
    let (first, others) = editions.split_first()?;
    let is_it = |other: &&Edition| same_order(&other.order, &first.order);
    others.iter().all(is_it).then_some(*first)
}

/// The edition of `register` in force on `at`.
///
/// # Errors
/// When there was none, or its act was repealed by then.
pub fn in_force<'r>(
    id: &RegisterId,
    book: &Rulebook,
    register: &'r Register,
    repeals: &'r Repeals,
    at: Date,
) -> Result<&'r Edition, AppError> {
    if let Some((edition, repeal)) = register.fallen_at(at, repeals) {
        let (register, edition, repeal) = (id.clone(), edition.no, repeal.clone());
        return Err(PairError::Repealed { register, on: at, edition, repeal }.into());
    }
    let first = register.editions.first().ok_or(Refusal::NotApproved)?;
    let first = || report::in_force(&book.organisation, first);
    let not_yet = || PairError::NotYet { register: id.clone(), on: at, first: Box::new(first()) };
    Ok(register.edition_at(at, repeals).ok_or_else(not_yet)?)
}

/// From when and why `edition`, which is in force on the day, is in force, and which wait for theirs.
pub fn standing(
    book: &Rulebook,
    register: &Register,
    repeals: &Repeals,
    in_force: (Date, &Edition),
) -> ForceStanding {
    report::standing(&book.organisation, register, repeals, in_force)
}

impl Found {
    /// Its rows.
    pub(crate) fn entries(&self) -> &[Entry] {
        &self.entries
    }

    pub(crate) fn of(edition: &Edition) -> Self {
        Self {
            no: Some(edition.no),
            draft: edition.draft,
            entries: Arc::clone(&edition.entries),
            act: Some(edition.order.clone()),
        }
    }
}

fn newer(id: &RegisterId, register: &Register, to: Option<EditionNo>) -> Result<Found, AppError> {
    if let Some(no) = to {
        return edition(id, register, no);
    }
    match &register.draft {
        Some(draft) => {
            let content = draft.content.as_ref().ok_or(Refusal::EmptyDraft)?;
            Ok(Found { no: None, draft: draft.no, entries: Arc::clone(&content.entries), act: None })
        }
        None => Ok(register.last_edition().map(Found::of).ok_or(Refusal::NotApproved)?),
    }
}

fn edition(id: &RegisterId, register: &Register, no: EditionNo) -> Result<Found, AppError> {
    let editions = register.editions.last().map_or(0, |last| last.no.0);
    if editions == 0 {
        return Err(Refusal::NotApproved.into());
    }
    let missing = || PairError::NoEdition { register: id.clone(), edition: no, editions };
    Ok(register.edition(no).map(Found::of).ok_or_else(missing)?)
}

/// The editions between two of one register, in order.
fn between(register: &Register, old: &Found, new: &Found) -> Vec<Found> {
    let Some(from) = old.no else { return Vec::new() };
    let is_of_it = |edition: &Arc<Edition>| Some(edition.no) == new.no || new.no.is_none();
    if new.no.is_some() && !register.editions.iter().any(is_of_it) {
        return Vec::new();
    }
    let inside = |edition: &&Arc<Edition>| edition.no > from && new.no.is_none_or(|to| edition.no < to);
    register.editions.iter().filter(inside).map(|edition| Found::of(edition)).collect()
}

pub(crate) fn amended<'b>(
    book: &'b Rulebook,
    register: &Register,
    old: &Found,
    new: &Found,
) -> Result<Amended<'b>, AppError> {
    let amendment = amendment_between(&book.procedure, &old.entries, &new.entries);
    if amendment.is_empty() {
        let (from, to) = (number_of(old), number_of(new));
        return Err(PairError::Same { from, to }.into());
    }
    let line = old.no.map_or(&[][..], |no| register.line_of(no));
    let act = line.first().map(|first| book.titled(first)).or_else(|| old.act.clone());
    let act = act.ok_or(Refusal::NotApproved)?;
    let amended_by = line.iter().skip(1).map(|edition| edition.order.clone()).collect();
    Ok(Amended { subject: book.subject(), act, amended_by, amendment, rows: Arc::clone(&new.entries) })
}

/// What a paper calls a wording.
fn name_of(found: &Found) -> String {
    match number_of(found) {
        WordingNo::Edition(no) => format!("редакция №\u{a0}{}", no.0),
        WordingNo::Draft(no) => format!("проект №\u{a0}{}", no.0),
    }
}

fn number_of(found: &Found) -> WordingNo {
    found.no.map_or(WordingNo::Draft(found.draft), WordingNo::Edition)
}

pub(crate) fn wording_of<'f>(book: &Rulebook, history: &[Recorded], found: &'f Found) -> Wording<'f> {
    let opened = history.iter().find_map(|one| match &one.event {
        Event::DraftOpened { draft, ground, ground_clause, basis, .. } if *draft == found.draft => {
            Some((ground.as_ref(), ground_clause.clone().unwrap_or_default(), basis.clone()))
        }
        _ => None,
    });
    let (ground, clause, basis) = opened.unwrap_or_default();
    let text = |key| book.procedure.ground(key).map_or_else(String::new, |ground| ground.text.clone());
    let ground = ground.map(|key| (text(key), clause));
    Wording { name: name_of(found), entries: &found.entries, act: found.act.clone(), ground, basis }
}
