//! An order as the context of its templates: who issues it, why, what its clauses say, under which stamps.
//!
//! The words of a clause are the templates' (`templates/clauses/`, one file for each kind; a body overrides any of
//! them); what stands here is grammar: cases, agreement, and how acts are cited.

mod annex;
mod cite;
mod clause;
mod names;
mod preamble;

use serde_json::{Value, json};
use time::Date;

use prikaz_domain::Case;
use prikaz_order::{Forms, Itself, Order, Signatory, forms};
use prikaz_procedure::Organisation;
use prikaz_russian::{UnknownDocument, Words};

use super::wording;
pub use names::{AnnexName, agreement_of};

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

/// Who signs, as printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    /// The post, line by line.
    pub post: String,
    /// Initials and surname.
    pub name: String,
}

impl Act<'_> {
    /// The context of `templates/order.djot`, but for what annexes consist of.
    ///
    /// # Errors
    /// When a document is called by a word that no list knows: its gender is not guessed.
    pub fn context(&self, signers: &[Signed]) -> Result<Value, UnknownDocument> {
        let text = &self.order.text;
        // Spaced letters («п р и к а з ы в а ю:») are one word to the eye.
        let verb = text.verb.as_ref().map(|verb| verb.replace(' ', "\u{a0}"));
        Ok(json!({
            "issuer": self.letterhead(),
            "act": self.called(),
            "kind": text.title_style.set(&self.forms().title()),
            "date": self.date_text(),
            "number": self.numbers(),
            "place": self.organisation.place,
            "heading": self.order.heading,
            "preamble": preamble::context(self)?,
            "preamble_templates": self.templates("preamble"),
            "verb": verb,
            "verb_templates": self.templates("verb"),
            "verb_inline": verb.as_ref().is_some_and(|verb| verb.starts_with(char::is_lowercase)),
            "clauses": self.clauses()?,
            "signers": signers.iter().map(Signed::context).collect::<Vec<_>>(),
            "annexes": self.annexes()?,
        }))
    }

    /// The clauses as the templates word them.
    ///
    /// # Errors
    /// As [`Act::context`].
    pub fn clauses(&self) -> Result<Vec<Value>, UnknownDocument> {
        clause::contexts(self)
    }

    /// Each annex with its marks and title, without what it consists of.
    ///
    /// # Errors
    /// As [`Act::context`].
    pub fn annexes(&self) -> Result<Vec<Value>, UnknownDocument> {
        annex::contexts(self)
    }

    /// «№ 2», where there are several annexes; `at` counts from 0.
    pub fn annex_number(&self, at: usize) -> Option<String> {
        annex::number(self, at)
    }

    /// Who signs, as printed.
    pub fn signed(&self, signatory: &Signatory) -> Signed {
        annex::signed(self, signatory)
    }

    fn forms(&self) -> Forms {
        forms(self.order.kind)
    }

    /// What verbs agree with, and how the act is called.
    fn called(&self) -> Value {
        let name = &self.organisation.name.full.nominative;
        json!({
            "kind": self.order.kind,
            "issuer": self.order.text.issuer.form.code(),
            "agreement": self.words.unit(name).agreement.map(|one| one.code()),
            "this": cases(self.forms(), Itself::This),
        })
    }

    /// The form names every body of a joint act.
    fn letterhead(&self) -> Vec<&String> {
        let issuer = &self.order.text.issuer;
        let own = issuer.own.as_ref().map_or(&self.organisation.name.letterhead, |own| &own.letterhead);
        own.iter().chain(issuer.with.iter().flat_map(|author| &author.letterhead)).collect()
    }

    /// Who issues it, in the genitive.
    fn issuer_genitive(&self) -> String {
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

    fn date_text(&self) -> String {
        self.date.map_or_else(|| "__.__.____".to_owned(), |date| wording::date(self.organisation, date))
    }

    /// A joint act has a number of each body.
    fn numbers(&self) -> String {
        let sign = self.organisation.number_sign;
        let own = sign.before(self.number.unwrap_or("____"));
        let others = self.order.text.issuer.with.iter();
        let others = others.map(|author| sign.before(author.number.as_deref().unwrap_or("____")));
        std::iter::once(own).chain(others).collect::<Vec<_>>().join("/")
    }

    /// Where the wording of `name` is looked for: of the body, of the procedure, of everyone.
    fn templates(&self, name: &str) -> Vec<String> {
        prikaz_template::candidates(Some(self.organisation.id.as_str()), self.procedure, name)
    }

    /// `text` with the words for the act put in: «настоящего {акта}» becomes «настоящего распоряжения».
    fn filled(&self, text: &str) -> String {
        prikaz_order::fill(self.order.kind, text)
    }
}

impl Signed {
    fn context(&self) -> Value {
        json!({ "post": self.post, "name": self.name })
    }
}

/// The act in all its cases, as it calls itself.
fn cases(forms: Forms, itself: Itself) -> Value {
    let mut cases = serde_json::Map::new();
    cases.insert("nominative".to_owned(), json!(forms.itself(itself, None)));
    for case in Case::ALL {
        cases.insert(case.code().to_owned(), json!(forms.itself(itself, Some(case))));
    }
    Value::Object(cases)
}
