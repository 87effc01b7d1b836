//! What templates may ask for: the facts of each paper. The names of the fields are the words of the templates.
//!
//! *Invariant:* a context is made by its paper and read by templates; nothing is decided by what a template sees.

mod act;
mod edition;
mod facts;
mod letter;
mod operation;
mod register;
mod sheet;

pub use act::{
    ActNamed, AmendedContext, AmendingOrderContext, AmendingTitleContext, AnnexesContext, ChangesIn,
    OrderContext, ProcedureContext, RepealingOrderContext, RestatedAnnex,
};
pub use edition::{
    ComparisonContext, ConsolidatedContext, GroundContext, MarkAct, MarkContext, MarkKind, MarkUnit,
    MarkedPiece, Piece, RedlineContext,
};
pub use facts::{Certification, Context, Facts, Head};
pub use letter::{
    Addressee, LetterContext, NoticeContext, NoticeRegister, ObliqueName, OutsideStage, PublishedAt,
    ReminderContext, Work,
};
pub use operation::{
    CellContext, Comes, EditContext, EditKind, OperationContext, OperationKind, QuotedAs, UnitContext,
    UnitWord, WithinPart,
};
pub use register::{
    CardContext, DeadlinesContext, ExtractContext, JournalContext, RegisterListed, TitleName,
};
pub use sheet::{
    AcquaintanceContext, AgreementSheetContext, BlankContext, ConflictsContext, Count, DisagreementsContext,
    GuideLine, ReadingTerm, RequirementsContext, SinceContext, SubmissionBlankContext, VisaSheetContext,
};
