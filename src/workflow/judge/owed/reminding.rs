//! Recording that somebody was reminded.

use time::Date;

use prikaz_domain::PersonId;

use crate::command::Command;
use crate::record::event::Event;
use crate::record::order_event::OrderNumbered;
use crate::record::reminded::{Channel, Reminded, was_reminded};
use crate::refusal::Refusal;
use crate::rights::body::{Body, Occasion};
use crate::rights::permit::{permit, permit_in};
use crate::rights::table::Act;
use crate::rules::Rules;
use crate::state::orders::OrderJournal;
use crate::state::register::Register;

/// A reminder of what orders of the body ask for, as it is to be recorded in their journal; nothing where it stands
/// there already.
///
/// # Errors
/// When the day is to come, or the person may not remind.
pub fn remind_of_orders(
    body: Body<'_>,
    journal: &OrderJournal,
    occasion: Occasion<'_>,
    today: Date,
    (reminded, to): (&Reminded, &[PersonId]),
    channel: Channel,
    message: Option<&str>,
) -> Result<Option<OrderNumbered>, Refusal> {
    if occasion.on > today {
        return Err(Refusal::InFuture { on: occasion.on, today });
    }
    permit_in(body, occasion, Act::Remind, &[], None)?;
    if was_reminded(journal.reminded(), reminded) {
        return Ok(None);
    }
    Ok(Some(OrderNumbered::OrderReminderSent {
        reminded: reminded.clone(),
        to: to.to_vec(),
        channel,
        message: message.map(str::to_owned),
    }))
}

/// A reminder is recorded once.
pub(crate) fn record(
    rules: &Rules<'_>,
    register: &Register,
    command: &Command,
    reminded: &Reminded,
    to: &[PersonId],
    channel: Channel,
    message: Option<&str>,
) -> Result<Vec<Event>, Refusal> {
    permit(rules, command, Act::Remind, &[], None)?;
    if was_reminded(&register.reminded, reminded) {
        return Ok(Vec::new());
    }
    Ok(vec![Event::ReminderSent {
        reminded: reminded.clone(),
        to: to.to_vec(),
        channel,
        message: message.map(str::to_owned),
    }])
}
