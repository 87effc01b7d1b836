//! The context of the templates of an order.

use serde_json::{Value, json};

use prikaz_order::Signatory;
use prikaz_russian::UnknownDocument;

use super::act_printed::{Act, Signed};
use super::{annex, clause, preamble};

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
}
