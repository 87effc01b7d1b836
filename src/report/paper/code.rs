//! The code of a document (requisite 31): which document it is and what it says, in words that are read back.

use crate::wording;
use prikaz_domain::{ActReference, Digest, DraftNo, OrderId, OrganisationId, RegisterId};
use prikaz_fact::coded;
use prikaz_russian::dates;

/// What the code of a document holds: enough to tell which document it is and what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentCode {
    /// The order it stands on.
    pub of: CodeOf,
    /// The act, once it is signed.
    pub order: Option<ActReference>,
    /// Digest of what the document says.
    pub digest: Digest,
}

coded! {
/// The order that bears a code.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[serde(tag = "of", rename_all = "kebab-case")]
pub enum CodeOf {
    /// The order by which a draft of a register is approved, new or as an amendment; the digest is that of the rows.
    Draft {
        /// The register.
        register: RegisterId,
        /// The draft.
        draft: DraftNo,
    },
    /// The order that repeals the acts of a register; the digest is that of the acts it names.
    Repeal {
        /// The register.
        register: RegisterId,
    },
    /// An order that stands alone; the digest is that of its file and what goes with it.
    Alone {
        /// The body.
        organisation: OrganisationId,
        /// Key of the order.
        key: OrderId,
    },
}
}

/// A code as it was read from a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintedCode {
    /// The order that bears it.
    pub of: CodeOf,
    /// The act as the code words it: «приказ от 23.04.2024 № 61», «проект».
    pub act: String,
    /// Digest of what the document says.
    pub digest: Digest,
}

impl DocumentCode {
    /// As it stands in the code: readable by a person too.
    pub fn printed(&self) -> String {
        let act = match &self.order {
            Some(order) => {
                let kind = wording::nominative(order.kind);
                format!("{kind} от {} № {}", dates::short(order.date), order.number)
            }
            None => DRAFT.to_owned(),
        };
        let of = match &self.of {
            CodeOf::Draft { register, draft } => format!("{REGISTER} {register}; {DRAFT} {draft}"),
            CodeOf::Repeal { register } => format!("{REPEAL}; {REGISTER} {register}"),
            CodeOf::Alone { organisation, key } => format!("{BODY} {organisation}; {ALONE} {key}"),
        };
        format!("{act}; {of}; {DIGEST} {}", self.digest)
    }
}

const DRAFT: &str = "проект";
const REGISTER: &str = "реестр";
const REPEAL: &str = "утрата силы";
const BODY: &str = "орган";
const ALONE: &str = "отдельный акт";
const DIGEST: &str = "SHA-256";

impl PrintedCode {
    /// Reads what [`DocumentCode::printed`] gave.
    pub fn parse(text: &str) -> Option<Self> {
        let parts: Vec<&str> = text.trim().rsplitn(4, ';').map(str::trim).collect();
        let [digest, second, first, act] = parts.as_slice() else { return None };
        let register = |text: &str| RegisterId::new(after(text, REGISTER)?).ok();
        let of = match (register(first), register(second)) {
            (Some(register), _) => {
                CodeOf::Draft { register, draft: DraftNo(after(second, DRAFT)?.parse().ok()?) }
            }
            (None, Some(register)) if *first == REPEAL => CodeOf::Repeal { register },
            _ => CodeOf::Alone {
                organisation: OrganisationId::new(after(first, BODY)?).ok()?,
                key: OrderId::new(after(second, ALONE)?).ok()?,
            },
        };
        Some(Self { of, act: (*act).to_owned(), digest: Digest::parse(after(digest, DIGEST)?).ok()? })
    }
}

/// What stands behind `word`.
fn after<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    text.strip_prefix(word).filter(|rest| rest.starts_with(char::is_whitespace)).map(str::trim)
}
