//! What a file is: given out by this store or not, and whether it is still in force.

use std::collections::BTreeMap;

use time::Date;

use prikaz_domain::{
    ActReference, Digest, DraftNo, EditionNo, OrderId, OrganisationId, RegisterId, digest_of,
};
use prikaz_workflow::{
    Event, FileReference, JournalEntry, OrderJournal, OrderMatter, OrderStanding, Paper, PaperStanding,
    Recorded, Register, Shown, SignedOrder, requisites,
};

use prikaz_fact::coded;
use prikaz_report::paper::CodeOf;

use crate::{AppError, Office};

coded! {
/// Where a file comes from.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[serde(tag = "origin", rename_all = "kebab-case")]
pub enum Origin {
    /// A document that was made of a register.
    Issued {
        /// The register.
        register: RegisterId,
        /// Which document.
        paper: Paper,
        /// The draft it belongs to.
        draft: DraftNo,
        /// The edition the draft became.
        edition: Option<EditionNo>,
        /// Official date of giving out.
        on: Date,
        /// How it stands today.
        standing: PaperStanding,
    },
    /// A file that was handed in or put up.
    Kept {
        /// The register.
        register: RegisterId,
        /// Its name as it came.
        name: String,
        /// Official date.
        on: Date,
        /// Kind of the record that names it.
        event: &'static str,
    },
    /// An order that stands alone, its file, or a file it rests on.
    Order {
        /// The body.
        organisation: OrganisationId,
        /// Its requisites.
        order: ActReference,
        /// Key of its file.
        key: OrderId,
        /// Which file of it this is.
        part: OrderPart,
        /// The requisites that the document bears, where they were put right since.
        bears: Option<ActReference>,
        /// By which requisites, put right since, it names other acts.
        cites_former: Vec<ActReference>,
        /// How it stands on the day.
        standing: OrderStanding,
    },
    /// The scan of the signed paper of an order.
    Scan {
        /// The body.
        organisation: OrganisationId,
        /// Requisites of the order.
        order: ActReference,
        /// Name of the scan as it came.
        name: String,
        /// How the order stands on the day.
        standing: OrderStanding,
    },
    /// What the code printed on an order of a register says, and it is so.
    Printed {
        /// The register.
        register: RegisterId,
        /// The draft; none where the order repeals the acts of the register.
        draft: Option<DraftNo>,
        /// The act, as the code words it.
        act: String,
        /// The edition the draft became.
        edition: Option<EditionNo>,
        /// How it stands today.
        standing: PaperStanding,
    },
    /// What the code printed on an order that stands alone says, and it is so.
    PrintedAlone {
        /// The body.
        organisation: OrganisationId,
        /// Key of the order.
        key: OrderId,
        /// The act, as the code words it.
        act: String,
        /// The order of the journal.
        order: ActReference,
        /// What the paper is of it.
        paper: AlonePaper,
        /// How the order stands on the day.
        standing: OrderStanding,
    },
    /// The code of a draft of an order that stands alone, which nobody has signed: the store keeps no such drafts.
    UnsignedAlone {
        /// The body.
        organisation: OrganisationId,
        /// Key of the order.
        key: OrderId,
    },
    /// What a printed code says is not so: nothing ever had this content, or the act is another.
    Contradicted {
        /// The order that would bear it.
        #[serde(flatten)]
        of: CodeOf,
        /// The act, as the code words it.
        act: String,
    },
    /// A text that is no code of a document.
    NoCode,
    /// Nothing this store knows.
    Unknown {
        /// Digest of the file.
        digest: Digest,
    },
}
}

coded! {
/// What the paper of a code is of the order that stands alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AlonePaper: Serialize {
    /// The order as it was signed.
    Signed,
    /// The order as it was signed, with the requisites from before they were put right.
    Corrected,
    /// A draft of it that says the same.
    Draft,
    /// A draft that was changed before it was signed.
    OtherDraft,
}
}

coded! {
/// Which file of an order that stands alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OrderPart: Serialize {
    /// The document as it was given out.
    Document,
    /// The file it was composed from.
    Source,
    /// A table of an annex, or a procedure it approves.
    Beside,
}
}

/// Tells where `bytes` come from, and how that stands on the day `on`, or today by the clock of its body.
///
/// # Errors
/// When the store fails.
pub fn origin(office: &Office, bytes: &[u8], on: Option<Date>) -> Result<Origin, AppError> {
    let digest = digest_of(bytes);
    let mut days = Days::new(office, on);
    for id in office.registers()? {
        let history = office.history(&id)?;
        let register = office.register(&id)?;
        // What was given out is known best where it was last; it may also have been put up, or come back.
        let is_issued = |one: &Recorded| matches!(&one.event, Event::DocumentIssued { file, .. } if file.digest == digest);
        let is_named = |one: &Recorded| named_in(&one.event).is_some_and(|file| file.digest == digest);
        let place = history.iter().rposition(is_issued).or_else(|| history.iter().position(is_named));
        let Some(place) = place else { continue };
        let day = days.of_register(&register)?;
        return Ok(match told(office, &id, &register, &history, place, day)? {
            Some(issued) => issued,
            None => kept(&id, &history[place], digest),
        });
    }
    Ok(origin_in_journals(office, digest, &mut days)?.unwrap_or(Origin::Unknown { digest }))
}

/// The day a question is about: each body's own, where nobody named one.
pub(crate) struct Days<'o> {
    office: &'o Office,
    on: Option<Date>,
    known: BTreeMap<OrganisationId, Date>,
}

impl<'o> Days<'o> {
    /// The day `on`, or today.
    pub(crate) fn new(office: &'o Office, on: Option<Date>) -> Self {
        Self { office, on, known: BTreeMap::new() }
    }

    pub(crate) fn of(&mut self, body: &OrganisationId) -> Result<Date, AppError> {
        if let Some(day) = self.known.get(body) {
            return Ok(*day);
        }
        let day = self.office.day(body, self.on)?;
        self.known.insert(body.clone(), day);
        Ok(day)
    }

    pub(crate) fn of_register(&mut self, register: &Register) -> Result<Date, AppError> {
        match &register.opened {
            Some(opened) => self.of(&opened.organisation),
            None => Ok(self.on.unwrap_or(Date::MIN)),
        }
    }
}

/// The order that stands alone to which a file belongs. A file that several orders rest on is told of the last.
fn origin_in_journals(
    office: &Office,
    digest: Digest,
    days: &mut Days<'_>,
) -> Result<Option<Origin>, AppError> {
    let Some(organisation) = office.body_with_orders()? else { return Ok(None) };
    let journal = office.order_journal(&organisation)?;
    let made = journal.entries().iter().rev().find_map(|entry| part_of(entry, digest));
    if let Some((signed, part, bears)) = made.or_else(|| copy_of(&journal, digest)) {
        let standing = office.acts(&organisation)?.standing(&signed.order, days.of(&organisation)?);
        let (order, key) = (signed.order.clone(), signed.key.clone());
        let cites_former = journal.cites_former(&order).to_vec();
        return Ok(Some(Origin::Order { organisation, order, key, part, bears, cites_former, standing }));
    }
    let Some((order, scan)) = journal.all_scans().find(|(_, scan)| scan.digest == digest) else {
        return Ok(None);
    };
    let standing = office.acts(&organisation)?.standing(order, days.of(&organisation)?);
    let (order, name) = (order.clone(), scan.name.clone());
    Ok(Some(Origin::Scan { organisation, order, name, standing }))
}

/// A file of an order that stands alone: whose, which, and by which requisites it is headed where they were put right
/// since.
type PartOf<'j> = (&'j SignedOrder, OrderPart, Option<ActReference>);

/// The copy that was given out of an order of the journal.
fn copy_of(journal: &OrderJournal, digest: Digest) -> Option<PartOf<'_>> {
    let given = journal.given_out().find(|given| given.file.digest == digest)?;
    let signed = journal.signed_order(&given.order)?;
    Some((signed, OrderPart::Document, given.bears_former().then(|| given.bears.clone())))
}

fn part_of(entry: &JournalEntry, digest: Digest) -> Option<PartOf<'_>> {
    let OrderMatter::Alone(signed) = &entry.matter else { return None };
    let among = |files: &[FileReference]| files.iter().any(|file| file.digest == digest);
    if among(&signed.issued) {
        return Some((signed, OrderPart::Document, None));
    }
    if let Some(former) = entry.former.iter().find(|former| among(&former.issued)) {
        return Some((signed, OrderPart::Document, Some(requisites(&former.was))));
    }
    if signed.file.digest == digest {
        return Some((signed, OrderPart::Source, None));
    }
    among(&signed.beside).then_some((signed, OrderPart::Beside, None))
}

/// What the document given out at `place` is; none where no document was given out there.
fn told(
    office: &Office,
    id: &RegisterId,
    register: &Register,
    history: &[Recorded],
    place: usize,
    day: Date,
) -> Result<Option<Origin>, AppError> {
    let Some(shown) = Shown::recorded(history, place) else { return Ok(None) };
    let Event::DocumentIssued { paper, .. } = history[place].event else { return Ok(None) };
    let changes = |one: &&Recorded| {
        !matches!(one.event, Event::DocumentIssued { .. } | Event::ReminderSent { .. }) && one.on <= day
    };
    let since = history[place + 1..].iter().filter(changes).count();
    let standing = shown.standing(register, &office.repeals(register)?, day, since);
    Ok(Some(Origin::Issued {
        register: id.clone(),
        paper,
        draft: shown.draft,
        edition: register.edition_of(shown.draft).map(|edition| edition.no),
        on: history[place].on,
        standing,
    }))
}

fn kept(id: &RegisterId, recorded: &Recorded, digest: Digest) -> Origin {
    Origin::Kept {
        register: id.clone(),
        name: named_in(&recorded.event).map_or_else(|| digest.to_string(), |file| file.name.clone()),
        on: recorded.on,
        event: recorded.event.kind(),
    }
}

fn named_in(event: &Event) -> Option<&FileReference> {
    match event {
        Event::SubmissionHandedIn { file, .. } | Event::Published { file, .. } => file.as_ref(),
        Event::VisaGiven { sheet, .. } => sheet.as_ref().map(|sheet| &sheet.file),
        _ => None,
    }
}
