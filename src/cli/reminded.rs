//! A reminder as `prikaz remind` tells of it: a line of its table, or JSON.

use serde::Serialize;
use serde_json::{Value, json};
use time::Date;

use super::desk::Desk;
use super::show::{names_of, to_whom};
use super::{CommandError, Ui};
use prikaz_app::mail::Letter;
use prikaz_app::{Due, Target};
use prikaz_domain::PersonId;
use prikaz_wording::sheet::{RemindDue, RemindState, RemindWhat, RemindWho, RemindedState};
use prikaz_workflow::{RemindPoint, RemindedOf};

/// A reminder, and what became of it.
#[derive(Debug, Serialize)]
pub(super) struct Told {
    register: String,
    title: String,
    due: Option<Date>,
    left: Option<u32>,
    over: Option<u32>,
    gone: Option<u32>,
    escalated: bool,
    unheld: bool,
    keys: Vec<PersonId>,
    to: Vec<String>,
    whom: Vec<String>,
    holders: Vec<String>,
    /// What is due today is told with its reason.
    #[serde(flatten)]
    reason: Option<Reason>,
    pub(super) state: Option<RemindedState>,
    /// Its name in the outbox.
    #[serde(rename = "id", skip_serializing_if = "Option::is_none")]
    pub(super) message: Option<String>,
}

/// Why somebody is reminded today.
#[derive(Debug, Serialize)]
struct Reason {
    key: String,
    of: RemindedOf,
    clause: String,
    at: Value,
}

impl Told {
    /// A reminder that is due, of which nothing has become yet.
    pub(super) fn of(due: &Due) -> Self {
        let body = &due.organisation;
        let reminder = &due.reminder;
        let at = match reminder.reminded.point {
            RemindPoint::Before(days) => json!({ "point": "before", "days": days }),
            RemindPoint::OnDue => json!({ "point": "on-due" }),
            RemindPoint::After(days) => json!({ "point": "after", "days": days }),
            RemindPoint::Every(days) => json!({ "point": "every", "days": days }),
        };
        let (key, clause) = (reminder.key.clone(), reminder.clause.clone());
        Self {
            register: due.target.as_str().to_owned(),
            title: reminder.title.clone(),
            due: reminder.reminded.due,
            left: reminder.left,
            over: reminder.over,
            gone: reminder.gone,
            escalated: reminder.reminded.escalated,
            unheld: reminder.reminded.unheld,
            keys: reminder.to.clone(),
            to: names_of(body, &reminder.to),
            whom: to_whom(body, &reminder.to),
            holders: names_of(body, &reminder.holders),
            reason: Some(Reason { key, of: reminder.reminded.of.clone(), clause, at }),
            state: None,
            message: None,
        }
    }

    /// What an earlier run put into the outbox, and what became of it.
    ///
    /// # Errors
    /// When the data of the register is wrong.
    pub(super) fn earlier(
        desk: &Desk<'_>,
        letter: &Letter,
        state: RemindedState,
    ) -> Result<Self, CommandError> {
        let body = match &letter.target {
            Target::Register(id) => desk.book(id)?.organisation,
            Target::Body(body) => desk.office.body(body).map_err(|error| desk.error(None, &error))?,
        };
        Ok(Self {
            register: letter.target.as_str().to_owned(),
            title: letter.subject.clone(),
            due: letter.reminded.due,
            left: None,
            over: None,
            gone: None,
            escalated: letter.reminded.escalated,
            unheld: letter.reminded.unheld,
            keys: letter.to.clone(),
            to: letter.addresses.iter().map(|(name, _)| name.clone()).collect(),
            whom: to_whom(&body, &letter.to),
            holders: Vec::new(),
            reason: None,
            state: Some(state),
            message: Some(letter.id.clone()),
        })
    }

    /// A line of the table, in the order of its heads.
    pub(super) fn in_words(&self, ui: &Ui) -> Vec<String> {
        let Self { due, over, left, gone, state, escalated, unheld, .. } = *self;
        vec![
            ui.say(&RemindWho { to: self.to.clone(), whom: self.whom.clone(), escalated, unheld }),
            ui.say(&RemindWhat { register: self.register.clone(), title: self.title.clone() }),
            ui.say(&RemindDue { due, over, left, gone }),
            ui.say(&RemindState { state }),
        ]
    }
}
