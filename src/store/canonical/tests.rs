//! Canonical JSON is what a tree with sorted keys gives.

use super::canonical;
use super::writer::MAX_DEPTH;
use proptest::prelude::*;
use serde::Serialize;
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
    assert_eq!(*canonical(value).unwrap(), *serde_json::to_value(value).unwrap().to_string());
}

#[test]
fn it_is_what_the_tree_gives() {
    same(&Tagged::Unit);
    same(&Tagged::Fields { zebra: 1, apple: Some("«а\"б\\\n".to_owned()), list: vec![(-1, 'ж')] });
    same(&(Outside::Unit, Outside::One(1), Outside::Two(2, true), Outside::Fields { b: 0.1, a: () }));
    same(&std::collections::BTreeMap::from([(2_u32, "б"), (10, "а")]));
    same(&std::collections::HashMap::<String, u8>::new());
    same(&std::collections::BTreeMap::from([(true, "а"), (false, "б")]));
    same(&std::collections::BTreeMap::from([("\\", 1), ("]", 2), ("a\n", 3), ("a ", 4)]));
}

#[test]
fn what_is_no_text_is_no_key() {
    assert!(canonical(&std::collections::BTreeMap::from([(None::<u8>, 1)])).is_err());
    assert!(canonical(&std::collections::BTreeMap::from([(vec![1], 1)])).is_err());
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
        prop_assert_eq!(canonical(&value).unwrap().to_string(), value.to_string());
    }
}
