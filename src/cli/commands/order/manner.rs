//! Options by which the drafter chooses how the order treats the acts before it, and the warning where these go on
//! standing though the register is approved anew, or are left out though the procedure names them.

use clap::ValueEnum;

use crate::commands::papers;
use crate::desk::Desk;
use crate::error::CommandError;
use prikaz_desk::acts_left;
use prikaz_domain::RegisterId;
use prikaz_workflow::Action;

/// How the order treats the acts before it; what is chosen is recorded, and holds until it is chosen otherwise.
#[derive(Debug, Clone, Copy, clap::Args)]
pub(crate) struct MannerArgs {
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
    pub(crate) fn choose(self, desk: &mut Desk<'_>, id: &RegisterId) -> Result<(), CommandError> {
        if self.earlier.is_none() && self.manner.is_none() {
            return Ok(());
        }
        let anew = self.manner.map(|manner| matches!(manner, Manner::Anew));
        let repeals = self.earlier.map(|earlier| matches!(earlier, EarlierActs::Repeal));
        desk.act(id, Action::ChooseManner { anew, repeals }).map(drop)
    }
}

/// Says which acts go on standing though the order of the draft approves the register anew, were it signed on the day of
/// the session, and which it leaves out, since others repealed them.
pub(crate) fn tell_left(desk: &mut Desk<'_>, id: &RegisterId) -> Result<(), CommandError> {
    let notes = desk.ask(|office, session| acts_left(office, session, id))?;
    papers::tell_notes(desk, &notes);
    Ok(())
}
