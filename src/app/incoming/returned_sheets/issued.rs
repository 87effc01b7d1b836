//! The sheet as it was given out, and whether anything but its fields was changed.

use prikaz_import::Limits;
use prikaz_import::docx::{FilledForm, read_filled_form};
use prikaz_report::paper::SheetIdentity;
use prikaz_report::paper::visa_sheet::IDENTITY;
use prikaz_workflow::{Event, Paper};

use super::error::{SheetError, faulty};
use super::fault::SheetFault;
use crate::Office;

/// So many changed places are told; the rest are of one kind with them.
const TOLD: usize = 5;

/// Which sheet the form is: the paragraph behind the word that heads it.
pub(super) fn identity(form: &FilledForm) -> Option<SheetIdentity> {
    let at = form.text.iter().position(|text| text == IDENTITY)?;
    SheetIdentity::parse(form.text.get(at + 1)?)
}

impl Office {
    /// The sheet as it was given out.
    pub(super) fn issued_sheet(&self, identity: &SheetIdentity) -> Result<FilledForm, SheetError> {
        let not_issued = || faulty(SheetFault::NotIssued { register: identity.register.clone() });
        let Ok(history) = self.history(&identity.register) else { return Err(not_issued()) };
        let given_out = history.iter().rev().filter_map(|recorded| match &recorded.event {
            Event::DocumentIssued { paper: Paper::VisaSheet, file, .. } => Some(file.digest),
            _ => None,
        });
        for digest in given_out {
            let blank = read_filled_form(&self.kept(&digest)?, &Limits::default());
            let blank = blank.map_err(|error| SheetError::App(error.into()))?;
            if self::identity(&blank).as_ref() == Some(identity) {
                return Ok(blank);
            }
        }
        Err(not_issued())
    }
}

/// What was changed outside the fields.
pub(super) fn edited(blank: &FilledForm, form: &FilledForm) -> Vec<SheetFault> {
    if form.fields.is_empty() {
        return Vec::new(); // Where the fields end is not known: that is a fault of its own.
    }
    let (was, now) = without_common_ends(&blank.text, &form.text);
    let places = was.len().max(now.len());
    let text = |side: &[String], at: usize| side.get(at).cloned().unwrap_or_default();
    let changed = (0..places).map(|at| (text(was, at), text(now, at))).filter(|(was, now)| was != now);
    changed.take(TOLD).map(|(was, now)| SheetFault::Edited { was, now }).collect()
}

/// What is left of two texts without what they begin and end with alike.
fn without_common_ends<'t>(one: &'t [String], other: &'t [String]) -> (&'t [String], &'t [String]) {
    let alike = |(one, other): &(&String, &String)| one == other;
    let head = one.iter().zip(other).take_while(alike).count();
    let (one, other) = (&one[head..], &other[head..]);
    let tail = one.iter().rev().zip(other.iter().rev()).take_while(alike).count();
    (&one[..one.len() - tail], &other[..other.len() - tail])
}
