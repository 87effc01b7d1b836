//! What a file is, and whether what the code printed on an order says is so.

use prikaz_app::{Office, Origin, origin, origin_of_code};

use crate::{DeskError, Session};

/// What somebody has in his hand.
#[derive(Debug, Clone, Copy)]
pub enum InHand<'a> {
    /// A file.
    File(&'a [u8]),
    /// The text of a code printed on an order.
    Code(&'a str),
}

/// What it is.
#[derive(Debug, Clone)]
pub struct Recognised {
    /// Where it comes from.
    pub origin: Origin,
    /// Whether the store stands for it.
    pub is_vouched_for: bool,
}

impl Recognised {
    /// What is best known of all that several bodies answered: what one stands for, else what one contradicts.
    pub fn best(answers: impl IntoIterator<Item = Self>) -> Option<Self> {
        let rank = |one: &Self| match &one.origin {
            Origin::Unknown { .. } | Origin::NoCode => 2,
            _ => i32::from(!one.is_vouched_for),
        };
        answers.into_iter().min_by_key(rank)
    }
}

/// What `in_hand` is, and how it stands on the day of the session. It needs no leave: a paper says to whoever holds it what
/// is answered here.
///
/// # Errors
/// When the store fails.
pub fn recognise(office: &Office, session: &Session, in_hand: InHand<'_>) -> Result<Recognised, DeskError> {
    let origin = match in_hand {
        InHand::File(bytes) => origin(office, bytes, session.day),
        InHand::Code(text) => origin_of_code(office, text, session.day),
    };
    let origin = origin.map_err(DeskError::of_store)?;
    let is_vouched_for = !matches!(
        origin,
        Origin::Unknown { .. } | Origin::NoCode | Origin::UnsignedAlone { .. } | Origin::Contradicted { .. }
    );
    Ok(Recognised { origin, is_vouched_for })
}
