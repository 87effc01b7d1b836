//! Days, due dates and the files they are counted by.

use super::macros::messages;
use prikaz_calendar::LawClause;

messages! {
    line CalendarDate = "calendar.date" { day: u8, month: String, year: i32 };
    line CalendarDay = "calendar.day" { date: String, weekday: String };
    line CalendarSpan = "calendar.span" { from: String, to: String };
    line DoubtfulYear = "calendar.doubtful-year" { region: String, year: i32 };
    line DoubtfulRegion = "calendar.doubtful-region" { region: String };
    line Forecast = "calendar.forecast" { file: String };
    list WEEKDAY = "calendar.weekday" "1" "2" "3" "4" "5" "6" "7";
    list MONTH = "calendar.month" "1" "2" "3" "4" "5" "6" "7" "8" "9" "10" "11" "12";
    list OF_MONTH = "calendar.of-month" "1" "2" "3" "4" "5" "6" "7" "8" "9" "10" "11" "12";
    list HOLIDAY = "calendar.holiday" "01" "02-23" "03-08" "05-01" "05-09" "06-12" "11-04";
    word OTHER_HOLIDAY = "calendar.holiday.other";
    list QUARTER = "calendar.quarter" "1" "2" "3" "4";
    word LEGEND_WEEKEND = "calendar.legend.weekend";
    word LEGEND_HOLIDAY = "calendar.legend.holiday";
    word LEGEND_TRANSFERRED_OFF = "calendar.legend.transferred-off";
    word LEGEND_SHORT = "calendar.legend.short";
    word LEGEND_WORKING_WEEKEND = "calendar.legend.working-weekend";
    word LEGEND_SHORT_WORKING_WEEKEND = "calendar.legend.short-working-weekend";
    word LEGEND_SPECIAL = "calendar.legend.special";
    word LEGEND_REGIONAL_OFF = "calendar.legend.regional-off";
    line LimitInWorkingDays = "calendar.limit.working-days" { n: u32 };
    line LimitInCalendarDays = "calendar.limit.calendar-days" { n: u32 };
    line LimitInMonths = "calendar.limit.months" { n: u32 };
    word LIMIT_IMMEDIATELY = "calendar.limit.immediately";
    word LIMIT_FIXED_DATE = "calendar.limit.fixed-date";
    word WEEKEND = "calendar.reason.weekend";
    line HolidayReason = "calendar.reason.holiday" { name: String };
    line TransferredOff = "calendar.reason.transferred-off" { from: String, decree: String };
    line MovedByLaw = "calendar.reason.moved-by-law" { from: String, decree: String };
    line WorkingWeekend = "calendar.reason.working-weekend" { to: String, decree: String };
    line SpecialReason = "calendar.reason.special" { act: String };
    line RegionalOff = "calendar.reason.regional-off" { title: String, act: Option<String>, from: Option<String> };
    line RegionalWorking = "calendar.reason.regional-working" { to: String, title: String, act: Option<String> };
    line ExplainHead = "calendar.explain.head" {
        limit: String, immediately: bool, from: String, begins: String, unmoved_end: String, slid: bool, due: String,
    };
    word EXPLAIN_COUNTED = "calendar.explain.counted";
    word EXPLAIN_SKIPPED = "calendar.explain.skipped";
    word EXPLAIN_SLID_OVER = "calendar.explain.slid-over";
    word EXPLAIN_CLAUSES = "calendar.explain.clauses";
    word EXPLAIN_CALENDARS = "calendar.explain.calendars";
    line ExplainEdition = "calendar.explain.edition" { decree: String, file: String, region: Option<String> };
    words CLAUSES: LawClause = "calendar.clause";
    word DUE_USAGE = "calendar.due.usage";
    line MissingYear = "calendar.missing-year.message" { year: i32 };
    line MissingYearHint = "calendar.missing-year.hint" { place: String };
    word MISSING_YEAR_FAR = "calendar.missing-year.far";
    notice UnknownRegion = "calendar.unknown-region" { region: String, known: String };
    notice FaultyCalendars = "calendar.faulty" { n: usize };
    line CheckedYear = "calendar.checked.year" { place: String, working: u32, off: u32, hours: u32 };
    line CheckedRegion = "calendar.checked.region" { place: String, n: usize };
    line CheckedAll = "calendar.checked.all" { n: usize };
    line ShowHeading = "calendar.show.heading" { year: i32, region: Option<String>, decree: String, forecast: bool };
    word SHOW_WEEKDAYS = "calendar.show.weekdays";
    word SHOW_LEGEND = "calendar.show.legend";
    word SHOW_MOVED = "calendar.show.moved";
    word SHOW_SHORT = "calendar.show.short";
    word SHOW_PERIOD = "calendar.show.period";
    word SHOW_CALENDAR_DAYS = "calendar.show.calendar-days";
    word SHOW_WORKING_DAYS = "calendar.show.working-days";
    word SHOW_DAYS_OFF = "calendar.show.days-off";
    word SHOW_HOURS = "calendar.show.hours";
    word SHOW_YEAR = "calendar.show.year";
    line BatchFaulty = "calendar.batch.message" { n: usize };
    line BatchHint = "calendar.batch.hint" { place: String };
}
