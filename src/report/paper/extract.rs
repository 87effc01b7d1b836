//! An extract («выписка»): some rows of an approved edition, with the act that approved it.

use std::collections::BTreeMap;

use crate::{agreement_of, table, wording};
use prikaz_domain::{Case, Entry};
use prikaz_russian::Participle;

use super::approved::Approved;
use super::context::ExtractContext;
use super::{Matter, Subject};

/// The extract of `entries`, which are rows of the edition `of` that `approved` tells of.
pub fn extract(subject: Subject<'_>, of: &[Entry], entries: &[Entry], approved: &Approved) -> Matter {
    let wording = &subject.procedure.order;
    let kind = wording.kind;
    let requisites = approved.order.as_ref().map(|order| wording::requisites(subject.organisation, order));
    let register = &subject.procedure.register.name;
    let agreement = agreement_of(subject.procedure.register.stamp.word.as_deref().unwrap_or_default());
    let context = ExtractContext {
        issuer: subject.organisation.name.letterhead.clone(),
        kind: wording::genitive(kind),
        instrumental: wording::instrumental(kind),
        organisation: subject.organisation.name.full.genitive.clone(),
        requisites,
        register: subject.title_name(),
        approved: Participle::Approved.full(agreement, Some(Case::Genitive)),
        rows: entries.len(),
    };
    let form = &subject.procedure.form;
    let title = format!("Выписка из {}", register.genitive);
    let table = table::of_rows(form, entries, &table::Directory::of(form, of));
    Matter {
        tables: BTreeMap::from([("register".to_owned(), table)]),
        mark: subject.mark(),
        ..Matter::new(context, subject.properties(&title, approved.created))
    }
}
