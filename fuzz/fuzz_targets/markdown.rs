//! Any bytes, read as one format.
#![no_main]

use deroule::import::Format;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| deroule_fuzz::import(Some(Format::Markdown), bytes));
