//! A procedure as it is shown: stages, columns, vocabularies, duties, grounds.

use serde::Serialize;
use time::Date;

use super::macros::{facts_of, messages};
use prikaz_domain::{
    ColumnKey, Digest, DutyKey, GroundKey, OrderKind, PlaceKey, ProcedureId, RoleKey, Severity, StageKey,
};
use prikaz_fact::{coded, example};
use prikaz_form::ColumnWord;
use prikaz_procedure::{Milestone, Part, StageWord};

messages! {
    /// A key of a data file.
    line KeyLine = "procedure.key" {
        path: String, name: String, needed: bool, values: Vec<ValueFacts>, meaning: String, example: String,
    };
    /// No key has such a word.
    notice NoSuchKey = "procedure.no-such-key" { word: String };
    /// A procedure of the list.
    line ProcedureLine = "procedure.line" { id: ProcedureId, organisation: String, source: SourceFacts };
    /// All that a procedure says.
    line ProcedureSheet = "procedure.sheet" {
        id: ProcedureId,
        digest: Digest,
        organisation: String,
        source: SourceFacts,
        in_force: Date,
        register: String,
        stages: Vec<StageFacts>,
        columns: Vec<ColumnFacts>,
        vocabularies: Vec<VocabularyFacts>,
        rules: Vec<RuleFacts>,
        grounds: Vec<GroundFacts>,
        duties: Vec<DutyFacts>,
    };
}

facts_of! {
    /// What a value of a key may be.
    ValueFacts {
        kind: ValueWord, words: Vec<String>, least: Option<String>, greatest: Option<String>, listed: bool,
    }
}

coded! {
/// What a value of a key is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ValueWord: Serialize {
    /// Text.
    Text,
    /// A key.
    Id,
    /// `true` or `false`.
    Flag,
    /// A date.
    Date,
    /// A whole number.
    Whole,
    /// A number.
    Number,
    /// One of several words.
    Word,
    /// A table.
    Table,
    /// A table with any keys.
    Map,
}
}

facts_of! {
    /// The act that the procedure is.
    SourceFacts {
        kind: OrderKind, number: Option<String>, title: Option<String>, date: Option<Date>, number_sign: String,
    }
}

facts_of! {
    /// A stage.
    StageFacts {
        key: StageKey, kind: StageWord, title: String, clause: String, limit: Option<LimitFacts>,
        who: Vec<ActorFacts>, places: Vec<PlaceFacts>,
    }
}

facts_of! {
    /// A time limit.
    LimitFacts {
        #[serde(flatten)]
        length: LengthFacts,
        after: Milestone,
        clause: String,
    }
}

coded! {
    /// How long it is.
    #[derive(Debug, Clone, Copy, Serialize)]
    #[serde(tag = "unit", content = "amount", rename_all = "kebab-case")]
    pub enum LengthFacts {
        /// So many working days.
        WorkingDays(u32),
        /// So many days.
        CalendarDays(u32),
        /// So many months.
        Months(u32),
        /// At once.
        Immediately(()),
        /// Until a day of the year.
        Until(DayFacts),
    }
}

/// A day of the year.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct DayFacts {
    /// The month, from 1.
    pub month: u8,
    /// The day of the month, from 1.
    pub day: u8,
    /// Whether it is the last day itself.
    pub included: bool,
}

example! { struct DayFacts { month, day, included } }

facts_of! {
    /// Who acts in a stage.
    ActorFacts {
        part: Part,
        #[serde(skip_serializing_if = "Option::is_none")]
        role: Option<RoleKey>,
        title: String,
        persons: Vec<String>,
        quorum: Option<u32>,
    }
}

facts_of! {
    /// A place of publication.
    PlaceFacts {
        key: PlaceKey, title: String, located: String, address: Option<String>, by: String, persons: Vec<String>,
        limit: Option<LimitFacts>,
    }
}

facts_of! {
    /// A column of the form.
    ColumnFacts {
        key: ColumnKey, title: String, kind: ColumnWord, vocabulary: Option<String>, clause: String, required: bool,
        longest: Option<usize>,
    }
}

facts_of! {
    /// A vocabulary.
    VocabularyFacts { key: String, clause: String, values: Vec<String>, open: bool }
}

facts_of! {
    /// A rule of content.
    RuleFacts { key: String, clause: String, severity: Severity, text: String }
}

facts_of! {
    /// A ground for an update.
    GroundFacts { key: GroundKey, text: String, clause: String }
}

facts_of! {
    /// A duty that comes round.
    DutyFacts {
        key: DutyKey, title: String, clause: String, wording: Option<String>, every: EveryFacts, by: String,
        handed_to: Option<String>,
    }
}

/// How often.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
pub enum EveryFacts {
    /// Each year, by a day of one month or several.
    Yearly {
        /// The months, from 1.
        months: Vec<u8>,
        /// The day of the month.
        day: u8,
        /// Nothing.
        within_months: (),
    },
    /// Not less than once in so many months.
    Within {
        /// Nothing.
        months: (),
        /// Nothing.
        day: (),
        /// How many months.
        within_months: u32,
    },
}

example! { enum EveryFacts { Yearly { months, day, within_months }, Within { months, day, within_months } } }
