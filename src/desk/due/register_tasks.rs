//! How a register stands, and who holds what by when.

use time::Date;

use prikaz_app::{Ahead, Office, Rulebook};
use prikaz_domain::{ActReference, Digest, DraftNo, EditionNo, RegisterId};
use prikaz_report::obligation::Obligation;
use prikaz_workflow::{Draft, Edition, Register, Repeals, Sight, standing_beside};

use super::lost::lost;
use crate::{DeskError, LostThing, Session, Task};

/// How a register stands on a day, and what waits for whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegisterTasks {
    /// The register.
    pub register: RegisterId,
    /// Its title.
    pub title: String,
    /// The day this is told of.
    pub day: Date,
    /// The edition in force.
    pub in_force: Option<EditionNamed>,
    /// That which would be, were it not repealed.
    pub fallen: Option<FallenEdition>,
    /// The acts before it that nothing has repealed.
    pub beside: Vec<ActReference>,
    /// Those approved that are not in force yet.
    pub awaiting: Vec<EditionNamed>,
    /// The draft in the making.
    pub draft: Option<DraftNo>,
    /// The title of the stage it is in.
    pub stage: Option<String>,
    /// The digest of its rows.
    pub digest: Option<Digest>,
    /// What the register counts on and its body has no more.
    pub lost: Vec<LostThing>,
    /// What is owed and open.
    pub tasks: Vec<Task>,
}

/// An edition, with the act that approved it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditionNamed {
    /// Its number.
    pub no: EditionNo,
    /// The act.
    pub order: ActReference,
}

/// An edition whose act was repealed, with the act that did it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FallenEdition {
    /// Its number.
    pub no: EditionNo,
    /// The act that approved it.
    pub order: ActReference,
    /// The act that repealed that.
    pub by: ActReference,
}

/// Who holds what in the register `id`, and by when, on the day of the session.
///
/// # Errors
/// When there is no such register, or its data is missing or wrong.
pub fn tasks_in(office: &Office, session: &Session, id: &RegisterId) -> Result<RegisterTasks, DeskError> {
    let failed = DeskError::of_register;
    let register = office.register(id).map_err(failed(id))?;
    let book = office.book(id).map_err(failed(id))?;
    session.reads(office, (&book, &register), Sight::Edition, None).map_err(failed(id))?;
    let owing = office.owed_by(id, &book, session.day, Ahead::Month).map_err(failed(id))?;
    // Where it is not shown what others owe, one's own is.
    let all = session.reads(office, (&book, &register), Sight::Tasks, None);
    let is_shown = |one: &&Obligation| all.is_ok() || session.holds(&owing, one);
    let tasks = owing.open().filter(is_shown).map(|one| Task::of(&owing, one)).collect();
    let repeals = office.repeals(&register).map_err(failed(id))?;
    let told = standing((id, &book, &register), &repeals, owing.day, tasks);
    // How far a draft is everybody may know who has a part in it; what it holds is shown to whom drafts are.
    match session.reads(office, (&book, &register), Sight::Draft, None) {
        Ok(()) => Ok(told),
        Err(_) => Ok(RegisterTasks { digest: None, lost: Vec::new(), ..told }),
    }
}

fn standing(
    (id, book, register): (&RegisterId, &Rulebook, &Register),
    repeals: &Repeals,
    day: Date,
    tasks: Vec<Task>,
) -> RegisterTasks {
    let named = |edition: &Edition| EditionNamed { no: edition.no, order: edition.order.clone() };
    let fallen = register.fallen_at(day, repeals).map(|(edition, repeal)| FallenEdition {
        no: edition.no,
        order: edition.order.clone(),
        by: repeal.by.clone(),
    });
    let draft = register.draft.as_ref();
    let stage = draft.and_then(|draft| draft.stage.as_ref()).and_then(|key| book.procedure.stage(key));
    RegisterTasks {
        register: id.clone(),
        title: register.opened.as_ref().map(|opened| opened.title.clone()).unwrap_or_default(),
        day,
        in_force: register.edition_at(day, repeals).map(named),
        fallen,
        beside: standing_beside(register, repeals, day),
        awaiting: register.awaiting_force(day, repeals).map(named).collect(),
        draft: draft.map(|draft| draft.no),
        stage: stage.map(|stage| stage.title.clone()),
        digest: draft.and_then(Draft::digest),
        lost: lost(book, register),
        tasks,
    }
}
