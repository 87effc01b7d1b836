//! Canonical JSON: sorted keys, no white space, written straight from a value.
//!
//! It is what `serde_json::to_value(value)?.to_string()` gives, without the tree between.

use std::cell::Cell;
use std::fmt::Write as _;
use std::sync::Arc;

use serde::ser::{
    Error as _, Serialize, SerializeSeq, SerializeTuple, SerializeTupleStruct, SerializeTupleVariant,
    Serializer,
};
use serde_json::Error;

mod object;

use object::{Members, Object};

/// How deep a body may be nested; `serde_json` reads 127 levels, one of which is the record itself.
const MAX_DEPTH: usize = 100;

/// The canonical JSON of `value`.
///
/// # Errors
/// When `value` cannot be written as JSON (a map whose keys are not texts, a number that is none), or is nested
/// so deep that it could not be read back.
pub(super) fn canonical(value: &impl Serialize) -> Result<Arc<str>, Error> {
    let mut text = SPARE.take();
    text.clear();
    value.serialize(Writer { text: &mut text, depth: 0 })?;
    let written = text.out.as_str().into();
    if text.out.len() <= SPARE_LEN {
        SPARE.set(text);
    }
    Ok(written)
}

thread_local! {
    /// What the last value of this thread was written in, so that each need not grow its own.
    static SPARE: Cell<Text> = Cell::default();
}

/// Longer texts are rare, and not worth keeping their memory for.
const SPARE_LEN: usize = 1 << 18;

/// The text as far as it is written, and what has to be remembered of the objects that are not closed yet.
#[derive(Default)]
struct Text {
    out: String,
    /// Members of all open objects, those of the innermost last.
    members: Vec<object::Member>,
    /// Where the members of an object are put in order.
    sorted: String,
}

/// Writes one value.
struct Writer<'t> {
    text: &'t mut Text,
    depth: usize,
}

/// Writes the items of a list.
struct List<'t> {
    text: &'t mut Text,
    depth: usize,
    first: bool,
    /// What closes it; a variant with a list inside closes an object too.
    close: &'static str,
}

impl<'t> Writer<'t> {
    fn deeper(self) -> Result<Self, Error> {
        if self.depth >= MAX_DEPTH {
            return Err(Error::custom("the value is nested too deep"));
        }
        Ok(Self { text: self.text, depth: self.depth + 1 })
    }

    fn list(self, close: &'static str) -> Result<List<'t>, Error> {
        let Self { text, depth } = self.deeper()?;
        text.out.push('[');
        Ok(List { text, depth, first: true, close })
    }

    fn object(self, close: &'static str) -> Result<Object<'t>, Error> {
        let Self { text, depth } = self.deeper()?;
        Ok(Object::open(text, depth, close))
    }

    /// `{"variant":` and what follows.
    fn variant(self, variant: &str) -> Result<Self, Error> {
        let inner = self.deeper()?;
        inner.text.out.push('{');
        inner.text.push_quoted(variant)?;
        inner.text.out.push(':');
        Ok(inner)
    }

    fn plain(self, value: impl Serialize) -> Result<(), Error> {
        self.text.out.push_str(&serde_json::to_string(&value)?);
        Ok(())
    }

    fn whole(self, number: impl std::fmt::Display) -> Result<(), Error> {
        write!(self.text.out, "{number}").map_err(Error::custom)
    }
}

impl Text {
    fn clear(&mut self) {
        self.out.clear();
        self.members.clear();
    }

    /// A text in quotes, and whether it stands there as it is: the usual text has nothing to escape.
    fn push_quoted(&mut self, text: &str) -> Result<bool, Error> {
        let plain = is_plain(text);
        if plain {
            self.out.reserve(text.len() + 2);
            self.out.push('"');
            self.out.push_str(text);
            self.out.push('"');
        } else {
            self.out.push_str(&serde_json::to_string(text)?);
        }
        Ok(plain)
    }
}

/// Whether `text` stands in quotes as it is. Every byte is looked at, which takes less time than stopping would.
fn is_plain(text: &str) -> bool {
    let odd = |byte: u8| u8::from(byte < b' ') | u8::from(byte == b'"') | u8::from(byte == b'\\');
    text.bytes().fold(0, |any, byte| any | odd(byte)) == 0
}

impl<'t> Serializer for Writer<'t> {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = List<'t>;
    type SerializeTuple = List<'t>;
    type SerializeTupleStruct = List<'t>;
    type SerializeTupleVariant = List<'t>;
    type SerializeMap = Members<'t>;
    type SerializeStruct = Object<'t>;
    type SerializeStructVariant = Object<'t>;

    fn serialize_bool(self, value: bool) -> Result<(), Error> {
        self.whole(value)
    }
    fn serialize_i8(self, value: i8) -> Result<(), Error> {
        self.whole(value)
    }
    fn serialize_i16(self, value: i16) -> Result<(), Error> {
        self.whole(value)
    }
    fn serialize_i32(self, value: i32) -> Result<(), Error> {
        self.whole(value)
    }
    fn serialize_i64(self, value: i64) -> Result<(), Error> {
        self.whole(value)
    }
    fn serialize_u8(self, value: u8) -> Result<(), Error> {
        self.whole(value)
    }
    fn serialize_u16(self, value: u16) -> Result<(), Error> {
        self.whole(value)
    }
    fn serialize_u32(self, value: u32) -> Result<(), Error> {
        self.whole(value)
    }
    fn serialize_u64(self, value: u64) -> Result<(), Error> {
        self.whole(value)
    }
    fn serialize_f32(self, value: f32) -> Result<(), Error> {
        self.plain(serde_json::to_value(value)?)
    }
    fn serialize_f64(self, value: f64) -> Result<(), Error> {
        self.plain(value)
    }
    fn serialize_char(self, value: char) -> Result<(), Error> {
        self.plain(value)
    }
    fn serialize_str(self, value: &str) -> Result<(), Error> {
        self.text.push_quoted(value).map(drop)
    }
    fn serialize_bytes(self, value: &[u8]) -> Result<(), Error> {
        value.serialize(self)
    }
    fn serialize_none(self) -> Result<(), Error> {
        self.serialize_unit()
    }
    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }
    fn serialize_unit(self) -> Result<(), Error> {
        self.text.out.push_str("null");
        Ok(())
    }
    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Error> {
        self.serialize_unit()
    }
    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<(), Error> {
        self.serialize_str(variant)
    }
    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        value.serialize(self)
    }
    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        let Self { text, depth } = self.variant(variant)?;
        value.serialize(Writer { text: &mut *text, depth })?;
        text.out.push('}');
        Ok(())
    }
    fn serialize_seq(self, _: Option<usize>) -> Result<List<'t>, Error> {
        self.list("")
    }
    fn serialize_tuple(self, _: usize) -> Result<List<'t>, Error> {
        self.list("")
    }
    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<List<'t>, Error> {
        self.list("")
    }
    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<List<'t>, Error> {
        self.variant(variant)?.list("}")
    }
    fn serialize_map(self, _: Option<usize>) -> Result<Members<'t>, Error> {
        Ok(Members::of(self.object("")?))
    }
    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Object<'t>, Error> {
        self.object("")
    }
    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Object<'t>, Error> {
        self.variant(variant)?.object("}")
    }
}

impl List<'_> {
    fn item(&mut self, value: &(impl Serialize + ?Sized)) -> Result<(), Error> {
        if !std::mem::take(&mut self.first) {
            self.text.out.push(',');
        }
        value.serialize(Writer { text: self.text, depth: self.depth })
    }

    fn finish(self) {
        self.text.out.push(']');
        self.text.out.push_str(self.close);
    }
}

/// A list by whatever name `serde` calls it.
macro_rules! lists {
    ($($kind:ident $item:ident),*) => {$(
        impl $kind for List<'_> {
            type Ok = ();
            type Error = Error;

            fn $item<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
                self.item(value)
            }
            fn end(self) -> Result<(), Error> {
                self.finish();
                Ok(())
            }
        }
    )*};
}

lists!(
    SerializeSeq serialize_element,
    SerializeTuple serialize_element,
    SerializeTupleStruct serialize_field,
    SerializeTupleVariant serialize_field
);

#[cfg(test)]
mod tests;
