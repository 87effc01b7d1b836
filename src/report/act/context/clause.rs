//! What `templates/clauses/` may ask for: a clause, and what it says by its kind.

use serde::Serialize;
use time::Date;

use prikaz_fact::{as_code, coded};
use prikaz_order::{ClauseKind, IssuerForm};
use prikaz_russian::Agreement;

use super::ActForms;

/// A clause: its own wording, or the templates that word what it says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ClauseContext {
    /// Its number as printed: «1.», «а)».
    pub number: String,
    /// How deep it stands, from 1.
    pub level: u8,
    /// Its own wording, where the file gives one.
    pub text: Option<String>,
    /// Where its wording is looked for, from specific to general.
    pub templates: Vec<String>,
    /// The act as this clause calls it.
    pub act: ActForms,
    /// «Настоящий приказ».
    pub this: ActForms,
    /// What the issuer is.
    #[serde(serialize_with = "as_code")]
    pub issuer: IssuerForm,
    /// What the clause does.
    #[serde(serialize_with = "as_code")]
    pub kind: ClauseKind,
    /// What it says; nothing where it is worded freely.
    pub says: Option<Says>,
}

/// What a clause says, by its kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Says {
    /// Approves annexes.
    Approve {
        /// The annexes.
        annexes: Vec<ApprovedAnnex>,
        /// Words behind the name.
        also: Option<String>,
        /// Whether «прилагаемый» stands before the name.
        before: bool,
    },
    /// Amends acts.
    Amend {
        /// The acts.
        acts: Vec<AmendedAct>,
    },
    /// Repeals acts.
    Repeal {
        /// The acts.
        acts: Vec<RepealedAct>,
        /// «№ 2», where they are listed in one of several annexes.
        annex: Option<String>,
        /// Whether they are listed in an annex.
        by_annex: bool,
    },
    /// Gives an instruction.
    Instruct {
        /// To whom, in the dative.
        whom: String,
        /// What to do.
        task: String,
        /// By when.
        due: Option<DueContext>,
        /// Whether numbers stand in words.
        in_words: bool,
    },
    /// Establishes something.
    Establish {
        /// Its points.
        points: Vec<PointContext>,
    },
    /// Has something published.
    Publish {
        /// What, where it is not the act itself.
        what: Option<PublishedDocument>,
        /// By whom, in the dative.
        by: Option<String>,
        /// Where.
        spots: Vec<SpotContext>,
        /// By when, in words.
        term: Option<String>,
    },
    /// Enters the act into force.
    EnterIntoForce {
        /// What enters when.
        entries: Vec<EntryContext>,
    },
    /// Lays the control upon somebody.
    Control {
        /// Upon whom, in the accusative; none where the signer keeps it.
        by: Option<String>,
    },
}

/// An annex that is approved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ApprovedAnnex {
    /// Its name in the accusative.
    pub accusative: String,
    /// What agrees with it.
    pub agreement: Agreement,
    /// «№ 2», where there are several.
    pub number: Option<String>,
}

/// An act that is amended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AmendedAct {
    /// How it is cited in the accusative.
    pub accusative: String,
    /// The changes, a paragraph each.
    pub changes: Vec<String>,
    /// «№ 2», where they stand in one of several annexes.
    pub annex: Option<String>,
    /// Whether they stand in an annex.
    pub by_annex: bool,
}

/// An act that is repealed, or a part of one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RepealedAct {
    /// How it is cited in the accusative.
    pub text: String,
    /// Whether it is several points of an act.
    pub plural: bool,
}

coded! {
/// By when something is to be done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum DueContext {
    /// On a day.
    Date {
        /// The last day.
        date: Date,
    },
    /// Within working days.
    WorkingDays {
        /// How many.
        n: u32,
        /// After what.
        after: After,
    },
    /// Within calendar days.
    CalendarDays {
        /// How many.
        n: u32,
        /// After what.
        after: After,
    },
    /// Within months.
    Months {
        /// How many.
        n: u32,
        /// After what.
        after: After,
    },
    /// At once.
    Immediately {
        /// After what.
        after: After,
    },
    /// By a day of any year.
    DayOfYear {
        /// The day of the month.
        day: u8,
        /// The month in the genitive: «декабря».
        month: &'static str,
        /// Whether the day itself is in time.
        included: bool,
    },
}
}

coded! {
/// What a time limit is counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum After: Serialize {
    /// The signing of the act.
    Signing,
    /// Its entry into force.
    Force,
}
}

/// A point of what is established.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PointContext {
    /// «а)».
    pub mark: String,
    /// What it says.
    pub text: String,
}

/// A document that is published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PublishedDocument {
    /// Its name in the accusative.
    pub accusative: String,
    /// «утвержденный», as it agrees with the name.
    pub approved: String,
}

/// A place of publication.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SpotContext {
    /// Whether it is the official publication.
    pub official: bool,
    /// Where, with its preposition.
    pub place: String,
    /// Its address.
    pub address: Option<String>,
}

/// What enters into force, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EntryContext {
    /// What, in the nominative; none for the whole act.
    pub what: Option<String>,
    /// What the day is counted from.
    pub when: EntersOn,
    /// How many days later.
    pub days: Option<u32>,
    /// The day itself.
    pub date: Option<Date>,
    /// «а)».
    pub mark: String,
}

coded! {
/// What an entry into force is counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntersOn: Serialize {
    /// The signing.
    Signing,
    /// The official publication.
    Publication,
    /// Days after it.
    DaysAfterPublication,
    /// Days after the signing.
    DaysAfterSigning,
    /// A day that is named.
    Date,
}
}
