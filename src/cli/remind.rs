//! `prikaz remind`: who is to be reminded today, as letters, as files for a mail program, by mail.

use std::path::{Path, PathBuf};

use serde_json::json;

use super::desk::Desk;
use super::reminded::Told;
use super::table::Grid;
use super::{CommandError, ExitKind, failure, folders, world};
use prikaz_app::mail::{
    self, Letter, MailError, MailSettings, Outbox, OutboxError, Server, SettingsError, State,
};
use prikaz_app::{AppError, Due, Home, ReminderRecord, Target, file_name, mail_of};
use prikaz_domain::RegisterId;
use prikaz_wording::sheet::{MailFailed, MailLeft, NOTHING_TO_REMIND, REMIND_HEAD, RemindedState, Unsent};
use prikaz_workflow::Channel;

/// Remind those who hold something, by the rules of the procedure
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Keys of the registers; all of them, and the orders that stand alone, where none is named
    registers: Vec<RegisterId>,
    /// Folder to write a letter to each person to, `.docx`
    #[arg(long, value_name = "DIR")]
    letters: Option<PathBuf>,
    /// Folder to write messages to that a mail program opens, `.eml`
    #[arg(long, value_name = "DIR")]
    eml: Option<PathBuf>,
    /// Send by mail, through the server that `mail.toml` in the folder of the store names
    #[arg(long)]
    send: bool,
    /// Send again what may have gone out when the program was stopped
    #[arg(long, requires = "send")]
    resend: bool,
    /// Only tell, write and record nothing
    #[arg(long, conflicts_with_all = ["letters", "eml", "send"])]
    dry_run: bool,
}

/// Runs `prikaz remind`.
///
/// # Errors
/// The refusal in words, or the failure.
pub fn run(desk: &mut Desk<'_>, args: Args) -> Result<(), CommandError> {
    let targets = match args.registers.as_slice() {
        [] => desk.office.targets().map_err(|error| desk.error(None, &error))?,
        named => named.iter().cloned().map(Target::Register).collect(),
    };
    if args.send {
        finish_sent(desk)?;
    }
    let mut due = Vec::new();
    for target in &targets {
        let of_target = desk.office.due_reminders(target, desk.globals.on);
        due.extend(of_target.map_err(|error| refused(desk, target, &error))?);
    }
    let mut told: Vec<Told> = Vec::new();
    for one in &due {
        told.push(Told::of(one));
    }
    if args.dry_run || !(args.send || args.letters.is_some() || args.eml.is_some()) {
        return show(desk, &told);
    }
    // A letter that is out cannot be taken back: it is settled before that it will stand in the log.
    for one in &due {
        consider(desk, one)?;
    }
    if let Some(folder) = args.letters.as_ref().filter(|_| !due.is_empty()) {
        letters(desk, folder, &due)?;
    }
    if let Some(folder) = args.eml.as_ref().filter(|_| !due.is_empty()) {
        files(desk, folder, &due, &mut told)?;
    }
    if args.send {
        send(desk, &due, &mut told, args.resend)?;
    }
    let mut out = Vec::new();
    for (one, said) in due.iter().zip(&told) {
        // What is sent is recorded when it has gone out; who has no address is reminded by letter only.
        let channel = match said.state {
            Some(RemindedState::Written) => Channel::File,
            _ if args.letters.is_some() && !args.send => Channel::Letter,
            _ => continue,
        };
        out.push((one.target.clone(), of_due(one, channel)));
    }
    record(desk, &out)?;
    if args.letters.is_some() {
        told.iter_mut().for_each(|one| one.state = one.state.or(Some(RemindedState::Written)));
    }
    show(desk, &told)?;
    left(desk, &told)
}

/// Whether all went out that has an address.
fn left(desk: &Desk<'_>, told: &[Told]) -> Result<(), CommandError> {
    let of = |states: &[RemindedState]| {
        told.iter().filter(|one| one.state.is_some_and(|state| states.contains(&state))).count()
    };
    let (waiting, doubtful) =
        (of(&[RemindedState::Refused, RemindedState::Waiting]), of(&[RemindedState::Doubtful]));
    if waiting + doubtful == 0 {
        return Ok(());
    }
    Err(failure::telling(desk.ui, ExitKind::Failure, &MailLeft { waiting, doubtful }))
}

/// Whether the reminder may be recorded once it has gone out.
fn consider(desk: &Desk<'_>, due: &Due) -> Result<(), CommandError> {
    let (by, record) = (desk.actor()?, of_due(due, Channel::Mail));
    let considered = desk.office.consider_reminder(&due.target, &by, desk.globals.on, &record);
    considered.map_err(|error| refused(desk, &due.target, &error))
}

fn of_due(due: &Due, channel: Channel) -> ReminderRecord {
    let (reminded, to) = (due.reminder.reminded.clone(), due.reminder.to.clone());
    ReminderRecord { reminded, to, channel, message: None }
}

/// The refusal with the names of the register's body.
fn refused(desk: &Desk<'_>, target: &Target, error: &AppError) -> CommandError {
    match target {
        Target::Register(id) => desk.error(Some(id), error),
        Target::Body(body) => failure::of_body_named(desk, body, error),
    }
}

fn show(desk: &mut Desk<'_>, told: &[Told]) -> Result<(), CommandError> {
    if desk.ui.json() {
        return desk.ui.value(&json!(told));
    }
    if told.is_empty() {
        let line = desk.ui.word(NOTHING_TO_REMIND);
        return desk.ui.line(line);
    }
    let ui = &desk.ui;
    // Where nothing was done there is nothing to say of it.
    let was_nothing = told.iter().all(|one| one.state.is_none());
    let heads = ui.all_of(&REMIND_HEAD);
    let shown = heads.len() - usize::from(was_nothing);
    let mut grid = Grid::new(heads.into_iter().take(shown));
    for one in told {
        grid.row(one.in_words(ui).into_iter().take(shown).collect());
    }
    desk.ui.line(grid.to_string().trim_end())
}

/// A letter for each person.
fn letters(desk: &mut Desk<'_>, folder: &Path, due: &[Due]) -> Result<(), CommandError> {
    world::make_folder(desk.ui, folder)?;
    for one in due {
        for person in &one.reminder.to {
            let name = file_name(
                &format!("{} {}", one.target.as_str(), one.reminder.title),
                &format!("({person}).docx"),
            );
            let path = folders::free(folder, &name);
            let made = desk.office.reminder_letter(one, person, &path);
            let bytes = made.map_err(|error| refused(desk, &one.target, &error))?;
            desk.write_file(&path, &bytes)?;
        }
    }
    Ok(())
}

/// A message for each reminder, as a file.
fn files(desk: &mut Desk<'_>, folder: &Path, due: &[Due], told: &mut [Told]) -> Result<(), CommandError> {
    world::make_folder(desk.ui, folder)?;
    let home = Home::of(desk.globals.home.as_deref());
    let from = match MailSettings::of(home.path()) {
        Ok(settings) => settings.from,
        Err(fault) => return Err(unset(desk, &fault)),
    };
    for (one, said) in due.iter().zip(told) {
        let Some(letter) = letter(desk, one)? else {
            said.state = Some(RemindedState::NoAddress);
            continue;
        };
        let message = mail::message(&mail_of(&letter), &from).map_err(|error| failed(desk, &error))?;
        let name = file_name(
            &format!("{} {}", one.target.as_str(), one.reminder.title),
            &format!("{}.eml", &letter.id[..8]),
        );
        let path = folders::free(folder, &name);
        desk.write_file(&path, &message.formatted())?;
        said.state = Some(RemindedState::Written);
    }
    Ok(())
}

fn letter(desk: &Desk<'_>, due: &Due) -> Result<Option<Letter>, CommandError> {
    desk.office.reminder_mail(due).map_err(|error| refused(desk, &due.target, &error))
}

/// Puts what is due into the outbox and sends all that waits there.
fn send(desk: &mut Desk<'_>, due: &[Due], told: &mut Vec<Told>, resend: bool) -> Result<(), CommandError> {
    let home = Home::of(desk.globals.home.as_deref());
    let settings = MailSettings::of(home.path()).map_err(|fault| unset(desk, &fault))?;
    let in_file = settings.password(home.path()).map_err(|fault| unset(desk, &fault))?;
    let password =
        std::env::var_os("PRIKAZ_SMTP_PASSWORD").and_then(|word| word.into_string().ok()).or(in_file);
    let outbox = Outbox::of(home.path()).map_err(|error| broken(desk, &error))?;
    for (one, said) in due.iter().zip(told.iter_mut()) {
        match letter(desk, one)? {
            Some(letter) => {
                outbox.put(&letter).map_err(|error| broken(desk, &error))?;
                said.message = Some(letter.id.clone());
            }
            None => said.state = Some(RemindedState::NoAddress),
        }
    }
    let doubtful = outbox.all(State::Trying).map_err(|error| broken(desk, &error))?;
    for letter in &doubtful {
        if resend {
            outbox.step(&letter.id, State::Trying, State::Waiting).map_err(|error| broken(desk, &error))?;
        } else {
            settle(desk, told, letter, RemindedState::Doubtful)?;
        }
    }
    let waiting = outbox.all(State::Waiting).map_err(|error| broken(desk, &error))?;
    if waiting.is_empty() {
        return Ok(());
    }
    let server = Server::reach(&settings, password).map_err(|error| failed(desk, &error))?;
    let mut broke = false;
    for letter in &waiting {
        // Behind a broken line nothing is begun: what is not begun is not in doubt.
        let state =
            if broke { RemindedState::Waiting } else { send_one(desk, &outbox, &server, &settings, letter)? };
        broke |= state == RemindedState::Doubtful;
        settle(desk, told, letter, state)?;
    }
    Ok(())
}

/// Sends a message; before and after, the outbox says where it stands.
fn send_one(
    desk: &mut Desk<'_>,
    outbox: &Outbox,
    server: &Server,
    settings: &MailSettings,
    letter: &Letter,
) -> Result<RemindedState, CommandError> {
    let message = mail::message(&mail_of(letter), &settings.from).map_err(|error| failed(desk, &error))?;
    outbox.step(&letter.id, State::Waiting, State::Trying).map_err(|error| broken(desk, &error))?;
    match server.send(&message) {
        Ok(()) => {
            outbox.step(&letter.id, State::Trying, State::Sent).map_err(|error| broken(desk, &error))?;
            recorded(desk, outbox, letter)?;
            Ok(RemindedState::Sent)
        }
        Err(error @ MailError::Doubtful(_)) => {
            unsent(desk, letter, &error);
            Ok(RemindedState::Doubtful)
        }
        Err(error) => {
            outbox.step(&letter.id, State::Trying, State::Waiting).map_err(|error| broken(desk, &error))?;
            unsent(desk, letter, &error);
            Ok(RemindedState::Refused)
        }
    }
}

/// Says what became of a message, and whose it is.
fn unsent(desk: &mut Desk<'_>, letter: &Letter, error: &MailError) {
    let to = letter.addresses.iter().map(|(name, _)| name.clone()).collect();
    let what = failed(desk, error).message;
    desk.ui.tell(&Unsent { to, what });
}

/// What went out before the program was stopped is recorded now.
fn finish_sent(desk: &mut Desk<'_>) -> Result<(), CommandError> {
    let home = Home::of(desk.globals.home.as_deref());
    let outbox = Outbox::of(home.path()).map_err(|error| broken(desk, &error))?;
    for letter in outbox.all(State::Sent).map_err(|error| broken(desk, &error))? {
        recorded(desk, &outbox, &letter)?;
    }
    Ok(())
}

fn recorded(desk: &mut Desk<'_>, outbox: &Outbox, letter: &Letter) -> Result<(), CommandError> {
    let (reminded, to, message) = (letter.reminded.clone(), letter.to.clone(), Some(letter.id.clone()));
    let mailed = ReminderRecord { reminded, to, channel: Channel::Mail, message };
    record(desk, &[(letter.target.clone(), mailed)])?;
    outbox.step(&letter.id, State::Sent, State::Done).map_err(|error| broken(desk, &error))
}

fn settle(
    desk: &Desk<'_>,
    told: &mut Vec<Told>,
    letter: &Letter,
    state: RemindedState,
) -> Result<(), CommandError> {
    if let Some(known) = told.iter_mut().find(|one| one.message.as_deref() == Some(letter.id.as_str())) {
        known.state = Some(state);
        return Ok(());
    }
    told.push(Told::earlier(desk, letter, state)?);
    Ok(())
}

/// What went out together is recorded together.
fn record(desk: &mut Desk<'_>, out: &[(Target, ReminderRecord)]) -> Result<(), CommandError> {
    let Some((first, _)) = out.first() else { return Ok(()) };
    let by = desk.actor()?;
    let recorded = desk.office.record_reminders(&by, desk.globals.on, out);
    recorded.map_err(|error| refused(desk, first, &error))
}

fn unset(desk: &Desk<'_>, error: &SettingsError) -> CommandError {
    match error {
        SettingsError::Unreadable { path, error } => {
            world::unreadable(desk.ui, ExitKind::Configuration, path, error)
        }
        SettingsError::Fault(fault) => failure::telling(desk.ui, ExitKind::Configuration, fault),
    }
}

fn failed(desk: &Desk<'_>, error: &MailError) -> CommandError {
    failure::telling(desk.ui, ExitKind::Failure, &MailFailed::from(error))
}

fn broken(desk: &Desk<'_>, error: &OutboxError) -> CommandError {
    world::unwritable(desk.ui, &error.path, &error.error)
}
