//! Signs that nobody sees are recorded nowhere: whatever somebody types, and whatever file he names.

use std::sync::Arc;

use prikaz::workflow::{Event, legible};

use crate::cli::{Desk, demo, taken_to_approval};

/// «приказ» with `sign` in it.
fn spoilt(sign: char) -> String {
    format!("при{sign}каз")
}

/// Refuses each of `acts`, in which `X` stands for a text; with a text that can be read none of them is refused for its sake.
fn refused(desk: &Desk, acts: &[&str]) {
    for act in acts {
        for (sign, called) in [('\u{202e}', "U+202E"), ('\u{7}', "U+0007"), ('\u{200f}', "U+200F")] {
            let reason = format!("приказ» есть недопустимый знак {called}");
            desk.refused(&act.replace('X', &spoilt(sign)), &reason, "удалите этот знак");
        }
    }
}

#[test]
fn texts_of_the_command_line_have_no_signs_that_nobody_sees() {
    let desk = Desk::open();
    refused(&desk, &["register draft clients --basis X --on 2024-04-12 --as proektov"]);
    let desk = Desk::consolidated();
    std::fs::copy(demo("hr.csv"), desk.path("hr.csv")).unwrap();
    refused(
        &desk,
        &[
            "register withdraw clients --reason X --on 2024-04-18 --as proektov",
            "substitution add --procedure sverdlovsk-investment --who khlybova --for obraztsov --from 2024-04-20 \
             --to 2024-05-10 --basis приказ\u{a0}от\u{a0}15.04.2024\u{a0}№\u{a0}12-к --post X --on 2024-04-18 \
             --as proektov",
        ],
    );
    desk.does("check pass clients --on 2024-04-18 --as primerova");
    refused(&desk, &["agreement return clients --remark X --on 2024-04-19 --as khlybova"]);
}

#[test]
fn orders_and_publications_have_no_signs_that_nobody_sees() {
    let desk = Desk::consolidated();
    taken_to_approval(&desk, "clients", &["primerova", "khlybova", "probny"]);
    let scan = "скан\u{202e}.pdf";
    std::fs::write(desk.path(scan), b"%PDF-1.4 the signed paper").unwrap();
    let sign = "order sign clients --number 61 --on 2024-04-26 --as obraztsov";
    let named = "«скан.pdf» есть недопустимый знак U+202E";
    // What is refused leaves nothing signed, and no file.
    desk.refused(&format!("{sign} --scan {scan}"), named, "удалите этот знак");
    desk.does(sign);
    let later = format!("order scan sverdlovsk-investment 61 {scan} --as proektov --on 2024-04-27");
    desk.refused(&later, named, "удалите этот знак");
    refused(
        &desk,
        &[
            "publication record clients --place site --address www.mir.midural.ru/X --on 2024-04-27 --as saitova",
            "order correct sverdlovsk-investment 61 --number 62 --basis X --on 2024-04-27 --as proektov",
        ],
    );
}

/// Names of files are shown again and again, and say what a file is.
#[test]
fn names_of_files_have_no_signs_that_nobody_sees() {
    let desk = Desk::open();
    desk.does("register draft clients --basis приказ --on 2024-04-12 --as proektov");
    let name = "свед\u{202e}vsc.csv";
    std::fs::copy(demo("hr.csv"), desk.path(name)).unwrap();
    let before = desk.journal();
    let run = desk.run(&format!("submission add clients --unit hr {name} --on 2024-04-15 --as kartochkina"));
    let said = format!("{}{}", run.out, run.err);
    assert!(run.code == 1 && said.contains("U+202E"), "{} {said}", run.code);
    assert_eq!(desk.journal(), before);
}

/// What is recorded already is read and told, whatever stands in it.
#[test]
fn what_is_recorded_is_read_whatever_signs_it_has() {
    let text = "{\"type\":\"draft-withdrawn\",\"draft\":1,\"reason\":\"при\u{202e}каз\"}";
    let event: Event = serde_json::from_str(text).unwrap();
    assert!(legible(&Arc::new(event.clone())).is_err());
    assert_eq!(serde_json::to_string(&event).unwrap(), text);
}
