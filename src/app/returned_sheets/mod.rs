//! Sheets that come back from agreers: read, held against what was given out, turned into visas.

mod fault;
mod fields;
mod issued;
mod recovered;
mod since;

use prikaz_domain::{PersonId, RegisterId};
use prikaz_import::docx::read_filled_form;
use prikaz_import::{ImportError, Limits};
use prikaz_report::paper::SheetIdentity;
use prikaz_workflow::{Action, Actor, FileReference, Recorded, ReturnedSheet};

use super::{AppError, Office, Request};
pub use fault::SheetFault;
use fields::Decided;

/// A sheet that was taken in.
#[derive(Debug)]
pub struct BroughtSheet {
    /// Which sheet it is.
    pub identity: SheetIdentity,
    /// What was recorded.
    pub recorded: Vec<Recorded>,
}

/// Why a sheet was not taken in.
#[derive(Debug)]
pub enum SheetError {
    /// Everything that is wrong with it; nothing was recorded.
    Faulty(Vec<SheetFault>),
    /// The office says no, or the store failed.
    App(AppError),
    /// The decision of the sheet is not taken by this register.
    Act(RegisterId, Box<AppError>),
}

impl<E: Into<AppError>> From<E> for SheetError {
    fn from(error: E) -> Self {
        Self::App(error.into())
    }
}

impl Office {
    /// Takes in the sheet `bytes`, called `name`, that `brought_by` brings.
    ///
    /// # Errors
    /// All its faults at once, or the refusal. Nothing is recorded then.
    pub fn bring_sheet(
        &self,
        name: &str,
        bytes: &[u8],
        brought_by: &PersonId,
    ) -> Result<BroughtSheet, SheetError> {
        let form = read_filled_form(bytes, &Limits::default()).map_err(unreadable)?;
        let identity = issued::identity(&form).ok_or_else(|| faulty(SheetFault::NotASheet))?;
        let blank = self.issued_sheet(&identity)?;
        let form = recovered::with_fields(&blank, form);
        let mut faults: Vec<SheetFault> = self.outdated(&identity)?.into_iter().collect();
        faults.extend(issued::edited(&blank, &form));
        faults.extend(fields::missing(&blank, &form));
        let book = self.book(&identity.register)?;
        let decided = fields::read(&book, &form, self.now(&book).date(), &mut faults);
        let (Some(decided), []) = (decided, faults.as_slice()) else {
            return Err(SheetError::Faulty(faults));
        };
        let file = FileReference::of(name, bytes);
        let sheet = ReturnedSheet { file, brought_by: brought_by.clone() };
        let recorded = self.act_with(&identity.register, &request(&identity, decided, sheet), &[bytes]);
        let recorded =
            recorded.map_err(|error| SheetError::Act(identity.register.clone(), Box::new(error)))?;
        Ok(BroughtSheet { identity, recorded })
    }
}

fn request(identity: &SheetIdentity, decided: Decided, sheet: ReturnedSheet) -> Request {
    let Decided { by, on, verdict } = decided;
    let (digest, seat) = (identity.digest, Some(identity.seat.clone()));
    let action = Action::GiveVisa { digest, verdict, seat, sheet: Some(sheet) };
    Request { by: Actor::Person(by), on: Some(on), action }
}

fn unreadable(error: ImportError) -> SheetError {
    faulty(SheetFault::Unreadable { error })
}

fn faulty(fault: SheetFault) -> SheetError {
    SheetError::Faulty(vec![fault])
}
