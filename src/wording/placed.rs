//! Faults of data files with their places, in one form for every kind of file.

use prikaz_fact::Coded;
use prikaz_placed::{Fault, ShapeFault, What};

use super::data_fault::Nearest;
use super::general::{ERROR, HINT};
use super::{Message, Messages, Text};

/// Its texts are those of the shape of any file, or those of the meaning of this one.
impl<M: Message + Coded> Message for What<M> {
    const TEXTS: &'static [Text] = &[];

    fn code(&self) -> &'static str {
        Self::code(self)
    }

    fn texts(&self) -> &'static [Text] {
        match self {
            Self::Shape(_) => ShapeFault::TEXTS,
            Self::Meaning(_) => M::TEXTS,
        }
    }
}

/// A fault in words, with its place: `calendar/ru-2024.toml:3:5: ошибка: norm: нет обязательного ключа `hours_40``.
pub fn fault_line<M: Message + Coded>(messages: &Messages, fault: &Fault<M>) -> String {
    let place = format!("{}:{}:{}", fault.file, fault.line, fault.column);
    let key = if fault.key.is_empty() { String::new() } else { format!("{}: ", fault.key) };
    format!("{place}: {}: {key}{}", messages.word(ERROR), messages.text(&fault.what))
}

/// What to do about a fault: the word that was probably meant, or the advice that goes with it.
pub fn fault_hint<M: Message + Coded>(messages: &Messages, fault: &Fault<M>) -> Option<String> {
    match &fault.hint {
        Some(nearest) => Some(messages.text(&Nearest { nearest: nearest.clone() })),
        None => messages.beside(&fault.what),
    }
}

/// Faults in words, each with what to do about it on the line below.
pub fn fault_lines<'f, M: Message + Coded + 'f>(
    messages: &Messages,
    faults: impl IntoIterator<Item = &'f Fault<M>>,
) -> Vec<String> {
    let lines = faults.into_iter().flat_map(|fault| {
        let hint = fault_hint(messages, fault).map(|hint| format!("  {}: {hint}", messages.word(HINT)));
        std::iter::once(fault_line(messages, fault)).chain(hint)
    });
    lines.collect()
}
