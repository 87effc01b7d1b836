//! A reminder to a person: what he holds, by when, how many working days are left or over.

use time::Date;

use crate::{DueReminder, Signed, wording};
use prikaz_document::Properties;
use prikaz_domain::{Case, PersonId};
use prikaz_procedure::{Organisation, Procedure, StageWord};
use prikaz_russian::{preposed, typography};
use prikaz_workflow::{DutyOwner, RemindedOf, Subject as Part};

use crate::paper::context::{Addressee, ObliqueName, OutsideStage, ReminderContext, Work};
use crate::paper::{Matter, mark_of};

/// Whose obligation a reminder is about.
#[derive(Debug, Clone, Copy)]
pub struct ReminderSource<'a> {
    /// The body.
    pub organisation: &'a Organisation,
    /// The procedure of the register; orders that stand alone have none.
    pub procedure: Option<&'a Procedure>,
}

/// The reminder to `to`, from `from`, of `date`.
pub fn reminder(
    subject: ReminderSource<'_>,
    due: &DueReminder,
    to: &PersonId,
    from: Option<&PersonId>,
    date: Date,
) -> Matter {
    let register = subject.procedure.map(|procedure| &procedure.register.name);
    let (kind, part) = what(subject, due);
    let heading = reminder_heading(subject, due);
    let addressee = subject.organisation.person(to).map(|card| Addressee {
        post: typography::capitalised(&card.post.cases.dative.replace('\n', " ")),
        name: card.name.surname_first_in(Case::Dative),
    });
    let signer = from.and_then(|person| subject.organisation.person(person));
    let signer =
        signer.map(|card| Signed::new(typography::capitalised(&card.post.title), card.name.initials_first()));
    let holders = due.holders.iter().filter_map(|person| subject.organisation.known_person(person));
    let context = ReminderContext {
        issuer: subject.organisation.name.letterhead.clone(),
        addressee,
        date: wording::date(subject.organisation, date),
        heading: heading.clone(),
        register: register.map(ObliqueName::of),
        kind,
        part,
        title: due.title.clone(),
        clause: due.clause.clone(),
        due: due.reminded.due,
        left: due.left,
        over: due.over,
        gone: due.gone,
        escalated: due.reminded.escalated,
        unheld: due.reminded.unheld,
        holders: holders.map(|card| card.name.surname_first()).collect(),
        signer,
    };
    let properties = Properties {
        title: heading,
        author: subject.organisation.name.full.nominative.clone(),
        subject: register.map(|name| name.nominative.clone()).unwrap_or_default(),
        created: date,
        language: "ru-RU".to_owned(),
    };
    Matter { mark: mark_of(subject.organisation), ..Matter::new(context, properties) }
}

/// «О сроке размещения перечня …»: what the reminder is about, on the letter and in the mail.
pub fn reminder_heading(subject: ReminderSource<'_>, due: &DueReminder) -> String {
    let name = subject.procedure.map(|procedure| &procedure.register.name);
    let genitive = name.map(|name| name.genitive.as_str()).unwrap_or_default();
    let accusative = name.map(|name| name.accusative.as_str()).unwrap_or_default();
    let (kind, _) = what(subject, due);
    let of_what = match kind {
        Work::Stage(StageWord::Collect) => {
            format!("представления сведений для включения {}", preposed("в", accusative))
        }
        Work::Stage(StageWord::Check) => format!("проверки проекта {}", genitive),
        Work::Stage(StageWord::Agree) => format!("согласования проекта {}", genitive),
        Work::Stage(StageWord::Approve) => format!("утверждения {}", genitive),
        Work::Stage(StageWord::Publish) => format!("размещения {}", genitive),
        Work::Outside(OutsideStage::Instruction) => "исполнения поручения".to_owned(),
        Work::Outside(OutsideStage::Reading) => due.title.replacen("ознакомление", "ознакомления", 1),
        Work::Outside(OutsideStage::Duty) => {
            format!("исполнения обязанности {}", typography::quoted(&due.title))
        }
        Work::Stage(StageWord::Inform) | Work::Step(_) => {
            format!("исполнения этапа {}", typography::quoted(&due.title))
        }
    };
    format!("О сроке {of_what}")
}

/// What kind of work it is, and whose part: the name of a unit in the genitive, or that of a place.
fn what(subject: ReminderSource<'_>, due: &DueReminder) -> (Work, String) {
    let (stage, part) = match &due.reminded.of {
        RemindedOf::Task { stage, subject: part, .. } => (stage, part),
        RemindedOf::Step { step, unit, .. } => {
            let unit = unit.as_ref().and_then(|unit| subject.organisation.known_unit(unit));
            return (Work::Step(*step), unit.map(|unit| unit.title.clone()).unwrap_or_default());
        }
        RemindedOf::Duty(_) => return (Work::Outside(OutsideStage::Duty), String::new()),
        RemindedOf::DutyOf { of, .. } => {
            let unit = match of {
                DutyOwner::Unit(unit) => subject.organisation.known_unit(unit).map(|unit| unit.title.clone()),
                DutyOwner::Person(_) | DutyOwner::Together => None,
            };
            return (Work::Outside(OutsideStage::Duty), unit.unwrap_or_default());
        }
        RemindedOf::Instruction(_) => return (Work::Outside(OutsideStage::Instruction), String::new()),
        RemindedOf::Reading { .. } | RemindedOf::AskedReading { .. } => {
            return (Work::Outside(OutsideStage::Reading), String::new());
        }
    };
    let stage = subject.procedure.and_then(|procedure| procedure.stage(stage));
    let kind = Work::Stage(stage.map_or(StageWord::Inform, |stage| stage.kind.word()));
    let part = match part {
        Part::Unit(unit) => subject.organisation.known_unit(unit).map(|unit| unit.cases.genitive.clone()),
        Part::Place(place) => stage.and_then(|stage| stage.place(place)).map(|place| place.title.clone()),
        Part::Whole | Part::Agreer(_) => None,
    };
    (kind, part.unwrap_or_default())
}
