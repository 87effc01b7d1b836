//! `prikaz inbox`: what one person has to do now, over all registers and orders, with the command that does it.

use serde::Serialize;

use crate::desk::Desk;
use crate::error::CommandError;
use prikaz_desk::tasks_everywhere;
use prikaz_domain::PersonId;
use prikaz_wording::task::{InboxHead, InboxTask};

/// Show what a person has to do now, over all registers
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Whose; yours where nobody is named
    #[arg(long = "for", value_name = "PERSON")]
    person: Option<PersonId>,
}

/// As JSON.
#[derive(Serialize)]
struct Inbox {
    person: PersonId,
    tasks: Vec<InboxTask>,
}

/// Runs `prikaz inbox`.
///
/// # Errors
/// When nobody is named, the person is unknown, or the store fails.
pub(crate) fn run(desk: &mut Desk<'_>, args: Args) -> Result<(), CommandError> {
    let person = args.person.map_or_else(|| desk.named_person(), Ok)?;
    let answer = tasks_everywhere(&desk.everywhere()?, &desk.session()?, &person)?;
    let tasks: Vec<_> = answer.tasks.iter().map(|held| InboxTask::of(desk.ui.messages(), held)).collect();
    if desk.ui.json() {
        return desk.ui.answer(&Inbox { person, tasks });
    }
    desk.ui.line(desk.ui.say(&InboxHead { name: answer.name, tasks: tasks.len() }))?;
    tasks.iter().try_for_each(|task| desk.ui.line(desk.ui.say(task)))
}
