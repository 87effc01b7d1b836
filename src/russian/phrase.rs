//! Cases of a phrase: its adjectives and head nouns change, what depends on them stays.
//!
//! «первый заместитель руководителя департамента» is «первый заместитель» with a fixed tail. A dash begins a
//! second phrase of the same kind («начальник отдела — главный бухгалтер»); a comma, a bracket or «и» does so
//! where a known head word follows; a participle after a comma agrees with the head («…, ответственный за процесс»).

use prikaz_domain::{Case, Cases};

use super::adjective::{self, Life};
use super::agreement::Agreement;
use super::letters::{folded, is_in_capitals, written_as};
use super::noun::Noun;
use super::word_list::WordList;

/// A phrase in its cases.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inflected {
    /// The oblique cases.
    pub cases: Cases,
    /// What the head agrees with; nothing where there is none.
    pub agreement: Option<Agreement>,
    /// The head, where no word list knows it: its forms are guessed by the ending.
    pub unknown: Option<String>,
}

/// `phrase` in its cases, by the words of `list`.
pub(super) fn inflect(list: &WordList, phrase: &str) -> Inflected {
    let pieces = pieces(phrase);
    let mut plan = Plan::new(list, &pieces, is_in_capitals(phrase));
    plan.make();
    Inflected {
        cases: Cases::each(|case| plan.written(case)),
        agreement: plan.agreement,
        unknown: plan.unknown.clone(),
    }
}

/// Prepositions of the accusative, which is no different from the nominative in things.
const PREPOSITIONS: [&str; 9] = ["в", "во", "за", "на", "о", "об", "под", "по", "про"];

/// Words in capitals that are longer are words.
const LONGEST_ABBREVIATION: usize = 6;

/// A word with what stands before it; the last piece may have no word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Piece<'a> {
    gap: &'a str,
    word: &'a str,
}

/// Cuts `phrase` into words; quoted text belongs to the gaps.
fn pieces(phrase: &str) -> Vec<Piece<'_>> {
    let mut found = Vec::new();
    let mut rest = phrase;
    while !rest.is_empty() {
        let gap = gap_length(rest);
        let word = word_length(&rest[gap..]);
        found.push(Piece { gap: &rest[..gap], word: &rest[gap..gap + word] });
        rest = &rest[gap + word..];
    }
    found
}

fn gap_length(text: &str) -> usize {
    let mut depth = 0_usize;
    for (at, letter) in text.char_indices() {
        match letter {
            '«' => depth += 1,
            '»' => depth = depth.saturating_sub(1),
            _ if depth == 0 && letter.is_alphanumeric() => return at,
            _ => {}
        }
    }
    text.len()
}

/// Letters and digits, with hyphens and full stops inside: «специалист-эксперт», «и.о.».
fn word_length(text: &str) -> usize {
    let end = text.find(|letter: char| !letter.is_alphanumeric() && !matches!(letter, '-' | '.'));
    text[..end.unwrap_or(text.len())].trim_end_matches('-').len()
}

/// What becomes of a word.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Fate {
    Stays,
    Adjective,
    /// «1-й».
    Ordinal,
    /// The parts of a compound; those without a noun stay.
    Noun(Vec<Option<Noun>>),
}

/// What begins at a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Opening {
    /// The phrase itself: its head is guessed where no list knows it.
    Phrase,
    /// Perhaps another phrase, if a known head follows.
    Another,
    /// Perhaps another phrase, or a participle.
    AfterComma,
    /// Perhaps a participle.
    Participle,
    /// Nothing.
    None,
}

struct Plan<'a> {
    list: &'a WordList,
    pieces: &'a [Piece<'a>],
    folded: Vec<String>,
    fates: Vec<Fate>,
    capitals: bool,
    agreement: Option<Agreement>,
    unknown: Option<String>,
    /// Whether words that depend on the last head have been passed.
    has_tail: bool,
}

impl<'a> Plan<'a> {
    fn new(list: &'a WordList, pieces: &'a [Piece<'a>], capitals: bool) -> Self {
        Self {
            list,
            pieces,
            folded: pieces.iter().map(|piece| folded(piece.word)).collect(),
            fates: vec![Fate::Stays; pieces.len()],
            capitals,
            agreement: None,
            unknown: None,
            has_tail: false,
        }
    }

    fn make(&mut self) {
        let mut opening = Opening::Phrase;
        let mut at = 0;
        while at < self.pieces.len() {
            if at > 0 && opening != Opening::Phrase {
                opening = self.opening_at(at);
            }
            if self.list.governs(&self.folded[at]) && opening != Opening::None {
                (self.has_tail, opening, at) = (true, Opening::None, at + 1);
            } else if self.is_passed(at) && opening != Opening::None {
                if is_ordinal(&self.folded[at]) {
                    self.fates[at] = Fate::Ordinal;
                }
                at += 1;
            } else {
                at = self.settle(at, opening);
                opening = Opening::None;
            }
        }
    }

    /// Settles the words that begin at `at`, and tells where to go on.
    fn settle(&mut self, at: usize, opening: Opening) -> usize {
        if matches!(opening, Opening::Phrase | Opening::Another | Opening::AfterComma)
            && let Some(end) = self.head(at, opening)
        {
            self.has_tail = false;
            return end;
        }
        if matches!(opening, Opening::AfterComma | Opening::Participle) && self.is_participle(at) {
            self.fates[at] = Fate::Adjective;
        }
        self.has_tail = self.has_tail || self.folded[at] != "и";
        at + 1
    }

    /// «временно», «1-й»: passed over before a head.
    fn is_passed(&self, at: usize) -> bool {
        self.list.is_adverb(&self.folded[at])
            || self.folded[at].starts_with(|letter: char| letter.is_ascii_digit())
    }

    fn opening_at(&self, at: usize) -> Opening {
        let may_list = self.list.life == Life::Animate || !self.has_tail || self.begins_another(at);
        let gap = self.pieces[at].gap;
        let gap = gap.rsplit('»').next().unwrap_or(gap);
        match () {
            () if gap.contains(['—', '–']) || gap.contains(" - ") => Opening::Another,
            () if gap.contains(['"', ':']) => Opening::None,
            () if gap.contains([',', '(', ';']) && may_list => Opening::AfterComma,
            () if gap.contains(',') => Opening::Participle,
            () if matches!(self.folded[at - 1].as_str(), "и" | "или") && may_list => Opening::Another,
            () => Opening::None,
        }
    }

    /// Whether the word at `at`, which stands behind the dependents of a head, can only be a nominative: «перечень точек
    /// и форма реестра», but not «положение о выдаче разрешения и акт», where a preposition may ask for «акт».
    fn begins_another(&self, at: usize) -> bool {
        let adjectives = (at..self.pieces.len()).take_while(|at| self.adjective(*at).is_some()).count();
        let at = at + adjectives;
        let noun = match (at < self.pieces.len()).then(|| self.known_noun(at)).flatten().as_deref() {
            Some([Some(noun)]) => noun.clone(),
            _ => return false,
        };
        let is_told_by_ending = noun.agreement == Agreement::Feminine && noun.word.ends_with(['а', 'я']);
        let is_plural = noun.agreement == Agreement::Plural;
        let asks = |word: &String| PREPOSITIONS.contains(&word.as_str());
        is_told_by_ending || !is_plural && !self.folded[..at].iter().any(asks)
    }

    /// Marks the adjectives and the head noun that begin at `from`; tells where they end.
    fn head(&mut self, from: usize, opening: Opening) -> Option<usize> {
        let mut adjectives = Vec::new();
        let mut at = from;
        while at < self.pieces.len() && (at == from || self.follows(at)) {
            if let Some(noun) = self.known_noun(at) {
                self.mark(&adjectives, Some((at, noun)));
                return Some(at + 1);
            }
            match self.adjective(at) {
                Some(_) => adjectives.push(at),
                None if self.joins_adjectives(at) && !adjectives.is_empty() => {}
                None => break,
            }
            at += 1;
        }
        self.head_without_known_noun(&adjectives, at, from, opening)
    }

    fn head_without_known_noun(
        &mut self,
        adjectives: &[usize],
        at: usize,
        from: usize,
        opening: Opening,
    ) -> Option<usize> {
        if let Some(last) = adjectives.iter().copied().rfind(|at| self.list.is_adjectival(&self.folded[*at]))
        {
            let adjectives: Vec<_> = adjectives.iter().copied().filter(|at| *at <= last).collect();
            self.mark(&adjectives, None);
            return Some(last + 1);
        }
        if opening != Opening::Phrase {
            return None;
        }
        let reachable = at < self.pieces.len() && (at == from || self.follows(at));
        if let Some(noun) = self.guessed_noun(at).filter(|_| reachable) {
            self.unknown = Some(self.pieces[at].word.to_owned());
            self.mark(adjectives, Some((at, vec![Some(noun)])));
            return Some(at + 1);
        }
        let last = adjectives.last().copied()?;
        self.unknown = Some(self.pieces[last].word.to_owned());
        self.mark(adjectives, None);
        Some(last + 1)
    }

    /// Whether the head that begins at `from` is one more of the same kind, by «и» or a comma.
    fn is_one_more(&self, from: usize) -> bool {
        let gap = self.pieces[from].gap;
        from > 0 && (self.folded[from - 1] == "и" || gap.trim() == ",")
    }

    fn mark(&mut self, adjectives: &[usize], noun: Option<(usize, Vec<Option<Noun>>)>) {
        for at in adjectives {
            self.fates[*at] = Fate::Adjective;
        }
        let agreement = match &noun {
            Some((_, parts)) => parts.iter().flatten().next_back().map(|noun| noun.agreement),
            None => adjectives.last().and_then(|at| self.adjective(*at)),
        };
        let from = adjectives.first().copied().or(noun.as_ref().map(|(at, _)| *at)).unwrap_or_default();
        self.agreement = match self.agreement {
            // «УТВЕРЖДЕНЫ перечень и форма».
            Some(_) if self.list.life == Life::Inanimate && self.is_one_more(from) => Some(Agreement::Plural),
            Some(first) => Some(first),
            None => agreement,
        };
        if let Some((at, parts)) = noun {
            self.fates[at] = Fate::Noun(parts);
        }
    }

    /// Whether the word is divided from the one before by a space, or by a comma between adjectives.
    fn follows(&self, at: usize) -> bool {
        let gap = self.pieces[at].gap;
        let plain = |text: &str| !text.is_empty() && text.chars().all(char::is_whitespace);
        plain(gap) || (gap.strip_prefix(',').is_some_and(plain) && self.adjective(at).is_some())
    }

    fn joins_adjectives(&self, at: usize) -> bool {
        self.folded[at] == "и" && at + 1 < self.pieces.len() && self.adjective(at + 1).is_some()
    }

    fn adjective(&self, at: usize) -> Option<Agreement> {
        adjective::agreement(&self.folded[at]).filter(|_| !self.is_abbreviation(at))
    }

    fn is_participle(&self, at: usize) -> bool {
        let word = self.folded[at].strip_suffix("ся").unwrap_or(&self.folded[at]);
        let base: String = word.chars().take(word.chars().count().saturating_sub(2)).collect();
        let is_participle = ["щ", "вш", "нн"].iter().any(|ending| base.ends_with(ending));
        is_participle && self.agreement.is_some() && self.adjective(at) == self.agreement
    }

    /// «УФО», «ФКУ» stay; where all of the phrase is in capitals, they cannot be told from words.
    fn is_abbreviation(&self, at: usize) -> bool {
        let word = self.pieces[at].word;
        let alone = !self.capitals || self.pieces.len() == 1;
        alone && is_in_capitals(word) && word.chars().count() <= LONGEST_ABBREVIATION
    }

    fn known_noun(&self, at: usize) -> Option<Vec<Option<Noun>>> {
        let parts: Vec<_> = self.folded[at].split('-').collect();
        let last = parts.len() - 1;
        let nouns: Vec<_> = parts
            .iter()
            .enumerate()
            .map(|(no, part)| {
                let fixed = no < last && self.list.is_first_part(part);
                self.list.noun(part).filter(|_| !fixed).cloned()
            })
            .collect();
        if !nouns.iter().any(Option::is_some) {
            return None;
        }
        Some(match nouns.last() {
            // «врач-гомеопат»: what stands beside a known post is a post too.
            Some(None) => nouns[..last].iter().cloned().chain([Noun::guessed(parts[last])]).collect(),
            _ => nouns,
        })
    }

    fn guessed_noun(&self, at: usize) -> Option<Noun> {
        let word = self.folded.get(at)?;
        let is_word = word.chars().count() > 2 && word.chars().all(|letter| matches!(letter, 'а'..='я'));
        if is_word && !self.is_abbreviation(at) { Noun::guessed(word) } else { None }
    }

    fn written(&self, case: Case) -> String {
        let words = self.pieces.iter().zip(&self.folded).zip(&self.fates);
        let mut written = String::new();
        for ((piece, folded), fate) in words {
            written.push_str(piece.gap);
            match fate {
                Fate::Stays => written.push_str(piece.word),
                Fate::Adjective => {
                    let form = adjective::inflected(folded, case, self.list.life);
                    written.push_str(
                        &form.map_or_else(|| piece.word.to_owned(), |form| written_as(piece.word, &form)),
                    );
                }
                Fate::Ordinal => written.push_str(&ordinal(piece.word, case)),
                Fate::Noun(parts) => written.push_str(&self.compound(piece.word, parts, case)),
            }
        }
        written
    }

    fn compound(&self, word: &str, nouns: &[Option<Noun>], case: Case) -> String {
        let parts = word.split('-').zip(nouns).map(|(part, noun)| match noun {
            Some(noun) => written_as(part, &noun.inflected(case, self.list.life)),
            None => part.to_owned(),
        });
        parts.collect::<Vec<_>>().join("-")
    }
}

/// «1-й»; other numbers stay.
fn is_ordinal(word: &str) -> bool {
    word.strip_suffix("-й").is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// «1-го», «1-му»: after the hyphen stands the ending from its last consonant on.
fn ordinal(word: &str, case: Case) -> String {
    let ending = match case {
        Case::Genitive | Case::Accusative => "го",
        Case::Dative => "му",
        Case::Instrumental | Case::Prepositional => "м",
    };
    format!("{}{ending}", word.trim_end_matches(['й', 'Й']))
}
