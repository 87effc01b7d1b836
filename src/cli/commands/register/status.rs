//! `prikaz register status`: who holds what, and by when.

use serde::Serialize;

use crate::desk::Desk;
use crate::error::CommandError;
use prikaz_desk::tasks_in;
use prikaz_domain::{ActReference, RegisterId};
use prikaz_wording::register::LostFacts;
use prikaz_wording::task::{IDLE, RegisterTask, StatusHead, TaskFacts};

/// As JSON.
#[derive(Serialize)]
struct Status<'a> {
    register: &'a RegisterId,
    tasks: Vec<TaskFacts>,
    lost: Vec<LostFacts>,
    beside: Vec<ActReference>,
}

/// Who holds what, and by when.
pub(crate) fn status(desk: &mut Desk<'_>, id: &RegisterId) -> Result<(), CommandError> {
    let answer = desk.ask(|office, session| tasks_in(office, session, id))?;
    let tasks: Vec<_> = answer.tasks.iter().map(|task| TaskFacts::of(desk.ui.messages(), task)).collect();
    let lost: Vec<_> = answer.lost.iter().map(|lost| LostFacts::of(id, lost)).collect();
    if desk.ui.json() {
        return desk.ui.answer(&Status { register: id, tasks, lost, beside: answer.beside });
    }
    desk.ui.line(desk.ui.say(&StatusHead::from(&answer)))?;
    lost.iter().try_for_each(|one| desk.ui.line(desk.ui.say(one)))?;
    if tasks.is_empty() {
        let line = desk.ui.word(IDLE);
        return desk.ui.line(line);
    }
    tasks.into_iter().try_for_each(|task| desk.ui.line(desk.ui.say(&RegisterTask { task })))
}
