//! All messages there are.

use super::{
    Declared, calendar, data_fault, door, general, handed_in, next, notice, order, paper, procedure, refusal,
    register, sheet, store, task, typed,
};

/// Every message that the program declares.
pub fn declared() -> Vec<Declared> {
    let subjects = [
        calendar::declared(),
        data_fault::declared(),
        general::declared(),
        handed_in::declared(),
        next::declared(),
        notice::declared(),
        order::declared(),
        paper::declared(),
        procedure::declared(),
        refusal::declared(),
        register::declared(),
        sheet::declared(),
        store::declared(),
        task::declared(),
        typed::declared(),
    ];
    let by_doors = [Declared::worded::<door::Doing>("Doing"), Declared::worded::<door::Input>("Input")];
    subjects.into_iter().flatten().chain(by_doors).collect()
}
