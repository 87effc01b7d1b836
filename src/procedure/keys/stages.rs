//! Keys of stages and duties.

/// A stage.
pub mod stage {
    use super::{group, limit, own_term, place};
    use crate::keys::remind;
    use crate::stage::StageWord;
    use crate::word::{AgainWord, AllWord};

    prikaz_placed::keys! { "этап; проекты проходят этапы по порядку" / "a stage; drafts pass them in this order";
        KEY "key": Id, Needed, "ключ" / "key", "\"collection\"";
        TITLE "title": Text, Needed, "название" / "what it is called", "\"Сбор сведений\"";
        KIND "kind": Word(StageWord::CODES), Needed, "вид этапа" / "the kind of stage", "\"collect\"";
        CLAUSE "clause": Text, Needed, "пункт порядка" / "clause of the procedure", "\"п. 14\"";
        LIMIT "limit": Table(&limit::KEYS), Optional, "срок" / "its limit", "{ working_days = 10, after = \"opening\" }";
        REMIND "remind": Table(&remind::KEYS), Optional, "когда напоминать тем, на ком этап" / "when those who hold it are reminded", "{ before = [3, 1], on_due = true }";
        FROM "from": Either(&[Word(AllWord::CODES), List(&Id)]), Optional, "`collect`: все подразделения или список" / "`collect`: all units, or a list of them", "\"all\"";
        BY "by": Id, Optional, "роль того, кто принимает, проверяет, отвечает на замечания, утверждает, извещает" / "the role of whoever receives, checks, answers remarks, approves, informs", "\"head\"";
        VISA "visa": Id, Optional, "`collect`: роль, без визы которой сведения не считаются" / "`collect`: the role without whose visa a submission does not count", "\"supervisor\"";
        NIL "nil": Flag, Optional, "`collect`: допускается ли ответ «изменений нет»; если не сказано, допускается" / "`collect`: whether «изменений нет» is an answer; it is where this is left out", "false";
        RETURNED "returned": Either(&[Word(AgainWord::CODES), Table(&own_term::KEYS)]), Optional, "`collect`: срок после возврата сведений: `anew` (если не сказано: срок этапа со дня возврата, от чего бы он ни считался сначала), `rest` (сколько оставалось в день подачи, считая со дня возврата; если не оставалось ничего, этот или следующий рабочий день) или собственный срок" / "`collect`: the term after a return: `anew` (where left out: the limit of the stage, from the day of the return, whatever it counted from at first), `rest` (what was left on the day it handed in, from the day of the return; where nothing was left, that day or the next working one), or a limit of its own", "\"anew\"";
        CONCLUDED_BY "concluded_by": Id, Optional, "`check`: роль того, кто подводит итог" / "`check`: the role of whoever concludes it", "\"working-group-head\"";
        GROUP "group": List(&Table(&group::KEYS)), Optional, "`agree`: группы согласующих по порядку" / "`agree`: groups of those who agree, in order", "[{ title = \"руководители\", seats = [\"heads-of-units\"], clause = \"п. 18\" }]";
        ON_PRESENTATION_OF "on_presentation_of": Id, Optional, "`approve`: роль того, кто представляет" / "`approve`: the role of whoever lays it before the one who approves", "\"supervisor\"";
        PLACE "place": List(&Table(&place::KEYS)), Optional, "`publish`: места размещения" / "`publish`: places of publication", "[{ key = \"site\", title = \"сайт\", by = \"publisher\" }]";
        WHOM "whom": Id, Optional, "`inform`: `unit-heads` или роль; пока этап открыт, они знакомятся с приказом, каждый за себя, пока не ознакомятся или извещение не записано" / "`inform`: `unit-heads` or a role; while it is open, those it names are to read the order within its limit, each for himself, until he has or the informing is recorded", "\"unit-heads\"";
    }
}

/// A limit.
pub mod limit {
    use crate::keys::length;
    use crate::stage::Milestone;

    prikaz_placed::keys! { "срок" / "a limit", with(length::KEYS);
        AFTER "after": Word(Milestone::CODES), Optional, "событие, от которого он считается; должно быть названо" / "the event it counts from, which must be told", "\"opening\"";
        CLAUSE "clause": Text, Optional, "пункт порядка, если не тот же" / "clause of the procedure, where it is another", "\"п. 15\"";
    }
}

/// A limit from the day of a return.
pub mod own_term {
    use crate::keys::length;

    prikaz_placed::keys! { "срок со дня возврата" / "a limit from the day of a return", with(length::KEYS);
        CLAUSE "clause": Text, Optional, "пункт порядка, если не тот же" / "clause of the procedure, where it is another", "\"п. 7\"";
    }
}

/// A group of those who agree.
pub mod group {
    use crate::word::AllWord;

    prikaz_placed::keys! { "группа согласующих" / "a group of those who agree";
        TITLE "title": Text, Needed, "название" / "what it is called", "\"руководители подразделений\"";
        SEATS "seats": List(&Id), Needed, "места: `heads-of-units`, `supervisors-of-units` или роль" / "seats: `heads-of-units`, `supervisors-of-units` or a role", "[\"heads-of-units\"]";
        QUORUM "quorum": Either(&[Word(AllWord::CODES), Whole(1, 1000)]), Optional, "сколько согласий нужно; если не сказано, все" / "how many must agree; all where it is left out", "2";
        CLAUSE "clause": Text, Needed, "пункт порядка" / "clause of the procedure", "\"п. 18\"";
    }
}

/// A place of publication.
pub mod place {
    use super::limit;

    prikaz_placed::keys! { "место размещения" / "a place of publication";
        KEY "key": Id, Needed, "ключ" / "key", "\"site\"";
        TITLE "title": Text, Needed, "название" / "what it is called", "\"официальный сайт\"";
        ADDRESS "address": Text, Optional, "адрес" / "its address", "\"www.pravo.gov.ru\"";
        BY "by": Id, Needed, "роль того, кто размещает" / "the role of whoever publishes there", "\"publisher\"";
        OFFICIAL "official": Flag, Optional, "официальное опубликование: с него приказ вступает в силу; если не отмечено ни одно место, первое" / "official publication: an order that enters into force on or after it does so by this; the first place where none is marked", "true";
        LIMIT "limit": Table(&limit::KEYS), Optional, "собственный срок" / "a limit of its own", "{ calendar_days = 10, after = \"approval\" }";
    }
}

/// A duty that comes round.
pub mod duty {
    use super::every;
    use crate::keys::remind;

    prikaz_placed::keys! { "обязанность, которая повторяется" / "a duty that comes round";
        KEY "key": Id, Needed, "ключ" / "key", "\"monitoring\"";
        TITLE "title": Text, Needed, "что делается, именем" / "what is to be done, as a noun", "\"мониторинг перечня\"";
        CLAUSE "clause": Text, Needed, "пункт порядка" / "clause of the procedure", "\"п. 26\"";
        EVERY "every": Table(&every::KEYS), Needed, "как часто" / "how often", "{ month = 12, day = 25 }";
        WORDING "wording": Text, Optional, "слова порядка о сроке" / "the words of the procedure that set the term", "\"в срок до 25 декабря\"";
        BY "by": Id, Needed, "роль того, кто исполняет" / "the role of whoever does it", "\"drafter\"";
        HANDED_TO "handed_to": Id, Optional, "роль, которой передают результат" / "the role the result goes to", "\"head\"";
        REMIND "remind": Table(&remind::KEYS), Optional, "когда напоминать" / "when whoever does it is reminded", "{ before = [10] }";
    }
}

/// How often a duty comes round.
pub mod every {
    prikaz_placed::keys! { "как часто" / "how often";
        WITHIN_MONTHS "within_months": Whole(1, 120), Optional, "не реже раза в столько месяцев, считая с последнего утверждения, снова и снова" / "once in so many months at least, counted from the last approval, again and again", "12";
        MONTH "month": Either(&[Whole(1, 12), List(&Whole(1, 12))]), Optional, "месяц или месяцы года" / "a month of the year, or several", "[1, 4, 7, 10]";
        DAY "day": Whole(1, 31), Optional, "день месяца, включительно" / "the day of the month, included", "15";
    }
}
