//! What is laid to orders: scans of the signed paper, and who has read them, with the lateness.

use time::Date;

use crate::calendar::ProductionCalendar;
use crate::domain::{ActReference, OrganisationId, PersonId};
use crate::workflow::{Actor, Laying, OrderJournal, OrderNumbered, Reading, lay};

use super::{AppError, Office, PaperError};

/// That somebody has read an order, with how late.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct ReadLine {
    /// Who and when.
    #[serde(flatten)]
    pub reading: Reading,
    /// Working days after the term; none where there is no term, or it was kept.
    pub late: Option<u32>,
}

impl Office {
    /// Lays `what` to `order` of the journal of `organisation`.
    ///
    /// # Errors
    /// The refusal, or the failure of data or store. Nothing was recorded then.
    pub fn lay(
        &self,
        organisation: &OrganisationId,
        order: &ActReference,
        by: &Actor,
        on: Option<Date>,
        what: &Laying,
    ) -> Result<OrderNumbered, AppError> {
        self.note_in_journal(organisation, by, on, |body, journal, occasion, today| {
            lay(body, journal, order, occasion, today, what)
        })
    }

    /// Who has read `order`, in the order it was recorded.
    ///
    /// # Errors
    /// When there is no such body, the store fails, or a year has no production calendar.
    pub fn readings(
        &self,
        organisation: &OrganisationId,
        order: &ActReference,
    ) -> Result<Vec<ReadLine>, AppError> {
        let (_, calendar) = self.house(organisation)?;
        let journal = self.order_journal(organisation)?;
        lines(&journal, order, &calendar)
    }

    /// The persons of whom it is recorded, that are not among `persons`.
    pub(super) fn others_who_read(read: &[ReadLine], persons: &[PersonId]) -> Vec<PersonId> {
        let readers = read.iter().map(|line| &line.reading.person);
        readers.filter(|person| !persons.contains(person)).cloned().collect()
    }
}

fn lines(
    journal: &OrderJournal,
    order: &ActReference,
    calendar: &ProductionCalendar,
) -> Result<Vec<ReadLine>, AppError> {
    let line = |reading: &Reading| {
        let over = reading.due.filter(|due| *due < reading.on);
        let late = over.map(|due| calendar.working_days_between(due, reading.on));
        let late = late.transpose().map_err(|missing| AppError::Paper(PaperError::Calendar(missing)))?;
        Ok(ReadLine { reading: reading.clone(), late })
    };
    journal.readings(order).map(line).collect()
}
