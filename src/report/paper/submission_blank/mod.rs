//! The blank that a unit fills in: its rows of the edition in force with marks, room for new ones, what to write and
//! by which clause; as a workbook with lists to choose from, and as a text with fields.

mod blank_for;
mod guide;
mod text;
mod workbook;

pub use blank_for::{BlankFor, BlankIdentity};
pub use text::submission_text;
pub use workbook::submission_workbook;
