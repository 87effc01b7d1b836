//! A procedure as a sheet of facts: printed by the template `procedure.sheet`, or as JSON.

use serde_json::{Value, json};

use super::Ui;
use crate::calendar::{Bound, CalendarDays, TimeLimit, WorkingDays};
use crate::domain::{RoleKey, Severity};
use crate::form::{CellType, Column, ColumnKind, Openness, Presence, Vocabulary};
use crate::procedure::{
    Audience, Duty, Every, Milestone, Organisation, Participants, Procedure, Quorum, Seat, Stage, StageKind,
    StageLimit,
};

/// Everything `prikaz procedure show` says about `procedure`.
pub(super) fn sheet(ui: &Ui, procedure: &Procedure, organisation: &Organisation) -> Value {
    let names = Names { ui, organisation };
    let source = &procedure.source;
    json!({
        "id": procedure.id, "digest": procedure.digest,
        "organisation": organisation.name.full.nominative,
        "source": {
            "kind": source.kind, "number": source.number, "title": source.title,
            "date": source.date.map(|date| date.to_string()),
            "number_sign": organisation.number_sign.text(),
        },
        "in_force": procedure.in_force.to_string(),
        "register": procedure.register.name.nominative,
        "stages": procedure.stages.iter().map(|stage| names.stage(stage)).collect::<Vec<_>>(),
        "columns": procedure.form.columns.iter().map(column).collect::<Vec<_>>(),
        "vocabularies": procedure.form.vocabularies.iter().map(vocabulary).collect::<Vec<_>>(),
        "rules": procedure.form.rules.iter().map(|rule| json!({
            "key": rule.key, "clause": rule.clause, "severity": severity(rule.severity), "text": rule.text,
        })).collect::<Vec<_>>(),
        "grounds": procedure.grounds.iter().map(|ground| json!({
            "key": ground.key, "text": ground.text, "clause": ground.clause,
        })).collect::<Vec<_>>(),
        "duties": procedure.duties.iter().map(|duty| names.duty(duty)).collect::<Vec<_>>(),
    })
}

/// Names roles and persons.
struct Names<'n> {
    ui: &'n Ui,
    organisation: &'n Organisation,
}

impl Names<'_> {
    fn stage(&self, stage: &Stage) -> Value {
        let places = match &stage.kind {
            StageKind::Publish { places } => places.iter().map(|place| self.place(place)).collect(),
            _ => Vec::new(),
        };
        json!({
            "key": stage.key, "kind": stage.kind.word(), "title": stage.title, "clause": stage.clause,
            "limit": stage.limit.as_ref().map(limit), "who": self.who(&stage.kind), "places": places,
        })
    }

    /// Who acts in a stage, each with the part taken.
    fn who(&self, kind: &StageKind) -> Vec<Value> {
        match kind {
            StageKind::Collect { from, by, visa, .. } => {
                let from = json!({ "part": "hands-in", "title": self.participants(from), "persons": [], "quorum": null });
                let visa = visa.iter().map(|role| self.role("visas", role));
                std::iter::once(from).chain(visa).chain([self.role("receives", by)]).collect()
            }
            StageKind::Check { by, concluded_by } => {
                let concludes = concluded_by.iter().map(|role| self.role("concludes", role));
                std::iter::once(self.role("checks", by)).chain(concludes).collect()
            }
            StageKind::Agree { groups, by } => {
                let groups = groups.iter().map(|group| {
                    let persons: Vec<_> = group.seats.iter().flat_map(|seat| self.seat(seat)).collect();
                    json!({ "part": "agrees", "title": group.title, "persons": persons, "quorum": quorum(group.quorum) })
                });
                groups.chain([self.role("answers", by)]).collect()
            }
            StageKind::Approve { by, on_presentation_of } => {
                let presents = on_presentation_of.iter().map(|role| self.role("presents", role));
                presents.chain([self.role("approves", by)]).collect()
            }
            StageKind::Publish { places } => {
                places.iter().map(|place| self.role("publishes", &place.by)).collect()
            }
            StageKind::Inform { whom, by } => vec![self.audience(whom), self.role("informs", by)],
        }
    }

    fn place(&self, place: &crate::procedure::Place) -> Value {
        json!({
            "key": place.key, "title": place.title, "located": place.located(), "address": place.address,
            "by": self.role_title(&place.by), "persons": self.holders(&place.by),
            "limit": place.limit.as_ref().map(limit),
        })
    }

    fn role(&self, part: &str, role: &RoleKey) -> Value {
        json!({ "part": part, "role": role, "title": self.role_title(role), "persons": self.holders(role), "quorum": null })
    }

    /// The name of a role: the body's own, or that of the messages.
    fn role_title(&self, role: &RoleKey) -> String {
        let own = self.organisation.roles.iter().find(|own| own.key == *role);
        own.map_or_else(|| self.ui.text(&format!("procedure.role.{role}"), ()), |own| own.title.clone())
    }

    fn holders(&self, role: &RoleKey) -> Vec<String> {
        self.organisation.holders(role).map(|person| person.name.surname_first()).collect()
    }

    fn participants(&self, participants: &Participants) -> String {
        match participants {
            Participants::All => self.ui.text("procedure.all-units", ()),
            Participants::Listed(units) => {
                let titles = units.iter().filter_map(|unit| self.organisation.unit(unit));
                titles.map(|unit| unit.title.as_str()).collect::<Vec<_>>().join("; ")
            }
        }
    }

    fn seat(&self, seat: &Seat) -> Vec<String> {
        match seat {
            Seat::Holder(role) => self.holders(role),
            Seat::HeadsOfUnits => vec![self.ui.text("procedure.seat.heads-of-units", ())],
            Seat::SupervisorsOfUnits => vec![self.ui.text("procedure.seat.supervisors-of-units", ())],
        }
    }

    fn audience(&self, audience: &Audience) -> Value {
        match audience {
            Audience::UnitHeads => {
                json!({ "part": "is-told", "title": self.ui.text("procedure.role.unit-head", ()), "persons": [], "quorum": null })
            }
            Audience::Role(role) => self.role("is-told", role),
        }
    }

    fn duty(&self, duty: &Duty) -> Value {
        let every = match &duty.every {
            Every::Yearly { months, day } => json!({ "months": months, "day": day, "within_months": null }),
            Every::WithinMonths(months) => json!({ "months": null, "day": null, "within_months": months }),
        };
        json!({
            "key": duty.key, "title": duty.title, "clause": duty.clause, "wording": duty.wording, "every": every,
            "by": self.role_title(&duty.by),
            "handed_to": duty.handed_to.as_ref().map(|role| self.role_title(role)),
        })
    }
}

fn limit(limit: &StageLimit) -> Value {
    let (unit, amount) = length(&limit.limit);
    let after = match limit.after {
        Milestone::Opening => "opening",
        Milestone::Draft => "draft",
        Milestone::Approval => "approval",
        Milestone::Publication => "publication",
    };
    json!({ "unit": unit, "amount": amount, "after": after, "clause": limit.clause })
}

/// Unit and amount of a limit; for a fixed date, the date.
fn length(limit: &TimeLimit) -> (&'static str, Value) {
    match limit {
        TimeLimit::WorkingDays(WorkingDays(days)) => ("working-days", json!(days)),
        TimeLimit::CalendarDays(CalendarDays(days)) => ("calendar-days", json!(days)),
        TimeLimit::Months(months) => ("months", json!(months)),
        TimeLimit::Immediately => ("immediately", Value::Null),
        TimeLimit::FixedDate(date) => {
            let included = date.bound() == Bound::Inclusive;
            ("until", json!({ "month": date.month(), "day": date.day(), "included": included }))
        }
    }
}

fn quorum(quorum: Quorum) -> Option<u32> {
    match quorum {
        Quorum::All => None,
        Quorum::AtLeast(least) => Some(least),
    }
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "advice",
    }
}

fn column(column: &Column) -> Value {
    let (kind, vocabulary) = match &column.kind {
        ColumnKind::Number => ("number", None),
        ColumnKind::Text { .. } => ("text", None),
        ColumnKind::Choice(vocabulary) => ("choice", Some(vocabulary)),
        ColumnKind::Choices(vocabulary) => ("choices", Some(vocabulary)),
        ColumnKind::Typed(CellType::YesNo { .. }) => ("yes-no", None),
        ColumnKind::Typed(CellType::Code(_)) => ("code", None),
        ColumnKind::Typed(CellType::Decimal { .. }) => ("decimal", None),
        ColumnKind::Typed(CellType::Range { .. }) => ("range", None),
        ColumnKind::Typed(CellType::Date) => ("date", None),
        ColumnKind::Typed(CellType::Reference { .. }) => ("reference", None),
    };
    let longest = match column.kind {
        ColumnKind::Text { longest } => Some(longest),
        _ => None,
    };
    json!({
        "key": column.key, "title": column.title, "kind": kind, "vocabulary": vocabulary, "clause": column.clause,
        "required": column.presence == Presence::Required, "longest": longest,
    })
}

fn vocabulary(vocabulary: &Vocabulary) -> Value {
    json!({
        "key": vocabulary.key, "clause": vocabulary.clause, "values": vocabulary.values,
        "open": vocabulary.openness == Openness::Open,
    })
}
