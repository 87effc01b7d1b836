//! What is laid to orders: scans of the signed paper, who is asked to read them, and who has, with the lateness.

use time::Date;

use prikaz_calendar::ProductionCalendar;
use prikaz_domain::{ActReference, OrganisationId, PersonId};
use prikaz_procedure::Organisation;
use prikaz_report::obligation::{Obligation, Owed};
use prikaz_workflow::{
    Actor, Body, FileReference, Laying, Occasion, OrderJournal, OrderMatter, OrderNumbered, Reading, Refusal,
    lay, legible, may_bring_scan, same_order,
};

use crate::{Ahead, AppError, Office};

/// That somebody has read an order, with how late.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct ReadLine {
    /// Who and when.
    #[serde(flatten)]
    pub reading: Reading,
    /// Whether it was after the term.
    pub overdue: bool,
    /// Working days after the term, where they can be counted.
    pub late: Option<u32>,
}

impl Office {
    /// How the scan of an order that is to be signed by `signers` is named: whatever would be refused of it is refused
    /// before.
    ///
    /// # Errors
    /// The refusal, or the failure of data or store.
    pub fn ready_scan(
        &self,
        organisation: &OrganisationId,
        by: &Actor,
        on: Option<Date>,
        signers: &[PersonId],
        (name, bytes): (&str, &[u8]),
    ) -> Result<FileReference, AppError> {
        let (house, calendar) = self.house(organisation)?;
        let substitutions = self.substitutions(organisation)?.0.in_effect();
        let occasion = Occasion { by, on: on.unwrap_or(self.now_at(&house).date()) };
        let body = Body { organisation: &house, substitutions: &substitutions, calendar: &calendar };
        let scan = FileReference::of(name, bytes);
        may_bring_scan(body, occasion, signers, &scan)?;
        legible(&scan)?;
        Ok(scan)
    }

    /// Lays `what` to `order` of the journal of `organisation`, keeping the files `with` it that its record names. Who is
    /// to read it, and by when, is told by the stage of informing of its register where `what` does not say it.
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
        with: &[&[u8]],
    ) -> Result<Vec<OrderNumbered>, AppError> {
        self.note_in_journal(organisation, by, on, |body, journal, occasion, today| {
            let what = self.by_the_stage(organisation, order, what)?;
            let laid = lay(body, journal, order, occasion, today, &what);
            let laid = laid.map_err(|refusal| known_to(body.organisation, refusal))?;
            // What is refused leaves no file.
            legible(&laid)?;
            self.keep_all(with)?;
            Ok(vec![laid])
        })
    }

    /// `what` with the persons and the term of the stage of informing, where it does not name them, and with those whom
    /// the order waits for.
    fn by_the_stage(
        &self,
        organisation: &OrganisationId,
        order: &ActReference,
        what: &Laying,
    ) -> Result<Laying, AppError> {
        let mut what = what.clone();
        match &mut what {
            Laying::Read { person, due } if due.is_none() => {
                let asked = self.to_read(organisation, order, None)?;
                *due = asked.iter().filter(|one| one.holders.contains(person)).find_map(|one| one.due);
            }
            Laying::Ask { persons, due } => {
                let asked = self.to_read(organisation, order, None)?;
                if persons.is_empty() {
                    let open = asked.iter().filter(|one| one.is_open() && one.draft.is_some());
                    persons.extend(open.flat_map(|one| one.holders.iter().cloned()));
                }
                let of_stage = |one: &&Obligation| one.draft.is_some();
                *due = due.or_else(|| asked.iter().filter(of_stage).find_map(|one| one.due));
            }
            Laying::Lift { awaited, .. } => {
                let asked = self.to_read(organisation, order, None)?;
                awaited.extend(asked.iter().filter(|one| one.is_open()).flat_map(|one| one.holders.clone()));
            }
            Laying::Read { .. } | Laying::Scan(_) | Laying::Copy(_) => {}
        }
        Ok(what)
    }

    /// Who has to read `order`, or had to: by the stage of informing of its register, and by records of the journal.
    ///
    /// # Errors
    /// When the store fails, or the files of the body or the register are missing or wrong.
    pub fn to_read(
        &self,
        organisation: &OrganisationId,
        order: &ActReference,
        on: Option<Date>,
    ) -> Result<Vec<Obligation>, AppError> {
        let journal = self.order_journal(organisation)?;
        let mut all = self.owed_in_orders(organisation, on)?.all;
        for entry in journal.entries_of(order) {
            if let OrderMatter::Register(id) = &entry.matter {
                all.extend(self.owed_in(id, on, Ahead::Month)?.all);
            }
        }
        all.retain(|one| matches!(&one.what, Owed::Reading(it) if same_order(&it.order, order)));
        Ok(all)
    }

    /// Who has read `order`, in the order it was recorded.
    ///
    /// # Errors
    /// When there is no such body, or the store fails.
    pub fn readings(
        &self,
        organisation: &OrganisationId,
        order: &ActReference,
    ) -> Result<Vec<ReadLine>, AppError> {
        let (_, calendar) = self.house_to_read(organisation)?;
        let journal = self.order_journal(organisation)?;
        Ok(read_lines(&journal, order, &calendar))
    }

    /// The persons of whom it is recorded, that are not among `persons`.
    pub(crate) fn others_who_read(read: &[ReadLine], persons: &[PersonId]) -> Vec<PersonId> {
        let readers = read.iter().map(|line| &line.reading.person);
        readers.filter(|person| !persons.contains(person)).cloned().collect()
    }
}

/// Who has read `order` by `journal`, in the order it was recorded; working days by `calendar`.
pub fn read_lines(
    journal: &OrderJournal,
    order: &ActReference,
    calendar: &ProductionCalendar,
) -> Vec<ReadLine> {
    let line = |reading: &Reading| {
        let over = reading.due.filter(|due| *due < reading.on);
        let late = over.and_then(|due| calendar.working_days_between(due, reading.on).ok());
        ReadLine { reading: reading.clone(), overdue: over.is_some(), late }
    };
    journal.readings(order).map(line).collect()
}

/// Why a reading is not laid. Who left may be awaited still; who is not, and is nobody, was typed wrongly.
fn known_to(body: &Organisation, refusal: Refusal) -> Refusal {
    match refusal {
        Refusal::NotAskedToRead { person, .. } if body.known_person(&person).is_none() => {
            Refusal::UnknownPerson { person }
        }
        other => other,
    }
}
