//! Procedures as they might be: what no shipped procedure says, but one may.

use std::sync::Arc;

use prikaz_app::Rulebook;
use prikaz_calendar::{CalendarDays, TimeLimit, WorkingDays};
use prikaz_domain::{Act, ActReference, Demanded, MeansWord};
use prikaz_order::{
    Addressee, Amendment, Citation, ClauseKind, Due, Entry, Provision, Repeal, Repealed, When,
};
use prikaz_procedure::{
    AgreementGroup, Milestone, NilAnswer, Participants, Place, Procedure, Quorum, Seat, StageKind,
    StageLimit, TermAgain,
};

use time::macros::date;

use super::language::key;
use prikaz_rules::world::instructing;

/// Changes `book` as the name says.
pub(super) fn vary(book: &mut Rulebook, name: &str) {
    if name == "with-instructions" {
        return instructing(book);
    }
    if name == "administrator-told" {
        return administrator_told(book);
    }
    if name == "in-force-later" {
        return in_force_later(book);
    }
    let procedure = Arc::make_mut(&mut book.procedure);
    match name {
        "two-places" => two_places(procedure),
        "two-of-three" => quorum(procedure, 2),
        "head-then-council" => councils(procedure, Quorum::All, Seat::Holder(key("working-group-head"))),
        "two-councils" => councils(procedure, Quorum::AtLeast(1), Seat::SupervisorsOfUnits),
        "one-unit" => one_unit(procedure),
        "rows-only" => {
            if let StageKind::Collect { nil, .. } = &mut procedure.stages[0].kind {
                *nil = NilAnswer::NotAllowed;
            }
        }
        "strict-requirement" => procedure.requirements[0].severity = prikaz_domain::Severity::Error,
        "with-limits" => with_limits(procedure),
        "three-days-from-draft" => from_draft(procedure),
        "the-rest" => returned(procedure, TermAgain::Rest),
        "two-days" => {
            let own = limit(TimeLimit::WorkingDays(WorkingDays(2)), Milestone::Opening);
            returned(procedure, TermAgain::Own(own));
        }
        "with-a-blank" => {
            let clause = procedure.order.text.clauses.last_mut().expect("a clause");
            clause.wording = Some("Признать утратившим силу приказ от ____ № ____.".to_owned());
        }
        "signed-by-a-login-or-on-paper" => {
            let organisation = Arc::make_mut(&mut book.organisation);
            let wanted = vec![MeansWord::Login, MeansWord::Paper];
            organisation.demanded = Demanded::of([(Act::Sign, wanted)].into());
        }
        "repeals-order-5" => repeals_another(procedure),
        "amends-order-5-by-an-annex" => amends_another(procedure),
        "no-publisher" => {
            let organisation = Arc::make_mut(&mut book.organisation);
            for person in &mut organisation.persons {
                person.roles.retain(|role| role.as_str() != "publisher");
            }
        }
        "no-calendar-after-2020" => {
            let limit = limit(TimeLimit::Months(12 * 20), Milestone::Opening);
            procedure.stages[0].limit = Some(limit);
        }
        other => panic!("no procedure is varied by `{other}`"),
    }
}

fn limit(limit: TimeLimit, after: Milestone) -> StageLimit {
    StageLimit { limit, after, clause: "п. 99".to_owned() }
}

/// The order is also put into a newspaper, within ten calendar days.
fn two_places(procedure: &mut Procedure) {
    for stage in &mut procedure.stages {
        if let StageKind::Publish { places } = &mut stage.kind {
            let newspaper = Place {
                key: key("newspaper"),
                title: "«Областной газете»".to_owned(),
                address: None,
                by: places[0].by.clone(),
                official: false,
                limit: Some(limit(TimeLimit::CalendarDays(CalendarDays(10)), Milestone::Approval)),
            };
            places.push(newspaper);
        }
    }
}

fn quorum(procedure: &mut Procedure, needed: u32) {
    for stage in &mut procedure.stages {
        if let StageKind::Agree { groups, .. } = &mut stage.kind {
            groups.iter_mut().for_each(|group| group.quorum = Quorum::AtLeast(needed));
        }
    }
}

/// Two of the deputies agree as a council, after a group in which some of them sit too.
fn councils(procedure: &mut Procedure, needed: Quorum, before: Seat) {
    let group = |title: &str, seat, quorum| AgreementGroup {
        title: title.to_owned(),
        seats: vec![seat],
        quorum,
        clause: "п. 99".to_owned(),
    };
    for stage in &mut procedure.stages {
        if let StageKind::Agree { groups, .. } = &mut stage.kind {
            let council = group("совет", Seat::SupervisorsOfUnits, Quorum::AtLeast(2));
            *groups = vec![group("до совета", before.clone(), needed), council];
        }
    }
}

/// One unit hands in, and may say that nothing changed.
fn one_unit(procedure: &mut Procedure) {
    if let StageKind::Collect { from, nil, .. } = &mut procedure.stages[0].kind {
        *from = Participants::Listed(vec![key("service")]);
        *nil = NilAnswer::Allowed;
    }
}

/// Five working days to hand in, three to agree.
fn with_limits(procedure: &mut Procedure) {
    for stage in &mut procedure.stages {
        let days = match stage.kind {
            StageKind::Collect { .. } => 5,
            StageKind::Agree { .. } => 3,
            _ => continue,
        };
        stage.limit = Some(limit(TimeLimit::WorkingDays(WorkingDays(days)), Milestone::Opening));
    }
}

/// Three working days to hand in and to agree, counted from the opening of the draft.
fn from_draft(procedure: &mut Procedure) {
    for stage in &mut procedure.stages {
        if matches!(stage.kind, StageKind::Collect { .. } | StageKind::Agree { .. }) {
            stage.limit = Some(limit(TimeLimit::WorkingDays(WorkingDays(3)), Milestone::Draft));
        }
    }
}

fn returned(procedure: &mut Procedure, term: TermAgain) {
    for stage in &mut procedure.stages {
        if let StageKind::Collect { returned, .. } = &mut stage.kind {
            returned.clone_from(&term);
        }
    }
}

/// The order enters into force ten days after its signing, and what it tells within a limit counts from then.
fn in_force_later(book: &mut Rulebook) {
    let order = &mut Arc::make_mut(&mut book.procedure).order;
    let clauses = &mut order.text.clauses;
    for clause in clauses.iter_mut() {
        if let Some(Provision::Instruct(says)) = &mut clause.provision
            && let Some(Due::Within(limit)) = says.due
        {
            says.due = Some(Due::WithinForce(limit));
        }
    }
    let entry = Entry { what: None, when: When::DaysAfterSigning(10) };
    let mut entering = clauses[0].clone();
    entering.kind = ClauseKind::EnterIntoForce;
    entering.provision = Some(Provision::EnterIntoForce(vec![entry]));
    clauses.retain(|clause| clause.kind != ClauseKind::EnterIntoForce);
    clauses.push(entering);
}

/// What the order tells a person, it tells the administrator.
fn administrator_told(book: &mut Rulebook) {
    let order = &mut Arc::make_mut(&mut book.procedure).order;
    for clause in &mut order.text.clauses {
        if let Some(Provision::Instruct(says)) = &mut clause.provision
            && matches!(says.whom, Addressee::Person(_))
        {
            says.whom = Addressee::Person(key("sistemov"));
        }
    }
}

/// The order also repeals an older one of the body: № 5 of 15 January 2024.
fn repeals_another(procedure: &mut Procedure) {
    let acts = vec![Repealed { act: order_5(procedure), part: None }];
    says(procedure, ClauseKind::Repeal, Provision::Repeal(Repeal { acts, annex: None }));
}

/// The changes stand in the annex of the order.
fn amends_another(procedure: &mut Procedure) {
    let amendment = Amendment { act: order_5(procedure), changes: Vec::new(), annex: Some(1) };
    says(procedure, ClauseKind::Amend, Provision::Amend(vec![amendment]));
}

fn order_5(procedure: &Procedure) -> Citation {
    let kind = procedure.order.kind;
    let act = ActReference { kind, number: "5".to_owned(), date: date!(2024 - 01 - 15), title: None };
    Citation::own(&act)
}

/// The last clause of the order.
fn says(procedure: &mut Procedure, kind: ClauseKind, provision: Provision) {
    let clauses = &mut procedure.order.text.clauses;
    let mut clause = clauses[0].clone();
    clause.kind = kind;
    clause.provision = Some(provision);
    clause.wording = None;
    clauses.push(clause);
}
