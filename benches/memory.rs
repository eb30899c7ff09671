//! How much memory 1 MiB takes to read, the largest file allowed: ordinary programmes in every
//! format, and what nobody would write.
//!
//! Ordinary files took at most 36 MiB, which is one long table; the worst that anybody thought of
//! 139 MiB: rows of cells that cover 64 columns each. The times beside these figures mean nothing,
//! because every allocation is counted; those that do are measured in `import.rs`.

#[path = "../tests/it/shapes.rs"]
mod shapes;

use chrono::NaiveDate;
use deroule::{
    agenda::MAX_FILE,
    import::{self, Context},
};
use divan::Bencher;

#[global_allocator]
static ALLOCATOR: divan::AllocProfiler = divan::AllocProfiler::system();

/// A little less than the limit, because the shapes round up.
const SIZE: usize = MAX_FILE - 1024;

fn main() {
    divan::main();
}

fn names() -> impl Iterator<Item = &'static str> {
    shapes::SHAPES.iter().map(|(name, _)| *name)
}

/// From bytes to sessions with their findings: `max alloc` is what it takes at its peak.
#[divan::bench(args = names(), sample_count = 1, sample_size = 1)]
fn reading(bencher: Bencher<'_, '_>, name: &str) {
    let (_, shape) = shapes::SHAPES.iter().find(|(other, _)| *other == name).expect("a shape");
    let bytes = shape(SIZE);
    let today = NaiveDate::from_ymd_opt(2027, 1, 15).expect("a day");
    let context = Context { today, name: None };
    bencher.bench(|| import::read(&bytes, context).expect("not too large").sessions.len());
}
