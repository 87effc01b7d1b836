//! What is owed and open: tasks, reminders of them, what does them.

pub(crate) mod deadlines;
pub(crate) mod lost;
pub(crate) mod next;
pub(crate) mod register_tasks;
pub(crate) mod reminder;
pub(crate) mod reminders;
pub(crate) mod targets;
pub(crate) mod task;
pub(crate) mod tasks;
pub(crate) mod year;
