//! One integration binary, a module per subject.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking, helpers of tests too")]

mod act;
mod amend;
mod amending;
mod amending_law;
mod annexes;
mod backup;
mod calendar;
mod cli;
mod constructs;
mod crash;
mod documents;
mod editions;
mod emblems;
mod events;
mod filled_form;
mod form;
mod help;
mod import;
mod journal;
mod layers;
mod merge;
mod ooxml;
mod orders;
mod own_columns;
mod papers;
mod procedures;
mod profiles;
mod references;
mod rights;
mod russian;
mod samples;
mod shapes;
mod sheets;
mod sixth_body;
mod store_contract;
mod store_recovery;
mod tables;
mod tamper;
mod templates;
mod workbooks;
mod workflow;
mod workflow_cost;
mod workflow_laws;
mod world;
