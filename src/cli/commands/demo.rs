//! `prikaz demo DIR`: the whole life of a register, played by a script of ordinary commands.
//!
//! A script is data (`data/demo/<procedure>/demo.toml`): each step is a command line of this program
//! with the moment it is given and the person who gives it. The clock shows what the script says,
//! so that two demonstrations write the same journal and the same documents.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::Deserialize;
use serde_json::json;
use time::{OffsetDateTime, PrimitiveDateTime, UtcOffset};

use crate::error::CommandError;
use crate::globals::Globals;
use crate::ui::Ui;
use prikaz_app::clock::ScriptedClock;
use prikaz_app::procedures;
use prikaz_app::{DataDir, Home, Office};
use prikaz_domain::ProcedureId;
use prikaz_wording::general::{
    BadScript, DEMO_OPEN, DemoFile, DemoHome, DemoOccupied, DemoStep, Misplayed, NoScript,
};
use prikaz_wording::said::{Failed, Kind, Quoted, Said, Say, Typed, Unwritable, foreign};

/// Play the whole life of a register and leave every document in DIR
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Folder to write into: new or empty
    dir: PathBuf,
    /// Key of the procedure
    #[arg(long, default_value = "sverdlovsk-investment")]
    procedure: ProcedureId,
}

/// A demonstration as its file gives it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Script {
    /// What is shown.
    title: String,
    /// Hours east of Greenwich of the moments.
    utc_offset: i8,
    /// Files of units that are laid into the folder before the first step.
    files: Vec<String>,
    /// The steps.
    step: Vec<Step>,
    /// What to open afterwards.
    open: Vec<Opening>,
}

/// A command with its moment.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Step {
    /// When it is given, by the body's own clock: `2024-04-12T09:30`.
    at: String,
    /// Who gives it.
    #[serde(rename = "as")]
    actor: String,
    /// What happens, in words.
    say: String,
    /// The command line.
    run: Vec<String>,
    /// Whether the office says no to it, which is what the step shows.
    #[serde(default)]
    refused: bool,
}

/// A file worth opening.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Opening {
    /// Its name in the folder.
    file: String,
    /// What it is.
    what: String,
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
    let script = script(data, &args.procedure)?;
    let home = lay_out(data, &args, &script)?;
    let began = moment(&script, script.step.first()).unwrap_or(OffsetDateTime::UNIX_EPOCH);
    let clock = Arc::new(ScriptedClock::new(began));
    let office = home.office(data.clone(), Arc::<ScriptedClock>::clone(&clock))?;
    let held = ui.hold_back();
    let mut stage = Stage { office: Arc::new(office), clock, globals, ui, dir: &args.dir, play };
    let played = stage.play_all(&script);
    drop(stage.office);
    ui.speak(&held);
    played?;
    say_what_to_open(ui, &args.dir, &script)
}

fn script(data: &DataDir, procedure: &ProcedureId) -> Result<Script, CommandError> {
    let path = format!("demo/{procedure}/demo.toml");
    let place = data.place(&path);
    let text = data.read(&path).ok_or_else(|| no_script(data, procedure, &place))?;
    toml::from_str(&text).map_err(|error: toml::de::Error| {
        let line = prikaz_fact::line_at(&text, error.span().map_or(0, |span| span.start));
        let said = Failed::configuration(BadScript { place, line });
        said.with_detail(foreign(error.message())).into()
    })
}

/// There is no script for `procedure`; those there are, are told.
fn no_script(data: &DataDir, procedure: &ProcedureId, place: &str) -> CommandError {
    let said = Failed::configuration(NoScript { place: place.to_owned() });
    let known = procedures::list(data).into_iter();
    let known = known.filter(|one| data.read(&format!("demo/{one}/demo.toml")).is_some());
    said.with_typed(&Typed::of(procedure.as_str(), known)).into()
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

/// The moment of `step`, by the clock of the script's body.
fn moment(script: &Script, step: Option<&Step>) -> Option<OffsetDateTime> {
    let format = time::macros::format_description!("[year]-[month]-[day]T[hour]:[minute]");
    let local = PrimitiveDateTime::parse(&step?.at, format).ok()?;
    Some(local.assume_offset(UtcOffset::from_hms(script.utc_offset, 0, 0).ok()?))
}

/// A step to be played.
pub(crate) struct Played<'a> {
    /// Its command line.
    pub(crate) words: Vec<String>,
    /// The options of the demonstration, with the person who gives the command.
    pub(crate) globals: Globals,
    /// The office of the demonstration.
    pub(crate) office: Arc<Office>,
    /// The streams.
    pub(crate) ui: &'a mut Ui,
}

/// Runs a command line: what it says, or that it is none.
pub(crate) type Play = fn(Played<'_>) -> Result<Result<(), Said>, clap::Error>;

/// What the steps are played with.
struct Stage<'a> {
    office: Arc<Office>,
    clock: Arc<ScriptedClock>,
    globals: &'a Globals,
    ui: &'a mut Ui,
    dir: &'a Path,
    play: Play,
}

impl Stage<'_> {
    fn play_all(&mut self, script: &Script) -> Result<(), CommandError> {
        self.ui.progress(&script.title);
        let mut steps = script.step.iter().zip(1..);
        steps.try_for_each(|(step, no)| self.play(script, step, no))
    }

    fn play(&mut self, script: &Script, step: &Step, no: usize) -> Result<(), CommandError> {
        let at = moment(script, Some(step)).ok_or_else(|| misplayed(step, no, "at", &step.at))?;
        self.clock.set(at);
        self.ui.tell(&DemoStep { no, of: script.step.len(), on: at.date(), say: step.say.clone() });
        let words = step.run.iter().map(|word| word.replace("{dir}", &self.dir.display().to_string()));
        let words: Vec<String> = std::iter::once("prikaz".to_owned()).chain(words).collect();
        let globals = Globals { actor: Some(step.actor.clone()), json: false, ..self.globals.clone() };
        let played = (self.play)(Played { words, globals, office: Arc::clone(&self.office), ui: self.ui });
        match played {
            Ok(played) => self.judge(step, no, played),
            Err(error) => {
                let what = foreign(error).words(self.ui.messages());
                Err(misplayed(step, no, "run", &what).into())
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
            (Ok(()), true) => Err(misplayed(step, no, "refused", "true").into()),
            (Err(error), _) => {
                let failed = misplayed(step, no, "run", &error.message);
                let failed = failed.with_details(error.details.into_iter().map(Quoted));
                Err(error.hints.into_iter().map(Quoted).fold(failed, Failed::with_hint).into())
            }
        }
    }
}

fn misplayed(step: &Step, no: usize, key: &str, what: &str) -> Failed<'static> {
    let (say, key, what) = (step.say.clone(), key.to_owned(), what.to_owned());
    Failed::configuration(Misplayed { no, say, key, what })
}

fn say_what_to_open(ui: &mut Ui, dir: &Path, script: &Script) -> Result<(), CommandError> {
    if ui.json() {
        let file =
            |one: &Opening| json!({ "path": dir.join(&one.file).display().to_string(), "what": one.what });
        let open: Vec<_> = script.open.iter().map(file).collect();
        return ui.value(&json!({ "home": dir.join("home").display().to_string(), "open": open,
            "steps": script.step.len() }));
    }
    ui.progress(&ui.word(DEMO_OPEN));
    for one in &script.open {
        let path = dir.join(&one.file).display().to_string();
        ui.tell(&DemoFile { path, what: one.what.clone() });
    }
    ui.tell(&DemoHome { path: dir.join("home").display().to_string() });
    Ok(())
}
