//! An order as the context of its templates.

use prikaz_order::Signatory;
use prikaz_russian::UnknownDocument;

use super::act_printed::Act;
use super::context::{ActContext, AnnexContext, ClauseContext, Signed};
use super::{annex, clause, preamble};

impl Act<'_> {
    /// The context of `templates/order.djot`, but for the annexes.
    ///
    /// # Errors
    /// When a document is called by a word that no list knows: its gender is not guessed.
    pub fn context(&self, signers: Vec<Signed>) -> Result<ActContext, UnknownDocument> {
        let text = &self.order.text;
        // Spaced letters («п р и к а з ы в а ю:») are one word to the eye.
        let verb = text.verb.as_ref().map(|verb| verb.replace(' ', "\u{a0}"));
        Ok(ActContext {
            issuer: self.letterhead(),
            act: self.called(),
            kind: text.title_style.set(&self.forms().title()),
            date: self.date_text(),
            number: self.numbers(),
            place: self.organisation.place.clone(),
            heading: self.order.heading.clone(),
            preamble: preamble::context(self)?,
            preamble_templates: self.templates("preamble"),
            verb_inline: verb.as_ref().is_some_and(|verb| verb.starts_with(char::is_lowercase)),
            verb,
            verb_templates: self.templates("verb"),
            clauses: self.clauses()?,
            signers,
        })
    }

    /// The clauses as the templates word them.
    ///
    /// # Errors
    /// As [`Act::context`].
    pub fn clauses(&self) -> Result<Vec<ClauseContext>, UnknownDocument> {
        clause::contexts(self)
    }

    /// Each annex with its marks and title, without what it consists of.
    ///
    /// # Errors
    /// As [`Act::context`].
    pub fn annexes(&self) -> Result<Vec<AnnexContext>, UnknownDocument> {
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
