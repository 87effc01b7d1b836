//! Small pieces of Russian wording that several papers share.

use time::Date;

use crate::domain::{ActReference, OrderKind};
use crate::procedure::{DateStyle, NumberSign, Organisation};
use crate::template::month_genitive;

/// A space that does not break a line.
const NBSP: char = '\u{a0}';

/// A date as the body writes dates of acts.
pub(super) fn date(organisation: &Organisation, date: Date) -> String {
    let dotted = format!("{:02}.{:02}.{:04}", date.day(), u8::from(date.month()), date.year());
    let words = format!("{}{NBSP}{} {}{NBSP}", date.day(), month_genitive(date.month()), date.year());
    match organisation.date_style {
        DateStyle::Dotted => dotted,
        DateStyle::DottedYear => format!("{dotted}г."),
        DateStyle::DottedSpacedYear => format!("{dotted}{NBSP}г."),
        DateStyle::WordsShort => format!("{words}г."),
        DateStyle::WordsFull => format!("{words}года"),
    }
}

/// «№ 54», or «N 54» where the body writes so.
pub(super) fn number(organisation: &Organisation, number: &str) -> String {
    let sign = match organisation.number_sign {
        NumberSign::Numero => '№',
        NumberSign::Latin => 'N',
    };
    format!("{sign}{NBSP}{number}")
}

/// «от 23.04.2024 № 61».
pub(super) fn requisites(organisation: &Organisation, order: &ActReference) -> String {
    format!("от{NBSP}{} {}", date(organisation, order.date), number(organisation, &order.number))
}

/// «приказом»: who by? what by?
pub(super) fn instrumental(kind: OrderKind) -> &'static str {
    match kind {
        OrderKind::Order => "приказом",
        OrderKind::Directive => "распоряжением",
        OrderKind::Resolution => "постановлением",
        OrderKind::Decision => "решением",
    }
}

/// «приказа»: of what?
pub(super) fn genitive(kind: OrderKind) -> &'static str {
    match kind {
        OrderKind::Order => "приказа",
        OrderKind::Directive => "распоряжения",
        OrderKind::Resolution => "постановления",
        OrderKind::Decision => "решения",
    }
}

/// «ПРИКАЗ»: as it stands on the form.
pub(super) fn title(kind: OrderKind) -> &'static str {
    match kind {
        OrderKind::Order => "ПРИКАЗ",
        OrderKind::Directive => "РАСПОРЯЖЕНИЕ",
        OrderKind::Resolution => "ПОСТАНОВЛЕНИЕ",
        OrderKind::Decision => "РЕШЕНИЕ",
    }
}

/// `text` with a capital first letter.
pub(super) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
