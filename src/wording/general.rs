//! Words used everywhere, and what the program says of itself: files, data, mistakes of the command line.

use time::Date;

use super::macros::{facts_of, messages};
use prikaz_domain::{Case, ColumnKey, Digest, DraftNo, KeyFault, OrganisationId, ProcedureId, RegisterId};
use prikaz_fact::ForeignWords;
use prikaz_form::NamedColumn;
use prikaz_workflow::FileReference;

messages! {
    /// «ошибка».
    word ERROR = "word.error";
    /// «что делать».
    word HINT = "word.hint";
    /// Who does what the program does by itself.
    word SYSTEM = "word.system";
    /// A list without elements.
    word NOTHING = "word.nothing";
    /// Why the system does not do what it is asked.
    word WORLD_NOT_FOUND = "world.not-found";
    word WORLD_NOT_PERMITTED = "world.not-permitted";
    word WORLD_EXISTS = "world.exists";
    word WORLD_FOLDER = "world.folder";
    word WORLD_NO_PLAIN_FILE = "world.no-plain-file";
    word WORLD_NOT_A_FOLDER = "world.not-a-folder";
    word WORLD_FULL = "world.full";
    word WORLD_READ_ONLY = "world.read-only";
    word WORLD_NOT_TEXT = "world.not-text";
    word WORLD_BAD_NAME = "world.bad-name";
    word WORLD_TOO_LARGE = "world.too-large";
    /// A file cannot be read.
    line Unreadable = "file.unreadable" { path: String };
    /// What to do then.
    word UNREADABLE_HINT = "file.unreadable-hint";
    word FORBIDDEN_HINT = "file.forbidden-hint";
    word FOLDER_HINT = "file.folder-hint";
    word PLAIN_FILE_HINT = "file.plain-file-hint";
    word ENCODING_HINT = "file.encoding-hint";
    word LARGE_HINT = "file.large-hint";
    /// A file cannot be written.
    line Unwritable = "file.unwritable" { path: String };
    /// What to do then.
    word UNWRITABLE_HINT = "file.unwritable-hint";
    /// A file was written.
    line Written = "file.written" { path: String };
    /// A fault of the program itself.
    notice Internal = "failure.internal" { why: ForeignWords };
    notice NoRegister = "failure.no-register" { key: RegisterId };
    notice NoProcedure = "failure.no-procedure" { key: ProcedureId };
    notice NoOrganisation = "failure.no-organisation" { key: OrganisationId };
    notice NoActor = "failure.no-actor" {};
    notice JournalContended = "failure.journal-contended" { key: OrganisationId };
    notice Contended = "failure.contended" { key: RegisterId };
    notice FaultyData = "failure.data" {};
    notice FaultyFile = "failure.faulty-file" { count: usize, others: usize };
    line MoreFaults = "failure.more-faults" { count: usize };
    notice BadKey = "failure.bad-key" { key: String, fault: KeyFault };
    notice BadNumber = "failure.bad-number" { number: String };
    notice DataUnreadable = "failure.data-unreadable" { path: String };
    notice NoData = "failure.no-data" { path: String };
    notice NoColumn = "failure.no-column" { column: ColumnKey, columns: Vec<NamedColumn> };
    notice OthersRegister = "failure.others-register" { key: RegisterId };
    notice BodyNoRegister = "failure.body-no-register" { key: String, registers: Vec<String> };
    notice NoEdition = "failure.no-edition" { key: RegisterId };
    notice BadDigest = "failure.bad-digest" { digest: String, current: Option<Digest> };
    notice Edits = "failure.edits" { count: usize };
    /// A file that is to be kept with a record holds nothing.
    notice EmptyFile = "failure.empty-file" { path: String };
    /// The register had no draft of that number.
    notice SeveralKeep = "failure.several-keep" { key: RegisterId, bodies: Vec<OrganisationId> };
    notice OtherBody = "failure.other-body" { own: OrganisationId, other: OrganisationId };
    notice NoDraftNumber = "failure.no-draft-number" { key: RegisterId, draft: DraftNo, last: Option<DraftNo> };
    notice NoRow = "failure.no-row" { key: RegisterId, number: String };
    /// The store was made.
    line Initialised = "init.done" { home: String };
    /// A substitution of the list.
    line SubstitutionLine = "substitution.line" { #[serde(flatten)] one: SubstitutionFacts, ended: Option<Date> };
    /// That one was recorded.
    line SubstitutionRecorded = "substitution.substitution-recorded" {
        #[serde(flatten)] one: SubstitutionFacts, file: Option<FileReference>,
    };
    /// That one was ended early.
    line SubstitutionEnded = "substitution.substitution-ended" {
        no: u64, #[serde(flatten)] of: Option<EndedFacts>, ended: Date, basis: String, file: Option<FileReference>,
    };
    notice SubstitutionsContended = "failure.substitutions-contended" { key: OrganisationId };
    notice BadSignatureFile = "signature.bad-file" { path: String, n: usize };
    /// The form of a report is not told.
    word REPORT_FORMAT_HINT = "report.format-hint";
    notice ReportNeedsFile = "report.needs-file" {};
    line NoName = "person.no-name" { name: String };
    word NO_NAME_HINT = "person.no-name-hint";
    line NoGender = "person.no-gender" { name: String };
    word NO_GENDER_HINT = "person.no-gender-hint";
    word FAULTY_WORDS = "person.words";
    line GuessedWord = "person.guessed" { word: String };
    word CONFIRM_CARD = "person.confirm";
    /// The heads of the list of persons, and what marks one who is made up.
    list PERSON_HEAD = "person.head" "key" "name" "post" "unit" "roles";
    line ExamplePerson = "person.example" { name: String };
    line UnknownRole = "person.no-role" { role: String };
    words CASES: Case = "person.case";
    /// A step of a demonstration.
    line DemoStep = "demo.step" { no: usize, of: usize, on: Date, say: String };
    notice BadScript = "demo.bad-script" { place: String, n: usize };
    line Misplayed = "demo.misplayed" { no: usize, say: String, key: String, what: String };
    word DEMO_OPEN = "demo.open";
    line DemoFile = "demo.file" { path: String, what: String };
    line DemoHome = "demo.home" { path: String };
    notice NoScript = "demo.no-script" { place: String };
    notice DemoOccupied = "demo.occupied" { path: String };
}

facts_of! {
    /// Whose substitution ended early; what is not found is not told.
    EndedFacts { who: String, for_whom: String, for_whom_accusative: String }
}

facts_of! {
    /// A substitution.
    SubstitutionFacts {
        no: u64,
        who: String,
        for_whom: String,
        for_whom_genitive: String,
        for_whom_accusative: String,
        from: Date,
        to: Date,
        basis: String,
        post: String,
    }
}
