//! Keys of orders, of a register or alone.

/// The file of an order that stands alone.
pub mod order_file {
    use super::order_text;
    use prikaz_domain::OrderKind;

    prikaz_placed::keys! { "самостоятельный приказ: `orders/<ключ>.toml`" / "an order that stands alone: `orders/<id>.toml`", with(order_text::KEYS);
        ID "id": Id, Needed, "ключ; он же имя файла" / "key, the name of the file", "\"order-48\"";
        ORGANISATION "organisation": Id, Needed, "орган" / "the body", "\"bryansk-finance\"";
        KIND "kind": Word(OrderKind::CODES), Needed, "вид акта" / "the kind of act", "\"приказ\"";
        HEADING "heading": Text, Needed, "заголовок" / "the heading", "\"Об утверждении порядка\"";
        DATE "date": Date, Optional, "дата; без нее место остается пустым" / "its date; its place is left blank without it", "2024-04-11";
        NUMBER "number": Text, Optional, "номер без знака; без него место остается пустым" / "its number without the sign; its place is left blank without it", "\"48\"";
    }
}

/// The order of a register.
pub mod order {
    use super::{amending, order_text};
    use crate::amending::Update;
    use crate::keys::remind;
    use prikaz_domain::OrderKind;

    prikaz_placed::keys! { "приказ о перечне; его первое приложение — сам перечень, подписывает роль, которая утверждает" / "the order of a register; its first annex is the register, and who signs is the role that approves", with(order_text::KEYS);
        KIND "kind": Word(OrderKind::CODES), Needed, "вид акта" / "the kind of act", "\"приказ\"";
        HEADING "heading": Text, Needed, "заголовок приказа, утверждающего перечень" / "the heading of the order that approves the register", "\"Об утверждении перечня\"";
        HEADING_OF_UPDATE "heading_of_update": Text, Needed, "заголовок приказа о следующих редакциях" / "the heading of the order of later editions", "\"О внесении изменений в перечень\"";
        UPDATE "update": Word(Update::CODES), Optional, "чем утверждаются следующие редакции: `restate` (если не сказано) — приказом, который утверждает перечень заново, `amend` — приказом, который изменяет действующий" / "how later editions are approved: `restate` (the default) by an order that approves the register anew, `amend` by one that amends the order in force", "\"amend\"";
        REPEAL_EARLIER "repeal_earlier": Flag, Optional, "`false`: приказ, который утверждает перечень заново, не отменяет прежних актов; если не сказано, отменяет: пункт называет каждый, что еще действует, кроме утвердившего и другой перечень, о котором сообщается, и стоит перед пунктами о вступлении в силу и контроле; исполнитель может решить иначе, когда готовит проект приказа" / "`false`: an order that approves the register anew does not repeal the acts before it (where left out it does: the clause names every one that still stands, but for one that approved another register too, which is told, and comes before those on entry into force and control); the drafter may have it otherwise when he drafts the order", "false";
        AMENDING "amending": Table(&amending::KEYS), Optional, "как изложены изменяющие приказы" / "how amending orders are worded", "{ cites = \"requisites\" }";
        REMIND "remind": Table(&remind::KEYS), Optional, "когда напоминать о поручениях подписанных приказов" / "when those are reminded whom signed orders tell to do something", "{ before = [3] }";
    }
}

/// How amending orders are worded.
pub mod amending {
    use super::{basis, clause};
    use crate::amending::{Cites, ExcludedAs};

    prikaz_placed::keys! { "как изложены изменяющие приказы" / "how amending orders are worded";
        PREAMBLE "preamble": Either(&[Text, List(&Table(&basis::KEYS))]), Optional, "преамбула, если своя" / "a preamble of their own", "\"В связи с обновлением перечня\"";
        CLAUSE "clause": List(&Table(&clause::KEYS)), Optional, "пункты после изменений; если не названы, те, что в приказе о вступлении в силу и контроле" / "the clauses behind the amendments, without which those of the order on entry into force and control are taken", "[{ kind = \"control\", by = \"signer\" }]";
        RESTATE_ABOVE "restate_above": Whole(0, 100), Optional, "сверх скольких сотых измененных строк приложение излагается целиком; если не сказано, 50" / "above how many hundredths of changed rows the annex is restated as a whole; 50 where it is left out", "30";
        MOST_EDITS "most_edits": Whole(0, 100), Optional, "сверх скольких замен слов строка излагается целиком; если не сказано, 3" / "above how many changes of words a row is restated; 3 where it is left out", "2";
        CITES "cites": Word(Cites::CODES), Optional, "называет ли заголовок изменяемый акт с его заголовком или одними реквизитами" / "whether the title cites the amended act with its `title` or its `requisites` only", "\"requisites\"";
        EXCLUDED "excluded": Word(ExcludedAs::CODES), Optional, "строку «исключить» (`excluded`) или «признать утратившей силу» (`void`)" / "whether a row is `excluded` («исключить») or `void` («признать утратившей силу»)", "\"void\"";
    }
}

/// What every order has.
pub mod order_text {
    use super::{basis, clause, issuer, order_annex, signatory};
    use prikaz_order::{Numbers, TitleStyle};

    prikaz_placed::keys! { "что есть у всякого приказа" / "what every order has";
        TITLE_STYLE "title_style": Word(TitleStyle::CODES), Optional, "как напечатан вид акта" / "how the kind of the act is printed", "\"П Р И К А З\"";
        NUMBERS "numbers": Word(Numbers::CODES), Optional, "числа цифрами (если не сказано) или словами: «в течение трех рабочих дней»" / "numbers in figures (default) or in words: «в течение трех рабочих дней»", "\"words\"";
        ISSUER "issuer": Table(&issuer::KEYS), Optional, "кто издает, если не один орган" / "who issues it, where that is not the body alone", "{ form = \"collegial\" }";
        PREAMBLE "preamble": Either(&[Text, List(&Table(&basis::KEYS))]), Optional, "преамбула словами или список оснований" / "words as they stand, or a list of bases", "[{ opening = \"in-accordance\", document = \"Положение о министерстве\" }]";
        VERB "verb": Text, Optional, "слово, если не обычное для вида: «ПРИКАЗЫВАЮ:» приказа, «ОБЯЗЫВАЮ:» распоряжения, «ПОСТАНОВЛЯЮ:» постановления, «РЕШИЛ:» решения (совместные и коллегиальные согласуются); строчными оно стоит в строке преамбулы" / "where it is not that of the kind: «ПРИКАЗЫВАЮ:» of a приказ, «ОБЯЗЫВАЮ:» of a распоряжение, «ПОСТАНОВЛЯЮ:» of a постановление, «РЕШИЛ:» of a решение (joint and collegial issuers agree: «ПРИКАЗЫВАЕМ:», «РЕШИЛА:»), which `templates/verb.djot` words; in lower case it stands in the line of the preamble", "\"приказываю:\"";
        CLAUSE "clause": List(&Table(&clause::KEYS)), Needed, "пункты" / "the clauses", "[{ kind = \"approve\" }]";
        ANNEX "annex": List(&Table(&order_annex::KEYS)), Optional, "приложения" / "annexes", "[{ name = \"Порядок\" }]";
        SIGNATORY "signatory": List(&Table(&signatory::KEYS)), Optional, "кто подписывает; у самостоятельного приказа — хотя бы один" / "who signs; an order that stands alone has one at least", "[{ person = \"petrov\" }]";
    }
}

/// Who issues an order.
pub mod issuer {
    use super::author;
    use prikaz_order::IssuerForm;

    prikaz_placed::keys! { "кто издает приказ" / "who issues an order";
        FORM "form": Word(IssuerForm::CODES), Optional, "один орган, несколько вместе, коллегиальный орган или руководитель (`office`)" / "one body, several together, a collegial body, or an office", "\"joint\"";
        OWN "own": Table(&author::KEYS), Optional, "как назван сам орган" / "how the body itself is named", "{ letterhead = [\"КОМИССИЯ\"], genitive = \"комиссии\" }";
        WITH "with": List(&Table(&author::KEYS)), Optional, "с кем вместе; нужно при `joint`" / "with whom; needed by `joint`", "[{ letterhead = [\"УПРАВЛЕНИЕ\"], genitive = \"управления\" }]";
    }
}

/// One of those who issue an order.
pub mod author {
    prikaz_placed::keys! { "орган, издающий приказ" / "a body that issues an order";
        LETTERHEAD "letterhead": List(&Text), Needed, "строки на бланке" / "lines at the head", "[\"УПРАВЛЕНИЕ\"]";
        GENITIVE "genitive": Text, Needed, "кого? чего?" / "its name in the genitive", "\"управления\"";
        NUMBER "number": Text, Optional, "номер приказа у него" / "the number of the order with it", "\"17\"";
    }
}

/// A basis of a preamble.
pub mod basis {
    use super::{citation, part};
    use prikaz_order::Opening;

    prikaz_placed::keys! { "основание в преамбуле" / "a basis in a preamble", with(part::KEYS);
        OPENING "opening": Word(Opening::CODES), Needed, "какими словами оно начинается" / "the words it begins with", "\"in-accordance\"";
        WORDS "words": Text, Optional, "слова как они стоят" / "words as they stand", "\"целях обновления перечня\"";
        DOCUMENT "document": Text, Optional, "документ в именительном падеже; его падежи и согласование — по `russian/documents.toml`" / "a document in the nominative; its cases, and what agrees with it, come from `russian/documents.toml`", "\"Положение о министерстве\"";
        ANNEX "annex": Text, Optional, "приложение к нему" / "an annex of it", "\"1\"";
        ACT "act": Table(&citation::KEYS), Optional, "акт, которым он утвержден, или сам акт" / "the act that approved it, or the act itself", "{ kind = \"приказ\", number = \"17\" }";
    }
}

/// How an act is cited.
pub mod citation {
    use prikaz_domain::OrderKind;
    use prikaz_order::{DateStyle, NumberSign};

    prikaz_placed::keys! { "ссылка на акт" / "a citation of an act";
        KIND "kind": Word(OrderKind::CODES), Needed, "вид акта" / "the kind of act", "\"приказ\"";
        ISSUER "issuer": Text, Optional, "кем издан, в родительном падеже; если не сказано, самим органом" / "its issuer in the genitive; the body itself where it is left out", "\"Правительства Свердловской области\"";
        DATE "date": Date, Optional, "дата; без нее печатается черта, проверка приказа об этом говорит, и приказ с ней не подписывается" / "its date; a draft prints a line where it is left out, the check of the order tells of it, and the order is not signed with it", "2023-05-17";
        NUMBER "number": Text, Optional, "номер; без него — так же" / "its number; the same where it is left out", "\"17-П\"";
        TITLE "title": Text, Optional, "заголовок" / "its title", "\"Об утверждении перечня\"";
        DATE_STYLE "date_style": Word(DateStyle::CODES), Optional, "как писать дату, если иначе" / "how its date is written, where it is otherwise", "\"02.04.2024\"";
        NUMBER_SIGN "number_sign": Word(NumberSign::CODES), Optional, "знак номера, если другой" / "the sign of its number, where it is another", "\"№\"";
    }
}

/// A part of an act.
pub mod part {
    use prikaz_order::PartKind;

    prikaz_placed::keys! { "часть акта: одно из этого" / "a part of an act: one of these",
        among(PartKind::CODES, "<часть>": Either(&[Text, List(&Text)]), Optional, "номер части или список номеров" / "the number of the part, or a list of numbers", "\"2.1\"");
    }
}

/// A clause.
pub mod clause {
    use super::{act, addressee, due, entry, spot, when};
    use crate::word::ForceFrom;
    use prikaz_order::{Attached, ClauseKind, Itself};

    prikaz_placed::keys! { "пункт приказа" / "a clause of an order";
        KIND "kind": Word(ClauseKind::CODES), Needed, "вид пункта" / "the kind of clause", "\"approve\"";
        TEXT "text": Text, Optional, "слова пункта вместо слов шаблона; у `free` нужны" / "words instead of those of the templates; needed by `free`", "\"Признать работу завершенной.\"";
        NUMBER "number": Text, Optional, "номер, если не по порядку" / "its number, where it is not the next one", "\"2.1\"";
        ITSELF "itself": Word(Itself::CODES), Optional, "как пункт называет сам акт" / "how the clause calls the act", "\"настоящий акт\"";
        CLAUSE "clause": List(&Table(&KEYS)), Optional, "пункты под ним, до четырех уровней" / "clauses under it, four levels", "[{ kind = \"free\", text = \"Первое.\" }]";
        ANNEX "annex": Either(&[Whole(1, 99), List(&Whole(1, 99))]), Optional, "`approve`: номер приложения или номера, все, если не сказано (перечень — 1, сколько бы приложений он ни занял; в печати считаются все); `repeal`: приложение со списком актов" / "`approve`: number or numbers of the annexes, all where left out (the register is 1 however many annexes it fills; what is printed counts them all); `repeal`: the annex that lists the acts", "1";
        ATTACHED "attached": Word(Attached::CODES), Optional, "`approve`: «прилагаемый» или «прилагается»" / "`approve`: «прилагаемый» or «прилагается»", "\"прилагается\"";
        ALSO "also": Text, Optional, "`approve`: что еще сказано о приложении" / "`approve`: what else is said of it", "\"(далее – Перечень)\"";
        ACT "act": List(&Table(&act::KEYS)), Optional, "`amend`, `repeal`: акты; отмененный уже в приказе о перечне пропускается: пункта нет, следующие сдвигаются, а исполнителю сообщают, каким приказом он отменен" / "`amend`, `repeal`: the acts; in the order of a register one that is repealed already is left out: its clause goes, those behind it close up, and who drafts is told where another order repealed it", "[{ kind = \"приказ\", number = \"17\" }]";
        WHOM "whom": Table(&addressee::KEYS), Optional, "`instruct`: кому" / "`instruct`: whom", "{ unit = \"hr\" }";
        TASK "task": Text, Optional, "`instruct`: что сделать" / "`instruct`: what to do", "\"разместить перечень на сайте\"";
        DUE "due": Either(&[Date, Table(&due::KEYS)]), Optional, "`instruct`: дата или срок" / "`instruct`: a date, or a limit", "{ working_days = 3 }";
        TRACKED "tracked": Flag, Optional, "`instruct`: `false` у постоянного правила и у того, что и так делает этап; остальное с подписанием становится поручением с днем, кроме данного тому, кто только назван, без дня" / "`instruct`: `false` for a standing rule, or for what a stage does anyway; when a register's order is signed, each other becomes a task with its day, but one for somebody only named, without a day", "false";
        POINTS "points": List(&Text), Optional, "`establish`: что установить; под буквами, где их несколько" / "`establish`: what is established; lettered where there are several", "[\"перечень ведется в электронном виде\"]";
        SPOT "spot": List(&Table(&spot::KEYS)), Optional, "`publish`: где разместить" / "`publish`: where", "[{ place = \"на официальном сайте\" }]";
        WHAT "what": Text, Optional, "`publish`: что разместить" / "`publish`: what is published", "\"настоящий приказ\"";
        BY "by": Either(&[Text, Table(&addressee::KEYS)]), Optional, "`publish`: кто размещает; `control`: `signer`, человек или `{ accusative }`" / "`publish`: by whom; `control`: `signer`, a person, or `{ accusative }`", "\"signer\"";
        TERM "term": Text, Optional, "`publish`: срок словами" / "`publish`: the term in words", "\"в течение десяти дней\"";
        WHEN "when": Either(&[Word(ForceFrom::CODES), Date, Table(&when::KEYS)]), Optional, "`enter-into-force`: с подписания, с опубликования, с даты или через столько дней" / "`enter-into-force`: by signing, by publication, on a date, or so many days after", "\"publication\"";
        STAGE "stage": List(&Table(&entry::KEYS)), Optional, "`enter-into-force`: по частям" / "`enter-into-force`: part by part", "[{ what = \"пункт 2\", when = 2025-01-01 }]";
    }
}

/// An act that is amended or repealed.
pub mod act {
    use super::{citation, part};

    prikaz_placed::keys! { "акт, который изменяют или отменяют" / "an act that is amended or repealed", with(citation::KEYS, part::KEYS);
        CHANGES "changes": List(&Text), Optional, "`amend`: изменения, абзац за абзацем" / "`amend`: its changes, a list of paragraphs", "[\"в пункте 2 слово «год» заменить словом «месяц»\"]";
        ANNEX "annex": Either(&[Whole(1, 99), Text, List(&Text)]), Optional, "`amend`: номер приложения с изменениями; `repeal`: отменяемое приложение к акту" / "`amend`: the number of the annex with the changes; `repeal`: the annex of the act that is repealed", "1";
    }
}

/// To whom something is told.
pub mod addressee {
    prikaz_placed::keys! { "кому поручается: роль, подразделение, человек или только слова" / "who is told: a role, a unit, a person, or words only";
        ROLE "role": Id, Optional, "роль" / "a role", "\"publisher\"";
        UNIT "unit": Id, Optional, "подразделение" / "a unit", "\"hr\"";
        PERSON "person": Id, Optional, "человек" / "a person", "\"ivanova\"";
        DATIVE "dative": Text, Optional, "кому? нужно у роли и там, где кроме слов ничего нет" / "the words in the dative; needed with a role, and where there are words only", "\"отделу кадров\"";
        ACCUSATIVE "accusative": Text, Optional, "`control`: на кого?" / "`control`: the words in the accusative", "\"заместителя министра\"";
    }
}

/// The limit of an instruction.
pub mod due {
    use crate::keys::length;
    use crate::word::DueFrom;

    prikaz_placed::keys! { "срок поручения" / "the limit of an instruction", with(length::KEYS);
        AFTER "after": Word(DueFrom::CODES), Optional, "с подписания (если не сказано) или со дня вступления в силу, который при подписании должен быть известен" / "from the signing (default), or from the day of force, which the signing must tell", "\"force\"";
    }
}

/// Where something is published.
pub mod spot {
    prikaz_placed::keys! { "где разместить" / "where something is published";
        PLACE "place": Text, Needed, "место словами" / "the place in words", "\"на официальном сайте\"";
        ADDRESS "address": Text, Optional, "адрес" / "its address", "\"www.pravo.gov.ru\"";
        OFFICIAL "official": Flag, Optional, "официальное ли опубликование" / "whether it is the official publication", "true";
    }
}

/// When an act enters into force.
pub mod when {
    use crate::word::ForceFrom;

    prikaz_placed::keys! { "через сколько дней акт вступает в силу" / "after how many days an act enters into force";
        DAYS "days": Whole(1, 3660), Needed, "сколько дней" / "how many days", "10";
        AFTER "after": Word(ForceFrom::CODES), Needed, "после чего" / "after what", "\"publication\"";
    }
}

/// A part of an act that enters into force by itself.
pub mod entry {
    use super::when;
    use crate::word::ForceFrom;

    prikaz_placed::keys! { "часть акта, которая вступает в силу отдельно" / "a part of an act that enters into force by itself";
        WHAT "what": Text, Needed, "что" / "what", "\"пункт 2\"";
        WHEN "when": Either(&[Word(ForceFrom::CODES), Date, Table(&when::KEYS)]), Needed, "когда" / "when", "2025-01-01";
    }
}

/// An annex of an order.
pub mod order_annex {
    use super::{annex_table, inner_annex, signatory, stamp};
    use prikaz_order::Marks;

    prikaz_placed::keys! { "приложение к приказу" / "an annex of an order";
        NAME "name": Text, Needed, "как его называет приказ" / "what the order calls it", "\"Порядок ведения перечня\"";
        TITLE "title": List(&Text), Optional, "строки заголовка; если не сказано, название" / "lines of its title; its name where it is left out", "[\"ПОРЯДОК\", \"ведения перечня\"]";
        MARKS "marks": Word(Marks::CODES), Optional, "гриф утверждения, отметка о приложении или оба" / "the stamp of approval, the mark of an annex, or both", "\"both\"";
        STAMP "stamp": Table(&stamp::KEYS), Optional, "как они выглядят" / "how they look", "{ word = \"УТВЕРЖДЕН\" }";
        PROCEDURE "procedure": Id, Optional, "чей это порядок: его текст и есть приложение" / "the procedure whose text it is", "\"bryansk-finance\"";
        TEXT "text": Text, Optional, "собственный текст: абзац на строке, с номером, где он в начале строки («2.1. …»)" / "a text of its own, a paragraph a line, numbered where the line is («2.1. …»)", "\"1. Общие положения\"";
        TABLE "table": Table(&annex_table::KEYS), Optional, "таблица" / "a table", "{ columns = [\"№\", \"Название\"], file = \"rows.csv\" }";
        SIGNATORY "signatory": Table(&signatory::KEYS), Optional, "кто подписывает приложение" / "who signs the annex", "{ person = \"petrov\" }";
        ANNEX "annex": List(&Table(&inner_annex::KEYS)), Optional, "приложения к нему («Приложение № 1 к перечню …»)" / "annexes of its own («Приложение № 1 к перечню …, утвержденному приказом …»)", "[{ name = \"Форма заявки\" }]";
    }
}

/// An annex of an annex.
pub mod inner_annex {
    prikaz_placed::keys! { "приложение к приложению" / "an annex of an annex";
        NAME "name": Text, Needed, "название" / "what it is called", "\"Форма заявки\"";
        TITLE "title": List(&Text), Optional, "строки заголовка; если не сказано, название" / "lines of its title; its name where it is left out", "[\"ФОРМА\", \"заявки\"]";
    }
}

/// How the marks of an annex look.
pub mod stamp {
    use crate::word::STAMPS;
    use prikaz_order::{DateStyle, NumberSign};

    prikaz_placed::keys! { "как выглядят отметки приложения" / "how the marks of an annex look";
        WORD "word": Word(&prikaz_placed::words(&STAMPS)), Optional, "слово грифа; у перечня нужно" / "the word of the stamp; needed for a register", "\"УТВЕРЖДЕН\"";
        ISSUER "issuer": Text, Optional, "кем утверждено, с разбивкой на строки" / "the issuer with its line breaks", "\"приказом\\nминистерства\"";
        DATE_STYLE "date_style": Word(DateStyle::CODES), Optional, "как писать дату" / "how the date is written", "\"02.04.2024\"";
        NUMBER_SIGN "number_sign": Word(NumberSign::CODES), Optional, "знак номера" / "the sign of the number", "\"№\"";
        TITLE "title": Text, Optional, "заголовок акта, с разбивкой на строки" / "the title of the act with its line breaks", "\"Об утверждении\\nперечня\"";
        BARE_NUMBER "bare_number": Flag, Optional, "«Приложение 1» вместо «Приложение № 1»" / "«Приложение 1» instead of «Приложение № 1»", "true";
    }
}

/// Who signs.
pub mod signatory {
    prikaz_placed::keys! { "кто подписывает" / "who signs";
        PERSON "person": Id, Needed, "человек" / "the person", "\"petrov\"";
        POST "post": Text, Optional, "должность, как под ней подписывают" / "the post as it is signed", "\"Министр\"";
    }
}

/// A table of an annex.
pub mod annex_table {
    prikaz_placed::keys! { "таблица приложения" / "a table of an annex";
        COLUMNS "columns": List(&Text), Optional, "заголовки граф; если не названы, первая строка" / "titles of its columns; the first row where they are left out", "[\"№\", \"Название\"]";
        WIDTHS "widths": List(&Whole(1, 1000)), Optional, "ширины граф друг рядом с другом" / "widths of the columns beside each other", "[1, 5]";
        ROWS "rows": List(&List(&Text)), Optional, "строки в самом приказе" / "rows in the order itself", "[[\"1\", \"здание\"]]";
        FILE "file": Text, Optional, "файл со строками рядом с приказом: CSV, XLSX, ODS, DOCX" / "a file of rows beside the order: CSV, XLSX, ODS, DOCX", "\"rows.csv\"";
        COLUMN_NUMBERS "column_numbers": Flag, Optional, "строка с номерами граф" / "a row of column numbers", "true";
        LANDSCAPE "landscape": Flag, Optional, "лист на боку" / "whether the sheet lies on its side", "true";
    }
}
