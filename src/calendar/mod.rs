//! stub
mod limit;
pub use limit::*;
