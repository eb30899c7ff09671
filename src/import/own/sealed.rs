//! A plan that was handed over: the agenda behind the words of its page comes back field for field.

use super::whole::read_again;
use crate::{
    agenda::sealed,
    import::{
        finding::{Finding, FindingKind, Severity},
        read::ReadAgenda,
    },
};

/// The agenda that a page keeps behind its words; none where there is none.
///
/// Where the words were changed since, they count: then the page is to be read as any other, and
/// the finding says that what they do not tell is lost.
pub(in crate::import) fn read(text: &str) -> Option<Result<ReadAgenda, Finding>> {
    let sealed = sealed::unseal(text)?;
    if sealed.intact {
        return Some(Ok(read_again(sealed.agenda, text, || 1)));
    }
    Some(Err(Finding { line: 1, severity: Severity::Note, what: FindingKind::Reworded }))
}
