//! `prikaz` takes the registers of public bodies through their own procedure:
//! collection, check, agreement, approval by an order, publication, upkeep.
//!
//! Layers, from the ground up; an arrow between two of them is permitted only
//! where `tests/it/layers.rs` lists it:
//!
//! - under all: [`fact`];
//! - pure: [`domain`], [`russian`], [`calendar`], [`form`], [`order`], [`amend`], [`procedure`], [`workflow`],
//!   [`document`];
//! - one foreign thing each: [`store`], [`import`], [`template`], [`render`], [`report`];
//! - use cases: [`app`];
//! - words: [`wording`];
//! - talking to people: [`cli`].

pub mod amend;
pub mod app;
pub mod calendar;
pub mod cli;
pub mod document;
pub mod domain;
pub mod fact;
pub mod form;
pub mod import;
pub mod order;
pub mod procedure;
pub mod render;
pub mod report;
pub mod russian;
pub mod store;
pub mod template;
pub mod wording;
pub mod workflow;
