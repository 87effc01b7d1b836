//! Files of other kinds that people hand in, told by how they begin, never by their names.

use prikaz_fact::coded;

coded! {
/// A file of a kind that people send beside workbooks and texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Foreign: Serialize {
    /// Other files, packed.
    Archive,
    /// A text in the Rich Text Format.
    Rtf,
    /// A page of the web, whatever it is called.
    WebPage,
    /// A workbook or a text as one XML file of Office 2003.
    OfficeXml,
    /// A presentation.
    Presentation,
    /// A drawing.
    Drawing,
    /// A workbook or a text of Apple.
    Apple,
    /// A PDF document.
    Pdf,
    /// A picture, mostly a scan.
    Picture,
    /// A letter of a mail program.
    Letter,
}
}

/// What a file that is no package is, by how it begins; none where nothing is told so.
pub(super) fn foreign(bytes: &[u8]) -> Option<Foreign> {
    const OPENING: usize = 4096;
    const BEGINNINGS: [(&[u8], Foreign); 12] = [
        (b"Rar!\x1a\x07", Foreign::Archive),
        (b"7z\xBC\xAF\x27\x1C", Foreign::Archive),
        (b"\x1F\x8B\x08", Foreign::Archive),
        (b"{\\rtf", Foreign::Rtf),
        (b"%PDF", Foreign::Pdf),
        (b"\x89PNG", Foreign::Picture),
        (b"\xFF\xD8\xFF", Foreign::Picture),
        (b"GIF8", Foreign::Picture),
        (b"II*\0", Foreign::Picture),
        (b"MM\0*", Foreign::Picture),
        (b"AT&TFORM", Foreign::Picture),
        (b"RIFF", Foreign::Picture),
    ];
    let opening = &bytes[..bytes.len().min(OPENING)];
    if let Some((_, kind)) = BEGINNINGS.iter().find(|(beginning, _)| opening.starts_with(beginning)) {
        return Some(*kind);
    }
    if opening.get(4..8) == Some(b"ftyp") {
        return Some(Foreign::Picture);
    }
    let text = String::from_utf8_lossy(opening).replace('\0', "").to_lowercase();
    let text = text.trim_start_matches(|sign: char| sign == '\u{feff}' || sign.is_whitespace());
    let says = |word: &str| text.contains(word);
    let tag = text.trim_start_matches(|sign| sign != '<');
    if text.starts_with("<?xml") && (says("urn:schemas-microsoft-com:office") || says("progid=")) {
        return Some(Foreign::OfficeXml);
    }
    if text.starts_with('<')
        && (tag.starts_with("<html") || tag.starts_with("<!doctype html") || says("<html"))
    {
        return Some(Foreign::WebPage);
    }
    if text.starts_with('<') && says("<table") {
        return Some(Foreign::WebPage);
    }
    let is_mail = says("mime-version:") && says("content-type:");
    match (is_mail, says("multipart/related") || says("text/html")) {
        (true, true) if !says("received:") && !says("\nto:") => Some(Foreign::WebPage),
        (true, _) => Some(Foreign::Letter),
        (false, _) => None,
    }
}
