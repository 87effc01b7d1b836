//! Words in Latin letters in a Russian text, other than names, commands, keys, values.

/// Names of formats, programs and standards that are written in Latin letters in Russian too.
const NAMES: &[&str] = &[
    "prikaz",
    "DOCX",
    "XLSX",
    "XLSM",
    "XLSB",
    "ODS",
    "ODF",
    "CSV",
    "TSV",
    "PDF",
    "HTML",
    "TXT",
    "ZIP",
    "PNG",
    "QR",
    "TOML",
    "JSON",
    "UTF",
    "Excel",
    "Word",
    "LibreOffice",
    "Windows",
    "SMTP",
    "STARTTLS",
    "TLS",
    "CRLF",
    "LF",
    "ICS",
    "iCalendar",
    "ISO",
    "MIME",
    "ASCII",
    "XML",
    "OLE",
    "PRIKAZ_AS",
    "PRIKAZ_DATA",
    "SHA",
    "RTF",
    "Office",
    "Apple",
    "Pages",
    "Numbers",
    "Keynote",
    "CP",
    "DOS",
    "KOI",
    "Mac",
];

/// The words in Latin letters that stand in `text` as its own: keys and commands stand in backticks, values of a file
/// in quotation marks, names of files have a point or a slash, options begin with two hyphens.
pub(crate) fn foreign(text: &str) -> Vec<String> {
    // The usage of a command is a command; details are marked.
    let own = |line: &&str| !line.contains("подробность") && !line.contains("Использование:");
    let mut found = Vec::new();
    for line in text.lines().filter(own) {
        let bare: String = line.split('`').step_by(2).collect::<Vec<_>>().join(" ");
        let bare = outside_quotes(&bare);
        for word in bare.split(|sign: char| sign.is_whitespace() || "«»“”(),;:!?[]\"".contains(sign)) {
            let is_name = word.contains(['.', '/', '\\', '@', '=', '_', '*']) || word.starts_with("--");
            let letters = word.trim_matches(|sign: char| !sign.is_ascii_alphabetic());
            let roman = |part: &str| part.chars().all(|sign| "IVXLC".contains(sign));
            let parts = letters.split('-').filter(|part| !NAMES.contains(part) && !roman(part));
            let latin =
                parts.filter(|part| part.len() > 1 && part.chars().all(|sign| sign.is_ascii_alphabetic()));
            if !is_name {
                found.extend(latin.map(str::to_owned));
            }
        }
    }
    found
}

/// What somebody wrote is quoted; what is not closed goes to the end.
fn outside_quotes(text: &str) -> String {
    let (mut deep, mut out) = (0_u32, String::new());
    for sign in text.chars() {
        match sign {
            '«' => deep += 1,
            '»' => deep = deep.saturating_sub(1),
            _ if deep == 0 => out.push(sign),
            _ => {}
        }
    }
    out
}
