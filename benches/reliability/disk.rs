//! Small disks in memory that can be filled, made larger and made read-only.

use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

/// A disk of its own, until it is dropped.
pub(super) struct Disk {
    place: TempDir,
}

impl Disk {
    /// A disk of so many KiB; else why there can be none here.
    pub(super) fn of(kib: u64) -> Result<Self, String> {
        let place = tempfile::tempdir().map_err(|error| error.to_string())?;
        let options = format!("size={kib}k,mode=700");
        mount(&["-t", "tmpfs", "-o", &options, "deroule-campaign"], place.path())?;
        Ok(Self { place })
    }

    pub(super) fn path(&self) -> &Path {
        self.place.path()
    }

    /// Changes how it is mounted: `ro`, `rw`, `size=8192k`.
    pub(super) fn remount(&self, options: &str) -> Result<(), String> {
        mount(&["-o", &format!("remount,{options}")], self.path())
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(self.path()).status();
    }
}

fn mount(arguments: &[&str], place: &Path) -> Result<(), String> {
    let done = Command::new("mount").args(arguments).arg(place).output();
    let done = done.map_err(|error| format!("mount: {error}"))?;
    if done.status.success() {
        return Ok(());
    }
    let why = String::from_utf8_lossy(&done.stderr);
    Err(format!("a disk to fill needs root ({})", why.lines().next().unwrap_or("no reason given")))
}
