//! What can be said about the text of a procedure or about the cards of a body.

use serde::Serialize;

use prikaz_domain::{Case, OrderKind, Severity};
use prikaz_fact::{coded, example};
use prikaz_order::Lack;

/// A defect of the text of a procedure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lint {
    /// Path of the key, elements of lists counted from 1.
    pub key: String,
    /// Line of the file, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
    /// Clause of the procedure; empty where it is about the whole act.
    pub clause: String,
    /// How grave it is.
    pub severity: Severity,
    /// What it is.
    pub what: LintKind,
}

coded! {
/// What can be said about a text. The wording is data: `procedure.lint.<code>` of the messages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum LintKind {
    /// A value stands twice in its list.
    ValueRepeated {
        /// The value.
        value: String,
    },
    /// A value repeats what another says with «в том числе».
    ValueIncluded {
        /// The value.
        value: String,
        /// The value that includes it.
        within: String,
    },
    /// A term is defined twice.
    TermTwice {
        /// The term.
        term: String,
        /// Clause of the first definition.
        first: String,
    },
    /// An abbreviation is introduced twice.
    AbbreviationTwice {
        /// The abbreviation.
        short: String,
        /// Clause that introduced it first.
        first: String,
    },
    /// A fixed date is a day off in some years.
    DateOnDayOff {
        /// Month.
        month: u8,
        /// Day.
        day: u8,
        /// The years.
        years: Vec<i32>,
    },
    /// «до 25 декабря» does not say whether the day itself belongs to the term.
    UntilAmbiguous {
        /// The words.
        wording: String,
    },
    /// The signer was told, by the text, to control himself.
    SignerControlsSelf {
        /// The signer.
        person: String,
    },
    /// The signer keeps control to himself.
    ControlKept,
    /// Words for those who act that no text asks for.
    ActorUncalled {
        /// The role.
        role: String,
        /// The case; none where the role is not called at all.
        #[serde(skip_serializing_if = "Option::is_none")]
        case: Option<&'static str>,
    },
    /// A number is left out in the numbering of points.
    NumberingGap {
        /// The point before the gap; empty where numbering does not begin with 1.
        before: String,
        /// The point after it.
        after: String,
    },
    /// Points have no numbers to cite.
    PointsUnnumbered,
    /// The form the text refers to is not in the text.
    FormMissing,
    /// The number or the date of the act is not in the text.
    ActUnidentified,
    /// The text does not provide for publication.
    NotPublished,
    /// Publication has no time limit.
    PublicationWithoutLimit,
    /// The file does not give the text of the act.
    TextMissing,
    /// A fact cites a point whose text does not insert it: the two can drift apart.
    NotInserted {
        /// How it would be inserted.
        insertion: String,
        /// Whether the text has its very words.
        literal: bool,
    },
    /// The file says that the text has no words for something that the text inserts, or that no rule settles.
    SilenceUnneeded {
        /// How it would be inserted.
        insertion: String,
    },
    /// A text that is printed as it stands has the braces of a template.
    BracesInText {
        /// The text from the braces on.
        text: String,
    },
    /// Something is to be filled in before the order is signed.
    BlankLeft {
        /// What is not there.
        lack: Lack,
        /// The act that is cited without it; nothing for words.
        act: Option<OrderKind>,
        /// The words it stands in, or the title of the act.
        text: String,
    },
    /// An annex that consists of nothing: a stamp over an empty page.
    AnnexEmpty {
        /// What the order calls it.
        name: String,
    },
    /// Orders that approve the register anew leave those before them standing.
    EarlierStand,
    /// The word of the stamp does not agree with the name of the register.
    StampDisagrees {
        /// The word.
        stamp: String,
        /// The word that agrees.
        expected: String,
    },
    /// The register is called by a word whose gender no list knows.
    DocumentUnknown {
        /// The word.
        word: String,
        /// The file the word is to be added to.
        file: String,
    },
    /// A card of the body leaves out forms, which were proposed instead.
    FormsProposed {
        /// The name or the post in the nominative.
        of: String,
        /// What was proposed.
        forms: Vec<ProposedForm>,
        /// The word whose forms are only guessed, since no word list has it.
        unknown: Option<String>,
    },
}
}

/// A form that was proposed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ProposedForm {
    /// The case.
    pub case: Case,
    /// The form.
    pub form: String,
}

impl LintKind {
    pub(super) fn severity(&self) -> Severity {
        match self {
            Self::ValueRepeated { .. }
            | Self::ValueIncluded { .. }
            | Self::TermTwice { .. }
            | Self::AbbreviationTwice { .. }
            | Self::DateOnDayOff { .. }
            | Self::UntilAmbiguous { .. }
            | Self::SignerControlsSelf { .. }
            | Self::FormMissing
            | Self::StampDisagrees { .. }
            | Self::DocumentUnknown { .. }
            | Self::BracesInText { .. }
            | Self::BlankLeft { .. }
            | Self::AnnexEmpty { .. }
            | Self::EarlierStand
            | Self::ActUnidentified => Severity::Warning,
            Self::ControlKept
            | Self::NumberingGap { .. }
            | Self::PointsUnnumbered
            | Self::NotPublished
            | Self::PublicationWithoutLimit
            | Self::TextMissing
            | Self::NotInserted { .. }
            | Self::ActorUncalled { .. }
            | Self::SilenceUnneeded { .. }
            | Self::FormsProposed { .. } => Severity::Advice,
        }
    }
}

example! { struct ProposedForm { case, form } }

/// What is said about one key, before its line is looked up.
pub(super) type Remark = (String, String, LintKind);
