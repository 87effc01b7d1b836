//! Templates and Russian wording: minijinja to Djot to [`prikaz_document`].
//!
//! A paragraph or a fenced div carries the word of a [`Role`](prikaz_document::Role) as its class; beside roles
//! there are these words:
//!
//! | Djot | Block |
//! |---|---|
//! | `{.requisites date="…" number="…" place="…"}` and an empty div | date, number, place |
//! | `::: stamp`, each paragraph a line; one with `{.stamp_head}` set apart | stamp |
//! | `{.signature name="…"}` before a paragraph or a div with the post | signature |
//! | `{.clause number="1."  level=1}` before a paragraph or a div | clause |
//! | `{id=name}` before an empty `::: table` | the table given under that name |
//! | a paragraph `{id=name}` inside such a table | the words of its cells of that name |
//! | a pipe table | a small table |
//! | `{.issuer}` before a pipe table | things of that role side by side, without lines |
//! | `{id=name}` before an empty `::: picture` | the picture given under that name |
//! | `::: signature_mark` inside `:::: signature` | the mark of an electronic signature, each paragraph a line |
//! | `* * *` with `{orientation=landscape numbering=restart}` | a new section |
//! | `{.page}` before `* * *` | a new page |
//! | `# …`, `## …` | title, subtitle |
//! | `- …` | item |
//!
//! Inside a paragraph: `*strong*`, `_emphasis_`, `7^1^`, `H~2~O`, `{+added+}`, `{-struck out-}`, links, and fields to
//! be filled in: `[value]{field=tag kind=date title="…"}`, where `kind` is `text`, `date` or `choice`; a choice names
//! its answers, `choices="agreed=Согласовано|returned=Возвращено"`.
//!
//! A finished document is bound as a whole (`typeset.rs`): no template has to think of spaces at line ends.
//!
//! What a paper has to show ([`Required`](prikaz_document::Required), and the rows of its tables) is looked for in the
//! finished document: a template without a place for it is faulty (`places.rs`).
//!
//! *Invariant:* a template computes nothing, and any text from a user comes out as the same text.

mod cases;
mod djot;
mod error;
mod escape;
pub mod filters;
mod inline;
mod nesting;
mod pipe_table;
mod places;
mod source;
mod templates;
mod typeset;
mod words;

pub use error::{TemplateError, TemplateFault, TemplateFaultKind};
pub use templates::{Inserts, Templates, candidates};
