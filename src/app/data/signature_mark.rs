//! The data of an electronic signature, as the file beside an order says them.

use time::Date;
use time::macros::format_description;

use super::setting::{Node, SettingFault, SettingFaultKind, SettingText};
use prikaz_placed::{Key, ShapeFault, Sheet, Table, ValueType};
use prikaz_report::paper::{SignatureMark, SignedAt};

/// Keys of the file.
pub mod keys {
    prikaz_placed::keys! { "данные электронной подписи, которые печатаются отметкой о ней" / "the data of an electronic signature, printed as its mark";
        CERTIFICATE "certificate": Text, Needed, "номер сертификата" / "number of the certificate", "\"00F3A1\"";
        OWNER "owner": Text, Needed, "владелец: кто подписал, полностью, или наименование органа" / "its owner: who signed, in full, or the name of the body", "\"Иванова Анна Петровна\"";
        VALID_FROM "valid_from": Either(&[Text, Date]), Needed, "первый день срока действия" / "first day of its term", "\"2024-01-01\"";
        VALID_TO "valid_to": Either(&[Text, Date]), Needed, "последний день срока действия" / "last day of its term", "\"2025-01-01\"";
        SIGNED_AT "signed_at": Text, Optional, "день и время подписания по метке времени, если она есть" / "day and time of signing, where a time stamp tells them", "\"23.04.2024 15:04\"";
    }
}

/// The file is not as it must be.
#[derive(Debug)]
pub struct FaultySignature {
    /// The file.
    pub path: String,
    /// All that is wrong with it.
    pub faults: Vec<SettingFault>,
}

/// Reads the data of a signature in `text`, the file `path`.
///
/// # Errors
/// Every fault of it.
pub fn read_signature(path: &str, text: &str) -> Result<SignatureMark, FaultySignature> {
    Sheet::load(path, text, SettingText, &keys::KEYS, read)
        .map_err(|faults| FaultySignature { path: path.to_owned(), faults })
}

fn read(root: &Node<'_>) -> Option<SignatureMark> {
    let table = root.table()?;
    let certificate = table.need_text(&keys::CERTIFICATE);
    let owner = table.need_text(&keys::OWNER);
    let valid_from = day(&table, &keys::VALID_FROM);
    let valid_to = day(&table, &keys::VALID_TO);
    let signed_at = table.get(&keys::SIGNED_AT).map(|node| signed(&node));
    table.close();
    let (valid_from, valid_to) = (valid_from?, valid_to?);
    if valid_from > valid_to {
        table.get(&keys::VALID_TO)?.fault(SettingFaultKind::TermBackwards { from: valid_from, to: valid_to });
        return None;
    }
    let signed_at = match signed_at {
        Some(read) => Some(read?),
        None => None,
    };
    Some(SignatureMark { certificate: certificate?, owner: owner?, valid_from, valid_to, signed_at })
}

/// A day, in quotation marks or without.
fn day(table: &Table<'_, SettingText>, key: &'static Key) -> Option<Date> {
    let node = table.need(key)?;
    if !node.is_text() {
        return node.date();
    }
    let read = Date::parse(node.text()?.trim(), format_description!("[year]-[month]-[day]")).ok();
    if read.is_none() {
        node.misshapen(ShapeFault::WrongType { expected: ValueType::Date, found: ValueType::Text });
    }
    read
}

fn signed(node: &Node<'_>) -> Option<SignedAt> {
    let text = node.text()?;
    let read = SignedAt::new(&text);
    if read.is_none() {
        node.fault(SettingFaultKind::NotASigningTime { text });
    }
    read
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHOLE: &str = "certificate = \"00F3A1\"\nowner = \"Образцов Петр Иванович\"\nvalid_from = \"2023-09-01\"\n\
                         valid_to = 2024-11-30\nsigned_at = \"23.04.2024 15:04\"\n";

    fn told(text: &str) -> Vec<String> {
        match read_signature("signature.toml", text) {
            Ok(_) => Vec::new(),
            Err(FaultySignature { faults, .. }) => faults
                .iter()
                .map(|one| format!("{}:{} {} {:?}", one.line, one.what.code(), one.about(), one.hint))
                .collect(),
        }
    }

    #[test]
    fn a_day_stands_in_quotation_marks_or_without() {
        assert_eq!(told(WHOLE), [""; 0]);
        assert_eq!(told("valid_from = 1\n").len(), 4);
        let days = WHOLE.replace("\"2023-09-01\"", "2023-09-01").replace("2024-11-30", "\"2024-11-30\"");
        assert_eq!(told(&days), [""; 0]);
        let days = WHOLE.replace("\"2023-09-01\"", "\"01.09.2023\"");
        assert_eq!(told(&days), ["3:wrong-type valid_from None"]);
    }

    #[test]
    fn all_that_is_wrong_is_told_at_once() {
        let text = "sertificate = \"00F3A1\"\nowner = \" \"\nvalid_from = \"2025-09-01\"\nvalid_to = \"2024-11-30\"\n\
                    signed_at = \"вчера\"\n";
        assert_eq!(
            told(text),
            [
                "1:missing-key certificate None",
                "1:unknown-key sertificate Some(\"certificate\")",
                "2:empty-text owner None",
                "4:term-backwards valid_to None",
                "5:not-a-signing-time signed_at None",
            ]
        );
    }
}
