//! Small pieces of Russian wording that several papers share.

use time::Date;

use prikaz_domain::{ActReference, Case, OrderKind};
use prikaz_order::{DateStyle, forms};
use prikaz_procedure::Organisation;
use prikaz_russian::dates;
use prikaz_russian::typography::NBSP;

/// A date as the body writes dates of acts.
pub(super) fn date(organisation: &Organisation, date: Date) -> String {
    dated(organisation.date_style, date)
}

/// A date in one of the ways that dates of acts are written.
pub(super) fn dated(style: DateStyle, date: Date) -> String {
    match style {
        DateStyle::Dotted => dates::short(date),
        DateStyle::DottedYear => format!("{}г.", dates::short(date)),
        DateStyle::DottedBareYear => format!("{}г", dates::short(date)),
        DateStyle::DottedSpacedYear => format!("{}{NBSP}г.", dates::short(date)),
        DateStyle::WordsShort => dates::long(date),
        DateStyle::WordsFull => dates::full(date),
    }
}

/// «№ 54», or «N 54» where the body writes so.
pub(super) fn number(organisation: &Organisation, number: &str) -> String {
    organisation.number_sign.before(number)
}

/// «от 23.04.2024 № 61».
pub(super) fn requisites(organisation: &Organisation, order: &ActReference) -> String {
    format!("от{NBSP}{} {}", date(organisation, order.date), number(organisation, &order.number))
}

/// «п. 3 приказа от 23.04.2024 № 61».
pub(super) fn clause_of(
    organisation: &Organisation,
    clause: &str,
    order: &ActReference,
    style: DateStyle,
) -> String {
    let (kind, on) = (genitive(order.kind), dated(style, order.date));
    format!("п.{NBSP}{clause} {kind} от{NBSP}{on} {}", number(organisation, &order.number))
}

/// «приказом»: who by? what by?
pub(super) fn instrumental(kind: OrderKind) -> String {
    forms(kind).of(Some(Case::Instrumental))
}

/// «приказа»: of what?
pub(super) fn genitive(kind: OrderKind) -> String {
    forms(kind).of(Some(Case::Genitive))
}

/// «приказу»: to what?
pub(super) fn dative(kind: OrderKind) -> String {
    forms(kind).of(Some(Case::Dative))
}

/// «приказ»; the accusative is the same.
pub(super) fn nominative(kind: OrderKind) -> String {
    forms(kind).of(None)
}

/// Several acts of a kind: «приказы», «приказов», «приказами».
pub(super) fn plural(kind: OrderKind) -> [String; 3] {
    [None, Some(Case::Genitive), Some(Case::Instrumental)].map(|case| forms(kind).plural(case))
}

/// «ПРИКАЗ»: as it stands on the form.
pub(super) fn title(kind: OrderKind) -> String {
    forms(kind).title()
}
