//! Reminders of a day: who is due, as letters, as files for a mail program, by mail; what became of each.
//!
//! *Invariant:* nothing goes out that could not be recorded: it is decided before, and stands in the log after.

use prikaz_app::mail::{self, Letter, MailError, MailSettings, Outbox, OutboxError, Server, State};
use prikaz_app::{Due, Format, Office, ReminderRecord, Target, file_name, mail_of};
use prikaz_workflow::{Channel, Sight};

use super::targets::targets_or_all;
use crate::{DeskError, Reminder, ReminderState, Session};

/// A file for whoever asked: a name and what it holds. Two of one round may bear the same name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutFile {
    /// Its name.
    pub name: String,
    /// The file.
    pub bytes: Vec<u8>,
}

/// Why reminders did not go out.
#[derive(Debug, thiserror::Error)]
pub enum RemindError {
    /// The office says no, or failed.
    #[error(transparent)]
    Office(#[from] DeskError),
    /// A message cannot be put together, or the server is not there.
    #[error(transparent)]
    Mail(#[from] MailError),
    /// The outbox failed.
    #[error(transparent)]
    Outbox(#[from] OutboxError),
}

/// What messages go out through: the outbox of the store, and the server.
#[derive(Debug, Clone)]
pub struct Post {
    /// Where messages lie until they stand in the log.
    pub outbox: Outbox,
    /// The server and who writes.
    pub settings: MailSettings,
    /// The password of whoever logs in.
    pub password: Option<String>,
    /// Whether what may have gone out already goes out again.
    pub again: bool,
}

/// The reminders of a day, from their being due to their record.
#[derive(Debug)]
pub struct ReminderRound {
    /// The reminders: first those that are due, then those that lay in the outbox.
    pub reminders: Vec<Reminder>,
    due: Vec<Due>,
}

/// Records what went out before the program was stopped: until then it would be due again.
///
/// # Errors
/// When the outbox fails, or the record is refused.
pub fn finish_sent(office: &Office, session: &Session, outbox: &Outbox) -> Result<(), RemindError> {
    for letter in outbox.all(State::Sent)? {
        record_sent(office, session, outbox, &letter)?;
    }
    Ok(())
}

impl ReminderRound {
    /// The reminders of `targets`, or of all registers and bodies where none is named, that are due on the day of the
    /// session and have not gone out.
    ///
    /// # Errors
    /// When there is no such register or body, or a count needs a year without a calendar.
    pub fn due(office: &Office, session: &Session, targets: &[Target]) -> Result<Self, DeskError> {
        let mut due = Vec::new();
        for target in &targets_or_all(office, targets)? {
            session.reads_target(office, target, Sight::Tasks).map_err(DeskError::of_target(target))?;
            let of_target = office.due_reminders(target, session.day);
            due.extend(of_target.map_err(DeskError::of_target(target))?);
        }
        Ok(Self { reminders: due.iter().map(Reminder::of).collect(), due })
    }

    /// Whether anything is due.
    pub fn is_empty(&self) -> bool {
        self.due.is_empty()
    }

    /// Makes sure that each may be recorded once it has gone out: a letter that is out cannot be taken back.
    ///
    /// # Errors
    /// When nobody is named who reminds; the refusal. Nothing was recorded.
    pub fn consider(&self, office: &Office, session: &Session) -> Result<(), DeskError> {
        for one in &self.due {
            let by = session.actor_of(office, &one.target)?;
            let record = record_of(one, Channel::Mail);
            let considered = office.consider_reminder(&one.target, &by, session.day, &record);
            considered.map_err(DeskError::of_target(&one.target))?;
        }
        Ok(())
    }

    /// A letter to each person who is reminded.
    ///
    /// # Errors
    /// When a paper cannot be made.
    pub fn letters(&self, office: &Office) -> Result<Vec<OutFile>, DeskError> {
        let mut files = Vec::new();
        for one in &self.due {
            for person in &one.reminder.to {
                let name = named(one, &format!("({person}).docx"));
                let made = office.reminder_letter(one, person, Format::Docx);
                let bytes = made.map_err(DeskError::of_target(&one.target))?;
                files.push(OutFile { name, bytes });
            }
        }
        Ok(files)
    }

    /// A message from `from` for each reminder that anybody with an address gets, as a file for a mail program.
    ///
    /// # Errors
    /// When a message cannot be put together.
    pub fn messages(&mut self, office: &Office, from: &str) -> Result<Vec<OutFile>, RemindError> {
        let mut files = Vec::new();
        for (one, said) in self.due.iter().zip(&mut self.reminders) {
            said.state = Some(match letter(office, one)? {
                Some(letter) => {
                    let name = named(one, &format!("{}.eml", &letter.id[..8]));
                    let bytes = mail::message(&mail_of(&letter), from)?.formatted();
                    files.push(OutFile { name, bytes });
                    ReminderState::Written
                }
                None => ReminderState::NoAddress,
            });
        }
        Ok(files)
    }

    /// Puts what is due into the outbox and sends all that waits there; each is recorded when it has gone out. `unsent`
    /// is told of every message that did not go out, at once.
    ///
    /// # Errors
    /// When the outbox or the server fails, or a record is refused.
    pub fn send(
        &mut self,
        office: &Office,
        session: &Session,
        post: &Post,
        unsent: &mut dyn FnMut(&Letter, &MailError),
    ) -> Result<(), RemindError> {
        let outbox = &post.outbox;
        for (one, said) in self.due.iter().zip(&mut self.reminders) {
            match letter(office, one)? {
                Some(letter) => {
                    outbox.put(&letter)?;
                    said.message = Some(letter.id);
                }
                None => said.state = Some(ReminderState::NoAddress),
            }
        }
        for letter in &of_whoever(office, session, outbox.all(State::Trying)?) {
            match post.again {
                true => outbox.step(&letter.id, State::Trying, State::Waiting)?,
                false => self.settle(office, letter, ReminderState::Doubtful)?,
            }
        }
        let waiting = of_whoever(office, session, outbox.all(State::Waiting)?);
        if waiting.is_empty() {
            return Ok(());
        }
        // What has gone out has to be recorded by somebody.
        session.actor().map_err(DeskError::of_store)?;
        let server = Server::reach(&post.settings, post.password.clone())?;
        let mut broke = false;
        for letter in &waiting {
            // Behind a broken line nothing is begun: what is not begun is not in doubt.
            let state = match broke {
                true => ReminderState::Waiting,
                false => send_one((office, session), post, &server, letter, unsent)?,
            };
            broke |= state == ReminderState::Doubtful;
            self.settle(office, letter, state)?;
        }
        Ok(())
    }

    /// Records as one batch what was handed over and not sent: files for a mail program, and `letters` where they were
    /// written. Who has no address is reminded by letter only; what is sent is recorded when it has gone out.
    ///
    /// # Errors
    /// The refusal, or the failure of the store. Nothing was recorded then.
    pub fn record(&mut self, office: &Office, session: &Session, by: HandedOver) -> Result<(), DeskError> {
        let mut out = Vec::new();
        for (one, said) in self.due.iter().zip(&self.reminders) {
            let channel = match said.state {
                Some(ReminderState::Written) => Channel::File,
                _ if by == HandedOver::Letters => Channel::Letter,
                _ => continue,
            };
            out.push((one.target.clone(), record_of(one, channel)));
        }
        record(office, session, &out)
    }

    /// Says of all that nothing else is known of that they were written as letters.
    pub fn lettered(&mut self) {
        self.reminders.iter_mut().for_each(|one| one.state = one.state.or(Some(ReminderState::Written)));
    }

    /// How many stand at one of `states`.
    pub fn count(&self, states: &[ReminderState]) -> usize {
        let stands = |one: &&Reminder| one.state.is_some_and(|state| states.contains(&state));
        self.reminders.iter().filter(stands).count()
    }

    fn settle(&mut self, office: &Office, letter: &Letter, state: ReminderState) -> Result<(), DeskError> {
        let is_it = |one: &&mut Reminder| one.message.as_deref() == Some(letter.id.as_str());
        match self.reminders.iter_mut().find(is_it) {
            Some(known) => known.state = Some(state),
            None => self.reminders.push(Reminder::earlier(office, letter, state)?),
        }
        Ok(())
    }
}

/// What of a round was handed over besides what was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HandedOver {
    /// Letters, to all who are reminded.
    Letters,
    /// Files for a mail program, or nothing.
    Files,
}

/// «реестр Срок сдачи (hr).docx».
fn named(due: &Due, tail: &str) -> String {
    file_name(&format!("{} {}", due.target.as_str(), due.reminder.title), tail)
}

fn letter(office: &Office, due: &Due) -> Result<Option<Letter>, DeskError> {
    office.reminder_mail(due).map_err(DeskError::of_target(&due.target))
}

fn record_of(due: &Due, channel: Channel) -> ReminderRecord {
    let (reminded, to) = (due.reminder.reminded.clone(), due.reminder.to.clone());
    ReminderRecord { reminded, to, channel, message: None }
}

/// Of `letters` those of bodies in which whoever sends may act: a login sends nothing for another body.
fn of_whoever(office: &Office, session: &Session, letters: Vec<Letter>) -> Vec<Letter> {
    letters.into_iter().filter(|letter| session.is_at_home_in(office, &letter.target)).collect()
}

/// Sends a message; before and after, the outbox says where it stands.
fn send_one(
    (office, session): (&Office, &Session),
    post: &Post,
    server: &Server,
    letter: &Letter,
    unsent: &mut dyn FnMut(&Letter, &MailError),
) -> Result<ReminderState, RemindError> {
    let outbox = &post.outbox;
    let message = mail::message(&mail_of(letter), &post.settings.from)?;
    outbox.step(&letter.id, State::Waiting, State::Trying)?;
    match server.send(&message) {
        Ok(()) => {
            outbox.step(&letter.id, State::Trying, State::Sent)?;
            record_sent(office, session, outbox, letter)?;
            Ok(ReminderState::Sent)
        }
        Err(error @ MailError::Doubtful(_)) => {
            unsent(letter, &error);
            Ok(ReminderState::Doubtful)
        }
        Err(error) => {
            outbox.step(&letter.id, State::Trying, State::Waiting)?;
            unsent(letter, &error);
            Ok(ReminderState::Refused)
        }
    }
}

fn record_sent(
    office: &Office,
    session: &Session,
    outbox: &Outbox,
    letter: &Letter,
) -> Result<(), RemindError> {
    let (reminded, to, message) = (letter.reminded.clone(), letter.to.clone(), Some(letter.id.clone()));
    let mailed = ReminderRecord { reminded, to, channel: Channel::Mail, message };
    record(office, session, &[(letter.target.clone(), mailed)])?;
    Ok(outbox.step(&letter.id, State::Sent, State::Done)?)
}

/// What went out together is recorded together.
fn record(office: &Office, session: &Session, out: &[(Target, ReminderRecord)]) -> Result<(), DeskError> {
    let Some((first, _)) = out.first() else { return Ok(()) };
    let by = session.actor_of(office, first)?;
    office.record_reminders(&by, session.day, out).map_err(DeskError::of_target(first))
}
