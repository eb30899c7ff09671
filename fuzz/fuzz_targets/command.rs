//! Any words, read as a command and asked of a session.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| deroule_fuzz::command(bytes));
