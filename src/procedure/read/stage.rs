//! Reads the stages, each by its kind.

use std::collections::BTreeSet;

use super::remind::read_remind;
use super::source::read_day_of_year;
use crate::body::Body;
use crate::check::{self, StageAt};
use crate::fault::{FaultKind, Thing};
use crate::keys::{group, length, limit, own_term, place, procedure, stage, until};
use crate::reader::{Node, Table, all, key_of, keys_once, settled, texts_once};
use crate::word::{AgainWord, AllWord};
use crate::{
    AgreementGroup, Audience, ByUnits, Milestone, NilAnswer, Participants, Place, Quorum, Seat, Stage,
    StageKind, StageLimit, StageWord, TermAgain,
};
use prikaz_calendar::{Bound, CalendarDays, FixedDate, TimeLimit, WorkingDays};

/// Reads the stages and checks their order.
pub(crate) fn read(table: &Table<'_>, body: &Body<'_>) -> Option<Vec<Stage>> {
    let nodes = table.need(&procedure::STAGE).and_then(|node| node.some_list())?;
    keys_once(Thing::Stage, &nodes, &stage::KEY);
    let stages: Vec<_> = nodes.iter().map(|node| read_stage(node, body)).collect();
    check::stage_order(table.node(), &nodes.iter().map(stage_at).collect::<Vec<_>>());
    all(stages)
}

fn stage_at<'n, 's>(node: &'n Node<'s>) -> StageAt<'n, 's> {
    let kind = key_of(node, &stage::KIND).and_then(|kind| StageWord::from_code(&kind.any_text()?));
    let places = places_of(node);
    let of_places = places.iter().filter_map(|place| place.under(&place::LIMIT));
    let limits = node.under(&stage::LIMIT).into_iter().chain(of_places);
    StageAt { node, kind, limits: limits.filter_map(|limit| milestone_of(&limit)).collect() }
}

fn places_of<'s>(node: &Node<'s>) -> Vec<Node<'s>> {
    let places = node.under(&stage::PLACE).filter(Node::is_list);
    places.and_then(|places| places.list()).unwrap_or_default()
}

/// The event a limit counts from, with its place.
fn milestone_of<'s>(limit: &Node<'s>) -> Option<(Node<'s>, Milestone)> {
    let after = key_of(limit, &limit::AFTER)?;
    let milestone = Milestone::from_code(&after.any_text()?)?;
    Some((after, milestone))
}

fn read_stage(node: &Node<'_>, body: &Body<'_>) -> Option<Stage> {
    let table = node.table()?;
    let key = table.need_key(&stage::KEY);
    let title = table.need_text(&stage::TITLE);
    let clause = table.need_text(&stage::CLAUSE);
    let limit = table.get(&stage::LIMIT).map(|node| read_limit(&node, clause.as_deref()));
    // Without its kind, what else a stage may hold is not known: its other keys are left alone.
    let remind = table.get(&stage::REMIND).map(|node| read_remind(&node, |node| body.role(node)));
    let word = table.need(&stage::KIND).and_then(|node| node.word(StageWord::WORDS))?;
    let read = match word {
        StageWord::Collect => read_collect,
        StageWord::Check => read_check,
        StageWord::Agree => read_agree,
        StageWord::Approve => read_approve,
        StageWord::Publish => read_publish,
        StageWord::Inform => read_inform,
    };
    let kind = read(&table, body);
    table.close();
    Some(Stage {
        key: key?,
        title: title?,
        clause: clause?,
        limit: settled(limit)?,
        remind: settled(remind)?,
        kind: kind?,
    })
}

fn read_limit(node: &Node<'_>, clause: Option<&str>) -> Option<StageLimit> {
    let table = node.table()?;
    let limit = read_length(&table);
    let after = table.get(&limit::AFTER);
    if after.is_none() {
        node.fault(FaultKind::LimitWithoutEvent);
    }
    let after = after.and_then(|node| node.word(Milestone::WORDS));
    let own_clause = table.get(&limit::CLAUSE).map(|node| node.text());
    table.close();
    let clause = settled(own_clause)?.or_else(|| clause.map(str::to_owned));
    Some(StageLimit { limit: limit?, after: after?, clause: clause? })
}

/// The one place that builds a [`TimeLimit`]: of the five ways to say how long, exactly one.
pub(crate) fn read_length(table: &Table<'_>) -> Option<TimeLimit> {
    let number = |key| table.get(key).map(|node| node.whole());
    let mut said = [
        number(&length::WORKING_DAYS).map(|days| days.map(|days| TimeLimit::WorkingDays(WorkingDays(days)))),
        number(&length::CALENDAR_DAYS)
            .map(|days| days.map(|days| TimeLimit::CalendarDays(CalendarDays(days)))),
        number(&length::MONTHS).map(|months| months.map(TimeLimit::Months)),
        table
            .get(&length::IMMEDIATELY)
            .map(|node| node.flag().filter(|yes| *yes).map(|_| TimeLimit::Immediately)),
        table.get(&length::UNTIL).map(|node| read_until(&node)),
    ]
    .into_iter()
    .flatten();
    match (said.next(), said.next()) {
        (Some(length), None) => length,
        _ => {
            table.node().fault(FaultKind::LimitLength);
            None
        }
    }
}

/// A day of each year; `included = false` where the day before it is the last.
fn read_until(node: &Node<'_>) -> Option<TimeLimit> {
    let table = node.table()?;
    let day = read_day_of_year(&table);
    let included = table.get(&until::INCLUDED).map_or(Some(true), |node| node.flag());
    table.close();
    let (month, day) = day?;
    let bound = if included? { Bound::Inclusive } else { Bound::Exclusive };
    FixedDate::new(month, day, bound).ok().map(TimeLimit::FixedDate)
}

fn read_collect(table: &Table<'_>, body: &Body<'_>) -> Option<StageKind> {
    let from = table.need(&stage::FROM).and_then(|node| read_participants(&node, body));
    let by = table.need(&stage::BY).and_then(|node| body.role(&node));
    let visa = table.get(&stage::VISA).map(|node| body.role(&node));
    let nil = table.get(&stage::NIL).map_or(Some(true), |node| node.flag());
    let nil = if nil? { NilAnswer::Allowed } else { NilAnswer::NotAllowed };
    let returned = table.get(&stage::RETURNED).map(|node| read_returned(&node, table));
    let returned = settled(returned)?.unwrap_or_default();
    Some(StageKind::Collect { from: from?, by: by?, visa: settled(visa)?, nil, returned })
}

/// `"anew"`, `"rest"`, or a limit from the day of the return.
fn read_returned(node: &Node<'_>, of: &Table<'_>) -> Option<TermAgain> {
    if node.is_text() {
        let again = node.word(AgainWord::WORDS)?;
        if of.get(&stage::LIMIT).is_none() {
            node.fault(FaultKind::ReturnedWithoutLimit);
        }
        return Some(match again {
            AgainWord::Anew => TermAgain::Anew,
            AgainWord::Rest => TermAgain::Rest,
        });
    }
    let table = node.table()?;
    let limit = read_length(&table);
    let own_clause = table.get(&own_term::CLAUSE).map(|node| node.text());
    table.close();
    let of_stage = || of.get(&stage::CLAUSE).filter(Node::is_text).and_then(|node| node.any_text());
    let clause = settled(own_clause)?.or_else(of_stage)?;
    Some(TermAgain::Own(StageLimit { limit: limit?, after: Milestone::Opening, clause }))
}

/// `"all"`, or a list of units.
fn read_participants(node: &Node<'_>, body: &Body<'_>) -> Option<Participants> {
    if node.is_text() {
        return node.word(AllWord::WORDS).map(|AllWord::All| Participants::All);
    }
    let nodes = node.some_list()?;
    let units: Vec<_> = nodes.iter().map(|node| body.unit(node)).collect();
    texts_once(Thing::Unit, &nodes);
    all(units).map(Participants::Listed)
}

fn read_check(table: &Table<'_>, body: &Body<'_>) -> Option<StageKind> {
    let by = table.need(&stage::BY).and_then(|node| body.role(&node));
    let concluded_by = table.get(&stage::CONCLUDED_BY).map(|node| body.role(&node));
    Some(StageKind::Check { by: by?, concluded_by: settled(concluded_by)? })
}

fn read_agree(table: &Table<'_>, body: &Body<'_>) -> Option<StageKind> {
    let by = table.need(&stage::BY).and_then(|node| body.role(&node));
    let nodes = table.need(&stage::GROUP).and_then(|node| node.some_list());
    let groups = nodes.and_then(|nodes| all(nodes.iter().map(|node| read_group(node, body))));
    Some(StageKind::Agree { groups: groups?, by: by? })
}

fn read_group(node: &Node<'_>, body: &Body<'_>) -> Option<AgreementGroup> {
    let table = node.table()?;
    let title = table.need_text(&group::TITLE);
    let seats = table.need(&group::SEATS).and_then(|node| node.some_list());
    let seats = seats.and_then(|nodes| all(nodes.iter().map(|node| read_seat(node, body))));
    let quorum = table
        .get(&group::QUORUM)
        .map_or(Some(Quorum::All), |node| read_quorum(&node, seats.as_deref(), body));
    let clause = table.need_text(&group::CLAUSE);
    table.close();
    Some(AgreementGroup { title: title?, seats: seats?, quorum: quorum?, clause: clause? })
}

/// `heads-of-units`, `supervisors-of-units`, or a role.
fn read_seat(node: &Node<'_>, body: &Body<'_>) -> Option<Seat> {
    match ByUnits::from_code(&node.any_text()?) {
        Some(ByUnits::HeadsOfUnits) => Some(Seat::HeadsOfUnits),
        Some(ByUnits::SupervisorsOfUnits) => Some(Seat::SupervisorsOfUnits),
        Some(ByUnits::UnitHeads) | None => body.role(node).map(Seat::Holder),
    }
}

/// `"all"`, or how many.
fn read_quorum(node: &Node<'_>, seats: Option<&[Seat]>, body: &Body<'_>) -> Option<Quorum> {
    if node.is_text() {
        return node.word(AllWord::WORDS).map(|AllWord::All| Quorum::All);
    }
    let quorum = node.whole()?;
    let most = seats.map_or(u32::MAX, |seats| most_persons(seats, body));
    if quorum > most {
        node.fault(FaultKind::QuorumTooLarge { quorum, seats: most });
    }
    Some(Quorum::AtLeast(quorum))
}

/// The most persons that `seats` can give, as the body stands; no bound where the body or a role is not known.
fn most_persons(seats: &[Seat], body: &Body<'_>) -> u32 {
    let Some(organisation) = body.organisation().filter(|_| !body.is_kept_by()) else { return u32::MAX };
    let mut persons = BTreeSet::new();
    for seat in seats {
        match seat {
            Seat::Holder(role) if !organisation.knows(role) => return u32::MAX,
            Seat::Holder(role) => persons.extend(organisation.holders(role).map(|person| &person.id)),
            Seat::HeadsOfUnits => persons.extend(organisation.units.iter().map(|unit| &unit.head)),
            Seat::SupervisorsOfUnits => {
                persons.extend(organisation.units.iter().filter_map(|unit| unit.supervisor.as_ref()));
            }
        }
    }
    u32::try_from(persons.len()).unwrap_or(u32::MAX)
}

fn read_approve(table: &Table<'_>, body: &Body<'_>) -> Option<StageKind> {
    let by = table.need(&stage::BY).and_then(|node| body.role(&node));
    let on_presentation_of = table.get(&stage::ON_PRESENTATION_OF).map(|node| body.role(&node));
    Some(StageKind::Approve { by: by?, on_presentation_of: settled(on_presentation_of)? })
}

fn read_publish(table: &Table<'_>, body: &Body<'_>) -> Option<StageKind> {
    let nodes = table.need(&stage::PLACE).and_then(|node| node.some_list())?;
    keys_once(Thing::Place, &nodes, &place::KEY);
    let clause = table.get(&stage::CLAUSE).filter(Node::is_text).and_then(|node| node.any_text());
    let places = nodes.iter().map(|node| read_place(node, clause.as_deref(), body));
    all(places).map(|places| StageKind::Publish { places })
}

fn read_place(node: &Node<'_>, clause: Option<&str>, body: &Body<'_>) -> Option<Place> {
    let table = node.table()?;
    let key = table.need_key(&place::KEY);
    let title = table.need_text(&place::TITLE);
    let address = table.get(&place::ADDRESS).map(|node| node.text());
    let by = table.need(&place::BY).and_then(|node| body.role(&node));
    let official = table.get(&place::OFFICIAL).map(|node| node.flag());
    let limit = table.get(&place::LIMIT).map(|node| read_limit(&node, clause));
    table.close();
    Some(Place {
        key: key?,
        title: title?,
        address: settled(address)?,
        by: by?,
        official: settled(official)?.unwrap_or(false),
        limit: settled(limit)?,
    })
}

fn read_inform(table: &Table<'_>, body: &Body<'_>) -> Option<StageKind> {
    let whom = table.need(&stage::WHOM).and_then(|node| read_audience(&node, body));
    let by = table.need(&stage::BY).and_then(|node| body.role(&node));
    Some(StageKind::Inform { whom: whom?, by: by? })
}

/// `unit-heads`, or a role.
fn read_audience(node: &Node<'_>, body: &Body<'_>) -> Option<Audience> {
    match ByUnits::from_code(&node.any_text()?) {
        Some(ByUnits::UnitHeads) => Some(Audience::UnitHeads),
        Some(ByUnits::HeadsOfUnits | ByUnits::SupervisorsOfUnits) | None => {
            body.role(node).map(Audience::Role)
        }
    }
}
