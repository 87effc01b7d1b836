//! What is recorded can be read as it stands: no text of it has a sign that nobody sees and that changes how it reads.
//!
//! *Invariant:* asked of what is to be recorded, whatever it is, and never of what is recorded already.

use std::fmt;

use serde::ser::{self, Serialize, Serializer};

use prikaz_domain::{code_point, is_control};
use prikaz_fact::coded;

use crate::refusal::Refusal;

coded! {
/// A field that is one line, wherever it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum OneLine {
    /// Of a file.
    Name,
    /// Of an act or a row.
    Number,
    /// Where something was published.
    Address,
}
}

/// How much of a text is told, in characters.
const EXCERPT: usize = 80;

/// Looks through every text of `recorded`.
///
/// # Errors
/// [`Refusal::ForbiddenSign`] for the first text with a control character or one that turns the direction of writing. Lines
/// of a text may end and words stand apart by tabulators, but where one line is all that is asked for.
pub fn legible(recorded: &impl Serialize) -> Result<(), Refusal> {
    match recorded.serialize(Look { is_one_line: false }) {
        // What cannot be written at all is told by whoever writes it.
        Ok(()) | Err(Stopped::Other) => Ok(()),
        Err(Stopped::At(sign, text)) => Err(refusal(sign, &text)),
    }
}

fn refusal(sign: char, text: &str) -> Refusal {
    let shown: String = text.replace(['\n', '\t'], " ").chars().filter(|sign| !is_control(*sign)).collect();
    let text = match shown.char_indices().nth(EXCERPT) {
        Some((end, _)) => format!("{}…", shown[..end].trim_end()),
        None => shown,
    };
    Refusal::ForbiddenSign { sign: code_point(sign), text }
}

/// The first sign that may not stand in `text`.
fn forbidden(text: &str, is_one_line: bool) -> Option<char> {
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        let stands = match sign {
            '\n' | '\t' => !is_one_line,
            // Windows ends lines with two signs; one alone would write over the beginning of its line.
            '\r' => !is_one_line && signs.peek() == Some(&'\n'),
            other => !is_control(other),
        };
        if !stands {
            return Some(sign);
        }
    }
    None
}

/// Why looking ended.
#[derive(Debug)]
enum Stopped {
    At(char, String),
    Other,
}

impl fmt::Display for Stopped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a sign that may not stand in a text")
    }
}

impl std::error::Error for Stopped {}

impl ser::Error for Stopped {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self::Other
    }
}

/// Goes through a value as if it were written, and keeps nothing of it.
#[derive(Clone, Copy)]
struct Look {
    is_one_line: bool,
}

type Looked = Result<(), Stopped>;

macro_rules! says_nothing {
    ($($name:ident: $type:ty),* $(,)?) => {
        $(fn $name(self, _: $type) -> Looked {
            Ok(())
        })*
    };
}

impl Serializer for Look {
    type Ok = ();
    type Error = Stopped;
    type SerializeSeq = Self;
    type SerializeTuple = Self;
    type SerializeTupleStruct = Self;
    type SerializeTupleVariant = Self;
    type SerializeMap = Self;
    type SerializeStruct = Self;
    type SerializeStructVariant = Self;

    says_nothing! {
        serialize_bool: bool, serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64,
        serialize_i128: i128, serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64,
        serialize_u128: u128, serialize_f32: f32, serialize_f64: f64, serialize_bytes: &[u8],
        serialize_unit_struct: &'static str,
    }

    fn serialize_char(self, sign: char) -> Looked {
        self.serialize_str(sign.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, text: &str) -> Looked {
        match forbidden(text, self.is_one_line) {
            Some(sign) => Err(Stopped::At(sign, text.to_owned())),
            None => Ok(()),
        }
    }

    fn serialize_none(self) -> Looked {
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Looked {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Looked {
        Ok(())
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, _: &'static str) -> Looked {
        Ok(())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Looked {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        value: &T,
    ) -> Looked {
        value.serialize(self)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Self, Stopped> {
        Ok(self)
    }

    fn serialize_tuple(self, _: usize) -> Result<Self, Stopped> {
        Ok(self)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self, Stopped> {
        Ok(self)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self, Stopped> {
        Ok(self)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self, Stopped> {
        Ok(self)
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self, Stopped> {
        Ok(self)
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self, Stopped> {
        Ok(self)
    }
}

macro_rules! goes_on {
    ($($kind:ident::$name:ident),* $(,)?) => {$(
        impl ser::$kind for Look {
            type Ok = ();
            type Error = Stopped;

            fn $name<T: Serialize + ?Sized>(&mut self, value: &T) -> Looked {
                value.serialize(*self)
            }

            fn end(self) -> Looked {
                Ok(())
            }
        }
    )*};
}

goes_on! {
    SerializeSeq::serialize_element,
    SerializeTuple::serialize_element,
    SerializeTupleStruct::serialize_field,
    SerializeTupleVariant::serialize_field,
}

impl ser::SerializeMap for Look {
    type Ok = ();
    type Error = Stopped;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Looked {
        key.serialize(*self)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Looked {
        value.serialize(*self)
    }

    fn end(self) -> Looked {
        Ok(())
    }
}

macro_rules! goes_into_fields {
    ($($kind:ident),*) => {$(
        impl ser::$kind for Look {
            type Ok = ();
            type Error = Stopped;

            fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Looked {
                value.serialize(Self { is_one_line: OneLine::from_code(name).is_some() })
            }

            fn end(self) -> Looked {
                Ok(())
            }
        }
    )*};
}

goes_into_fields!(SerializeStruct, SerializeStructVariant);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::event::Event;
    use crate::record::paper::FileReference;
    use prikaz_domain::DraftNo;

    fn reason(text: &str) -> Event {
        Event::DraftWithdrawn { draft: DraftNo(1), reason: text.to_owned() }
    }

    #[test]
    fn a_sign_that_is_not_seen_is_told_with_the_text_it_stands_in() {
        let told = legible(&reason("начало\n\u{202e}конец\u{7}")).unwrap_err();
        let expected =
            Refusal::ForbiddenSign { sign: "U+202E".to_owned(), text: "начало конец".to_owned() };
        assert_eq!(told, expected);
        let long = format!("\u{200f}{}", "слово ".repeat(50));
        let Err(Refusal::ForbiddenSign { text, .. }) = legible(&reason(&long)) else { panic!("taken") };
        assert!(text.chars().count() <= EXCERPT + 1 && text.ends_with('…'), "{text}");
    }

    #[test]
    fn every_such_sign_is_refused_and_no_other() {
        let signs = ('\u{0}'..='\u{ffff}').chain(['\u{1f642}', '\u{10ffff}']);
        for sign in signs {
            let is_turning = "\u{61c}\u{200e}\u{200f}\u{202a}\u{202b}\u{202c}\u{202d}\u{202e}\u{2066}\u{2067}\u{2068}\u{2069}";
            let expected = (sign.is_control() && !matches!(sign, '\n' | '\t')) || is_turning.contains(sign);
            assert_eq!(legible(&reason(&format!("а{sign}б"))).is_err(), expected, "{}", code_point(sign));
        }
        assert!(legible(&reason("первая\r\nвторая")).is_ok());
        assert!(legible(&reason("первая\n\rвторая")).is_err());
    }

    #[test]
    fn names_of_files_are_one_line() {
        let named = |name: &str| legible(&Some(vec![FileReference::of(name, b"")]));
        assert!(named("приказ № 5.docx").is_ok());
        for name in ["приказ\n.docx", "приказ\t.docx", "приказ\r\n.docx", "приказ\u{202e}xcod.exe"]
        {
            assert!(named(name).is_err(), "{name:?}");
        }
    }
}
