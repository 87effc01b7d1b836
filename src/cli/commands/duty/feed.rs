//! Deadlines and duties for calendar programs (RFC 5545): all-day events whose names stay, so that a program that takes
//! the file again moves what moved. Dates slide by the production calendar, so that no rule of repetition says them.

use std::path::Path;

use icalendar::{Calendar, Component, Event, Property};

use crate::desk::Desk;
use crate::error::CommandError;
use prikaz_app::Target;
use prikaz_desk::Task;
use prikaz_domain::{OrganisationId, digest_of};
use prikaz_wording::task::{FEED_NAME, FeedDescription, FeedSummary, TaskFacts};

/// Something that has a last day.
pub(crate) struct Dated {
    /// The body.
    pub(crate) body: Option<OrganisationId>,
    /// Whose it is: a register's, or that of the orders of the body.
    pub(crate) target: Target,
    /// What is to be done.
    pub(crate) task: Task,
}

/// Writes all that is owed and has a last day to `out`: of registers, and of orders that stand alone.
pub(crate) fn write(desk: &mut Desk<'_>, dated: &[Dated], out: &Path) -> Result<(), CommandError> {
    let mut calendar = Calendar::new();
    calendar.name(&desk.ui.word(FEED_NAME));
    let now = desk.office.engine().now(time::UtcOffset::UTC);
    let stamp = format!("{}T{:02}{:02}{:02}Z", day(now.date()), now.hour(), now.minute(), now.second());
    for one in dated {
        if let Some(event) = event(desk, one, &stamp) {
            calendar.push(event);
        }
    }
    desk.write_file(out, calendar.done().to_string().as_bytes())?;
    desk.wrote(out)
}

fn event(desk: &Desk<'_>, Dated { body, target, task }: &Dated, stamp: &str) -> Option<Event> {
    let due = task.due?;
    // The name is of what is to be done, not of its day: a day that moves is the same event.
    let of_body = body.as_ref().map_or("", |body| body.as_str());
    let key = format!("{of_body}|{}|{}", target.as_str(), task.id);
    let uid = format!("{}@prikaz", &digest_of(key.as_bytes()).to_string()[..32]);
    let facts = TaskFacts::of(desk.ui.messages(), task);
    let (register, organisation) = match target {
        Target::Register(id) => (Some(id.clone()), None),
        Target::Body(body) => (None, Some(body.clone())),
    };
    let summary = desk.ui.say(&FeedSummary { stage: facts.stage, subject: facts.subject });
    let (clause, holders) = (facts.clause, facts.holders);
    let mut event = Event::new();
    event
        .uid(&uid)
        .summary(&summary)
        .description(&desk.ui.say(&FeedDescription { register, organisation, clause, holders }))
        .add_property("DTSTAMP", stamp)
        .append_property(of_date("DTSTART", due))
        .append_property(of_date("DTEND", due.next_day()?));
    Some(event.done())
}

fn of_date(name: &str, date: time::Date) -> Property {
    Property::new(name, day(date)).add_parameter("VALUE", "DATE").done()
}

/// `20240513`.
fn day(date: time::Date) -> String {
    format!("{:04}{:02}{:02}", date.year(), u8::from(date.month()), date.day())
}
