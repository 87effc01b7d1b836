//! stub
use super::Procedure;
/// x
#[derive(Debug)]
pub enum LintKind {
    /// x
    A,
}
/// x
#[derive(Debug)]
pub struct Lint;
/// x
pub fn lint(_p: &Procedure) -> Vec<Lint> {
    Vec::new()
}
