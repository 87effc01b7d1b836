//! What the texts of an act may not be: cited where it does not say so, or without an end.

use prikaz_app::DataDir;
use prikaz_procedure::load;

use prikaz_rules::world::book;

/// The faults of the procedure of the Sverdlovsk ministry once `from` is `to`, as `key code`.
fn faults_after(from: &str, to: &str) -> Vec<String> {
    let name = "sverdlovsk-investment.toml";
    let text = DataDir::default().read(&format!("procedures/{name}")).expect("a procedure");
    assert!(text.contains(from), "{from}");
    let body = book("sverdlovsk-investment").organisation;
    let faults = load(name, &text.replacen(from, to, 1), &body).err().unwrap_or_default();
    faults.iter().map(|fault| format!("{} {:?}", fault.what.code(), fault.what)).collect()
}

#[test]
fn a_clause_cites_a_point_with_the_subpoint_that_stands_there() {
    let cited = "clause = \"подп. 4 п. 7\"";
    for (clause, stands) in [("подп. 1 п. 7", true), ("подп. 9 п. 7", false), ("п. 77", false)] {
        let faults = faults_after(cited, &format!("clause = \"{clause}\""));
        let absent = faults.iter().any(|fault| fault.starts_with("clause-absent"));
        assert_eq!(absent, !stands, "{clause}: {faults:#?}");
    }
}

#[test]
fn a_text_that_has_no_end_is_told_as_such() {
    let loops = "{% for a in range(9000) %}{% for b in range(9000) %}ы{% endfor %}{% endfor %}";
    let faults = faults_after("text = \"Настоящий Порядок", &format!("text = \"{loops}Настоящий Порядок"));
    assert!(faults.iter().any(|fault| fault.contains("TooLong")), "{faults:#?}");
}
