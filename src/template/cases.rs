//! Filters that need word lists: the cases of posts and names, and what «утвержден» agrees with.
//!
//! | filter | gives |
//! |---|---|
//! | `{{ post \| genitive }}` | «заместителя Министра» |
//! | `{{ unit \| dative("unit") }}`, `{{ name \| genitive("document") }}` | «отделу кадров», «перечня …» |
//! | `{{ name \| accusative("female") }}` | «Хлыбову Елену Андреевну»: a full name of that gender, surname first |
//! | `{{ name \| approved }}` | «утвержден», «утверждена»…: agrees with the name of a document |
//! | `{{ name \| approved("instrumental") }}` | «утвержденным»: the full form in a case |
//! | `{% if name is known_document %}` | whether «утвержден» can be made to agree |
//! | `{{ "введен" \| agreed("строка") }}` | «введена»: agrees with the word for a document or a part of it |
//!
//! A value that has the key of the case (`{ genitive: … }`, as cards and contexts have) gives that form: what is
//! confirmed comes before what is proposed.

use std::sync::Arc;

use minijinja::{Environment, Error, ErrorKind, Value};

use prikaz_domain::{Case, Cases, Gender};
use prikaz_fact::{Coded, Word, coded};
use prikaz_russian::{Agreement, Participle, UnknownDocument, Words, agreeing};

coded! {
/// What is named by a text that is to be put into a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Named {
    /// A person of this gender, in full.
    ..Person(Gender),
    /// A post.
    Post,
    /// A unit.
    Unit,
    /// A document.
    Document,
}
}

/// Adds the filters to `environment`.
pub(super) fn add_to(environment: &mut Environment<'_>, words: &Arc<Words>) {
    for case in Case::ALL {
        let words = Arc::clone(words);
        environment.add_filter(case.code(), move |value: &Value, kind: Option<&str>| {
            inflected(&words, value, kind.unwrap_or(Named::Post.code()), case)
        });
    }
    let nouns = Arc::clone(words);
    environment.add_filter("agreed", move |stem: &str, noun: &str| agreed(&nouns, stem, noun));
    let words = Arc::clone(words);
    let known = Arc::clone(&words);
    environment.add_test("known_document", move |name: &Value| {
        name.as_str().is_some_and(|name| known.agreement(name).is_ok())
    });
    environment
        .add_filter("approved", move |document: &str, case: Option<&str>| approved(&words, document, case));
}

fn inflected(words: &Words, value: &Value, kind: &str, case: Case) -> Result<String, Error> {
    match value.as_str() {
        Some(text) => Ok(proposed(words, text, kind)?.of(case).to_owned()),
        None => confirmed(value, case),
    }
}

/// The form that `value` carries.
fn confirmed(value: &Value, case: Case) -> Result<String, Error> {
    let form = value.get_attr(case.code())?;
    form.as_str().map(str::to_owned).ok_or_else(|| {
        let said = format!("`{value}` is neither a text nor has the form `{}`", case.code());
        Error::new(ErrorKind::InvalidOperation, said)
    })
}

fn proposed(words: &Words, text: &str, kind: &str) -> Result<Cases, Error> {
    match Named::from_code(kind) {
        Some(Named::Post) => Ok(words.post(text).cases),
        Some(Named::Unit) => Ok(words.unit(text).cases),
        Some(Named::Document) => Ok(words.document(text).cases),
        Some(Named::Person(gender)) => Ok(words.full_name(text, gender)),
        None => {
            let said = format!("`{kind}` is none of `{}`", Named::CODES.join("`, `"));
            Err(Error::new(ErrorKind::InvalidOperation, said))
        }
    }
}

fn approved(words: &Words, document: &str, case: Option<&str>) -> Result<String, Error> {
    let agreement = agreement(words, document)?;
    let Some(key) = case else { return Ok(Participle::Approved.short(agreement)) };
    match Case::from_code(key) {
        Some(case) => Ok(Participle::Approved.full(agreement, Some(case))),
        None => Err(Error::new(ErrorKind::InvalidOperation, format!("`{key}` is no case"))),
    }
}

/// «введен», «утратил»: the masculine form with the ending that agrees with `noun`.
fn agreed(words: &Words, stem: &str, noun: &str) -> Result<String, Error> {
    Ok(agreeing(stem, agreement(words, noun)?))
}

fn agreement(words: &Words, document: &str) -> Result<Agreement, Error> {
    words.agreement(document).map_err(|UnknownDocument { word }| {
        let said =
            format!("`{word}` is no known kind of document: add it to `data/{}`", UnknownDocument::FILE);
        Error::new(ErrorKind::InvalidOperation, said)
    })
}
