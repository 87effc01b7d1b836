//! `prikaz` takes the registers of public bodies through their own procedure:
//! collection, check, agreement, approval by an order, publication, upkeep.
//!
//! Layers, from the ground up, each a crate of its own; an arrow between two of them is permitted only
//! where `tests/it/layers.rs` lists it:
//!
//! - under all: [`fact`];
//! - data files as people write them: [`placed`];
//! - pure: [`domain`], [`russian`], [`calendar`], [`form`], [`order`], [`amend`], [`procedure`], [`workflow`],
//!   [`document`], [`evidence`];
//! - one foreign thing each: [`store`], [`import`], [`template`], [`render`], [`report`];
//! - use cases: [`app`];
//! - the floor under every door: [`desk`];
//! - words: [`wording`];
//! - talking to people: [`cli`].

pub use prikaz_amend as amend;
pub use prikaz_app as app;
pub use prikaz_calendar as calendar;
pub use prikaz_cli as cli;
pub use prikaz_desk as desk;
pub use prikaz_document as document;
pub use prikaz_domain as domain;
pub use prikaz_evidence as evidence;
pub use prikaz_fact as fact;
pub use prikaz_form as form;
pub use prikaz_import as import;
pub use prikaz_order as order;
pub use prikaz_placed as placed;
pub use prikaz_procedure as procedure;
pub use prikaz_render as render;
pub use prikaz_report as report;
pub use prikaz_russian as russian;
pub use prikaz_store as store;
pub use prikaz_template as template;
pub use prikaz_wording as wording;
pub use prikaz_workflow as workflow;
