//! Clauses as the contexts of the templates that word them.

use prikaz_calendar::{Bound, TimeLimit};
use prikaz_domain::Case;
use prikaz_order::{
    Addressee, Amendment, Approval, Attached, Clause, Controller, Due, Entry, Instruction, Numbers,
    Promulgation, Provision, Repeal, Spot, When,
};
use prikaz_russian::{Participle, UnknownDocument};

use super::act_printed::{Act, cases};
use super::context::{
    After, AmendedAct, ApprovedAnnex, ClauseContext, DueContext, EntersOn, EntryContext, PointContext,
    PublishedDocument, RepealedAct, Says, SpotContext,
};
use super::names::AnnexName;
use super::{annex, cite};

/// Letters that points are marked with: ё, з, й, о, ч, ъ, ы, ь are left out.
const LETTERS: [&str; 25] = [
    "а", "б", "в", "г", "д", "е", "ж", "и", "к", "л", "м", "н", "п", "р", "с", "т", "у", "ф", "х", "ц", "ш",
    "щ", "э", "ю", "я",
];

/// Every clause in the order of the text.
pub(super) fn contexts(act: &Act<'_>) -> Result<Vec<ClauseContext>, UnknownDocument> {
    let numbered = act.order.text.numbered();
    numbered.iter().map(|(number, level, clause)| context(act, number, *level, clause)).collect()
}

fn context(
    act: &Act<'_>,
    number: &str,
    level: u8,
    clause: &Clause,
) -> Result<ClauseContext, UnknownDocument> {
    Ok(ClauseContext {
        number: printed(number),
        level,
        text: clause.wording.as_deref().map(|wording| act.filled(wording)),
        templates: act.templates(&format!("clauses/{}", clause.kind.code())),
        act: cases(act.forms(), clause.itself),
        this: cases(act.forms(), prikaz_order::Itself::This),
        issuer: act.order.text.issuer.form,
        kind: clause.kind,
        says: clause.provision.as_ref().map(|provision| says(act, provision)).transpose()?,
    })
}

/// «1.», «1.1.»; a number that ends in a mark of its own keeps it: «а)».
fn printed(number: &str) -> String {
    if number.ends_with(['.', ')']) { number.to_owned() } else { format!("{number}.") }
}

fn says(act: &Act<'_>, provision: &Provision) -> Result<Says, UnknownDocument> {
    Ok(match provision {
        Provision::Approve(approval) => approve(act, approval)?,
        Provision::Amend(amendments) => {
            Says::Amend { acts: amendments.iter().map(|one| amend(act, one)).collect() }
        }
        Provision::Repeal(repeal) => self::repeal(act, repeal),
        Provision::Instruct(instruction) => instruct(act, instruction),
        Provision::Establish(points) => establish(act, points),
        Provision::Publish(promulgation) => publish(act, promulgation)?,
        Provision::EnterIntoForce(entries) => {
            let entries = entries.iter().enumerate().map(|(at, one)| entry(act, one, at));
            Says::EnterIntoForce { entries: entries.collect() }
        }
        Provision::Control(controller) => Says::Control { by: control(act, controller) },
    })
}

fn approve(act: &Act<'_>, approval: &Approval) -> Result<Says, UnknownDocument> {
    let mut annexes = Vec::new();
    for number in &approval.annexes {
        let at = usize::from(number.saturating_sub(1));
        let AnnexName { cases, agreement, .. } = annex::name(act, at)?;
        annexes.push(ApprovedAnnex {
            accusative: cases.accusative,
            agreement,
            number: annex::number(act, at),
        });
    }
    let also = approval.also.as_deref().map(|also| act.filled(also));
    Ok(Says::Approve { annexes, also, before: approval.attached == Attached::Before })
}

fn amend(act: &Act<'_>, amendment: &Amendment) -> AmendedAct {
    AmendedAct {
        accusative: cite::cited(act, &amendment.act, Some(Case::Accusative)),
        changes: amendment.changes.iter().map(|change| act.filled(change)).collect(),
        annex: annex_named(act, amendment.annex),
        by_annex: amendment.annex.is_some(),
    }
}

fn repeal(act: &Act<'_>, repeal: &Repeal) -> Says {
    let cited = |citation, case| cite::cited(act, citation, Some(case));
    let acts = repeal.acts.iter().map(|one| match &one.part {
        Some(part) => RepealedAct {
            text: format!("{} {}", part.text(Some(Case::Accusative)), part.of(|case| cited(&one.act, case))),
            plural: part.is_plural(),
        },
        None => RepealedAct { text: cited(&one.act, Case::Accusative), plural: false },
    });
    Says::Repeal {
        acts: acts.collect(),
        annex: annex_named(act, repeal.annex),
        by_annex: repeal.annex.is_some(),
    }
}

/// «№ 2», where there are several annexes.
fn annex_named(act: &Act<'_>, number: Option<u8>) -> Option<String> {
    number.and_then(|number| annex::number(act, usize::from(number.saturating_sub(1))))
}

fn instruct(act: &Act<'_>, instruction: &Instruction) -> Says {
    Says::Instruct {
        whom: addressee(act, &instruction.whom),
        task: act.filled(&instruction.task),
        due: instruction.due.map(due),
        in_words: act.order.text.numbers == Numbers::Words,
    }
}

fn due(due: Due) -> DueContext {
    let (limit, after) = match due {
        Due::On(date) => return DueContext::Date { date },
        Due::Within(limit) => (limit, After::Signing),
        Due::WithinForce(limit) => (limit, After::Force),
    };
    match limit {
        TimeLimit::WorkingDays(days) => DueContext::WorkingDays { n: days.0, after },
        TimeLimit::CalendarDays(days) => DueContext::CalendarDays { n: days.0, after },
        TimeLimit::Months(months) => DueContext::Months { n: months, after },
        TimeLimit::Immediately => DueContext::Immediately { after },
        TimeLimit::FixedDate(date) => DueContext::DayOfYear {
            day: date.day(),
            month: time::Month::try_from(date.month())
                .map(prikaz_russian::dates::month_genitive)
                .unwrap_or_default(),
            included: date.bound() == Bound::Inclusive,
        },
    }
}

fn addressee(act: &Act<'_>, addressee: &Addressee) -> String {
    match addressee {
        Addressee::Role { dative, .. } | Addressee::Named(dative) => act.filled(dative),
        Addressee::Unit { unit, dative } => {
            let of_card = act.organisation.known_unit(unit).map(|card| card.cases.dative.clone());
            dative.clone().or(of_card).unwrap_or_else(|| unit.to_string())
        }
        Addressee::Person(person) => person_in(act, person, Case::Dative),
    }
}

/// «Заместителя Министра … Е.А. Хлыбову»: post, initials and surname by the forms of the card.
fn person_in(act: &Act<'_>, person: &prikaz_domain::PersonId, case: Case) -> String {
    act.organisation.known_person(person).map_or_else(
        || person.to_string(),
        |card| {
            format!("{} {}", card.post.cases.of(case).replace('\n', " "), card.name.initials_first_in(case))
        },
    )
}

/// Points are lettered; where the letters end, they are numbered.
fn establish(act: &Act<'_>, points: &[String]) -> Says {
    let points = points.iter().enumerate();
    let points = points.map(|(at, text)| PointContext { mark: mark(at), text: act.filled(text) });
    Says::Establish { points: points.collect() }
}

/// «а)», or «26)» where the letters end.
fn mark(at: usize) -> String {
    LETTERS.get(at).map_or_else(|| format!("{})", at + 1), |letter| format!("{letter})"))
}

fn publish(act: &Act<'_>, promulgation: &Promulgation) -> Result<Says, UnknownDocument> {
    let what = match &promulgation.what {
        Some(name) => {
            let name = act.filled(name);
            let agreement = act.words.agreement(&name)?;
            let approved = Participle::Approved.full(agreement, Some(Case::Accusative));
            Some(PublishedDocument { accusative: act.words.document(&name).cases.accusative, approved })
        }
        None => None,
    };
    let spot = |Spot { official, place, address }: &Spot| SpotContext {
        official: *official,
        place: place.clone(),
        address: address.clone(),
    };
    Ok(Says::Publish {
        what,
        by: promulgation.by.as_ref().map(|by| addressee(act, by)),
        spots: promulgation.spots.iter().map(spot).collect(),
        term: promulgation.term.as_deref().map(|term| act.filled(term)),
    })
}

fn entry(act: &Act<'_>, entry: &Entry, at: usize) -> EntryContext {
    let (when, days, date) = match entry.when {
        When::Signing => (EntersOn::Signing, None, None),
        When::Publication => (EntersOn::Publication, None, None),
        When::DaysAfterPublication(days) => (EntersOn::DaysAfterPublication, Some(days), None),
        When::DaysAfterSigning(days) => (EntersOn::DaysAfterSigning, Some(days), None),
        When::On(date) => (EntersOn::Date, None, Some(date)),
    };
    EntryContext {
        what: entry.what.as_deref().map(|what| act.filled(what)),
        when,
        days,
        date,
        mark: mark(at),
    }
}

/// Whom the control is laid upon, in the accusative; none where the signer keeps it.
fn control(act: &Act<'_>, controller: &Controller) -> Option<String> {
    match controller {
        Controller::Signer => None,
        Controller::Person(person) => Some(person_in(act, person, Case::Accusative)),
        Controller::Named(accusative) => Some(act.filled(accusative)),
    }
}
