//! Orders that stand alone, as data files: `prikaz order compose` and `order check` need no store; `order sign`
//! records one, `order show` tells of it.

use std::path::{Path, PathBuf};

use serde::Serialize;
use time::OffsetDateTime;

use crate::commands::marks::MarkArgs;
use crate::commands::{acquaintance, papers, standing};
use crate::desk::{Desk, write_whole};
use crate::error::CommandError;
use crate::ui::Ui;
use prikaz_app::clock::Today;
use prikaz_app::order_files::{self, LoadedOrder};
use prikaz_app::procedures::LoadError;
use prikaz_app::{DataDir, Target};
use prikaz_desk::{
    OrderAlone, OutFile, Session, SignAlone, WhichOrder, compose_order, copy_order, given_order,
    is_order_named, order_alone, sign_order, try_composing,
};
use prikaz_domain::{ActReference, Digest, OrderId, OrganisationId, PersonId, digest_of};
use prikaz_procedure::Organisation;
use prikaz_report::paper::Marks;
use prikaz_wording::general::Written;
use prikaz_wording::order::{KnownOrders, OrderCheckFailed, OrderShown, OrderSigned, UnknownOrder};
use prikaz_wording::said::{Failed, Typed, called};
use prikaz_workflow::{Actor, FormerRequisites, OrderStanding, SignedOrder};

/// An order that was written as a file, as JSON.
#[derive(Serialize)]
struct ComposedFacts<'a> {
    order: &'a OrderId,
    path: String,
    digest: Digest,
}

/// An order that was signed, as JSON.
#[derive(Serialize)]
struct SignedFacts<'a> {
    organisation: &'a OrganisationId,
    signed: &'a SignedOrder,
    by: String,
    path: Option<String>,
}

/// An order of the journal, as JSON.
#[derive(Serialize)]
struct ShownFacts<'a> {
    signed: &'a SignedOrder,
    standing: &'a OrderStanding,
    former: &'a [FormerRequisites],
    cites_former: &'a [ActReference],
}

/// Writes the order `named` as the file `out`.
pub(crate) fn compose(
    data: &DataDir,
    ui: &mut Ui,
    (session, now): (&Session, OffsetDateTime),
    named: &str,
    (out, marks): (&Path, &MarkArgs),
) -> Result<(), CommandError> {
    let loaded = load(data, named)?;
    let today = Today { on: session.day, now }.of(&loaded.organisation);
    let marks = marks.marks_on(today)?;
    let OutFile { bytes, .. } = compose_order((data, now), session, &loaded, &papers::name_of(out)?, &marks)?;
    write_whole(out, &bytes)?;
    let path = out.display().to_string();
    if ui.json() {
        return ui.answer(&ComposedFacts { order: &loaded.file.id, path, digest: digest_of(&bytes) });
    }
    ui.tell(&Written { path });
    Ok(())
}

/// Checks each of `files`: all that reading tells, what its text gets wrong, then whether its templates can word it.
pub(crate) fn check(
    data: &DataDir,
    ui: &mut Ui,
    (session, now): (&Session, OffsetDateTime),
    files: &[String],
) -> Result<(), CommandError> {
    let mut checked = Vec::new();
    for named in files {
        let (said, loaded) =
            order_files::check(data, named).map_err(|error| not_loaded(data, named, error))?;
        let set = loaded.map(|loaded| try_composing((data, now), session, &loaded));
        let unset: Vec<String> = match set {
            Some(Err(error)) => {
                let error = ui.said(&error.into(), None);
                std::iter::once(error.message).chain(error.details).collect()
            }
            Some(Ok(())) | None => Vec::new(),
        };
        checked.push((said, unset));
    }
    let n: usize = checked.iter().map(|(said, unset)| said.faults.len() + unset.len()).sum();
    if ui.json() {
        let value =
            checked.iter().map(|(said, unset)| crate::commands::procedure::file_value(ui, said, unset));
        ui.value(&value.collect::<Vec<_>>())?;
    } else {
        checked.iter().try_for_each(|(said, unset)| crate::commands::procedure::say_file(ui, said, unset))?;
    }
    if n == 0 { Ok(()) } else { Err(Failed::refused(OrderCheckFailed { n }).into()) }
}

fn load(data: &DataDir, named: &str) -> Result<LoadedOrder, CommandError> {
    order_files::load(data, named).map_err(|error| not_loaded(data, named, error))
}

/// The order `named` could not be loaded; where there is none, the nearest is proposed, and those there are.
fn not_loaded(data: &DataDir, named: &str, error: LoadError) -> CommandError {
    match error {
        LoadError::Missing { .. } => {
            let known = order_files::list(data);
            let said = Failed::usage(UnknownOrder { key: named.to_owned() });
            let said = said.with_hint(KnownOrders { known: known.clone() });
            said.with_typed(&Typed::of(named, known).listed()).into()
        }
        _ => error.into(),
    }
}

/// Whether `target` names an order that stands alone: a file, or a key of `orders/` that no register bears.
///
/// # Errors
/// When the store fails.
pub(crate) fn is_order(desk: &Desk<'_>, target: &str) -> Result<bool, CommandError> {
    if target.ends_with(".toml") {
        return Ok(true);
    }
    Ok(desk.ask_each(|office, session| is_order_named(office, session, target))?.into_iter().all(|is| is))
}

/// What is said of an order that was signed.
pub(crate) struct Signed {
    /// Number typed in from the paper.
    pub(crate) typed: Option<String>,
    /// Digest of the file, or its first digits.
    pub(crate) digest: Option<String>,
    /// Who signed on paper, where another records it.
    pub(crate) signed_by: Option<PersonId>,
    /// Where to put the document.
    pub(crate) out: Option<PathBuf>,
    /// The scan of the signed paper.
    pub(crate) scan: Option<PathBuf>,
    /// The marks of the document.
    pub(crate) marks: MarkArgs,
}

/// Signs the order `named`: numbered, set, kept and entered in the journal.
pub(crate) fn sign(desk: &mut Desk<'_>, named: &str, said: &Signed) -> Result<(), CommandError> {
    let by = desk.actor()?;
    let data = desk.office.data().clone();
    let loaded = load(&data, named)?;
    desk.turn_to(&Target::Body(loaded.organisation.id.clone()))?;
    let out = said.out.as_deref();
    out.map_or(Ok(()), |out| desk.room_for(out))?;
    // A scan that would be refused is refused before anything is signed.
    let signers: Vec<_> =
        loaded.file.order.text.signatories.iter().map(|signatory| signatory.person.clone()).collect();
    let scan = said.scan.as_deref();
    let scan = scan.map(|scan| acquaintance::read_scan(desk, &loaded.organisation.id, &signers, scan));
    let scan = scan.transpose()?;
    let marks = &said.marks.marks_on(desk.day_of(&loaded.organisation))?;
    let name = out.map(papers::name_of).transpose()?;
    let sign = SignAlone {
        typed: said.typed.as_deref(),
        digest: said.digest.as_deref(),
        signed_by: said.signed_by.as_ref(),
        paper: name.as_ref(),
        marks,
    };
    let answer = desk.ask(|office, session| sign_order(office, session, &loaded, sign))?;
    if let (Some(out), Some(paper)) = (out, &answer.paper) {
        desk.write_file(out, &paper.bytes)?;
    }
    tell_signed(desk, &loaded.organisation, (&by, &answer.signed), out)?;
    match scan {
        Some(scan) => acquaintance::lay_scan(desk, &loaded.organisation.id, &answer.signed.order, &scan),
        None => Ok(()),
    }
}

fn tell_signed(
    desk: &mut Desk<'_>,
    body: &Organisation,
    (by, signed): (&Actor, &SignedOrder),
    out: Option<&Path>,
) -> Result<(), CommandError> {
    let path = out.map(|out| out.display().to_string());
    if desk.ui.json() {
        let by = prikaz_app::recorded_by(by).to_string();
        return desk.ui.answer(&SignedFacts { organisation: &body.id, signed, by, path });
    }
    desk.ui.tell(&OrderSigned { signed: signed.clone(), names: called::persons(body) });
    path.into_iter().for_each(|path| desk.ui.tell(&Written { path }));
    Ok(())
}

/// Tells of the order that `which` names, and puts its document where it is wanted: as it was given out, or with marks.
pub(crate) fn show(
    desk: &mut Desk<'_>,
    which: WhichOrder<'_>,
    out: Option<&Path>,
    marks: &MarkArgs,
) -> Result<(), CommandError> {
    let order = desk.ask(|office, session| order_alone(office, session, which))?;
    let marks = marks.marks_on(desk.day_of(&order.body))?;
    if let Some(out) = out {
        desk.room_for(out)?;
        let paper = paper(desk, which, out, &marks)?;
        desk.write_file(out, &paper.bytes)?;
    }
    let OrderAlone { signed, standing, former, cites_former, body } = order;
    if desk.ui.json() {
        return desk.ui.answer(&ShownFacts {
            signed: &signed,
            standing: &standing,
            former: &former,
            cites_former: &cites_former,
        });
    }
    let said = standing::of_order(desk.ui, signed.order.kind, &standing);
    let line = desk.ui.say(&OrderShown { signed, said, names: called::persons(&body), former, cites_former });
    line.lines().filter(|line| !line.is_empty()).try_for_each(|line| desk.ui.line(line))?;
    if let Some(out) = out {
        desk.ui.tell(&Written { path: out.display().to_string() });
    }
    Ok(())
}

/// The document of an order as it was given out, in the format that `out` names; with `marks` a copy of its own.
fn paper(desk: &Desk<'_>, which: WhichOrder<'_>, out: &Path, marks: &Marks) -> Result<OutFile, CommandError> {
    if marks.are_none() {
        let name = out.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        return desk.ask(|office, session| given_order(office, session, which, &name));
    }
    let name = papers::name_of(out)?;
    desk.ask(|office, session| copy_order(office, session, which, &name, marks))
}
