//! Lines of the journal, written and read back.

use serde_json::json;
use time::Date;
use time::macros::{date, datetime};

use super::*;
use crate::{Body, NewEvent};
use prikaz_domain::Digest;

fn event(body: serde_json::Value) -> NewEvent {
    NewEvent {
        on: date!(2024 - 04 - 23),
        at: datetime!(2024-04-23 12:15:00.000_999 +3),
        by: "ivanova".into(),
        means: Some(Body::of(&json!({"user": "и", "by": "claimed"})).unwrap()),
        kind: "visa-given".into(),
        body: Body::of(&body).unwrap(),
    }
}

fn text(event: &NewEvent, stream: &str) -> (String, Digest) {
    let mut out = Vec::new();
    let record = Record::of(event, stream, 3, (11, Digest::ZERO), Place { nth: 1, of: 3 });
    let hash = write_line(&record, &mut out);
    (String::from_utf8(out).unwrap(), hash)
}

#[test]
fn text_is_the_documented_one() {
    let (text, hash) = text(&event(json!({"b": 1, "a": [null, 0.1]})), "register/points");
    let zeros = "0".repeat(64);
    assert_eq!(
        text,
        format!(
            r#"{{"at":"2024-04-23T09:15:00.000Z","batch":[1,3],"body":{{"a":[null,0.1],"b":1}},"by":"ivanova","hash":"{hash}","kind":"visa-given","means":{{"by":"claimed","user":"и"}},"on":"2024-04-23","position":12,"prev":"{zeros}","stream":"register/points","version":3}}"#
        ) + "\n"
    );
    let without = text.trim_end().replace(&format!(r#""hash":"{hash}","#), "");
    assert_eq!(hash, prikaz_domain::digest_of(without.as_bytes()));
}

#[test]
fn every_text_reads_back_on_both_paths() {
    let bodies = [
        json!("\u{0}\u{1f}\"\\\u{7f}\u{2028}ё😀"),
        json!(1.0e300),
        json!(-0.0),
        json!(0.1f32),
        json!(5e-324),
        json!(u64::MAX),
        json!(i64::MIN),
        json!({"hash": "x", "\"": {"": []}}),
    ];
    for body in bodies {
        let mut event = event(body);
        event.by = "\u{8}\u{c}\n\r\t\u{1}\"\\/И".into();
        let (text, hash) = text(&event, "a\u{0}b\"");
        let (line, place) = read_line(text.as_bytes()).unwrap();
        assert_eq!((line.hash, place), (hash, Place { nth: 1, of: 3 }));
        assert_eq!(line.at, recorded_instant(event.at));
        assert_eq!(line.means, event.means);
        assert_eq!((&line.body, &*line.by, &*line.stream.0), (&event.body, &*event.by, "a\u{0}b\""));
        assert_eq!(read_trusted(text.as_bytes()), Ok(line));
    }
}

#[test]
fn dates_at_the_ends_of_time_read_back() {
    let ends = [
        (Date::MIN, datetime!(9999-12-31 23:59:59.999 -1)),
        (Date::MAX, datetime!(-9999-01-01 00:00 +1)),
        (date!(0000 - 01 - 01), datetime!(-0001-01-01 00:00 UTC)),
    ];
    for (on, at) in ends {
        let event = NewEvent { on, at, ..event(json!(null)) };
        let (line, _) = read_line(text(&event, "a").0.as_bytes()).unwrap();
        assert_eq!((line.on, line.at), (on, recorded_instant(at)));
    }
}

#[test]
fn anything_else_is_refused_with_its_reason() {
    let (good, hash) = text(&event(json!({"a": 1})), "s");
    let fault = |text: &str| read_line(text.as_bytes()).unwrap_err();
    assert_eq!(read_line(b"\xff\n"), Err(LineFault::NotUtf8));
    assert_eq!(fault("[]\n"), LineFault::NotJson);
    assert_eq!(fault(&good[..40]), LineFault::NotJson);
    assert_eq!(fault(&good.replace("\"by\"", "\"bi\"")), LineFault::Member { name: "by" });
    assert_eq!(fault(&good.replace("[1,3]", "[1]")), LineFault::Member { name: "batch" });
    assert_eq!(fault(&good.replace("04-23\"", "13-23\"")), LineFault::Member { name: "on" });
    assert_eq!(fault(good.trim_end()), LineFault::NotCanonical);
    assert_eq!(fault(&good.replace(":12,", ": 12,")), LineFault::NotCanonical);
    assert_eq!(fault(&good.replace("{\"a\":1}", "{\"a\":1,\"a\":1}")), LineFault::NotCanonical);
    assert_eq!(fault(&good.replace("ivanova", "petrova")), LineFault::WrongHash);
    assert_eq!(fault(&good.replace(&hash.to_string(), &"0".repeat(64))), LineFault::WrongHash);
}

#[test]
fn no_single_changed_byte_passes() {
    let (good, _) = text(&event(json!({"a": 1})), "s");
    for idx in 0..good.len() {
        let mut bytes = good.clone().into_bytes();
        bytes[idx] ^= 1;
        assert!(read_line(&bytes).is_err(), "byte {idx}");
    }
}
