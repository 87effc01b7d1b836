//! Scripts of demonstrations: ordinary commands, each with its moment and who gives it.

use time::{OffsetDateTime, PrimitiveDateTime, UtcOffset};

use crate::DataDir;
use crate::data::setting::{Node, SettingFault, SettingFaultKind, SettingText, Table};
use prikaz_domain::ProcedureId;
use prikaz_placed::Sheet;

/// Keys of a script.
pub mod keys {
    /// The script.
    pub mod script {
        use super::{opening, step};

        prikaz_placed::keys! { "показ: `demo/<порядок>/demo.toml`" / "a demonstration: `demo/<procedure>/demo.toml`";
            TITLE "title": Text, Needed, "что показано" / "what is shown", "\"Жизнь перечня\"";
            UTC_OFFSET "utc_offset": Whole(2, 12), Needed, "часов к востоку от Гринвича у моментов" / "hours east of Greenwich of the moments", "5";
            FILES "files": List(&Text), Needed, "файлы подразделений, которые кладут в папку до первого шага" / "files of units that are laid into the folder before the first step", "[\"сведения.csv\"]";
            OPEN "open": List(&Table(&opening::KEYS)), Needed, "что потом открыть" / "what to open afterwards", "[{ file = \"приказ.docx\", what = \"приказ\" }]";
            STEP "step": List(&Table(&step::KEYS)), Needed, "шаги по порядку" / "the steps in order", "[{ at = \"2024-04-12T09:30\" }]";
        }
    }

    /// A step.
    pub mod step {
        prikaz_placed::keys! { "шаг" / "a step";
            AT "at": Text, Needed, "когда дана команда, по часам органа" / "when the command is given, by the clock of the body", "\"2024-04-12T09:30\"";
            AS "as": Text, Needed, "кто ее дает" / "who gives it", "\"ivanova\"";
            SAY "say": Text, Needed, "что происходит, словами" / "what happens, in words", "\"Подразделение подает сведения.\"";
            RUN "run": List(&Text), Needed, "команда по словам; `{dir}` — папка показа" / "the command line as a list; `{dir}` stands for the folder", "[\"register\", \"list\"]";
            REFUSED "refused": Flag, Optional, "`true`, где в ней должны отказать" / "`true` where the office is to say no", "true";
        }
    }

    /// A file to open.
    pub mod opening {
        prikaz_placed::keys! { "файл, который стоит открыть" / "a file worth opening";
            FILE "file": Text, Needed, "имя в папке" / "its name in the folder", "\"приказ.docx\"";
            WHAT "what": Text, Needed, "что это" / "what it is", "\"приказ\"";
        }
    }
}

/// A demonstration as its file gives it.
#[derive(Debug, Clone)]
pub struct Script {
    /// What is shown.
    pub title: String,
    /// Files of units that are laid into the folder before the first step.
    pub files: Vec<String>,
    /// The steps.
    pub steps: Vec<Step>,
    /// What to open afterwards.
    pub open: Vec<Opening>,
}

/// A command with its moment.
#[derive(Debug, Clone)]
pub struct Step {
    /// When it is given.
    pub at: OffsetDateTime,
    /// Who gives it.
    pub actor: String,
    /// What happens, in words.
    pub say: String,
    /// The command line.
    pub run: Vec<String>,
    /// Whether the office says no to it, which is what the step shows.
    pub refused: bool,
}

/// A file worth opening.
#[derive(Debug, Clone)]
pub struct Opening {
    /// Its name in the folder.
    pub file: String,
    /// What it is.
    pub what: String,
}

/// Why there is no script.
#[derive(Debug)]
pub enum ScriptError {
    /// There is no such file; the procedures that have one.
    Missing {
        /// The procedure.
        procedure: ProcedureId,
        /// Where it is looked for.
        place: String,
        /// Procedures with a script.
        known: Vec<String>,
    },
    /// It is faulty.
    Faulty {
        /// The file.
        place: String,
        /// All that is wrong with it.
        faults: Vec<SettingFault>,
    },
}

impl Script {
    /// The script for `procedure`.
    ///
    /// # Errors
    /// When there is none, or every fault of it.
    pub fn load(data: &DataDir, procedure: &ProcedureId) -> Result<Self, ScriptError> {
        let place = data.place(&path_of(procedure.as_str()));
        let Some(text) = data.read(&path_of(procedure.as_str())) else {
            let known = crate::procedures::list(data).into_iter();
            let known = known.filter(|one| data.read(&path_of(one)).is_some()).collect();
            return Err(ScriptError::Missing { procedure: procedure.clone(), place, known });
        };
        Self::of(&place, &text).map_err(|faults| ScriptError::Faulty { place, faults })
    }

    /// Reads the script `text`, called `file`.
    ///
    /// # Errors
    /// Every fault of it.
    pub fn of(file: &str, text: &str) -> Result<Self, Vec<SettingFault>> {
        Sheet::load(file, text, SettingText, &keys::script::KEYS, Self::read)
    }

    fn read(root: &Node<'_>) -> Option<Self> {
        use keys::script;
        let table = root.table()?;
        let title = table.need_text(&script::TITLE);
        let offset = table.need(&script::UTC_OFFSET).and_then(|node| node.whole()).and_then(offset);
        let files = table.need(&script::FILES).map(|node| node.sound_texts());
        table.need(&script::OPEN);
        let open = table.each(&script::OPEN, read_opening);
        table.need(&script::STEP);
        let steps = table.each(&script::STEP, |step| read_step(step, offset));
        table.close();
        offset?;
        Some(Self { title: title?, files: files?, steps, open })
    }
}

fn path_of(procedure: &str) -> String {
    format!("demo/{procedure}/demo.toml")
}

fn offset(hours: u32) -> Option<UtcOffset> {
    UtcOffset::from_hms(i8::try_from(hours).ok()?, 0, 0).ok()
}

fn read_step(table: &Table<'_>, offset: Option<UtcOffset>) -> Option<Step> {
    use keys::step;
    let at = table.need(&step::AT).and_then(|node| read_moment(&node));
    let actor = table.need_text(&step::AS);
    let say = table.need_text(&step::SAY);
    let run = table.need(&step::RUN).map(|node| node.sound_texts());
    let refused = table.get(&step::REFUSED).map_or(Some(false), |node| node.flag());
    Some(Step { at: at?.assume_offset(offset?), actor: actor?, say: say?, run: run?, refused: refused? })
}

fn read_moment(node: &Node<'_>) -> Option<PrimitiveDateTime> {
    let format = time::macros::format_description!("[year]-[month]-[day]T[hour]:[minute]");
    let text = node.text()?;
    let moment = PrimitiveDateTime::parse(&text, format).ok();
    if moment.is_none() {
        node.fault(SettingFaultKind::NotAMoment { text });
    }
    moment
}

fn read_opening(table: &Table<'_>) -> Option<Opening> {
    let file = table.need_text(&keys::opening::FILE);
    let what = table.need_text(&keys::opening::WHAT);
    Some(Opening { file: file?, what: what? })
}
