//! The keys of procedures, bodies and orders, each declared once: what reads it, the page of keys and the schemas come
//! from here.

mod acts;
mod bodies;
mod forms;
mod orders;
mod shapes;
mod shared;
mod stages;

pub use acts::{act as act_head, act_form, act_section, actor, point, signature};
pub use bodies::{cases, documents, means, name, organisation, person, post, role, unit};
pub use forms::{annex, column, near, pair, row_order, rule, vocabulary};
pub use orders::{
    act, addressee, amending, annex_table, author, basis, citation, clause, due, entry, inner_annex, issuer,
    order, order_annex, order_file, order_text, part, signatory, spot, stamp, when,
};
pub use shapes::{list, note, records, section, shape, split, total};
pub use shared::{length, name_forms, remind, rows_of, until};
pub use stages::{duty, every, group, limit, own_term, place, stage};

/// The file of a procedure.
pub mod procedure {
    use super::{
        abbreviation, act_head, act_section, actor, annex, column, duty, ground, order, register,
        requirement, row_order, rule, shape, source, stage, term, vocabulary,
    };

    prikaz_placed::keys! { "порядок: `procedures/<ключ>.toml`" / "a procedure: `procedures/<id>.toml`";
        ID "id": Id, Needed, "ключ; он же имя файла" / "key, the name of the file", "\"sverdlovsk-investment\"";
        ORGANISATION "organisation": Id, Needed, "орган" / "the body", "\"sverdlovsk-investment\"";
        IN_FORCE "in_force": Date, Needed, "первый день действия" / "its first day", "2024-01-01";
        SOURCE "source": Table(&source::KEYS), Needed, "акт, который устанавливает порядок" / "the act that sets the procedure", "{ kind = \"приказ\", form = \"given\" }";
        REGISTER "register": Table(&register::KEYS), Needed, "как называется перечень" / "how the register is called", "{ stamp = \"УТВЕРЖДЕН\" }";
        FORM "form": Table(&row_order::KEYS), Needed, "как различают и упорядочивают строки" / "which row is which, and in what order they stand", "{ key = [\"process\"], order = [\"process\"] }";
        VOCABULARY "vocabulary": List(&Table(&vocabulary::KEYS)), Optional, "словари" / "lists of values", "[{ key = \"points\", clause = \"п. 9\", values = [\"МФЦ\"] }]";
        COLUMN "column": List(&Table(&column::KEYS)), Needed, "графы" / "columns of the form", "[{ key = \"process\", title = \"Процесс\", clause = \"п. 9\" }]";
        SHAPE "shape": List(&Table(&shape::KEYS)), Optional, "виды, кроме `plain`, который есть всегда" / "ways to show the rows, beside `plain`, which is always there", "[{ key = \"list\", title = \"списком\" }]";
        ANNEX "annex": List(&Table(&annex::KEYS)), Optional, "приложения, если их несколько: какие строки в каком и в каком виде; у каждого свои страницы и номера строк" / "the annexes, where there are several: which rows stand in each, and how; each numbers its pages and rows by itself", "[{ title = [\"ПЕРЕЧЕНЬ\"] }]";
        RULE "rule": List(&Table(&rule::KEYS)), Optional, "правила содержания" / "rules about content", "[{ key = \"once\" }]";
        STAGE "stage": List(&Table(&stage::KEYS)), Needed, "этапы по порядку" / "the stages in their order", "[{ key = \"approval\", kind = \"approve\" }]";
        GROUND "ground": List(&Table(&ground::KEYS)), Optional, "основания актуализации" / "grounds for update", "[{ key = \"law\", text = \"изменения закона\", clause = \"п. 20\" }]";
        DUTY "duty": List(&Table(&duty::KEYS)), Optional, "обязанности, которые повторяются" / "duties that come round", "[{ key = \"monitoring\" }]";
        REQUIREMENT "requirement": List(&Table(&requirement::KEYS)), Optional, "требования акта к тому, что в перечне: на каждое отвечают при проверке «да», «нет» или «не применимо»" / "requirements of the act on what the register lists; answered in the check with yes, no, not applicable", "[{ key = \"ramp\", text = \"есть пандус\", severity = \"error\", clause = \"п. 3\" }]";
        TERM "term": List(&Table(&term::KEYS)), Optional, "термины; проверка говорит о том, что определено дважды" / "terms; the check tells what is defined twice", "[{ term = \"процесс\", definition = \"действия органа\", clause = \"п. 2\" }]";
        ABBREVIATION "abbreviation": List(&Table(&abbreviation::KEYS)), Optional, "сокращения" / "abbreviations", "[{ short = \"МФЦ\", full = \"многофункциональный центр\", clause = \"п. 2\" }]";
        ACT "act": Table(&act_head::KEYS), Optional, "текст акта: что вокруг пунктов" / "the text of the act: what stands around its points", "{ title = [\"ПОРЯДОК\"] }";
        SECTION "section": List(&Table(&act_section::KEYS)), Optional, "разделы текста акта" / "sections of the text of the act", "[{ title = \"I. Общие положения\" }]";
        ACTOR "actor": List(&Table(&actor::KEYS)), Optional, "как текст называет роли" / "how the text calls roles", "[{ role = \"drafter\", nominative = \"исполнитель\" }]";
        ORDER "order": Table(&order::KEYS), Needed, "приказ о перечне; файлы его таблиц лежат рядом с порядком" / "the order of the register; files of its tables stand beside the procedure", "{ kind = \"приказ\" }";
    }
}

/// The act that sets a procedure.
pub mod source {
    use crate::rules::FormInText;
    use prikaz_domain::OrderKind;

    prikaz_placed::keys! { "акт, который устанавливает порядок" / "the act that sets the procedure";
        KIND "kind": Word(OrderKind::CODES), Needed, "вид акта" / "the kind of act", "\"приказ\"";
        NUMBER "number": Text, Optional, "номер" / "its number", "\"48\"";
        DATE "date": Date, Optional, "дата" / "its date", "2023-05-17";
        TITLE "title": Text, Optional, "заголовок" / "its title", "\"Об утверждении Порядка\"";
        SIGNED_BY "signed_by": Id, Optional, "кто подписал" / "who signed it", "\"petrov\"";
        CONTROL "control": Text, Optional, "кто контролирует: `signer` или человек" / "who controls it: `signer` or a person", "\"signer\"";
        FORM "form": Word(FormInText::CODES), Needed, "есть ли в тексте форма перечня" / "whether its text has the form of the register", "\"given\"";
        POINTS "points": List(&Text), Optional, "номера пунктов, если файл не дает текста" / "numbers of its points, where the file does not give the text", "[\"1\", \"2\"]";
    }
}

/// How a register is called.
pub mod register {
    use super::{inner_annex, name_forms, stamp};
    use crate::word::STAMPS;
    use prikaz_order::Marks;

    prikaz_placed::keys! { "как называется перечень" / "how the register is called";
        NAME "name": Table(&name_forms::KEYS), Needed, "название во всех падежах" / "its name in all its cases", "{ nominative = \"перечень\", genitive = \"перечня\" }";
        ANNEX_TITLE "annex_title": List(&Text), Needed, "строки заголовка приложения" / "lines of the title of the annex", "[\"ПЕРЕЧЕНЬ\", \"процессов\"]";
        STAMP "stamp": Either(&[Word(&prikaz_placed::words(&STAMPS)), Table(&stamp::KEYS)]), Needed, "слово грифа, согласованное с названием, или весь его вид" / "the word of the stamp, agreeing with the name, or how the whole of it looks", "\"УТВЕРЖДЕН\"";
        MARKS "marks": Word(Marks::CODES), Optional, "гриф утверждения, отметка о приложении или оба" / "the stamp of approval, the mark of an annex, or both", "\"both\"";
        ANNEX "annex": List(&Table(&inner_annex::KEYS)), Optional, "приложения к самому перечню" / "annexes of the register itself", "[{ name = \"Форма\" }]";
    }
}

/// A ground for update.
pub mod ground {
    prikaz_placed::keys! { "основание актуализации" / "a ground for update";
        KEY "key": Id, Needed, "ключ" / "key", "\"law\"";
        TEXT "text": Text, Needed, "основание словами: «в случае …»" / "the ground in words, after «в случае»", "\"изменения законодательства\"";
        CLAUSE "clause": Text, Needed, "пункт порядка" / "clause of the procedure", "\"п. 20\"";
    }
}

/// A requirement of the act.
pub mod requirement {
    use super::rows_of;
    use prikaz_domain::Severity;

    prikaz_placed::keys! { "требование акта" / "a requirement of the act";
        KEY "key": Id, Needed, "ключ, для ответов" / "key, for answers", "\"ramp\"";
        TEXT "text": Text, Needed, "требование словами акта" / "what is required, in the words of the act", "\"вход оборудован пандусом\"";
        SEVERITY "severity": Word(Severity::CODES), Needed, "насколько строго; невыполненное `error` не дает пройти проверку" / "how grave it is; one of severity `error` keeps the check from passing", "\"error\"";
        CLAUSE "clause": Text, Needed, "пункт порядка" / "clause of the procedure", "\"п. 3\"";
        OF "of": Table(&rows_of::KEYS), Optional, "о каких оно строках; если не сказано, о перечне в целом" / "the rows it is about; the register as a whole where it is left out", "{ column = \"object\", values = [\"здание\"] }";
    }
}

/// A term.
pub mod term {
    prikaz_placed::keys! { "термин" / "a term";
        TERM "term": Text, Needed, "термин" / "the term", "\"процесс\"";
        DEFINITION "definition": Text, Needed, "определение" / "its definition", "\"действия органа\"";
        CLAUSE "clause": Text, Needed, "пункт порядка" / "clause of the procedure", "\"п. 2\"";
    }
}

/// An abbreviation.
pub mod abbreviation {
    prikaz_placed::keys! { "сокращение" / "an abbreviation";
        SHORT "short": Text, Needed, "сокращение" / "the abbreviation", "\"МФЦ\"";
        FULL "full": Text, Needed, "полностью" / "in full", "\"многофункциональный центр\"";
        CLAUSE "clause": Text, Needed, "пункт порядка" / "clause of the procedure", "\"п. 2\"";
    }
}
