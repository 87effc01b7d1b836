//! Marks put on a paper: of an electronic signature (requisite 23), of a certified copy (26). They are added to what a
//! paper says and change nothing else in it.
//!
//! *Invariant:* an order of any kind is [`Unmarked`] until it was asked for its marks and its code; nothing prints what
//! is unmarked.

use serde::Serialize;
use time::Date;

use crate::wording;
use prikaz_domain::{FullName, PersonId};
use prikaz_fact::coded;
use prikaz_procedure::Organisation;
use prikaz_russian::dates;

use super::approved::Approved;
use super::context::Certification;
use super::subject::signed_post;
use super::{DocumentCode, Matter};

/// An electronic signature as its mark shows it (ГОСТ Р 7.0.97-2025, 5.23). The mark is a picture of it and proves
/// nothing; the signature itself lies beside the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignatureMark {
    /// Number of the certificate.
    pub certificate: String,
    /// Whose it is, in full.
    pub owner: String,
    /// First day of its term.
    pub valid_from: Date,
    /// Last day of its term.
    pub valid_to: Date,
    /// Day and time of signing, where a trusted time stamp tells them.
    pub signed_at: Option<SignedAt>,
}

/// Day and time of signing as they are printed: «23.04.2024 15:04».
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedAt {
    text: String,
    day: Date,
}

impl SignedAt {
    /// The day and time that `text` says; none where it is written otherwise, or there is no such day or time.
    pub fn new(text: &str) -> Option<Self> {
        Some(Self { text: text.to_owned(), day: day_of(text)? })
    }
}

/// Who certifies a copy, for whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CopyMark {
    /// Who certifies.
    pub by: PersonId,
    /// The day.
    pub on: Date,
    /// Where the original is kept, for a copy that goes to another organisation: «в деле № 01-04 за 2024 год».
    pub original_in: Option<String>,
}

/// The marks put on a paper.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Marks {
    /// Of electronic signatures; of several where several signed.
    pub signatures: Vec<SignatureMark>,
    /// Of a certified copy.
    pub copy: Option<CopyMark>,
}

coded! {
/// Why a mark would say what is not so, or cannot stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum MarkFault {
    /// The act is a draft: nobody has signed it.
    NotSigned,
    /// The act is a draft: there is no original that a copy could be true to.
    CopyOfDraft,
    /// Who certifies a copy is nobody of the body.
    Stranger {
        /// Who.
        person: PersonId,
    },
    /// The paper has no signature in whose place the mark could stand: an annex by itself.
    NoSignature,
    /// The certificate is neither of who signed nor of the body.
    OtherOwner {
        /// The owner that the mark names.
        owner: String,
        /// Who signed.
        signer: String,
    },
    /// The certificate was not valid on the day of signing.
    OutsideTerm {
        /// The day of signing.
        signed: Date,
        /// First day of the term.
        from: Date,
        /// Last day of the term.
        to: Date,
    },
}
}

/// Who signed an act and when, as its marks are held against it; no day while it is a draft.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SignedBy {
    /// The day.
    pub on: Option<Date>,
    /// Who really signed, substitutes included, in the order of the signatures.
    pub signers: Vec<PersonId>,
}

/// What an order bears besides what it says.
#[derive(Debug, Clone, Copy)]
pub struct Bears<'a> {
    /// The marks that are asked for.
    pub marks: &'a Marks,
    /// The code of the document; printed where the body has its orders bear one.
    pub code: &'a DocumentCode,
    /// What the marks are held against.
    pub signed_by: &'a SignedBy,
}

/// An order, or an annex of one, before it bears its marks.
#[derive(Debug)]
pub struct Unmarked {
    matter: Matter,
    /// Whether it is an annex by itself: the code stands on the first sheet of the act.
    is_part: bool,
}

impl Unmarked {
    /// An order that says what `matter` says.
    pub(super) fn new(matter: Matter) -> Self {
        Self { matter, is_part: false }
    }

    /// An annex by itself.
    pub(super) fn part(matter: Matter) -> Self {
        Self { matter, is_part: true }
    }

    /// The order with all it `bears`.
    ///
    /// # Errors
    /// When a mark would say what is not so, or the paper has no place for it.
    pub fn bearing(self, organisation: &Organisation, bears: Bears<'_>) -> Result<Matter, MarkFault> {
        let Self { mut matter, is_part } = self;
        if let Some(copy) = &bears.marks.copy {
            matter = with_copy(matter, organisation, copy)?;
        }
        let placed = bears.marks.placed(bears.signed_by, organisation)?;
        for (mark, at) in bears.marks.signatures.iter().zip(placed) {
            let signer = matter.facts.of.signers_mut().get_mut(at).ok_or(MarkFault::NoSignature)?;
            signer.mark = Some(lines(mark));
        }
        Ok(Matter { code: (!is_part).then(|| bears.code.printed()), ..matter })
    }
}

impl CopyMark {
    /// Who certifies: somebody of the body.
    ///
    /// # Errors
    /// When the body has no such person now.
    pub fn certifier<'o>(&self, organisation: &'o Organisation) -> Result<&'o FullName, MarkFault> {
        let name = organisation.person(&self.by).map(|card| &card.name);
        name.ok_or_else(|| MarkFault::Stranger { person: self.by.clone() })
    }
}

impl Marks {
    /// Makes sure that a copy is certified by somebody of the body, where anything else would be told first.
    ///
    /// # Errors
    /// As [`CopyMark::certifier`].
    pub fn are_of(&self, organisation: &Organisation) -> Result<(), MarkFault> {
        self.copy.iter().try_for_each(|copy| copy.certifier(organisation).map(drop))
    }

    /// Whether they are none.
    pub fn are_none(&self) -> bool {
        self.signatures.is_empty() && self.copy.is_none()
    }

    /// Which signature each mark of one stands for.
    ///
    /// The owner of a certificate is held against who really signed: the mark stands in the place of his hand. A
    /// certificate of the body itself names no person (63-ФЗ, ст. 17.2) and stands for the first signature left.
    fn placed(&self, signed_by: &SignedBy, organisation: &Organisation) -> Result<Vec<usize>, MarkFault> {
        if self.signatures.is_empty() && self.copy.is_none() {
            return Ok(Vec::new());
        }
        let Some(signed) = signed_by.on else {
            return Err(if self.signatures.is_empty() {
                MarkFault::CopyOfDraft
            } else {
                MarkFault::NotSigned
            });
        };
        let cards = signed_by.signers.iter().map(|signer| organisation.known_person(signer));
        let cards: Vec<_> = cards.collect();
        let card = |at: usize| cards.get(at).copied().flatten();
        let mut placed: Vec<Option<usize>> = vec![None; self.signatures.len()];
        // Who is named takes his place first; then whoever cannot be told from one the body does not know; what names
        // nobody takes what is left.
        type Fits<'a> = &'a dyn Fn(&SignatureMark, usize) -> bool;
        let fits: [Fits<'_>; 3] = [
            &|mark, at| card(at).is_some_and(|card| mark.names(&card.name)),
            &|mark, at| card(at).is_none() && !mark.is_of_body(organisation),
            &|mark, _| mark.is_of_body(organisation),
        ];
        for fits in fits {
            for (no, mark) in self.signatures.iter().enumerate() {
                let mut free = (0..cards.len().max(1)).filter(|at| !placed.contains(&Some(*at)));
                if placed[no].is_none() {
                    placed[no] = free.find(|at| fits(mark, *at));
                }
            }
        }
        let placed = self.signatures.iter().zip(placed).map(|(mark, at)| {
            let at = at.ok_or_else(|| {
                let names: Vec<_> = cards.iter().flatten().map(|card| card.name.surname_first()).collect();
                MarkFault::OtherOwner { owner: mark.owner.trim().to_owned(), signer: names.join(", ") }
            })?;
            mark.in_term(signed).map(|()| at)
        });
        placed.collect()
    }
}

impl SignatureMark {
    /// Its certificate was valid when the act of `signed` was signed.
    fn in_term(&self, signed: Date) -> Result<(), MarkFault> {
        // Without a trusted time stamp the date of the act is the day it was signed.
        let signed = self.signed_at.as_ref().map_or(signed, |at| at.day);
        let (from, to) = (self.valid_from, self.valid_to);
        if signed < from || signed > to {
            return Err(MarkFault::OutsideTerm { signed, from, to });
        }
        Ok(())
    }

    /// Whether its owner is this person: the surname stands there, and what stands beside it as a name or an initial is
    /// his too. A namesake is another person.
    fn names(&self, person: &FullName) -> bool {
        let words = |text: &str| -> Vec<String> {
            let parts = text.split(|letter: char| !letter.is_alphabetic() && letter != '-');
            parts.filter(|part| !part.is_empty()).map(str::to_owned).collect()
        };
        let owner = words(&self.owner);
        let surname: Vec<String> = words(&person.surname).iter().map(|word| folded(word)).collect();
        let given: Vec<&str> =
            std::iter::once(person.name.as_str()).chain(person.patronymic.as_deref()).collect();
        let is_name = |word: &&String| word.starts_with(char::is_uppercase);
        let is_initial = |word: &&String| word.chars().count() == 1;
        owner.windows(surname.len()).enumerate().any(|(at, found)| {
            let (before, behind) = (&owner[..at], &owner[at + surname.len()..]);
            let behind: Vec<&String> = behind.iter().take(given.len()).take_while(is_name).collect();
            let before: Vec<&String> = before.iter().rev().take(given.len()).take_while(is_initial).collect();
            let beside = if behind.is_empty() { before.into_iter().rev().collect() } else { behind };
            found.iter().map(|word| folded(word)).eq(surname.iter().cloned())
                && beside.iter().zip(&given).all(|(word, given)| is_short_of(word, given))
        })
    }

    /// Whether its owner is the body and nobody else: a person of the body is named beside it.
    fn is_of_body(&self, organisation: &Organisation) -> bool {
        let (owner, names) = (folded(&self.owner), &organisation.name);
        [&names.full.nominative, &names.short.nominative].iter().any(|name| folded(name) == owner)
    }
}

/// Whether two names are one, of which either may be an initial: «П.» and «Петр».
fn is_short_of(one: &str, other: &str) -> bool {
    let [one, other] = [one, other].map(|name| folded(name.trim_end_matches('.')));
    let first = |name: &str| name.chars().next();
    let initial = one.chars().count() == 1 || other.chars().count() == 1;
    one == other || initial && first(&one) == first(&other)
}

/// A name as it is compared: in any case, with any spaces.
fn folded(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").to_lowercase().replace('ё', "е")
}

/// The day of «23.04.2024 15:04»; none where it is written otherwise, or there is no such day or time.
fn day_of(text: &str) -> Option<Date> {
    let (day, time) = text.trim().split_once([' ', '\u{a0}']).unwrap_or((text.trim(), ""));
    let date = dates::of_short(day)?;
    let mut parts = time.trim().split(':').map(|part| part.parse::<u8>().ok());
    let is_time = match (parts.next(), parts.next(), parts.next(), parts.next()) {
        (Some(hour), Some(minute), second, None) => {
            hour? < 24 && minute? < 60 && second.is_none_or(|second| second.is_some_and(|second| second < 61))
        }
        _ => time.trim().is_empty(),
    };
    is_time.then_some(date)
}

fn lines(mark: &SignatureMark) -> Vec<String> {
    let term = format!(
        "Действителен с\u{a0}{} по\u{a0}{}",
        dates::short(mark.valid_from),
        dates::short(mark.valid_to)
    );
    let mut lines = vec![
        "ДОКУМЕНТ ПОДПИСАН ЭЛЕКТРОННОЙ ПОДПИСЬЮ".to_owned(),
        format!("Сертификат {}", mark.certificate),
        format!("Владелец {}", mark.owner),
        term,
    ];
    lines.extend(mark.signed_at.as_ref().map(|at| format!("Подписано {}", at.text)));
    lines
}

/// Certifies a copy: «Верно», post, name, date (ГОСТ Р 7.0.97-2025, 5.26).
///
/// # Errors
/// When the body has no such person: only somebody of it certifies.
pub fn with_copy(
    mut matter: Matter,
    organisation: &Organisation,
    mark: &CopyMark,
) -> Result<Matter, MarkFault> {
    let name = mark.certifier(organisation)?;
    matter.facts.copy = Some(Certification {
        post: signed_post(organisation, &mark.by),
        name: name.initials_first(),
        date: wording::date(organisation, mark.on),
        organisation: organisation.name.full.prepositional.clone(),
        original_in: mark.original_in.clone(),
    });
    Ok(matter)
}

impl Approved {
    /// What the marks of its order are held against.
    pub fn signed_by(&self) -> SignedBy {
        SignedBy {
            on: self.order.as_ref().map(|order| order.date),
            signers: self.signer.iter().cloned().collect(),
        }
    }
}
