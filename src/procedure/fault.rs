//! What is wrong in a procedure or organisation file, each fault with its place.

use serde::Serialize;

use prikaz_fact::{ForeignWords, coded};
use prikaz_placed::Key;
use prikaz_russian::WordFaultKind;

use super::{Milestone, Side, StageWord};

/// A fault of a file of a procedure, a body or an order.
pub type Fault = prikaz_placed::Fault<FaultKind>;

coded! {
/// What can be wrong with the meaning of a data file. The wording is data: `procedure.fault.<code>` of the messages,
/// filled with the facts of the variant.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum FaultKind {
    /// A word of a word list is peculiar in some way, and stands in none of its lists.
    UnlistedWord {
        /// The word.
        word: String,
    },
    /// A name of a word list that has not five cases.
    NotFiveCases {
        /// How many it has.
        found: usize,
    },
    /// An annex that is said to consist of several things.
    SeveralBodies,
    /// The table of an annex has its rows neither in the order nor in a file, or in both.
    RowsOrFile,
    /// A row of the table of an annex, from 1, has not as many cells as there are columns; row 0 are the widths.
    RowWidth {
        /// The row.
        row: usize,
        /// Its cells.
        cells: usize,
        /// The columns.
        columns: usize,
    },
    /// The file that the rows of an annex stand in is not there, or cannot be read.
    NoRowsIn {
        /// The file.
        file: String,
    },
    /// The key of the file is not the name of the file.
    IdIsNotFileName {
        /// The key.
        id: String,
        /// The name of the file without its ending.
        file: String,
    },
    /// Something is referred to that there is not.
    UnknownReference {
        /// What kind of thing.
        thing: Thing,
        /// Its key.
        name: String,
    },
    /// The same key or value a second time.
    Duplicate {
        /// What kind of thing.
        thing: Thing,
        /// The key or value.
        name: String,
    },
    /// Who acts for whom stands in no file: it is recorded with its act when it comes to it.
    RecordedAtWork,
    /// An escalation says when without to whom, or to whom without when.
    EscalationHalved,
    /// A limit that does not say how long, or says it twice.
    LimitLength,
    /// A limit that names no event it counts from.
    LimitWithoutEvent,
    /// A word says which term comes after a return, and the stage has no limit to begin anew or to have a rest.
    ReturnedWithoutLimit,
    /// A limit that counts from something that happens only later, or never.
    LimitBeforeEvent {
        /// The event.
        event: Milestone,
    },
    /// More agreements are asked for than there are seats.
    QuorumTooLarge {
        /// Asked for.
        quorum: u32,
        /// Seats.
        seats: u32,
    },
    /// The procedure lacks a stage it cannot do without.
    NoStage {
        /// Kind of the stage.
        kind: StageWord,
    },
    /// The stage stands where it can never be reached, or comes to late.
    StageOutOfOrder {
        /// Kind of the stage.
        kind: StageWord,
        /// Where it must stand.
        must_stand: Side,
        /// In relation to a stage of this kind.
        other: StageWord,
    },
    /// A second stage of a kind there is one of.
    SecondStage {
        /// Kind of the stage.
        kind: StageWord,
    },
    /// Nobody in the body holds the role.
    NobodyHolds {
        /// The role.
        role: String,
    },
    /// A person is named for an office without holding its role.
    LacksRole {
        /// The person.
        person: String,
        /// The role.
        role: String,
    },
    /// A vocabulary that no column draws on.
    UnusedVocabulary {
        /// Its key.
        name: String,
    },
    /// A value that the column's vocabulary does not have.
    NotInVocabulary {
        /// The value.
        value: String,
        /// The vocabulary.
        vocabulary: String,
    },
    /// A column given by the program is named where a unit's column is wanted.
    NumberColumn {
        /// The column.
        column: String,
    },
    /// Settings of a column that exclude one another.
    ColumnKindClash,
    /// The form has nothing for a unit to fill in.
    NothingToFillIn,
    /// No clause of the order approves.
    OrderApprovesNothing,
    /// A clause that cannot be understood as a part of the act.
    ClauseUnclear {
        /// The clause.
        clause: String,
    },
    /// A clause that cites what the text of the act does not have.
    ClauseAbsent {
        /// The clause.
        clause: String,
    },
    /// The template engine cannot make sense of a text.
    TextTemplate {
        /// What is wrong, in a word.
        why: TextFault,
        /// What it says, in English.
        said: ForeignWords,
    },
    /// The text does not say how it calls a role.
    NoActor {
        /// The role.
        role: String,
    },
    /// The text does not say how it calls a role in this case.
    NoCase {
        /// The role.
        role: String,
        /// The case: `genitive`.
        case: String,
    },
    /// A fact for which the sentence of the act has no form.
    NoForm {
        /// The fact.
        value: String,
    },
    /// The text inserts a limit or a date there is none of.
    NoWordsForLimit {
        /// The stage or duty.
        limit: String,
    },
    /// The text has no words for the event that a limit counts from.
    NoWordsForEvent {
        /// The event.
        event: Milestone,
    },
    /// A rule without pairs is asked for its pairs.
    NoPairs {
        /// The rule.
        rule: String,
    },
    /// A clause names an annex that the order does not have.
    NoAnnex {
        /// The number it names.
        number: u32,
        /// How many annexes there are.
        annexes: u32,
    },
    /// Clauses lie deeper than acts are numbered.
    TooDeep {
        /// Levels there may be.
        most: u32,
    },
    /// Parts of two kinds where one is cited.
    SecondPart,
    /// A role, a unit and a person at once where one is told.
    SecondAddressee,
    /// A limit counts from the day an order enters into force, and signing does not tell that day.
    ForceUnknown,
    /// The order enters into force by its publication, and no stage publishes it.
    NeverInForce,
    /// A list of the wrong length.
    ListLength {
        /// How many elements it must have.
        wanted: u32,
    },
    /// A shape of codes in which nothing may vary.
    BadPattern {
        /// As written.
        text: String,
    },
    /// A text that is no number.
    BadNumber {
        /// As written.
        text: String,
    },
    /// A column of references that no rule follows up.
    ReferenceWithoutRule {
        /// The column.
        column: String,
    },
    /// A column that is not fit for what it is named for.
    ColumnUnfit {
        /// The column.
        column: String,
        /// What it would have to be.
        need: Need,
    },
    /// Two settings of a shape that exclude each other.
    ShapeClash {
        /// One.
        one: String,
        /// The other.
        other: String,
    },
    /// More than there may be.
    TooMany {
        /// How many there may be.
        most: u32,
    },
    /// A drawn row of the head that has not a cell for each column.
    HeadRowLength {
        /// How many it has.
        found: u32,
        /// How many columns are shown.
        columns: u32,
    },
    /// A sign that goes on with a cell of the head, where there is none to go on with.
    HeadCellAstray {
        /// The sign.
        sign: String,
    },
    /// A merged cell of the head that is no rectangle.
    HeadNotRectangle {
        /// What stands in it.
        text: String,
    },
    /// A brace without its other half.
    LoneBrace,
    /// A total whose words have no column to stand in.
    TotalWithoutPlace,
    /// Values whose rows would stand in no annex.
    ValuesLeftOut {
        /// The values.
        values: Vec<String>,
    },
}
}

coded! {
/// What a column would have to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Need: Serialize {
    /// A column with one value in each cell.
    OneValue,
    /// A column with a closed vocabulary.
    Closed,
    /// A column of decimal numbers.
    Decimal,
    /// A column of references.
    Reference,
    /// One of the columns shown.
    Shown,
    /// A column that each row has and fills in.
    Required,
}
}

coded! {
/// What the template engine cannot make sense of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TextFault: Serialize {
    /// The braces are written wrongly.
    Syntax,
    /// An insertion is given the wrong words.
    Arguments,
    /// A loop without end.
    TooLong,
    /// What cannot be computed.
    NotPossible,
}
}

coded! {
/// A thing that has a key, as faults name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Thing: Serialize {
    /// Key of the file itself.
    Key,
    /// Role.
    Role,
    /// Vocabulary.
    Vocabulary,
    /// Column.
    Column,
    /// Unit.
    Unit,
    /// Person.
    Person,
    /// Stage.
    Stage,
    /// Ground for update.
    Ground,
    /// Duty.
    Duty,
    /// Content rule.
    Rule,
    /// Place of publication.
    Place,
    /// Body.
    Organisation,
    /// Procedure.
    Procedure,
    /// Value in a list.
    Value,
    /// Point of the act.
    Point,
    /// Section of the act.
    Section,
    /// What a text may insert.
    Insertion,
    /// Shape.
    Shape,
    /// Gap in a phrase.
    Gap,
    /// Heading of a table.
    Heading,
}
}

impl From<WordFaultKind> for FaultKind {
    fn from(fault: WordFaultKind) -> Self {
        match fault {
            WordFaultKind::Unlisted { word } => Self::UnlistedWord { word },
            WordFaultKind::NotFiveCases { found } => Self::NotFiveCases { found },
        }
    }
}

impl FaultKind {
    /// That two settings of a shape exclude each other.
    pub(crate) fn clash(one: &Key, other: &Key) -> Self {
        Self::ShapeClash { one: one.name.to_owned(), other: other.name.to_owned() }
    }
}
