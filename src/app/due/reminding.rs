//! Reminders of all registers and of the orders that stand alone: which are due, as letters and as messages, and the
//! record that they went out.

use std::collections::BTreeMap;
use std::sync::Arc;

use time::format_description::well_known::Rfc3339;
use time::{Date, OffsetDateTime};

use prikaz_domain::{OrganisationId, PersonId, digest_of};
use prikaz_procedure::{Organisation, Procedure};
use prikaz_render::Format;
use prikaz_report::paper::ReminderSource;
use prikaz_report::{DueReminder, Reminding, paper, reminders};
use prikaz_workflow::{
    Action, Actor, Body, Channel, Occasion, OrderJournal, OrderNumbered, Reminded, remind_of_orders,
};

use crate::due::mail::{Letter, Mail};
use crate::papers::told::{drafter, told};
use crate::{Ahead, AppError, Office, PaperError, Request, Target};

/// A reminder that is due, with whose it is.
#[derive(Debug, Clone)]
pub struct Due {
    /// The register, or the body whose order it is about.
    pub target: Target,
    /// The body.
    pub organisation: Arc<Organisation>,
    /// The procedure of the register.
    pub procedure: Option<Arc<Procedure>>,
    /// The reminder.
    pub reminder: DueReminder,
    /// The day it is due on.
    pub on: Date,
}

/// That a reminder goes out, as it is to be recorded.
#[derive(Debug, Clone)]
pub struct ReminderRecord {
    /// What it is about.
    pub reminded: Reminded,
    /// Who is written to.
    pub to: Vec<PersonId>,
    /// How.
    pub channel: Channel,
    /// What the message is known by.
    pub message: Option<String>,
}

impl Due {
    fn source(&self) -> ReminderSource<'_> {
        ReminderSource { organisation: &self.organisation, procedure: self.procedure.as_deref() }
    }
}

impl Office {
    /// The reminders of `target` that are due on `on` and have not gone out.
    ///
    /// # Errors
    /// When there is no such register or body, or a count needs a year without a calendar.
    pub fn due_reminders(&self, target: &Target, on: Option<Date>) -> Result<Vec<Due>, AppError> {
        let owing = self.owed_of(target, on, Ahead::Year)?;
        let known = match target {
            Target::Register(id) => self.register(id)?.reminded.to_vec(),
            Target::Body(body) => self.order_journal(body)?.reminded().to_vec(),
        };
        let body = Body {
            organisation: &owing.organisation,
            substitutions: &owing.substitutions,
            calendar: &owing.calendar,
        };
        let by = Reminding { body, procedure: owing.procedure.as_deref(), known: &known };
        let due = reminders(by, &owing.all, owing.day);
        let due = due.map_err(|missing| AppError::Paper(PaperError::Calendar(missing)))?;
        let due = due.into_iter().map(|reminder| Due {
            target: target.clone(),
            organisation: Arc::clone(&owing.organisation),
            procedure: owing.procedure.clone(),
            reminder,
            on: owing.day,
        });
        Ok(due.collect())
    }

    /// Records that reminders went out, all in one batch; what is recorded already is not recorded again.
    ///
    /// # Errors
    /// The refusal, or the failure of data or store. Nothing was recorded then.
    pub fn record_reminders(
        &self,
        by: &Actor,
        on: Option<Date>,
        records: &[(Target, ReminderRecord)],
    ) -> Result<(), AppError> {
        let Some((first, _)) = records.first() else { return Ok(()) };
        let contended = match first {
            Target::Register(id) => AppError::Contended(id.clone()),
            Target::Body(body) => AppError::JournalContended(body.clone()),
        };
        let mut of_registers = Vec::new();
        let mut of_bodies: BTreeMap<&OrganisationId, Vec<&ReminderRecord>> = BTreeMap::new();
        for (target, record) in records {
            match target {
                Target::Register(id) => {
                    of_registers.push((self.book_to_act(id)?, id.clone(), of_register(by, on, record)));
                }
                Target::Body(body) => of_bodies.entry(body).or_default().push(record),
            }
        }
        self.engine().execute_together(&of_registers, contended, || {
            let mut streams = Vec::new();
            for (body, records) in &of_bodies {
                streams.extend(self.decided_in_journal(body, by, on, of_orders(records))?.0);
            }
            Ok(streams)
        })
    }

    /// Whether the reminder may be recorded once it has gone out.
    ///
    /// # Errors
    /// As [`Office::record_reminders`]; nothing is recorded.
    pub fn consider_reminder(
        &self,
        target: &Target,
        by: &Actor,
        on: Option<Date>,
        record: &ReminderRecord,
    ) -> Result<(), AppError> {
        match target {
            Target::Register(id) => self.consider(id, &of_register(by, on, record)),
            Target::Body(body) => self.decided_in_journal(body, by, on, of_orders(&[record])).map(drop),
        }
    }

    /// A reminder as a letter to one of those it goes to.
    ///
    /// # Errors
    /// When the paper cannot be made.
    pub fn reminder_letter(&self, due: &Due, to: &PersonId, format: Format) -> Result<Vec<u8>, AppError> {
        let from = match &due.target {
            Target::Register(id) => told(&self.book(id)?).1,
            Target::Body(_) => drafter(&due.organisation),
        };
        let matter = paper::reminder(due.source(), &due.reminder, to, from.as_ref(), due.on);
        let procedure = due.procedure.as_ref().map(|procedure| procedure.id.as_str());
        let printer = self.printer();
        let document = printer.set(matter, Some(&due.organisation), procedure)?;
        Ok(printer.write(format, &due.organisation.profile, &document)?)
    }

    /// A reminder as a message to all it goes to who have an address; none where nobody has.
    ///
    /// # Errors
    /// When the text cannot be made.
    pub fn reminder_mail(&self, due: &Due) -> Result<Option<Letter>, AppError> {
        let addresses = addresses(&due.organisation, &due.reminder.to);
        let Some(first) = due.reminder.to.first().filter(|_| !addresses.is_empty()) else { return Ok(None) };
        let text = self.reminder_letter(due, first, Format::Text)?;
        let text = String::from_utf8_lossy(&text).into_owned();
        let at = self.now_at(&due.organisation);
        let key = serde_json::to_string(&(due.target.as_str(), &due.reminder.reminded))?;
        Ok(Some(Letter {
            id: digest_of(key.as_bytes()).to_string()[..24].to_owned(),
            target: due.target.clone(),
            reminded: due.reminder.reminded.clone(),
            to: due.reminder.to.clone(),
            addresses,
            subject: paper::reminder_heading(due.source(), &due.reminder),
            text,
            at: at.format(&Rfc3339).unwrap_or_default(),
        }))
    }
}

fn of_register(by: &Actor, on: Option<Date>, record: &ReminderRecord) -> Request {
    let ReminderRecord { reminded, to, channel, message } = record.clone();
    Request { by: by.clone(), on, action: Action::RecordReminder { reminded, to, channel, message } }
}

/// What records reminders in the journal of orders: each that does not stand there.
fn of_orders(
    records: &[&ReminderRecord],
) -> impl Fn(Body<'_>, &OrderJournal, Occasion<'_>, Date) -> Result<Vec<OrderNumbered>, AppError> {
    move |body, journal, occasion, today| {
        let (mut journal, mut events) = (journal.clone(), Vec::new());
        for ReminderRecord { reminded, to, channel, message } in records {
            let message = message.as_deref();
            let new = remind_of_orders(body, &journal, occasion, today, (reminded, to), *channel, message)?;
            if let Some(event) = new {
                journal = journal.evolve(&event);
                events.push(event);
            }
        }
        Ok(events)
    }
}

fn addresses(organisation: &Organisation, to: &[PersonId]) -> Vec<(String, String)> {
    let cards = to.iter().filter_map(|person| organisation.person(person));
    cards.filter_map(|card| Some((card.name.surname_first(), card.email.clone()?))).collect()
}

/// The message of a letter.
pub fn mail_of(letter: &Letter) -> Mail {
    let at = OffsetDateTime::parse(&letter.at, &Rfc3339).unwrap_or(OffsetDateTime::UNIX_EPOCH);
    Mail {
        id: letter.id.clone(),
        to: letter.addresses.clone(),
        subject: letter.subject.clone(),
        text: letter.text.clone(),
        at,
    }
}
