//! Cases of the workflow: what the office does, what follows, what is refused.
//! Each file of `tests/cases/workflow` holds several, in words that a clerk can read;
//! `UPDATE=1` writes what happens into the `then` lines, for review by hand.

mod laid;
mod language;
mod variant;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use prikaz_domain::Substitution;
use prikaz_procedure::StageWord;
use prikaz_workflow::{
    Action, Actor, Instructed, InstructionEnd, Phase, Refusal, SubstitutionBasis, SubstitutionEvent,
    Substitutions, Task, end_substitution, record_substitution,
};

use language::{date, key, subject, words};
use prikaz_rules::of_project;
use prikaz_rules::world::{PROCEDURES, World, book};

const CASES: &str = "tests/cases/workflow";

/// Codes that no case comes to, each with the reason and where it is tried.
const UNREACHABLE: [(&str, &str); 9] = [
    ("not-shown", "a reading is no act; tests/rules/rights.rs"),
    ("nothing-to-amend", "a row that only another unit keeps: no unit hands that in; tests/it/force.rs"),
    ("not-signed-together", "an order over two registers; tests/it/order_signing.rs"),
    ("order-signed", "an order that stands alone; tests/it/order_signing.rs"),
    ("order-dated", "an order that stands alone; tests/it/order_signing.rs"),
    ("order-numbered-otherwise", "an order that stands alone; tests/it/order_signing.rs"),
    ("not-signatory", "an order that stands alone; tests/it/order_signing.rs"),
    ("same-requisites", "an order of the journal of the body put right; tests/it/requisites.rs"),
    ("touches-later-act", "an order that stands alone; tests/it/order_signing.rs"),
];

fn files() -> Vec<PathBuf> {
    let entries = std::fs::read_dir(of_project(CASES)).expect("the folder of cases");
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("a case file").path()).collect();
    files.sort();
    files
}

#[test]
fn the_office_works_as_the_cases_say() {
    let mut failures = Vec::new();
    let mut refused = BTreeSet::new();
    let mut reached = BTreeSet::new();
    for file in files() {
        let text = std::fs::read_to_string(&file).expect("a readable case file");
        let mut written = String::new();
        for line_of_case in cases(&text) {
            let mut case = Case::new(&line_of_case.name);
            case.run(&line_of_case.lines);
            failures.extend(case.failures.iter().map(|failure| {
                format!("{}, {}: {failure}", file.file_name().expect("a name").display(), case.name)
            }));
            refused.extend(case.refused);
            reached.extend(case.reached);
            written.push_str(&format!("--- {} ---\n{}\n", case.name, case.written.join("\n")));
        }
        update(&file, &text, &written);
    }
    assert!(failures.is_empty(), "\n{}\n", failures.join("\n"));
    everything_is_covered(&refused, &reached);
}

fn update(file: &Path, text: &str, written: &str) {
    let head = text.find("--- ").map_or("", |start| &text[..start]);
    let written = format!("{head}{}\n", written.trim_end());
    if std::env::var_os("UPDATE").is_some() && written != text {
        std::fs::write(file, written).expect("a case file that can be written");
    }
}

fn everything_is_covered(refused: &BTreeSet<String>, reached: &BTreeSet<String>) {
    let unreachable = |code: &str| UNREACHABLE.iter().any(|(known, _)| *known == code);
    let open = Refusal::CODES.iter().filter(|code| !unreachable(code));
    let missing: Vec<_> = open.filter(|code| !refused.contains(**code)).collect();
    assert!(missing.is_empty(), "no case is refused with {missing:?}");
    let listed: Vec<_> = refused.iter().filter(|code| unreachable(code)).collect();
    assert!(listed.is_empty(), "a case comes to {listed:?} after all");
    for stage in StageWord::ALL {
        assert!(reached.contains(&format!("{stage:?}")), "no case comes to {stage:?}");
    }
}

#[test]
fn every_refusal_has_its_words() {
    let text = std::fs::read_to_string(of_project("data/refusals.ru.toml")).expect("the wording");
    let table: toml::Table = text.parse().expect("sound TOML");
    let worded = table["refusals"].as_table().expect("a table");
    let missing: Vec<_> = Refusal::CODES.iter().filter(|code| !worded.contains_key(**code)).collect();
    assert!(missing.is_empty(), "no words for {missing:?}");
}

struct Lines {
    name: String,
    lines: Vec<String>,
}

fn cases(text: &str) -> Vec<Lines> {
    let mut found: Vec<Lines> = Vec::new();
    for line in text.lines() {
        let name = line.strip_prefix("--- ").and_then(|rest| rest.strip_suffix(" ---"));
        match (name, found.last_mut()) {
            (Some(name), _) => found.push(Lines { name: name.to_owned(), lines: Vec::new() }),
            (None, Some(case)) => case.lines.push(line.to_owned()),
            (None, None) => {}
        }
    }
    found
}

/// What came of the last act, until it was looked at.
enum Outcome {
    Nothing,
    Followed(Vec<String>),
    Refused(Box<Refusal>),
}

struct Case {
    name: String,
    world: World,
    substitutions: Substitutions,
    last: Outcome,
    failures: Vec<String>,
    written: Vec<String>,
    refused: BTreeSet<String>,
    reached: BTreeSet<String>,
}

impl Case {
    fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            world: World::new(book("sverdlovsk-investment")),
            substitutions: Substitutions::default(),
            last: Outcome::Nothing,
            failures: Vec::new(),
            written: Vec::new(),
            refused: BTreeSet::new(),
            reached: BTreeSet::new(),
        }
    }

    fn run(&mut self, lines: &[String]) {
        for line in lines {
            let words = words(line);
            let updated = match words.first().map(String::as_str) {
                None => None,
                Some(comment) if comment.starts_with('#') => None,
                Some("then") => self.then(&words[1..]),
                Some(_) => {
                    self.line(line, &words);
                    None
                }
            };
            self.written.push(updated.unwrap_or_else(|| line.clone()));
        }
        self.nothing_overlooked("the end");
    }

    fn fail(&mut self, what: String) {
        self.failures.push(what);
    }

    fn line(&mut self, line: &str, words: &[String]) {
        match words[0].as_str() {
            "procedure" => {
                let mut book = book(&words[1]);
                words[2..].iter().for_each(|name| variant::vary(&mut book, name));
                self.world = World::new(book);
            }
            "given" => {
                self.nothing_overlooked(line);
                self.act(words);
                if let Outcome::Refused(refusal) = std::mem::replace(&mut self.last, Outcome::Nothing) {
                    self.fail(format!("`{line}` is refused: {refusal:?}"));
                }
            }
            "when" => {
                self.nothing_overlooked(line);
                self.act(words);
            }
            "refused" => self.refused(line, &words[1..]),
            "state" => self.state(line, &words[1..]),
            "due" => self.due(line, &words[1], &words[2]),
            other => panic!("{}: a line does not begin with `{other}`", self.name),
        }
    }

    fn nothing_overlooked(&mut self, before: &str) {
        match std::mem::replace(&mut self.last, Outcome::Nothing) {
            Outcome::Nothing => {}
            Outcome::Refused(refusal) => {
                self.fail(format!("before `{before}` this was refused: {refusal:?}"))
            }
            Outcome::Followed(events) => {
                self.fail(format!(
                    "before `{before}` nothing is said of what came of it: {}",
                    events.join(", ")
                ));
            }
        }
    }

    /// `2024-04-12 proektov open-register`, with `recorded 2024-04-15` where it was written down another day.
    fn act(&mut self, words: &[String]) {
        let on = date(&words[1]);
        if words[2] == "till" {
            return self.till(on, &words[3]);
        }
        let by = match words[2].as_str() {
            "system" => Actor::program(),
            person => Actor::claiming(key(person)),
        };
        let (recorded, rest) = match words[3].as_str() {
            "recorded" => (date(&words[4]), &words[5..]),
            _ => (on, &words[3..]),
        };
        if rest[0] == "end-substitution" {
            return self.end_substitution(by, on, &rest[1..]);
        }
        if rest[0] == "substitute" {
            return self.substitute(by, on, &rest[1..]);
        }
        if let Some(outcome) = self.in_journal(&by, on, recorded, rest) {
            self.last = outcome;
            return;
        }
        self.last = match language::action(&self.world, rest, on) {
            Err(refusal) => Outcome::Refused(Box::new(refusal)),
            Ok(action) => {
                let mut command = self.world.command(by, on, action);
                command.at = self.world.instant(recorded);
                self.do_it(&command)
            }
        };
    }

    fn do_it(&mut self, command: &prikaz_workflow::Command) -> Outcome {
        match self.world.act(command) {
            Err(refusal) => Outcome::Refused(Box::new(refusal)),
            Ok(recorded) => {
                for fact in &recorded {
                    if let prikaz_workflow::Event::StageOpened { kind, .. } = &fact.event {
                        self.reached.insert(format!("{kind:?}"));
                    }
                }
                Outcome::Followed(recorded.iter().map(|fact| fact.event.kind().to_owned()).collect())
            }
        }
    }

    fn substitute(&mut self, by: Actor, on: time::Date, words: &[String]) {
        let substitution = Substitution {
            who: key(&words[0]),
            for_whom: key(&words[1]),
            from: date(&words[2]),
            to: date(&words[3]),
            basis: words[4].clone(),
            acting_post: words[5].clone(),
        };
        let basis = SubstitutionBasis::of(&words[4], None);
        let command = self.world.command(by, on, Action::OpenRegister);
        let rules = self.world.book.rules();
        let decided = record_substitution(&rules, &self.substitutions, &command, &substitution, &basis);
        self.substituted(&command.by, decided);
    }

    /// `2024-04-16 zhurnalova end-substitution 1 2024-04-20 "приказ …"`
    fn end_substitution(&mut self, by: Actor, on: time::Date, words: &[String]) {
        let (no, basis) = (words[0].parse().expect("a number"), SubstitutionBasis::of(&words[2], None));
        let command = self.world.command(by, on, Action::OpenRegister);
        let rules = self.world.book.rules();
        let decided = end_substitution(&rules, &self.substitutions, &command, (no, date(&words[1])), &basis);
        self.substituted(&command.by, decided);
    }

    fn substituted(&mut self, by: &Actor, decided: Result<SubstitutionEvent, Refusal>) {
        self.last = match decided {
            Err(refusal) => Outcome::Refused(Box::new(refusal)),
            Ok(event) => {
                let no = self.substitutions.iter().map(|one| one.no).max().unwrap_or(0) + 1;
                let known = std::mem::take(&mut self.substitutions);
                self.substitutions = known.evolve(no, by, &event);
                self.world.book.substitutions = Arc::new(self.substitutions.in_effect());
                Outcome::Followed(vec![event.kind().to_owned()])
            }
        };
    }

    /// The usual course, up to a stage, or to the `consolidation`, `presentation`, `signature` or `end`.
    fn till(&mut self, on: time::Date, goal: &str) {
        for _ in 0..60 {
            let stage = self.world.register.draft.as_ref().and_then(|draft| draft.stage.clone());
            let followed = self.world.register.follow_ups.iter().find_map(|one| one.stage.clone());
            if stage.or(followed).is_some_and(|stage| stage.as_str() == goal) {
                return;
            }
            let Some((person, action)) = self.world.next_step(on) else { break };
            let reached = match &action {
                Action::Consolidate { .. } => goal == "consolidation",
                Action::Present => goal == "presentation",
                Action::Sign { .. } => goal == "signature",
                Action::OpenDraft { .. } => goal == "end" && !self.world.register.editions.is_empty(),
                _ => false,
            };
            if reached {
                return;
            }
            let command = self.world.command(Actor::claiming(person), on, action);
            if let refused @ Outcome::Refused(_) = self.do_it(&command) {
                self.last = refused;
                return;
            }
        }
        panic!("{}: the usual course does not lead to `{goal}`", self.name);
    }

    fn then(&mut self, expected: &[String]) -> Option<String> {
        let expected: Vec<&str> = expected.iter().map(|word| word.trim_end_matches(',')).collect();
        match std::mem::replace(&mut self.last, Outcome::Nothing) {
            Outcome::Followed(kinds) if kinds == expected => None,
            Outcome::Followed(kinds) => {
                self.fail(format!("then {} (not {})", kinds.join(", "), expected.join(", ")));
                Some(format!("then  {}", kinds.join(", ")))
            }
            Outcome::Refused(refusal) => {
                self.fail(format!("refused: {refusal:?}"));
                None
            }
            Outcome::Nothing => {
                self.fail("`then` follows no act".to_owned());
                None
            }
        }
    }

    /// `refused awaited hr support`: the code, and words that must stand among the facts.
    fn refused(&mut self, line: &str, words: &[String]) {
        match std::mem::replace(&mut self.last, Outcome::Nothing) {
            Outcome::Refused(refusal) => {
                let facts = serde_json::to_string(&refusal).expect("facts");
                let known =
                    refusal.code() == words[0] && words[1..].iter().all(|fact| facts.contains(fact.as_str()));
                if !known {
                    self.fail(format!("`{line}`, but {facts}"));
                }
                self.refused.insert(refusal.code().to_owned());
            }
            Outcome::Followed(kinds) => self.fail(format!("`{line}`, but {}", kinds.join(", "))),
            Outcome::Nothing => self.fail(format!("`{line}` follows no act")),
        }
    }

    fn state(&mut self, line: &str, words: &[String]) {
        let (what, expected) = (words[0].as_str(), words[1..].join(" "));
        let found = self.found(what, &words[1..]);
        let matches = match what {
            "submission" | "passes" | "remark" | "acting" => expected.ends_with(&found) && !found.is_empty(),
            _ => found == expected,
        };
        if !matches {
            self.fail(format!("`{line}`, but {found}"));
        }
    }

    fn found(&self, what: &str, words: &[String]) -> String {
        let register = &self.world.register;
        let draft = register.draft.as_ref();
        let round = draft.and_then(|draft| match &draft.phase {
            Phase::Agreeing(round) => Some(round),
            _ => None,
        });
        let entries = || {
            draft.map_or_else(
                || register.last_edition().map_or(&[][..], |one| &one.entries),
                |one| one.entries(),
            )
        };
        match what {
            "stage" => {
                draft.and_then(|draft| draft.stage.as_ref()).map_or("none".to_owned(), ToString::to_string)
            }
            "edition" => register.editions.len().to_string(),
            "draft" => draft.map_or("none".to_owned(), |draft| draft.no.to_string()),
            "round" => draft.map_or(0, |draft| draft.rounds).to_string(),
            "awaits" => joined(round.into_iter().flat_map(|round| round.awaited())),
            "told" => joined(round.into_iter().flat_map(|round| &round.told)),
            "numbers" => joined(entries().iter().map(|entry| &entry.number)),
            "ids" => joined(entries().iter().map(|entry| entry.id)),
            "tasks" => joined(self.tasks().iter().map(|task| subject_word(task))),
            "order" => register.last_edition().map_or(String::new(), |edition| edition.order.number.clone()),
            "acting" => register
                .last_edition()
                .and_then(|one| one.acting.as_ref())
                .map_or("none".to_owned(), |one| one.post.clone()),
            "open-remarks" => {
                joined(draft.into_iter().flat_map(|draft| draft.open_remarks()).map(|one| one.id))
            }
            "submission" => draft
                .and_then(|draft| draft.submissions.get(&key(&words[0])))
                .map_or(String::new(), |one| format!("{:?} {}", one.state, one.attempt)),
            "passes" => draft
                .and_then(|draft| draft.passes.get(&key(&words[0])))
                .map_or(String::new(), ToString::to_string),
            "instructions" => joined(register.instructions.all().iter().map(instruction_word)),
            "published" => {
                let editions = register.editions.iter();
                joined(editions.flat_map(|edition| {
                    edition
                        .published
                        .iter()
                        .map(move |(place, (on, _))| format!("{}:{place}:{on}", edition.no))
                }))
            }
            other => panic!("`{other}` is no part of the state"),
        }
    }

    fn tasks(&self) -> Vec<&Task> {
        let register = &self.world.register;
        let of_draft = register.draft.iter().flat_map(|draft| &draft.tasks);
        of_draft.chain(register.follow_ups.iter().flat_map(|one| &one.tasks)).collect()
    }

    fn due(&mut self, line: &str, word: &str, expected: &str) {
        let subject = subject(&self.world, word);
        let task = self.tasks().into_iter().find(|task| task.subject == subject);
        let found = match task.map(Task::due) {
            None => "no task".to_owned(),
            Some(None) => "none".to_owned(),
            Some(Some(due)) => due.to_string(),
        };
        if found != expected {
            self.fail(format!("`{line}`, but {found}"));
        }
    }
}

fn joined(items: impl Iterator<Item = impl ToString>) -> String {
    let items: Vec<String> = items.map(|item| item.to_string()).collect();
    if items.is_empty() { "none".to_owned() } else { items.join(" ") }
}

/// `2:п.4:saitova:2024-05-02`, with `:done` or `:lifted` where it ended.
fn instruction_word(one: &Instructed) -> String {
    let holders: Vec<String> = one.given.holders.iter().map(ToString::to_string).collect();
    let due = one.due.map_or("none".to_owned(), |due| due.to_string());
    let end = match &one.end {
        None => String::new(),
        Some(InstructionEnd::Done(done)) => {
            format!(":done:{}:{}", done.by.as_ref().map_or("nobody", |by| by.as_str()), done.on)
        }
        Some(InstructionEnd::Lifted { on, .. }) => format!(":lifted:{on}"),
    };
    format!("{}:п.{}:{}:{due}{end}", one.given.no, one.given.clause, holders.join("+"))
}

fn subject_word(task: &Task) -> String {
    use prikaz_workflow::Subject;
    match &task.subject {
        Subject::Whole => "whole".to_owned(),
        Subject::Unit(unit) => unit.to_string(),
        Subject::Agreer(person) => person.to_string(),
        Subject::Place(place) => place.to_string(),
    }
}

#[test]
fn every_procedure_goes_its_usual_course() {
    for id in PROCEDURES {
        let mut case = Case::new(id);
        case.world = World::new(book(id));
        case.till(date("2024-04-15"), "end");
        assert!(matches!(case.last, Outcome::Nothing), "{id}");
        assert_eq!(case.world.register.editions.len(), 1, "{id}");
    }
}
