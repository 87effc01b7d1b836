//! Russian words of limits, dates and intervals, in the case an act uses them.

use time::Month;

use prikaz_calendar::{Bound, CalendarDays, TimeLimit, WorkingDays};
use prikaz_russian::dates::month_genitive;
use prikaz_russian::plural::{counted, working_days_genitive};
use prikaz_russian::typography::NBSP;

/// «(в течение) 10 рабочих дней», «(не позднее) 1 месяца», «(до) 25 декабря»; nothing for «немедленно», which
/// is no length.
pub(super) fn limit_genitive(limit: TimeLimit) -> Option<String> {
    match limit {
        TimeLimit::WorkingDays(WorkingDays(n)) => Some(working_days_genitive(n.into())),
        TimeLimit::CalendarDays(CalendarDays(n)) => Some(counted(n.into(), "дня", "дней", "дней")),
        TimeLimit::Months(n) => Some(counted(n.into(), "месяца", "месяцев", "месяцев")),
        TimeLimit::FixedDate(date) => Some(day_of_year(date.month(), date.day())),
        TimeLimit::Immediately => None,
    }
}

/// The same with what goes before it: «в течение 10 рабочих дней», «не позднее 25 декабря», «немедленно».
pub(super) fn within(limit: TimeLimit) -> String {
    let preposition = match limit {
        TimeLimit::WorkingDays(_) | TimeLimit::CalendarDays(_) | TimeLimit::Months(_) => "в течение",
        TimeLimit::FixedDate(date) if date.bound() == Bound::Inclusive => "не позднее",
        TimeLimit::FixedDate(_) => "до",
        TimeLimit::Immediately => "немедленно",
    };
    limit_genitive(limit).map_or_else(|| preposition.to_owned(), |words| format!("{preposition} {words}"))
}

/// «25 декабря»; «15 апреля и 15 октября» where a day comes more than once a year.
pub(super) fn days_of_year(months: &[u8], day: u8) -> String {
    let mut days: Vec<_> = months.iter().map(|month| day_of_year(*month, day)).collect();
    match days.pop() {
        Some(last) if !days.is_empty() => format!("{} и {last}", days.join(", ")),
        only => only.unwrap_or_default(),
    }
}

fn day_of_year(month: u8, day: u8) -> String {
    let month = Month::try_from(month).map(month_genitive).unwrap_or_default();
    format!("{day}{NBSP}{month}")
}

/// «(не реже) 1 раза в год».
pub(super) fn once_in(months: u32) -> String {
    let period = match months {
        1 => "месяц".to_owned(),
        3 => "квартал".to_owned(),
        6 => "полугодие".to_owned(),
        12 => "год".to_owned(),
        _ if months.is_multiple_of(12) => counted((months / 12).into(), "год", "года", "лет"),
        _ => counted(months.into(), "месяц", "месяца", "месяцев"),
    };
    format!("1{NBSP}раза в{NBSP}{period}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_stand_in_the_genitive() {
        let said = |limit| limit_genitive(limit).unwrap().replace(NBSP, " ");
        assert_eq!(said(TimeLimit::WorkingDays(WorkingDays(10))), "10 рабочих дней");
        assert_eq!(said(TimeLimit::WorkingDays(WorkingDays(1))), "1 рабочего дня");
        assert_eq!(said(TimeLimit::WorkingDays(WorkingDays(11))), "11 рабочих дней");
        assert_eq!(said(TimeLimit::CalendarDays(CalendarDays(21))), "21 дня");
        assert_eq!(said(TimeLimit::Months(2)), "2 месяцев");
        assert_eq!(limit_genitive(TimeLimit::Immediately), None);
        assert_eq!(within(TimeLimit::Immediately), "немедленно");
        assert_eq!(within(TimeLimit::Months(1)).replace(NBSP, " "), "в течение 1 месяца");
    }

    #[test]
    fn days_of_a_year_are_listed() {
        assert_eq!(days_of_year(&[12], 25).replace(NBSP, " "), "25 декабря");
        let quarters = "15 января, 15 апреля, 15 июля и 15 октября";
        assert_eq!(days_of_year(&[1, 4, 7, 10], 15).replace(NBSP, " "), quarters);
    }

    #[test]
    fn intervals_are_said_by_their_names() {
        let said = |months| once_in(months).replace(NBSP, " ");
        assert_eq!(said(12), "1 раза в год");
        assert_eq!(said(6), "1 раза в полугодие");
        assert_eq!(said(24), "1 раза в 2 года");
        assert_eq!(said(60), "1 раза в 5 лет");
        assert_eq!(said(4), "1 раза в 4 месяца");
    }
}
