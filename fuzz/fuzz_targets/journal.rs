//! Any lines, read as events of a journal and folded into a session.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| deroule_fuzz::journal(bytes));
