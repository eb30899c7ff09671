//! How long 1 MiB takes to read, the largest file allowed: ordinary programmes in every format,
//! and what nobody would write.
//!
//! The memory that it takes is measured apart, in `memory.rs`: to count it slows everything.

#[path = "../tests/it/shapes.rs"]
mod shapes;

use chrono::NaiveDate;
use deroule::{
    agenda::MAX_FILE,
    i18n::{Lang, import as words},
    import::{self, Context},
};
use divan::{Bencher, counter::BytesCount};

/// A little less than the limit, because the shapes round up.
const SIZE: usize = MAX_FILE - 1024;

fn main() {
    divan::main();
}

fn context() -> Context<'static> {
    Context { today: NaiveDate::from_ymd_opt(2027, 1, 15).expect("a day"), name: None }
}

fn shape(name: &str) -> Vec<u8> {
    let (_, shape) = shapes::SHAPES.iter().find(|(other, _)| *other == name).expect("a shape");
    shape(SIZE)
}

fn names() -> impl Iterator<Item = &'static str> {
    shapes::SHAPES.iter().map(|(name, _)| *name)
}

/// From bytes to sessions with their findings.
#[divan::bench(args = names(), sample_count = 5, sample_size = 1)]
fn reading(bencher: Bencher<'_, '_>, name: &str) {
    let bytes = shape(name);
    bencher
        .counter(BytesCount::of_slice(&bytes))
        .bench(|| import::read(&bytes, context()).expect("not too large").sessions.len());
}

/// From sessions to agendas as they are written.
#[divan::bench(args = names(), sample_count = 3, sample_size = 1)]
fn converting(bencher: Bencher<'_, '_>, name: &str) {
    let bytes = shape(name);
    let reading = import::read(&bytes, context()).expect("not too large");
    bencher.bench(|| {
        let agendas = reading.sessions.iter().map(|session| {
            let made = import::agenda(session, words::phase_names(Lang::Fr), context().today);
            deroule::agenda::write(&made).len()
        });
        agendas.sum::<usize>()
    });
}
