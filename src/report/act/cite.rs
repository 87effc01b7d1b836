//! Acts as they are cited: kind, issuing body, date, number, title (ГОСТ Р 7.0.97-2025, 5.18).

use crate::wording::dated;
use prikaz_domain::Case;
use prikaz_order::{Citation, LINE, forms};
use prikaz_russian::typography::{NBSP, quoted};

use super::Act;

/// «приказом департамента финансов Брянской области от 21 ноября 2023 года № 149 «Об организации …»».
pub(super) fn cited(act: &Act<'_>, citation: &Citation, case: Option<Case>) -> String {
    format!("{} {}", forms(citation.kind).of(case), tail(act, citation))
}

fn tail(act: &Act<'_>, citation: &Citation) -> String {
    let mut text = citation.issuer.clone().unwrap_or_else(|| act.issuer_genitive());
    // What is not known yet is a line to be filled in: without it an unfinished citation reads like a finished one.
    let style = citation.date_style.unwrap_or(act.organisation.date_style);
    let date = citation.date.map_or_else(|| LINE.to_owned(), |date| dated(style, date));
    let sign = citation.number_sign.unwrap_or(act.organisation.number_sign);
    let number = sign.before(citation.number.as_deref().unwrap_or(LINE));
    text += &format!(" от{NBSP}{date} {number}");
    if let Some(title) = &citation.title {
        text += &format!(" {}", quoted(title));
    }
    text
}
