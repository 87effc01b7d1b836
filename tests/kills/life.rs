//! The commands of a whole life: those of a demonstration, and what is done with the store.

use std::fs;
use std::path::Path;

use toml::Value;

/// The demonstration that is played.
const DEMONSTRATION: &str = "data/demo/sverdlovsk-investment";

/// The words of every command, in order; files stand in the folder it is given in.
pub(crate) fn commands(folder: &Path) -> Vec<Vec<String>> {
    for entry in fs::read_dir(DEMONSTRATION).unwrap().map(Result::unwrap) {
        fs::copy(entry.path(), folder.join(entry.file_name())).unwrap();
    }
    let text = fs::read_to_string(format!("{DEMONSTRATION}/demo.toml")).unwrap();
    let script: toml::Table = text.parse().unwrap();
    let steps = script["step"].as_array().unwrap().iter();
    let own = |words: &str| words.split(' ').map(str::to_owned).collect::<Vec<_>>();
    let mut commands = vec![own("init")];
    commands.extend(steps.map(command));
    commands.push(own("store backup copy.zip"));
    commands.push(own("store restore copy.zip --home second"));
    commands
}

fn command(step: &Value) -> Vec<String> {
    let text = |key: &str| step[key].as_str().unwrap().to_owned();
    let words =
        step["run"].as_array().unwrap().iter().map(|word| word.as_str().unwrap().replace("{dir}/", ""));
    let day = text("at").split('T').next().unwrap().to_owned();
    words.chain(["--as".to_owned(), text("as"), "--on".to_owned(), day]).collect()
}
