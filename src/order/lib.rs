//! Orders and other acts as data: kind, issuer, preamble, typed clauses, annexes, signatories.
//!
//! | question | file |
//! |---|---|
//! | how a kind of act is called and calls itself | `kind.rs` |
//! | how dates and numbers of acts are written | `style.rs` |
//! | how other acts and their parts are cited | `citation.rs`, `part.rs` |
//! | where a text cites an act by its date and number | `cited.rs` |
//! | why the act is issued | `preamble.rs` |
//! | what its clauses do | `clause.rs` |
//! | what it approves, and the stamps | `annex.rs` |
//! | what it prints out of its file, and what of that is left blank | `printed.rs`, `blank.rs` |
//! | a clause put between those of a file or taken out, and what refers to clauses behind it | `inserted.rs`, `renumbered.rs` |
//! | one annex in the place of which several stand | `split.rs` |
//!
//! *Invariant:* a clause says what it does, or has words of its own; how it is worded is a matter of templates, and
//! nothing here knows them, nor a procedure, nor a register.

mod annex;
mod blank;
mod citation;
mod cited;
mod clause;
mod inserted;
mod issuer;
mod kind;
mod order;
mod part;
mod preamble;
mod printed;
mod renumbered;
mod split;
mod style;

pub use annex::{Annex, AnnexBody, AnnexLine, AnnexTable, Marks, Stamp};
pub use blank::{Blank, LINE, Lack, blanks, has_line};
pub use citation::Citation;
pub use cited::{CitedBy, cite_anew};
pub use clause::{
    Addressee, Amendment, Approval, Attached, Clause, ClauseKind, Controller, DEEPEST, Due, Entry,
    Instruction, Promulgation, Provision, Repeal, Repealed, Spot, When, in_force_from,
};
pub use inserted::{inserted, without};
pub use issuer::{Author, Issuer, IssuerForm, Signatory};
pub use kind::{Forms, Itself, fill, forms};
pub use order::{Order, OrderText, numbered};
pub use part::{Part, PartKind};
pub use preamble::{Basis, Opening, Preamble};
pub use printed::{Listing, Printed, Said};
pub use style::{DateStyle, NumberSign, Numbers, TitleStyle};
