//! How an order cites another act: by kind, issuing body, date, number and title (ГОСТ Р 7.0.97-2025, 5.18).

use time::Date;

use prikaz_domain::{ActReference, OrderKind};

use super::style::{DateStyle, NumberSign};

/// Another act, as it is cited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// Its kind.
    pub kind: OrderKind,
    /// Who issued it, in the genitive; the body itself where none is named.
    pub issuer: Option<String>,
    /// Its date; none while it is not known, which a draft prints as a line to be filled in.
    pub date: Option<Date>,
    /// Its number, without the sign; none while it is not known.
    pub number: Option<String>,
    /// Its title, without quotation marks.
    pub title: Option<String>,
    /// How its date is written here, where it is not the way of the body.
    pub date_style: Option<DateStyle>,
    /// How its number is written here, where it is not the way of the body.
    pub number_sign: Option<NumberSign>,
}

impl Citation {
    /// `act` of the body itself, written its way.
    pub fn own(act: &ActReference) -> Self {
        Self {
            kind: act.kind,
            issuer: None,
            date: Some(act.date),
            number: Some(act.number.clone()),
            title: act.title.clone(),
            date_style: None,
            number_sign: None,
        }
    }
}
