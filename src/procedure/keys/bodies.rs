//! Keys of the file of a body.

/// The file of a body.
pub mod organisation {
    use super::{documents, means, name, person, role, unit};
    use crate::keys::remind;

    prikaz_placed::keys! { "орган: `organisations/<ключ>.toml`" / "a body: `organisations/<id>.toml`";
        ID "id": Id, Needed, "ключ; он же имя файла" / "key, the name of the file", "\"sverdlovsk-investment\"";
        NAME "name": Table(&name::KEYS), Needed, "наименование органа" / "the name of the body", "{ letterhead = [\"МИНИСТЕРСТВО\"] }";
        PLACE "place": Text, Needed, "место издания" / "place of issue", "\"г. Екатеринбург\"";
        REGION "region": Text, Optional, "код субъекта по ISO 3166-2: соблюдаются нерабочие дни `calendar/regions/<код>.toml`, где такой файл есть" / "ISO 3166-2 code; days off of `calendar/regions/<region>.toml` are kept, where there is such a file", "\"RU-SVE\"";
        UTC_OFFSET "utc_offset": Whole(2, 12), Optional, "часов к востоку от Гринвича по часам органа; если не сказано, 3 (московское время)" / "hours east of Greenwich of the body's clocks; 3 (Moscow) where it is left out", "5";
        DOCUMENTS "documents": Table(&documents::KEYS), Needed, "как выглядят документы" / "how documents look", "{ profile = \"gost-2025\" }";
        ROLE "role": List(&Table(&role::KEYS)), Optional, "роли сверх обычных" / "roles beyond the standard ones", "[{ key = \"lawyer\", title = \"юрист\" }]";
        UNIT "unit": List(&Table(&unit::KEYS)), Needed, "подразделения и подведомственные учреждения" / "units, and institutions subordinate to the body", "[{ id = \"hr\", title = \"отдел кадров\", head = \"ivanova\" }]";
        PERSON "person": List(&Table(&person::KEYS)), Needed, "карточки людей" / "persons' cards", "[{ id = \"ivanova\" }]";
        REMIND "remind": Table(&remind::KEYS), Optional, "когда напоминать тем, кому что-то поручили самостоятельные приказы или кого просили с приказом ознакомиться" / "when those are reminded whom orders that stand alone told to do something, or who were asked to read an order", "{ before = [3, 1], on_due = true }";
        MEANS "means": Table(&means::KEYS), Optional, "каким способом должно быть установлено, кто действует; для действий, которых здесь нет, — любым" / "by what means it has to be known who acts; any will do for acts that are not named here", "{ sign = [\"login\"] }";
        SUBSTITUTION "substitution": List(&Map(&Text)), Optional, "не допускается: замещение записывают, когда оно наступило, с актом о нем" / "refused: a substitution is recorded at work, with its act", "[]";
    }
}

/// By what means it has to be known who acts.
pub mod means {
    use prikaz_domain::{Act, MeansWord};

    prikaz_placed::keys! { "каким способом должно быть установлено, кто действует; подпись на бумаге и возвращенный лист — `paper`" / "by what means it has to be known who acts; a signature on paper and a returned sheet are `paper`",
        among(Act::CODES, "<действие>": List(&Word(MeansWord::CODES)), Optional, "один из этих способов" / "one of these means", "[\"login\", \"paper\"]");
    }
}

/// The name of a body.
pub mod name {
    use crate::keys::name_forms;

    prikaz_placed::keys! { "наименование органа" / "the name of the body";
        FULL "full": Table(&name_forms::KEYS), Needed, "полное наименование" / "its full name", "{ nominative = \"Министерство\", genitive = \"Министерства\" }";
        SHORT "short": Table(&name_forms::KEYS), Needed, "сокращенное наименование" / "its short name", "{ nominative = \"Мининвест\", genitive = \"Мининвеста\" }";
        LETTERHEAD "letterhead": List(&Text), Needed, "строки наименования на бланке приказа" / "lines at the head of the order", "[\"МИНИСТЕРСТВО\", \"ИНВЕСТИЦИЙ\"]";
    }
}

/// How documents look.
pub mod documents {
    use prikaz_order::{DateStyle, NumberSign};

    prikaz_placed::keys! { "как выглядят документы" / "how documents look";
        PROFILE "profile": Id, Needed, "профиль из `profiles/`: `gost-2025`, `gost-2016` или свой" / "file of `profiles/`: `gost-2025`, `gost-2016`, or one of one's own", "\"gost-2025\"";
        EMBLEM "emblem": Id, Optional, "файл PNG в папке `organisations/<ключ>/`; печатается над наименованием органа" / "a PNG in `organisations/<id>/`; drawn above the name of the body", "\"emblem.png\"";
        CODE "code": Whole(15, 60), Optional, "сторона QR-кода на первом листе приказа и его проекта, мм (ГОСТ Р 7.0.97-2025, реквизит 31); 17 помещаются в нижнее поле" / "side in millimetres of the QR code on the first sheet of an order of any kind, drafts included (ГОСТ Р 7.0.97-2025, requisite 31); 17 fit into the lower margin", "17";
        NUMBER_SUFFIX "number_suffix": Text, Optional, "что стоит после номера приказа" / "what stands after the number of an order", "\"-П\"";
        NUMBER_SIGN "number_sign": Word(NumberSign::CODES), Needed, "знак номера; «№149» — без пробела перед числом" / "the sign of a number; «№149» keeps no distance", "\"№\"";
        DATE_STYLE "date_style": Word(DateStyle::CODES), Needed, "как пишут дату: образец названа дата 2 апреля 2024 года" / "how a date is written, told by a date written so", "\"02.04.2024\"";
        SAMPLE "sample": Flag, Optional, "на каждой странице — «ОБРАЗЕЦ»" / "`true` marks each page «ОБРАЗЕЦ»", "true";
    }
}

/// A role beyond the standard ones.
pub mod role {
    prikaz_placed::keys! { "роль сверх обычных" / "a role beyond the standard ones";
        KEY "key": Id, Needed, "ключ" / "key", "\"lawyer\"";
        TITLE "title": Text, Needed, "как роль называют" / "what it is called", "\"юрист\"";
    }
}

/// A unit.
pub mod unit {
    use super::cases;

    prikaz_placed::keys! { "подразделение или подведомственное учреждение" / "a unit, or an institution subordinate to the body";
        ID "id": Id, Needed, "ключ" / "key", "\"hr\"";
        TITLE "title": Text, Needed, "название" / "what it is called", "\"отдел кадров\"";
        CASES "cases": Table(&cases::KEYS), Optional, "название в падежах, которые подтверждены" / "its name in the cases that you confirm", "{ genitive = \"отдела кадров\" }";
        SUBORDINATE "subordinate": Flag, Optional, "подведомственное учреждение" / "whether it is an institution subordinate to the body", "true";
        EXAMPLE "example": Flag, Optional, "вымышлено, для образцов" / "made up, for samples", "true";
        HEAD "head": Id, Needed, "руководитель; у него должна быть роль `unit-head`" / "who heads it, with the role `unit-head`", "\"ivanova\"";
        SUPERVISOR "supervisor": Id, Optional, "курирующий заместитель; у него должна быть роль `supervisor`" / "the deputy who supervises it, with the role `supervisor`", "\"petrov\"";
        REPRESENTATIVE "representative": Id, Optional, "ответственный за сведения; у него должна быть роль `unit-representative`" / "who hands in for it, with the role `unit-representative`", "\"sidorova\"";
    }
}

/// Confirmed cases.
pub mod cases {
    use prikaz_domain::Case;

    prikaz_placed::keys! { "подтвержденные падежи; остальные предлагают слова `data/russian/`, их перечисляет проверка файла" / "the forms you confirm; those left out are proposed by the words of `data/russian/`, and a check of the file lists them",
        among(Case::CODES, "<падеж>": Text, Optional, "форма этого падежа" / "the form of this case", "\"отдела кадров\"");
    }
}

/// The card of a person.
pub mod person {
    use super::{cases, post};
    use prikaz_domain::Gender;

    prikaz_placed::keys! { "карточка человека" / "a person's card";
        ID "id": Id, Needed, "ключ" / "key", "\"ivanova\"";
        SURNAME "surname": Text, Needed, "фамилия" / "surname", "\"Иванова\"";
        NAME "name": Text, Needed, "имя" / "name", "\"Анна\"";
        PATRONYMIC "patronymic": Text, Optional, "отчество" / "patronymic", "\"Петровна\"";
        SURNAME_CASES "surname_cases": Table(&cases::KEYS), Optional, "фамилия в падежах, которые подтверждены" / "the surname in the cases that you confirm", "{ dative = \"Ивановой\" }";
        GENDER "gender": Word(Gender::CODES), Needed, "пол, для падежей" / "gender, for the cases", "\"female\"";
        POST "post": Table(&post::KEYS), Needed, "должность" / "post", "{ title = \"начальник отдела\" }";
        UNIT "unit": Id, Optional, "подразделение" / "unit", "\"hr\"";
        ROLES "roles": List(&Id), Needed, "роли" / "roles", "[\"unit-head\"]";
        EMAIL "email": Text, Optional, "куда идут напоминания" / "where reminders go by mail", "\"ivanova@example.org\"";
        EXAMPLE "example": Flag, Optional, "вымышлен, для образцов" / "made up, for samples", "true";
    }
}

/// A post.
pub mod post {
    use super::cases;

    prikaz_placed::keys! { "должность" / "a post";
        TITLE "title": Text, Needed, "как она называется" / "what it is called", "\"начальник отдела кадров\"";
        CASES "cases": Table(&cases::KEYS), Optional, "она же в падежах, которые подтверждены" / "the same in the cases that you confirm", "{ genitive = \"начальника отдела кадров\" }";
    }
}
