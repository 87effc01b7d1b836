//! The notice to those concerned that an edition is approved and published.

use time::Date;

use crate::{Signed, agreement_of, wording};
use prikaz_domain::{ActReference, Case, PersonId};
use prikaz_procedure::StageKind;
use prikaz_russian::Participle;

use crate::paper::context::{Addressee, NoticeContext, NoticeRegister, ObliqueName, PublishedAt};
use crate::paper::{Matter, Subject};

/// What a notice tells.
#[derive(Debug, Clone)]
pub struct Notice {
    /// The order.
    pub order: ActReference,
    /// Rows of the edition.
    pub rows: usize,
    /// Whether an edition was approved before.
    pub update: bool,
    /// Whether the order amends the one before instead of approving the register anew.
    pub amending: bool,
    /// Where and when it was put up: name of the place, day, address.
    pub published: Vec<(String, Date, String)>,
    /// Who is told.
    pub whom: Vec<PersonId>,
    /// Who tells.
    pub from: Option<PersonId>,
    /// Its date.
    pub date: Date,
}

/// The notice.
pub fn notice(subject: Subject<'_>, notice: &Notice) -> Matter {
    let organisation = subject.organisation;
    let register = &subject.procedure.register.name;
    let published = notice.published.iter().map(|(place, on, address)| PublishedAt {
        place: place.clone(),
        on: *on,
        address: address.clone(),
    });
    let whom = notice.whom.iter().filter_map(|person| organisation.person(person)).map(|card| Addressee {
        post: card.post.cases.dative.replace('\n', " "),
        name: card.name.surname_first_in(Case::Dative),
    });
    let planned = subject.procedure.stages.iter().any(|one| matches!(one.kind, StageKind::Publish { .. }));
    let from = notice.from.as_ref().and_then(|person| organisation.person(person));
    let heading = if notice.update {
        "О завершении актуализации"
    } else {
        "Об утверждении"
    };
    let heading = format!("{heading} {}", register.genitive);
    let agreement = agreement_of(subject.procedure.register.stamp.word.as_deref().unwrap_or_default());
    let act = format!(
        "{} {} {}",
        wording::instrumental(notice.order.kind),
        organisation.name.full.genitive,
        wording::requisites(organisation, &notice.order)
    );
    let context = NoticeContext {
        issuer: organisation.name.letterhead.clone(),
        date: wording::date(organisation, notice.date),
        heading: heading.clone(),
        register: NoticeRegister {
            nominative: register.nominative.clone(),
            oblique: ObliqueName::of(register),
        },
        approved: Participle::Approved.short(agreement),
        act,
        rows: notice.rows,
        update: notice.update,
        amending: notice.amending,
        published: published.collect(),
        planned,
        whom: whom.collect(),
        signer: from.map(|card| Signed::new(subject.signed_post(&card.id), card.name.initials_first())),
    };
    let properties = subject.properties(&heading, notice.date);
    Matter { mark: subject.mark(), ..Matter::new(context, properties) }
}
