//! Documents that cannot be made.

use super::data::quoted;
use super::typed::Typed;
use super::world::{causes, foreign};
use super::{Failed, Wordable};
use crate::data_fault::FaultyEmblem;
use crate::{Messages, paper as papers};
use prikaz_app::{PaperError, Surroundings};
use prikaz_render::RenderError;
use prikaz_russian::UnknownDocument;

impl Wordable for PaperError {
    fn failed<'a>(&'a self, messages: &Messages, known: &'a Surroundings) -> Failed<'a> {
        match self {
            Self::UnknownFormat(path) => Failed::usage(papers::UnknownFormat { path: path.clone() }),
            Self::Calendar(missing) => {
                Failed::refused(papers::PaperNoCalendar { year: missing.year, file: missing.file() })
            }
            Self::UnknownDocument(unknown) => {
                let (word, file) = (unknown.word.clone(), UnknownDocument::FILE.to_owned());
                Failed::configuration(papers::UnknownDocument { word, file })
            }
            Self::Mark(fault) => Failed::refused(papers::PaperMark { fault: fault.clone() }),
            Self::NoProfile(path) => Failed::configuration(papers::NoProfile { path: path.clone() }),
            Self::NoEmblem(path) => Failed::configuration(papers::NoEmblem { path: path.clone() }),
            Self::NoText(id) => Failed::configuration(papers::NoText { procedure: id.clone() }),
            Self::UnknownShape { key, known } => {
                let said = papers::UnknownShape { key: key.clone(), known: known.clone() };
                Failed::usage(said).with_typed(&Typed::of(key, known.clone()).listed())
            }
            Self::Emblem { file, fault } => {
                Failed::configuration(FaultyEmblem { fault: *fault, file: file.clone() })
            }
            Self::Profile(faults) => {
                Failed::configuration(papers::PaperFaultyProfile {}).with_details(quoted(messages, faults))
            }
            Self::Template(fault) => fault.failed(messages, known),
            Self::Render(fault) => not_rendered(fault, self),
        }
    }
}

/// The format cannot hold the document.
fn not_rendered<'a>(fault: &RenderError, error: &PaperError) -> Failed<'a> {
    match fault {
        RenderError::NoPdf => Failed::usage(papers::NoPdf {}),
        RenderError::BadFace(file) => Failed::configuration(papers::BadFace { file: file.clone() }),
        RenderError::NoGlyph(characters) => {
            Failed::refused(papers::NoGlyph { characters: characters.clone() })
        }
        RenderError::NoTable => Failed::refused(papers::NoTable {}),
        RenderError::LongCell { sheet, cell } => {
            Failed::refused(papers::LongCell { sheet: sheet.clone(), cell: cell.clone() })
        }
        RenderError::LongCode => Failed::configuration(papers::LongCode {}),
        // Its place only the chain of causes tells.
        _ => Failed::failure(papers::NotRendered {}).with_details(causes(error).into_iter().map(foreign)),
    }
}
