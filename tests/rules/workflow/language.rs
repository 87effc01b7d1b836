//! The words of a case: an act in a clerk's words becomes an [`Action`].

use std::sync::Arc;

use time::Date;

use prikaz_app::{Edits, with_edits};
use prikaz_domain::{Digest, DraftNo, EditionNo, Entry, EntryId, InstructionNo, RemarkId, UnitId, digest_of};
use prikaz_form::{Cells, ListedProcess, Settlement, check_cell};
use prikaz_workflow::{
    Action, Answer, CheckFinding, Correction, Demand, DutyOwner, FileReference, InstructionDone, Met,
    NewRemark, Paper, Refusal, RequirementAnswer, Shown, Shows, Subject, Verdict, Weight, open_conflicts,
};

use prikaz_rules::world::{World, finding, to_correct};

/// The words of a line, read from left to right.
pub(super) struct Words<'w> {
    words: std::iter::Peekable<std::iter::Cloned<std::slice::Iter<'w, String>>>,
    world: &'w World,
}

/// Splits a line into words; what stands in quotes is one word. A sign that nobody would see is written `U+202E`.
pub(super) fn words(line: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (place, part) in line.split('"').enumerate() {
        match place % 2 {
            0 => found.extend(part.split_whitespace().map(str::to_owned)),
            _ => found.push(part.replace("U+202E", "\u{202E}")),
        }
    }
    found
}

/// A key of whatever kind is wanted.
pub(super) fn key<K: std::str::FromStr<Err: std::fmt::Debug>>(word: &str) -> K {
    word.parse().unwrap_or_else(|error| panic!("`{word}` is no key: {error:?}"))
}

pub(super) fn date(word: &str) -> Date {
    prikaz_calendar::parse_date(word).unwrap_or_else(|| panic!("`{word}` is no date"))
}

/// Reads the act in `line`, done on `on`.
pub(super) fn action<'w>(world: &'w World, line: &'w [String], on: Date) -> Result<Action, Refusal> {
    let mut words = Words { words: line.iter().cloned().peekable(), world };
    let action = words.action(on)?;
    let rest: Vec<String> = words.words.collect();
    assert!(rest.is_empty(), "what is `{}`?", rest.join(" "));
    Ok(action)
}

impl Words<'_> {
    fn next(&mut self) -> String {
        self.words.next().expect("another word")
    }

    fn key<K: std::str::FromStr<Err: std::fmt::Debug>>(&mut self) -> K {
        key(&self.next())
    }

    fn number<N: std::str::FromStr<Err: std::fmt::Debug>>(&mut self) -> N {
        key(&self.next())
    }

    fn has(&mut self, word: &str) -> bool {
        self.words.next_if(|next| next == word).is_some()
    }

    fn optional(&mut self, word: &str) -> Option<String> {
        self.has(word).then(|| self.next())
    }

    fn action(&mut self, on: Date) -> Result<Action, Refusal> {
        Ok(match self.next().as_str() {
            "open-register" => Action::OpenRegister,
            "open-draft" => Action::OpenDraft {
                ground: self.optional("ground").map(|word| key(&word)),
                basis: self.next(),
            },
            "open-stage" => Action::OpenStage { stage: self.key(), draft: DraftNo(1) },
            "hand-in" => self.hand_in(),
            "visa-submission" => Action::VisaSubmission { unit: self.key() },
            "return-submission" => {
                let unit = self.key();
                Action::ReturnSubmission {
                    unit,
                    findings: self.words.by_ref().map(|text| finding(None, &text)).collect(),
                }
            }
            "withdraw-unit" => Action::WithdrawUnit { unit: self.key(), reason: self.next() },
            "name-successor" => {
                Action::NameSuccessor { unit: self.key(), successor: self.key(), basis: self.next() }
            }
            "decide" => self.settle(),
            "mark" => Action::MarkRow {
                entry: self.entry(),
                reason: self.next(),
                note: self.words.next().unwrap_or_default(),
            },
            "answer-requirement" => {
                let key = self.key();
                let met = match self.next().as_str() {
                    "yes" => Met::Yes,
                    "no" => Met::No,
                    _ => Met::NotApplicable,
                };
                let note = self.words.next().unwrap_or_default();
                Action::AnswerRequirements { answers: [(key, RequirementAnswer { met, note })].into() }
            }
            "list-processes" => {
                let mut listed = Vec::new();
                while self.words.peek().is_some() {
                    let unit = self.key();
                    listed.push(ListedProcess { unit, cells: [(key("process"), self.next())].into() });
                }
                Action::ListProcesses { listed: Arc::new(listed), file: None }
            }
            "consolidate" => {
                let mut without = std::collections::BTreeMap::new();
                while let Some(unit) = self.optional("without") {
                    without.insert(key(&unit), self.next());
                }
                Action::Consolidate { without }
            }
            "find" => Action::RecordFindings { findings: self.findings() },
            "return-from-check" => Action::ReturnFromCheck,
            "pass-check" => Action::PassCheck,
            word @ ("agree" | "return") => {
                let word = word.to_owned();
                self.visa(&word)
            }
            "answer" => Action::AnswerRemark { remark: RemarkId(self.number()), answer: self.answer() },
            "revise" => self.revise(),
            "replace" => Action::ReplaceAgreer { was: self.key(), now: self.key(), basis: self.next() },
            "manner" => self.manner(),
            "present" => Action::Present,
            "sign" => {
                let typed = self.optional("number");
                let recorded_by = self.optional("recorded-by").map(|person| key(&person));
                let digest = self.digest();
                return self.world.signing(on, typed.as_deref(), digest).map(|action| match action {
                    Action::Sign { number, digest, title, earlier, .. } => {
                        Action::Sign { number, digest, recorded_by, title, earlier }
                    }
                    other => other,
                });
            }
            "publish" => {
                let (place, address) = (self.key(), self.next());
                let edition = self.optional("edition").map(|no| EditionNo(key(&no)));
                Action::Publish { place, edition, address, file: None }
            }
            "inform" => Action::Inform { means: self.next() },
            "extend" => Action::ExtendDeadline {
                stage: self.key(),
                subject: subject(self.world, &self.next()),
                to: date(&self.next()),
                basis: self.next(),
            },
            "withdraw" => Action::Withdraw { reason: self.next() },
            "correct" => {
                let (version, correction) = (self.number(), self.correction());
                Action::Correct { version, correction, reason: self.next() }
            }
            "issue" => self.issue(),
            "duty" => Action::PerformDuty {
                duty: self.next(),
                due: date(&self.next()),
                note: self.next(),
                of: self.optional("unit").map(|unit| DutyOwner::Unit(key(&unit))),
            },
            "done" => {
                let instruction = InstructionNo(self.number());
                let by = self.optional("by").map(|person| key(&person));
                Action::FulfilInstruction { instruction, by, paper: self.next() }
            }
            "put-off" => Action::ExtendInstruction {
                instruction: InstructionNo(self.number()),
                to: date(&self.next()),
                basis: self.next(),
            },
            "lift" => {
                Action::LiftInstruction { instruction: InstructionNo(self.number()), reason: self.next() }
            }
            other => panic!("`{other}` is no act"),
        })
    }

    fn hand_in(&mut self) -> Action {
        let unit: UnitId = self.key();
        let rows = match self.optional("from") {
            _ if self.has("nil") => None,
            _ if self.has("nothing") => Some(Arc::default()),
            Some(file) => Some(self.rows_of(&file)),
            None => Some(self.rows_of(&format!("{unit}.csv"))),
        };
        let rows = rows.map(|rows| self.changed(rows));
        let again = self.optional("again");
        Action::HandIn { unit, rows, was: None, file: None, again }
    }

    fn rows_of(&self, file: &str) -> Arc<Vec<Cells>> {
        self.world.sample(file).unwrap_or_else(|| panic!("no rows can be read from `{file}`"))
    }

    /// `set 2 kind "офлайн"`, `drop 3`, `add "графа | графа | …"`.
    fn changed(&mut self, rows: Arc<Vec<Cells>>) -> Arc<Vec<Cells>> {
        let mut rows = rows.to_vec();
        loop {
            if let Some(row) = self.optional("set") {
                let (row, column, text) = (key::<usize>(&row), self.next(), self.next());
                let cells = rows.get_mut(row - 1).expect("a row of the file");
                set(self.world, cells, &column, &text);
            } else if let Some(row) = self.optional("drop") {
                rows.remove(key::<usize>(&row) - 1);
            } else if let Some(line) = self.optional("add") {
                rows.push(cells(self.world, &line));
            } else {
                return Arc::new(rows);
            }
        }
    }

    /// `decide 1 take 2 "почему"`, `decide 1 all "почему"`; conflict 0 is none.
    fn settle(&mut self) -> Action {
        let number: usize = self.number();
        let open = open_conflicts(&self.world.book.rules(), &self.world.register).unwrap_or_default();
        let conflict = number.checked_sub(1).and_then(|place| open.get(place));
        let conflict = conflict.map_or(digest_of(b"none"), |conflict| conflict.id);
        let settlement = match self.next().as_str() {
            "take" => Settlement::Take(self.number()),
            "all" => Settlement::All,
            "own" => Settlement::Own(cells(self.world, &self.next())),
            other => panic!("`{other}` settles nothing"),
        };
        Action::DecideConflict { conflict, settlement, why: self.next() }
    }

    /// `whole "…"`, `row 3 "…"`, `row 3 exclude little-used "…"`.
    fn findings(&mut self) -> Vec<CheckFinding> {
        let mut found = Vec::new();
        while self.words.peek().is_some() {
            let entry = match self.next().as_str() {
                "row" => Some(self.entry()),
                "whole" => None,
                other => panic!("`{other}`: a finding is about a `row` or the `whole`"),
            };
            match self.optional("exclude") {
                Some(reason) => {
                    let finding = finding(entry, &self.next());
                    found.push(CheckFinding { finding, demand: Demand::Exclude(reason) });
                }
                None => found.push(to_correct(finding(entry, &self.next()))),
            }
        }
        found
    }

    fn entries(&self) -> &[Entry] {
        self.world.register.draft.as_ref().map_or(&[], |draft| draft.entries())
    }

    /// The row of a printed number; a number that no row has stands for a row that is not there.
    fn entry(&mut self) -> EntryId {
        let number = self.next();
        let found = self.entries().iter().find(|entry| entry.number == number);
        found.map_or(EntryId(9999), |entry| entry.id)
    }

    /// `manner anew`, `manner usual`, `manner repealing`, `manner leaving`, or one of each: what the order does to those
    /// before it.
    fn manner(&mut self) -> Action {
        let anew = match (self.has("anew"), self.has("usual")) {
            (true, _) => Some(true),
            (_, true) => Some(false),
            _ => None,
        };
        let repeals = match (self.has("repealing"), self.has("leaving")) {
            (true, _) => Some(true),
            (_, true) => Some(false),
            _ => None,
        };
        Action::ChooseManner { anew, repeals }
    }

    fn visa(&mut self, word: &str) -> Action {
        let digest = self.digest();
        let seat = self.optional("for").map(|word| key(&word));
        let mut remarks = Vec::new();
        while self.words.peek().is_some() {
            let entry = self.has("row").then(|| self.entry());
            remarks.push(NewRemark { entry, text: self.next() });
        }
        let verdict = match word {
            "return" => Verdict::Return(remarks),
            _ if remarks.is_empty() => Verdict::Agree,
            _ => Verdict::AgreeWithRemarks(remarks),
        };
        Action::GiveVisa { digest, verdict, seat, sheet: None }
    }

    /// The draft as it stands; `seen 1` that of round 1, `seen other` something else.
    fn digest(&mut self) -> Digest {
        match self.optional("seen").as_deref() {
            None => self.world.digest(),
            Some("other") => digest_of(b"something else"),
            Some(round) => self.world.seen[&key::<u32>(round)],
        }
    }

    fn answer(&mut self) -> Answer {
        match self.next().as_str() {
            "accepted" => Answer::Accepted,
            "partly" => Answer::PartlyAccepted { part: self.next() },
            "rejected" => Answer::Rejected { reason: self.next() },
            "meeting" => Answer::ToMeeting { meeting: self.next() },
            other => panic!("`{other}` is no answer"),
        }
    }

    /// `revise substance answer 1 accepted set 3 needs "…" exclude 4 add unit "графа | …"`.
    fn revise(&mut self) -> Action {
        let weight = match self.next().as_str() {
            "substance" => Weight::Substance,
            "editorial" => Weight::Editorial,
            other => panic!("`{other}` is no weight"),
        };
        let (mut answers, mut edits, mut added) = (Vec::new(), Edits::default(), Vec::new());
        let mut of = self.world.register.draft.as_ref().and_then(prikaz_workflow::Draft::digest);
        loop {
            if self.has("of-an-older-draft") {
                of = Some(prikaz_domain::digest_of(b"older"));
            } else if let Some(remark) = self.optional("answer") {
                answers.push((RemarkId(key(&remark)), self.answer()));
            } else if let Some(row) = self.optional("set") {
                edits.set.push((row, self.key(), self.next().replace(" / ", "\n")));
            } else if let Some(row) = self.optional("exclude") {
                edits.exclude.push(row);
            } else if let Some(unit) = self.optional("add") {
                added.push((key::<UnitId>(&unit), cells(self.world, &self.next())));
            } else if self.has("nothing-left") {
                let entries = Some(Arc::default());
                return Action::Revise { answers, entries, weight, of };
            } else {
                break;
            }
        }
        let changed = !(edits.set.is_empty() && edits.exclude.is_empty() && added.is_empty());
        let entries = changed.then(|| Arc::new(self.edited(&edits, added)));
        Action::Revise { answers, entries, weight, of }
    }

    fn edited(&self, edits: &Edits, added: Vec<(UnitId, Cells)>) -> Vec<Entry> {
        let draft = self.world.register.draft.as_ref().expect("a draft");
        let form = &self.world.book.procedure.form;
        let mut entries = with_edits(form, &self.world.register, draft, edits).expect("sound edits");
        for (place, (unit, cells)) in (1_u32..).zip(added) {
            let id = EntryId(self.world.register.last_entry + place);
            entries.push(Entry {
                id,
                number: format!("{}", entries.len() + 1),
                unit,
                also: Vec::new(),
                cells,
            });
        }
        entries
    }

    fn correction(&mut self) -> Correction {
        match self.next().as_str() {
            "publication" => Correction::Publication {
                edition: EditionNo(self.number()),
                place: self.key(),
                on: date(&self.next()),
                address: self.next(),
            },
            "instruction" => {
                let instruction = InstructionNo(self.number());
                let done = self.optional("done").map(|on| InstructionDone {
                    by: self.optional("by").map(|person| key(&person)),
                    acting: None,
                    on: date(&on),
                    paper: self.next(),
                });
                Correction::Instruction { instruction, done }
            }
            "note" => Correction::Note { text: self.next() },
            other => panic!("`{other}` cannot be corrected"),
        }
    }

    fn issue(&mut self) -> Action {
        let paper = match self.next().as_str() {
            "order" => Paper::Order,
            "annex" => Paper::Annex,
            "sheet" => Paper::AgreementSheet,
            "notice" => Paper::Notice,
            other => panic!("`{other}` is no document"),
        };
        let name = self.next();
        let draft = DraftNo(self.optional("draft").map_or(1, |no| key(&no)));
        let digest = digest_of(name.as_bytes());
        let shown = Shown { draft, shows: Shows::Draft, rows: None };
        Action::Issue { paper, file: FileReference { name, digest }, shown }
    }
}

/// `whole`, a unit, a place of publication, or a person.
pub(super) fn subject(world: &World, word: &str) -> Subject {
    let units = &world.book.organisation.units;
    match word {
        "whole" => Subject::Whole,
        _ if units.iter().any(|unit| unit.id.as_str() == word) => Subject::Unit(key(word)),
        _ if world.book.organisation.person(&key(word)).is_some() => Subject::Agreer(key(word)),
        _ => Subject::Place(key(word)),
    }
}

/// Cells of a row: «графа | графа | …», the values of a list apart by « / ».
fn cells(world: &World, line: &str) -> Cells {
    let mut row = Cells::new();
    let columns: Vec<String> =
        world.book.procedure.form.filled_in().map(|column| column.key.to_string()).collect();
    for (column, text) in columns.iter().zip(line.split('|')) {
        set(world, &mut row, column, text.trim());
    }
    row
}

fn set(world: &World, row: &mut Cells, column: &str, text: &str) {
    let form = &world.book.procedure.form;
    let column = form.column(&key(column)).unwrap_or_else(|| panic!("`{column}` is no column"));
    let (cell, faults) = check_cell(form, column, &text.replace(" / ", "\n"));
    match cell {
        Some(cell) => row.insert(column.key.clone(), cell),
        None if text.is_empty() => row.remove(&column.key),
        None => panic!("{}: {faults:?}", column.key),
    };
}
