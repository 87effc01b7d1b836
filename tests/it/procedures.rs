//! Procedure and organisation files.
use prikaz::procedure;
#[test]
fn x() {
    for id in [
        "sverdlovsk-investment",
        "bryansk-finance",
        "krasnodar-cossacks",
        "mordovia-agriculture",
        "lipetsk-finance",
    ] {
        let read = |p: &str| std::fs::read_to_string(format!("data/{p}/{id}.toml")).unwrap();
        let o = procedure::load_organisation(&format!("{id}.toml"), &read("organisations"))
            .unwrap_or_else(|f| panic!("{f:#?}"));
        let l = procedure::load_with_places(&format!("{id}.toml"), &read("procedures"), Some(&o))
            .unwrap_or_else(|f| panic!("{f:#?}"));
        for x in procedure::lint(&l, |d| {
            Some(matches!(d.weekday(), time::Weekday::Saturday | time::Weekday::Sunday))
        }) {
            println!("{id} {} {} {:?}", x.line, x.key, x.what);
        }
    }
}
