//! The form of a register: columns, vocabularies, checking raw rows into entries.
//!
//! *Invariant:* every fault of a row is reported, each with its place; nothing is read or written.

mod account;
mod alike;
mod aside;
mod candidate;
mod cell;
mod cells;
mod check;
mod checked;
mod column;
mod conflict;
mod continued;
mod coverage;
mod decimal;
mod declared;
mod diff;
mod drawn;
mod fault;
mod filldown;
mod finding;
mod form;
mod grid;
mod head;
mod heading;
mod hidden;
mod laid;
mod matching;
mod meant;
mod merge;
mod nearest;
mod number;
mod order;
mod phrase;
mod proposal;
mod raw;
mod reference;
mod rule;
mod several;
mod shape;
mod spelling;
mod supplied;
mod text;
mod titles;
mod twice;
mod typed;
mod values;

pub use alike::only_likely;
pub use aside::{Aside, Told};
pub use cells::Cells;
pub use check::{check, check_cell};
pub use checked::{Checked, Row, Was};
pub use column::{Column, ColumnKind, Markup, NamedColumn, Openness, Presence, Repeats, Vocabulary};
pub use conflict::{Conflict, Decisions, Settlement, Wording, united};
pub use coverage::{ListedProcess, coverage, process_columns};
pub use decimal::{Decimal, MOST_DECIMALS};
pub use declared::{
    EXAMPLE, GUIDE_SHEET, IDENTITY, LISTS_SHEET, MARK_TITLE, RowMark, check_declared, check_tables,
};
pub use diff::{CellChange, ChangedRows, EntryChange, apply, diff};
pub use fault::{Fault, FaultKind, KeyChange};
pub use finding::{
    RuleFinding, counting_reasons, findings, findings_of_edition, findings_of_part, still_counts,
};
pub use form::Form;
pub use head::{Head, MatchedColumn};
pub use matching::{choose_table, match_head};
pub use merge::{Drawn, History, bound, consolidate, draw_together};
pub use number::{PrintedNumber, number_at_end, number_between, number_for};
pub use order::stands_in_order;
pub use phrase::{LoneBrace, Phrase};
pub use prikaz_domain::is_blank;
pub use proposal::Proposal;
pub use raw::{Caption, Hidden, Merged, Part, Place, RawCell, RawRow, RawTable, Source};
pub use reference::target;
pub use rule::{ContentRule, RuleKind};
pub use shape::{
    Annex, Counting, HeadCell, ItemNumbers, Level, Listing, Marks, Note, NoteOn, Numbering, PLAIN, Pages,
    RecordStyle, Records, RowsOf, Shape, Split, SubNumbers, Total, TotalOf,
};
pub use supplied::Supplied;
pub use text::{composed, folded};
pub use titles::Sureness;
pub use typed::{CellType, CodePattern, date_of};
