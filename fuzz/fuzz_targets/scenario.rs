//! Any text, read as a scenario.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| deroule_fuzz::scenario(bytes));
