//! The floor that every door stands on: what somebody may ask of the office, and the answer as a value.
//!
//! A use case takes the [`Session`] in which it is asked and the ids it is about, and answers with a type whose fields
//! are public. What may be done next is a value too, [`Next`]: the command line words it as a command, a browser as a
//! link. Titles and names stand in answers as the body's data give them; words of the program do not.
//!
//! *Invariant:* no JSON, no words, no paths: who asks and what is answered are values. Nothing is printed, nothing is
//! written but through the office.

mod error;
mod instructions;
mod lost;
mod next;
mod readings;
mod register_tasks;
mod session;
mod task;
mod tasks;
mod year;

pub use error::{DeskError, Of};
pub use instructions::{InstructionEnd, InstructionTask, Which, instruction_of, instructions};
pub use lost::{LostThing, LostWhat};
pub use next::{Next, OrderNumber};
pub use readings::{Freed, HasRead, Readings, ToReadTask, readings};
pub use register_tasks::{EditionNamed, FallenEdition, RegisterTasks, tasks_in};
pub use session::{InvalidLanguage, LanguageCode, Means, Session, Who};
pub use task::{About, Holder, Task, Titled};
pub use tasks::{HeldTask, PersonTasks, tasks_of};
pub use year::{DutyTask, Late, YearTask, dated_tasks, year_tasks};
