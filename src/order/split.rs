//! An annex that falls into several: those behind it, and whatever names them, move on.

use super::{Annex, Approval, Clause, OrderText, Provision};

impl OrderText {
    /// The text with `parts` in the place of its first annex. A clause that approves the first approves all of them;
    /// the numbers of the annexes behind it go on after theirs, in every clause that names one.
    #[must_use]
    pub fn with_first_annex_as(&self, parts: Vec<Annex>) -> Self {
        let count = u8::try_from(parts.len()).unwrap_or(u8::MAX);
        let clauses = if count > 1 { moved(&self.clauses, count) } else { self.clauses.clone() };
        let annexes = parts.into_iter().chain(self.annexes.iter().skip(1).cloned()).collect();
        Self { clauses, annexes, ..self.clone() }
    }
}

fn moved(clauses: &[Clause], parts: u8) -> Vec<Clause> {
    let one = |clause: &Clause| Clause {
        provision: clause.provision.as_ref().map(|provision| moved_provision(provision, parts)),
        clauses: moved(&clause.clauses, parts),
        ..clause.clone()
    };
    clauses.iter().map(one).collect()
}

fn moved_provision(provision: &Provision, parts: u8) -> Provision {
    let mut provision = provision.clone();
    match &mut provision {
        Provision::Approve(approval) => *approval = moved_approval(approval, parts),
        Provision::Amend(acts) => {
            for act in acts {
                act.annex = act.annex.map(|number| behind(number, parts));
            }
        }
        Provision::Repeal(repeal) => repeal.annex = repeal.annex.map(|number| behind(number, parts)),
        Provision::Instruct(_)
        | Provision::Establish(_)
        | Provision::Publish(_)
        | Provision::EnterIntoForce(_)
        | Provision::Control(_) => {}
    }
    provision
}

fn moved_approval(approval: &Approval, parts: u8) -> Approval {
    let numbers = approval.annexes.iter();
    let annexes = numbers.flat_map(|number| match number {
        1 => 1..=parts,
        _ => behind(*number, parts)..=behind(*number, parts),
    });
    Approval { annexes: annexes.collect(), ..approval.clone() }
}

/// The number of an annex behind the first, which is now `parts` annexes.
fn behind(number: u8, parts: u8) -> u8 {
    if number > 1 { number.saturating_add(parts - 1) } else { number }
}
