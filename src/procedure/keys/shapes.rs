//! Keys of the shapes that rows are shown in.

/// A shape.
pub mod shape {
    use super::{list, note, records, section, split, total};
    use prikaz_form::{Marks, Numbering};

    prikaz_placed::keys! { "вид, в котором показывают строки" / "a way to show the rows";
        KEY "key": Id, Needed, "ключ" / "key", "\"by-direction\"";
        TITLE "title": Text, Needed, "что это за вид, для людей" / "what it is, for people", "\"по направлениям\"";
        COLUMNS "columns": List(&Id), Optional, "графы в печати; если не названы, все, кроме тех, что озаглавливают разделы или таблицы" / "columns in print; all that head no section or table by default", "[\"number\", \"process\"]";
        HEAD "head": List(&List(&Text)), Optional, "шапка, как она начерчена, строка за строкой, по ячейке на графу: «<» продолжает ячейку слева, «^» — ячейку сверху" / "the head as it is drawn, row by row, a cell for each column: «<» goes on with the cell on the left, «^» with the cell above", "[[\"Процесс\", \"<\"], [\"код\", \"название\"]]";
        COLUMN_NUMBERS "column_numbers": Flag, Optional, "`false`: без строки «1 2 3 …»" / "`false`: no row «1 2 3 …»", "false";
        TABLES "tables": Table(&split::KEYS), Optional, "таблица на каждое значение графы" / "a table for each value of a column", "{ by = \"direction\", caption = \"{Value}\" }";
        SECTION "section": List(&Table(&section::KEYS)), Optional, "до четырех уровней строк-разделов" / "up to four levels of section rows", "[{ column = \"direction\" }]";
        NUMBERING "numbering": Word(Numbering::CODES), Optional, "номера строк: `kept` (номера перечня: остаются, пока изменяющий приказ не изложит заново каждое приложение, где они напечатаны, и не сочтет строки с 1), `through`, `restart` (в каждом разделе и таблице), `path` («1.2.3»)" / "`kept` (the numbers of the register: they stay, until an amending order restates every annex that prints them and counts the rows from 1), `through`, `restart` (in each section and table), `path` («1.2.3»)", "\"through\"";
        MERGE "merge": List(&Id), Optional, "графы, в которых одинаковые соседние ячейки объединяются, каждая внутри предыдущих" / "columns whose equal neighbours are merged, each within those before it", "[\"process\"]";
        RECORDS "records": Table(&records::KEYS), Optional, "соседние строки с одинаковыми значениями — одна запись" / "neighbours with the same values are one record", "{ by = [\"process\"] }";
        TOTAL "total": List(&Table(&total::KEYS)), Optional, "итоговые строки" / "rows that sum up", "[{ text = \"Итого: {count}\" }]";
        NOTE "note": List(&Table(&note::KEYS)), Optional, "сноски" / "footnotes", "[{ head = \"process\", text = \"по приказу\" }]";
        MARKS "marks": Word(Marks::CODES), Optional, "знаки сносок: `stars` «<*>», `numbers` «<1>», `raised` «¹»" / "marks of footnotes: `stars` «<*>», `numbers` «<1>», `raised` «¹»", "\"numbers\"";
        LIST "list": Table(&list::KEYS), Optional, "перечисление вместо таблицы" / "a list instead of a table", "{ item = \"{process}\" }";
    }
}

/// A table for each value of a column.
pub mod split {
    prikaz_placed::keys! { "таблица на каждое значение графы" / "a table for each value of a column";
        BY "by": Id, Needed, "графа" / "the column", "\"direction\"";
        CAPTION "caption": Text, Needed, "заголовок таблицы; подстановки `{n}`, `{roman}`, `{value}`, `{Value}` (с прописной)" / "title of the table; gaps `{n}`, `{roman}`, `{value}`, `{Value}` (with a capital)", "\"{roman}. {Value}\"";
        ABSENT "absent": Text, Optional, "что печатать у значения закрытого словаря, которого нет ни в одной строке" / "what is printed for a value of a closed vocabulary that no row has", "\"Отсутствует.\"";
    }
}

/// A level of sections.
pub mod section {
    use prikaz_form::Counting;

    prikaz_placed::keys! { "уровень разделов" / "a level of sections";
        COLUMN "column": Id, Needed, "графа, значения которой озаглавливают разделы" / "the column whose values head the sections", "\"direction\"";
        HEADING "heading": Text, Optional, "заголовок; подстановки `{n}`, `{roman}`, `{path}` («1.2»), `{value}`, `{Value}`" / "the heading; gaps `{n}`, `{roman}`, `{path}` («1.2»), `{value}`, `{Value}`", "\"{roman}. {Value}\"";
        NUMBERING "numbering": Word(Counting::CODES), Optional, "`through` — счет идет дальше через разделы вокруг" / "`through` counts on over the sections around", "\"through\"";
        ABSENT "absent": Text, Optional, "что печатать у значения закрытого словаря, которого нет ни в одной строке" / "what is printed for a value of a closed vocabulary that no row has", "\"Отсутствует.\"";
    }
}

/// Records of several rows.
pub mod records {
    use prikaz_form::{RecordStyle, SubNumbers};

    prikaz_placed::keys! { "записи из нескольких строк" / "records of several rows";
        BY "by": List(&Id), Needed, "графы, по которым строки — одна запись" / "columns by which rows are one record", "[\"process\"]";
        STYLE "style": Word(RecordStyle::CODES), Optional, "объединенные ячейки или строки под записью" / "merged cells, or rows under the record", "\"sub-rows\"";
        NUMBERS "numbers": Word(SubNumbers::CODES), Optional, "номер один на запись или «1.1»" / "one number for a record, or «1.1»", "\"dotted\"";
    }
}

/// A row that sums up.
pub mod total {
    prikaz_placed::keys! { "итоговая строка" / "a row that sums up";
        OF "of": Text, Optional, "всей таблицы (`table`) или каждого раздела графы" / "the table (`table`) or each section of a column", "\"direction\"";
        TEXT "text": Text, Needed, "слова итога; подстановки `{count}` (записей), `{words}`, `{n}`, `{roman}`, `{path}`, `{value}`, `{Value}`" / "its words; gaps `{count}` (records), `{words}`, `{n}`, `{roman}`, `{path}`, `{value}`, `{Value}`", "\"Итого: {count} {words}\"";
        WORDS "words": List(&Text), Optional, "три слова для 1, 2 и 5" / "three words, for 1, 2 and 5", "[\"здание\", \"здания\", \"зданий\"]";
        SUM "sum": List(&Id), Optional, "графы с числами, которые складываются" / "columns of numbers that are summed", "[\"area\"]";
    }
}

/// A footnote.
pub mod note {
    prikaz_placed::keys! { "сноска" / "a footnote";
        HEAD "head": Text, Optional, "на ячейке шапки: графа или текст ячейки" / "on a heading: its column or its text", "\"process\"";
        COLUMN "column": Id, Optional, "на ячейках этой графы" / "on cells of this column", "\"point\"";
        VALUE "value": Text, Optional, "с этим значением" / "that have this value", "\"МФЦ\"";
        FROM "from": Id, Optional, "слова сноски стоят в этой графе строки" / "its words stand in this column of the row", "\"remark\"";
        TEXT "text": Text, Optional, "слова сноски, если они не в графе" / "its words, where they stand in no column", "\"по приказу\"";
    }
}

/// A list instead of a table.
pub mod list {
    use prikaz_form::ItemNumbers;

    prikaz_placed::keys! { "перечисление вместо таблицы" / "a list instead of a table";
        ITEM "item": Text, Needed, "элемент; подстановки — ключи граф" / "an item; gaps are keys of columns", "\"{process}\"";
        NUMBERS "numbers": Word(ItemNumbers::CODES), Optional, "номера элементов" / "numbers of the items", "\"1)\"";
        SUB_ITEM "sub_item": Text, Optional, "элемент на каждую строку записи" / "an item for each row of a record", "\"{point}\"";
        SUB_NUMBERS "sub_numbers": Word(ItemNumbers::CODES), Optional, "их номера" / "their numbers", "\"а)\"";
        END "end": Text, Optional, "знак после элемента; если не сказано, «;»" / "the sign after an item; «;» where it is left out", "\";\"";
        LAST_END "last_end": Text, Optional, "знак после последнего; если не сказано, «.»" / "the sign after the last one; «.» where it is left out", "\".\"";
    }
}
