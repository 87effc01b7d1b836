//! The log as prose: an event as a sentence.

use super::called;
use crate::Messages;
use crate::general::SYSTEM;
pub use crate::refusal::Rows;
use crate::refusal::{
    ByClaim, ByLogin, ByPaper, BySheet, Decided, Doer, KnownLine, LateLine, LogLine, SaidWording, Sentence,
};
use prikaz_app::Rulebook;
use prikaz_domain::ColumnKey;
use prikaz_form::{Cells, Settlement, Wording};
use prikaz_procedure::Organisation;
use prikaz_russian::typography;
use prikaz_workflow::{Actor, Agent, Brought, Claim, Event, Means, Recorded, Register};

/// «23.04.2024  Хлыбова Е.А. подписала приказ № 61 …».
pub fn sentence(messages: &Messages, book: &Rulebook, rows: &Rows, recorded: &Recorded) -> String {
    let text = text(messages, book, rows, recorded);
    messages.text(&LogLine { on: recorded.on, text })
}

/// What happened, without its date: «Хлыбова Е.А. подписала приказ № 61 ….».
pub fn text(messages: &Messages, book: &Rulebook, rows: &Rows, recorded: &Recorded) -> String {
    let doer = Doer {
        who: who(messages, book, &recorded.by),
        female: is_female(book, &recorded.by),
        order_kind: book.procedure.order.kind,
        register_accusative: book.procedure.register.name.accusative.clone(),
        came_late: came_late(recorded),
        agrees: match &recorded.event {
            Event::SubmissionHandedIn { unit, .. } => {
                let unit = book.organisation.known_unit(unit);
                unit.and_then(|unit| unit.agreement)
            }
            _ => None,
        },
    };
    let decided = match &recorded.event {
        Event::ConflictDecided { wordings, settlement, .. } => Some(decided(book, wordings, settlement)),
        _ => None,
    };
    let names = called::of_book(messages, book);
    typography::ended(&messages.text(&Sentence::new(&recorded.event, names, doer, rows, decided)))
}

/// The sentence as an auditor reads it: it says where the record was made after the day of the act.
pub fn logged(messages: &Messages, book: &Rulebook, rows: &Rows, recorded: &Recorded) -> String {
    let line = sentence(messages, book, rows, recorded);
    let line = match late_days(book, recorded) {
        late @ 1.. => messages.text(&LateLine { line, late }),
        _ => line,
    };
    known(messages, &book.organisation, line, &recorded.by.means)
}

/// `line`, with the means by which it is known who acted; of the program, and of acts of which that was not recorded, it
/// says nothing.
pub fn known(messages: &Messages, body: &Organisation, line: String, means: &Means) -> String {
    match by_means(messages, body, means) {
        Some(means) => messages.text(&KnownLine { line, means }),
        None => line,
    }
}

fn by_means(messages: &Messages, body: &Organisation, means: &Means) -> Option<String> {
    let who = |brought: &Brought| body.name_of(&brought.person);
    Some(match means {
        Means::Unrecorded | Means::Program => return None,
        Means::Claimed(Claim { user, machine }) => {
            messages.text(&ByClaim { user: user.clone(), machine: machine.clone() })
        }
        Means::LoggedIn(login) => {
            let at = login.at.to_offset(body.offset());
            let time = format!("{:02}:{:02}", at.hour(), at.minute());
            messages.text(&ByLogin { method: login.method, on: at.date(), time })
        }
        Means::Paper(brought) => messages.text(&ByPaper { who: who(brought) }),
        Means::Sheet(brought) => messages.text(&BySheet { who: who(brought) }),
    })
}

/// Calendar days between the act and its recording.
fn late_days(book: &Rulebook, recorded: &Recorded) -> i64 {
    (recorded.at.to_offset(book.offset()).date() - recorded.on).whole_days()
}

/// The numbers of the rows a register has now.
pub fn rows(register: &Register) -> Rows {
    let approved = register.editions.iter().flat_map(|edition| edition.entries.iter());
    let drafted = register.draft.iter().flat_map(|draft| draft.entries());
    approved.chain(drafted).map(|entry| (entry.id, entry.number.clone())).collect()
}

/// Adds the numbers of the rows that `recorded` names.
pub fn note_rows(rows: &mut Rows, recorded: &Recorded) {
    if let Event::Consolidated { entries, .. } | Event::Revised { entries, .. } = &recorded.event {
        rows.extend(entries.iter().map(|entry| (entry.id, entry.number.clone())));
    }
}

/// What a conflict was about, in the columns in which its wordings differ, and whose wording was taken.
fn decided(book: &Rulebook, wordings: &[Wording], settlement: &Settlement) -> Decided {
    let form = &book.procedure.form;
    let text = |cells: &Cells, key: &ColumnKey| cells.get(key).map(ToString::to_string);
    let (taken, own) = match settlement {
        Settlement::Take(number) => (number.checked_sub(1).and_then(|place| wordings.get(place)), None),
        Settlement::Own(cells) => (None, Some(cells)),
        Settlement::All => (None, None),
    };
    let all = || wordings.iter().map(|one| &one.cells).chain(own);
    let differ = |key: &ColumnKey| all().any(|one| text(one, key) != text(&wordings[0].cells, key));
    let columns: Vec<_> = form.filled_in().filter(|column| differ(&column.key)).collect();
    let differing = |cells: &Cells| {
        let cells = columns
            .iter()
            .map(|column| format!("{}: {}", column.title, text(cells, &column.key).unwrap_or_default()));
        cells.collect::<Vec<_>>().join(", ")
    };
    let said =
        |wording: &Wording| SaidWording { units: wording.units.clone(), text: differing(&wording.cells) };
    let key = form.key.iter().filter_map(|key| text(&wordings.first()?.cells, key)).collect::<Vec<_>>();
    Decided {
        own: own.map(differing),
        row: key.join("; "),
        taken: taken.map(|one| one.units.clone()).unwrap_or_default(),
        wordings: wordings.iter().map(said).collect(),
    }
}

/// Whether a term was put off when it had run out.
fn came_late(recorded: &Recorded) -> bool {
    match &recorded.event {
        Event::DeadlineExtended { was, .. } | Event::InstructionExtended { was, .. } => recorded.on > *was,
        _ => false,
    }
}

fn who(messages: &Messages, book: &Rulebook, actor: &Actor) -> String {
    match &actor.agent {
        Agent::System => messages.word(SYSTEM),
        Agent::Person(person) => book.organisation.name_of(person),
    }
}

/// «подписал» or «подписала».
fn is_female(book: &Rulebook, actor: &Actor) -> bool {
    match &actor.agent {
        Agent::System => true,
        Agent::Person(person) => book.organisation.is_woman(person),
    }
}
