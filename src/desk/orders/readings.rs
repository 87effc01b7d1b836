//! Who is to read an order and who has («ознакомление»).

use time::Date;

use prikaz_app::{Office, ReadLine, read_lines};
use prikaz_domain::{ActReference, FullName, OrganisationId};
use prikaz_report::obligation::{Obligation, Owed};
use prikaz_workflow::{ReadingLifted, Sight};

use crate::{DeskError, Holder, Session};

/// Who has read an order, who has yet to, who need not any more.
#[derive(Debug, Clone)]
pub struct Readings {
    /// The order.
    pub order: ActReference,
    /// Who has read it, in the order it was recorded.
    pub read: Vec<HasRead>,
    /// Who has not yet.
    pub to_read: Vec<ToReadTask>,
    /// Who need not any more.
    pub lifted: Vec<Freed>,
}

/// Somebody who has read an order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HasRead {
    /// Who, when, how late.
    pub line: ReadLine,
    /// His name.
    pub name: String,
    /// The name of whoever recorded it for him.
    pub recorder: Option<String>,
}

/// Somebody who need not read an order any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Freed {
    /// Who, since when, why.
    pub lifted: ReadingLifted,
    /// His name.
    pub name: String,
}

/// Somebody who has to read an order and has not yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToReadTask {
    /// Its name in the list of what is owed.
    pub id: String,
    /// Who.
    pub holder: Holder,
    /// His name as the body has it; none where it does not know him.
    pub name: Option<FullName>,
    /// By which day.
    pub due: Option<Date>,
    /// Whether that day is over.
    pub overdue: bool,
}

/// Who is to read `order` of the body `organisation` and who has, on the day of the session.
///
/// # Errors
/// When there is no such body, its orders are not shown to whoever asks, or the store or its data fail.
pub fn readings(
    office: &Office,
    session: &Session,
    organisation: &OrganisationId,
    order: &ActReference,
) -> Result<Readings, DeskError> {
    let failed = DeskError::of_body;
    let (body, calendar) = office.house_to_read(organisation).map_err(DeskError::of_store)?;
    session.reads_at(office, (&body, &calendar), Sight::Orders).map_err(failed(organisation))?;
    let journal = office.order_journal(organisation).map_err(DeskError::of_store)?;
    let asked = office.to_read(organisation, order, session.day).map_err(failed(organisation))?;
    let freed = |lifted: &ReadingLifted| Freed { lifted: lifted.clone(), name: body.name_of(&lifted.person) };
    let has_read = |line: ReadLine| HasRead {
        name: body.name_of(&line.reading.person),
        recorder: line.reading.recorded_by.as_ref().map(|person| body.name_of(person)),
        line,
    };
    let today = session.day_at(office, &body);
    let to_read = |one: &Obligation| {
        let Owed::Reading(asked) = &one.what else { return None };
        let person = one.holders.first().unwrap_or(&asked.person);
        Some(ToReadTask {
            id: one.key(),
            holder: Holder::of(&body, person),
            name: body.known_person(person).map(|card| card.name.clone()),
            due: one.due,
            overdue: one.due.is_some_and(|due| due < today),
        })
    };
    let to_read = asked.iter().filter(|one| one.is_open()).filter_map(to_read).collect();
    let read = read_lines(&journal, order, &calendar).into_iter().map(has_read);
    let lifted = journal.readings_lifted(order).map(freed);
    Ok(Readings { order: order.clone(), read: read.collect(), to_read, lifted: lifted.collect() })
}
