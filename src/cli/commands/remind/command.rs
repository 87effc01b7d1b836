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
use prikaz_app::{Home, Office, Target};
use prikaz_desk::{HandedOver, OutFile, Post, ReminderRound, ReminderState, Session, finish_sent};
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
    let session = desk.session()?;
    let mut rounds = Vec::new();
    for (office, targets) in desk.keeping(&targets)? {
        if args.send
            && let Some(outbox) = outbox(desk, &office)?
        {
            finish_sent(&office, &session, &outbox)?;
        }
        rounds.push((ReminderRound::due(&office, &session, &targets)?, office));
    }
    if args.dry_run || !(args.send || args.letters.is_some() || args.eml.is_some()) {
        return show(desk, &rounds);
    }
    // A letter that is out cannot be taken back: it is settled before that it will stand in the log.
    for (round, office) in &rounds {
        round.consider(office, &session)?;
    }
    rounds.iter_mut().try_for_each(|round| hand_over(desk, &session, round, &args))?;
    show(desk, &rounds)?;
    left(&rounds)
}

/// A round of a body, and its office.
type Round = (ReminderRound, Arc<Office>);

/// Writes the letters and messages of a round, sends what waits, and records all that went out.
fn hand_over(
    desk: &mut Desk<'_>,
    session: &Session,
    (round, office): &mut Round,
    args: &Args,
) -> Result<(), CommandError> {
    if let Some(folder) = args.letters.as_ref().filter(|_| !round.is_empty()) {
        write(desk, folder, &round.letters(office)?)?;
    }
    if let Some(folder) = args.eml.as_ref().filter(|_| !round.is_empty()) {
        let messages = round.messages(office, &settings(desk)?.from)?;
        write(desk, folder, &messages)?;
    }
    if args.send {
        send(desk, round, office, args.resend)?;
    }
    let over = match args.letters.is_some() && !args.send {
        true => HandedOver::Letters,
        false => HandedOver::Files,
    };
    round.record(office, session, over)?;
    if args.letters.is_some() {
        round.lettered();
    }
    Ok(())
}

/// Whether all went out that has an address.
fn left(rounds: &[Round]) -> Result<(), CommandError> {
    let count = |states: &[ReminderState]| rounds.iter().map(|(round, _)| round.count(states)).sum();
    let waiting: usize = count(&[ReminderState::Refused, ReminderState::Waiting]);
    let doubtful: usize = count(&[ReminderState::Doubtful]);
    if waiting + doubtful == 0 {
        return Ok(());
    }
    Err(Failed::failure(MailLeft { waiting, doubtful }).into())
}

fn show(desk: &mut Desk<'_>, rounds: &[Round]) -> Result<(), CommandError> {
    let reminders: Vec<_> = rounds.iter().flat_map(|(round, _)| &round.reminders).collect();
    let told: Vec<Told> = reminders.iter().map(|one| Told::from(*one)).collect();
    if desk.ui.json() {
        return desk.ui.answer(&told);
    }
    if told.is_empty() {
        let line = desk.ui.word(NOTHING_TO_REMIND);
        return desk.ui.line(line);
    }
    let ui = &desk.ui;
    // Where nothing was done there is nothing to say of it.
    let was_nothing = reminders.iter().all(|one| one.state.is_none());
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

/// Puts what is due into the outbox of the body and sends all that waits there.
fn send(
    desk: &mut Desk<'_>,
    round: &mut ReminderRound,
    office: &Office,
    again: bool,
) -> Result<(), CommandError> {
    let home = Home::of(desk.globals.home.as_deref());
    let settings = settings(desk)?;
    let in_file = settings.password(home.path())?;
    let password =
        std::env::var_os("PRIKAZ_SMTP_PASSWORD").and_then(|word| word.into_string().ok()).or(in_file);
    let Some(outbox) = outbox(desk, office)? else { return Ok(()) };
    let post = Post { outbox, settings, password, again };
    let session = desk.session()?;
    Ok(round.send(office, &session, &post, &mut |letter, error| {
        let to = letter.addresses.iter().map(|(name, _)| name.clone()).collect();
        let what = desk.ui.told(error).message;
        desk.ui.tell(&Unsent { to, what });
    })?)
}

fn settings(desk: &Desk<'_>) -> Result<MailSettings, CommandError> {
    let home = Home::of(desk.globals.home.as_deref());
    Ok(MailSettings::of(home.path())?)
}

/// Where messages of the body lie; none where nothing is kept.
fn outbox(desk: &Desk<'_>, office: &Office) -> Result<Option<Outbox>, CommandError> {
    let home = Home::of(desk.globals.home.as_deref());
    let folder = office.keeper().map(|body| home.body(body));
    Ok(folder.map(|folder| Outbox::of(&folder)).transpose()?)
}
