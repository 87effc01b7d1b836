//! Takes a sheet in: read, held against what was given out, turned into a visa.

use prikaz_import::docx::{FilledForm, read_filled_form};
use prikaz_import::{ImportError, Limits};
use prikaz_report::paper::SheetIdentity;
use prikaz_workflow::{Action, Actor, FileReference, Recorded, ReturnedSheet};

use super::error::{SheetError, faulty};
use super::fault::SheetFault;
use super::fields::{self, Decided};
use super::{issued, recovered};
use crate::{AppError, Office, Request};

/// A sheet that came back, beside what was given out as it. Nothing is judged yet.
#[derive(Debug)]
pub struct OpenedSheet {
    /// Which sheet it is.
    pub identity: SheetIdentity,
    blank: FilledForm,
    form: FilledForm,
}

/// A sheet that was taken in.
#[derive(Debug)]
pub struct BroughtSheet {
    /// Which sheet it is.
    pub identity: SheetIdentity,
    /// What was recorded.
    pub recorded: Vec<Recorded>,
}

impl Office {
    /// Opens the sheet `bytes`: which of those given out it is.
    ///
    /// # Errors
    /// When it is none of them.
    pub fn open_sheet(&self, bytes: &[u8]) -> Result<OpenedSheet, SheetError> {
        let form = read_filled_form(bytes, &Limits::default()).map_err(unreadable)?;
        let identity = issued::identity(&form).ok_or_else(|| faulty(SheetFault::NotASheet))?;
        let blank = self.issued_sheet(&identity)?;
        Ok(OpenedSheet { form: recovered::with_fields(&blank, form), identity, blank })
    }

    /// Takes in the sheet `opened`, which came as `bytes` called `name`, and which `brought_by` brings.
    ///
    /// # Errors
    /// All its faults at once, or the refusal. Nothing is recorded then.
    pub fn bring_sheet(
        &self,
        opened: OpenedSheet,
        (name, bytes): (&str, &[u8]),
        brought_by: &Actor,
    ) -> Result<BroughtSheet, SheetError> {
        let OpenedSheet { identity, blank, form } = opened;
        let mut faults: Vec<SheetFault> = self.outdated(&identity)?.into_iter().collect();
        faults.extend(issued::edited(&blank, &form));
        faults.extend(fields::missing(&blank, &form));
        let book = self.book(&identity.register)?;
        let decided = fields::read(&book, &form, self.now(&book).date(), &mut faults);
        let (Some(decided), []) = (decided, faults.as_slice()) else {
            return Err(SheetError::Faulty(faults));
        };
        let file = FileReference::of(name, bytes);
        let Some(person) = brought_by.person().cloned() else {
            return Err(SheetError::App(AppError::NoActor));
        };
        let sheet = ReturnedSheet { file, brought_by: person };
        let request = request(&identity, decided, sheet, brought_by);
        let recorded = self.act_with(&identity.register, &request, &[bytes]);
        let recorded =
            recorded.map_err(|error| SheetError::Act(identity.register.clone(), Box::new(error)))?;
        Ok(BroughtSheet { identity, recorded })
    }
}

fn request(identity: &SheetIdentity, decided: Decided, sheet: ReturnedSheet, brought_by: &Actor) -> Request {
    let Decided { by, on, verdict } = decided;
    let (digest, seat) = (identity.digest, Some(identity.seat.clone()));
    let action = Action::GiveVisa { digest, verdict, seat, sheet: Some(sheet) };
    Request { by: brought_by.brings_sheet_of(by), on: Some(on), action }
}

fn unreadable(error: ImportError) -> SheetError {
    faulty(SheetFault::Unreadable { error })
}
