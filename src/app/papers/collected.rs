//! Papers about a collection: what units change, what they say differently, the check list of requirements.

use time::Date;

use prikaz_domain::{Case, RegisterId, UnitId};
use prikaz_form::Conflict;
use prikaz_render::Format;
use prikaz_report::paper::{self, Wording};
use prikaz_workflow::{Refusal, requirements_of, step_of_all, step_of_unit};

use crate::papers::amending::{Found, wording_of};
use crate::{AppError, Office, Rulebook};

impl Office {
    /// What a unit, or all that have handed in, would change of the edition in force, side by side.
    ///
    /// # Errors
    /// When there is no edition, nobody has handed in, or the paper cannot be made.
    pub fn unit_changes_paper(
        &self,
        id: &RegisterId,
        unit: Option<&UnitId>,
        on: Option<Date>,
        format: Format,
    ) -> Result<Vec<u8>, AppError> {
        let (book, register) = (self.book(id)?, self.register(id)?);
        let old = register.last_edition().map(Found::of).ok_or(Refusal::NotApproved)?;
        let step = match unit {
            Some(unit) => step_of_unit(&book.rules(), &register, unit)?,
            None => step_of_all(&book.rules(), &register)?,
        };
        let name = match unit {
            Some(key) => {
                let unit = book.organisation.known_unit(key);
                format!("сведения {}", unit.map_or(key.as_str(), |unit| unit.cases.of(Case::Genitive)))
            }
            None => "сведения всех представивших их подразделений".to_owned(),
        };
        let in_force = Wording { entries: &step.before, ..wording_of(&book, &self.history(id)?, &old) };
        let (act, ground, basis) = (None, None, String::new());
        let wordings = [in_force, Wording { name, entries: &step.after, act, ground, basis }];
        let matter = paper::comparison(book.subject(), &wordings, self.today(on).of(&book.organisation));
        self.print(&book, matter, format)
    }

    /// The check list of requirements of the draft.
    ///
    /// # Errors
    /// When there is no draft, or the paper cannot be made.
    pub fn requirements_paper(
        &self,
        id: &RegisterId,
        on: Option<Date>,
        format: Format,
    ) -> Result<Vec<u8>, AppError> {
        let (book, register) = (self.book(id)?, self.register(id)?);
        let draft = register.known_draft()?;
        let all = requirements_of(&book.rules(), draft);
        let matter = paper::requirements(book.subject(), &all, self.today(on).of(&book.organisation));
        self.print(&book, matter, format)
    }

    /// The rows of which units say different things, the wordings side by side, with room for decisions.
    ///
    /// # Errors
    /// When the paper cannot be made.
    pub fn conflicts_paper(
        &self,
        book: &Rulebook,
        conflicts: &[Conflict],
        on: Option<Date>,
        format: Format,
    ) -> Result<Vec<u8>, AppError> {
        let matter = paper::conflicts(book.subject(), conflicts, self.today(on).of(&book.organisation));
        self.print(book, matter, format)
    }
}
