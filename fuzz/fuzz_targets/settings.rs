//! Any text, read as settings: keys, and the colours of a theme.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| deroule_fuzz::settings(bytes));
