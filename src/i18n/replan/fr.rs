//! What has changed in a plan, in French.

use super::News;

pub(super) const END: &str = "fin";
pub(super) const ORDER: &str = "ordre ou détails";

pub(super) fn count(what: News, count: usize) -> String {
    let one = count == 1;
    let (one_is, many_are) = match what {
        News::Changed => ("créneau change", "créneaux changent"),
        News::Added => ("créneau ajouté", "créneaux ajoutés"),
        News::Removed => ("créneau retiré", "créneaux retirés"),
        News::LeftOut => {
            ("créneau déjà passé, laissé de côté", "créneaux déjà passés, laissés de côté")
        }
        News::Joined => ("défi ajouté", "défis ajoutés"),
        News::Left => ("défi retiré", "défis retirés"),
        News::Without => ("défi sans passage", "défis sans passage"),
    };
    format!("{count} {}", if one { one_is } else { many_are })
}

/// More turns of a slot have begun than the plan gives it.
pub(super) fn overrun(title: &str, begun: u16, planned: u16) -> String {
    let has =
        if begun == 1 { "passage y a déjà commencé" } else { "passages y ont déjà commencé" };
    format!("{title} ne peut être ramené à {planned}\u{a0}: {begun} {has}")
}
