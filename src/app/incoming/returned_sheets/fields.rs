//! The decision that the fields of a sheet tell.

use time::Date;

use crate::Rulebook;
use prikaz_domain::{EntryId, PersonId};
use prikaz_import::docx::{FilledField, FilledForm};
use prikaz_report::paper::visa_sheet::{DATE, DECIDED_BY, DECISION, REMARK, REMARK_ON_ROW, SheetDecision};
use prikaz_workflow::{NewRemark, Verdict};

use super::SheetFault;

/// A decision as the sheet tells it.
pub(super) struct Decided {
    pub(super) by: PersonId,
    pub(super) on: Date,
    pub(super) verdict: Verdict,
}

/// Fields of `blank` that `form` has not, or has more than once.
pub(super) fn missing(blank: &FilledForm, form: &FilledForm) -> Vec<SheetFault> {
    if form.fields.is_empty() {
        return vec![SheetFault::FieldsGone];
    }
    blank.fields.iter().filter_map(|field| missing_or_twice(form, &field.tag)).collect()
}

/// Reads the fields of `form`; what is wrong with them goes into `faults`.
pub(super) fn read(
    book: &Rulebook,
    form: &FilledForm,
    today: Date,
    faults: &mut Vec<SheetFault>,
) -> Option<Decided> {
    let by = form.field(DECIDED_BY).and_then(|field| kept(decider(book, field), faults));
    let on = form.field(DATE).and_then(|field| kept(date(field, today), faults));
    let verdict = form.field(DECISION).and_then(|field| kept(verdict(field, remarks(form)), faults));
    Some(Decided { by: by?, on: on?, verdict: verdict? })
}

fn kept<T>(read: Result<T, SheetFault>, faults: &mut Vec<SheetFault>) -> Option<T> {
    read.map_err(|fault| faults.push(fault)).ok()
}

fn missing_or_twice(form: &FilledForm, tag: &str) -> Option<SheetFault> {
    let field = tag.to_owned();
    match form.fields.iter().filter(|field| field.tag == tag).count() {
        0 => Some(SheetFault::FieldGone { field }),
        1 => None,
        _ => Some(SheetFault::FieldRepeated { field }),
    }
}

/// The person is found by the name that the sheet offers.
fn decider(book: &Rulebook, field: &FilledField) -> Result<PersonId, SheetFault> {
    let said = folded(&field.text);
    let mut cards = book.organisation.persons.iter();
    let card = cards.find(|card| folded(&card.name.surname_first()) == said || card.id.as_str() == said);
    card.map(|card| card.id.clone()).ok_or(SheetFault::UnknownDecider { text: field.text.clone() })
}

/// Non-breaking spaces are spaces: Word may have made the ones of the others.
fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn date(field: &FilledField, today: Date) -> Result<Date, SheetFault> {
    let kept = field.date.as_deref().and_then(|date| iso(date.get(..10)?));
    match (russian(&field.text), kept, field.text.as_str()) {
        (_, _, "") => Err(SheetFault::NoDate),
        // What is seen counts; the date that Word keeps beside it serves where the text is set in another way.
        (Some(date), _, _) | (None, Some(date), _) if date > today => Err(SheetFault::FutureDate { date }),
        (Some(date), _, _) | (None, Some(date), _) => Ok(date),
        _ => Err(SheetFault::BadDate { text: field.text.clone() }),
    }
}

/// «15.04.2024», perhaps with «г.».
fn russian(text: &str) -> Option<Date> {
    let text = text.trim().trim_end_matches("г.").trim();
    let parts: Vec<&str> = text.split('.').collect();
    let [day, month, year] = parts.as_slice() else { return None };
    civil(year, month, day)
}

/// «2024-04-15».
fn iso(text: &str) -> Option<Date> {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts.as_slice() else { return None };
    civil(year, month, day)
}

fn civil(year: &str, month: &str, day: &str) -> Option<Date> {
    let month = time::Month::try_from(month.trim().parse::<u8>().ok()?).ok()?;
    let year: i32 = year.trim().parse().ok().filter(|year| (2000..=2999).contains(year))?;
    Date::from_calendar_date(year, month, day.trim().parse().ok()?).ok()
}

/// The remarks, first on the whole, then row by row; several lines stay one remark.
fn remarks(form: &FilledForm) -> Vec<NewRemark> {
    let filled = form.fields.iter().filter(|field| !field.text.is_empty());
    let remark = |field: &FilledField| {
        let entry = match field.tag.strip_prefix(REMARK_ON_ROW) {
            Some(row) => Some(EntryId(row.parse().ok()?)),
            None if field.tag == REMARK => None,
            None => return None,
        };
        Some(NewRemark { entry, text: field.text.clone() })
    };
    filled.filter_map(remark).collect()
}

fn verdict(field: &FilledField, remarks: Vec<NewRemark>) -> Result<Verdict, SheetFault> {
    let text = folded(&field.text);
    if text.is_empty() {
        return Err(SheetFault::NoDecision);
    }
    let chosen = SheetDecision::ALL.into_iter().find(|one| text == one.label() || text == one.code());
    match (chosen, remarks.len()) {
        (Some(SheetDecision::Agree), 0) => Ok(Verdict::Agree),
        (Some(SheetDecision::Agree), count) => Err(SheetFault::RemarksUnsaid { count }),
        (Some(SheetDecision::AgreeWithRemarks | SheetDecision::Return), 0) => Err(SheetFault::RemarkNeeded),
        (Some(SheetDecision::Return), _) => Ok(Verdict::Return(remarks)),
        (Some(SheetDecision::AgreeWithRemarks), _) => Ok(Verdict::AgreeWithRemarks(remarks)),
        (None, _) => Err(SheetFault::UnknownDecision { text: field.text.clone() }),
    }
}
