//! Papers that a command gives out together, and reminders that it sends together, stand in the log as one batch,
//! whatever the command.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use serde_json::Value;

use crate::cli::Desk;

/// The lines of each segment of each journal.
fn lines(desk: &Desk) -> BTreeMap<PathBuf, Vec<String>> {
    let text = |bytes| String::from_utf8(bytes).unwrap();
    let lines = |bytes| text(bytes).lines().map(str::to_owned).collect();
    desk.journal().into_iter().map(|(path, bytes)| (path, lines(bytes))).collect()
}

/// Place and size of the batch of each of `lines`.
fn batches(lines: &[String]) -> Vec<(u64, u64)> {
    let place = |line: &String| {
        let line: Value = serde_json::from_str(line).unwrap();
        (line["batch"][0].as_u64().unwrap(), line["batch"][1].as_u64().unwrap())
    };
    lines.iter().map(place).collect()
}

/// Runs a command that has to record at least `least` lines, all of them as one batch.
fn together(desk: &Desk, least: usize, words: &str) {
    let before = lines(desk);
    desk.does(words);
    let known = |path| before.get(path).map_or(0, Vec::len);
    let new: Vec<_> = lines(desk).iter().flat_map(|(path, lines)| batches(&lines[known(path)..])).collect();
    assert!(new.len() >= least, "{words}: {new:?}");
    let whole: Vec<(u64, u64)> = (1..=new.len() as u64).map(|nth| (nth, new.len() as u64)).collect();
    assert_eq!(new, whole, "{words}");
}

#[test]
fn whatever_gives_several_papers_out_records_them_in_one_batch() {
    let desk = Desk::open();
    desk.does("register draft clients --basis приказ --on 2024-04-12 --as proektov");
    together(&desk, 5, "submission blank clients --out бланки --on 2024-04-12 --as proektov");
    together(&desk, 5, "submission blank clients --out бланки.zip --on 2024-04-15 --as proektov");
    together(&desk, 3, "remind clients --letters письма --on 2024-04-22 --as proektov");
    let desk = Desk::consolidated();
    desk.does("check pass clients --on 2024-04-18 --as primerova");
    together(&desk, 3, "agreement sheet clients --each листы --on 2024-04-18 --as proektov");
}

/// Of registers and of orders that stand alone at once.
#[test]
fn reminders_of_a_register_and_of_orders_go_out_as_one_batch() {
    let desk = crate::order_signing::desk();
    fs::create_dir_all(desk.path("mydata/organisations")).unwrap();
    let body = concat!(env!("CARGO_MANIFEST_DIR"), "/data/organisations/bryansk-finance.toml");
    let body = fs::read_to_string(body).unwrap();
    let body = body.replacen(
        "id = \"bryansk-finance\"",
        "id = \"bryansk-finance\"\nremind = { on_due = true, after = [1] }",
        1,
    );
    fs::write(desk.path("mydata/organisations/bryansk-finance.toml"), body).unwrap();
    fs::write(desk.path("mydata/orders/telling.toml"), crate::order_signing::TELLING).unwrap();
    desk.does("--data mydata order sign telling --as petushkova --on 2024-04-12 --number 50");
    desk.does(
        "--data mydata register open points --procedure bryansk-finance --on 2024-04-11 --as proektova",
    );
    desk.does("--data mydata register draft points --basis приказ --on 2024-04-12 --as proektova");
    together(&desk, 4, "--data mydata remind --letters письма --on 2024-04-22 --as proektova");
}
