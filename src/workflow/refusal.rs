//! What the office says no to. A refusal is a value with its facts; the wording is data.

use std::collections::BTreeMap;

use serde::Serialize;
use time::Date;

use prikaz_domain::{
    ActReference, ColumnKey, Digest, DraftNo, DutyKey, EditionNo, EntryId, Finding, GroundKey, InstructionNo,
    MeansWord, OrderId, PersonId, PlaceKey, ReasonKey, RegisterId, RemarkId, RequirementKey, RoleKey,
    StageKey, UnitId,
};
use prikaz_fact::coded;
use prikaz_form::Conflict;
use prikaz_order::Blank;

use crate::record::duty::DutyOwner;
use crate::record::order_number::NumberHolder;
use crate::record::signed_order::Touch;
use crate::rights::table::{ActWord, Sight};
use crate::wanted_stage::WantedStage;

coded! {
/// Why a command is refused. The facts fill the message `refusals.<code>` and its hint.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum Refusal {
    /// A text that would be recorded has a sign that nobody sees and that changes how it reads.
    ForbiddenSign {
        /// The sign, as `U+202E`.
        sign: String,
        /// How the text begins, without such signs.
        text: String,
    },
    /// The register was not opened.
    NoRegister,
    /// The register was opened before.
    RegisterExists,
    /// There is no draft in the making.
    NoDraft,
    /// A draft is in the making already.
    DraftExists {
        /// The draft.
        draft: DraftNo,
    },
    /// A later edition needs a ground of the procedure.
    GroundNeeded {
        /// Keys of the grounds.
        grounds: Vec<GroundKey>,
    },
    /// The procedure knows no such ground.
    UnknownGround {
        /// What was given.
        ground: GroundKey,
        /// Keys of the grounds.
        grounds: Vec<GroundKey>,
    },
    /// The first edition has no ground for update.
    NothingToUpdate,
    /// The register is in another stage.
    WrongStage {
        /// What kind of stage the act belongs to.
        wanted: WantedStage,
        /// The stage it is in.
        #[serde(skip_serializing_if = "Option::is_none")]
        stage: Option<StageKey>,
    },
    /// The person has no right to this act.
    NotEntitled {
        /// Who.
        person: PersonId,
        /// The act.
        act: ActWord,
        /// Roles that may.
        roles: Vec<RoleKey>,
    },
    /// The body asks for other means of knowing who does this.
    MeansTooWeak {
        /// Who.
        person: PersonId,
        /// The act.
        act: ActWord,
        /// By what means it is known that it is he.
        #[serde(skip_serializing_if = "Option::is_none")]
        means: Option<MeansWord>,
        /// Means of which the body asks for one.
        demanded: Vec<MeansWord>,
    },
    /// The person has no right to read this.
    NotShown {
        /// Who.
        person: PersonId,
        /// What.
        sight: Sight,
        /// Of which unit, where it is about one.
        #[serde(skip_serializing_if = "Option::is_none")]
        unit: Option<UnitId>,
        /// Roles that see it.
        roles: Vec<RoleKey>,
    },
    /// The organisation's file knows no such person.
    UnknownPerson {
        /// The key.
        person: PersonId,
    },
    /// Acts of the program are not for persons, nor the reverse.
    NotForActor {
        /// The act.
        act: ActWord,
    },
    /// The unit does not take part.
    UnknownUnit {
        /// The unit.
        unit: UnitId,
        /// Units that do.
        units: Vec<UnitId>,
    },
    /// The unit has handed in nothing that this could be done to.
    NothingHandedIn {
        /// The unit.
        unit: UnitId,
    },
    /// The submission has its visa already.
    AlreadyVisaed {
        /// The unit.
        unit: UnitId,
    },
    /// The unit has handed in already and was not returned.
    AlreadyHandedIn {
        /// The unit.
        unit: UnitId,
    },
    /// Units are still awaited.
    Awaited {
        /// Units that have not handed in.
        units: Vec<UnitId>,
        /// Units whose submission lacks the visa.
        without_visa: Vec<UnitId>,
    },
    /// Units say different things of one row, and nobody has decided what holds.
    Conflicts {
        /// Each with its wordings.
        conflicts: Vec<Conflict>,
    },
    /// The units do not say these things of a row, or no more.
    NoConflict {
        /// How many conflicts are open.
        open: usize,
    },
    /// The conflict has no wording of this number.
    NoWording {
        /// The number.
        number: usize,
        /// How many it has.
        count: usize,
    },
    /// The procedure knows no such reason by which a row counts.
    UnknownReason {
        /// What was named.
        reason: String,
        /// Those there are.
        reasons: Vec<ReasonKey>,
    },
    /// The procedure has no such requirement.
    UnknownRequirement {
        /// What was named.
        requirement: String,
        /// Those there are.
        requirements: Vec<RequirementKey>,
    },
    /// Requirements that must be met are not, or are not answered.
    RequirementsOpen {
        /// Their keys.
        requirements: Vec<RequirementKey>,
    },
    /// The procedure does not hold rows against a list of processes.
    NoProcessRule,
    /// The procedure does not take «изменений нет».
    NilNotAllowed,
    /// There is no earlier edition that could have no changes.
    NothingUnchanged {
        /// The unit.
        unit: UnitId,
    },
    /// The procedure asks for no visa on submissions.
    NoVisaAsked,
    /// The rows break rules of content.
    Findings {
        /// Each with its row and clause.
        findings: Vec<Finding>,
        /// The printed numbers of those rows.
        numbers: BTreeMap<EntryId, String>,
    },
    /// A return says what is to be put right.
    NothingFound,
    /// The row counts all the same: the procedure says so.
    RowCounts {
        /// The reason it was to be left out for.
        reason: ReasonKey,
        /// The clause.
        clause: String,
    },
    /// A finding names a row that the draft does not have.
    UnknownEntry {
        /// The row.
        entry: u32,
    },
    /// The draft has no rows.
    EmptyDraft,
    /// The draft is the edition in force, row by row: there is nothing to approve.
    NothingChanged {
        /// The edition in force.
        edition: EditionNo,
    },
    /// Every row of the draft reads as in the edition in force: an amending order has nothing to say.
    NothingToAmend {
        /// The edition in force.
        edition: EditionNo,
    },
    /// Findings of the check stand open.
    OpenFindings {
        /// How many.
        count: usize,
    },
    /// The act was made on another draft than the present one.
    StaleDraft {
        /// The draft that was seen.
        given: Digest,
        /// The present one.
        current: Digest,
    },
    /// The person has no seat in the open group.
    NotYourVisa {
        /// Who.
        person: PersonId,
        /// Whose visas are awaited.
        awaited: Vec<PersonId>,
    },
    /// The seat has decided already.
    AlreadyDecided {
        /// Whose seat.
        person: PersonId,
        /// The round.
        round: u32,
    },
    /// The person may decide for several seats, and it is not said for which.
    SeatNeeded {
        /// Who.
        person: PersonId,
        /// The seats.
        seats: Vec<PersonId>,
    },
    /// The person sits in the round already.
    AlreadySeated {
        /// Who.
        person: PersonId,
        /// The round.
        round: u32,
    },
    /// The seat's turn comes after an earlier group.
    NotYetYourTurn {
        /// Who.
        person: PersonId,
        /// Whose visas are awaited first.
        awaited: Vec<PersonId>,
    },
    /// A return or a visa with remarks has a remark in words.
    RemarkNeeded,
    /// There is no such remark.
    UnknownRemark {
        /// The remark.
        remark: RemarkId,
    },
    /// The remark has its final answer.
    RemarkAnswered {
        /// The remark.
        remark: RemarkId,
    },
    /// Remarks want an answer first.
    OpenRemarks {
        /// Which.
        remarks: Vec<RemarkId>,
    },
    /// Nobody has returned the draft, so there is nothing to revise.
    NothingToRevise,
    /// The change is one of substance, not editorial.
    NotEditorial {
        /// Printed numbers of the rows.
        entries: Vec<String>,
        /// Columns with a vocabulary that changed.
        columns: Vec<ColumnKey>,
    },
    /// A role in the route is held by nobody.
    NobodyHolds {
        /// The role.
        role: String,
    },
    /// These rows were presented already.
    AlreadyPresented,
    /// The draft must be presented first.
    NotPresented {
        /// By whom.
        role: RoleKey,
    },
    /// It was not approved, so it cannot be published.
    NotApproved,
    /// The number is taken.
    NumberTaken {
        /// The number.
        number: String,
        /// Its year.
        year: i32,
        /// What it was given to.
        holder: NumberHolder,
        /// The first free number.
        free: String,
    },
    /// The requisites of the order are what they are said to be.
    SameRequisites {
        /// The order.
        order: ActReference,
    },
    /// The number cannot be one.
    BadNumber {
        /// The number.
        number: String,
    },
    /// The order that stands alone was signed before.
    OrderSigned {
        /// Its key.
        key: OrderId,
        /// As what it was signed.
        order: ActReference,
    },
    /// No order of that day and number approved an edition of the other register.
    NotSignedTogether {
        /// The other register.
        with: RegisterId,
        /// The day.
        on: Date,
    },
    /// The file of the order says another date.
    OrderDated {
        /// The date it says.
        written: Date,
        /// The date it was to be signed on.
        on: Date,
    },
    /// The file of the order says another number.
    OrderNumberedOtherwise {
        /// The number it says.
        written: String,
        /// The number typed in.
        number: String,
    },
    /// The text that was to be amended is repealed.
    AmendsRepealed {
        /// The repealed act.
        act: ActReference,
        /// What repealed it.
        by: ActReference,
        /// From which day.
        from: Date,
    },
    /// A clause touches an act that is repealed.
    TouchesRepealed {
        /// What it would do.
        does: Touch,
        /// The repealed act.
        act: ActReference,
        /// What repealed it.
        by: ActReference,
        /// From which day.
        from: Date,
    },
    /// The register has no act that an order could amend or repeal.
    NothingEarlier,
    /// The person neither signs the order, nor acts for one who does, nor may record it.
    NotSignatory {
        /// The person.
        person: PersonId,
        /// Those who sign.
        signatories: Vec<PersonId>,
    },
    /// That the person has read the order is recorded already.
    AlreadyRead {
        /// Who.
        person: PersonId,
        /// When.
        on: Date,
    },
    /// The file that is to be the scan of a signed order is empty.
    EmptyScan {
        /// Its name.
        name: String,
    },
    /// The person was asked to read the order before.
    AlreadyAsked {
        /// Who.
        person: PersonId,
        /// By which day.
        due: Option<Date>,
    },
    /// Nobody is named who is to read the order, and no procedure names anybody.
    NobodyToAsk,
    /// The order does not wait for the person to read it.
    NotAskedToRead {
        /// Who.
        person: PersonId,
        /// Whom it waits for.
        awaited: Vec<PersonId>,
    },
    /// An order cannot have had to be read before it was signed.
    TermBeforeOrder {
        /// The last day given.
        due: Date,
        /// The day of the order.
        signed: Date,
    },
    /// The order leaves blank what it must say before it is signed.
    BlanksLeft {
        /// Every blank.
        blanks: Vec<Blank>,
    },
    /// An order cannot touch one that was signed after it.
    TouchesLaterAct {
        /// The order signed after it.
        order: ActReference,
    },
    /// The procedure knows no such place of publication.
    UnknownPlace {
        /// The place.
        place: PlaceKey,
        /// The places it knows.
        places: Vec<PlaceKey>,
    },
    /// The edition stands there already.
    AlreadyPublished {
        /// The edition.
        edition: EditionNo,
        /// The place.
        place: PlaceKey,
    },
    /// The address is not the one the procedure names, or none.
    BadAddress {
        /// The address given.
        address: String,
        /// What it must begin with.
        wanted: String,
    },
    /// There is no such stage.
    UnknownStage {
        /// The stage.
        stage: StageKey,
        /// The stages there are.
        stages: Vec<StageKey>,
    },
    /// There is no such task open.
    NoSuchTask {
        /// The stage.
        stage: StageKey,
        /// The stages on which tasks are open.
        open: Vec<StageKey>,
    },
    /// The new day is not later than the old.
    NotLater {
        /// The old day.
        was: Date,
    },
    /// An act cannot be dated later than the day it is recorded.
    InFuture {
        /// The date given.
        on: Date,
        /// The day of recording.
        today: Date,
    },
    /// An act cannot be dated earlier than what it follows.
    BeforeEarlier {
        /// The date given.
        on: Date,
        /// The day of what it follows.
        earlier: Date,
    },
    /// A reason, basis or note in words is needed.
    WordsNeeded {
        /// What for.
        what: NeededWords,
    },
    /// There is no such edition.
    UnknownEdition {
        /// The last one; none where nothing was approved.
        last: Option<EditionNo>,
        /// The edition.
        edition: EditionNo,
    },
    /// There is no such record in this register.
    UnknownRecord {
        /// The version asked for.
        version: u64,
        /// The last there is.
        last: u64,
    },
    /// The duty is not due on that day.
    NotDueThen {
        /// The duty.
        duty: DutyKey,
        /// The day given.
        due: Date,
        /// The days of that year on which it is.
        days: Vec<Date>,
    },
    /// The procedure knows no such duty.
    UnknownDuty {
        /// What was given.
        duty: String,
        /// The duties it knows.
        duties: Vec<DutyKey>,
    },
    /// Several owe the duty, each by himself, and it is not said whose was done; or the one named does not owe it.
    DutyOwnerNeeded {
        /// The duty.
        duty: DutyKey,
        /// Those who owe it.
        owners: Vec<DutyOwner>,
    },
    /// The duty was recorded as done.
    DutyDone {
        /// The duty.
        duty: DutyKey,
        /// The day it was due.
        due: Date,
    },
    /// There is no such instruction, or nothing was recorded of it that could be put right.
    NoInstruction {
        /// The instruction.
        instruction: InstructionNo,
        /// Those that are open.
        open: Vec<InstructionNo>,
    },
    /// The instruction was done, or is not needed any more.
    InstructionClosed {
        /// The instruction.
        instruction: InstructionNo,
        /// Since when.
        on: Date,
    },
    /// Several persons answer for the instruction, and it is not said who did it.
    ExecutorNeeded {
        /// The instruction.
        instruction: InstructionNo,
        /// Who answers for it.
        persons: Vec<PersonId>,
    },
    /// The order sets no day for the instruction that could be put off.
    NoTerm {
        /// The instruction.
        instruction: InstructionNo,
    },
    /// There is no production calendar for the year.
    NoCalendar {
        /// The year.
        year: i32,
        /// The file to add.
        file: String,
    },
    /// The procedure was not in force on that day.
    NotInForce {
        /// From which day it is.
        from: Date,
    },
    /// The period of a substitution ends before it begins.
    BadPeriod {
        /// First day.
        from: Date,
        /// Last day.
        to: Date,
    },
    /// A person would act for himself, directly or in a circle.
    CircularSubstitution {
        /// The circle.
        persons: Vec<PersonId>,
    },
    /// A unit cannot be succeeded by one whose rows it has itself, nor twice.
    CircularSuccession {
        /// The unit.
        unit: UnitId,
        /// Who is to take over.
        successor: UnitId,
    },
    /// The check has found nothing for which it could send the draft back.
    NothingToSendBack,
    /// Words name no act that could be looked up.
    ActNeeded {
        /// The words.
        basis: String,
    },
    /// Whoever entered a substitution would act by it himself.
    GainsBySubstitution {
        /// Who.
        person: PersonId,
        /// For whom he would act.
        for_whom: PersonId,
    },
    /// Whoever replaces an agreer would decide in that seat himself.
    GainsBySeat {
        /// Who.
        person: PersonId,
        /// Whose seat it is to be.
        now: PersonId,
    },
    /// There is no substitution of that number.
    NoSubstitution {
        /// The number.
        substitution: u64,
        /// Those there are.
        known: Vec<u64>,
    },
    /// The day does not end the substitution early.
    NotShorter {
        /// Its number.
        substitution: u64,
        /// First day.
        from: Date,
        /// Last day as it stands.
        to: Date,
        /// The day given.
        last: Date,
    },
    /// Somebody acts for the person in that period already.
    SubstitutedAlready {
        /// Who.
        who: PersonId,
        /// From.
        from: Date,
        /// To.
        to: Date,
    },
}
}

coded! {
    /// Words that an act cannot do without.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum NeededWords: Serialize {
        /// On what basis.
        Basis,
        /// Why.
        Reason,
        /// What is noted.
        Note,
        /// Where it was published.
        Address,
        /// How they were told.
        Means,
        /// The paper that shows it.
        Paper,
        /// Which part was accepted.
        Part,
        /// When and where a meeting is.
        Meeting,
        /// The post of one who acts for another.
        ActingPost,
        /// The clause that a finding rests on.
        Clause,
    }
}
