//! The papers around an order, as their readers get them: goldens in text, the rest by what must stand in them.

use std::fs;

use crate::cli::Desk;

/// A desk whose draft is being agreed: one deputy agreed, one returned it with two remarks, one of them answered.
fn remarked() -> Desk {
    let desk = Desk::consolidated();
    desk.does("check pass clients --on 2024-04-17 --as primerova");
    desk.does("agreement visa clients --on 2024-04-18 --as khlybova");
    let remarks = "--remark 3:\u{a0}назовите\u{a0}точку\u{a0}полнее --remark перечень\u{a0}неполон";
    desk.does(&format!("agreement return clients {remarks} --on 2024-04-18 --as probny"));
    desk.does("agreement answer clients 2 --reject сведения\u{a0}представлены\u{a0}всеми --on 2024-04-19 --as proektov");
    desk
}

fn golden(desk: &Desk, command: &str, name: &str) {
    desk.does(&format!("{command} --out {name}.txt --as proektov"));
    let made = without_clock(&fs::read_to_string(desk.path(&format!("{name}.txt"))).unwrap());
    let golden = format!("tests/golden/papers/{name}.txt");
    if std::env::var_os("UPDATE").is_some() {
        fs::create_dir_all("tests/golden/papers").unwrap();
        fs::write(&golden, &made).unwrap();
    }
    let kept = fs::read_to_string(&golden).unwrap();
    assert!(made == kept, "{name} differs from its golden (UPDATE=1 rewrites it)\n{made}");
}

/// When a line was recorded is told by the clock: in the cells of the form «25.11.2026 19:03» it is masked, and
/// so is the digest of the procedure's file, which changes with every word of it.
fn without_clock(text: &str) -> String {
    let is_clock =
        |cell: &str| cell.len() == 16 && cell.as_bytes()[13] == b':' && cell.as_bytes()[10] == b' ';
    let line = |line: &str| {
        let cells = line.split('\t').map(|cell| if is_clock(cell) { "(по часам)" } else { cell });
        cells.collect::<Vec<_>>().join("\t")
    };
    let text = text.split('\n').map(line).collect::<Vec<_>>().join("\n");
    match text.split_once("контрольная сумма порядка ") {
        Some((before, after)) => format!("{before}контрольная сумма порядка ########{}", &after[8..]),
        None => text,
    }
}

#[test]
fn papers_read_as_their_goldens() {
    let desk = remarked();
    golden(&desk, "paper disagreements clients --on 2024-04-22", "disagreements");
    golden(&desk, "paper acquaintance clients --on 2024-04-22", "acquaintance");
    golden(&desk, "paper card clients --on 2024-04-22", "card-of-a-draft");
}

/// The card is a Russian paper, whatever language the program answers in; where its words cannot be had, that is told in
/// the language asked for.
#[test]
fn a_card_has_the_language_of_papers() {
    let desk = remarked();
    desk.does("paper disagreements clients --on 2024-04-22 --out disagreements.txt --as proektov");
    desk.does("paper acquaintance clients --on 2024-04-22 --out acquaintance.txt --as proektov");
    golden(&desk, "paper card clients --on 2024-04-22 --lang en", "card-of-a-draft");
    fs::create_dir_all(desk.path("own/messages")).unwrap();
    fs::write(desk.path("own/messages/store.ru.toml"), "[log").unwrap();
    let run = desk.run("--data own paper card clients --out x.txt --lang en --as proektov");
    assert_eq!(run.code, 3, "{}", run.err);
    assert!(run.err.contains("store.ru.toml"), "{}", run.err);
    assert!(!desk.path("x.txt").exists());
}

#[test]
fn letters_ask_and_remind() {
    let desk = Desk::open();
    desk.does("register draft clients --basis первое\u{a0}утверждение --on 2024-04-12 --as proektov");
    golden(&desk, "paper request clients --unit hr --on 2024-04-12", "request");
    golden(&desk, "paper reminder clients --unit hr --on 2024-04-22", "reminder");
    let out = "--out x.txt --as proektov";
    desk.refused(&format!("paper request clients --unit nowhere {out}"), "nowhere", "");
}

#[test]
fn an_approved_register_gives_extracts_copies_and_a_journal() {
    let desk = Desk::consolidated();
    desk.does("check pass clients --on 2024-04-17 --as primerova");
    for deputy in ["primerova", "khlybova", "probny"] {
        desk.does(&format!("agreement visa clients --on 2024-04-18 --as {deputy}"));
    }
    desk.does("order present clients --on 2024-04-22 --as primerova");
    desk.refused("paper extract clients --out x.txt --as proektov", "не утвержд", "");
    desk.does("order sign clients --number 61 --on 2024-04-23 --as obraztsov");
    let certified =
        "--certified-by proektov --original-in в\u{a0}деле\u{a0}№\u{a0}01-04\u{a0}за\u{a0}2024\u{a0}год";
    golden(&desk, &format!("paper extract clients --row 3 --row 7 {certified} --on 2024-05-14"), "extract");
    golden(&desk, "paper journal sverdlovsk-investment --year 2024 --on 2024-12-28", "journal");
    what_came_later_is_not_told(&desk);
    desk.refused("paper extract clients --row 99 --out x.txt --as proektov", "99", "");

    // The mark stands in the place of the signer's hand: it names him or his body.
    fs::write(desk.path("signature.toml"), SIGNATURE.replace("Образцов Петр", "Хлыбова Елена")).unwrap();
    desk.refused(
        "order draft clients --signature-mark signature.toml --out order.txt --as proektov",
        "владелец сертификата — Хлыбова Елена Иванович, а акт подписал другой человек: Образцов",
        "сертификата органа",
    );
    fs::write(desk.path("signature.toml"), SIGNATURE).unwrap();
    desk.does("order draft clients --signature-mark signature.toml --out order.txt --as proektov");
    let order = fs::read_to_string(desk.path("order.txt")).unwrap().replace('\u{a0}', " ");
    for line in
        ["Сертификат 00F3A1", "Владелец Образцов Петр Иванович", "Действителен с 01.09.2023 по 30.11.2024"]
    {
        assert!(order.contains(line), "{line}: {order}");
    }
    fs::write(desk.path("signature.toml"), SIGNATURE.replace("2024-11-30", "2022-11-30")).unwrap();
    let draft = "order draft clients --signature-mark signature.toml --out order.txt --as proektov";
    desk.refused(draft, "данные электронной подписи", "из сертификата");
    fs::write(desk.path("signature.toml"), "owner = 5").unwrap();
    let run = desk.run(draft);
    let said = run.err.replace('\u{a0}', " ");
    assert_eq!(run.code, 1, "{said}");
    for part in [
        "не читаются; ошибок: 4",
        "signature.toml:1:1: ошибка: нет обязательного ключа `certificate`",
        "signature.toml:1:9: ошибка: owner: ожидается текст",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
}

/// The journal and the card of a day know nothing of what was done after it.
fn what_came_later_is_not_told(desk: &Desk) {
    let paper = |command: &str| {
        desk.does(&format!("{command} --on 2024-04-22 --out day.txt --as proektov"));
        fs::read_to_string(desk.path("day.txt")).unwrap().replace('\u{a0}', " ")
    };
    let journal = paper("paper journal sverdlovsk-investment --year 2024");
    assert!(journal.contains("По состоянию на 22.04.2024 актов не зарегистрировано."), "{journal}");
    let card = paper("paper card clients");
    assert!(card.contains("Утвержденных редакций нет.") && !card.contains("23.04.2024"), "{card}");
    assert!(!card.contains('`'), "keys are typed at a command line, not on paper: {card}");
}

const SIGNATURE: &str = r#"
certificate = "00F3A1"
owner = "Образцов Петр Иванович"
valid_from = "2023-09-01"
valid_to = "2024-11-30"
"#;

#[test]
fn a_printed_code_is_true_or_contradicted() {
    let desk = Desk::consolidated();
    desk.does("order draft clients --out draft.txt --on 2024-04-18 --as proektov");
    let order = fs::read_to_string(desk.path("draft.txt")).unwrap();
    let code =
        order.split("QR-код документа: ").nth(1).and_then(|rest| rest.split(']').next()).expect("a code");
    let said = |text: &str| {
        let output = desk.command("verify --text").arg(text).output().unwrap();
        (output.status.code(), String::from_utf8(output.stdout).unwrap())
    };
    assert!(
        said(code).1.contains("сведения кода верны; проект; соответствует нынешнему проекту"),
        "{:?}",
        said(code)
    );
    let digit = code.chars().last().unwrap();
    let forged = format!("{}{}", &code[..code.len() - 1], if digit == '0' { '1' } else { '0' });
    assert_eq!(said(&forged).0, Some(1));
    assert!(said(&forged).1.contains("не подтверждаются"), "{:?}", said(&forged));
    let signed = code.replace("проект;", "приказ от 23.04.2024 № 61;");
    assert_eq!(said(&signed).0, Some(1), "no order was signed yet");
    assert!(said("обычный текст").1.contains("не текст кода"));
}
