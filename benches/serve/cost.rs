//! What the threads of a server cost, as the system counts it.

use std::{fs, path::Path};

use deroule::terminal::APART;

/// What threads have had so far.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Cost {
    /// Time of the processors, in microseconds.
    pub(crate) micros: i64,
    /// How often they went to sleep by themselves.
    pub(crate) switches: i64,
}

impl Cost {
    /// What the server's own threads have had; nothing where the system does not tell.
    pub(crate) fn of_the_server() -> Self {
        let threads = fs::read_dir("/proc/self/task").into_iter().flatten().flatten();
        let own = threads.map(|thread| thread.path()).filter(|thread| {
            fs::read_to_string(thread.join("comm")).is_ok_and(|name| name.starts_with(APART))
        });
        own.fold(Self::default(), |sum, thread| {
            let one = Self::of(&thread);
            Self { micros: sum.micros + one.micros, switches: sum.switches + one.switches }
        })
    }

    fn of(thread: &Path) -> Self {
        let read = |name| fs::read_to_string(thread.join(name)).unwrap_or_default();
        let nanos = read("schedstat").split(' ').next().and_then(|nanos| nanos.parse().ok());
        let nanos: i64 = nanos.unwrap_or_default();
        let status = read("status");
        Self { micros: nanos / 1000, switches: field(&status, "voluntary_ctxt_switches:") }
    }

    /// What was had since `before`.
    pub(crate) const fn since(self, before: Self) -> Self {
        let switches = self.switches - before.switches;
        Self { micros: self.micros - before.micros, switches }
    }
}

/// What this process holds in memory, in KiB.
pub(crate) fn resident_kib() -> i64 {
    field(&fs::read_to_string("/proc/self/status").unwrap_or_default(), "VmRSS:")
}

fn field(status: &str, name: &str) -> i64 {
    let line = status.lines().find_map(|line| line.strip_prefix(name));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or_default()
}
