//! Profiles: the one that is shipped, and faults with their places.

use prikaz::render::Profile;

use crate::samples;

const PATH: &str = "data/profiles/gost-2025.toml";

#[test]
fn every_shipped_profile_loads() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data/profiles");
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        Profile::parse(&path.display().to_string(), &text).unwrap_or_else(|fault| panic!("{fault}"));
    }
}

/// Replaces `from` by `to` and expects the fault to name the line of `to` and to say `message`.
#[track_caller]
fn faulty(from: &str, to: &str, message: &str) {
    let text = samples::file(PATH).replacen(from, to, 1);
    let line = 1 + text[..text.find(to).unwrap()].matches('\n').count();
    let fault = Profile::parse(PATH, &text).unwrap_err();
    assert!(fault.to_string().contains(message), "{fault}");
    assert_eq!((fault.file.as_str(), fault.line), (PATH, line), "{fault}");
}

#[test]
fn faults_name_line_and_key() {
    faulty("left = 30", "lefft = 30", "lefft");
    faulty("left = 30", "left = -3", "-3 is not between");
    faulty("left = 30", "left = nan", "not between");
    faulty("head_fill = \"none\"", "head_fill = \"red\"", "`red`");
    faulty("[style.issuer]", "[style.isuer]", "isuer");
    faulty("number_sign =", "number_sing =", "number_sing");
}
