//! From the drafts of a session to its slots: the rules around the list, what runs side by side.

use std::rc::Rc;

use super::Builder;
use crate::{
    agenda::Kind,
    import::{
        MAX_FINDINGS,
        draft::{choice, slot},
        facts::{Facts, time},
        finding::{Finding, FindingKind, Severity},
        piece::Line,
        read::{ReadAgenda, ReadSlot},
        turns::{self, MOST_RULES, Rule},
        words::{
            count::{Counts, counts},
            fold::{Folded, fold},
            kind,
            tongue::Tongue,
        },
    },
};

/// Everybody speaks in turn: a welcome where a session opens with it, a debrief where it closes.
fn go_rounds(slots: &mut [ReadSlot]) {
    /// In a shorter list the last slot is the work as well.
    const LONG: usize = 4;
    const WORDS: &[&str] = &[
        "tour de table",
        "tour de parole",
        "go-round",
        "rondje",
        "blitzrunde",
        "ronda de palabra",
    ];
    if slots.len() < LONG {
        return;
    }
    let rounds = |slot: &ReadSlot| {
        let title = fold(&slot.title);
        slot.kind == Kind::Workshop
            && slot.item.is_none()
            && WORDS.iter().any(|word| title.contains(word))
    };
    let ends = |slot: &ReadSlot| matches!(slot.kind, Kind::Other | Kind::Break | Kind::Debrief);
    let last = slots.iter().rposition(|slot| !ends(slot));
    for (at, kind) in [(Some(0), Kind::Welcome), (last, Kind::Debrief)] {
        let found = at.and_then(|at| slots.get_mut(at)).filter(|slot| rounds(slot));
        if let Some(slot) = found {
            slot.kind = kind;
        }
    }
}

/// What closes a day is no welcome, whatever it is called: `Organisatorisches`, `Agenda`.
fn nobody_arrives_last(slots: &mut [ReadSlot]) {
    /// In a shorter list the last slot may be all there is of its day.
    const LONG: usize = 4;
    let Some((last, before)) = slots.split_last_mut() else { return };
    let day = (last.day, last.weekday);
    let above = before.iter().filter(|slot| (slot.day, slot.weekday) == day);
    let goes_on = above.filter(|slot| slot.track == last.track).count() + 1 >= LONG;
    if last.kind == Kind::Welcome && goes_on {
        last.kind = Kind::Other;
    }
}

impl Builder {
    pub(super) fn finish(mut self, lang: Option<Tongue>, lines: (u32, u32)) -> ReadAgenda {
        self.take_frames();
        self.rules_below();
        let rules = self.rules();
        let (mut slots, mut own): (Vec<ReadSlot>, Vec<Counts>) =
            self.drafts.iter().map(slot).unzip();
        turns::apply(&mut slots, &mut own, &rules);
        if let (Some(last), Some(draft)) = (slots.last_mut(), self.drafts.last())
            && self.drafts.len() > 3
            && draft.span.is_some_and(|span| span.end.is_none())
            && (draft.span.is_some_and(|span| !span.open) || kind::marks_end(&draft.title))
            && draft.length.is_none()
            && kind::named(&draft.title).is_none()
        {
            // what comes last and has no end is the end
            last.kind = Kind::Other;
        }
        go_rounds(&mut slots);
        nobody_arrives_last(&mut slots);
        self.keep_hours(&slots);
        self.share_tracks(&mut slots);
        self.check(&slots);
        self.kept(&slots);
        self.leftovers();
        let Facts { title, date, place, audience, hosts, objectives, begin, end, findings, .. } =
            self.facts;
        for (line, what) in findings {
            let severity = if matches!(what, FindingKind::YearTaken { .. }) {
                Severity::Note
            } else {
                Severity::Warning
            };
            self.findings.push(Finding { line, severity, what });
        }
        self.findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
        self.findings.truncate(MAX_FINDINGS);
        self.findings.sort_by_key(|finding| finding.line);
        ReadAgenda {
            title,
            date,
            lang,
            zone: None,
            place,
            audience,
            hosts,
            objectives,
            begin,
            end,
            slots,
            findings: self.findings,
            lines,
            whole: None,
        }
    }

    /// The hours that every session keeps are those of this one, where its slots do not say otherwise.
    fn keep_hours(&mut self, slots: &[ReadSlot]) {
        let Some(hours) = self.facts.hours else { return };
        let begin = time(hours.start.minutes).filter(|begin| {
            slots.iter().filter_map(|slot| slot.start).all(|start| start >= *begin)
        });
        let end = hours
            .end
            .and_then(|end| time(end.minutes))
            .filter(|end| slots.iter().filter_map(|slot| slot.end).all(|last| last <= *end));
        self.facts.begin = self.facts.begin.or(begin);
        self.facts.end = self.facts.end.or(end);
    }

    /// A sentence behind the list that says how long each has is about those who present, and not
    /// about the break, the farewell or the work that stands last.
    pub(super) fn rules_below(&mut self) {
        let titles = self.titles();
        let kinds: Vec<Option<Kind>> =
            self.drafts.iter().map(|draft| kind::named(&draft.title)).collect();
        let shows =
            |kind: &Option<Kind>| matches!(kind, Some(Kind::Presentations | Kind::Restitution));
        let last = self.drafts.len().saturating_sub(1);
        let elsewhere = kinds[..last.min(kinds.len())].iter().any(shows);
        for (at, (draft, kind)) in self.drafts.iter_mut().zip(&kinds).enumerate() {
            if draft.row || draft.below.is_empty() {
                continue;
            }
            let frame =
                matches!(kind, Some(Kind::Welcome | Kind::Break | Kind::Debrief | Kind::Other));
            let behind = at == last
                && !shows(kind)
                && (elsewhere || kind::marks_end(&draft.title))
                && !counts(&titles[at], true).turns;
            if !frame && !behind {
                continue;
            }
            let (rules, below) = std::mem::take(&mut draft.below).into_iter().partition(|line| {
                !line.item && !turns::rules(&line.text, line.folded(), &titles).is_empty()
            });
            draft.below = below;
            self.loose.extend::<Vec<Rc<Line>>>(rules);
        }
    }

    /// What the sentences around the list say of every turn.
    pub(super) fn rules(&mut self) -> Vec<Rule> {
        let titles = self.titles();
        let mut found: Vec<Rule> = self
            .facts
            .objectives
            .iter()
            .flat_map(|text| turns::rules(text, &Folded::new(text), &titles))
            .collect();
        // what a rule says is understood
        self.loose.retain(|line| {
            if found.len() >= MOST_RULES {
                return true;
            }
            let said = turns::rules(&line.text, line.folded(), &titles);
            let none = said.is_empty();
            found.extend(said);
            none
        });
        found
    }

    fn titles(&self) -> Vec<Folded> {
        self.drafts.iter().map(|draft| Folded::new(&draft.title)).collect()
    }

    /// A list of things side by side, told apart, belongs to the slot in which they are chosen.
    pub(super) fn share_tracks(&self, slots: &mut [ReadSlot]) {
        if self.side.is_empty() {
            return;
        }
        let chosen = slots
            .iter()
            .rposition(|slot| slot.kind == Kind::Workshop && choice(&slot.title))
            .or_else(|| slots.iter().rposition(|slot| slot.kind == Kind::Workshop));
        if let Some(slot) =
            chosen.and_then(|at| slots.get_mut(at)).filter(|slot| slot.tracks.is_empty())
        {
            slot.tracks.clone_from(&self.side);
        }
    }
}
