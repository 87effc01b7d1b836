//! Why a use case did not succeed.

use prikaz_domain::{InvalidId, OrganisationId, ProcedureId, RegisterId};
use prikaz_import::ImportError;
use prikaz_procedure::Fault;
use prikaz_store::StoreError;
use prikaz_workflow::Refusal;

use crate::data::calendars::CalendarError;
use crate::data::load_error::LoadError;
use crate::incoming::edit_fault::EditFault;
use crate::incoming::faulty_file::FaultyFile;
use crate::incoming::returned_blank::BlankFault;
use crate::missing::Missing;
use crate::papers::pair::PairError;
use crate::papers::paper_error::PaperError;
use prikaz_report::paper::MarkFault;

/// Why a use case did not succeed.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    /// The office says no.
    #[error("refused")]
    Refused(Box<Refusal>),
    /// There is no register of this key.
    #[error("there is no register `{0}`")]
    NoRegister(RegisterId),
    /// There is no procedure of this key.
    #[error("there is no procedure `{0}`")]
    NoProcedure(ProcedureId),
    /// There is no organisation of this key.
    #[error("there is no organisation `{0}`")]
    NoOrganisation(OrganisationId),
    /// What is kept of one body was asked of the office of another.
    #[error("the office of `{own}` was asked what is kept of `{other}`")]
    OtherBody {
        /// The body of the office.
        own: OrganisationId,
        /// The body that was asked about.
        other: OrganisationId,
    },
    /// What was named is not there.
    #[error(transparent)]
    Missing(Box<Missing>),
    /// A data file is wrong.
    #[error("a data file is wrong")]
    Data(Vec<Fault>),
    /// A production calendar is wrong.
    #[error("a production calendar is wrong")]
    Calendar(#[source] CalendarError),
    /// A file cannot be read.
    #[error("the file cannot be read")]
    Import(#[from] ImportError),
    /// A blank that came back is none of those that may.
    #[error("the blank is not taken: {}", .0.code())]
    Blank(BlankFault),
    /// Rows of a file are faulty.
    #[error("rows of the file are faulty")]
    Faulty(Box<FaultyFile>),
    /// Edits of a draft are faulty.
    #[error("the edits are faulty")]
    Edits(Vec<EditFault>),
    /// A file that an order was signed with cannot be read any more.
    #[error("the order cannot be set anew")]
    SignedFile(#[source] LoadError),
    /// Nobody was named as the one who acts.
    #[error("nobody was named as the one who acts")]
    NoActor,
    /// A key is no key.
    #[error(transparent)]
    Key(#[from] InvalidId),
    /// A paper cannot be made.
    #[error("the document cannot be made")]
    Paper(#[source] PaperError),
    /// Two wordings make no paper.
    #[error("the two wordings make no document")]
    Pair(Box<PairError>),
    /// The store failed.
    #[error("the store failed")]
    Store(#[from] StoreError),
    /// An event cannot be written.
    #[error("an event cannot be written")]
    Json(#[from] serde_json::Error),
    /// Other writers were first again and again.
    #[error("the register `{0}` is being changed by others all the time; try again")]
    Contended(RegisterId),
    /// Other writers were first again and again in the substitutions of a body.
    #[error("the substitutions of `{0}` are being changed by others all the time; try again")]
    SubstitutionsContended(OrganisationId),
    /// Other writers were first again and again in a journal of orders.
    #[error("the journal of orders of `{0}` is being changed by others all the time; try again")]
    JournalContended(OrganisationId),
}

impl From<Missing> for AppError {
    fn from(missing: Missing) -> Self {
        Self::Missing(Box::new(missing))
    }
}

impl From<PaperError> for AppError {
    /// Who certifies a copy has to be of the body, as whoever acts in it.
    fn from(error: PaperError) -> Self {
        match error {
            PaperError::Mark(MarkFault::Stranger { person }) => Refusal::UnknownPerson { person }.into(),
            error => Self::Paper(error),
        }
    }
}

impl From<PairError> for AppError {
    fn from(error: PairError) -> Self {
        Self::Pair(Box::new(error))
    }
}

impl From<BlankFault> for AppError {
    fn from(fault: BlankFault) -> Self {
        Self::Blank(fault)
    }
}

impl From<Refusal> for AppError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(Box::new(refusal))
    }
}
