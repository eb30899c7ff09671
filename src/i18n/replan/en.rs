//! What has changed in a plan, in English.

use super::News;

pub(super) const END: &str = "end";
pub(super) const ORDER: &str = "order or details";

pub(super) fn count(what: News, count: usize) -> String {
    let one = count == 1;
    let (one_is, many_are) = match what {
        News::Changed => ("slot changes", "slots change"),
        News::Added => ("slot added", "slots added"),
        News::Removed => ("slot removed", "slots removed"),
        News::LeftOut => ("slot over already, left out", "slots over already, left out"),
        News::Joined => ("team added", "teams added"),
        News::Left => ("team removed", "teams removed"),
        News::Without => ("team without a turn", "teams without a turn"),
    };
    format!("{count} {}", if one { one_is } else { many_are })
}

/// More turns of a slot have begun than the plan gives it.
pub(super) fn overrun(title: &str, begun: u16, planned: u16) -> String {
    let has = if begun == 1 { "turn has begun there" } else { "turns have begun there" };
    format!("{title} cannot come down to {planned}: {begun} {has}")
}
