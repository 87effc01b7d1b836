//! Rules about the content of rows, each with its clause.

use prikaz_domain::{ColumnKey, ReasonKey, Severity};

/// A rule about the content of rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContentRule {
    /// Key, for messages and exceptions.
    pub key: String,
    /// Clause of the procedure.
    pub clause: String,
    /// How grave a breach is.
    pub severity: Severity,
    /// What is said to the unit when the rule is broken.
    pub text: String,
    /// What is looked at.
    pub kind: RuleKind,
}

/// What a rule looks at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RuleKind {
    /// The values of `columns` stand together only once among the rows that agree in `within`
    /// («точки взаимодействия в рамках одного процесса не подлежат дублированию»).
    UniqueWithin {
        /// What may not stand twice.
        columns: Vec<ColumnKey>,
        /// Inside what.
        within: Vec<ColumnKey>,
    },
    /// Among rows where `column` has one of `values`, the columns `same` have a single value for all units
    /// («единообразный процесс»: described once for the whole direction).
    Uniform {
        /// The column that tells where the rule holds.
        column: ColumnKey,
        /// For which of its values.
        values: Vec<String>,
        /// What is the same for all.
        same: Vec<ColumnKey>,
    },
    /// A value of `column` goes only with the values of `with` that are listed for it
    /// («цифровая» goes with a site, not with a reception room).
    Agrees {
        /// The column that is looked at.
        column: ColumnKey,
        /// The column it must agree with.
        with: ColumnKey,
        /// Value of `column` → the values of `with` it goes with. Values listed nowhere go with any.
        pairs: Vec<(String, Vec<String>)>,
    },
    /// Where `with` has one of `values`, `column` may not be empty («адрес — для цифровой точки»).
    NeededWhere {
        /// The column that is not left empty.
        column: ColumnKey,
        /// The column that tells where.
        with: ColumnKey,
        /// For which of its values.
        values: Vec<String>,
    },
    /// Within each group of rows that agree in `within`, some row's `column` has a value other than `only`
    /// (the warning against the formal approach).
    MoreThanFinal {
        /// What a process is told by.
        within: Vec<ColumnKey>,
        /// The column with the needs.
        column: ColumnKey,
        /// The needs that are the final purpose only.
        only: Vec<String>,
    },
    /// What the body's list of processes has for a unit stands among its rows, and nothing beyond it. The list is the
    /// register's own; without one the rule says nothing.
    Covers {
        /// The columns that tell a process.
        columns: Vec<ColumnKey>,
    },
    /// What stands in `column` stands in column `to` of some row: a reference leads somewhere.
    Refers {
        /// The column with references.
        column: ColumnKey,
        /// The column that tells the other row.
        to: ColumnKey,
    },
    /// A row may not be left out for this reason (`on-instruction`, `single-need`, `little-used`):
    /// a finding that demands it is refused.
    StillCounts {
        /// The reason.
        reason: ReasonKey,
    },
}

impl RuleKind {
    /// The columns that are compared among rows.
    pub(crate) fn compared(&self) -> Vec<&ColumnKey> {
        match self {
            Self::UniqueWithin { columns, within } => within.iter().chain(columns).collect(),
            Self::Uniform { column, same, .. } => std::iter::once(column).chain(same).collect(),
            Self::Agrees { column, with, .. } | Self::NeededWhere { column, with, .. } => vec![column, with],
            Self::MoreThanFinal { within, column, .. } => within.iter().chain([column]).collect(),
            Self::Refers { column, to } => vec![column, to],
            Self::Covers { .. } | Self::StillCounts { .. } => Vec::new(),
        }
    }
}
