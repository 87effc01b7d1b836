//! The table: who may do what, and who sees what.

use std::collections::BTreeMap;

use prikaz_domain::RoleKey;
use prikaz_domain::StandardRole::{self, Administrator, Auditor, Drafter, Head, Publisher, Registrar};
pub use prikaz_domain::{Act, ActWord};
use prikaz_fact::coded;
use prikaz_procedure::StageWord;

/// Which persons an act is open to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Entitled {
    /// Those whom the stage of the procedure names.
    NamedByStage,
    /// Those whom the stage names, and these standing roles.
    NamedOr(&'static [StandardRole]),
    /// These standing roles.
    Standing(&'static [StandardRole]),
}

/// The row of an act in the table of rights. The auditor and the administrator stand in no row:
/// the one sees everything and changes nothing, the other manages users and cannot visa.
/// The only exception is the record of a substitution, which the administrator may enter.
/// Neither may act for another, or be put in an agreer's seat: what they may not do themselves
/// they may not do in somebody's stead either.
fn row(act: Act) -> Entitled {
    match act {
        Act::OpenRegister => Entitled::Standing(&[Drafter]),
        Act::OpenDraft => Entitled::Standing(&[Drafter]),
        Act::HandIn => Entitled::NamedOr(&[Drafter]),
        Act::VisaSubmission => Entitled::NamedByStage,
        Act::ReturnSubmission => Entitled::NamedOr(&[Drafter]),
        Act::WithdrawUnit => Entitled::NamedOr(&[Drafter]),
        Act::NameSuccessor => Entitled::Standing(&[Drafter, Head]),
        Act::DecideConflict => Entitled::NamedOr(&[Drafter]),
        Act::Consolidate => Entitled::NamedOr(&[Drafter]),
        Act::Check => Entitled::NamedByStage,
        Act::ConcludeCheck => Entitled::NamedByStage,
        Act::GiveVisa => Entitled::NamedByStage,
        Act::BringSheet => Entitled::NamedOr(&[Drafter, Registrar]),
        Act::Revise => Entitled::NamedByStage,
        Act::ReplaceAgreer => Entitled::NamedOr(&[Head]),
        Act::Present => Entitled::NamedByStage,
        Act::Sign => Entitled::NamedByStage,
        Act::RecordOrder => Entitled::Standing(&[Drafter, Registrar]),
        Act::Publish => Entitled::NamedByStage,
        Act::Inform => Entitled::NamedByStage,
        Act::ExtendDeadline => Entitled::Standing(&[Drafter, Head]),
        Act::Withdraw => Entitled::Standing(&[Drafter, Head]),
        Act::Correct => Entitled::Standing(&[Drafter, Registrar]),
        Act::Issue => Entitled::Standing(&[Drafter, Registrar, Publisher, Head]),
        Act::PerformDuty => Entitled::NamedOr(&[Drafter]),
        Act::ListProcesses => Entitled::Standing(&[Drafter]),
        Act::Remind => Entitled::Standing(&[Drafter, Registrar]),
        Act::FulfilInstruction => Entitled::NamedOr(&[Drafter, Registrar]),
        Act::LiftInstruction => Entitled::Standing(&[Drafter, Head]),
        Act::Substitute => Entitled::Standing(&[Drafter, Registrar, Administrator]),
    }
}

/// The roles that may do `act`, where the stage names `named`. A procedure cannot name an auditor
/// or an administrator: they stay bystanders whatever it says.
pub fn entitled(act: Act, named: &[RoleKey]) -> Vec<RoleKey> {
    let standing = |roles: &[StandardRole]| roles.iter().copied().map(RoleKey::from).collect();
    let named = || named.iter().filter(|role| !is_bystanders(role)).cloned();
    match row(act) {
        Entitled::NamedByStage => named().collect(),
        Entitled::Standing(roles) => standing(roles),
        Entitled::NamedOr(roles) => {
            let more: Vec<RoleKey> = standing(roles);
            let known: Vec<RoleKey> = named().collect();
            let new = more.into_iter().filter(|role| !known.contains(role)).collect::<Vec<_>>();
            known.iter().cloned().chain(new).collect()
        }
    }
}

pub(super) fn is_bystanders(role: &RoleKey) -> bool {
    matches!(role.standard(), Some(Auditor | Administrator))
}

/// The whole table, act by act, for a given naming by the stage: what the manual prints.
pub fn table(named: &[RoleKey]) -> BTreeMap<&'static str, Vec<RoleKey>> {
    Act::all().map(|act| (act.code(), entitled(act, named))).collect()
}

coded! {
/// What somebody may read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sight: Serialize {
    /// What units handed in: of one unit where it is named, else of all.
    Submission,
    /// Rows of which units say different things, and what was decided of them.
    Conflicts,
    /// The rows of the draft and its order.
    Draft,
    /// What the check found.
    Findings,
    /// Rounds, visas, remarks and the answers to them.
    Agreement,
    /// What was answered to the requirements of higher acts.
    Requirements,
    /// What is approved: editions, their orders, whether they are in force.
    Edition,
    /// The journal of orders of the body.
    Orders,
    /// What others owe.
    Tasks,
    /// The report of deadlines.
    Deadlines,
    /// The list of papers that were given out.
    Papers,
    /// Who acts for whom.
    Substitutions,
    /// The log of the register, which tells of all of these.
    Log,
    /// Whether the log is as it was written.
    Audit,
}
}

/// Whom something is shown to. The auditor stands in no row, since he sees everything (design.md, §6).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct ShownTo {
    /// Standing roles.
    to: &'static [StandardRole],
    /// Who else.
    also: &'static [Also],
}

/// Who else sees something, by what he does in a register.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Also {
    /// Everybody whom the body has a card of.
    Everybody,
    /// Those who answer for the unit that it is about: its head, its representative, its supervisor.
    OfUnit,
    /// The roles that such stages of the procedure name: they work on it.
    InStages(&'static [StageWord]),
    /// Those who have a seat in a group that the draft was put to.
    Seated,
}

const CHECK: Also = Also::InStages(&[StageWord::Collect, StageWord::Check]);
const DRAFT: Also = Also::InStages(&[StageWord::Check, StageWord::Agree, StageWord::Approve]);

/// The row of a thing in the table of what is shown to whom, beside that of acts: a unit sees its own submission and
/// what is approved, an agreer the drafts that were put to him, the drafter, the registrar and the head what they work
/// on, the publisher and those informed what is approved; the administrator manages users and sees no draft (design.md
/// §6, «Rights»; ASVS 8.2.1–8.2.2; «everyone sees the log» is what users of other engines complain of, users.md no. 20).
/// Whoever may do an act sees what it is about.
fn shown(sight: Sight) -> ShownTo {
    match sight {
        Sight::Submission => ShownTo { to: &[Drafter, Head], also: &[Also::OfUnit, CHECK] },
        Sight::Conflicts => ShownTo { to: &[Drafter, Head], also: &[CHECK] },
        Sight::Draft => ShownTo { to: &[Drafter, Registrar, Head], also: &[DRAFT, Also::Seated] },
        Sight::Findings => ShownTo { to: &[Drafter, Registrar, Head], also: &[DRAFT, Also::Seated] },
        Sight::Agreement => ShownTo { to: &[Drafter, Registrar, Head], also: &[DRAFT, Also::Seated] },
        Sight::Requirements => ShownTo { to: &[Drafter, Registrar, Head], also: &[DRAFT, Also::Seated] },
        Sight::Edition => ShownTo { to: &[], also: &[Also::Everybody] },
        Sight::Orders => ShownTo { to: &[Drafter, Registrar, Head, Publisher], also: &[] },
        Sight::Tasks => ShownTo { to: &[Drafter, Registrar, Head], also: &[] },
        Sight::Deadlines => ShownTo { to: &[Drafter, Registrar, Head], also: &[] },
        Sight::Papers => ShownTo { to: &[Drafter, Registrar, Head, Publisher], also: &[] },
        Sight::Substitutions => ShownTo { to: &[Drafter, Registrar, Head, Administrator], also: &[] },
        Sight::Log => ShownTo { to: &[Drafter, Registrar, Head], also: &[] },
        Sight::Audit => ShownTo { to: &[Registrar, Head, Administrator], also: &[] },
    }
}

/// The standing roles that see something, the auditor last.
pub fn shown_to(sight: Sight) -> Vec<RoleKey> {
    shown(sight).to.iter().chain([&Auditor]).copied().map(RoleKey::from).collect()
}

/// Who else sees something.
pub(super) fn shown_also(sight: Sight) -> &'static [Also] {
    shown(sight).also
}
