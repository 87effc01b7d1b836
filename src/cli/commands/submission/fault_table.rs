//! What is wrong with a unit's file, as a table on the screen.

use crate::table::Grid;
use crate::ui::Ui;
use prikaz_domain::Severity;
use prikaz_wording::answer::file_faults::FileFault;
use prikaz_wording::handed_in::{INCOMING_HEAD, IncomingSeverity};

/// The faults as a table, the grave ones first.
pub(crate) fn table(ui: &Ui, faults: &[FileFault]) -> String {
    let mut grid = Grid::new(ui.all_of(&INCOMING_HEAD).into_iter());
    let mut sorted: Vec<&FileFault> = faults.iter().collect();
    sorted.sort_by_key(|one| match one.severity {
        Severity::Error => 0,
        Severity::Warning => 1,
        Severity::Advice => 2,
    });
    for one in sorted {
        let severity = ui.say(&IncomingSeverity { severity: one.severity });
        grid.row(vec![severity, one.place.clone(), one.title.clone(), one.text.clone(), one.clause.clone()]);
    }
    grid.to_string()
}
