//! The check list of requirements: shown, given out as a form, answered.

use std::path::{Path, PathBuf};

use crate::commands::papers;
use crate::desk::Desk;
use crate::endings::book_endings;
use crate::error::{CommandError, Of};
use crate::table::Grid;
use crate::typed;
use clap::builder::PossibleValue;
use prikaz_app::AnswerFault;
use prikaz_desk::{InFile, TableError, WantedPaper, read_answers, requirement_named, requirements};
use prikaz_domain::RegisterId;
use prikaz_wording::register::{
    NO_REQUIREMENTS, NoCheckListHead, REQUIREMENT_HEAD, RequirementClause, RequirementFacts, RequirementMet,
    RequirementNoKey, RequirementText, RequirementTwice, RequirementWrong, RequirementsFaulty,
};
use prikaz_wording::said::{Failed, Say};
use prikaz_workflow::{Action, Met, RequirementAnswer, RequirementAnswers};

/// What `prikaz check requirements` shows.
#[derive(Debug, clap::Args)]
pub(crate) struct Requirements {
    /// Key of the register
    register: RegisterId,
    #[arg(help = concat!("File to write, to be filled in: ", book_endings!()))]
    #[arg(long, short)]
    out: Option<PathBuf>,
}

/// What `prikaz check answer` answers.
#[derive(Debug, clap::Args)]
pub(crate) struct Answer {
    /// Key of the register
    register: RegisterId,
    /// The check list, filled in
    #[arg(required_unless_present = "requirement", conflicts_with = "requirement")]
    file: Option<PathBuf>,
    /// Key of the requirement
    #[arg(long, requires = "met")]
    requirement: Option<String>,
    /// Whether it is met
    #[arg(long, value_parser = typed::word(met), requires = "requirement")]
    met: Option<Met>,
    /// Why, or what is to be done
    #[arg(long, default_value = "")]
    note: String,
}

/// How it is typed whether a requirement is met.
fn met(met: Met) -> PossibleValue {
    PossibleValue::new(met.code()).help(match met {
        Met::Yes => "It is",
        Met::No => "It is not",
        Met::NotApplicable => "It is about nothing here",
    })
}

pub(crate) fn show(desk: &mut Desk<'_>, args: &Requirements) -> Result<(), CommandError> {
    let id = &args.register;
    if let Some(out) = &args.out {
        return papers::write(desk, id, WantedPaper::Requirements, out);
    }
    let seen = desk.ask(|office, session| requirements(office, session, id))?;
    let facts: Vec<_> = seen.iter().map(RequirementFacts::from).collect();
    if desk.ui.json() {
        return desk.ui.answer(&facts);
    }
    if facts.is_empty() {
        let line = desk.ui.word(NO_REQUIREMENTS);
        return desk.ui.line(line);
    }
    let ui = &desk.ui;
    let mut grid = Grid::new(ui.all_of(&REQUIREMENT_HEAD).into_iter());
    for one in facts {
        let requirement = || one.clone();
        grid.row(vec![
            one.key.to_string(),
            ui.say(&RequirementText { requirement: requirement() }),
            ui.say(&RequirementClause { requirement: requirement() }),
            ui.say(&RequirementMet { requirement: requirement() }),
        ]);
    }
    desk.ui.line(grid.to_string().trim_end())
}

pub(crate) fn answer(desk: &mut Desk<'_>, args: Answer) -> Result<(), CommandError> {
    let answers = match (args.file, args.requirement, args.met) {
        (Some(file), ..) => in_file(desk, &args.register, &file)?,
        (None, Some(key), Some(met)) => {
            let id = &args.register;
            let key = desk.ask(|office, session| requirement_named(office, session, id, key))?;
            RequirementAnswers::from([(key, RequirementAnswer { met, note: args.note })])
        }
        _ => RequirementAnswers::new(),
    };
    desk.act(&args.register, Action::AnswerRequirements { answers }).map(drop)
}

fn in_file(desk: &Desk<'_>, id: &RegisterId, path: &Path) -> Result<RequirementAnswers, CommandError> {
    let (name, bytes) = (path.display().to_string(), desk.read_file(path)?);
    let (file, session) = (InFile { name: &name, bytes: &bytes }, desk.session()?);
    let wrong = match read_answers(&desk.office, &session, id, file) {
        Ok(answers) => return Ok(answers),
        Err(TableError::Office(error)) => return Err(error.into()),
        Err(TableError::Unreadable(error)) => return Err(error).in_file(path),
        Err(TableError::Faulty(wrong)) => wrong,
    };
    let book = desk.book(id)?;
    let names = &book.procedure.requirements;
    let line = |fault: AnswerFault| -> Box<dyn Say> {
        match fault {
            AnswerFault::NoHead => Box::new(NoCheckListHead {}),
            AnswerFault::NoAnswer { row, value } => Box::new(RequirementWrong { row, value }),
            AnswerFault::NoKey { row, value } => Box::new(RequirementNoKey { row, value }),
            AnswerFault::Twice { row, key } => {
                let text = names.iter().find(|one| one.key == key).map(|one| one.text.clone());
                Box::new(RequirementTwice { row, key, text })
            }
        }
    };
    Err(Failed::refused(RequirementsFaulty {}).with_details(wrong.into_iter().map(line)).into())
}
