//! Options by which the drafter chooses how the order treats the acts before it, and the warning where these go on
//! standing though the register is approved anew, or are left out though the procedure names them.

use clap::ValueEnum;
use time::Date;

use super::CommandError;
use super::desk::Desk;
use prikaz_domain::RegisterId;
use prikaz_wording::order::{ActsLeftOut, ActsLeftStanding};
use prikaz_workflow::{Action, LeftBecause};

/// How the order treats the acts before it; what is chosen is recorded, and holds until it is chosen otherwise.
#[derive(Debug, Clone, Copy, clap::Args)]
pub(super) struct MannerArgs {
    /// Whether an order that approves the register anew repeals the acts before it
    #[arg(long, value_name = "WHAT")]
    earlier: Option<EarlierActs>,
    /// Whether the register is approved anew although the procedure has it amended
    #[arg(long, value_name = "HOW")]
    manner: Option<Manner>,
}

/// What becomes of the acts before.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum EarlierActs {
    /// The order repeals them
    Repeal,
    /// The clause is left out: they go on standing
    Keep,
}

/// How the next edition is approved.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Manner {
    /// The whole register is approved anew
    Anew,
    /// As the procedure has it
    Usual,
}

impl MannerArgs {
    /// Records what was chosen, where anything was.
    pub(super) fn choose(self, desk: &mut Desk<'_>, id: &RegisterId) -> Result<(), CommandError> {
        if self.earlier.is_none() && self.manner.is_none() {
            return Ok(());
        }
        let anew = self.manner.map(|manner| matches!(manner, Manner::Anew));
        let repeals = self.earlier.map(|earlier| matches!(earlier, EarlierActs::Repeal));
        desk.act(id, Action::ChooseManner { anew, repeals }).map(drop)
    }
}

/// Says which acts go on standing though the order of the draft approves the register anew, were it signed on `on`, and
/// which it leaves out, since others repealed them.
pub(super) fn tell_left(desk: &mut Desk<'_>, id: &RegisterId, on: Date) -> Result<(), CommandError> {
    let (book, register) = (desk.book(id)?, desk.register(id)?);
    if register.draft.is_none() {
        return Ok(());
    }
    let next =
        desk.office.next_act(id, &book, &register, on).map_err(|error| desk.error(Some(id), &error))?;
    let elsewhere: Vec<_> =
        next.left_out.into_iter().filter(|left_out| left_out.repealed.is_some()).collect();
    if !elsewhere.is_empty() {
        desk.ui.warn(&ActsLeftOut { acts: elsewhere });
    }
    for because in [LeftBecause::Chosen, LeftBecause::Procedure, LeftBecause::Joint] {
        let acts: Vec<_> = next.leaves.iter().filter(|left| left.because == because).cloned().collect();
        if !acts.is_empty() {
            desk.ui.warn(&ActsLeftStanding { acts, because, register: id.clone() });
        }
    }
    Ok(())
}
