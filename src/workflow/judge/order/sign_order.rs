//! Signing of an order that stands alone: who may, on which day, under which number, and that nobody does it twice.

use time::{Date, OffsetDateTime};

use prikaz_domain::{ActReference, Digest, OrderId, PersonId};
use prikaz_order::{Order, Printed, blanks};

use super::restate::touching_standing;
use crate::judge::owed::instruct;
use crate::legible::legible;
use crate::record::actor::{Acting, Actor};
use crate::record::instruction::Instruction;
use crate::record::order_number::OrderNumber;
use crate::record::signed_order::{Effect, SignedOrder, effects, in_force};
use crate::refusal::Refusal;
use crate::rights::body::Body;
use crate::rights::permit::{permit_recorder, permit_signatory, permit_signer};
use crate::state::orders::OrderJournal;
use crate::state::repeals::Repeals;

/// An order that is to be signed.
#[derive(Debug, Clone, Copy)]
pub struct Unsigned<'a> {
    /// Key of its file.
    pub key: &'a OrderId,
    /// Digest of its file.
    pub digest: Digest,
    /// The order.
    pub order: &'a Order,
    /// The date its file says.
    pub date: Option<Date>,
    /// The number its file says.
    pub number: Option<&'a str>,
}

/// Who signs what, when.
#[derive(Debug, Clone, Copy)]
pub struct OrderSigning<'a> {
    /// Who signs, or records it.
    pub by: &'a Actor,
    /// Official date, where it is not that of the file or today.
    pub on: Option<Date>,
    /// The present instant by the clocks of the body.
    pub at: OffsetDateTime,
    /// Number typed in from the paper.
    pub typed: Option<&'a str>,
    /// Who signed on paper, where `by` records what another signed.
    pub signer: Option<&'a PersonId>,
    /// What repeals the acts of the body.
    pub repeals: &'a Repeals,
}

/// What was decided: all that the document and the event say, but for the files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecidedOrder {
    /// Its requisites, with its heading as title.
    pub order: ActReference,
    /// Who signs, in the order of the signatures.
    pub signers: Vec<PersonId>,
    /// In whose stead, where a signer acts for another.
    pub acting: Option<Acting>,
    /// First day in force; none where that counts from an official publication.
    pub in_force: Option<Date>,
    /// What it does to other orders of the body.
    pub effects: Vec<Effect>,
    /// What it tells somebody to do.
    pub instructions: Vec<Instruction>,
    /// Whether the journal chose the number.
    pub from_journal: bool,
}

/// Judges whether the order may be signed, and gives it its date and number.
///
/// # Errors
/// When it was signed before, leaves something blank, its file says another date or number, the number is taken or none, the day is to come,
/// it touches an order that is later than itself, the person may not, a text could not be read as it stands, or a deadline needs a year that has no production
/// calendar.
pub fn sign_order(
    body: Body<'_>,
    journal: &OrderJournal,
    unsigned: Unsigned<'_>,
    signing: OrderSigning<'_>,
) -> Result<DecidedOrder, Refusal> {
    let text = &unsigned.order.text;
    let signatories: Vec<PersonId> = text.signatories.iter().map(|one| one.person.clone()).collect();
    let on = date(&unsigned, &signing)?;
    let signer = signing.signer.map(|person| match signing.by.is(person) {
        true => signing.by.clone(),
        false => signing.by.brings_paper_of(person.clone()),
    });
    let acting = match &signer {
        Some(signer) if signer != signing.by => {
            permit_recorder(body, signing.by, on)?;
            permit_signer(body, signer, on, &signatories)?
        }
        _ => permit_signatory(body, signing.by, on, &signatories)?,
    };
    not_signed(journal, &unsigned)?;
    nothing_left_blank(&unsigned.order.printed())?;
    let effects = touching_earlier(effects(&text.clauses, body.organisation), on)?;
    touching_standing(journal.as_called_now(effects.clone()), signing.repeals, on)?;
    let (number, from_journal) = number(body, journal, &unsigned, &signing, on)?;
    let order = ActReference {
        kind: unsigned.order.kind,
        number: number.as_str().to_owned(),
        date: on,
        title: Some(unsigned.order.heading.replace('\n', " ")),
    };
    let stands_in = |person: PersonId| match (&acting, signer.as_ref().unwrap_or(signing.by).person()) {
        (Some(acting), Some(by)) if acting.for_whom == person => by.clone(),
        _ => person,
    };
    let signers: Vec<PersonId> = signatories.into_iter().map(stands_in).collect();
    let says = instruct::JustSigned { act: &order, clauses: &text.clauses, signer: signers.first() };
    let instructions = instruct::given_by(body, journal.instructions(), says)?;
    let in_force = in_force(text, on);
    legible(&(&order, &effects, &instructions))?;
    Ok(DecidedOrder { order, signers, in_force, acting, effects, instructions, from_journal })
}

/// What an order of `on` does to others, none of which may be later than itself.
pub(crate) fn touching_earlier(effects: Vec<Effect>, on: Date) -> Result<Vec<Effect>, Refusal> {
    match effects.iter().find(|effect| effect.act.date > on) {
        Some(later) => Err(Refusal::TouchesLaterAct { order: later.act.clone() }),
        None => Ok(effects),
    }
}

/// The date of the file, or the one given, or today; never one to come.
fn date(unsigned: &Unsigned<'_>, signing: &OrderSigning<'_>) -> Result<Date, Refusal> {
    let today = signing.at.date();
    let on = signing.on.or(unsigned.date).unwrap_or(today);
    match unsigned.date {
        Some(written) if written != on => Err(Refusal::OrderDated { written, on }),
        _ if on > today => Err(Refusal::InFuture { on, today }),
        _ => Ok(on),
    }
}

/// What is signed says all that it says: the journal could not follow a citation without date or number either.
pub(crate) fn nothing_left_blank(printed: &[Printed<'_>]) -> Result<(), Refusal> {
    let blanks = blanks(printed);
    if blanks.is_empty() { Ok(()) } else { Err(Refusal::BlanksLeft { blanks }) }
}

/// A file is signed once, whatever it is called, and a key once, whatever its file says now.
fn not_signed(journal: &OrderJournal, unsigned: &Unsigned<'_>) -> Result<(), Refusal> {
    let known = |signed: &&SignedOrder| signed.key == *unsigned.key || signed.file.digest == unsigned.digest;
    match journal.signed().find(known) {
        Some(signed) => Err(Refusal::OrderSigned { key: signed.key.clone(), order: signed.order.clone() }),
        None => Ok(()),
    }
}

fn number(
    body: Body<'_>,
    journal: &OrderJournal,
    unsigned: &Unsigned<'_>,
    signing: &OrderSigning<'_>,
    on: Date,
) -> Result<(OrderNumber, bool), Refusal> {
    let suffix = &body.organisation.number_suffix;
    let typed = signing.typed.or(unsigned.number);
    let number = journal.number(unsigned.order.kind, on, suffix, typed)?;
    if let Some(written) = unsigned.number {
        // Read like the typed one, so that «№ 48» and «48-П» are the same where the body writes so.
        let said = OrderJournal::default().number(unsigned.order.kind, on, suffix, Some(written))?;
        if said != number {
            let (written, number) = (written.to_owned(), number.as_str().to_owned());
            return Err(Refusal::OrderNumberedOtherwise { written, number });
        }
    }
    Ok((number, typed.is_none()))
}
