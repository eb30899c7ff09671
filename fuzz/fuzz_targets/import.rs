//! Any bytes, read in the format that they look like.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| deroule_fuzz::import(None, bytes));
