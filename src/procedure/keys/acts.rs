//! Keys of the text of an act.

/// What stands around the text.
pub mod act {
    use super::{act_form, signature};

    prikaz_placed::keys! { "текст акта: что вокруг пунктов" / "the text of the act: what stands around its points";
        STAMP "stamp": List(&Text), Optional, "строки грифа утверждения" / "lines of the approval stamp", "[\"УТВЕРЖДЕН\", \"приказом министерства\"]";
        TITLE "title": List(&Text), Needed, "строки заголовка" / "lines of the title", "[\"ПОРЯДОК\", \"ведения перечня\"]";
        BEYOND "beyond": List(&Text), Optional, "источники вне акта, на которые ссылаются правила" / "sources outside the act that rules cite", "[\"Методические рекомендации\"]";
        SILENT "silent": List(&Text), Optional, "вставки того, что правила решают, а слов для этого в тексте нет" / "insertions of what its rules settle and the text has no words for", "[\"who('collection')\"]";
        FORM "form": Table(&act_form::KEYS), Optional, "пустая форма, которой он кончается" / "the empty form it ends with", "{ word = \"Форма\" }";
        SIGNATURE "signature": Table(&signature::KEYS), Optional, "кто подписал текст, если он подписан отдельно от приказа" / "who signed the text, where it is signed apart from the order", "{ post = \"Министр\", name = \"И.И. Иванов\" }";
    }
}

/// The empty form an act ends with.
pub mod act_form {
    prikaz_placed::keys! { "пустая форма в конце акта" / "the empty form an act ends with";
        MARK "mark": List(&Text), Optional, "отметка о приложении" / "annex mark", "[\"Приложение\", \"к Порядку\"]";
        WORD "word": Text, Optional, "слово над формой" / "the word over the form", "\"Форма\"";
        TITLE "title": List(&Text), Optional, "заголовок; если не сказано, перечня" / "its title; by default the register's", "[\"ПЕРЕЧЕНЬ\"]";
        COLUMN_NUMBERS "column_numbers": Flag, Optional, "строка с номерами граф; если не сказано, есть" / "row of column numbers, printed by default", "false";
        ROWS "rows": List(&Text), Optional, "первые ячейки строк, которые в ней начерчены" / "first cells of the rows drawn in it", "[\"1.\", \"2.\"]";
    }
}

/// Who signed the text.
pub mod signature {
    prikaz_placed::keys! { "кто подписал текст" / "who signed the text";
        POST "post": Text, Needed, "должность" / "the post", "\"Министр\"";
        NAME "name": Text, Needed, "имя" / "the name", "\"И.И. Иванов\"";
    }
}

/// A section.
pub mod act_section {
    use super::point;

    prikaz_placed::keys! { "раздел текста акта" / "a section of the text of the act";
        NAME "name": Text, Optional, "как его называют ссылки: раздел «Общие положения»" / "how clauses cite it: раздел «Общие положения»", "\"Общие положения\"";
        TITLE "title": Text, Optional, "заголовок" / "its title", "\"I. Общие положения\"";
        POINT "point": List(&Table(&point::KEYS)), Optional, "пункты" / "its points", "[{ number = \"1\", text = \"Порядок устанавливает …\" }]";
        TEXT "text": Text, Optional, "текст раздела без номеров пунктов; строка — абзац" / "its text, where points have no numbers; a line is a paragraph", "\"Порядок устанавливает …\"";
    }
}

/// A point.
pub mod point {
    prikaz_placed::keys! { "пункт текста акта" / "a point of the text of the act";
        NUMBER "number": Text, Needed, "номер, по которому на него ссылаются" / "its number, by which clauses cite it", "\"2.6\"";
        PRINTED "printed": Text, Optional, "как номер напечатан; если не сказано, с точкой" / "how the number is printed; with a full stop where it is left out", "\"2.6.\"";
        TEXT "text": Text, Needed, "текст; строка — абзац, «1)», «- 1)», «-», «а)» перед ним — отметка элемента" / "its text; a line is a paragraph, «1)», «- 1)», «-», «а)» before it are the mark of an item", "\"Сведения подаются {{ within('collection') }}.\"";
    }
}

/// How the text calls who acts.
pub mod actor {
    use crate::word::CASES;

    prikaz_placed::keys! { "как текст называет роль" / "how the text calls a role",
        among(&CASES, "<падеж>": Text, Optional, "слова в этом падеже" / "the words in this case", "\"рабочей группой\"");
        ROLE "role": Text, Needed, "роль, `unit-heads`, `heads-of-units` или `supervisors-of-units`" / "a role, `unit-heads`, `heads-of-units` or `supervisors-of-units`", "\"working-group\"";
    }
}
