//! Keys that stand in files of several kinds.

use prikaz_placed::Takes;

/// Days, at most ten years of them: beyond that a number is a slip.
const DAYS: Takes = Takes::Whole(1, 3660);
/// Working days of reminders.
const SPAN: Takes = Takes::Whole(1, 250);

/// A name in all its cases.
pub mod name_forms {
    prikaz_placed::keys! { "наименование во всех падежах" / "a name in all its cases";
        NOMINATIVE "nominative": Text, Needed, "кто? что?" / "the nominative", "\"перечень\"";
        GENITIVE "genitive": Text, Needed, "кого? чего?" / "the genitive", "\"перечня\"";
        DATIVE "dative": Text, Needed, "кому? чему?" / "the dative", "\"перечню\"";
        ACCUSATIVE "accusative": Text, Needed, "кого? что?" / "the accusative", "\"перечень\"";
        INSTRUMENTAL "instrumental": Text, Needed, "кем? чем?" / "the instrumental", "\"перечнем\"";
        PREPOSITIONAL "prepositional": Text, Needed, "о ком? о чем?" / "the prepositional", "\"перечне\"";
    }
}

/// When somebody is reminded.
pub mod remind {
    use super::SPAN;

    prikaz_placed::keys! { "когда напоминать, в рабочих днях" / "when somebody is reminded, in working days";
        BEFORE "before": List(&SPAN), Optional, "за столько дней до последнего" / "so many days before the last one", "[3, 1]";
        ON_DUE "on_due": Flag, Optional, "в последний день" / "on the last day itself", "true";
        AFTER "after": List(&SPAN), Optional, "через столько дней после него" / "so many days after it", "[1, 3]";
        EVERY "every": SPAN, Optional, "каждые столько дней, где срока нет" / "each time so many days have passed, where there is no limit", "5";
        ESCALATE_AFTER "escalate_after": SPAN, Optional, "через столько дней просрочки сообщить еще кому-то" / "after so many days over somebody else is told", "2";
        ESCALATE_TO "escalate_to": Id, Optional, "роль, которой тогда сообщают" / "the role that is told then", "\"head\"";
    }
}

/// How long a limit is.
pub mod length {
    use super::{DAYS, until};

    prikaz_placed::keys! { "длительность срока: одно из этого" / "how long a limit is: one of these";
        WORKING_DAYS "working_days": DAYS, Optional, "рабочих дней" / "working days", "10";
        CALENDAR_DAYS "calendar_days": DAYS, Optional, "календарных дней" / "calendar days", "30";
        MONTHS "months": Whole(1, 122), Optional, "месяцев" / "months", "1";
        IMMEDIATELY "immediately": Flag, Optional, "немедленно" / "at once", "true";
        UNTIL "until": Table(&until::KEYS), Optional, "до дня года" / "until a day of the year", "{ month = 12, day = 25 }";
    }
}

/// A day of the year.
pub mod until {
    prikaz_placed::keys! { "день года" / "a day of the year";
        MONTH "month": Whole(1, 12), Needed, "месяц" / "the month", "12";
        DAY "day": Whole(1, 31), Needed, "день" / "the day", "25";
        INCLUDED "included": Flag, Optional, "последний ли он сам; если не сказано, последний" / "whether it is the last day itself; it is where this is left out", "false";
    }
}

/// Rows that have one of several values in a column.
pub mod rows_of {
    prikaz_placed::keys! { "строки с одним из значений графы" / "rows that have one of several values in a column";
        COLUMN "column": Id, Needed, "графа" / "the column", "\"direction\"";
        VALUES "values": List(&Text), Needed, "значения" / "the values", "[\"торговля\"]";
    }
}
