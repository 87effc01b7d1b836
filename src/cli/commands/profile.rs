//! `prikaz profile`: the looks of documents, listed, shown and checked.

use std::path::PathBuf;

use serde_json::{Value, json};

use crate::error::CommandError;
use crate::ui::Ui;
use prikaz_app::DataDir;
use prikaz_app::profiles::{self, CheckedProfile, ProfileFile};
use prikaz_app::{ProfileAdvice, ProfileFault};
use prikaz_wording::data_fault::{ProfileCheckFailed, ProfileChecked, ProfileLine};
use prikaz_wording::placed::fault_lines;
use prikaz_wording::said::{Failed, advice_line};

/// Show and check the profiles that documents are laid out by
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, clap::Subcommand)]
enum Verb {
    /// List the profiles there are
    List,
    /// Print a profile: every measure with the clause of the standard beside it
    Show {
        /// Key of the profile
        #[arg(value_name = "ID")]
        id: String,
    },
    /// Check files of profiles: every fault at once, then where they depart from the standard
    Check {
        /// Files to check
        #[arg(value_name = "FILE", required = true)]
        files: Vec<PathBuf>,
    },
}

/// Runs `prikaz profile`.
///
/// # Errors
/// When a profile is missing or faulty.
pub(crate) fn run(data: &DataDir, ui: &mut Ui, args: Args) -> Result<(), CommandError> {
    match args.verb {
        Verb::List => list(data, ui),
        Verb::Show { id } => show(data, ui, &id),
        Verb::Check { files } => check(data, ui, &files),
    }
}

fn list(data: &DataDir, ui: &mut Ui) -> Result<(), CommandError> {
    let files = profiles::list(data);
    let brief: Vec<_> = files.iter().map(brief).collect();
    if ui.json() {
        ui.value(&json!(brief))?;
    } else {
        brief.iter().try_for_each(|profile| ui.line(ui.say(profile)))?;
    }
    CommandError::of_all(files.iter().filter_map(|file| Some(file.sound().err()?.into())))
}

fn brief(file: &ProfileFile) -> ProfileLine {
    let read = file.read.as_ref();
    ProfileLine {
        id: file.id.clone(),
        name: read.map(|profile| profile.name.clone()).unwrap_or_default(),
        faults: read.map_or_else(|faults| faults.len(), |_| 0),
    }
}

fn show(data: &DataDir, ui: &mut Ui, id: &str) -> Result<(), CommandError> {
    let file = profiles::find(data, id)?;
    file.sound()?;
    if ui.json() {
        return ui.value(&json!({ "id": file.id, "place": file.place, "text": file.text }));
    }
    ui.line(file.text.trim_end())
}

fn check(data: &DataDir, ui: &mut Ui, files: &[PathBuf]) -> Result<(), CommandError> {
    let checked = profiles::check(data, files)?;
    if ui.json() {
        ui.value(&checked.iter().map(|file| file_value(ui, file)).collect::<Vec<_>>())?;
    } else {
        checked.iter().try_for_each(|file| say_file(ui, file))?;
    }
    match checked.iter().map(|file| file.faults.len()).sum::<usize>() {
        0 => Ok(()),
        n => Err(Failed::refused(ProfileCheckFailed { n }).into()),
    }
}

fn say_file(ui: &mut Ui, checked: &CheckedProfile) -> Result<(), CommandError> {
    fault_lines(ui.messages(), &checked.faults).iter().try_for_each(|line| ui.line(line))?;
    for advice in &checked.advice {
        ui.line(advice_line(ui.messages(), &checked.file, advice))?;
    }
    let (faults, advice) = (checked.faults.len(), checked.advice.len());
    ui.line(ui.say(&ProfileChecked { file: checked.file.clone(), faults, advice }))
}

fn file_value(ui: &Ui, checked: &CheckedProfile) -> Value {
    let fault = |fault: &ProfileFault| {
        json!({
            "line": fault.line, "key": fault.about(), "code": fault.what.code(), "message": ui.say(&fault.what),
        })
    };
    let advice = |advice: &ProfileAdvice| {
        json!({
            "line": advice.line, "key": advice.key, "code": advice.what.code(), "message": ui.say(&advice.what),
        })
    };
    json!({
        "file": checked.file,
        "faults": checked.faults.iter().map(fault).collect::<Vec<_>>(),
        "advice": checked.advice.iter().map(advice).collect::<Vec<_>>(),
    })
}
