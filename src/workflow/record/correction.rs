//! What may be put right of what was recorded.

use serde::{Deserialize, Serialize};
use time::Date;

use prikaz_domain::{ActReference, EditionNo, InstructionNo, PlaceKey};
use prikaz_fact::coded;

use crate::record::instruction::InstructionDone;

coded! {
/// What is right instead of what was recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "of", rename_all = "kebab-case")]
pub enum Correction {
    /// Day and address of a publication.
    Publication {
        /// The edition.
        edition: EditionNo,
        /// The place.
        place: PlaceKey,
        /// The right day.
        on: Date,
        /// The right address.
        address: String,
    },
    /// How an instruction was done.
    Instruction {
        /// Which instruction.
        instruction: InstructionNo,
        /// By whom, when, by which paper; none where it was not done, and so is open still.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        done: Option<InstructionDone>,
    },
    /// The number or date of the order of an edition.
    Order {
        /// The edition.
        edition: EditionNo,
        /// As they were recorded.
        was: ActReference,
        /// As they are right.
        now: ActReference,
    },
    /// Anything that changes no state: a note that an auditor reads beside the record.
    Note {
        /// What is right.
        text: String,
    },
}
}
