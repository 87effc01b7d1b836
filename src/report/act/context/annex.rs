//! What templates may ask of an annex: its marks, its title, and what it consists of.

use serde::Serialize;

use super::Signed;

/// An annex of an act.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AnnexContext {
    /// Its stamp.
    pub stamp: Stamp,
    /// Whether «Форма» stands over it.
    pub form: bool,
    /// Its title, line by line; empty where it has none.
    pub title: String,
    /// Its own text.
    pub clauses: Vec<LineContext>,
    /// Name of its table; empty where it has none.
    pub table: String,
    /// Whether its sheet lies across.
    pub landscape: bool,
    /// Who signs it.
    pub signer: Option<Signed>,
    /// Its own annexes.
    pub annexes: Vec<Self>,
    /// What a register puts into it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parts: Option<Vec<PartContext>>,
    /// The text of the procedure that it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub act: Option<ProcedureText>,
}

/// The stamp of an annex: by what act it is approved, or to what act it belongs.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Stamp {
    /// «Приложение № 2», where it stands above.
    pub above: Vec<String>,
    /// «УТВЕРЖДЕН»; empty where no word heads it.
    pub head: String,
    /// The lines under it.
    pub lines: Vec<String>,
}

/// A numbered line of an annex.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LineContext {
    /// Its number as printed; empty where it has none.
    pub number: String,
    /// How deep it stands, from 1.
    pub level: u8,
    /// What it says.
    pub text: String,
}

/// A table under its caption, or the items of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PartContext {
    /// Its caption; empty where it has none.
    pub caption: String,
    /// Name of the table; empty for a list.
    pub table: String,
    /// The items of a list.
    pub clauses: Vec<LineContext>,
}

/// The text of an act that sets a procedure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ProcedureText {
    /// The lines of its mark.
    pub stamp: Vec<StampLine>,
    /// Its title, line by line.
    pub title: String,
    /// Its sections.
    pub sections: Vec<SectionContext>,
    /// Who signed it.
    pub signer: Option<Signed>,
    /// The empty form annexed to it.
    pub form: Option<EmptyForm>,
}

/// A line of a mark.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StampLine {
    /// What it says.
    pub text: String,
    /// Whether it is the word that heads the mark.
    pub head: bool,
}

/// A section of a procedure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SectionContext {
    /// Its title, where it has one.
    pub title: Option<String>,
    /// Its paragraphs.
    pub paragraphs: Vec<LineContext>,
}

/// The empty form of a register, as an annex of the act that sets its procedure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EmptyForm {
    /// Its mark.
    pub stamp: FormMark,
    /// The word over the form, where there is one.
    pub form: Option<String>,
    /// Its title, line by line.
    pub title: String,
    /// It has no text.
    pub clauses: Vec<LineContext>,
    /// Name of its table.
    pub table: String,
    /// Whether its sheet lies across.
    pub landscape: bool,
    /// Nobody signs it.
    pub signer: Option<Signed>,
}

/// The mark of an empty form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FormMark {
    /// No word heads it.
    pub head: String,
    /// Its lines.
    pub lines: Vec<String>,
}
