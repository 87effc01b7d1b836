//! Keys of the form: vocabularies, columns, rules, shapes, annexes.

/// Which row is which, and in what order they stand.
pub mod row_order {
    prikaz_placed::keys! { "как различают и упорядочивают строки" / "which row is which, and in what order they stand";
        KEY "key": List(&Id), Needed, "графы, по которым различают строки" / "columns that tell which row is which", "[\"process\"]";
        ORDER "order": List(&Id), Needed, "графы, по которым строки стоят: значения словаря — в его порядке, числа, даты и коды — по величине; строки, одинаковые по ним, — как у подразделения" / "columns that put rows in order: values of a vocabulary as it has them, numbers, dates and codes by what they are; rows that it puts alike stay as their unit has them", "[\"direction\", \"process\"]";
        SHAPE "shape": Text, Optional, "обычный вид; если не назван, `plain`" / "the shape rows are usually shown in; `plain` where it is left out", "\"by-direction\"";
    }
}

/// A vocabulary.
pub mod vocabulary {
    use super::near;

    prikaz_placed::keys! { "словарь значений" / "a list of values";
        KEY "key": Id, Needed, "ключ" / "key", "\"directions\"";
        CLAUSE "clause": Text, Needed, "пункт порядка" / "clause of the procedure", "\"п. 7\"";
        VALUES "values": List(&Text), Needed, "значения" / "the values", "[\"торговля\", \"туризм\"]";
        NEAR "near": List(&Table(&near::KEYS)), Optional, "слова, которыми значение пишут: оно предлагается, но не подставляется" / "words that people write for a value: it is proposed, never taken", "[{ value = \"офлайн\", written = [\"offline\"] }]";
        OPEN "open": Flag, Optional, "допускаются и другие значения" / "`true` takes other values too", "true";
    }
}

/// Words that people write for a value.
pub mod near {
    prikaz_placed::keys! { "слова, которыми пишут значение" / "words that people write for a value";
        VALUE "value": Text, Needed, "значение словаря" / "a value of the vocabulary", "\"офлайн\"";
        WRITTEN "written": List(&Text), Needed, "как его пишут" / "how it is written", "[\"offline\"]";
    }
}

/// A column.
pub mod column {
    use crate::keys::rows_of;
    use crate::word::COLUMN_KINDS;
    use prikaz_form::Repeats;

    prikaz_placed::keys! { "графа формы" / "a column of the form";
        KEY "key": Id, Needed, "ключ" / "key", "\"process\"";
        TITLE "title": Text, Needed, "заголовок" / "its title", "\"Наименование процесса\"";
        CLAUSE "clause": Text, Needed, "пункт порядка" / "clause of the procedure", "\"п. 9\"";
        KIND "kind": Word(&prikaz_placed::words(&COLUMN_KINDS)), Optional, "что в ней стоит; если не сказано ничего, текст" / "what stands in it; text where nothing is said", "\"decimal\"";
        REQUIRED "required": Flag, Optional, "заполняется ли в каждой строке; если не сказано, заполняется" / "whether each row fills it in; it does where this is left out", "false";
        WIDTH "width": Whole(1, 1000), Optional, "ширина рядом с другими графами; если не сказано, 10" / "its width beside the other columns; 10 where it is left out", "20";
        VOCABULARY "vocabulary": Text, Optional, "словарь, из которого значение" / "the vocabulary that its value is of", "\"directions\"";
        SEVERAL "several": Flag, Optional, "несколько значений словаря в ячейке" / "several values of the vocabulary in a cell", "true";
        LONGEST "longest": Whole(1, 100_000), Optional, "наибольшая длина текста, знаков" / "the longest text, in characters", "500";
        MARKUP "markup": Flag, Optional, "знаки в тексте говорят, как он выглядит: `м^2^`, `H~2~O`, `*жирно*`, `_курсив_`" / "signs in the text say how it looks: `м^2^`, `H~2~O`, `*strong*`, `_emphasis_`", "true";
        WORDS "words": List(&Text), Optional, "два слова графы `yes-no`; если не названы, «да» и «нет»" / "the two words of a column `yes-no`; «да» and «нет» where they are left out", "[\"есть\", \"нет\"]";
        PATTERN "pattern": Text, Optional, "образец графы `code`: `0` — цифра, `я` — русская буква, `z` — латинская, прочее — оно само" / "the shape of a column `code`: `0` a digit, `я` a Russian letter, `z` a Latin one, anything else itself", "\"00.00\"";
        INSERTED "inserted": Flag, Optional, "допускаются коды между двумя другими: `001.1` между `001` и `002`" / "takes codes put between two others: `001.1` between `001` and `002`", "true";
        DECIMALS "decimals": Whole(0, 6), Optional, "знаков после запятой у `decimal` и `range`" / "digits after the point of `decimal` and `range`", "2";
        LEAST "least": Text, Optional, "наименьшее число графы `decimal`, в кавычках" / "the least number of a column `decimal`, in quotation marks", "\"0\"";
        GREATEST "greatest": Text, Optional, "наибольшее число графы `decimal`, в кавычках" / "the greatest number of a column `decimal`, in quotation marks", "\"100\"";
        TO "to": Id, Optional, "графа, по которой узнают строку, на которую ссылается `reference`" / "the column that tells the row to which a `reference` leads", "\"process\"";
        ELSEWHERE "elsewhere": Text, Optional, "как печатается ссылка на строку другого приложения; если не сказано, «строка {number} приложения {annex}»" / "how a reference to a row of another annex is printed; «строка {number} приложения {annex}» where it is left out", "\"строка {number} приложения {annex}\"";
        ONLY "only": Table(&rows_of::KEYS), Optional, "графа есть только у этих строк; решает графа с закрытым словарем, которую заполняют в каждой строке" / "the column is there in these rows only; what decides is a column with a closed vocabulary that each row fills in", "{ column = \"direction\", values = [\"торговля\"] }";
        REPEATS "repeats": Word(Repeats::CODES), Optional, "можно ли сказать значение раз на несколько строк: `never` (если не сказано), `merged` — объединенной ячейкой или «то же», `blank` — и пустыми ячейками ниже" / "whether units may say the value once for several rows: `never` (default), `merged` (merged cells, «то же»), `blank` (and blanks below)", "\"merged\"";
        EXAMPLE "example": Text, Optional, "что стоит в заполненном образце бланка" / "what stands in the filled-in example of the blank", "\"Выдача справки\"";
    }
}

/// A rule about the content of rows.
pub mod rule {
    use super::pair;
    use crate::word::RuleWord;
    use prikaz_domain::Severity;

    prikaz_placed::keys! { "правило содержания" / "a rule about content";
        KEY "key": Id, Needed, "ключ" / "key", "\"once\"";
        KIND "kind": Word(RuleWord::CODES), Needed, "вид правила" / "the kind of rule", "\"unique-within\"";
        SEVERITY "severity": Word(Severity::CODES), Needed, "насколько строго" / "how grave it is", "\"error\"";
        CLAUSE "clause": Text, Needed, "пункт порядка" / "clause of the procedure", "\"п. 9\"";
        TEXT "text": Text, Needed, "правило словами" / "the rule in words", "\"процесс назван один раз\"";
        COLUMNS "columns": List(&Id), Optional, "графы, которые не повторяются (`unique-within`) или по которым узнают процесс: по ним строки подразделения сверяют с перечнем процессов органа (`covers`)" / "columns that do not repeat (`unique-within`), or that tell a process: the rows of a unit are held against the body's list of processes (`covers`)", "[\"process\"]";
        WITHIN "within": List(&Id), Optional, "графы, внутри одинаковых значений которых правило действует" / "columns within whose equal values the rule holds", "[\"direction\"]";
        COLUMN "column": Id, Optional, "графа, о которой правило" / "the column the rule is about", "\"kind\"";
        VALUES "values": List(&Text), Optional, "ее значения (`uniform`), значения графы `with` (`needed-where`)" / "its values (`uniform`), those of the column `with` (`needed-where`)", "[\"электронная\"]";
        SAME "same": List(&Id), Optional, "графы, которые тогда одинаковы (`uniform`)" / "columns that are the same then (`uniform`)", "[\"service\"]";
        WITH "with": Id, Optional, "графа, с которой она согласуется (`agrees`) или по которой видно, где она обязательна (`needed-where`)" / "the column it agrees with (`agrees`), or that tells where it is needed (`needed-where`)", "\"point\"";
        PAIRS "pairs": List(&Table(&pair::KEYS)), Optional, "что с чем идет (`agrees`)" / "what goes with what (`agrees`)", "[{ value = \"личный\", goes_with = [\"МФЦ\"] }]";
        ONLY "only": List(&Text), Optional, "значения, которых одних мало (`more-than-final`)" / "values that are not enough by themselves (`more-than-final`)", "[\"получение результата\"]";
        REASON "reason": Id, Optional, "отметка, с которой строка все же считается (`still-counts`)" / "the mark with which a row counts still (`still-counts`)", "\"little-used\"";
    }
}

/// A value and what goes with it.
pub mod pair {
    prikaz_placed::keys! { "значение и то, что с ним идет" / "a value and what goes with it";
        VALUE "value": Text, Needed, "значение" / "the value", "\"личный\"";
        GOES_WITH "goes_with": List(&Text), Needed, "значения другой графы, которые с ним идут" / "values of the other column that go with it", "[\"МФЦ\"]";
    }
}

/// An annex of rows.
pub mod annex {
    use crate::keys::rows_of;
    use crate::word::CAPITAL_STAMPS;
    use prikaz_form::Pages;

    prikaz_placed::keys! { "приложение со строками перечня" / "an annex with rows of the register";
        NAME "name": Text, Optional, "как его называет приказ; если не сказано, заголовок строчными" / "what the order calls it; by default the title in small letters", "\"перечень зданий\"";
        TITLE "title": List(&Text), Needed, "строки заголовка" / "lines of the title", "[\"ПЕРЕЧЕНЬ\", \"зданий\"]";
        STAMP "stamp": Word(&prikaz_placed::words(&CAPITAL_STAMPS)), Optional, "слово грифа; если не сказано, согласуется с названием" / "the word of the stamp; it agrees with the name where it is left out", "\"УТВЕРЖДЕН\"";
        SHAPE "shape": Text, Optional, "вид строк" / "how the rows are shown", "\"plain\"";
        PAGES "pages": Word(Pages::CODES), Optional, "как лежит лист; если не сказано, на боку" / "how the sheet lies; on its side where it is left out", "\"portrait\"";
        ROWS "rows": Table(&rows_of::KEYS), Optional, "какие строки в нем стоят; если не сказано, все" / "which rows stand in it; all where it is left out", "{ column = \"object\", values = [\"здание\"] }";
    }
}
