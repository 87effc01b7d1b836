//! Every rule of every procedure is changed in turn: the text of its act changes with it, or the file is refused, or
//! the check tells which insertion the point wants. What an act has no words for has to stand in its `silent`.

use prikaz_app::{DataDir, Format, procedure_paper, procedures};
use prikaz_domain::OrganisationId;
use prikaz_procedure::{LintKind, Loaded, Organisation};
use toml::{Table, Value};

use prikaz_rules::world::PROCEDURES;

/// A rule changed: where it stands, and the whole file with it.
type Mutation = (String, Table);

struct Body {
    id: String,
    data: DataDir,
    organisation: Organisation,
    file: Table,
}

impl Body {
    fn read(id: &str, data: DataDir) -> Self {
        let file: Table = data.read(&format!("procedures/{id}.toml")).unwrap().parse().unwrap();
        let of = OrganisationId::new(file["organisation"].as_str().unwrap()).unwrap();
        let organisation = procedures::load_organisation(&data, &of).unwrap();
        Self { id: id.to_owned(), data, organisation, file }
    }

    fn load(&self, file: &Table) -> Result<Loaded, Vec<prikaz_procedure::Fault>> {
        let text = toml::to_string(file).unwrap();
        prikaz_procedure::load_with_places(&format!("{}.toml", self.id), &text, Some(&self.organisation))
    }

    fn printed(&self, loaded: &Loaded) -> Vec<u8> {
        procedure_paper(&self.data, &loaded.procedure, &self.organisation, Format::Text).unwrap()
    }

    /// Whether the change does not go unnoticed.
    fn notices(&self, (path, file): &Mutation) -> bool {
        match self.load(file) {
            // The rules alone can be so, as `mutations` has seen: it is the text that cannot.
            Err(_) => true,
            Ok(loaded) => {
                let as_is = self.load(&self.file).unwrap();
                self.printed(&as_is) != self.printed(&loaded) || self.is_told(file, path)
            }
        }
    }

    /// Whether the check tells of the rule as changed, or, where the act is silent on it, would tell but for that.
    fn is_told(&self, file: &Table, path: &str) -> bool {
        let mut spoken = file.clone();
        spoken["act"].as_table_mut().unwrap().remove("silent");
        let lints = |file| procedures::lint(&self.data, &self.load(file).unwrap(), None);
        let wanted = lints(&spoken).iter().any(|lint| {
            matches!(lint.what, LintKind::NotInserted { .. })
                && (path.starts_with(&lint.key) || lint.key.starts_with(path))
        });
        wanted || lints(file).iter().any(|lint| matches!(lint.what, LintKind::SilenceUnneeded { .. }))
    }

    fn role_other_than(&self, role: &str) -> String {
        let roles = ["publisher", "registrar", "drafter", "head"].into_iter().filter(|one| *one != role);
        let mut held = roles.filter(|one| self.organisation.holders(&one.parse().unwrap()).next().is_some());
        held.next().unwrap().to_owned()
    }

    fn column_other_than(&self, columns: &[Value]) -> String {
        let all = self.file["column"].as_array().unwrap().iter().skip(1);
        let keys = all.map(|column| column["key"].clone());
        keys.into_iter().find(|key| !columns.contains(key)).unwrap().as_str().unwrap().to_owned()
    }

    /// What the value under `key` could be instead; nothing where it is no rule, or has no words in any act.
    fn instead(&self, key: &str, of: &Table) -> Option<Value> {
        let text = |text: String| Some(Value::String(text));
        let toggled =
            |absent: bool| Some(Value::Boolean(!of.get(key).and_then(Value::as_bool).unwrap_or(absent)));
        let value = of.get(key);
        match key {
            "nil" if of["kind"].as_str() == Some("collect") => toggled(true),
            "open" => toggled(false),
            "required" if of.get("kind").is_none_or(|kind| kind.as_str() != Some("number")) => {
                // The drawn form has no words for a cell that may be left empty.
                let is_of_form = |clause: &str| clause.split(';').all(|part| part.starts_with("приложение"));
                (!is_of_form(of["clause"].as_str()?)).then(|| toggled(true))?
            }
            "quorum" => value.is_none_or(|value| value.as_str().is_some()).then_some(Value::Integer(1)),
            "by" | "concluded_by" | "on_presentation_of" | "handed_to" | "whom" => {
                text(self.role_other_than(value?.as_str()?))
            }
            "visa" => text(
                ["unit-head", "supervisor"]
                    .map(str::to_owned)
                    .into_iter()
                    .find(|one| value.and_then(Value::as_str) != Some(one))?,
            )
            .filter(|_| value.is_some()),
            "from" => Some(match value? {
                Value::String(_) => vec![self.organisation.units.first()?.id.to_string()].into(),
                _ => Value::from("all"),
            }),
            "after" => text(
                match value?.as_str()? {
                    "approval" => "draft",
                    _ => "approval",
                }
                .to_owned(),
            ),
            "severity" => text("advice".to_owned()),
            "reason" => text(
                match value?.as_str()? {
                    "little-used" => "preceding",
                    _ => "little-used",
                }
                .to_owned(),
            ),
            "column" | "with" => None,
            "columns" | "within" | "same" => {
                let mut columns = value?.as_array()?.clone();
                let other = self.column_other_than(&columns);
                *columns.last_mut()? = other.into();
                Some(columns.into())
            }
            "seats" => Some(Value::from(vec![self.role_other_than("")])),
            "values" if !of.contains_key("kind") => {
                let mut values = value?.as_array()?.clone();
                values.push("еще одно значение".into());
                Some(values.into())
            }
            "values" | "only" | "goes_with" => {
                let mut values = value?.as_array()?.clone();
                values.pop().filter(|_| !values.is_empty())?;
                Some(values.into())
            }
            "title" if of.contains_key("width") && self.file["act"].get("form").is_none() => None,
            "title"
                if of.contains_key("width")
                    || of
                        .get("by")
                        .is_some_and(|_| !of.contains_key("every") && !of.contains_key("kind")) =>
            {
                text(format!("{} прочее", value?.as_str()?))
            }
            "address" => text(format!("{}/other", value?.as_str()?)),
            "working_days" | "calendar_days" | "months" | "day" | "within_months" => {
                Some(Value::Integer(value?.as_integer()? % 20 + 1))
            }
            _ => None,
        }
    }

    /// Whether the rules of `file` can be so, whatever the text of the act says.
    fn is_possible(&self, file: &Table) -> bool {
        let mut rules = file.clone();
        ["act", "section", "term"].into_iter().for_each(|text| drop(rules.remove(text)));
        self.load(&rules).is_ok()
    }

    /// Every change of one rule that is possible.
    fn mutations(&self) -> Vec<Mutation> {
        let mut found = Vec::new();
        for kind in ["stage", "vocabulary", "column", "rule", "duty"] {
            for at in 0..self.file.get(kind).and_then(Value::as_array).map_or(0, Vec::len) {
                self.walk(&format!("{kind}[{}]", at + 1), &[Step::Key(kind), Step::At(at)], &mut found);
            }
        }
        let all = found.len();
        found.retain(|(_, file)| self.is_possible(file));
        assert!(found.len() * 10 > all * 9, "{}: {} of {all}", self.id, found.len());
        found
    }

    fn walk<'k>(&'k self, path: &str, steps: &[Step<'k>], found: &mut Vec<Mutation>) {
        let mut file = self.file.clone();
        let table = at(&mut file, steps).as_table().unwrap().clone();
        // What was settled outside the act is no matter of its text.
        let beyond = self.file["act"].get("beyond").and_then(Value::as_array);
        if table.get("clause").is_some_and(|clause| beyond.is_some_and(|beyond| beyond.contains(clause))) {
            return;
        }
        let absent = match steps {
            [Step::Key("stage"), _] => &["nil"][..],
            [Step::Key("stage"), _, Step::Key("group"), _] => &["quorum"],
            [Step::Key("vocabulary"), _] => &["open"],
            [Step::Key("column"), _] => &["required"],
            _ => &[],
        };
        let absent = absent.iter().filter(|key| !table.contains_key(**key)).map(|key| (*key).to_owned());
        for key in table.keys().cloned().chain(absent) {
            if let Some(value) = self.instead(&key, &table) {
                let mut file = self.file.clone();
                at(&mut file, steps).as_table_mut().unwrap().insert(key.clone(), value);
                found.push((format!("{path}.{key}"), file));
            }
        }
        for (key, value) in self.file_at(steps).as_table().unwrap() {
            match value {
                Value::Table(_) => self.walk(&format!("{path}.{key}"), &with(steps, Step::Key(key)), found),
                Value::Array(list) => {
                    for no in (0..list.len()).filter(|no| list[*no].is_table()) {
                        let steps = with(&with(steps, Step::Key(key)), Step::At(no));
                        self.walk(&format!("{path}.{key}[{}]", no + 1), &steps, found);
                    }
                }
                _ => {}
            }
        }
    }

    fn file_at(&self, steps: &[Step<'_>]) -> &Value {
        let Step::Key(first) = steps[0] else { panic!("a file is a table") };
        steps[1..].iter().fold(&self.file[first], |value, step| match step {
            Step::Key(key) => &value[*key],
            Step::At(at) => &value[*at],
        })
    }
}

#[derive(Clone, Copy)]
enum Step<'k> {
    Key(&'k str),
    At(usize),
}

fn with<'k>(steps: &[Step<'k>], step: Step<'k>) -> Vec<Step<'k>> {
    steps.iter().copied().chain([step]).collect()
}

fn at<'t>(file: &'t mut Table, steps: &[Step<'_>]) -> &'t mut Value {
    let Step::Key(first) = steps[0] else { panic!("a file is a table") };
    steps[1..].iter().fold(file.get_mut(first).unwrap(), |value, step| match step {
        Step::Key(key) => &mut value[*key],
        Step::At(at) => &mut value[*at],
    })
}

#[track_caller]
fn check_body(body: &Body, at_least: usize) {
    let mutations = body.mutations();
    assert!(mutations.len() >= at_least, "{}: {}", body.id, mutations.len());
    let unnoticed: Vec<_> =
        mutations.iter().filter(|one| !body.notices(one)).map(|(path, _)| path.clone()).collect();
    assert!(unnoticed.is_empty(), "{}: {unnoticed:#?}", body.id);
}

#[test]
fn no_rule_of_a_shipped_procedure_changes_behind_its_text() {
    for id in PROCEDURES {
        check_body(&Body::read(id, DataDir::default()), 15);
    }
}

#[test]
fn no_rule_of_a_body_invented_on_the_spot_changes_behind_its_text() {
    let folder = prikaz_rules::of_project("tests/data/sixth-body");
    check_body(&Body::read("primer-services", DataDir::new(Some(folder))), 50);
}
