//! A plan that was handed over: the agenda behind the words of its page comes back field for field,
//! and a page that was changed since is read by what it shows.

use super::{page, whole::read_again};
use crate::{
    agenda::sealed,
    import::{
        finding::{Finding, FindingKind, Severity},
        read::ReadAgenda,
    },
};

/// The agenda of a page that hands a plan over; none where it is none.
///
/// Where the words were changed since, they count, and what they do not tell is that of the agenda
/// behind them. Where they tell no plan any more, the page is to be read as any other, and the
/// finding says that the rest is lost.
pub(in crate::import) fn read(text: &str) -> Option<Result<ReadAgenda, Finding>> {
    let Some(sealed) = sealed::unseal(text) else { return page::read(text, None).map(Ok) };
    if sealed.intact {
        return Some(Ok(read_again(sealed.agenda, text, || 1)));
    }
    let lost = Finding { line: 1, severity: Severity::Note, what: FindingKind::PageAlone };
    Some(page::read(text, Some(&sealed.agenda)).ok_or(lost))
}
