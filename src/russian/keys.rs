//! Keys of the word lists.

/// A list of nouns.
pub mod words {
    prikaz_placed::keys! { "слова, которыми называют должности, подразделения и документы: `russian/posts.toml`, `units.toml`, `documents.toml`" / "nouns that posts, units and documents are called by: `russian/posts.toml`, `units.toml`, `documents.toml`";
        MASCULINE "masculine": List(&Text), Optional, "слова мужского рода" / "masculine nouns", "[\"отдел\"]";
        FEMININE "feminine": List(&Text), Optional, "слова женского рода" / "feminine nouns", "[\"служба\"]";
        NEUTER "neuter": List(&Text), Optional, "слова среднего рода" / "neuter nouns", "[\"управление\"]";
        PLURAL "plural": List(&Text), Optional, "слова множественного числа" / "nouns in the plural", "[\"сведения\"]";
        INDECLINABLE "indeclinable": List(&Text), Optional, "слова, которые не склоняются" / "nouns that do not change", "[\"бюро\"]";
        ADJECTIVAL "adjectival": List(&Text), Optional, "прилагательные вместо существительного: «заведующий»" / "adjectives that stand for a noun: «заведующий»", "[\"заведующий\"]";
        ADVERBS "adverbs": List(&Text), Optional, "слова перед названием, которые не меняются: «временно»" / "words before a phrase that do not change: «временно»", "[\"временно\"]";
        GOVERNING "governing": List(&Text), Optional, "слова, после которых ничего не меняется: «врио»" / "words after which nothing changes: «врио»", "[\"врио\"]";
        FIRST_PARTS "first_parts": List(&Text), Optional, "первые части сложных слов, которые не меняются: «вице»" / "first parts of compounds that do not change: «вице»", "[\"вице\"]";
        STRESSED "stressed": List(&Text), Optional, "слова из списков выше с ударением на окончании" / "nouns of the lists above stressed on their ending", "[\"ткач\"]";
        STEM "stem": Map(&Text), Optional, "основа слова из списков выше, если она меняется" / "the stem of a noun of the lists above, where it changes", "{ \"отдел\" = \"отдел\" }";
        GENITIVE "genitive": Map(&Text), Optional, "родительный падеж слова из списков выше, если он свой" / "the genitive of a noun of the lists above, where it has one of its own", "{ \"сведения\" = \"сведений\" }";
    }
}

/// Exceptions of names.
pub mod names {
    use super::exceptions;

    prikaz_placed::keys! { "имена, с которыми правила ошибаются: `russian/names.toml`" / "names with which the rules go wrong: `russian/names.toml`";
        SURNAME "surname": Table(&exceptions::KEYS), Optional, "фамилии" / "surnames", "{ indeclinable = [\"золя\"] }";
        NAME "name": Table(&exceptions::KEYS), Optional, "имена" / "names", "{ indeclinable = [\"мари\"] }";
        PATRONYMIC "patronymic": Table(&exceptions::KEYS), Optional, "отчества" / "patronymics", "{ indeclinable = [\"оглы\"] }";
    }
}

/// Exceptions of a part of a name.
pub mod exceptions {
    prikaz_placed::keys! { "исключения" / "exceptions";
        FIRST_PARTS "first_parts": List(&Text), Optional, "первые части двойных фамилий, которые не меняются" / "first parts of double surnames that do not change", "[\"тер\"]";
        INDECLINABLE "indeclinable": List(&Text), Optional, "слова, которые не склоняются" / "words that do not change", "[\"золя\"]";
        MALE "male": Map(&List(&Text)), Optional, "пять падежей слова или окончания (ключ с дефисом) у мужчин" / "the five cases of a word, or of an ending where the key begins with a hyphen, of men", "{ \"-ша\" = [\"-ши\", \"-ше\", \"-шу\", \"-шей\", \"-ше\"] }";
        FEMALE "female": Map(&List(&Text)), Optional, "то же у женщин" / "the same of women", "{ \"-ша\" = [\"-ши\", \"-ше\", \"-шу\", \"-шей\", \"-ше\"] }";
    }
}
