//! Letters to a unit: the request to hand in, and the reminder.

use time::Date;

use crate::{Signed, wording};
use prikaz_domain::{Case, PersonId};
use prikaz_procedure::Unit;
use prikaz_russian::{preposed, typography};

use crate::paper::context::{Addressee, LetterContext, ObliqueName};
use crate::paper::{Matter, Subject};

/// What a letter to a unit says.
#[derive(Debug, Clone)]
pub struct Letter<'a> {
    /// The unit.
    pub unit: &'a Unit,
    /// Who writes.
    pub from: Option<PersonId>,
    /// The date of the letter.
    pub date: Date,
    /// The last day to hand in, where the procedure sets one.
    pub due: Option<Date>,
    /// Why it is time: «первое утверждение».
    pub occasion: String,
    /// The ground for the update, as it follows «в случае».
    pub ground: Option<String>,
    /// The clause that asks for it.
    pub clause: String,
    /// Whether «изменений нет» is an answer.
    pub nil: bool,
    /// What it reminds of; none in a request.
    pub reminder: Option<Reminder>,
}

/// What a reminder says beyond the request.
#[derive(Debug, Clone, Copy)]
pub struct Reminder {
    /// Working days left; none where the last day is over or there is none.
    pub left: Option<u32>,
    /// Working days over.
    pub over: Option<u32>,
}

/// The letter.
pub fn letter(subject: Subject<'_>, letter: &Letter<'_>) -> Matter {
    let organisation = subject.organisation;
    let register = &subject.procedure.register.name;
    let heading = match letter.reminder {
        None => format!("О представлении сведений для включения {}", preposed("в", &register.accusative)),
        Some(_) => {
            format!("О сроке представления сведений для включения {}", preposed("в", &register.accusative))
        }
    };
    let context = LetterContext {
        issuer: organisation.name.letterhead.clone(),
        addressee: addressee(subject, letter.unit),
        date: wording::date(organisation, letter.date),
        heading: heading.clone(),
        register: ObliqueName::of(register),
        act: act(subject),
        called: called(subject),
        clause: letter.clause.clone(),
        occasion: letter.occasion.clone(),
        ground: letter.ground.clone(),
        unit: letter.unit.cases.of(Case::Genitive).to_owned(),
        due: letter.due,
        nil: letter.nil,
        reminder: letter.reminder.is_some(),
        left: letter.reminder.and_then(|reminder| reminder.left),
        over: letter.reminder.and_then(|reminder| reminder.over),
        signer: signer(subject, letter.from.as_ref()),
    };
    let properties = subject.properties(&heading, letter.date);
    Matter { mark: subject.mark(), ..Matter::new(context, properties) }
}

/// The head of the unit: to whom?
fn addressee(subject: Subject<'_>, unit: &Unit) -> Addressee {
    match subject.organisation.person(&unit.head) {
        Some(card) => Addressee {
            post: typography::capitalised(&card.post.cases.dative.replace('\n', " ")),
            name: card.name.surname_first_in(Case::Dative),
        },
        None => Addressee { post: unit.title.clone(), name: unit.head.to_string() },
    }
}

/// «приказом … от … № …», by which the procedure was set; nothing where its requisites are not known.
fn act(subject: Subject<'_>) -> Option<String> {
    let source = subject.procedure.source.reference()?;
    let issuer = &subject.organisation.name.full.genitive;
    let requisites = wording::requisites(subject.organisation, &source);
    Some(format!("{} {issuer} {requisites}", wording::instrumental(source.kind)))
}

/// «Порядок ведения перечня …»: what the act of the procedure calls itself; nothing where its text is not given.
fn called(subject: Subject<'_>) -> Option<String> {
    let title = subject.procedure.act.as_ref()?.title.join(" ").replace('\n', " ");
    let (first, rest) = title.split_once(' ')?;
    let is_in_capitals = first.chars().all(char::is_uppercase);
    let first =
        if is_in_capitals { typography::capitalised(&first.to_lowercase()) } else { first.to_owned() };
    Some(format!("{first} {rest}"))
}

fn signer(subject: Subject<'_>, person: Option<&PersonId>) -> Option<Signed> {
    let card = subject.organisation.person(person?)?;
    Some(Signed::new(subject.signed_post(&card.id), card.name.initials_first()))
}
