//! What falls due in a year: duties that come round, instructions, all that has a last day.

use time::Date;

use prikaz_app::{Ahead, Office, Owing, Target};
use prikaz_domain::{DutyKey, RegisterId};
use prikaz_report::obligation::{DutyDay, Obligation, Owed, Standing};
use prikaz_workflow::Sight;

use super::task::Titled;
use crate::{Concern, DeskError, InstructionTask, Session, Task};

/// What falls due in a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum YearTask {
    /// What an order told somebody to do.
    Told(InstructionTask),
    /// A duty that comes round.
    Duty(DutyTask),
}

impl YearTask {
    /// The last day.
    pub fn due(&self) -> Option<Date> {
        match self {
            Self::Told(told) => told.due,
            Self::Duty(duty) => Some(duty.due),
        }
    }
}

/// A duty on one of its days, done or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DutyTask {
    /// As a task.
    pub task: Task,
    /// The register whose procedure asks for it.
    pub register: RegisterId,
    /// Its key in the procedure.
    pub duty: DutyKey,
    /// The unit that owes it, where units do.
    pub unit: Option<Titled>,
    /// The day that the procedure names.
    pub named: Date,
    /// The last day.
    pub due: Date,
    /// The last working day not later than the named one.
    pub careful: Option<Date>,
    /// The year without a calendar into which it falls.
    pub uncounted: Option<i32>,
    /// When it was done.
    pub done: Option<Date>,
    /// How late that was: nothing where it was in time.
    pub late: Option<Late>,
    /// Whether it is open and its day is over.
    pub overdue: bool,
}

/// That something was done after its day: so many working days, where they can be counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Late(pub Option<u32>);

/// The duties of `year` and the instructions that are due in it, register by register, body by body; in the present year
/// of each body where none is named.
///
/// # Errors
/// When the store or its data fail.
pub fn year_tasks(office: &Office, session: &Session, year: Option<i32>) -> Result<Vec<YearTask>, DeskError> {
    let owed = owed_to_end(office, session, year)?;
    let of_year = |owing: &Owing| of_year(owing, year.unwrap_or(owing.day.year()));
    Ok(owed.iter().flat_map(of_year).collect())
}

/// All that is open and has a last day, to the end of `year` for duties: for calendar programs.
///
/// # Errors
/// When the store or its data fail.
pub fn dated_tasks(
    office: &Office,
    session: &Session,
    year: Option<i32>,
) -> Result<Vec<(Target, Task)>, DeskError> {
    let mut dated = Vec::new();
    for owing in owed_to_end(office, session, year)? {
        let open = owing.open().filter(|one| one.due.is_some());
        dated.extend(open.map(|one| (owing.target.clone(), Task::of(&owing, one))));
    }
    Ok(dated)
}

fn owed_to_end(office: &Office, session: &Session, year: Option<i32>) -> Result<Vec<Owing>, DeskError> {
    let mut owed = Vec::new();
    for target in &office.targets().map_err(DeskError::of_store)? {
        let of_target = office.owed_of(target, session.day, Ahead::ToEndOf(year));
        owed.push(of_target.map_err(DeskError::of_target(target))?);
    }
    // Where it is not shown what others owe, one's own is.
    for owing in &mut owed {
        if session.reads_owed(owing, Sight::Deadlines).is_err() {
            let mut all = std::mem::take(&mut owing.all);
            all.retain(|one| session.holds(owing, one));
            owing.all = all;
        }
    }
    Ok(owed)
}

fn of_year(owing: &Owing, year: i32) -> Vec<YearTask> {
    let mut all = Vec::new();
    for one in &owing.all {
        match (&one.what, &owing.target) {
            (Owed::Duty(day), Target::Register(id)) if day.named.year() == year => {
                all.push(YearTask::Duty(duty(owing, id, one, day)));
            }
            (Owed::Instruction(_), _) if one.due.is_some_and(|due| due.year() == year) => {
                all.extend(InstructionTask::of(owing, one).map(YearTask::Told));
            }
            _ => {}
        }
    }
    all.sort_by_key(YearTask::due);
    all
}

fn duty(owing: &Owing, id: &RegisterId, one: &Obligation, day: &DutyDay) -> DutyTask {
    let task = Task::of(owing, one);
    let due = one.due.unwrap_or(day.named);
    let unit = match &task.about {
        Concern::Unit(titled) => Some(titled.clone()),
        _ => None,
    };
    DutyTask {
        register: id.clone(),
        duty: day.duty.clone(),
        unit,
        named: day.named,
        due,
        careful: day.careful,
        uncounted: day.uncounted,
        done: one.end.as_ref().map(|end| end.on),
        late: match one.standing(&owing.calendar, owing.day) {
            Standing::DoneLate(days) => Some(Late(days)),
            _ => None,
        },
        overdue: one.is_open() && due < owing.day,
        task,
    }
}
