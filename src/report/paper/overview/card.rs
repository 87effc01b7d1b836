//! The card of a register: what it is, its editions, its whole history.

use std::collections::BTreeMap;

use time::Date;

use crate::table::headed;
use crate::wording;
use prikaz_document::{Alignment, Cell, Content, Row};
use prikaz_domain::RegisterId;
use prikaz_russian::typography;
use prikaz_workflow::{Edition, Register};

use crate::paper::context::CardContext;
use crate::paper::{Matter, Subject};

const EDITIONS: [(&str, f32); 5] =
    [("№", 6.0), ("Утверждена", 30.0), ("Кто подписал", 22.0), ("Строк", 8.0), ("Размещена", 44.0)];
const HISTORY: [(&str, f32); 4] = [("№", 6.0), ("Дата", 12.0), ("Записано", 16.0), ("Событие", 76.0)];

/// An event of the history in words.
#[derive(Debug, Clone)]
pub struct HistoryLine {
    /// Number of the record.
    pub version: u64,
    /// Official date.
    pub on: Date,
    /// Day and time of recording, as printed.
    pub at: String,
    /// What happened.
    pub text: String,
}

/// The card of the register `id` with these events, as of `created`.
pub fn card(
    subject: Subject<'_>,
    id: &RegisterId,
    register: &Register,
    history: &[HistoryLine],
    created: Date,
) -> Matter {
    let name = &subject.procedure.register.name;
    let organisation = subject.organisation;
    let source = subject.procedure.source.reference();
    let editions: Vec<_> = register.editions.iter().filter(|one| one.order.date <= created).collect();
    let source = source
        .map(|act| format!("{} {}", wording::nominative(act.kind), wording::requisites(organisation, &act)));
    let draft = register.draft.as_ref().filter(|draft| draft.opened <= created);
    let context = CardContext {
        key: id.clone(),
        register: subject.title_name(),
        organisation: organisation.name.full.nominative.clone(),
        procedure: subject.procedure.id.to_string(),
        source,
        as_of: wording::date(organisation, created),
        editions: editions.len(),
        draft: draft.map(|draft| draft.no),
        records: history.len(),
    };
    let editions = editions.iter().map(|edition| edition_row(subject, register, edition, created)).collect();
    let tables = [
        ("editions", headed("Редакции", &EDITIONS, editions)),
        ("history", headed("История", &HISTORY, history.iter().map(history_row).collect())),
    ];
    let title = format!("Карточка реестра {}", typography::quoted(&name.nominative));
    Matter {
        tables: tables.map(|(name, table)| (name.to_owned(), table)).into_iter().collect::<BTreeMap<_, _>>(),
        mark: subject.mark(),
        ..Matter::new(context, subject.properties(&title, created))
    }
}

fn edition_row(subject: Subject<'_>, register: &Register, edition: &Edition, as_of: Date) -> Row {
    let organisation = subject.organisation;
    let mut act = format!(
        "{} {}",
        wording::instrumental(edition.order.kind),
        wording::requisites(organisation, &edition.order)
    );
    for (_, was) in register.former_orders.iter().filter(|(no, _)| *no == edition.no) {
        act += &format!(" (исправлено, было: {})", wording::requisites(organisation, was));
    }
    let put_up = |(on, address): &(Date, String)| format!("{}, {address}", wording::date(organisation, *on));
    let published = edition.published.values().filter(|(on, _)| *on <= as_of);
    let published: Vec<String> = published.map(put_up).collect();
    Row::new([
        Cell::text(edition.no.to_string()).aligned(Alignment::Centre),
        Cell::text(act),
        Cell::text(edition.signer.as_ref().map(|person| subject.name(person)).unwrap_or_default()),
        Cell::text(edition.entries.len().to_string()).aligned(Alignment::Centre),
        Cell::text(if published.is_empty() {
            "не размещена".to_owned()
        } else {
            published.join(";\n")
        }),
    ])
}

fn history_row(line: &HistoryLine) -> Row {
    Row::new([
        Cell::text(line.version.to_string()).aligned(Alignment::Centre),
        Cell::new(Content::Date(line.on)),
        Cell::text(line.at.as_str()),
        // Keys stand between backticks where they can be typed, which a paper is no place for.
        Cell::text(line.text.replace('`', "")),
    ])
}
