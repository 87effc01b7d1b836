//! Words of the office, as types. One English word per office word:
//!
//! | Russian | Code |
//! |---|---|
//! | перечень, реестр | `Register`: the thing kept; lives for years, has editions |
//! | редакция | `Edition`: one approved wording; `Draft` is the next one in the making |
//! | строка, позиция | [`Entry`]: stable [`EntryId`]; the printed number is text and never its identity |
//! | форма, графа | `Form`, `Column` |
//! | порядок ведения | `Procedure`: rules as data |
//! | орган, организация | `Organisation` |
//! | структурное подразделение, подведомственное учреждение | `Unit`; may be outside the body |
//! | сведения подразделения | `Submission`; «изменений нет» is a submission too |
//! | проверка полноты | `Check`, [`Finding`] |
//! | согласование, виза, замечание | `Agreement`, `Visa`, `Remark`; agreement runs in rounds |
//! | курирующий заместитель | `Supervisor` |
//! | замещение, и. о. | [`Substitution`] |
//! | приказ и другие акты | [`ActReference`], [`OrderKind`] |
//! | преамбула, пункт, приложение | `Preamble`, `Clause`, `Annex` |
//! | утверждение, опубликование | `Approval`, `Publication` |
//! | основание актуализации | `Ground` |
//! | рабочий день, производственный календарь | `WorkingDays`, `ProductionCalendar` |
//! | длительность срока / срок | `TimeLimit` / `Deadline` |
//! | периодическая обязанность | `Duty` |
//! | отказ системы | `Refusal`: a value, not an error |
//!
//! *Invariant:* a value of these types is right by construction; nothing here knows a procedure.

mod act;
mod case;
mod digest;
mod entry;
mod id;
mod person;
mod right;
mod role;
mod rows;
mod signs;

pub use act::{ActReference, OrderKind};
pub use case::{Case, Cases};
pub use digest::{Digest, InvalidDigest, digest_of};
pub use entry::is_blank;
pub use entry::{Cell, Entry, EntryId, Finding, Severity};
pub use id::{
    ColumnKey, DraftNo, DutyKey, EditionNo, GroundKey, InstructionNo, InvalidId, KeyFault, OrderId,
    OrganisationId, PersonId, PlaceKey, ProcedureId, ReasonKey, RegisterId, RemarkId, RequirementKey,
    SAMPLE_KEYS, StageKey, UnitId,
};
pub use person::{FullName, Gender, Person, Post, Substitution};
pub use right::{Act, ActWord, Demanded, MeansWord};
pub use role::{OwnRole, RoleKey, StandardRole};
pub use rows::Rows;
pub use signs::{code_point, is_control};
