//! Orders that stand alone, as data files: `prikaz order compose` and `order check` need no store; `order sign`
//! records one, `order show` tells of it.

use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::commands::marks::MarkArgs;
use crate::commands::{acquaintance, standing};
use crate::desk::{Desk, write_whole};
use crate::error::{CommandError, Of};
use crate::ui::Ui;
use prikaz_app::clock::Today;
use prikaz_app::order_files::{self, LoadedOrder};
use prikaz_app::procedures::LoadError;
use prikaz_app::{DataDir, OrderRequest, signed_of};
use prikaz_domain::{ActReference, Digest, OrderId, OrganisationId, PersonId, digest_of};
use prikaz_render::Format;
use prikaz_report::paper::Marks;
use prikaz_wording::general::Written;
use prikaz_wording::order::{
    KnownOrders, NotIssuedSo, OrderCheckFailed, OrderShown, OrderSigned, OtherFile, UnknownOrder,
};
use prikaz_wording::said::{Failed, Typed, called};
use prikaz_workflow::{FormerRequisites, OrderStanding, SignedOrder};

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
    today: Today,
    named: &str,
    (out, marks): (&Path, &MarkArgs),
) -> Result<(), CommandError> {
    let loaded = load(data, named)?;
    let today = today.of(&loaded.organisation);
    let marks = marks.marks_of(&loaded.organisation, today)?;
    let bytes = order_files::compose(data, &loaded, out, today, &marks)?;
    write_whole(out, &bytes)?;
    let path = out.display().to_string();
    if ui.json() {
        return ui.answer(&ComposedFacts { order: &loaded.file.id, path, digest: digest_of(&bytes) });
    }
    ui.tell(&Written { path });
    Ok(())
}

/// Checks each of `files`: all that reading tells, what its text gets wrong, then whether its templates can word it.
pub(crate) fn check(data: &DataDir, ui: &mut Ui, today: Today, files: &[String]) -> Result<(), CommandError> {
    let mut checked = Vec::new();
    for named in files {
        let (said, loaded) =
            order_files::check(data, named).map_err(|error| not_loaded(data, named, error))?;
        let set = loaded.map(|loaded| {
            let day = today.of(&loaded.organisation);
            order_files::compose_as(data, &loaded, Format::Text, day, &Marks::default())
        });
        let unset: Vec<String> = match set {
            Some(Err(error)) => {
                let error = ui.said(&error.into(), None);
                std::iter::once(error.message).chain(error.details).collect()
            }
            Some(Ok(_)) | None => Vec::new(),
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
    let registers = desk.office.registers()?;
    let known = registers.iter().any(|register| register.as_str() == target);
    Ok(!known && order_files::list(desk.office.data()).iter().any(|key| key == target))
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
    let (typed, digest, out) = (said.typed.as_deref(), said.digest.as_deref(), said.out.as_deref());
    let by = desk.actor()?;
    let data = desk.office.data().clone();
    let loaded = load(&data, named)?;
    same_file(&loaded, digest)?;
    out.map_or(Ok(()), |out| desk.room_for(out))?;
    // A scan that would be refused is refused before anything is signed.
    let signers: Vec<_> =
        loaded.file.order.text.signatories.iter().map(|signatory| signatory.person.clone()).collect();
    let scan = said.scan.as_deref();
    let scan = scan.map(|scan| acquaintance::ready_scan(desk, &loaded.organisation.id, &signers, scan));
    let scan = scan.transpose()?;
    let day = desk.day_of(&loaded.organisation);
    let marks = &said.marks.marks_of(&loaded.organisation, day)?;
    let (on, signer) = (desk.globals.on, said.signed_by.as_ref());
    let request = OrderRequest { by: &by, on, typed, signer, out, marks };
    let (signed, bytes) = desk.office.sign_order(&loaded, request).of_house(&loaded.organisation)?;
    if let (Some(out), Some(bytes)) = (out, &bytes) {
        desk.write_file(out, bytes)?;
    }
    let path = out.map(|out| out.display().to_string());
    if desk.ui.json() {
        let by = prikaz_store::record::by(&by);
        let by = by.to_string();
        let organisation = &loaded.organisation.id;
        desk.ui.answer(&SignedFacts { organisation, signed: &signed, by, path })?;
        return bring_scan(desk, &loaded, &signed.order, scan);
    }
    let names = called::persons(&loaded.organisation);
    let order = signed.order.clone();
    desk.ui.tell(&OrderSigned { signed, names });
    if let Some(path) = path {
        desk.ui.tell(&Written { path });
    }
    bring_scan(desk, &loaded, &order, scan)
}

fn bring_scan(
    desk: &mut Desk<'_>,
    loaded: &LoadedOrder,
    order: &ActReference,
    scan: Option<acquaintance::Scan>,
) -> Result<(), CommandError> {
    match scan {
        Some(scan) => acquaintance::lay_scan(desk, &loaded.organisation.id, order, scan),
        None => Ok(()),
    }
}

/// The digest, or its first digits, must be that of the file.
fn same_file(loaded: &LoadedOrder, digest: Option<&str>) -> Result<(), CommandError> {
    let own = digest_of(loaded.text.as_bytes());
    match digest {
        Some(given) if !own.to_string().starts_with(given) || given.is_empty() => {
            let said = OtherFile { given: given.to_owned(), digest: own };
            Err(Failed::refused(said).into())
        }
        _ => Ok(()),
    }
}

/// Tells of the order of `number`, and puts its document where it is wanted: as it was given out, or with marks.
pub(crate) fn show(
    desk: &mut Desk<'_>,
    organisation: &OrganisationId,
    (number, year): (&str, Option<i32>),
    out: Option<&Path>,
    marks: &MarkArgs,
) -> Result<(), CommandError> {
    let body = desk.office.body(organisation)?;
    let journal = desk.office.order_journal(organisation)?;
    let signed = signed_of(&journal, organisation, number, year)?;
    let marks = marks.marks_of(&body, desk.day_of(&body))?;
    if let Some(out) = out {
        desk.room_for(out)?;
        let bytes = match marks.are_none() {
            true => given_out(desk, signed, out)?,
            false => {
                let (by, on) = (desk.actor()?, desk.globals.on);
                desk.office.order_copy(organisation, signed, (&by, on), out, &marks)?
            }
        };
        desk.write_file(out, &bytes)?;
    }
    let acts = desk.office.acts(organisation)?;
    let stands = acts.standing(&signed.order, desk.day_of(&body));
    if desk.ui.json() {
        return desk.ui.answer(&ShownFacts {
            signed,
            standing: &stands,
            former: journal.former(&signed.order),
            cites_former: journal.cites_former(&signed.order),
        });
    }
    let line = desk.ui.say(&OrderShown {
        signed: signed.clone(),
        said: standing::of_order(desk.ui, signed.order.kind, &stands),
        names: called::persons(&body),
        former: journal.former(&signed.order).to_vec(),
        cites_former: journal.cites_former(&signed.order).to_vec(),
    });
    line.lines().filter(|line| !line.is_empty()).try_for_each(|line| desk.ui.line(line))?;
    if let Some(out) = out {
        desk.ui.tell(&Written { path: out.display().to_string() });
    }
    Ok(())
}

/// The document of `signed` as it was given out, in the format that `out` names.
fn given_out(desk: &Desk<'_>, signed: &SignedOrder, out: &Path) -> Result<Vec<u8>, CommandError> {
    let wanted = out.extension().map(|one| one.to_string_lossy().to_lowercase()).unwrap_or_default();
    let given = signed.issued.iter().find(|file| file.name.to_lowercase().ends_with(&format!(".{wanted}")));
    match given {
        Some(given) => Ok(desk.office.kept(&given.digest)?),
        None => {
            let names = signed.issued.iter().map(|file| file.name.clone()).collect();
            let said = NotIssuedSo { path: out.display().to_string(), names };
            Err(Failed::usage(said).into())
        }
    }
}
