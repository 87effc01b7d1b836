//! Use cases: load, fold, decide, append, render. The only door to the store.
//!
//! *Invariant:* nobody but `app/clock.rs` knows what time it is.

mod about;
mod acts;
mod card;
pub mod clock;
mod data;
pub mod demonstration;
mod due;
mod error;
mod home;
mod incoming;
mod log;
mod lookup;
mod missing;
mod notice;
mod office;
mod offices;
mod orders;
mod papers;
pub mod procedures;
mod process_list;
mod recorded_body;
mod shared;
mod substituting;
mod surroundings;

pub use about::About;
pub use card::{CardError, ProposedCard, ProposedPost, propose_card};
pub use data::calendars::{CalendarError, load_body_calendar, load_calendar};
pub use data::data_dir::DataDir;
pub use data::data_kind::DataKind;
pub use data::rulebook::Rulebook;
pub use data::setting::{SettingFault, SettingFaultKind, SettingText};
pub use data::words::load_words;
pub use data::{calendars, profiles, signature_mark, whole_file};
pub use due::owed::{Ahead, Owing, Target};
pub use due::reminding::{Due, ReminderRecord, mail_of};
pub use due::{due_batch, mail};
pub use error::AppError;
pub use home::Home;
pub use incoming::answered::{AnswerFault, answered_requirements};
pub use incoming::edit_fault::EditFault;
pub use incoming::editing::{Edits, own_wording, with_edits, with_unit_rows};
pub use incoming::faulty_file::{FaultyFile, PlacedFinding};
pub use incoming::handing::{Against, ReadRows, mark_file, read_rows, read_tables, rows_in_force, rows_of};
pub use incoming::returned_blank::{BlankFault, blank_identity, check_blank};
pub use incoming::returned_sheets::{BroughtSheet, OpenedSheet, SheetError, SheetFault};
pub use incoming::whose::{Whose, whose};
pub use log::body_log::BodyLog;
pub use log::engine::{Engine, Ready, Request};
pub use log::keeping::{
    Checkpoint, back_up, check_store, last_records, rebuild_index, restore_store, store_summary,
};
pub use log::signing::{Knowing, Known, Signing};
pub use log::streams::{orders_stream, register_stream, substitutions_stream};
pub use lookup::{RowsOf, signed_of};
pub use missing::Missing;
pub use notice::Notice;
pub use office::Office;
pub use offices::Offices;
pub use orders::codes::origin_of_code;
pub use orders::correcting::RequisitesRequest;
pub use orders::issued::{AlonePaper, Origin, origin};
pub use orders::laid::{ReadLine, read_lines};
pub use orders::order_files;
pub use orders::order_signing::{JournalRecord, OrderRequest};
pub use papers::act_title::amending_title;
pub use papers::amending::{in_force, standing};
pub use papers::archive::zipped;
pub use papers::around::LetterKind;
pub use papers::blank::blank;
pub use papers::blanks::BlankFile;
pub use papers::deadline_paper::DeadlineReport;
pub use papers::file_name::{file_name, file_name_of};
pub use papers::made::Made;
pub use papers::pair::{PairError, Range, WordingNo};
pub use papers::paper_error::PaperError;
pub use papers::paper_name::{FormFormat, FormName, PaperName, ending_of};
pub use papers::printer::Printer;
pub use papers::procedure_paper::procedure_paper;
pub use papers::proof::RestatedAnnex;
pub use papers::shown::{ShownRows, shown_rows};
pub use papers::visa_sheets::VisaSheetFile;
pub use prikaz_import::{Mark, MarkedCopy};
pub use prikaz_render::{Format, ProfileAdvice, ProfileFault};
pub use prikaz_store::record::by as recorded_by;
pub use prikaz_store::{
    ArchiveFault, BodyReport, EndKnown, StoreError, StoreReport, VerifyFault, VerifyReport, write_whole,
};
pub use process_list::{ListFault, process_list};
pub use substituting::{ActHandedIn, SubstitutionRecord};
pub use surroundings::{CalledBy, Surroundings};
