//! Two wordings that make no paper.

use super::{Failed, Wordable};
use crate::{Messages, paper as papers};
use prikaz_app::{PairError, Surroundings, WordingNo};
use prikaz_domain::{Digest, RegisterId};

impl Wordable for PairError {
    /// Where their forms differ, the columns of both are named.
    fn failed<'a>(&'a self, _messages: &Messages, _known: &'a Surroundings) -> Failed<'a> {
        match self {
            Self::Same { from, to } => {
                let ((from, from_draft), (to, to_draft)) = (number(*from), number(*to));
                Failed::refused(papers::SameWordings { from, from_draft, to, to_draft })
            }
            Self::Forms { old_register, old_digest, new_register, new_digest, forms } => {
                let facts = papers::PairForms { old: old_register.clone(), new: new_register.clone() };
                Failed::refused(facts).with_details([
                    form(old_register, old_digest, &forms.old),
                    form(new_register, new_digest, &forms.new),
                ])
            }
            Self::Bodies { first, other } => {
                Failed::refused(papers::PairBodies { first: first.clone(), other: other.clone() })
            }
            Self::Repealed { register, on, edition, repeal } => {
                let (register, by, from) = (register.clone(), repeal.by.clone(), repeal.from);
                Failed::refused(papers::PairRepealed { register, on: *on, edition: *edition, by, from })
            }
            Self::NotYet { register, on, first } => {
                let (register, first) = (register.clone(), first.clone());
                Failed::refused(papers::PairNotYet { register, on: *on, first })
            }
            Self::NoEdition { register, edition, editions } => {
                let (register, edition, editions) = (register.clone(), *edition, *editions);
                Failed::refused(papers::PairNoEdition { register, edition, editions })
            }
        }
    }
}

fn form(register: &RegisterId, digest: &Digest, columns: &[String]) -> papers::PairForm {
    papers::PairForm { register: register.clone(), digest: *digest, columns: columns.to_vec() }
}

/// The number of a wording, and whether it is that of a draft.
fn number(wording: WordingNo) -> (u32, bool) {
    match wording {
        WordingNo::Edition(no) => (no.0, false),
        WordingNo::Draft(no) => (no.0, true),
    }
}
