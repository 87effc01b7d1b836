//! Use cases: load, fold, decide, append, render. The only door to the store.
//!
//! *Invariant:* nobody but `app/clock.rs` knows what time it is.

mod act_title;
mod acts;
mod amending;
mod anew;
mod answered;
mod around;
mod blank;
mod blanks;
mod books;
pub mod calendars;
mod card;
pub mod clock;
mod codes;
mod collected;
mod correcting;
pub mod data;
pub mod due_batch;
mod engine;
mod error;
mod handing;
mod home;
mod issued;
mod keeping;
mod laid;
mod lookup;
mod made;
pub mod mail;
mod moving;
mod numbering;
mod office;
mod order_copy;
pub mod order_files;
mod order_signing;
mod owed;
mod pair;
mod papers;
mod printer;
pub mod procedures;
mod process_list;
pub mod profiles;
mod proof;
mod recorded_body;
mod reminding;
mod repealing;
mod returned_sheets;
mod rulebook;
mod shown;
mod signing;
mod substituting;
mod surroundings;
mod visa_sheets;
pub mod whole_file;
mod whose;
mod words;

pub use act_title::amending_title;
pub use amending::{in_force, standing};
pub use answered::{AnswerFault, answered_requirements};
pub use around::LetterKind;
pub use blank::blank;
pub use blanks::{BlankFault, BlankFile, blank_identity, check_blank, file_name, rows_in_force, zipped};
pub use calendars::{CalendarError, load_body_calendar, load_calendar};
pub use card::{CardError, ProposedCard, ProposedPost, propose_card};
pub use codes::origin_of_code;
pub use correcting::RequisitesRequest;
pub use data::DataDir;
pub use engine::{Engine, Ready, Request, orders_stream, register_stream, substitutions_stream};
pub use error::AppError;
pub use handing::{
    Against, EditFault, Edits, FaultyFile, PlacedFinding, ReadRows, mark_file, own_wording, read_rows,
    read_tables, rows_of, with_edits, with_unit_rows,
};
pub use home::Home;
pub use issued::{AlonePaper, Origin, origin};
pub use keeping::{
    Checkpoint, back_up, check_store, last_record, rebuild_index, restore_store, store_summary,
};
pub use laid::ReadLine;
pub use lookup::{Missing, RowsOf, present_person, signed_of};
pub use made::{Made, file_name_of};
pub use office::Office;
pub use order_signing::{JournalRecord, OrderRequest};
pub use owed::{Ahead, Owing, Target};
pub use pair::{PairError, Range};
pub use papers::{DeadlineReport, PaperError, procedure_paper};
pub use prikaz_import::{Mark, MarkedCopy};
pub use prikaz_store::{ArchiveFault, EndKnown, StoreError, VerifyFault, VerifyReport, write_whole};
pub use printer::Printer;
pub use process_list::{ListFault, process_list};
pub use proof::RestatedAnnex;
pub use recorded_body::Notice;
pub use reminding::{Due, ReminderRecord, mail_of};
pub use returned_sheets::{BroughtSheet, SheetError, SheetFault};
pub use rulebook::Rulebook;
pub use shown::{ShownRows, shown_rows};
pub use signing::{Knowing, Known, Signing};
pub use substituting::{ActHandedIn, SubstitutionRecord};
pub use surroundings::{About, CalledBy, Surroundings};
pub use visa_sheets::VisaSheetFile;
pub use whose::{Whose, whose};
pub use words::load_words;
