//! Everything an order prints out of its file, each with its key: words, cited acts, numbers of other bodies.
//!
//! *Invariant:* one list, by which blanks, braces and doubtful words are looked for, so that no place is forgotten by one
//! of them. What annexes consist of is not in it: forms have lines to be filled in.

use super::citation::Citation;
use super::clause::{Addressee, Clause, Controller, Provision};
use super::issuer::{Author, Issuer};
use super::preamble::{Basis, Preamble};
use super::{Order, OrderText};

/// Something that an order prints.
#[derive(Debug, Clone)]
pub struct Printed<'a> {
    /// Path of its key in the file, elements of lists counted from 1.
    pub key: String,
    /// What it is.
    pub said: Said<'a>,
}

/// What is printed.
#[derive(Debug, Clone, Copy)]
pub enum Said<'a> {
    /// Words, as they stand.
    Words(&'a str),
    /// Another act, as it is cited.
    Act(&'a Citation),
    /// The number that another body gives a joint act.
    NumberOf(&'a Author),
}

/// The list of what is printed, as it grows.
#[derive(Debug, Default)]
pub struct Listing<'a> {
    /// What there is so far, in the order of the file.
    pub found: Vec<Printed<'a>>,
}

impl Order {
    /// Everything it prints out of its file.
    pub fn printed(&self) -> Vec<Printed<'_>> {
        let mut listing = Listing::default();
        listing.words("heading".to_owned(), &self.heading);
        listing.text("", &self.text);
        listing.found
    }
}

impl<'a> Listing<'a> {
    /// Adds all that an order says under its heading; keys begin with `at`: nothing, or `order.`.
    pub fn text(&mut self, at: &str, text: &'a OrderText) {
        self.issuer(at, &text.issuer);
        self.preamble(&format!("{at}preamble"), &text.preamble);
        self.some_words(format!("{at}verb"), text.verb.as_deref());
        for (clause, no) in text.clauses.iter().zip(1..) {
            self.clause(&format!("{at}clause[{no}]"), clause);
        }
        for (annex, no) in text.annexes.iter().zip(1..) {
            self.words(format!("{at}annex[{no}].name"), &annex.name);
            self.some_words(format!("{at}annex[{no}].stamp.issuer"), annex.stamp.issuer.as_deref());
            self.some_words(format!("{at}annex[{no}].stamp.title"), annex.stamp.title.as_deref());
        }
        for (signatory, no) in text.signatories.iter().zip(1..) {
            self.some_words(format!("{at}signatory[{no}].post"), signatory.post.as_deref());
        }
    }

    fn issuer(&mut self, at: &str, issuer: &'a Issuer) {
        for (author, no) in issuer.with.iter().zip(1..) {
            self.words(format!("{at}issuer.with[{no}].genitive"), &author.genitive);
            let key = format!("{at}issuer.with[{no}].number");
            self.found.push(Printed { key, said: Said::NumberOf(author) });
        }
    }

    /// Adds a preamble, which stands under `key`.
    pub fn preamble(&mut self, key: &str, preamble: &'a Preamble) {
        match preamble {
            Preamble::None => {}
            Preamble::Words(words) => self.words(key.to_owned(), words),
            Preamble::Bases(bases) => {
                for (basis, no) in bases.iter().zip(1..) {
                    self.basis(&format!("{key}[{no}]"), basis);
                }
            }
        }
    }

    fn basis(&mut self, key: &str, basis: &'a Basis) {
        let texts = [("words", &basis.words), ("document", &basis.document), ("annex", &basis.annex)];
        for (name, text) in texts {
            self.some_words(format!("{key}.{name}"), text.as_deref());
        }
        if let Some(act) = &basis.act {
            self.act(&format!("{key}.act"), act);
        }
    }

    /// Adds a clause, which stands under `key`, and those under it.
    pub fn clause(&mut self, key: &str, clause: &'a Clause) {
        self.some_words(format!("{key}.text"), clause.wording.as_deref());
        if let Some(provision) = &clause.provision {
            self.provision(key, provision);
        }
        for (under, no) in clause.clauses.iter().zip(1..) {
            self.clause(&format!("{key}.clause[{no}]"), under);
        }
    }

    fn provision(&mut self, key: &str, provision: &'a Provision) {
        match provision {
            Provision::Approve(approval) => self.some_words(format!("{key}.also"), approval.also.as_deref()),
            Provision::Amend(amendments) => {
                for (amendment, no) in amendments.iter().zip(1..) {
                    let key = format!("{key}.act[{no}]");
                    self.act(&key, &amendment.act);
                    self.list(&format!("{key}.changes"), &amendment.changes);
                }
            }
            Provision::Repeal(repeal) => {
                for (repealed, no) in repeal.acts.iter().zip(1..) {
                    self.act(&format!("{key}.act[{no}]"), &repealed.act);
                }
            }
            Provision::Instruct(instruction) => {
                self.words(format!("{key}.task"), &instruction.task);
                self.addressee(format!("{key}.whom"), &instruction.whom);
            }
            Provision::Establish(points) => self.list(&format!("{key}.points"), points),
            Provision::Publish(told) => {
                self.some_words(format!("{key}.what"), told.what.as_deref());
                self.some_words(format!("{key}.term"), told.term.as_deref());
                if let Some(by) = &told.by {
                    self.addressee(format!("{key}.by"), by);
                }
                for (spot, no) in told.spots.iter().zip(1..) {
                    self.words(format!("{key}.spot[{no}].place"), &spot.place);
                    self.some_words(format!("{key}.spot[{no}].address"), spot.address.as_deref());
                }
            }
            Provision::EnterIntoForce(entries) => {
                for (entry, no) in entries.iter().zip(1..) {
                    self.some_words(format!("{key}.stage[{no}].what"), entry.what.as_deref());
                }
            }
            Provision::Control(Controller::Named(accusative)) => {
                self.words(format!("{key}.by.accusative"), accusative);
            }
            Provision::Control(Controller::Signer | Controller::Person(_)) => {}
        }
    }

    fn addressee(&mut self, key: String, whom: &'a Addressee) {
        match whom {
            Addressee::Role { dative, .. } | Addressee::Named(dative) => {
                self.words(format!("{key}.dative"), dative);
            }
            Addressee::Unit { dative, .. } => self.some_words(format!("{key}.dative"), dative.as_deref()),
            Addressee::Person(_) => {}
        }
    }

    fn act(&mut self, key: &str, act: &'a Citation) {
        self.found.push(Printed { key: key.to_owned(), said: Said::Act(act) });
        self.some_words(format!("{key}.issuer"), act.issuer.as_deref());
        self.some_words(format!("{key}.title"), act.title.as_deref());
    }

    fn list(&mut self, key: &str, texts: &'a [String]) {
        for (text, no) in texts.iter().zip(1..) {
            self.words(format!("{key}[{no}]"), text);
        }
    }

    fn some_words(&mut self, key: String, text: Option<&'a str>) {
        if let Some(text) = text {
            self.words(key, text);
        }
    }

    /// Adds words, which stand under `key`.
    pub fn words(&mut self, key: String, text: &'a str) {
        self.found.push(Printed { key, said: Said::Words(text) });
    }
}
