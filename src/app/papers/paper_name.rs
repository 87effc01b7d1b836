//! What a paper is to be called, and the format that the ending of its name says: read where the name comes in, so that
//! nothing behind it asks how a name ends.

use std::path::Path;

use prikaz_render::Format;

use crate::PaperError;

/// What a paper is to be called, with the format that its ending says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperName {
    name: String,
    format: Format,
}

impl PaperName {
    /// The name `name` of a paper.
    ///
    /// # Errors
    /// When it ends in no known format.
    pub fn new(name: &str) -> Result<Self, PaperError> {
        let format = Format::of_extension(&ending_of(name));
        let format = format.ok_or_else(|| PaperError::UnknownFormat(name.to_owned()))?;
        Ok(Self { name: name.to_owned(), format })
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.name
    }

    /// The format.
    pub fn format(&self) -> Format {
        self.format
    }
}

/// How a plain table ends.
const PLAIN_TABLE: &str = "csv";

/// In what an empty form is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FormFormat {
    /// As a paper of its own.
    Paper(Format),
    /// As a plain table (`.csv`): the heads of its columns.
    Table,
}

/// What an empty form is to be called, with the format that its ending says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormName {
    name: String,
    format: FormFormat,
}

impl FormName {
    /// The name `name` of an empty form.
    ///
    /// # Errors
    /// When it ends neither in `.csv` nor in a format of papers.
    pub fn new(name: &str) -> Result<Self, PaperError> {
        let format = match ending_of(name) == PLAIN_TABLE {
            true => FormFormat::Table,
            false => FormFormat::Paper(PaperName::new(name)?.format),
        };
        Ok(Self { name: name.to_owned(), format })
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.name
    }

    /// The format.
    pub fn format(&self) -> FormFormat {
        self.format
    }
}

/// What stands behind the last dot of `name`, in small letters; nothing where the name is all that stands there.
pub fn ending_of(name: &str) -> String {
    let ending = Path::new(name).extension().and_then(|ending| ending.to_str());
    ending.unwrap_or_default().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_says_the_format() {
        let format = |name: &str| PaperName::new(name).map(|name| name.format()).ok();
        assert_eq!(format("Приказ от 01.02.2024.DOCX"), Some(Format::Docx));
        assert_eq!(format("приказ.txt"), Some(Format::Text));
        for name in ["", "приказ", "docx", ".docx", "приказ.", "приказ.odt", "приказ.docx.", "форма.csv"]
        {
            let told = PaperName::new(name);
            assert!(matches!(&told, Err(PaperError::UnknownFormat(said)) if said == name), "{told:?}");
        }
    }

    #[test]
    fn a_form_may_be_a_plain_table_too() {
        let format = |name: &str| FormName::new(name).map(|name| name.format()).ok();
        assert_eq!(format("форма.CSV"), Some(FormFormat::Table));
        assert_eq!(format("форма.xlsx"), Some(FormFormat::Paper(Format::Xlsx)));
        assert_eq!(format(".csv"), None);
        assert_eq!(format("форма.odt"), None);
    }
}
