//! `prikaz remind`: who is to be reminded today, as letters, as files for a mail program, by mail.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::reminded;
use crate::commands::remind::reminded::Told;
use crate::desk::Desk;
use crate::error::CommandError;
use crate::folders;
use crate::table::Grid;
use prikaz_app::mail::{MailSettings, Outbox};
use prikaz_app::{Home, Target};
use prikaz_desk::{HandedOver, OutFile, Post, ReminderRound, ReminderState, finish_sent};
use prikaz_domain::RegisterId;
use prikaz_wording::said::Failed;
use prikaz_wording::sheet::{MailLeft, NOTHING_TO_REMIND, REMIND_HEAD, Unsent};

/// Remind those who hold something, by the rules of the procedure
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
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
pub(crate) fn run(desk: &mut Desk<'_>, args: Args) -> Result<(), CommandError> {
    let targets: Vec<Target> = args.registers.iter().cloned().map(Target::Register).collect();
    if args.send {
        let (outbox, session) = (outbox(desk)?, desk.session()?);
        finish_sent(&desk.office, &session, &outbox)?;
    }
    let mut round = desk.ask(|office, session| ReminderRound::due(office, session, &targets))?;
    if args.dry_run || !(args.send || args.letters.is_some() || args.eml.is_some()) {
        return show(desk, &round);
    }
    // A letter that is out cannot be taken back: it is settled before that it will stand in the log.
    desk.ask(|office, session| round.consider(office, session))?;
    if let Some(folder) = args.letters.as_ref().filter(|_| !round.is_empty()) {
        let letters = desk.ask(|office, _| round.letters(office))?;
        write(desk, folder, &letters)?;
    }
    if let Some(folder) = args.eml.as_ref().filter(|_| !round.is_empty()) {
        let from = settings(desk)?.from;
        let messages = round.messages(&desk.office, &from)?;
        write(desk, folder, &messages)?;
    }
    if args.send {
        send(desk, &mut round, args.resend)?;
    }
    let over = match args.letters.is_some() && !args.send {
        true => HandedOver::Letters,
        false => HandedOver::Files,
    };
    desk.ask(|office, session| round.record(office, session, over))?;
    if args.letters.is_some() {
        round.lettered();
    }
    show(desk, &round)?;
    left(&round)
}

/// Whether all went out that has an address.
fn left(round: &ReminderRound) -> Result<(), CommandError> {
    let waiting = round.count(&[ReminderState::Refused, ReminderState::Waiting]);
    let doubtful = round.count(&[ReminderState::Doubtful]);
    if waiting + doubtful == 0 {
        return Ok(());
    }
    Err(Failed::failure(MailLeft { waiting, doubtful }).into())
}

fn show(desk: &mut Desk<'_>, round: &ReminderRound) -> Result<(), CommandError> {
    let told: Vec<Told> = round.reminders.iter().map(Told::from).collect();
    if desk.ui.json() {
        return desk.ui.answer(&told);
    }
    if told.is_empty() {
        let line = desk.ui.word(NOTHING_TO_REMIND);
        return desk.ui.line(line);
    }
    let ui = &desk.ui;
    // Where nothing was done there is nothing to say of it.
    let was_nothing = round.reminders.iter().all(|one| one.state.is_none());
    let heads = ui.all_of(&REMIND_HEAD);
    let shown = heads.len() - usize::from(was_nothing);
    let mut grid = Grid::new(heads.into_iter().take(shown));
    for one in &told {
        grid.row(reminded::in_words(ui, one).into_iter().take(shown).collect());
    }
    desk.ui.line(grid.to_string().trim_end())
}

/// Writes `files` into `folder`, each under a name that is free there.
fn write(desk: &mut Desk<'_>, folder: &Path, files: &[OutFile]) -> Result<(), CommandError> {
    desk.make_folder(folder)?;
    files.iter().try_for_each(|file| desk.write_file(&folders::free(folder, &file.name), &file.bytes))
}

/// Puts what is due into the outbox and sends all that waits there.
fn send(desk: &mut Desk<'_>, round: &mut ReminderRound, again: bool) -> Result<(), CommandError> {
    let home = Home::of(desk.globals.home.as_deref());
    let settings = settings(desk)?;
    let in_file = settings.password(home.path())?;
    let password =
        std::env::var_os("PRIKAZ_SMTP_PASSWORD").and_then(|word| word.into_string().ok()).or(in_file);
    let post = Post { outbox: outbox(desk)?, settings, password, again };
    let (session, office) = (desk.session()?, Arc::clone(&desk.office));
    Ok(round.send(&office, &session, &post, &mut |letter, error| {
        let to = letter.addresses.iter().map(|(name, _)| name.clone()).collect();
        let what = desk.ui.told(error).message;
        desk.ui.tell(&Unsent { to, what });
    })?)
}

fn settings(desk: &Desk<'_>) -> Result<MailSettings, CommandError> {
    let home = Home::of(desk.globals.home.as_deref());
    Ok(MailSettings::of(home.path())?)
}

fn outbox(desk: &Desk<'_>) -> Result<Outbox, CommandError> {
    let home = Home::of(desk.globals.home.as_deref());
    Ok(Outbox::of(home.path())?)
}
