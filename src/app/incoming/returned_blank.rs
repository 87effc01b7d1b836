//! A blank that comes back: which it is, and whether it is one of those that may.

use prikaz_domain::{EditionNo, RegisterId, UnitId};
use prikaz_fact::coded;
use prikaz_form::{IDENTITY, RawTable};
use prikaz_report::paper::BlankIdentity;
use prikaz_workflow::Register;

use crate::Rulebook;

coded! {
/// Why a blank that came back is not taken.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum BlankFault {
    /// It is of another register.
    OtherRegister {
        /// The register it is of.
        register: RegisterId,
    },
    /// It is of another unit.
    OtherUnit {
        /// The unit it is of.
        unit: UnitId,
    },
    /// It holds the rows of an edition that is in force no more.
    OldEdition {
        /// The edition; nought where there was none.
        blank: u32,
        /// The edition in force.
        present: u32,
    },
    /// It has the form of another wording of the procedure.
    OtherProcedure,
}
}

/// Which blank it is that came back; none where it is no blank of this program.
pub fn blank_identity(tables: &[RawTable]) -> Option<BlankIdentity> {
    const ABOVE: usize = 15;
    let rows = tables.iter().flat_map(|table| table.rows.iter().take(ABOVE));
    let mut texts = rows.flat_map(|row| row.cells.iter().map(|cell| cell.text.trim()));
    texts.find(|text| text.starts_with(IDENTITY)).and_then(BlankIdentity::parse)
}

/// Whether the blank that came back as `tables` is one of `unit` for the register as it is now.
///
/// # Errors
/// What keeps it from being taken.
pub fn check_blank(
    book: &Rulebook,
    register: &Register,
    id: &RegisterId,
    unit: Option<&UnitId>,
    tables: &[RawTable],
) -> Result<(), BlankFault> {
    let Some(blank) = blank_identity(tables) else { return Ok(()) };
    let present = register.last_edition().map(|edition| edition.no);
    if blank.register != *id {
        return Err(BlankFault::OtherRegister { register: blank.register });
    }
    if unit.is_some_and(|unit| *unit != blank.unit) {
        return Err(BlankFault::OtherUnit { unit: blank.unit });
    }
    if blank.edition != present {
        let number = |edition: Option<EditionNo>| edition.map_or(0, |edition| edition.0);
        return Err(BlankFault::OldEdition { blank: number(blank.edition), present: number(present) });
    }
    if blank.procedure != book.procedure.digest.short() {
        return Err(BlankFault::OtherProcedure);
    }
    Ok(())
}
