//! A procedure as a sheet of facts: printed, or as JSON.

use crate::Messages;
use crate::data_fault::{ALL_UNITS, ROLES, SEATS_HEADS_OF_UNITS, SEATS_SUPERVISORS_OF_UNITS};
use crate::procedure::{
    ActorFacts, ColumnFacts, DayFacts, DutyFacts, EveryFacts, GroundFacts, LengthFacts, LimitFacts,
    PlaceFacts, ProcedureSheet, RuleFacts, SourceFacts, StageFacts, VocabularyFacts,
};
use prikaz_calendar::{Bound, CalendarDays, TimeLimit, WorkingDays};
use prikaz_domain::{Person, RoleKey, StandardRole};
use prikaz_form::{Column, ColumnKind, Openness, Presence, Vocabulary};
use prikaz_procedure::{
    Acting, ActingWho, Duty, Every, Organisation, Part, Participants, Place, Procedure, Quorum, Seat, Stage,
    StageLimit,
};

impl ProcedureSheet {
    /// Everything `prikaz procedure show` says about `procedure`, in the words of `messages`.
    pub fn of(messages: &Messages, procedure: &Procedure, organisation: &Organisation) -> Self {
        sheet(messages, procedure, organisation)
    }
}

fn sheet(messages: &Messages, procedure: &Procedure, organisation: &Organisation) -> ProcedureSheet {
    let names = Names { messages, organisation };
    let (source, form) = (&procedure.source, &procedure.form);
    let rules = form.rules.iter().map(|rule| RuleFacts {
        key: rule.key.clone(),
        clause: rule.clause.clone(),
        severity: rule.severity,
        text: rule.text.clone(),
    });
    let grounds = procedure.grounds.iter().map(|ground| GroundFacts {
        key: ground.key.clone(),
        text: ground.text.clone(),
        clause: ground.clause.clone(),
    });
    ProcedureSheet {
        id: procedure.id.clone(),
        digest: procedure.digest,
        organisation: organisation.name.full.nominative.clone(),
        source: SourceFacts {
            kind: source.kind,
            number: source.number.clone(),
            title: source.title.clone(),
            date: source.date,
            number_sign: organisation.number_sign.text().to_owned(),
        },
        in_force: procedure.in_force,
        register: procedure.register.name.nominative.clone(),
        stages: procedure.stages.iter().map(|stage| names.stage(stage)).collect(),
        columns: form.columns.iter().map(column).collect(),
        vocabularies: form.vocabularies.iter().map(vocabulary).collect(),
        rules: rules.collect(),
        grounds: grounds.collect(),
        duties: procedure.duties.iter().map(|duty| names.duty(duty)).collect(),
    }
}

/// The name, and the key by which the person is named at the command line.
fn called(person: &Person) -> String {
    format!("{} (`{}`)", person.name.surname_first(), person.id)
}

/// Somebody who is told by a title only.
fn titled(part: Part, title: String) -> ActorFacts {
    ActorFacts { part, role: None, title, persons: Vec::new(), quorum: None }
}

/// Names roles and persons.
struct Names<'n> {
    messages: &'n Messages,
    organisation: &'n Organisation,
}

impl Names<'_> {
    fn stage(&self, stage: &Stage) -> StageFacts {
        StageFacts {
            key: stage.key.clone(),
            kind: stage.kind.word(),
            title: stage.title.clone(),
            clause: stage.clause.clone(),
            limit: stage.limit.as_ref().map(limit),
            who: stage.kind.acting().into_iter().map(|one| self.who(one)).collect(),
            places: stage.places().iter().map(|place| self.place(place)).collect(),
        }
    }

    /// Who acts in a stage, with the part taken.
    fn who(&self, acting: Acting<'_>) -> ActorFacts {
        let part = acting.part;
        match acting.who {
            ActingWho::Units(participants) => titled(part, self.those_who_hand_in(participants)),
            ActingWho::UnitHeads => titled(part, self.messages.term(&ROLES, &StandardRole::UnitHead)),
            ActingWho::Role(role) => self.role(part, role),
            ActingWho::Group(group) => ActorFacts {
                persons: group.seats.iter().flat_map(|seat| self.seat(seat)).collect(),
                quorum: quorum(group.quorum),
                ..titled(part, group.title.clone())
            },
        }
    }

    fn place(&self, place: &Place) -> PlaceFacts {
        PlaceFacts {
            key: place.key.clone(),
            title: place.title.clone(),
            located: place.located(),
            address: place.address.clone(),
            by: self.role_title(&place.by),
            persons: self.holders(&place.by),
            limit: place.limit.as_ref().map(limit),
        }
    }

    fn role(&self, part: Part, role: &RoleKey) -> ActorFacts {
        ActorFacts {
            role: Some(role.clone()),
            persons: self.holders(role),
            ..titled(part, self.role_title(role))
        }
    }

    /// The name of a role: the body's own, or that of the messages.
    fn role_title(&self, role: &RoleKey) -> String {
        let own = self.organisation.role(role);
        match (own, role) {
            (Some(own), _) => own.title.clone(),
            (None, RoleKey::Standard(role)) => self.messages.term(&ROLES, role),
            // The body has lost it since.
            (None, RoleKey::Own(_)) => role.to_string(),
        }
    }

    fn holders(&self, role: &RoleKey) -> Vec<String> {
        self.organisation.holders(role).map(called).collect()
    }

    fn those_who_hand_in(&self, participants: &Participants) -> String {
        match participants {
            Participants::All => self.messages.word(ALL_UNITS),
            Participants::Listed(units) => {
                let titles = units.iter().filter_map(|unit| self.organisation.unit(unit));
                titles.map(|unit| unit.title.as_str()).collect::<Vec<_>>().join("; ")
            }
        }
    }

    fn seat(&self, seat: &Seat) -> Vec<String> {
        match seat {
            Seat::Holder(role) => self.holders(role),
            Seat::HeadsOfUnits => vec![self.messages.word(SEATS_HEADS_OF_UNITS)],
            Seat::SupervisorsOfUnits => vec![self.messages.word(SEATS_SUPERVISORS_OF_UNITS)],
        }
    }

    fn duty(&self, duty: &Duty) -> DutyFacts {
        let every = match &duty.every {
            Every::Yearly { months, day } => {
                EveryFacts::Yearly { months: months.clone(), day: *day, within_months: () }
            }
            Every::WithinMonths(months) => EveryFacts::Within { months: (), day: (), within_months: *months },
        };
        DutyFacts {
            key: duty.key.clone(),
            title: duty.title.clone(),
            clause: duty.clause.clone(),
            wording: duty.wording.clone(),
            every,
            by: self.role_title(&duty.by),
            handed_to: duty.handed_to.as_ref().map(|role| self.role_title(role)),
        }
    }
}

fn limit(limit: &StageLimit) -> LimitFacts {
    LimitFacts { length: length(&limit.limit), after: limit.after, clause: limit.clause.clone() }
}

fn length(limit: &TimeLimit) -> LengthFacts {
    match limit {
        TimeLimit::WorkingDays(WorkingDays(days)) => LengthFacts::WorkingDays(*days),
        TimeLimit::CalendarDays(CalendarDays(days)) => LengthFacts::CalendarDays(*days),
        TimeLimit::Months(months) => LengthFacts::Months(*months),
        TimeLimit::Immediately => LengthFacts::Immediately(()),
        TimeLimit::FixedDate(date) => LengthFacts::Until(DayFacts {
            month: date.month(),
            day: date.day(),
            included: date.bound() == Bound::Inclusive,
        }),
    }
}

fn quorum(quorum: Quorum) -> Option<u32> {
    match quorum {
        Quorum::All => None,
        Quorum::AtLeast(least) => Some(least),
    }
}

fn column(column: &Column) -> ColumnFacts {
    let vocabulary = match &column.kind {
        ColumnKind::Choice(vocabulary) | ColumnKind::Choices(vocabulary) => Some(vocabulary.clone()),
        ColumnKind::Number | ColumnKind::Text { .. } | ColumnKind::Typed(_) => None,
    };
    let longest = match column.kind {
        ColumnKind::Text { longest } => Some(longest),
        _ => None,
    };
    ColumnFacts {
        key: column.key.clone(),
        title: column.title.clone(),
        kind: column.kind.word(),
        vocabulary,
        clause: column.clause.clone(),
        required: column.presence == Presence::Required,
        longest,
    }
}

fn vocabulary(vocabulary: &Vocabulary) -> VocabularyFacts {
    VocabularyFacts {
        key: vocabulary.key.clone(),
        clause: vocabulary.clause.clone(),
        values: vocabulary.values.clone(),
        open: vocabulary.openness == Openness::Open,
    }
}
