//! Deadlines and duties for calendar programs (RFC 5545): all-day events whose names stay, so that a program that takes
//! the file again moves what moved. Dates slide by the production calendar, so that no rule of repetition says them.

use std::path::Path;

use icalendar::{Calendar, Component, Event, Property};
use serde_json::Value;

use super::desk::Desk;
use super::{CommandError, status};
use crate::domain::{RegisterId, digest_of};

/// Writes the duties `listed`, and all open tasks that have a last day, to `out`.
pub(super) fn write(
    desk: &mut Desk<'_>,
    ids: &[RegisterId],
    listed: Vec<Value>,
    out: &Path,
) -> Result<(), CommandError> {
    let mut calendar = Calendar::new();
    calendar.name(&desk.ui.text("feed.name", ()));
    let now = desk.office.engine().now(time::UtcOffset::UTC);
    let stamp = format!("{}T{:02}{:02}{:02}Z", day(now.date()), now.hour(), now.minute(), now.second());
    let mut all: Vec<Value> = listed.into_iter().filter(|one| !is_done(one)).collect();
    for id in ids {
        let (book, register) = (desk.book(id)?, desk.register(id)?);
        let today = desk.day(&book);
        let tasks = status::tasks(desk, &book, id, &register, today);
        // What orders told is listed already.
        for task in tasks.iter().filter(|task| task.instruction.is_none()) {
            let mut task = serde_json::json!(task);
            task["register"] = serde_json::json!(id);
            all.push(task);
        }
    }
    for one in &all {
        if let Some(event) = event(desk, one, &stamp) {
            calendar.push(event);
        }
    }
    desk.write_file(out, calendar.done().to_string().as_bytes())?;
    desk.wrote(out)
}

fn is_done(one: &Value) -> bool {
    one["done"] == true || one["state"].as_str().is_some_and(|state| state != "open")
}

fn event(desk: &Desk<'_>, one: &Value, stamp: &str) -> Option<Event> {
    let due = one["due"].as_str().and_then(crate::calendar::parse_date)?;
    // The name is of what is to be done, not of its day: a day that moves is the same event.
    let named = ["register", "title", "stage", "subject", "unit", "instruction", "named"];
    let key: Vec<String> = named.iter().map(|name| one[*name].to_string()).collect();
    let uid = format!("{}@prikaz", &digest_of(key.join("|").as_bytes()).to_string()[..32]);
    let mut event = Event::new();
    event
        .uid(&uid)
        .summary(&desk.ui.text("feed.summary", one))
        .description(&desk.ui.text("feed.description", one))
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
