//! Commands that the program tells a person to type, made in one place and held to the real command line by a test.

use std::fmt;

use serde::{Serialize, Serializer};
use time::Date;

use prikaz_domain::{DutyKey, InstructionNo, OrganisationId, PersonId, PlaceKey, RegisterId, UnitId};
use prikaz_fact::{Chooser, Example, coded};
use prikaz_workflow::DutyOwner;

/// A key as it is typed: the files that give it do not let it be empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypedKey(pub String);

impl Example for TypedKey {
    fn example(_: &mut Chooser) -> Self {
        Self("sample".to_owned())
    }
}

impl fmt::Display for TypedKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

coded! {
    /// A command that does a task. «…» stands for what only the person knows.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub enum Command {
        /// A unit hands in its file.
        SubmissionAdd {
            /// The register.
            register: RegisterId,
            /// The unit.
            unit: UnitId,
        },
        /// A deputy puts his visa on a submission.
        SubmissionVisa {
            /// The register.
            register: RegisterId,
            /// The unit.
            unit: UnitId,
        },
        /// The submissions are drawn together.
        Consolidate {
            /// The register.
            register: RegisterId,
        },
        /// What units say differently is listed, each with its number and its wordings.
        Conflicts {
            /// The register.
            register: RegisterId,
        },
        /// The check sends back.
        CheckReturn {
            /// The register.
            register: RegisterId,
        },
        /// The draft is laid before the one who approves.
        Present {
            /// The register.
            register: RegisterId,
        },
        /// The check is passed.
        CheckPass {
            /// The register.
            register: RegisterId,
        },
        /// An agreer decides.
        Visa {
            /// The register.
            register: RegisterId,
        },
        /// Remarks are answered and the draft is changed.
        Revise {
            /// The register.
            register: RegisterId,
        },
        /// The order is signed.
        Sign {
            /// The register.
            register: RegisterId,
        },
        /// A publication is recorded.
        Publish {
            /// The register.
            register: RegisterId,
            /// The place.
            place: PlaceKey,
        },
        /// Those to be told are told.
        Inform {
            /// The register.
            register: RegisterId,
        },
        /// An instruction was carried out.
        InstructionDone {
            /// The register, or the body for an order that stands alone.
            target: TypedKey,
            /// Its number.
            instruction: InstructionNo,
        },
        /// Somebody has read an order.
        AcquaintanceRecord {
            /// The body.
            organisation: OrganisationId,
            /// Number of the order.
            number: TypedKey,
            /// Its year.
            year: i32,
            /// Who has read it.
            person: PersonId,
        },
        /// Somebody need not read an order any more.
        AcquaintanceLift {
            /// The body.
            organisation: OrganisationId,
            /// Number of the order.
            number: TypedKey,
            /// Its year.
            year: i32,
            /// Who need not.
            person: PersonId,
        },
        /// Another agrees instead of one who cannot.
        ReplaceAgreer {
            /// The register.
            register: RegisterId,
            /// Who cannot.
            was: PersonId,
        },
        /// A duty was done.
        DutyDone {
            /// The register.
            register: RegisterId,
            /// Key of the duty.
            duty: DutyKey,
            /// The day the procedure names for it.
            due: Date,
            /// Who owes it.
            owner: DutyOwner,
        },
    }
}

impl fmt::Display for Command {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("prikaz ")?;
        match self {
            Self::SubmissionAdd { register, unit } => {
                write!(f, "submission add {register} --unit {unit} …")
            }
            Self::SubmissionVisa { register, unit } => {
                write!(f, "submission visa {register} --unit {unit}")
            }
            Self::Consolidate { register } => write!(f, "register consolidate {register}"),
            Self::Conflicts { register } => write!(f, "register conflicts {register}"),
            Self::CheckReturn { register } => write!(f, "check return {register}"),
            Self::Present { register } => write!(f, "order present {register}"),
            Self::CheckPass { register } => write!(f, "check pass {register}"),
            Self::Visa { register } => write!(f, "agreement visa {register}"),
            Self::Revise { register } => write!(f, "register revise {register} …"),
            Self::Sign { register } => write!(f, "order sign {register}"),
            Self::Publish { register, place } => {
                write!(f, "publication record {register} --place {place} …")
            }
            Self::Inform { register } => write!(f, "publication inform {register} …"),
            Self::InstructionDone { target, instruction } => {
                write!(f, "instruction done {target} {instruction} --paper …")
            }
            Self::AcquaintanceRecord { organisation, number, year, person } => {
                write!(f, "acquaintance record {organisation} {number} --year {year} --person {person}")
            }
            Self::AcquaintanceLift { organisation, number, year, person } => {
                write!(
                    f,
                    "acquaintance lift {organisation} {number} --year {year} --person {person} --reason …"
                )
            }
            Self::ReplaceAgreer { register, was } => {
                write!(f, "agreement replace {register} --was {was} --now … --basis …")
            }
            Self::DutyDone { register, duty, due, owner } => {
                write!(f, "duty done {register} {duty} --due {due}")?;
                match owner {
                    DutyOwner::Unit(unit) => write!(f, " --unit {unit}"),
                    DutyOwner::Person(person) => write!(f, " --by {person}"),
                    DutyOwner::Together => Ok(()),
                }
            }
        }
    }
}

impl Serialize for Command {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
