//! What the heads and feet of printed pages say. None of it is read for rows, all of it is told.

use quick_xml::Reader;
use quick_xml::events::Event;

use super::{ImportError, Limits};
use crate::package::container;
use crate::package::xml::{attribute, meant};
use prikaz_form::{Aside, RawTable, Told};

/// What stands for what cannot be read: it is not read for rows either way, and that something is there is told.
pub(super) const UNREADABLE: &str = "…";

/// What heads and feet say, each once: a number of the page and a mark of one word («Проект») say nothing that could be
/// missed.
pub(super) fn told(texts: impl IntoIterator<Item = Result<String, ImportError>>) -> Vec<Told> {
    let mut said: Vec<String> = Vec::new();
    for text in texts {
        let says_something = text.as_deref().map_or(true, |text| {
            let words = text.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic));
            words.count() > 1
        });
        let text = text.unwrap_or_else(|_| UNREADABLE.to_owned());
        if says_something && !said.contains(&text) {
            said.push(text);
        }
    }
    let one = |text| Told { row: 0, column: None, what: Aside::PageText, text };
    said.into_iter().map(one).collect()
}

/// The heads and feet of a worksheet of Excel (`headerFooter`; ISO/IEC 29500-1, clause 18.3.1.46), from where `part`
/// begins to speak of them.
///
/// # Errors
/// When it is no XML.
pub(super) fn of_worksheet(part: &[u8]) -> Result<Vec<String>, ImportError> {
    let source = std::str::from_utf8(part).map_err(ImportError::damaged)?;
    let mut reader = Reader::from_str(source);
    reader.config_mut().check_end_names = false;
    reader.config_mut().allow_unmatched_ends = true;
    let mut open: Option<String> = None;
    let mut found = Vec::new();
    loop {
        match reader.read_event().map_err(ImportError::damaged)? {
            Event::Start(element) if is_page_text(element.local_name().as_ref()) => {
                open = Some(String::new())
            }
            Event::End(element) if is_page_text(element.local_name().as_ref()) => {
                found.extend(open.take().map(|text| without_codes(&text)));
            }
            Event::Text(text) => open.iter_mut().for_each(|kept| kept.push_str(&text)),
            Event::CData(text) => open.iter_mut().for_each(|kept| kept.push_str(&text)),
            Event::GeneralRef(entity) => {
                let meant = meant(&entity)?;
                open.iter_mut().for_each(|kept| kept.push_str(&meant));
            }
            Event::Eof => return Ok(found),
            _ => {}
        }
    }
}

fn is_page_text(name: &str) -> bool {
    const NAMES: [&str; 6] =
        ["oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter"];
    NAMES.contains(&name)
}

/// The words of a head or foot without its codes: `&L&"Arial,bold"&14Сведения, с. &P` is «Сведения, с.».
fn without_codes(text: &str) -> String {
    let mut words = String::new();
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        match (sign, signs.peek().copied()) {
            ('&', Some('&')) => {
                signs.next();
                words.push('&');
            }
            // The name of a font, in quotation marks.
            ('&', Some('"')) => {
                signs.next();
                let font = signs.by_ref().take_while(|sign| *sign != '"');
                font.for_each(drop);
            }
            // A size.
            ('&', Some('0'..='9')) => while signs.next_if(char::is_ascii_digit).is_some() {},
            // A colour: six signs, or two of a theme with a shade.
            ('&', Some('K')) => {
                signs.next();
                (0..6).for_each(|_| {
                    signs.next_if(|sign| sign.is_ascii_hexdigit() || matches!(sign, '+' | '-'));
                });
            }
            // Left, middle and right stand apart; so does what is filled in at printing.
            ('&', Some(_)) => {
                signs.next();
                words.push(' ');
            }
            ('&', None) => {}
            (other, _) => words.push(other),
        }
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Tells of `tables`, at the first, what the heads and feet of a spreadsheet of OpenDocument say (`styles.xml`, which a
/// file need not have; OpenDocument 1.3 part 3, clause 16.10).
pub(super) fn tell_of_spreadsheet(tables: &mut [RawTable], bytes: &[u8], content: &[u8], limits: &Limits) {
    let styles = match container::one_part(bytes, "styles.xml", ImportError::NoWorkbook, limits) {
        Err(ImportError::NoWorkbook) => return,
        styles => styles,
    };
    let texts = styles.and_then(|styles| of_masters(&styles, &used_masters(content)?));
    let texts = texts.map_or_else(|error| vec![Err(error)], |texts| texts.into_iter().map(Ok).collect());
    if let Some(first) = tables.first_mut() {
        first.told.extend(told(texts));
    }
}

/// The names of the pages that the sheets of `content` are printed on; none where a sheet names no page, and any may be
/// its own.
fn used_masters(content: &[u8]) -> Result<Option<Vec<String>>, ImportError> {
    let source = std::str::from_utf8(content).map_err(ImportError::damaged)?;
    let mut reader = Reader::from_str(source);
    let mut names = Some(Vec::new());
    loop {
        match reader.read_event().map_err(ImportError::damaged)? {
            Event::Start(element) | Event::Empty(element) => match element.local_name().as_ref() {
                "style" if attribute(&element, "family")?.as_deref() == Some("table") => {
                    let name = attribute(&element, "master-page-name")?.filter(|name| !name.is_empty());
                    names = names.zip(name).map(|(names, name)| [names, vec![name]].concat());
                }
                // Styles stand before the sheets.
                "table" => return Ok(names.filter(|names| !names.is_empty())),
                _ => {}
            },
            Event::Eof => return Ok(names),
            _ => {}
        }
    }
}

/// The heads and feet of the pages of these names, of all where none are named, but for those that are switched off.
fn of_masters(styles: &[u8], names: &Option<Vec<String>>) -> Result<Vec<String>, ImportError> {
    let source = std::str::from_utf8(styles).map_err(ImportError::damaged)?;
    let mut reader = Reader::from_str(source);
    let (mut is_used, mut open) = (false, None::<String>);
    let mut found = Vec::new();
    loop {
        match reader.read_event().map_err(ImportError::damaged)? {
            Event::Start(element) => match element.local_name().as_ref() {
                "master-page" => {
                    let name = attribute(&element, "name")?;
                    is_used =
                        names.as_ref().is_none_or(|names| name.is_some_and(|name| names.contains(&name)));
                }
                name if is_used && is_margin(name) => {
                    let is_off = attribute(&element, "display")?.as_deref() == Some("false");
                    open = (!is_off).then(String::new);
                }
                _ => {}
            },
            Event::End(element) => match element.local_name().as_ref() {
                "p" => open.iter_mut().for_each(|text| text.push(' ')),
                name if is_margin(name) => found.extend(open.take()),
                _ => {}
            },
            Event::Empty(element) if matches!(element.local_name().as_ref(), "s" | "tab" | "line-break") => {
                open.iter_mut().for_each(|text| text.push(' '));
            }
            Event::Text(text) => open.iter_mut().for_each(|kept| kept.push_str(&text)),
            Event::GeneralRef(entity) => {
                let meant = meant(&entity)?;
                open.iter_mut().for_each(|kept| kept.push_str(&meant));
            }
            Event::Eof => {
                let joined = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
                return Ok(found.into_iter().map(joined).collect());
            }
            _ => {}
        }
    }
}

fn is_margin(name: &str) -> bool {
    const NAMES: [&str; 6] =
        ["header", "footer", "header-left", "footer-left", "header-first", "footer-first"];
    NAMES.contains(&name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_a_head_are_those_that_are_no_codes() {
        let cases = [
            ("&L&\"Arial,bold\"&14Сведения отдела&C&P из &N&R&K01+000конец", "Сведения отдела из конец"),
            ("&CИ&&К &KFF0000за 2025 год", "И&К за 2025 год"),
            ("&", ""),
            ("&\"без конца", ""),
            ("&8стр. &P", "стр."),
        ];
        for (text, words) in cases {
            assert_eq!(without_codes(text), words, "{text}");
        }
    }
}
