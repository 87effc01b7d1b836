//! A forger who owns the folder: he changes what was recorded, computes the chain anew and removes the index. What the
//! records say of each other gives him away; where it does not, a checkpoint outside does.

use std::fs;

use serde_json::Value;

use crate::cli::{Desk, taken_to_approval};

/// A register that was approved, and the checkpoint that somebody kept.
fn approved() -> (Desk, String) {
    let desk = Desk::consolidated();
    taken_to_approval(&desk, "clients", &["primerova", "khlybova", "probny"]);
    desk.does("order sign clients --number 61 --on 2024-04-26 --as obraztsov");
    desk.does("audit verify");
    let checkpoint = desk.does("audit checkpoint").trim().to_owned();
    (desk, checkpoint)
}

/// Writes the journals anew with what `forge` makes of each record: digests, chain and positions fit, the index is gone.
fn forged(desk: &Desk, mut forge: impl FnMut(&mut Value)) {
    let (mut prev, mut changed) = ("0".repeat(64), false);
    for (path, bytes) in desk.journal() {
        let mut text = String::new();
        for line in String::from_utf8(bytes).unwrap().lines() {
            let mut record: Value = serde_json::from_str(line).unwrap();
            let before = record.clone();
            forge(&mut record);
            changed |= record != before;
            record["prev"] = prev.into();
            record.as_object_mut().unwrap().remove("hash");
            prev = prikaz::domain::digest_of(record.to_string().as_bytes()).to_string();
            record["hash"] = prev.clone().into();
            text += &format!("{record}\n");
        }
        fs::write(path, text).unwrap();
    }
    assert!(changed, "nothing was forged");
    fs::remove_dir_all(desk.in_body("index")).unwrap();
}

fn rows_changed(record: &mut Value) -> bool {
    let is_it = record["kind"] == "consolidated";
    if is_it {
        let cell =
            record["body"]["entries"][0]["cells"].as_object_mut().unwrap().values_mut().next().unwrap();
        *cell = "подмененное".into();
    }
    is_it
}

/// What the check says, without a checkpoint and with it.
fn verified(desk: &Desk, checkpoint: &str) -> [(i32, String); 2] {
    ["audit verify".to_owned(), format!("audit verify --checkpoint {checkpoint}")].map(|words| {
        let run = desk.run(&words);
        (run.code, run.out.replace('\u{a0}', " "))
    })
}

#[test]
fn a_changed_row_is_found_where_its_digest_was_left() {
    let (desk, checkpoint) = approved();
    forged(&desk, |record| {
        rows_changed(record);
    });
    let [without, with] = verified(&desk, &checkpoint);
    assert!(without.0 == 1 && without.1.contains("а сами строки дают"), "{}", without.1);
    assert!(!without.1.contains("Ошибок не найдено"), "{}", without.1);
    let quick = desk.does("audit verify --quick");
    assert!(
        quick.contains("то, что говорят записи, не проверялись"),
        "the chain alone holds, and that is said: {quick}"
    );
    assert!(with.0 == 1 && with.1.contains("журнал подменен"), "{}", with.1);
}

#[test]
fn a_changed_row_is_found_where_its_digest_was_computed_anew() {
    let (desk, checkpoint) = approved();
    forged(&desk, |record| {
        if rows_changed(record) {
            let entries: Vec<prikaz::domain::Entry> =
                serde_json::from_value(record["body"]["entries"].clone()).unwrap();
            record["body"]["digest"] = prikaz::workflow::entries_digest(&entries).to_string().into();
        }
    });
    let [without, with] = verified(&desk, &checkpoint);
    assert!(without.0 == 1 && without.1.contains("а в проекте тогда были строки"), "{}", without.1);
    assert_eq!(with.0, 1);
}

#[test]
fn a_visa_moved_to_other_rows_is_found() {
    let (desk, checkpoint) = approved();
    forged(&desk, |record| {
        if record["kind"] == "visa-given" {
            record["body"]["digest"] = "ab".repeat(32).into();
        }
    });
    let [without, with] = verified(&desk, &checkpoint);
    assert!(without.0 == 1 && without.1.contains("на согласование были переданы строки"), "{}", without.1);
    assert_eq!(with.0, 1);
}

/// What the records do not contradict, nothing within the folder can tell: the checkpoint does.
#[test]
fn another_day_is_found_by_the_checkpoint_alone() {
    let (desk, checkpoint) = approved();
    forged(&desk, |record| {
        if record["kind"] == "approved" {
            record["by"] = "primerova".into();
        }
    });
    let [without, with] = verified(&desk, &checkpoint);
    assert!(without.0 == 0 && without.1.contains("без контрольной точки вне хранилища"), "{}", without.1);
    assert!(with.0 == 1 && with.1.contains("журнал подменен"), "{}", with.1);
}

#[test]
fn a_clock_that_was_set_back_is_told_and_is_no_fault() {
    let (desk, _) = approved();
    let mut n = 0;
    forged(&desk, |record| {
        n += 1;
        if n == 3 {
            let at = record["at"].as_str().unwrap().replacen("20", "19", 1);
            record["at"] = at.into();
        }
    });
    let run = desk.run("audit verify");
    assert_eq!(run.code, 0, "{}", run.err);
    let said = run.out.replace('\u{a0}', " ");
    assert!(
        said.contains("часы компьютера переводили назад") && said.contains("запись 3"),
        "{said}{}",
        run.err
    );
}
