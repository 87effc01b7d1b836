//! Canonical JSON: sorted keys, no white space, written straight from a value.
//!
//! It is what `serde_json::to_value(value)?.to_string()` gives, without the tree between.

use serde::ser::{
    Error as _, Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant,
    SerializeTuple, SerializeTupleStruct, SerializeTupleVariant, Serializer,
};
use serde_json::Error;

/// How deep a body may be nested; `serde_json` reads 127 levels, one of which is the record itself.
const MAX_DEPTH: usize = 100;

/// The canonical JSON of `value`.
///
/// # Errors
/// When `value` cannot be written as JSON (a map whose keys are not texts, a number that is none), or is nested
/// so deep that it could not be read back.
pub(super) fn canonical(value: &impl Serialize) -> Result<String, Error> {
    let mut out = Vec::with_capacity(256);
    value.serialize(Writer { out: &mut out, depth: 0 })?;
    String::from_utf8(out).map_err(Error::custom)
}

/// Writes one value.
struct Writer<'o> {
    out: &'o mut Vec<u8>,
    depth: usize,
}

/// Writes the items of a list.
struct List<'o> {
    out: &'o mut Vec<u8>,
    depth: usize,
    first: bool,
    /// What closes it; a variant with a list inside closes an object too.
    close: &'static [u8],
}

/// Writes the members of an object and puts them in the order of their keys.
struct Object<'o> {
    out: &'o mut Vec<u8>,
    depth: usize,
    start: usize,
    /// For each member: its key, where it begins (at the comma) and where it ends.
    members: Vec<(Box<str>, usize, usize)>,
    close: &'static [u8],
}

impl<'o> Writer<'o> {
    fn deeper(self) -> Result<Self, Error> {
        if self.depth >= MAX_DEPTH {
            return Err(Error::custom("the value is nested too deep"));
        }
        Ok(Self { out: self.out, depth: self.depth + 1 })
    }

    fn list(self, close: &'static [u8]) -> Result<List<'o>, Error> {
        let Self { out, depth } = self.deeper()?;
        out.push(b'[');
        Ok(List { out, depth, first: true, close })
    }

    fn object(self, close: &'static [u8]) -> Result<Object<'o>, Error> {
        let Self { out, depth } = self.deeper()?;
        let start = out.len();
        out.push(b'{');
        Ok(Object { out, depth, start, members: Vec::new(), close })
    }

    /// `{"variant":` and what follows.
    fn variant(self, variant: &str) -> Result<Self, Error> {
        let inner = self.deeper()?;
        inner.out.push(b'{');
        push_text(inner.out, variant)?;
        inner.out.push(b':');
        Ok(inner)
    }

    fn plain(self, value: impl Serialize) -> Result<(), Error> {
        serde_json::to_writer(self.out, &value)
    }
}

/// A text in quotes; the usual text has nothing to escape.
fn push_text(out: &mut Vec<u8>, text: &str) -> Result<(), Error> {
    if text.bytes().any(|byte| byte < 0x20 || byte == b'"' || byte == b'\\') {
        return serde_json::to_writer(out, text);
    }
    out.push(b'"');
    out.extend_from_slice(text.as_bytes());
    out.push(b'"');
    Ok(())
}

impl Object<'_> {
    fn key(&mut self, key: &str) -> Result<usize, Error> {
        let begins = self.out.len();
        self.out.push(b',');
        push_text(self.out, key)?;
        self.out.push(b':');
        Ok(begins)
    }

    fn member(&mut self, key: &str, value: &(impl Serialize + ?Sized)) -> Result<(), Error> {
        let begins = self.key(key)?;
        value.serialize(Writer { out: self.out, depth: self.depth })?;
        self.members.push((key.into(), begins, self.out.len()));
        Ok(())
    }

    fn finish(self) {
        let Self { out, start, mut members, close, .. } = self;
        let sorted = members.windows(2).all(|pair| pair[0].0 < pair[1].0);
        if !sorted {
            members.sort_by(|one, other| one.0.cmp(&other.0));
            let written = out.split_off(start);
            out.push(b'{');
            for (_, begins, ends) in &members {
                out.extend_from_slice(&written[begins - start..ends - start]);
            }
        }
        if !members.is_empty() {
            // The comma before the first member.
            out.remove(start + 1);
        }
        out.push(b'}');
        out.extend_from_slice(close);
    }
}

impl<'o> Serializer for Writer<'o> {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = List<'o>;
    type SerializeTuple = List<'o>;
    type SerializeTupleStruct = List<'o>;
    type SerializeTupleVariant = List<'o>;
    type SerializeMap = Members<'o>;
    type SerializeStruct = Object<'o>;
    type SerializeStructVariant = Object<'o>;

    fn serialize_bool(self, value: bool) -> Result<(), Error> {
        self.plain(value)
    }
    fn serialize_i8(self, value: i8) -> Result<(), Error> {
        self.plain(value)
    }
    fn serialize_i16(self, value: i16) -> Result<(), Error> {
        self.plain(value)
    }
    fn serialize_i32(self, value: i32) -> Result<(), Error> {
        self.plain(value)
    }
    fn serialize_i64(self, value: i64) -> Result<(), Error> {
        self.plain(value)
    }
    fn serialize_u8(self, value: u8) -> Result<(), Error> {
        self.plain(value)
    }
    fn serialize_u16(self, value: u16) -> Result<(), Error> {
        self.plain(value)
    }
    fn serialize_u32(self, value: u32) -> Result<(), Error> {
        self.plain(value)
    }
    fn serialize_u64(self, value: u64) -> Result<(), Error> {
        self.plain(value)
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
        push_text(self.out, value)
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
        self.out.extend_from_slice(b"null");
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
        let Self { out, depth } = self.variant(variant)?;
        value.serialize(Writer { out: &mut *out, depth })?;
        out.push(b'}');
        Ok(())
    }
    fn serialize_seq(self, _: Option<usize>) -> Result<List<'o>, Error> {
        self.list(b"")
    }
    fn serialize_tuple(self, _: usize) -> Result<List<'o>, Error> {
        self.list(b"")
    }
    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<List<'o>, Error> {
        self.list(b"")
    }
    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<List<'o>, Error> {
        self.variant(variant)?.list(b"}")
    }
    fn serialize_map(self, _: Option<usize>) -> Result<Members<'o>, Error> {
        Ok(Members { object: self.object(b"")?, key: None })
    }
    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Object<'o>, Error> {
        self.object(b"")
    }
    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Object<'o>, Error> {
        self.variant(variant)?.object(b"}")
    }
}

/// The members of a map, whose keys are values themselves.
struct Members<'o> {
    object: Object<'o>,
    key: Option<String>,
}

/// A key as text, by the rules of `serde_json`: texts, numbers and unit variants.
fn key_text(key: &(impl Serialize + ?Sized)) -> Result<String, Error> {
    match serde_json::to_value(key)? {
        serde_json::Value::String(text) => Ok(text),
        serde_json::Value::Number(number) => Ok(number.to_string()),
        serde_json::Value::Bool(truth) => Ok(truth.to_string()),
        _ => Err(Error::custom("key must be a string")),
    }
}

impl SerializeMap for Members<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Error> {
        self.key = Some(key_text(key)?);
        Ok(())
    }
    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        let key = self.key.take().ok_or_else(|| Error::custom("a value without its key"))?;
        self.object.member(&key, value)
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

impl List<'_> {
    fn item(&mut self, value: &(impl Serialize + ?Sized)) -> Result<(), Error> {
        if !std::mem::take(&mut self.first) {
            self.out.push(b',');
        }
        value.serialize(Writer { out: self.out, depth: self.depth })
    }

    fn finish(self) {
        self.out.push(b']');
        self.out.extend_from_slice(self.close);
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
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::Value;

    #[derive(serde::Serialize)]
    #[serde(tag = "type", rename_all = "kebab-case")]
    enum Tagged {
        Unit,
        Fields { zebra: u32, apple: Option<String>, list: Vec<(i8, char)> },
    }

    #[derive(serde::Serialize)]
    enum Outside {
        Unit,
        One(u8),
        Two(u8, bool),
        Fields { b: f64, a: () },
    }

    fn same(value: &impl Serialize) {
        assert_eq!(canonical(value).unwrap(), serde_json::to_value(value).unwrap().to_string());
    }

    #[test]
    fn it_is_what_the_tree_gives() {
        same(&Tagged::Unit);
        same(&Tagged::Fields { zebra: 1, apple: Some("«а\"б\\\n".to_owned()), list: vec![(-1, 'ж')] });
        same(&(Outside::Unit, Outside::One(1), Outside::Two(2, true), Outside::Fields { b: 0.1, a: () }));
        same(&std::collections::BTreeMap::from([(2_u32, "б"), (10, "а")]));
        same(&std::collections::HashMap::<String, u8>::new());
    }

    #[test]
    fn too_deep_a_value_is_refused() {
        let mut value = Value::Null;
        for _ in 0..=MAX_DEPTH {
            value = Value::Array(vec![value]);
        }
        assert!(canonical(&value).is_err());
        assert!(canonical(&value[0]).is_ok());
    }

    fn values() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            any::<f64>().prop_map(Value::from),
            ".*".prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 32, 6, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
                prop::collection::hash_map(".*", inner, 0..6)
                    .prop_map(|members| Value::Object(members.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn any_value_comes_out_as_the_tree_writes_it(value in values()) {
            prop_assert_eq!(canonical(&value).unwrap(), value.to_string());
        }
    }
}
