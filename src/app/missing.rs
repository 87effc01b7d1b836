//! Things that somebody named and that are not there, with what there is.

use time::Date;

use prikaz_domain::{ColumnKey, DraftNo, OrganisationId, RegisterId, RemarkId};
use prikaz_form::NamedColumn;

/// Something that was named and is not there.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Missing {
    /// The register never had a draft of this number.
    #[error("register `{register}` has no draft {draft}")]
    Draft {
        /// The register.
        register: RegisterId,
        /// The number that was named.
        draft: DraftNo,
        /// The last one it had.
        last: Option<DraftNo>,
    },
    /// The draft has no row of this number.
    #[error("register `{register}` has no row `{number}`")]
    Row {
        /// The register.
        register: RegisterId,
        /// The number that was named.
        number: String,
        /// Those there are.
        known: Vec<String>,
    },
    /// The draft has no remark of this number.
    #[error("there is no remark {remark}")]
    Remark {
        /// The number that was named.
        remark: RemarkId,
        /// Those there are.
        known: Vec<RemarkId>,
    },
    /// The form has no column of this key.
    #[error("there is no column `{column}`")]
    Column {
        /// The key that was named.
        column: ColumnKey,
        /// Those there are.
        columns: Vec<NamedColumn>,
    },
    /// Several bodies keep a register of this key, and it was not said which is meant.
    #[error("several bodies keep a register `{register}`")]
    Body {
        /// The register.
        register: RegisterId,
        /// The bodies.
        bodies: Vec<OrganisationId>,
    },
    /// The register has no edition yet.
    #[error("register `{0}` has no edition")]
    Edition(RegisterId),
    /// No act of this number stands in the journal of the body.
    #[error("no act `{number}` of `{organisation}`")]
    Act {
        /// The body.
        organisation: OrganisationId,
        /// The number that was named.
        number: String,
        /// The year that was named.
        year: Option<i32>,
        /// The acts that may be meant, by their numbers and dates.
        known: Vec<(String, Date)>,
    },
    /// No order of this number was signed by itself.
    #[error("no order `{number}` of `{organisation}` was signed by itself")]
    Signed {
        /// The body.
        organisation: OrganisationId,
        /// The number that was named.
        number: String,
        /// The year that was named.
        year: Option<i32>,
        /// The acts that may be meant; none where the number is that of an act of another kind.
        known: Option<Vec<(String, Date)>>,
    },
}
