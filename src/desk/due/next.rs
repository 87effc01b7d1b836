//! What may be done next: the way to settle a task, as a value that each door words in its own manner.

use time::Date;

use prikaz_app::{Owing, Target};
use prikaz_domain::{DutyKey, InstructionNo, OrganisationId, PersonId, PlaceKey, RegisterId, UnitId};
use prikaz_fact::{Chooser, Example, coded};
use prikaz_report::obligation::{Obligation, Way};
use prikaz_workflow::{DutyOwner, Subject};

/// The number of an order as the journal has it; never empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderNumber(pub String);

impl Example for OrderNumber {
    fn example(_: &mut Chooser) -> Self {
        Self("sample".to_owned())
    }
}

coded! {
    /// What does a task. What only the person knows (which file, on what basis) is not in it.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub enum Next {
        /// A unit hands in its file.
        HandIn {
            /// The register.
            register: RegisterId,
            /// The unit.
            unit: UnitId,
        },
        /// A deputy puts his visa on a submission.
        VisaSubmission {
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
        /// What units say differently is looked at and decided.
        DecideConflicts {
            /// The register.
            register: RegisterId,
        },
        /// The check sends back.
        ReturnCheck {
            /// The register.
            register: RegisterId,
        },
        /// The draft is laid before the one who approves.
        Present {
            /// The register.
            register: RegisterId,
        },
        /// The check is passed.
        PassCheck {
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
        FulfilInstruction {
            /// The register, or the body for an order that stands alone.
            target: Target,
            /// Its number.
            instruction: InstructionNo,
        },
        /// Somebody has read an order.
        RecordReading {
            /// The body.
            organisation: OrganisationId,
            /// Number of the order.
            number: OrderNumber,
            /// Its year.
            year: i32,
            /// Who has read it.
            person: PersonId,
        },
        /// Somebody need not read an order any more.
        LiftReading {
            /// The body.
            organisation: OrganisationId,
            /// Number of the order.
            number: OrderNumber,
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
        PerformDuty {
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

impl Next {
    /// What does `one`, for whoever holds it; for one who left the body, what settles it otherwise.
    pub(crate) fn of(owing: &Owing, one: &Obligation) -> Option<Self> {
        let way = one.way.as_ref()?;
        match &owing.target {
            Target::Register(register) => Self::in_register(owing, one, way, register.clone()),
            Target::Body(_) => Self::in_any(owing, way),
        }
    }

    /// What does what a register and the orders of a body may owe alike.
    fn in_any(owing: &Owing, way: &Way) -> Option<Self> {
        match way {
            Way::Read(to_read) => {
                let organisation = owing.organisation.id.clone();
                let (number, year) = (OrderNumber(to_read.order.number.clone()), to_read.order.date.year());
                let person = to_read.person.clone();
                Some(match left_the_body(owing, &person) {
                    false => Self::RecordReading { organisation, number, year, person },
                    true => Self::LiftReading { organisation, number, year, person },
                })
            }
            Way::Fulfil(instruction) => {
                Some(Self::FulfilInstruction { target: owing.target.clone(), instruction: *instruction })
            }
            _ => None,
        }
    }

    fn in_register(owing: &Owing, one: &Obligation, way: &Way, register: RegisterId) -> Option<Self> {
        Some(match way {
            Way::HandIn(unit) => Self::HandIn { register, unit: unit.clone() },
            Way::VisaSubmission(unit) => Self::VisaSubmission { register, unit: unit.clone() },
            Way::DecideConflicts => Self::DecideConflicts { register },
            Way::Consolidate => Self::Consolidate { register },
            Way::PassCheck => Self::PassCheck { register },
            Way::ReturnCheck => Self::ReturnCheck { register },
            Way::Visa => match agreer(one).filter(|agreer| left_the_body(owing, agreer)) {
                Some(agreer) => Self::ReplaceAgreer { register, was: agreer.clone() },
                None => Self::Visa { register },
            },
            Way::Revise => Self::Revise { register },
            Way::Present => Self::Present { register },
            Way::Sign => Self::Sign { register },
            Way::Publish(place) => Self::Publish { register, place: place.clone() },
            Way::Inform => Self::Inform { register },
            Way::PerformDuty(day) => {
                let (duty, owner) = (day.duty.clone(), day.owner.clone());
                Self::PerformDuty { register, duty, due: day.named, owner }
            }
            Way::Fulfil(_) | Way::Read(_) => return Self::in_any(owing, way),
        })
    }
}

/// Whether the body has the person no more.
pub(super) fn left_the_body(owing: &Owing, person: &PersonId) -> bool {
    owing.organisation.person(person).is_none()
}

/// Whose seat of agreement it is.
fn agreer(one: &Obligation) -> Option<&PersonId> {
    match &one.part()?.subject {
        Subject::Agreer(person) => Some(person),
        _ => None,
    }
}
