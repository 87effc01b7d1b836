//! Nouns, from the nominative and what the word list says of them.

use prikaz_domain::Case;

use super::adjective::Life;
use super::agreement::Agreement;
use super::letters::{self, is_sibilant, is_velar, parted};

/// A noun of a word list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Noun {
    /// Nominative in lower case.
    pub(super) word: String,
    /// Gender, or plural.
    pub(super) agreement: Agreement,
    /// Stem of the other cases, where a vowel is lost: «перечн» of «перечень».
    pub(super) stem: Option<String>,
    /// Whether the ending carries the stress: «врачом», not «товарищем».
    pub(super) stressed: bool,
    /// Genitive of a plural, where the ending does not tell: «правил».
    pub(super) genitive: Option<String>,
    /// Whether it never changes: «бюро».
    pub(super) fixed: bool,
}

impl Noun {
    /// A noun of which only the nominative is known.
    pub(super) fn guessed(word: &str) -> Option<Self> {
        let agreement = match letters::last(word)? {
            'а' | 'я' => Agreement::Feminine,
            'о' | 'е' => Agreement::Neuter,
            'и' | 'ы' | 'у' | 'ю' | 'э' => return None,
            'б'..='ь' => Agreement::Masculine,
            _ => return None,
        };
        Some(Self {
            word: word.to_owned(),
            agreement,
            stem: None,
            stressed: false,
            genitive: None,
            fixed: false,
        })
    }

    /// The noun in `case`.
    pub(super) fn inflected(&self, case: Case, life: Life) -> String {
        if self.fixed {
            return self.word.clone();
        }
        let case = match (case, self.accusative_is(life)) {
            (Case::Accusative, Some(Same::Nominative)) => return self.word.clone(),
            (Case::Accusative, Some(Same::Genitive)) => Case::Genitive,
            (case, _) => case,
        };
        let form = match self.agreement {
            Agreement::Plural => self.plural(case),
            Agreement::Neuter => self.neuter(case),
            // «глава», «судья» name men and women, and are inflected alike.
            Agreement::Masculine | Agreement::Feminine if self.word.ends_with(['а', 'я']) => {
                self.in_a(case)
            }
            Agreement::Feminine => self.feminine_soft(case),
            Agreement::Masculine => self.masculine(case),
        };
        form.unwrap_or_else(|| self.word.clone())
    }

    fn accusative_is(&self, life: Life) -> Option<Same> {
        match (self.agreement, life) {
            (Agreement::Masculine | Agreement::Feminine, _) if self.word.ends_with(['а', 'я']) => None,
            (Agreement::Neuter | Agreement::Feminine, _) => Some(Same::Nominative),
            (Agreement::Masculine | Agreement::Plural, Life::Animate) => Some(Same::Genitive),
            (Agreement::Masculine | Agreement::Plural, Life::Inanimate) => Some(Same::Nominative),
        }
    }

    /// The word without its ending, or the stem of the list.
    fn base<'a>(&'a self, without_ending: &'a str) -> &'a str {
        self.stem.as_deref().unwrap_or(without_ending)
    }

    /// «начальник», «учитель», «гений», «перечень».
    fn masculine(&self, case: Case) -> Option<String> {
        let (without, last) = parted(&self.word)?;
        let (base, soft) = match last {
            'ь' | 'й' => (self.base(without), true),
            _ => (self.base(&self.word), false),
        };
        let em = soft || is_sibilant(letters::last(base)?) && !self.stressed;
        let ending = match (case, soft) {
            (Case::Genitive | Case::Accusative, false) => "а",
            (Case::Genitive | Case::Accusative, true) => "я",
            (Case::Dative, false) => "у",
            (Case::Dative, true) => "ю",
            (Case::Instrumental, _) => {
                if em {
                    "ем"
                } else {
                    "ом"
                }
            }
            (Case::Prepositional, _) => {
                if self.word.ends_with("ий") {
                    "и"
                } else {
                    "е"
                }
            }
        };
        Some(format!("{base}{ending}"))
    }

    /// «глава», «служба», «инструкция», «судья».
    fn in_a(&self, case: Case) -> Option<String> {
        let (without, last) = parted(&self.word)?;
        let base = self.base(without);
        let before = letters::last(base)?;
        let soft = last == 'я';
        let in_iya = soft && before == 'и';
        let ending = match case {
            Case::Genitive if soft || is_velar(before) || is_sibilant(before) && before != 'ц' => "и",
            Case::Genitive => "ы",
            Case::Dative | Case::Prepositional => {
                if in_iya {
                    "и"
                } else {
                    "е"
                }
            }
            Case::Accusative => {
                if soft {
                    "ю"
                } else {
                    "у"
                }
            }
            Case::Instrumental if soft || is_sibilant(before) && !self.stressed => "ей",
            Case::Instrumental => "ой",
        };
        Some(format!("{base}{ending}"))
    }

    /// «область», «ведомость».
    fn feminine_soft(&self, case: Case) -> Option<String> {
        let (without, last) = parted(&self.word)?;
        if last != 'ь' {
            return None;
        }
        let ending = match case {
            Case::Instrumental => "ью",
            Case::Accusative => "ь",
            Case::Genitive | Case::Dative | Case::Prepositional => "и",
        };
        Some(format!("{}{ending}", self.base(without)))
    }

    /// «положение», «письмо», «училище».
    fn neuter(&self, case: Case) -> Option<String> {
        let (without, last) = parted(&self.word)?;
        let base = self.base(without);
        let before = letters::last(base)?;
        let hard = last == 'о' || is_sibilant(before);
        let ending = match case {
            Case::Genitive => {
                if hard {
                    "а"
                } else {
                    "я"
                }
            }
            Case::Dative => {
                if hard {
                    "у"
                } else {
                    "ю"
                }
            }
            Case::Accusative => return None,
            Case::Instrumental => {
                if last == 'о' {
                    "ом"
                } else {
                    "ем"
                }
            }
            Case::Prepositional => {
                if before == 'и' {
                    "и"
                } else {
                    "е"
                }
            }
        };
        Some(format!("{base}{ending}"))
    }

    /// «правила», «изменения», «рекомендации».
    fn plural(&self, case: Case) -> Option<String> {
        let (base, last) = parted(&self.word)?;
        let before = letters::last(base)?;
        let hard = matches!(last, 'а' | 'ы') || is_velar(before) || is_sibilant(before);
        let ending = match case {
            Case::Genitive | Case::Accusative => return Some(self.genitive_plural(base, before)),
            Case::Dative => {
                if hard {
                    "ам"
                } else {
                    "ям"
                }
            }
            Case::Instrumental => {
                if hard {
                    "ами"
                } else {
                    "ями"
                }
            }
            Case::Prepositional => {
                if hard {
                    "ах"
                } else {
                    "ях"
                }
            }
        };
        Some(format!("{base}{ending}"))
    }

    fn genitive_plural(&self, base: &str, before: char) -> String {
        match &self.genitive {
            Some(genitive) => genitive.clone(),
            // «изменения» → «изменений», «рекомендации» → «рекомендаций»
            None if before == 'и' => format!("{base}й"),
            None => format!("{base}ов"),
        }
    }
}

/// What the accusative is the same as.
enum Same {
    Nominative,
    Genitive,
}
