//! Any bytes, read as an agenda of this program.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| deroule_fuzz::agenda(bytes));
