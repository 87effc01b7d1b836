//! A reminder as `prikaz remind` tells of it: a line of its table, or JSON.

use serde::Serialize;
use time::Date;

use crate::ui::Ui;
use prikaz_desk::{Recipient, Reminder, ReminderState};
use prikaz_domain::{Case, PersonId};
use prikaz_fact::coded;
use prikaz_wording::sheet::{RemindDue, RemindState, RemindWhat, RemindWho};
use prikaz_workflow::{RemindPoint, RemindedOf};

/// A reminder, and what became of it.
#[derive(Debug, Serialize)]
pub(crate) struct Told {
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
    state: Option<ReminderState>,
    /// Its name in the outbox.
    #[serde(rename = "id", skip_serializing_if = "Option::is_none")]
    message: Option<String>,
}

/// Why somebody is reminded today.
#[derive(Debug, Serialize)]
struct Reason {
    key: String,
    of: RemindedOf,
    clause: String,
    at: At,
}

coded! {
/// At which point.
#[derive(Debug, Serialize)]
#[serde(tag = "point", rename_all = "kebab-case")]
enum At {
    Before { days: u32 },
    OnDue,
    After { days: u32 },
    Every { days: u32 },
}
}

impl From<&Reminder> for Told {
    fn from(one: &Reminder) -> Self {
        let reason = one.reason.clone().map(|reason| Reason {
            key: reason.key,
            of: reason.of,
            clause: reason.clause,
            at: reason.point.into(),
        });
        Self {
            register: one.target.as_str().to_owned(),
            title: one.title.clone(),
            due: one.due,
            left: one.left,
            over: one.over,
            gone: one.gone,
            escalated: one.escalated,
            unheld: one.unheld,
            keys: one.to.iter().map(|to| to.person.clone()).collect(),
            to: one.names.clone(),
            whom: one.to.iter().map(whom).collect(),
            holders: one.holders.clone(),
            reason,
            state: one.state,
            message: one.message.clone(),
        }
    }
}

impl From<RemindPoint> for At {
    fn from(point: RemindPoint) -> Self {
        match point {
            RemindPoint::Before(days) => Self::Before { days },
            RemindPoint::OnDue => Self::OnDue,
            RemindPoint::After(days) => Self::After { days },
            RemindPoint::Every(days) => Self::Every { days },
        }
    }
}

/// «Хлыбовой Е.А.»: to whom?
fn whom(to: &Recipient) -> String {
    let dative = to.name.as_ref().map(|name| name.surname_first_in(Case::Dative));
    dative.unwrap_or_else(|| to.person.to_string())
}

/// A line of the table, in the order of its heads.
pub(crate) fn in_words(ui: &Ui, told: &Told) -> Vec<String> {
    let Told { due, over, left, gone, state, escalated, unheld, .. } = *told;
    vec![
        ui.say(&RemindWho { to: told.to.clone(), whom: told.whom.clone(), escalated, unheld }),
        ui.say(&RemindWhat { register: told.register.clone(), title: told.title.clone() }),
        ui.say(&RemindDue { due, over, left, gone }),
        ui.say(&RemindState { state }),
    ]
}
