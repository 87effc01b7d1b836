//! Small pieces of Russian wording that several papers share.

use time::Date;

use crate::domain::{ActReference, OrderKind};
use crate::procedure::{DateStyle, Organisation};
use crate::russian::dates;
use crate::russian::typography::{self, NBSP};

/// A date as the body writes dates of acts.
pub(super) fn date(organisation: &Organisation, date: Date) -> String {
    match organisation.date_style {
        DateStyle::Dotted => dates::short(date),
        DateStyle::DottedYear => format!("{}г.", dates::short(date)),
        DateStyle::DottedSpacedYear => format!("{}{NBSP}г.", dates::short(date)),
        DateStyle::WordsShort => dates::long(date),
        DateStyle::WordsFull => dates::full(date),
    }
}

/// «№ 54», or «N 54» where the body writes so.
pub(super) fn number(organisation: &Organisation, number: &str) -> String {
    typography::number(organisation.number_sign.text(), number)
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

/// «приказу»: to what?
pub(super) fn dative(kind: OrderKind) -> &'static str {
    match kind {
        OrderKind::Order => "приказу",
        OrderKind::Directive => "распоряжению",
        OrderKind::Resolution => "постановлению",
        OrderKind::Decision => "решению",
    }
}

/// «приказ»; the accusative is the same.
pub(super) fn nominative(kind: OrderKind) -> &'static str {
    match kind {
        OrderKind::Order => "приказ",
        OrderKind::Directive => "распоряжение",
        OrderKind::Resolution => "постановление",
        OrderKind::Decision => "решение",
    }
}

/// Several acts of a kind: «приказы», «приказов», «приказами».
pub(super) fn plural(kind: OrderKind) -> [&'static str; 3] {
    match kind {
        OrderKind::Order => ["приказы", "приказов", "приказами"],
        OrderKind::Directive => ["распоряжения", "распоряжений", "распоряжениями"],
        OrderKind::Resolution => ["постановления", "постановлений", "постановлениями"],
        OrderKind::Decision => ["решения", "решений", "решениями"],
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
