//! Procedure and organisation files.
use prikaz::procedure;
#[test]
fn x() {
    let o = include_str!("../../data/organisations/sverdlovsk-investment.toml");
    let p = include_str!("../../data/procedures/sverdlovsk-investment.toml");
    let o = procedure::load_organisation("sverdlovsk-investment.toml", o).unwrap();
    procedure::load("sverdlovsk-investment.toml", p, &o).unwrap();
}
