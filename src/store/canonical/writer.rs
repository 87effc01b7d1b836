//! Writes a value as `serde` tells it. Values stand in lists and objects, and those in values: that goes round, and is
//! one file.

use std::fmt::Write as _;

use serde::ser::{
    Error as _, Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant,
    SerializeTuple, SerializeTupleStruct, SerializeTupleVariant, Serializer,
};
use serde_json::Error;

use super::text::Text;

/// How deep a body may be nested; `serde_json` reads 127 levels, one of which is the record itself.
pub(super) const MAX_DEPTH: usize = 100;

/// Writes one value.
pub(super) struct ValueWriter<'t> {
    text: &'t mut Text,
    depth: usize,
}

/// Writes the items of a list.
pub(super) struct List<'t> {
    text: &'t mut Text,
    depth: usize,
    first: bool,
    /// What closes it; a variant with a list inside closes an object too.
    close: &'static str,
}

impl<'t> ValueWriter<'t> {
    /// Writes a whole value into `text`.
    pub(super) fn of(text: &'t mut Text) -> Self {
        Self { text, depth: 0 }
    }

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

impl<'t> Serializer for ValueWriter<'t> {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = List<'t>;
    type SerializeTuple = List<'t>;
    type SerializeTupleStruct = List<'t>;
    type SerializeTupleVariant = List<'t>;
    type SerializeMap = MapMembers<'t>;
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
        value.serialize(ValueWriter { text: &mut *text, depth })?;
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
    fn serialize_map(self, _: Option<usize>) -> Result<MapMembers<'t>, Error> {
        Ok(MapMembers::of(self.object("")?))
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
        value.serialize(ValueWriter { text: self.text, depth: self.depth })
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

/// Writes the members of an object and puts them in the order of their keys.
pub(super) struct Object<'t> {
    text: &'t mut Text,
    depth: usize,
    /// Where it begins in the text.
    start: usize,
    /// Its first member among those of all open objects.
    first: usize,
    close: &'static str,
}

impl<'t> Object<'t> {
    /// Begins an object; `close` is written behind its end.
    fn open(text: &'t mut Text, depth: usize, close: &'static str) -> Self {
        let (start, first) = (text.out.len(), text.members.len());
        text.out.push('{');
        Self { text, depth, start, first, close }
    }

    /// Where the next member begins.
    fn next(&mut self) -> usize {
        if self.text.members.len() > self.first {
            self.text.out.push(',');
        }
        self.text.out.len()
    }

    fn member(&mut self, key: &str, value: &(impl Serialize + ?Sized)) -> Result<(), Error> {
        let begins = self.next();
        let plain = self.text.push_quoted(key)?;
        self.value(begins, (!plain).then(|| key.into()), value)
    }

    /// The value behind a key that was written at `begins`.
    fn value(
        &mut self,
        begins: usize,
        odd: Option<Box<str>>,
        value: &(impl Serialize + ?Sized),
    ) -> Result<(), Error> {
        let key_len = self.text.out.len() - begins - QUOTES;
        self.text.out.push(':');
        value.serialize(ValueWriter { text: self.text, depth: self.depth })?;
        self.text.end_member(begins, key_len, odd);
        Ok(())
    }

    fn finish(self) {
        self.text.close_object(self.start, self.first);
        self.text.out.push_str(self.close);
    }
}

/// How many quotes stand around a key.
const QUOTES: usize = 2;

/// The members of a map, whose keys are values themselves.
pub(super) struct MapMembers<'t> {
    object: Object<'t>,
    /// Where the key begins whose value comes next, and the key where it is written otherwise.
    key: Option<(usize, Option<Box<str>>)>,
}

impl<'t> MapMembers<'t> {
    /// The members of `object`.
    fn of(object: Object<'t>) -> Self {
        Self { object, key: None }
    }
}

impl SerializeMap for MapMembers<'_> {
    type Ok = ();
    type Error = Error;

    /// By the rules of `serde_json` texts, numbers, truth values and unit variants are keys.
    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Error> {
        let begins = self.object.next();
        key.serialize(ValueWriter { text: self.object.text, depth: self.object.depth })?;
        let out = &mut self.object.text.out;
        match out.as_bytes().get(begins) {
            Some(b'"') => {}
            Some(b'-' | b'0'..=b'9' | b't' | b'f') => {
                out.insert(begins, '"');
                out.push('"');
            }
            _ => return Err(Error::custom("key must be a string")),
        }
        let written = &out[begins..];
        let odd = written.contains('\\').then(|| serde_json::from_str(written)).transpose()?;
        self.key = Some((begins, odd));
        Ok(())
    }
    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        let (begins, odd) = self.key.take().ok_or_else(|| Error::custom("a value without its key"))?;
        self.object.value(begins, odd, value)
    }
    fn end(self) -> Result<(), Error> {
        self.object.finish();
        Ok(())
    }
}

impl SerializeStruct for Object<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), Error> {
        self.member(key, value)
    }
    fn end(self) -> Result<(), Error> {
        self.finish();
        Ok(())
    }
}

impl SerializeStructVariant for Object<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), Error> {
        self.member(key, value)
    }
    fn end(self) -> Result<(), Error> {
        self.finish();
        Ok(())
    }
}
