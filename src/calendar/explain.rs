//! Why a due date is what it is.

use time::Date;

use super::civil::days;
use super::day::{Basis, DayKind, Reason};
use super::edition::{CalendarEdition, MissingYear};
use super::limit::{TimeLimit, WorkingDays};
use super::production::ProductionCalendar;
use prikaz_fact::coded;

/// How a due date was found, for a person who doubts it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// The day of the event.
    pub from: Date,
    /// The time limit.
    pub limit: TimeLimit,
    /// The first day that may count: the day after the event, or the event's own for «немедленно».
    pub begins: Date,
    /// Where the limit ends before it slides; of working days, the due date.
    pub unmoved_end: Date,
    /// The due date.
    pub due: Date,
    /// Days off that did not count or that the end slid over.
    pub skipped: Vec<DaySpan>,
    /// Days that counted against appearances: working Saturdays, presidential days.
    pub counted: Vec<DaySpan>,
    /// The clauses of law that were applied.
    pub clauses: Vec<LawClause>,
    /// The calendars that were looked into.
    pub editions: Vec<CalendarEdition>,
}

/// Adjoining days that have one reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DaySpan {
    /// First day.
    pub from: Date,
    /// Last day, included.
    pub to: Date,
    /// Why they did not count, or counted against appearances.
    pub reason: Reason,
}

coded! {
/// A clause that makes a due date; its text is a message, its code is kept stable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LawClause: Serialize {
    /// ГК РФ ст. 191: a term begins the day after the event.
    CivilCode191,
    /// ГК РФ ст. 192 п. 3: a term in months.
    CivilCode192,
    /// ГК РФ ст. 193: a last day that is a day off.
    CivilCode193,
    /// ТК РФ ст. 111: weekends.
    LabourCode111,
    /// ТК РФ ст. 112 ч. 1: holidays.
    LabourCode112Holidays,
    /// ТК РФ ст. 112 ч. 2: a holiday on a day off.
    LabourCode112Automatic,
    /// ТК РФ ст. 112 ч. 5: transfers by the Government.
    LabourCode112Decree,
    /// 125-ФЗ ст. 4 п. 7 and acts of the region.
    RegionalAct,
    /// The Supreme Court's Review No. 1 of 21 April 2020: presidential days stay in the term.
    SupremeCourtReview,
    /// The procedure leaves presidential days out.
    SpecialExcluded,
}
}

impl ProductionCalendar {
    /// The due date of `limit` from the event of `from`, with the way to it.
    ///
    /// # Errors
    /// When a year is needed for which there is no calendar.
    pub fn explain(&self, from: Date, limit: &TimeLimit) -> Result<Explanation, MissingYear> {
        let due = self.due(from, limit)?;
        let unmoved_end = self.unmoved_end(from, limit)?;
        let begins = first_day(from, limit);
        let window = if in_working_days(limit) { begins } else { unmoved_end };
        let skipped = self.skipped(window, due)?;
        let counted = if in_working_days(limit) { self.counted(begins, due)? } else { Vec::new() };
        let clauses = clauses(limit, unmoved_end != due, &skipped, &counted);
        let editions = self.editions_of(begins.min(due), due);
        Ok(Explanation { from, limit: *limit, begins, unmoved_end, due, skipped, counted, clauses, editions })
    }

    fn skipped(&self, first: Date, last: Date) -> Result<Vec<DaySpan>, MissingYear> {
        let mut spans = Vec::new();
        for date in days(first, last) {
            if !self.is_working(date)? {
                extend(&mut spans, date, self.reason(date).unwrap_or(Reason::Weekend));
            }
        }
        Ok(spans)
    }

    fn counted(&self, first: Date, last: Date) -> Result<Vec<DaySpan>, MissingYear> {
        let mut spans = Vec::new();
        for date in days(first, last) {
            let unusual = matches!(self.kind(date)?, DayKind::WorkingWeekend | DayKind::Special);
            if let (true, true, Some(reason)) = (unusual, self.is_working(date)?, self.reason(date)) {
                extend(&mut spans, date, reason);
            }
        }
        Ok(spans)
    }

    fn editions_of(&self, first: Date, last: Date) -> Vec<CalendarEdition> {
        let years = first.year()..=last.year();
        years
            .filter_map(|year| Date::from_ordinal_date(year, 1).ok())
            .filter_map(|date| self.edition(date).ok())
            .collect()
    }
}

/// Adds `date` to the last span where it follows it for the same reason, else begins another.
fn extend(spans: &mut Vec<DaySpan>, date: Date, reason: Reason) {
    match spans.last_mut() {
        Some(span) if span.to.next_day() == Some(date) && span.reason == reason => span.to = date,
        _ => spans.push(DaySpan { from: date, to: date, reason }),
    }
}

fn in_working_days(limit: &TimeLimit) -> bool {
    matches!(limit, TimeLimit::WorkingDays(_))
}

fn first_day(from: Date, limit: &TimeLimit) -> Date {
    match limit {
        TimeLimit::Immediately | TimeLimit::WorkingDays(WorkingDays(0)) => from,
        _ => from.next_day().unwrap_or(from),
    }
}

fn clauses(limit: &TimeLimit, slid: bool, skipped: &[DaySpan], counted: &[DaySpan]) -> Vec<LawClause> {
    let mut clauses = match limit {
        TimeLimit::WorkingDays(_) | TimeLimit::CalendarDays(_) => vec![LawClause::CivilCode191],
        TimeLimit::Months(_) => vec![LawClause::CivilCode191, LawClause::CivilCode192],
        TimeLimit::Immediately | TimeLimit::FixedDate(_) => Vec::new(),
    };
    clauses.extend(slid.then_some(LawClause::CivilCode193));
    clauses.extend(skipped.iter().map(|span| clause_of_rest(&span.reason)));
    clauses.extend(counted.iter().map(|day| clause_of_work(&day.reason)));
    clauses.sort();
    clauses.dedup();
    clauses
}

fn clause_of_rest(reason: &Reason) -> LawClause {
    match reason {
        Reason::Holiday => LawClause::LabourCode112Holidays,
        Reason::TransferredOff { basis: Basis::LabourCode112, .. } => LawClause::LabourCode112Automatic,
        Reason::TransferredOff { .. } | Reason::WorkingWeekend { .. } => LawClause::LabourCode112Decree,
        Reason::Special { .. } => LawClause::SpecialExcluded,
        Reason::RegionalOff { .. } | Reason::RegionalWorking { .. } => LawClause::RegionalAct,
        Reason::Weekend => LawClause::LabourCode111,
    }
}

fn clause_of_work(reason: &Reason) -> LawClause {
    match reason {
        Reason::Special { .. } => LawClause::SupremeCourtReview,
        other => clause_of_rest(other),
    }
}
