//! Documents that cannot be made, and wordings that cannot be compared.

use time::Date;

use super::macros::messages;
use prikaz_domain::{ActReference, Digest, EditionNo, ProcedureId, RegisterId};
use prikaz_report::InForce;
use prikaz_report::paper::MarkFault;

messages! {
    notice UnknownFormat = "paper.unknown-format" { path: String };
    notice UnknownShape = "paper.unknown-shape" { key: String, known: Vec<String> };
    notice PaperNoCalendar = "paper.no-calendar" { year: i32, file: String };
    notice UnknownDocument = "paper.unknown-document" { word: String, file: String };
    notice NoProfile = "paper.no-profile" { path: String };
    notice NoEmblem = "paper.no-emblem" { path: String };
    notice NoText = "paper.no-text" { procedure: ProcedureId };
    notice PaperFaultyProfile = "paper.profile" {};
    notice FaultyTemplate = "paper.template" {};
    notice PaperMark = "paper.mark" { #[serde(flatten)] fault: MarkFault };
    notice NoPdf = "paper.no-pdf" {};
    notice BadFace = "paper.bad-face" { file: String };
    notice NoGlyph = "paper.no-glyph" { characters: String };
    notice NoTable = "paper.no-table" {};
    notice LongCell = "paper.long-cell" { sheet: String, cell: String };
    notice LongCode = "paper.long-code" {};
    notice NotRendered = "paper.render" {};
    notice SameWordings = "pair.same" {
        from: u32, from_draft: bool, to: u32, to_draft: bool,
    };
    notice PairForms = "pair.forms" { old: RegisterId, new: RegisterId };
    notice PairNotYet = "pair.not-yet" { register: RegisterId, on: Date, first: Box<InForce> };
    line PairForm = "pair.form" { register: RegisterId, digest: Digest, columns: Vec<String> };
    notice PairBodies = "pair.bodies" { first: RegisterId, other: RegisterId };
    notice PairRepealed = "pair.repealed" {
        register: RegisterId, on: Date, edition: EditionNo, by: ActReference, from: Option<Date>,
    };
    notice PairNoEdition = "pair.no-edition" { register: RegisterId, edition: EditionNo, editions: u32 };
}
