//! What an act of a register is called: the one answer for the order itself and for every paper that names it.
//!
//! *Invariant:* the words of an amending order's title are those of the template that prints it; nobody else words it.

use time::Date;

use prikaz_document::{Block, plain};
use prikaz_domain::{ActReference, EditionNo, RegisterId};
use prikaz_procedure::ActWording;
use prikaz_report::paper::{self, Subject};
use prikaz_workflow::{Edition, Refusal, Register, amended_next, amendment_between};

use crate::{AppError, Office, PaperError, Printer, Rulebook};

/// As many units as make «изменений» of «изменения», where the rows of a draft are not there to be counted yet.
const SEVERAL: usize = 2;

impl Office {
    /// The title of the act by which `edition` was approved; without one, of that by which the draft in the making
    /// will be.
    ///
    /// # Errors
    /// When the template of the title is wrong.
    pub fn act_title(
        &self,
        book: &Rulebook,
        register: &Register,
        edition: Option<&Edition>,
    ) -> Result<String, AppError> {
        let next = || EditionNo(register.last_edition().map_or(1, |last| last.no.0 + 1));
        let no = edition.map_or_else(next, |edition| edition.no);
        let amends = match edition {
            Some(edition) => edition.amends.clone(),
            None => amended_next(&book.procedure, register),
        };
        let order = &book.procedure.order;
        if let Some(edition) = edition.filter(|edition| edition.amends.is_some()) {
            let registers = self.order_journal(&book.organisation.id)?.registers_of(&edition.order);
            if let Some(title) = self.joint_title(&registers, &edition.order) {
                return Ok(title);
            }
        }
        if let Some(title) = edition.and_then(|edition| edition.order.title.clone()) {
            return Ok(title);
        }
        if let Some(heading) = order.heading_of(ActWording::of(no, amends.as_ref())) {
            return Ok(heading.to_owned());
        }
        let before = register.edition(EditionNo(no.0 - 1)).ok_or(Refusal::NotApproved)?;
        let after = match edition {
            Some(edition) => Some(&edition.entries),
            None => {
                register.draft.as_ref().and_then(|draft| draft.content.as_ref()).map(|draft| &draft.entries)
            }
        };
        let units =
            after.map_or(SEVERAL, |after| amendment_between(&book.procedure, &before.entries, after).units());
        let original = register.line_of(before.no).first().map_or(before, |first| first);
        let on = edition.map_or(before.order.date, |edition| edition.order.date);
        Ok(self.amending_title(book, &[book.titled(original)], units, on)?)
    }

    /// What the one order is called that amends the acts of several `registers`: each is signed by itself, and the order
    /// bears the title of neither. None where it is an order of one register, or the rules of one cannot be read any more.
    pub(crate) fn joint_title(&self, registers: &[RegisterId], order: &ActReference) -> Option<String> {
        if registers.len() < 2 {
            return None;
        }
        let (mut acts, mut units, mut first) = (Vec::new(), 0, None);
        for id in registers {
            let (register, book) = (self.register(id).ok()?, self.book(id).ok()?);
            let edition = register.edition_by(order).filter(|edition| edition.amends.is_some())?;
            let before = register.edition(EditionNo(edition.no.0.checked_sub(1)?))?;
            units += amendment_between(&book.procedure, &before.entries, &edition.entries).units();
            acts.push(book.titled(register.line_of(before.no).first().map_or(before, |first| first)));
            first.get_or_insert(book);
        }
        self.amending_title(&first?, &acts, units, order.date).ok()
    }

    /// `act`, which approved or amended an edition of `register`, with its title.
    ///
    /// # Errors
    /// When the template of the title is wrong.
    pub(crate) fn titled_act(
        &self,
        book: &Rulebook,
        register: &Register,
        act: &ActReference,
    ) -> Result<ActReference, AppError> {
        let edition = register.edition_by(act);
        let title = edition.map(|edition| self.act_title(book, register, Some(edition))).transpose()?;
        Ok(ActReference { title: title.or_else(|| act.title.clone()), ..act.clone() })
    }

    /// What an order that amends `acts` is called; `units` is how many of their structural units it touches.
    ///
    /// # Errors
    /// When the template of the title is wrong.
    pub(crate) fn amending_title(
        &self,
        book: &Rulebook,
        acts: &[ActReference],
        units: usize,
        created: Date,
    ) -> Result<String, PaperError> {
        amending_title(self.printer(), book.subject(), acts, units, created)
    }
}

/// What an order that amends `acts` is called, in the words of the template; `units` is how many of their structural
/// units it touches.
///
/// # Errors
/// When the template is wrong.
pub fn amending_title(
    printer: &Printer,
    subject: Subject<'_>,
    acts: &[ActReference],
    units: usize,
    created: Date,
) -> Result<String, PaperError> {
    let matter = paper::amending_title(subject, acts, units, created);
    let (body, procedure) = (Some(subject.organisation), Some(subject.procedure.id.as_str()));
    let document = printer.set(matter, body, procedure)?;
    let blocks = document.sections.iter().flat_map(|section| &section.blocks);
    let words = blocks.filter_map(|block| match block {
        Block::Paragraph(paragraph) => Some(plain(&paragraph.inlines)),
        _ => None,
    });
    Ok(words.collect::<Vec<_>>().join(" "))
}
