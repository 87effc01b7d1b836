//! The form of a register: columns, vocabularies, checking raw rows into entries.
//!
//! *Invariant:* every fault of a row is reported, each with its place; nothing is read or written.

mod content;
mod definition;
mod edition;
mod heads;
mod reading;
mod table;
mod words;

pub use content::coverage::{ListedProcess, coverage, process_columns};
pub use content::finding::{
    RuleFinding, counting_reasons, findings, findings_of_edition, findings_of_part, still_counts,
};
pub use content::proposal::Proposal;
pub use definition::column::{
    Column, ColumnKind, ColumnWord, Markup, NamedColumn, Openness, Presence, Repeats, Vocabulary,
};
pub use definition::decimal::{Decimal, MOST_DECIMALS};
pub use definition::form::Form;
pub use definition::gap::Gap;
pub use definition::phrase::{LoneBrace, Phrase};
pub use definition::rule::{ContentRule, RuleKind};
pub use definition::shape::{
    Annex, Counting, HeadCell, ItemNumbers, Level, Listing, Marks, Note, NoteOn, Numbering, PLAIN, Pages,
    RecordStyle, Records, RowsOf, Shape, Split, SubNumbers, Total, TotalOf,
};
pub use definition::typed::{CellType, CodePattern, YesNo, date_of};
pub use edition::cells::Cells;
pub use edition::conflict::{Conflict, Decisions, Settlement, Wording, united};
pub use edition::diff::{CellChange, ChangedRows, EntryChange, apply, diff};
pub use edition::merge::{Drawn, History, bound, consolidate, draw_together};
pub use edition::number::{PrintedNumber, number_at_end, number_between, number_for};
pub use edition::order::stands_in_order;
pub use edition::reference::target;
pub use edition::supplied::Supplied;
pub use heads::head::{Head, MatchedColumn};
pub use heads::matching::{choose_table, match_head};
pub use heads::titles::Sureness;
pub use prikaz_domain::is_blank;
pub use reading::check::{check, check_cell};
pub use reading::checked::{Checked, Row, Was};
pub use reading::declared::{
    EXAMPLE, GUIDE_SHEET, IDENTITY, LISTS_SHEET, MARK_TITLE, RowMark, check_declared, check_tables,
};
pub use table::aside::{Aside, Told};
pub use table::fault::{Fault, FaultKind, KeyChange};
pub use table::raw::{Caption, Hidden, Merged, Part, Place, RawCell, RawRow, RawTable, Source};
pub use words::alike::only_likely;
pub use words::text::{composed, folded};
