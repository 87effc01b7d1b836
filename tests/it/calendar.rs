//! `prikaz calendar` through the real binary.

use assert_cmd::Command;

fn prikaz(args: &[&str]) -> (i32, String, String) {
    let mut command = Command::cargo_bin("prikaz").unwrap();
    command.env_remove("PRIKAZ_DATA").env_remove("PRIKAZ_HOME").env("PRIKAZ_LANG", "ru");
    finish(command.args(args))
}

fn finish(command: &mut Command) -> (i32, String, String) {
    let output = command.output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (output.status.code().unwrap(), text(&output.stdout), text(&output.stderr))
}

fn batch(bytes: &[u8], args: &[&str]) -> (i32, String, String) {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("events.csv");
    std::fs::write(&file, bytes).unwrap();
    let mut all = vec!["calendar", "due", "--batch", file.to_str().unwrap()];
    all.extend(args);
    prikaz(&all)
}

fn json(text: &str) -> serde_json::Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn due_prints_the_date_and_nothing_else() {
    let (code, out, err) = prikaz(&["calendar", "due", "2024-04-11", "--working-days", "10"]);
    assert_eq!((code, out.as_str(), err.as_str()), (0, "2024-04-25\n", ""));
    let (_, out, _) = prikaz(&["calendar", "due", "11.04.2024", "--calendar-days", "10"]);
    assert_eq!(out, "2024-04-22\n");
}

#[test]
fn due_takes_a_region_and_says_where_its_list_is_not_confirmed() {
    let (code, out, err) =
        prikaz(&["calendar", "due", "2026-03-18", "--working-days", "2", "--region", "RU-TA"]);
    assert_eq!((code, out.as_str()), (0, "2026-03-23\n"));
    assert!(err.contains("RU-TA за 2026"), "{err}");
    let bryansk = ["calendar", "due", "2023-04-20", "--working-days", "3", "--region", "RU-BRY", "--explain"];
    let (_, out, _) = prikaz(&bryansk);
    assert!(out.starts_with("2023-04-24\n"), "{out}");
    assert!(out.contains("нерабочие дни RU-BRY"), "{out}");
}

#[test]
fn due_can_leave_presidential_days_out() {
    let due = ["calendar", "due", "2020-04-22", "--working-days", "10"];
    assert_eq!(prikaz(&due).1, "2020-05-12\n");
    assert_eq!(prikaz(&[&due[..], &["--exclude-special"]].concat()).1, "2020-05-25\n");
}

#[test]
fn due_explains_with_the_decree_and_the_clause_of_law() {
    let (code, out, _) = prikaz(&["calendar", "due", "2024-04-23", "--working-days", "10", "--explain"]);
    assert_eq!(code, 0);
    assert!(out.starts_with("2024-05-13\n"), "{out}");
    for part in
        ["10\u{a0}рабочих дней", "№\u{a0}1314", "ГК РФ, ст.\u{a0}191", "День Победы", "27\u{a0}апреля"]
    {
        assert!(out.contains(part), "`{part}` is not in {out}");
    }
}

#[test]
fn due_speaks_json() {
    let due = ["calendar", "due", "2024-04-23", "--working-days", "10", "--json"];
    let value = json(&prikaz(&due).1);
    assert_eq!(value["due_date"], "2024-05-13");
    assert_eq!(value["limit"]["working-days"], 10);
    let value = json(&prikaz(&[&due[..], &["--explain"]].concat()).1);
    assert_eq!(value["counted"][0]["reason"], "working-weekend");
    assert_eq!(value["clauses"][0], "civil-code191");
}

#[test]
fn a_year_without_a_file_is_refused_with_the_file_to_add() {
    let (code, out, err) = prikaz(&["calendar", "due", "2027-12-30", "--working-days", "10"]);
    assert_eq!((code, out.as_str()), (1, ""));
    assert!(err.contains("data/calendar/ru-2028.toml"), "{err}");
    let (code, _, err) = prikaz(&["calendar", "show", "2019", "--lang", "en"]);
    assert_eq!(code, 1);
    assert!(err.contains("hint: add the file `data/calendar/ru-2019.toml`"), "{err}");
    let (code, _, err) = prikaz(&["calendar", "due", "9999-12-31", "--working-days", "1", "--json"]);
    assert_eq!(code, 1);
    assert!(json(&err)["error"].as_str().unwrap().contains("9999"));
    assert_eq!(prikaz(&["calendar", "due", "0001-01-01", "--calendar-days", "4294967295"]).0, 1);
    assert_eq!(prikaz(&["calendar", "show", "-2147483648"]).0, 2);
    assert_eq!(prikaz(&["calendar", "show", "2147483647"]).0, 1);
}

#[test]
fn wrong_words_are_a_usage_error() {
    for args in [
        &["calendar", "due", "2024-04-31", "--working-days", "10"][..],
        &["calendar", "due", "2024-04-11"],
        &["calendar", "due", "--working-days", "3"],
        &["calendar", "due", "2024-04-11", "--working-days", "0"],
        &["calendar", "due", "2024-04-11", "--working-days", "3", "--calendar-days", "3"],
        &["calendar", "show"],
    ] {
        assert_eq!(prikaz(args).0, 2, "{args:?}");
    }
}

#[test]
fn an_unknown_region_is_refused_with_the_known_ones() {
    let (code, _, err) =
        prikaz(&["calendar", "due", "2024-04-11", "--working-days", "1", "--region", "RU-XX"]);
    assert_eq!(code, 1);
    assert!(err.contains("RU-BRY"), "{err}");
}

#[test]
fn batch_adds_the_agreed_due_dates_to_the_golden_table() {
    let golden = std::fs::read("tests/data/calendar/golden-terms.csv").unwrap();
    for (args, column) in [(&[][..], 2), (&["--exclude-special"][..], 3)] {
        let (code, out, err) = batch(&golden, args);
        assert_eq!((code, err.as_str()), (0, ""));
        let mut lines = out.lines();
        assert!(lines.next().unwrap().ends_with("due_5day_if_special_days_excluded,due_date"));
        let rows: Vec<Vec<&str>> = lines.map(|line| line.split(',').collect()).collect();
        assert_eq!(rows.len(), 247);
        assert!(rows.iter().all(|row| row[column] == row[4]));
    }
}

#[test]
fn batch_reads_what_excel_writes() {
    let expected = "event_date;n_working_days;вид;due_date\n11.04.2024;10;\"приказ; № 54\";2024-04-25\n";
    let text = "event_date;n_working_days;вид\r\n11.04.2024;10;\"приказ; № 54\"\r\n\r\n";
    assert_eq!(batch(format!("\u{feff}{text}").as_bytes(), &[]).1, expected);
    let (ansi, _, _) = encoding_rs::WINDOWS_1251.encode(text);
    assert_eq!(batch(&ansi, &[]).1, expected);
    let (_, out, _) = batch(b"N_Working_Days\tevent_date\n 10 \t2024-04-11\n", &[]);
    assert_eq!(out, "N_Working_Days\tevent_date\tdue_date\n 10 \t2024-04-11\t2024-04-25\n");
}

#[test]
fn batch_speaks_json() {
    let (_, out, _) = batch(b"event_date,n_working_days,what\n2024-04-11,10,site\n", &["--json"]);
    assert_eq!(json(&out)[0]["due_date"], "2024-04-25");
    assert_eq!(json(&out)[0]["what"], "site");
}

#[test]
fn batch_tells_all_faults_at_once_with_line_and_column() {
    for newline in ["\n", "\r\n"] {
        let rows = [
            "event_date,n_working_days,x",
            "2024-02-30,10,a",
            "",
            "2024-04-11,ten,b,c",
            "2024-04-11,10,\"two",
            "lines\"",
            "2027-12-30,20,d",
            ",0,e",
        ];
        let (code, out, err) = batch(rows.join(newline).as_bytes(), &[]);
        assert_eq!((code, out.as_str()), (1, ""));
        for place in ["csv:2:1:", "csv:4:2:", "csv:4:4:", "csv:7:1:", "csv:8:1:", "csv:8:2:"] {
            assert!(err.contains(place), "`{place}` is not in {err}");
        }
        assert!(err.contains("data/calendar/ru-2028.toml"), "{err}");
        assert!(err.contains("6\u{a0}ошибок"), "{err}");
    }
}

#[test]
fn batch_refuses_a_table_without_its_columns() {
    let (code, _, err) = batch(b"date,n_working_days,due_date\n", &[]);
    assert_eq!(code, 1);
    assert!(err.contains("`event_date`") && err.contains("`due_date`"), "{err}");
    assert_eq!(batch(b"", &[]).0, 1);
    assert_eq!(prikaz(&["calendar", "due", "--batch", "no-such-file.csv"]).0, 4);
}

#[test]
fn show_prints_the_year_with_marks_legend_decree_and_totals() {
    let (code, out, err) = prikaz(&["calendar", "show", "2027"]);
    assert_eq!((code, err.as_str()), (0, ""));
    let line = |start: &str| out.lines().find(|line| line.starts_with(start)).unwrap().to_owned();
    let numbers =
        |start: &str| line(start).split_whitespace().rev().take(4).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(numbers("Год"), ["1972", "118", "247", "365"]);
    assert_eq!(numbers("I\u{a0}квартал"), ["447", "34", "56", "90"]);
    assert_eq!(numbers("Февраль"), ["151", "9", "19", "28"]);
    for part in ["№\u{a0}1187", "20±", "22<", "30*", " 8!", "Обозначения:"] {
        assert!(out.contains(part), "`{part}` is not in {out}");
    }
    assert!(out.lines().all(|line| !line.ends_with(' ')));
}

#[test]
fn show_speaks_json_and_knows_regions() {
    let (_, out, _) = prikaz(&["calendar", "show", "2023", "--region", "RU-BRY", "--json"]);
    let value = json(&out);
    assert_eq!(value["total"]["working_days"], 247);
    assert_eq!(value["months"][3]["month"], 4);
    assert_eq!(value["days"].as_array().unwrap().len(), 365);
    assert_eq!(value["days"][114]["kind"], "regional-off");
}

#[test]
fn check_passes_the_built_in_files_and_tells_every_fault_of_others() {
    let (code, out, _) = prikaz(&["calendar", "check"]);
    assert_eq!(code, 0);
    assert!(out.contains("ru-2020.toml: 248\u{a0}рабочих дней"), "{out}");
    let dir = tempfile::tempdir().unwrap();
    std::fs::create_dir_all(dir.path().join("calendar")).unwrap();
    std::fs::write(dir.path().join("calendar").join("ru-2028.toml"), "year = 2028\n[norm]\n").unwrap();
    let over = dir.path().to_str().unwrap();
    let (code, _, err) = prikaz(&["calendar", "check", "--data", over]);
    assert_eq!(code, 1);
    assert!(
        err.contains("ru-2028.toml:1:1: ошибка: нет обязательного ключа `decree`")
            && err.contains("ru-2028.toml:2:1: ошибка: norm: нет обязательного ключа `hours_40`"),
        "{err}"
    );
    let due = ["calendar", "due", "2024-04-11", "--working-days", "1", "--data", over];
    assert_eq!(prikaz(&due).0, 3);
}
