//! Keys of the files of years and regions.

/// The file of a year.
pub mod year {
    use super::{norm, period, transfer};
    use crate::year_file::Status;

    prikaz_placed::keys! { "производственный календарь года: `calendar/ru-ГГГГ.toml`" / "the production calendar of a year: `calendar/ru-YYYY.toml`";
        YEAR "year": Whole(1900, 2100), Needed, "год" / "the year", "2024";
        STATUS "status": Word(Status::CODES), Needed, "принято ли постановление или это прогноз" / "whether the decree is adopted, or the days are expected", "\"adopted\"";
        DECREE "decree": Text, Needed, "постановление о переносе выходных, с датой, номером и названием" / "the decree that moves days off, with date, number and title", "\"Постановление Правительства РФ от 10.08.2023 № 1314\"";
        HOLIDAYS "holidays": List(&Either(&[Date, Text])), Needed, "праздники (ТК РФ, ст. 112, ч. 1)" / "holidays (Labour Code, art. 112, part 1)", "[2024-01-01, 2024-11-04]";
        TRANSFERRED_OFF "transferred_off": List(&Either(&[Date, Text])), Optional, "дни, на которые перенесены выходные" / "days that days off were moved to", "[2024-04-29]";
        WORKING_WEEKENDS "working_weekends": List(&Either(&[Date, Text])), Optional, "рабочие субботы и воскресенья" / "Saturdays and Sundays that are worked", "[2024-04-27]";
        SHORT_DAYS "short_days": List(&Either(&[Date, Text])), Optional, "дни короче на час (ТК РФ, ст. 95)" / "days shorter by an hour (Labour Code, art. 95)", "[2024-05-08]";
        SPECIAL "special": List(&Either(&[Date, Text])), Optional, "нерабочие дни по указам Президента, по одному; те же, что в `special_periods`" / "days declared non-working by the President, one by one; those of `special_periods`", "[2021-05-04]";
        TRANSFERS "transfers": List(&Table(&transfer::KEYS)), Optional, "откуда и куда перенесен каждый выходной" / "which day off went where", "[{ from = 2024-01-06, to = 2024-05-10, basis = \"decree\" }]";
        SPECIAL_PERIODS "special_periods": List(&Table(&period::KEYS)), Optional, "периоды, объявленные нерабочими" / "periods declared non-working", "[{ from = 2021-05-04, to = 2021-05-07, act = \"Указ Президента РФ от 23.04.2021 № 242\" }]";
        NORM "norm": Table(&norm::KEYS), Needed, "итоги года, которым его дни должны отвечать" / "totals of the year, which its days must come out at", "{ calendar_days = 366, working_days_5day = 248, hours_40 = 1979 }";
    }
}

/// A moved day off.
pub mod transfer {
    use crate::day::Basis;

    prikaz_placed::keys! { "перенос выходного" / "a moved day off";
        FROM "from": Either(&[Date, Text]), Needed, "с какого дня" / "from which day", "2024-01-06";
        TO "to": Either(&[Date, Text]), Needed, "на какой день" / "to which day", "2024-05-10";
        BASIS "basis": Word(Basis::CODES), Needed, "постановлением или по ч. 2 ст. 112 ТК РФ" / "by the decree or by art. 112, part 2 of the Labour Code", "\"decree\"";
    }
}

/// A period declared non-working.
pub mod period {
    prikaz_placed::keys! { "период, объявленный нерабочим" / "a period declared non-working";
        FROM "from": Either(&[Date, Text]), Needed, "первый день" / "its first day", "2021-05-04";
        TO "to": Either(&[Date, Text]), Needed, "последний день, включительно" / "its last day, included", "2021-05-07";
        ACT "act": Text, Needed, "указ" / "the ukaz", "\"Указ Президента РФ от 23.04.2021 № 242\"";
    }
}

/// Totals of a year.
pub mod norm {
    prikaz_placed::keys! { "итоги года" / "totals of a year";
        CALENDAR_DAYS "calendar_days": Whole(0, 100_000), Needed, "календарных дней" / "days of the year", "366";
        WORKING_DAYS "working_days_5day": Whole(0, 100_000), Needed, "рабочих дней при пятидневке" / "working days of a five-day week", "248";
        DAYS_OFF "nonworking_days_5day": Whole(0, 100_000), Optional, "нерабочих дней при пятидневке" / "days off of a five-day week", "118";
        HOURS "hours_40": Whole(0, 100_000), Needed, "часов при 40-часовой неделе" / "hours at 40 a week", "1979";
        PUBLISHED_WORKING_DAYS "published_working_days_5day": Whole(0, 100_000), Optional, "рабочих дней, как они опубликованы" / "working days as published", "248";
        PUBLISHED_HOURS "published_hours_40": Whole(0, 100_000), Optional, "часов, как они опубликованы" / "hours as published", "1979";
        EXCLUDING_SPECIAL "working_days_5day_excluding_special": Whole(0, 100_000), Optional, "рабочих дней без объявленных нерабочими" / "working days without those declared non-working", "240";
        SIX_DAY_WEEK "working_days_6day_computed": Whole(0, 100_000), Optional, "рабочих дней при шестидневке" / "working days of a six-day week", "299";
    }
}

/// The file of a region.
pub mod region {
    use super::region_day;

    prikaz_placed::keys! { "нерабочие дни субъекта: `calendar/regions/RU-….toml`" / "days off of a region: `calendar/regions/RU-….toml`";
        REGION "region": Text, Needed, "код субъекта по ISO 3166-2; он же имя файла" / "ISO 3166-2 code of the region, the name of the file", "\"RU-TA\"";
        TITLE "title": Text, Needed, "название субъекта" / "name of the region", "\"Республика Татарстан\"";
        COMPLETE "complete": List(&Whole(1900, 2100)), Optional, "годы, за которые список проверен целиком" / "years for which the list is known to be complete", "[2024]";
        DAY "day": List(&Table(&region_day::KEYS)), Optional, "день" / "a day", "[{ date = 2024-08-30, kind = \"extra_off\", title = \"День Республики Татарстан\" }]";
    }
}

/// A day of a region.
pub mod region_day {
    use crate::region_file::{Binding, RegionDayWord};

    prikaz_placed::keys! { "день субъекта" / "a day of a region";
        DATE "date": Either(&[Date, Text]), Needed, "нерабочий день" / "the day off", "2024-08-30";
        KIND "kind": Word(RegionDayWord::CODES), Needed, "дополнительный выходной или обмен с рабочим днем" / "one more day off, or one exchanged for another day", "\"extra_off\"";
        SWAP_FROM "swap_from": Either(&[Date, Text]), Optional, "день, который отрабатывают взамен; только при `swap`" / "the day that is worked instead; with `swap` only", "2024-08-24";
        SHORT_EVE "short_eve": Either(&[Date, Text]), Optional, "рабочий день перед ним, который короче на час" / "the working day before it that is shorter by an hour", "2024-08-29";
        BINDING "binding": Word(Binding::CODES), Optional, "обязателен ли он для органов субъекта; если не сказано, обязателен" / "whether the bodies of the region must keep it; they must where it is left out", "\"recommended\"";
        TITLE "title": Text, Needed, "что в этот день отмечают" / "what is kept on this day", "\"Курбан-байрам\"";
        ACT "act": Text, Optional, "акт, которым он установлен" / "the act, where it is known", "\"Указ от 01.08.2024 № 1\"";
        NOTE "note": Text, Optional, "пояснение для читателя файла" / "a remark for who reads the file", "\"Выпал на выходной.\"";
    }
}
