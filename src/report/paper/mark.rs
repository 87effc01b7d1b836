//! Marks put on a paper: of an electronic signature (requisite 23), of a certified copy (26), the code of the
//! document (31). They are added to what a paper says and change nothing else in it.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use time::Date;

use crate::domain::{ActReference, Digest, DraftNo, PersonId, RegisterId};
use crate::fact::coded;
use crate::procedure::Organisation;
use crate::report::wording;
use crate::russian::dates;

use super::order::Approved;
use super::{Matter, Subject};

/// An electronic signature as its mark shows it (ГОСТ Р 7.0.97-2025, 5.23). The mark is a picture of it and proves
/// nothing; the signature itself lies beside the file.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignatureMark {
    /// Number of the certificate.
    pub certificate: String,
    /// Whose it is, in full.
    pub owner: String,
    /// First day of its term.
    pub valid_from: Date,
    /// Last day of its term.
    pub valid_to: Date,
    /// Day and time of signing, where a trusted time stamp tells them: «23.04.2024 15:04».
    #[serde(default)]
    pub signed_at: Option<String>,
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
    /// Of an electronic signature.
    pub signature: Option<SignatureMark>,
    /// Of a certified copy.
    pub copy: Option<CopyMark>,
}

coded! {
/// Why the mark of an electronic signature would say what is not so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum MarkFault {
    /// The act is a draft: nobody has signed it.
    NotSigned,
    /// The time of signing is no day and time.
    SignedAt {
        /// As it is written.
        text: String,
    },
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

impl Marks {
    /// Whether the act of `approved`, a draft where it has no requisites, may bear them.
    ///
    /// The owner of the certificate is held against who really signed, a substitute included: the mark stands in the
    /// place of his hand. A certificate of the body itself names no person (63-ФЗ, ст. 17.2) and is let through.
    ///
    /// # Errors
    /// When the mark of the signature would say what is not so.
    pub fn judge(&self, approved: &Approved, organisation: &Organisation) -> Result<(), MarkFault> {
        let Some(mark) = &self.signature else { return Ok(()) };
        let signed = approved.order.as_ref().map(|order| order.date).ok_or(MarkFault::NotSigned)?;
        let signer = approved.signer.as_ref().and_then(|signer| organisation.known_person(signer));
        if let Some(signer) = signer.filter(|signer| !mark.is_of(&signer.name.surname, organisation)) {
            let (owner, signer) = (mark.owner.trim().to_owned(), signer.name.surname_first());
            return Err(MarkFault::OtherOwner { owner, signer });
        }
        let stamped = mark
            .signed_at
            .as_deref()
            .map(|text| day_of(text).ok_or_else(|| MarkFault::SignedAt { text: text.to_owned() }));
        // Without a trusted time stamp the date of the act is the day it was signed.
        let signed = stamped.transpose()?.unwrap_or(signed);
        let (from, to) = (mark.valid_from, mark.valid_to);
        if signed < from || signed > to {
            return Err(MarkFault::OutsideTerm { signed, from, to });
        }
        Ok(())
    }

    /// Puts them on `matter`.
    pub fn put_on(&self, matter: Matter, subject: Subject<'_>) -> Matter {
        let matter = match &self.signature {
            Some(mark) => with_signature(matter, mark),
            None => matter,
        };
        match &self.copy {
            Some(mark) => with_copy(matter, subject, mark),
            None => matter,
        }
    }
}

impl SignatureMark {
    /// Whether its owner is a person of this surname, or the body.
    fn is_of(&self, surname: &str, organisation: &Organisation) -> bool {
        let folded = |text: &str| text.to_lowercase().replace('ё', "е");
        let owner = folded(&self.owner);
        let names = &organisation.name;
        let bodies = [&names.full.nominative, &names.short.nominative].map(|name| folded(name));
        let is_body = bodies.iter().any(|name| owner.contains(name.as_str()));
        is_body
            || owner
                .split(|letter: char| !letter.is_alphabetic() && letter != '-')
                .any(|word| word == folded(surname))
    }

    /// Whether the mark speaks of a term that is one, and of an owner and a certificate.
    pub fn is_sound(&self) -> bool {
        self.valid_from <= self.valid_to
            && !self.certificate.trim().is_empty()
            && !self.owner.trim().is_empty()
    }
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

/// Puts the mark of an electronic signature into the place of the signer's hand.
fn with_signature(mut matter: Matter, mark: &SignatureMark) -> Matter {
    let lines = lines(mark);
    let signer = match matter.context.get("signers") {
        Some(_) => matter.context["signers"].get_mut(0),
        None => matter.context.get_mut("signer"),
    };
    if let Some(Value::Object(signer)) = signer {
        signer.insert("mark".to_owned(), json!(lines));
    }
    matter
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
    lines.extend(mark.signed_at.as_ref().map(|at| format!("Подписано {at}")));
    lines
}

/// Certifies a copy: «Верно», post, name, date (ГОСТ Р 7.0.97-2025, 5.26).
pub fn with_copy(mut matter: Matter, subject: Subject<'_>, mark: &CopyMark) -> Matter {
    let name = subject.organisation.person(&mark.by).map(|card| card.name.initials_first());
    let copy = json!({
        "post": subject.signed_post(&mark.by),
        "name": name.unwrap_or_else(|| mark.by.to_string()),
        "date": wording::date(subject.organisation, mark.on),
        "organisation": subject.organisation.name.full.prepositional,
        "original_in": mark.original_in,
    });
    if let Value::Object(context) = &mut matter.context {
        context.insert("copy".to_owned(), copy);
    }
    matter
}

/// What the code of a document holds: enough to tell which document it is and what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentCode {
    /// The register.
    pub register: RegisterId,
    /// The draft it came from.
    pub draft: DraftNo,
    /// The act, once it is signed.
    pub order: Option<ActReference>,
    /// Digest of the rows.
    pub digest: Digest,
}

impl DocumentCode {
    /// As it stands in the code: readable by a person too.
    pub fn printed(&self) -> String {
        let act = match &self.order {
            Some(order) => format!(
                "{} от {} № {}",
                wording::nominative(order.kind),
                dates::short(order.date),
                order.number
            ),
            None => "проект".to_owned(),
        };
        format!("{act}; реестр {}; проект {}; SHA-256 {}", self.register, self.draft, self.digest)
    }

    /// Reads what [`DocumentCode::printed`] gave: register, draft, digest and the words of the act.
    pub fn parse(text: &str) -> Option<(RegisterId, DraftNo, Digest, String)> {
        let parts: Vec<&str> = text.trim().rsplitn(4, ';').map(str::trim).collect();
        let [digest, draft, register, act] = parts.as_slice() else { return None };
        Some((
            RegisterId::new(register.strip_prefix("реестр")?.trim()).ok()?,
            DraftNo(draft.strip_prefix("проект")?.trim().parse().ok()?),
            Digest::parse(digest.strip_prefix("SHA-256")?.trim()).ok()?,
            (*act).to_owned(),
        ))
    }
}
