//! Orders that stand alone: composed, signed, told of, given out, copied, put right.

use std::sync::Arc;

use time::OffsetDateTime;

use prikaz_app::clock::Today;
use prikaz_app::order_files::{self, LoadedOrder};
use prikaz_app::{
    AppError, DataDir, Format, Office, OrderRequest, PaperError, PaperName, RequisitesRequest, ending_of,
    signed_of,
};
use prikaz_domain::{ActReference, Digest, OrganisationId, PersonId, digest_of};
use prikaz_procedure::Organisation;
use prikaz_report::paper::Marks;
use prikaz_workflow::{FormerRequisites, OrderStanding, Requisites, Sight, SignedOrder};

use crate::{DeskError, OutFile, Session};

/// Why an order that stands alone is not signed, or not given out.
#[derive(Debug, thiserror::Error)]
pub enum OrderError {
    /// The office says no, or failed.
    #[error(transparent)]
    Office(#[from] DeskError),
    /// The file is another than the one that was looked at.
    #[error("the file is not the one of this digest")]
    OtherFile {
        /// The digest that was given, or its first digits.
        given: String,
        /// The digest of the file.
        digest: Digest,
    },
    /// The order was not given out in this format.
    #[error("the order was not given out in this format")]
    NotIssuedSo {
        /// What it was to be called.
        name: String,
        /// The files that were given out.
        names: Vec<String>,
    },
}

/// The order `loaded` with `marks` as the file that `name` names, not signed yet; it says that it was made on the day of the
/// session, or on that of the instant `now` by the clock of its body. It rests on data files alone, and so does leave to
/// read it: who acts for whom stands in the store, which is not asked.
///
/// # Errors
/// When nobody was named, and no folder is held; when it is not shown to whoever asks; when the paper cannot be made, or a
/// mark would say what is not so.
pub fn compose_order(
    (data, now): (&DataDir, OffsetDateTime),
    session: &Session,
    loaded: &LoadedOrder,
    name: &PaperName,
    marks: &Marks,
) -> Result<OutFile, DeskError> {
    let bytes = composed((data, now), session, loaded, name.format(), marks)?;
    Ok(OutFile { name: name.as_str().to_owned(), bytes })
}

/// Makes sure that the templates can word the order `loaded`.
///
/// # Errors
/// As [`compose_order`].
pub fn try_composing(
    (data, now): (&DataDir, OffsetDateTime),
    session: &Session,
    loaded: &LoadedOrder,
) -> Result<(), DeskError> {
    composed((data, now), session, loaded, Format::Text, &Marks::default()).map(drop)
}

fn composed(
    (data, now): (&DataDir, OffsetDateTime),
    session: &Session,
    loaded: &LoadedOrder,
    format: Format,
    marks: &Marks,
) -> Result<Vec<u8>, DeskError> {
    let today = Today { on: session.day, now }.of(&loaded.organisation);
    let composed = || -> Result<_, AppError> {
        session.reads_file_of(data, &loaded.organisation, today, Sight::Draft)?;
        Ok(order_files::compose_as(data, loaded, format, today, marks)?)
    };
    composed().map_err(DeskError::of_house(&loaded.organisation))
}

/// How an order that stands alone is signed.
#[derive(Debug, Clone, Copy)]
pub struct SignAlone<'a> {
    /// Number typed in from the paper; the journal gives the next one where there is none.
    pub typed: Option<&'a str>,
    /// Digest of the file that was looked at, or its first digits.
    pub digest: Option<&'a str>,
    /// Who signed on paper, where whoever asks only records it.
    pub signed_by: Option<&'a PersonId>,
    /// What the document that is wanted is called, besides the one that is kept.
    pub paper: Option<&'a PaperName>,
    /// The marks it bears; the one that is kept bears those of signatures.
    pub marks: &'a Marks,
}

/// An order that was signed.
#[derive(Debug, Clone)]
pub struct SignedAlone {
    /// As it stands in the journal.
    pub signed: SignedOrder,
    /// Its document, where one was wanted.
    pub paper: Option<OutFile>,
}

/// Signs the order `loaded`: numbered, set, kept and entered in the journal of its body.
///
/// # Errors
/// When nobody is named who signs; when the file is another; the refusal; the failure of data or store. Nothing was
/// recorded then.
pub fn sign_order(
    office: &Office,
    session: &Session,
    loaded: &LoadedOrder,
    sign: SignAlone<'_>,
) -> Result<SignedAlone, OrderError> {
    let by = session.actor_in(&loaded.organisation.id)?;
    let SignAlone { typed, digest, signed_by, paper, marks } = sign;
    let certified = marks.are_of(&loaded.organisation).map_err(PaperError::Mark);
    certified.map_err(DeskError::of_house(&loaded.organisation))?;
    same_file(loaded, digest)?;
    let request = OrderRequest { by: &by, on: session.day, typed, signer: signed_by, paper, marks };
    let signed = office.sign_order(loaded, request);
    let (signed, bytes) = signed.map_err(DeskError::of_body(&loaded.organisation.id))?;
    let paper = paper.zip(bytes).map(|(name, bytes)| OutFile { name: name.as_str().to_owned(), bytes });
    Ok(SignedAlone { signed, paper })
}

/// Makes sure that `digest`, or what there is of it, is that of the file.
///
/// # Errors
/// When it is not.
fn same_file(loaded: &LoadedOrder, digest: Option<&str>) -> Result<(), OrderError> {
    let own = digest_of(loaded.text.as_bytes());
    match digest {
        Some(given) if given.is_empty() || !own.to_string().starts_with(given) => {
            Err(OrderError::OtherFile { given: given.to_owned(), digest: own })
        }
        _ => Ok(()),
    }
}

/// An order of the journal, by the number typed in; of the last year where none is given.
#[derive(Debug, Clone, Copy)]
pub struct WhichOrder<'a> {
    /// The body.
    pub organisation: &'a OrganisationId,
    /// Its number, or one that it bore.
    pub number: &'a str,
    /// Its year.
    pub year: Option<i32>,
}

/// The requisites of the act that `which` names.
///
/// # Errors
/// When there is no such body or act, it is not shown to whoever asks, or the store fails.
pub fn act_named(
    office: &Office,
    session: &Session,
    which: WhichOrder<'_>,
) -> Result<ActReference, DeskError> {
    let WhichOrder { organisation, number, year } = which;
    let named = || -> Result<_, AppError> {
        session.reads_of(office, organisation, Sight::Edition)?;
        office.act_of(organisation, number, year)
    };
    named().map_err(DeskError::of_body(organisation))
}

/// An order that stands alone, as it was signed.
#[derive(Debug, Clone)]
pub struct OrderAlone {
    /// As it stands in the journal.
    pub signed: SignedOrder,
    /// How it stands on the day.
    pub standing: OrderStanding,
    /// What its requisites were before they were put right.
    pub former: Vec<FormerRequisites>,
    /// Requisites of other acts, put right since or before, by which its paper names them.
    pub cites_former: Vec<ActReference>,
    /// The body, by whose names it is told.
    pub body: Arc<Organisation>,
}

/// The order that `which` names, and how it stands on the day of the session.
///
/// # Errors
/// When there is no such body or order, it is not shown to whoever asks, or the store fails.
pub fn order_alone(
    office: &Office,
    session: &Session,
    which: WhichOrder<'_>,
) -> Result<OrderAlone, DeskError> {
    let organisation = which.organisation;
    let told = || -> Result<_, AppError> {
        let (body, calendar) = office.house_to_read(organisation)?;
        session.reads_at(office, (&body, &calendar), Sight::Orders)?;
        let journal = office.order_journal(organisation)?;
        let signed = signed_of(&journal, organisation, which.number, which.year)?.clone();
        let former = journal.former(&signed.order).to_vec();
        let cites_former = journal.cites_former(&signed.order).to_vec();
        let standing = office.acts_in(journal)?.standing(&signed.order, session.day_at(office, &body));
        Ok(OrderAlone { signed, standing, former, cites_former, body })
    };
    told().map_err(DeskError::of_body(organisation))
}

/// The document of the order that `which` names as it was given out, in the format that the ending of `name` says.
///
/// # Errors
/// As [`order_alone`]; when it was not given out in this format.
pub fn given_order(
    office: &Office,
    session: &Session,
    which: WhichOrder<'_>,
    name: &str,
) -> Result<OutFile, OrderError> {
    let signed = order_alone(office, session, which)?.signed;
    let ending = format!(".{}", ending_of(name));
    let Some(given) = signed.issued.iter().find(|file| file.name.to_lowercase().ends_with(&ending)) else {
        let names = signed.issued.into_iter().map(|file| file.name).collect();
        return Err(OrderError::NotIssuedSo { name: name.to_owned(), names });
    };
    let bytes = office.kept(&given.digest).map_err(DeskError::of_body(which.organisation))?;
    Ok(OutFile { name: name.to_owned(), bytes })
}

/// The document of the order that `which` names with `marks`, kept and recorded as given out.
///
/// # Errors
/// When there is no such body or order; when nobody is named who gives it out; the refusal; a mark that would say what is
/// not so; the failure of data or store. Nothing was recorded then.
pub fn copy_order(
    office: &Office,
    session: &Session,
    which: WhichOrder<'_>,
    name: &PaperName,
    marks: &Marks,
) -> Result<OutFile, DeskError> {
    let by = session.actor_in(which.organisation)?;
    let WhichOrder { organisation, number, year } = which;
    let copied = || -> Result<_, AppError> {
        session.reads_of(office, organisation, Sight::Orders)?;
        let journal = office.order_journal(organisation)?;
        let signed = signed_of(&journal, organisation, number, year)?;
        office.order_copy(organisation, signed, (&by, session.day), name, marks)
    };
    let bytes = copied().map_err(DeskError::of_body(organisation))?;
    Ok(OutFile { name: name.as_str().to_owned(), bytes })
}

/// The requisites of an order as they were and are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderCorrected {
    /// As they were.
    pub was: ActReference,
    /// As they are.
    pub now: ActReference,
}

/// Puts the number or the date of the order that `which` names right, wherever they are recorded.
///
/// # Errors
/// When there is no such body or order; when nobody is named who does it; the refusal; the failure of data or store.
/// Nothing was recorded then.
pub fn correct_order(
    office: &Office,
    session: &Session,
    which: WhichOrder<'_>,
    right: Requisites<'_>,
) -> Result<OrderCorrected, DeskError> {
    let by = session.actor_in(which.organisation)?;
    let WhichOrder { organisation, number, year } = which;
    let request = RequisitesRequest { by: &by, on: session.day, number, year, right };
    let corrected = office.correct_order(organisation, request);
    let (was, now) = corrected.map_err(DeskError::of_body(organisation))?;
    Ok(OrderCorrected { was, now })
}
