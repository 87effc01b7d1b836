//! Orders that stand alone: found by key or path, checked, composed.

use std::path::{Path, PathBuf};

use time::Date;

use crate::data::annexed::{Annexed, own_annexes};
use crate::data::checked::Checked;
use crate::data::load_error::LoadError;
use crate::data::loading::{days_off, load_organisation};
use crate::{DataDir, PaperError, Printer, load_words};
use prikaz_document::Document;
use prikaz_domain::{ActReference, Digest, digest_of};
use prikaz_procedure::{self as procedure, FileKind, OrderFile, Organisation, Places, Procedure};
use prikaz_render::Format;
use prikaz_report::paper::{self, AnnexRows, Bears, CodeOf, DocumentCode, Marks, OwnAnnexes, SignedBy};
use prikaz_russian::Words;
use prikaz_workflow::content_digest;

/// An order with all it rests on.
#[derive(Debug, Clone)]
pub struct LoadedOrder {
    /// The order.
    pub file: OrderFile,
    /// Its body.
    pub organisation: Organisation,
    /// The procedures it approves.
    pub procedures: Vec<Procedure>,
    /// The text of its file.
    pub text: String,
    /// The files it rests on, by name.
    pub beside: Vec<(String, Vec<u8>)>,
    /// Rows of the tables of its annexes, where they stand in files.
    pub rows: AnnexRows,
    /// Its requisites, once it is signed.
    pub(crate) signed: Option<ActReference>,
    words: Words,
    places: Places,
}

/// The keys of the orders there are, sorted.
pub fn list(data: &DataDir) -> Vec<String> {
    data.keys("orders")
}

/// The order `named`: the path of a file that ends in `.toml`, or the key of one in the folder `orders`.
///
/// # Errors
/// When a file is missing or faulty.
pub fn load(data: &DataDir, named: &str) -> Result<LoadedOrder, LoadError> {
    load_for(data, named, |body| body)
}

/// As [`load`], for the body as `known` knows it.
///
/// # Errors
/// As [`load`].
pub(crate) fn load_for(
    data: &DataDir,
    named: &str,
    known: impl FnOnce(Organisation) -> Organisation,
) -> Result<LoadedOrder, LoadError> {
    let (place, text) = text_of(data, named)?;
    let organisation = match procedure::organisation_named_in(&text) {
        Some(organisation) => Some(known(load_organisation(data, &organisation)?)),
        None => None,
    };
    let faulty = |faults| LoadError::Faulty { place: place.clone(), faults };
    let (file, places) = procedure::load_order(&place, &text, organisation.as_ref()).map_err(faulty)?;
    let organisation = organisation.ok_or_else(|| faulty(Vec::new()))?;
    let beside = |name: &str| beside(data, named, name);
    let own = own_annexes(data, &place, &file.order.text.annexes, ("annex", &places), beside)?;
    let Annexed { procedures, rows, files } = own;
    let wrong = |faults| LoadError::Faulty { place: data.place("russian"), faults };
    let words = load_words(data).map_err(wrong)?;
    let text_of = |one: &Procedure| {
        let name = format!("{}.toml", one.id);
        Some((name.clone(), data.read(&format!("procedures/{name}"))?.into_bytes()))
    };
    let beside = procedures.iter().filter_map(text_of).chain(files).collect();
    Ok(LoadedOrder { file, organisation, procedures, text, beside, rows, signed: None, words, places })
}

/// What the order `named` gets wrong: all that reading tells, and, where it can be read, what its text does.
///
/// # Errors
/// When the file cannot be read, or what it rests on is missing.
pub fn check(data: &DataDir, named: &str) -> Result<(Checked, Option<LoadedOrder>), LoadError> {
    let checked = |faults, lints| Checked { file: named.to_owned(), kind: FileKind::Order, faults, lints };
    match load(data, named) {
        Ok(loaded) => {
            let LoadedOrder { file, organisation, words, places, .. } = &loaded;
            let is_day_off = days_off(data, Some(organisation));
            let lints = procedure::lint_order(file, places, Some(words), is_day_off);
            Ok((checked(Vec::new(), lints), Some(loaded)))
        }
        Err(LoadError::Faulty { faults, .. }) => Ok((checked(faults, Vec::new()), None)),
        Err(error) => Err(error),
    }
}

/// The file `name` beside the order `named`.
fn beside(data: &DataDir, named: &str, name: &str) -> Option<Vec<u8>> {
    match named.ends_with(".toml") {
        true => crate::data::whole_file::bytes(&Path::new(named).with_file_name(name)).ok(),
        false => data.bytes(&format!("orders/{name}")),
    }
}

fn text_of(data: &DataDir, named: &str) -> Result<(String, String), LoadError> {
    if !named.ends_with(".toml") {
        let path = format!("orders/{named}.toml");
        let place = data.place(&path);
        return match data.read(&path) {
            Some(text) => Ok((place, text)),
            None => Err(LoadError::Missing { place }),
        };
    }
    let path = PathBuf::from(named);
    match crate::data::whole_file::text(&path) {
        Ok(text) => Ok((named.to_owned(), text)),
        Err(source) => Err(LoadError::Unreadable { path: named.to_owned(), source }),
    }
}

/// The order with its `marks` in `format`; `today` is the day a draft says it was made on.
///
/// # Errors
/// When the paper cannot be made, or a mark would say what is not so.
pub fn compose_as(
    data: &DataDir,
    loaded: &LoadedOrder,
    format: Format,
    today: Date,
    marks: &Marks,
) -> Result<Vec<u8>, PaperError> {
    let (printer, document) = document_of(data, loaded, today, marks)?;
    printer.write(format, &loaded.organisation.profile, &document)
}

/// Says whether the order can be printed in every format this build writes, before it is signed.
///
/// # Errors
/// When it cannot.
pub(crate) fn proof(
    data: &DataDir,
    loaded: &LoadedOrder,
    today: Date,
    marks: &Marks,
) -> Result<(), PaperError> {
    let (printer, document) = document_of(data, loaded, today, marks)?;
    printer.proof(&loaded.organisation.profile, &document)
}

fn document_of(
    data: &DataDir,
    loaded: &LoadedOrder,
    today: Date,
    marks: &Marks,
) -> Result<(Printer, Document), PaperError> {
    let LoadedOrder { file, organisation, procedures, rows, words, signed, .. } = loaded;
    let act = paper::stand_alone(file, organisation, words, OwnAnnexes { rows, procedures }, today)?;
    let (organisation_id, key) = (organisation.id.clone(), file.id.clone());
    let code = DocumentCode {
        of: CodeOf::Alone { organisation: organisation_id, key },
        order: signed.clone(),
        digest: loaded.content(),
    };
    let signatories = file.order.text.signatories.iter();
    let signed_by = SignedBy {
        on: signed.as_ref().map(|order| order.date),
        signers: signatories.map(|one| one.person.clone()).collect(),
    };
    let printer = Printer::new(data.clone());
    let document =
        printer.set_act(act, organisation, None, Bears { marks, code: &code, signed_by: &signed_by })?;
    Ok((printer, document))
}

impl LoadedOrder {
    /// Digest of its file and of those it rests on.
    pub(crate) fn content(&self) -> Digest {
        let beside = self.beside.iter().map(|(_, bytes)| digest_of(bytes));
        content_digest(digest_of(self.text.as_bytes()), beside)
    }
}
