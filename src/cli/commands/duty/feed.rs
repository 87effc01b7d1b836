//! Deadlines and duties for calendar programs (RFC 5545): all-day events whose names stay, so that a program that takes
//! the file again moves what moved. Dates slide by the production calendar, so that no rule of repetition says them.

use std::path::Path;

use icalendar::{Calendar, Component, Event, Property};

use crate::desk::Desk;
use crate::error::CommandError;
use prikaz_app::Target;
use prikaz_desk::Task;
use prikaz_domain::digest_of;
use prikaz_wording::task::{FEED_NAME, FeedDescription, FeedSummary, TaskFacts};

/// Writes all that is owed and has a last day to `out`: of registers, and of orders that stand alone.
pub(crate) fn write(desk: &mut Desk<'_>, dated: &[(Target, Task)], out: &Path) -> Result<(), CommandError> {
    let mut calendar = Calendar::new();
    calendar.name(&desk.ui.word(FEED_NAME));
    let now = desk.office.engine().now(time::UtcOffset::UTC);
    let stamp = format!("{}T{:02}{:02}{:02}Z", day(now.date()), now.hour(), now.minute(), now.second());
    for (target, task) in dated {
        if let Some(event) = event(desk, target, task, &stamp) {
            calendar.push(event);
        }
    }
    desk.write_file(out, calendar.done().to_string().as_bytes())?;
    desk.wrote(out)
}

fn event(desk: &Desk<'_>, target: &Target, task: &Task, stamp: &str) -> Option<Event> {
    let due = task.due?;
    // The name is of what is to be done, not of its day: a day that moves is the same event.
    let key = format!("{}|{}", target.as_str(), task.id);
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
