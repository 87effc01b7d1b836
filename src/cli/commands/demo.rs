//! `prikaz demo DIR`: the whole life of a register, played by a script of ordinary commands.
//!
//! A script is data (`data/demo/<procedure>/demo.toml`): each step is a command line of this program
//! with the moment it is given and the person who gives it. The clock shows what the script says,
//! so that two demonstrations write the same journal and the same documents.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use serde::Serialize;
use time::OffsetDateTime;

use crate::error::CommandError;
use crate::globals::Globals;
use crate::ui::Ui;
use prikaz_app::clock::ScriptedClock;
use prikaz_app::demonstration::keys::step::{REFUSED, RUN};
use prikaz_app::demonstration::{Script, Step};
use prikaz_app::{DataDir, Home, Offices};
use prikaz_domain::ProcedureId;
use prikaz_placed::Key;
use prikaz_wording::general::{DEMO_OPEN, DemoFile, DemoHome, DemoOccupied, DemoStep, Misplayed, NoScript};
use prikaz_wording::said::{Failed, Kind, Quoted, Said, Say, Unwritable, foreign};
use prikaz_workflow::Claim;

/// Play the whole life of a register and leave every document in DIR
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Folder to write into: new or empty
    dir: PathBuf,
    /// Key of the procedure
    #[arg(long, default_value = "sverdlovsk-investment")]
    procedure: ProcedureId,
}

/// Runs `prikaz demo`.
///
/// # Errors
/// When the folder is not empty, there is no script, or a step does not end as the script says.
pub(crate) fn run(
    globals: &Globals,
    data: &DataDir,
    ui: &mut Ui,
    args: Args,
    play: Play,
) -> Result<(), CommandError> {
    let script = Script::load(data, &args.procedure)?;
    let home = lay_out(data, &args, &script)?;
    let began = script.steps.first().map_or(OffsetDateTime::UNIX_EPOCH, |step| step.at);
    let clock = Arc::new(ScriptedClock::new(began));
    let offices = home.offices(data.clone(), Arc::<ScriptedClock>::clone(&clock), Duration::ZERO, None)?;
    let held = ui.hold_back();
    let mut stage = Stage { offices: Arc::new(offices), clock, globals, ui, dir: &args.dir, play };
    let played = stage.play_all(&script);
    drop(stage.offices);
    ui.speak(&held);
    played?;
    say_what_to_open(ui, &args.dir, &script)
}

/// Makes the folder, the store in it, and lays out the files of the units.
fn lay_out(data: &DataDir, args: &Args, script: &Script) -> Result<Home, CommandError> {
    let dir = &args.dir;
    let taken = std::fs::read_dir(dir).is_ok_and(|mut entries| entries.next().is_some());
    if taken {
        let path = dir.display().to_string();
        return Err(Failed::refused(DemoOccupied { path }).into());
    }
    let failed = |error| Unwritable::at(dir, error);
    std::fs::create_dir_all(dir).map_err(failed)?;
    for name in &script.files {
        let path = format!("demo/{}/{name}", args.procedure);
        let text =
            data.read(&path).ok_or_else(|| Failed::configuration(NoScript { place: data.place(&path) }))?;
        prikaz_app::write_whole(&dir.join(name), text.as_bytes()).map_err(failed)?;
    }
    let home = Home::of(Some(&dir.join("home")));
    home.create()?;
    Ok(home)
}

/// A step to be played.
pub(crate) struct Played<'a> {
    /// Its command line.
    pub(crate) words: Vec<String>,
    /// The options of the demonstration, with the person who gives the command.
    pub(crate) globals: Globals,
    /// The offices of the demonstration.
    pub(crate) offices: Arc<Offices>,
    /// The streams.
    pub(crate) ui: &'a mut Ui,
}

/// Runs a command line: what it says, or that it is none.
pub(crate) type Play = fn(Played<'_>) -> Result<Result<(), Said>, clap::Error>;

/// What the steps are played with.
struct Stage<'a> {
    offices: Arc<Offices>,
    clock: Arc<ScriptedClock>,
    globals: &'a Globals,
    ui: &'a mut Ui,
    dir: &'a Path,
    play: Play,
}

impl Stage<'_> {
    fn play_all(&mut self, script: &Script) -> Result<(), CommandError> {
        self.ui.progress(&script.title);
        let mut steps = script.steps.iter().zip(1..);
        steps.try_for_each(|(step, no)| self.play(script, step, no))
    }

    fn play(&mut self, script: &Script, step: &Step, no: usize) -> Result<(), CommandError> {
        self.clock.set(step.at);
        self.ui.tell(&DemoStep { no, of: script.steps.len(), on: step.at.date(), say: step.say.clone() });
        let words = step.run.iter().map(|word| word.replace("{dir}", &self.dir.display().to_string()));
        let words: Vec<String> = std::iter::once("prikaz".to_owned()).chain(words).collect();
        // Two demonstrations write the same journal, whoever plays them and wherever.
        let claim = Claim::default().into();
        let actor = Some(step.actor.clone());
        let globals = Globals { actor, claim, json: false, ..self.globals.clone() };
        let played = (self.play)(Played { words, globals, offices: Arc::clone(&self.offices), ui: self.ui });
        match played {
            Ok(played) => self.judge(step, no, played),
            Err(error) => {
                let what = foreign(error).words(self.ui.messages());
                Err(misplayed(step, no, &RUN, &what).into())
            }
        }
    }

    /// A step ends as the script says: done, or refused with a reason, which is shown.
    fn judge(&mut self, step: &Step, no: usize, played: Result<(), Said>) -> Result<(), CommandError> {
        match (played, step.refused) {
            (Ok(()), false) => Ok(()),
            (Err(error), true) if error.kind == Kind::Refused => {
                let text = self.ui.worded(&error);
                self.ui.progress(text.trim_end());
                Ok(())
            }
            (Ok(()), true) => Err(misplayed(step, no, &REFUSED, "true").into()),
            (Err(error), _) => {
                let failed = misplayed(step, no, &RUN, &error.message);
                let failed = failed.with_details(error.details.into_iter().map(Quoted));
                Err(error.hints.into_iter().map(Quoted).fold(failed, Failed::with_hint).into())
            }
        }
    }
}

fn misplayed(step: &Step, no: usize, key: &Key, what: &str) -> Failed<'static> {
    let (say, key, what) = (step.say.clone(), key.name.to_owned(), what.to_owned());
    Failed::configuration(Misplayed { no, say, key, what })
}

/// What the demonstration left, as JSON.
#[derive(Serialize)]
struct DemoFacts<'a> {
    home: String,
    open: Vec<OpenFacts<'a>>,
    steps: usize,
}

/// A file to open.
#[derive(Serialize)]
struct OpenFacts<'a> {
    path: String,
    what: &'a str,
}

fn say_what_to_open(ui: &mut Ui, dir: &Path, script: &Script) -> Result<(), CommandError> {
    if ui.json() {
        let named = |file: &str| dir.join(file).display().to_string();
        let open = script.open.iter().map(|one| OpenFacts { path: named(&one.file), what: &one.what });
        let (home, open, steps) = (named("home"), open.collect(), script.steps.len());
        return ui.answer(&DemoFacts { home, open, steps });
    }
    ui.progress(&ui.word(DEMO_OPEN));
    for one in &script.open {
        let path = dir.join(&one.file).display().to_string();
        ui.tell(&DemoFile { path, what: one.what.clone() });
    }
    ui.tell(&DemoHome { path: dir.join("home").display().to_string() });
    Ok(())
}
