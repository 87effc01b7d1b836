//! The check list of requirements: shown, given out as a form, answered.

use std::path::{Path, PathBuf};

use clap::ValueEnum;
use serde_json::{Value, json};

use super::desk::Desk;
use super::table::Grid;
use super::{CommandError, ExitKind, failure};
use crate::app::{AppError, answered_requirements, read_tables};
use crate::domain::RegisterId;
use crate::workflow::{Action, Met, Refusal, RequirementAnswer, RequirementAnswers, requirements_of};

/// What `prikaz check requirements` shows.
#[derive(Debug, clap::Args)]
pub(super) struct Requirements {
    /// Key of the register
    register: RegisterId,
    /// File to write, to be filled in: `.xlsx`, `.docx`, `.pdf`, `.html` or `.txt`
    #[arg(long, short)]
    out: Option<PathBuf>,
}

/// What `prikaz check answer` answers.
#[derive(Debug, clap::Args)]
pub(super) struct Answer {
    /// Key of the register
    register: RegisterId,
    /// The check list, filled in
    #[arg(required_unless_present = "requirement", conflicts_with = "requirement")]
    file: Option<PathBuf>,
    /// Key of the requirement
    #[arg(long, requires = "met")]
    requirement: Option<String>,
    /// Whether it is met
    #[arg(long, value_enum, requires = "requirement")]
    met: Option<MetWord>,
    /// Why, or what is to be done
    #[arg(long, default_value = "")]
    note: String,
}

/// Whether a requirement is met, as the command line says it.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum MetWord {
    /// It is
    Yes,
    /// It is not
    No,
    /// It is about nothing here
    NotApplicable,
}

pub(super) fn show(desk: &mut Desk<'_>, args: &Requirements) -> Result<(), CommandError> {
    let id = &args.register;
    if let Some(out) = &args.out {
        let made = desk.office.requirements_paper(id, out);
        let bytes = made.map_err(|error| desk.error(Some(id), &error))?;
        desk.write_file(out, &bytes)?;
        return desk.wrote(out);
    }
    let (book, register) = (desk.book(id)?, desk.register(id)?);
    let draft = register.draft.as_ref().ok_or(Refusal::NoDraft);
    let draft = draft.map_err(|refusal| desk.error(Some(id), &AppError::from(refusal)))?;
    let all = requirements_of(&book.rules(), draft);
    let facts: Vec<Value> = all
        .iter()
        .map(|(one, answer)| {
            json!({ "key": one.key, "text": one.text, "clause": one.clause, "severity": one.severity,
                "of": one.of.as_ref().map(|of| &of.values), "met": answer.map(|answer| answer.met),
                "note": answer.map(|answer| &answer.note) })
        })
        .collect();
    if desk.ui.json() {
        return desk.ui.value(&facts);
    }
    if facts.is_empty() {
        let line = desk.ui.text("requirement.none", ());
        return desk.ui.line(line);
    }
    let heads =
        ["key", "text", "clause", "met"].map(|key| desk.ui.text(&format!("requirement.head.{key}"), ()));
    let mut grid = Grid::new(heads.into_iter());
    for one in &facts {
        let cell = |key: &str| desk.ui.text(&format!("requirement.{key}"), one);
        grid.row(["key", "text", "clause", "met"].map(cell).to_vec());
    }
    desk.ui.line(grid.to_string().trim_end())
}

pub(super) fn answer(desk: &mut Desk<'_>, args: Answer) -> Result<(), CommandError> {
    let answers = match (args.file, args.requirement, args.met) {
        (Some(file), ..) => in_file(desk, &args.register, &file)?,
        (None, Some(key), Some(met)) => {
            let met = match met {
                MetWord::Yes => Met::Yes,
                MetWord::No => Met::No,
                MetWord::NotApplicable => Met::NotApplicable,
            };
            RequirementAnswers::from([(key, RequirementAnswer { met, note: args.note })])
        }
        _ => RequirementAnswers::new(),
    };
    desk.act(&args.register, Action::AnswerRequirements { answers }).map(drop)
}

fn in_file(desk: &Desk<'_>, id: &RegisterId, path: &Path) -> Result<RequirementAnswers, CommandError> {
    let bytes = desk.read_file(path)?;
    let tables = read_tables(&path.display().to_string(), &bytes);
    let tables = tables.map_err(|error| desk.error(Some(id), &error))?;
    answered_requirements(&tables).map_err(|wrong| {
        let line = |(row, value): &(u32, String)| {
            desk.ui.text("requirement.wrong", json!({ "row": row, "value": value }))
        };
        let lines: Vec<String> = wrong.iter().map(line).collect();
        failure::said(desk.ui, ExitKind::Refused, "requirement.faulty", ()).with_details(lines)
    })
}
