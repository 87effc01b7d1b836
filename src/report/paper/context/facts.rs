//! The facts of a paper, for its template.

use serde::Serialize;

use super::act::{
    AmendingOrderContext, AmendingTitleContext, AnnexesContext, OrderContext, ProcedureContext,
    RepealingOrderContext,
};
use super::edition::{ComparisonContext, ConsolidatedContext, RedlineContext};
use super::letter::{LetterContext, NoticeContext, ReminderContext};
use super::register::{CardContext, DeadlinesContext, ExtractContext, JournalContext};
use super::sheet::{
    AcquaintanceContext, AgreementSheetContext, BlankContext, ConflictsContext, DisagreementsContext,
    RequirementsContext, SubmissionBlankContext, VisaSheetContext,
};
use crate::act::Signed;

/// What the template of a paper may ask for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Facts {
    /// The facts of the paper.
    #[serde(flatten)]
    pub of: Context,
    /// Who certified it, where it is a copy.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub copy: Option<Certification>,
}

/// Who certified a copy, when and for whom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Certification {
    /// His post.
    pub post: String,
    /// Initials and surname.
    pub name: String,
    /// The day as the body writes it.
    pub date: String,
    /// The body in the prepositional.
    pub organisation: String,
    /// Where the original is kept, where the copy goes to another organisation.
    pub original_in: Option<String>,
}

/// By what a paper on a letterhead is known, and who signs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head<'a> {
    /// Its date as printed.
    pub date: &'a str,
    /// Its number as printed, where its place is not left to be filled in by hand.
    pub number: Option<&'a str>,
    /// Its heading.
    pub heading: &'a str,
    /// Who signs.
    pub signers: &'a [Signed],
}

/// What stands over a paper of a kind: the head of an act, that of a letter, or none.
macro_rules! head {
    (act $context:ident) => {
        Some(Head {
            date: &$context.act.date,
            number: Some(&$context.act.number),
            heading: &$context.act.heading,
            signers: &$context.act.signers,
        })
    };
    (letter $context:ident) => {
        Some(Head {
            date: &$context.date,
            number: None,
            heading: &$context.heading,
            signers: $context.signer.as_slice(),
        })
    };
    (none $context:ident) => {{
        let _ = $context;
        None
    }};
}

/// The signatures that may bear marks: those of an act.
macro_rules! signers {
    (act $context:ident) => {
        &mut $context.act.signers
    };
    ($other:ident $context:ident) => {{
        let _ = $context;
        &mut []
    }};
}

/// Declares the papers: the context of each, the name of its template, and whose head stands over it.
macro_rules! contexts {
    ($($(#[$meta:meta])* $name:ident($context:ident) = $template:literal, $head:ident);* $(;)?) => {
        /// The facts of a paper, for its template.
        #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
        #[serde(untagged)]
        pub enum Context {
            $($(#[$meta])* $name(Box<$context>)),*
        }

        impl Context {
            /// Name of the template: `order`.
            pub fn template(&self) -> &'static str {
                match self {
                    $(Self::$name(_) => $template),*
                }
            }

            /// By what the paper is known, and who signs it; nothing where no letterhead stands over it.
            pub fn head(&self) -> Option<Head<'_>> {
                match self {
                    $(Self::$name(context) => head!($head context)),*
                }
            }

            /// The signatures that may bear marks: those of an act.
            pub fn signers_mut(&mut self) -> &mut [Signed] {
                match self {
                    $(Self::$name(context) => signers!($head context)),*
                }
            }
        }

        $(impl From<$context> for Context {
            fn from(context: $context) -> Self {
                Self::$name(Box::new(context))
            }
        })*
    };
}

contexts! {
    /// An order.
    Order(OrderContext) = "order", act;
    /// Annexes by themselves.
    Annexes(AnnexesContext) = "annex", none;
    /// The order that amends others.
    AmendingOrder(AmendingOrderContext) = "amending-order", act;
    /// What an order that amends others is called.
    AmendingTitle(AmendingTitleContext) = "amending-title", none;
    /// The order that repeals others.
    RepealingOrder(RepealingOrderContext) = "repealing-order", act;
    /// The text of the act that sets a procedure.
    Procedure(ProcedureContext) = "procedure", none;
    /// The consolidated wording.
    Consolidated(ConsolidatedContext) = "consolidated", none;
    /// The redline.
    Redline(RedlineContext) = "redline", none;
    /// The comparative table.
    Comparison(ComparisonContext) = "comparison", none;
    /// A letter to a unit.
    Letter(LetterContext) = "letter", letter;
    /// A reminder to a person.
    Reminder(ReminderContext) = "reminder", letter;
    /// The notice that an edition is approved and published.
    Notice(NoticeContext) = "notice", letter;
    /// An extract.
    Extract(ExtractContext) = "extract", none;
    /// The empty form.
    Blank(BlankContext) = "blank", none;
    /// The blank that a unit fills in.
    SubmissionBlank(SubmissionBlankContext) = "submission-blank", none;
    /// The rows of which units say different things.
    Conflicts(ConflictsContext) = "conflicts", none;
    /// The check list of requirements.
    Requirements(RequirementsContext) = "requirements", none;
    /// The sheet on which one agreer decides.
    VisaSheet(VisaSheetContext) = "visa-sheet", none;
    /// The agreement sheet.
    AgreementSheet(AgreementSheetContext) = "agreement-sheet", none;
    /// Minutes of disagreements.
    Disagreements(DisagreementsContext) = "disagreements", none;
    /// The sheet of those who have read an act.
    Acquaintance(AcquaintanceContext) = "acquaintance", none;
    /// The card of a register.
    Card(CardContext) = "card", none;
    /// The journal of orders.
    Journal(JournalContext) = "journal", none;
    /// The deadline compliance report.
    Deadlines(DeadlinesContext) = "report-deadlines", none;
}
