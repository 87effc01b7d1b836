//! From when an edition is in force, and why, as facts for papers and messages.

use serde::Serialize;
use time::Date;

use prikaz_domain::{EditionNo, OrderKind};
use prikaz_fact::{Chooser, Example, coded};
use prikaz_procedure::Organisation;
use prikaz_workflow::{Edition, Force, ForceTerm, Register, Repeals, Start};

use super::wording;

/// From when an edition is in force.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct InForce {
    /// The edition.
    pub edition: EditionNo,
    /// Its act: «приказ от 23.04.2024 № 61».
    pub act: String,
    /// «приказа».
    pub kind_genitive: String,
    /// The day the act was signed.
    pub signed: Date,
    /// Number of its clause on the entry into force; none where it has none.
    pub clause: Option<String>,
    /// The day it was published officially.
    pub published: Option<Date>,
    /// From when the act as a whole is in force.
    #[serde(flatten)]
    pub begins: Begins,
    /// The parts of the act that enter into force apart.
    pub parts: Vec<Apart>,
}

/// From when, by which words of the act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Begins {
    /// What the day is counted from.
    pub when: Counted,
    /// How many days later.
    pub days: Option<u32>,
    /// The day itself; none while official publication is awaited.
    pub since: Option<Date>,
}

/// A part of an act that enters into force apart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Apart {
    /// What: «пункт 3».
    pub what: String,
    /// From when.
    #[serde(flatten)]
    pub begins: Begins,
}

coded! {
    /// What the entry into force is counted from.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum Counted: Serialize {
        /// The act says nothing: it is in force from its signing.
        Unsaid,
        /// The day of signing.
        Signing,
        /// The day of official publication.
        Publication,
        /// Days after official publication.
        DaysAfterPublication,
        /// Days after signing.
        DaysAfterSigning,
        /// A day that the act names.
        Date,
    }
}

/// How a register stands on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ForceStanding {
    /// The day.
    pub at: Date,
    /// The edition in force.
    pub stands: InForce,
    /// Those approved by then that are not in force yet.
    pub awaiting: Vec<InForce>,
}

/// From when `edition` is in force.
pub fn in_force(organisation: &Organisation, edition: &Edition) -> InForce {
    let requisites = wording::requisites(organisation, &edition.order);
    let act = format!("{} {requisites}", wording::nominative(edition.order.kind));
    let known = (edition.order.date, edition.officially_published());
    InForce::told((edition.no, act, edition.order.kind), edition.force.as_ref(), known)
}

/// How the register stands on `at`, when `edition` is in force.
pub fn standing(
    organisation: &Organisation,
    register: &Register,
    repeals: &Repeals,
    (at, edition): (Date, &Edition),
) -> ForceStanding {
    let awaiting = register.awaiting_force(at, repeals).map(|edition| in_force(organisation, edition));
    ForceStanding { at, stands: in_force(organisation, edition), awaiting: awaiting.collect() }
}

impl InForce {
    /// By the clause `force` of the act, which was signed and officially published on the days `known`.
    fn told(
        (edition, act, kind): (EditionNo, String, OrderKind),
        force: Option<&Force>,
        known: (Date, Option<Date>),
    ) -> Self {
        let whole = force.and_then(Force::whole);
        let apart = |term: &ForceTerm| {
            let what = term.what.clone().filter(|_| whole != Some(term))?;
            Some(Apart { what, begins: Begins::of(Some(term.from), known) })
        };
        let terms = force.map(|force| force.terms.as_slice()).unwrap_or_default().iter();
        Self {
            edition,
            act,
            kind_genitive: wording::genitive(kind),
            signed: known.0,
            clause: force.map(|force| force.clause.clone()),
            published: known.1,
            begins: Begins::of(whole.map(|term| term.from), known),
            parts: terms.filter_map(apart).collect(),
        }
    }

    /// An example; where it may not be `awaited`, the act was published if that is what its force waits for.
    fn drawn(chooser: &mut Chooser, awaited: bool) -> Self {
        let act = (chooser.draw(), chooser.draw(), chooser.draw());
        let (force, signed): (Option<Force>, Date) = (chooser.draw(), chooser.draw());
        let drawn = Self::told(act.clone(), force.as_ref(), (signed, chooser.draw()));
        if awaited || drawn.begins.since.is_some() {
            return drawn;
        }
        Self::told(act, force.as_ref(), (signed, Some(chooser.draw())))
    }
}

impl Begins {
    fn of(start: Option<Start>, (signed, published): (Date, Option<Date>)) -> Self {
        let (when, days) = match start {
            None => (Counted::Unsaid, None),
            Some(Start::Signing) => (Counted::Signing, None),
            Some(Start::Publication) => (Counted::Publication, None),
            Some(Start::DaysAfterPublication(days)) => (Counted::DaysAfterPublication, Some(days)),
            Some(Start::DaysAfterSigning(days)) => (Counted::DaysAfterSigning, Some(days)),
            Some(Start::On(_)) => (Counted::Date, None),
        };
        Self { when, days, since: start.unwrap_or(Start::Signing).day(signed, published) }
    }
}

impl Example for InForce {
    fn example(chooser: &mut Chooser) -> Self {
        Self::drawn(chooser, true)
    }
}

impl Example for ForceStanding {
    fn example(chooser: &mut Chooser) -> Self {
        Self { at: chooser.draw(), stands: InForce::drawn(chooser, false), awaiting: chooser.draw() }
    }
}
