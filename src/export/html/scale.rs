//! From instants and lengths to places in a picture, in tenths of its unit: whole numbers, so that
//! every machine writes the same bytes.

use chrono::{DateTime, TimeDelta, Timelike, Utc};
use chrono_tz::Tz;

/// A stretch of time laid out over a width.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scale {
    from: i64,
    to: i64,
    left: i64,
    width: i64,
}

impl Scale {
    /// Lays `from` to `to`, in seconds, over `width` units behind `left`.
    pub(super) fn new(from: i64, to: i64, left: i64, width: i64) -> Self {
        Self { from, to: to.max(from + 1), left, width }
    }

    /// Where a second is, in tenths of a unit.
    pub(super) const fn tenths(self, second: i64) -> i64 {
        self.left * 10 + (second - self.from) * self.width * 10 / (self.to - self.from)
    }

    /// Where a second is, as SVG writes it.
    pub(super) fn x(self, second: i64) -> String {
        unit(self.tenths(second))
    }

    /// The full hours inside, so far apart that there are at most ten of them.
    pub(super) fn hours(self, zone: Tz) -> Vec<DateTime<Utc>> {
        let step = ((self.to - self.from) / 36_000 + 1) * 3600;
        let Some(first) = DateTime::from_timestamp(self.from, 0) else { return Vec::new() };
        let local = first.with_timezone(&zone);
        let past = i64::from(local.minute() * 60 + local.second());
        let mut at = first - TimeDelta::seconds(past);
        let mut hours = Vec::new();
        while at.timestamp() <= self.to {
            if at.timestamp() >= self.from {
                hours.push(at);
            }
            at += TimeDelta::seconds(step);
        }
        hours
    }
}

/// Tenths of a unit as SVG writes them.
pub(super) fn unit(tenths: i64) -> String {
    let sign = if tenths < 0 { "-" } else { "" };
    let (whole, part) = (tenths.abs() / 10, tenths.abs() % 10);
    if part == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{part}") }
}

#[cfg(test)]
mod tests {
    use super::{Scale, unit};

    #[test]
    fn places_are_tenths() {
        let scale = Scale::new(0, 3600, 10, 100);
        assert_eq!(scale.x(0), "10");
        assert_eq!(scale.x(1800), "60");
        assert_eq!(scale.x(35), "10.9");
        assert_eq!(unit(-5), "-0.5");
    }

    #[test]
    fn hours_are_few() {
        let day = Scale::new(1_529_580_600, 1_529_598_600, 0, 100);
        assert_eq!(day.hours(chrono_tz::Europe::Paris).len(), 5);
        let week = Scale::new(0, 7 * 86_400, 0, 100);
        assert!(week.hours(chrono_tz::UTC).len() <= 10);
    }
}
