//! An order that is to be printed, and how it is called.

use time::Date;

use prikaz_domain::Cases;
use prikaz_order::{Forms, Itself, Order, forms};
use prikaz_procedure::Organisation;
use prikaz_russian::Words;

use super::context::{ActForms, Called};
use super::names::AnnexName;
use crate::wording;

/// An order that is to be printed.
#[derive(Debug, Clone, Copy)]
pub struct Act<'a> {
    /// The order.
    pub order: &'a Order,
    /// The body.
    pub organisation: &'a Organisation,
    /// The procedure whose templates come before the common ones.
    pub procedure: Option<&'a str>,
    /// The Russian word lists.
    pub words: &'a Words,
    /// Its date; none while it is a draft.
    pub date: Option<Date>,
    /// Its number; none while it is a draft.
    pub number: Option<&'a str>,
    /// Names of annexes in their cases where they are known; the others are inflected.
    pub names: &'a [AnnexName],
}

impl Act<'_> {
    pub(super) fn forms(&self) -> Forms {
        forms(self.order.kind)
    }

    /// What verbs agree with, and how the act is called.
    pub(super) fn called(&self) -> Called {
        let name = &self.organisation.name.full.nominative;
        Called {
            kind: self.order.kind,
            issuer: self.order.text.issuer.form,
            agreement: self.words.unit(name).agreement,
            this: cases(self.forms(), Itself::This),
        }
    }

    /// The form names every body of a joint act.
    pub(super) fn letterhead(&self) -> Vec<String> {
        let issuer = &self.order.text.issuer;
        let own = issuer.own.as_ref().map_or(&self.organisation.name.letterhead, |own| &own.letterhead);
        own.iter().chain(issuer.with.iter().flat_map(|author| &author.letterhead)).cloned().collect()
    }

    /// Who issues it, in the genitive.
    pub(super) fn issuer_genitive(&self) -> String {
        let issuer = &self.order.text.issuer;
        let full = &self.organisation.name.full.genitive;
        let own = issuer.own.as_ref().map_or(full, |own| &own.genitive);
        let all: Vec<String> =
            std::iter::once(own).chain(issuer.with.iter().map(|author| &author.genitive)).cloned().collect();
        match all.as_slice() {
            [rest @ .., last] if !rest.is_empty() => format!("{} и {last}", rest.join(", ")),
            _ => all.concat(),
        }
    }

    pub(super) fn date_text(&self) -> String {
        self.date.map_or_else(|| "__.__.____".to_owned(), |date| wording::date(self.organisation, date))
    }

    /// A joint act has a number of each body.
    pub(super) fn numbers(&self) -> String {
        let sign = self.organisation.number_sign;
        let own = sign.before(self.number.unwrap_or("____"));
        let others = self.order.text.issuer.with.iter();
        let others = others.map(|author| sign.before(author.number.as_deref().unwrap_or("____")));
        std::iter::once(own).chain(others).collect::<Vec<_>>().join("/")
    }

    /// Where the wording of `name` is looked for: of the body, of the procedure, of everyone.
    pub(super) fn templates(&self, name: &str) -> Vec<String> {
        prikaz_template::candidates(Some(self.organisation.id.as_str()), self.procedure, name)
    }

    /// `text` with the words for the act put in: «настоящего {акта}» becomes «настоящего распоряжения».
    pub(super) fn filled(&self, text: &str) -> String {
        prikaz_order::fill(self.order.kind, text)
    }
}

/// The act in all its cases, as it calls itself.
pub(super) fn cases(forms: Forms, itself: Itself) -> ActForms {
    ActForms {
        nominative: forms.itself(itself, None),
        cases: Cases::each(|case| forms.itself(itself, Some(case))),
    }
}
