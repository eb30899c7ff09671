//! The head of a debrief: what, when, where, with whom; then what a reader has to know first.

use super::Writer;
use crate::{
    export::{
        debrief::Returned,
        document::{Block, Item},
    },
    i18n::{export::Words, format},
    session::NoteKind,
};

impl Writer<'_> {
    pub(super) fn head(&mut self) {
        let head = &self.debrief.head;
        let sheet = self.debrief.only.sheet_of();
        let title = sheet.unwrap_or(&head.title).to_string();
        let mut about = vec![self.say(&Words::Debrief)];
        about.extend(sheet.map(|_| head.title.to_string()));
        about.push(format::date(self.lang, head.date));
        about.extend(head.place.as_ref().map(|place| place.to_string()));
        self.blocks.push(Block::Title(title));
        self.blocks.push(Block::About(about.join(" · ")));
        let mut facts: Vec<Item> = Vec::new();
        if head.hosts.iter().any(|host| host.contains(',')) {
            let below = head.hosts.iter().map(|host| host.to_string()).collect();
            facts.push(Item { text: self.say(&Words::Hosts), below, ..Item::default() });
        } else if !head.hosts.is_empty() {
            let names = super::names(&head.hosts);
            facts.push(Item::plain(format!("{} {names}", self.say(&Words::Hosts))));
        }
        if let Some(audience) = &head.audience {
            facts.push(Item::plain(format!("{} {audience}", self.say(&Words::Audience))));
        }
        if !head.objectives.is_empty() && self.debrief.only.is_all() {
            let below = head.objectives.iter().map(|goal| goal.to_string()).collect();
            facts.push(Item { text: self.say(&Words::Objectives), below, ..Item::default() });
        }
        if let Some(source) = self.plan.source.as_ref().filter(|_| self.debrief.only.is_all()) {
            facts.push(Item::plain(format!("{} {source}", self.say(&Words::Source))));
        }
        if !facts.is_empty() {
            self.blocks.push(Block::List(facts));
        }
    }

    /// When it was held, who presented and who did not, and what there is to remember.
    pub(super) fn summary(&mut self) {
        let debrief = self.debrief;
        let mut sentences = vec![self.held()];
        let count = debrief.presented;
        if debrief.known > 0 && (count > 0 || self.over()) {
            sentences.push(self.say(&Words::Presented { count, of: debrief.known }));
        }
        if let Some(name) = &debrief.on_stage {
            sentences.push(self.say(&Words::OnStage { name }));
        }
        let (absent, waiting) = (&debrief.absent, &debrief.not_heard);
        if !absent.is_empty() {
            let names = super::names(absent);
            sentences.push(self.say(&Words::Absent { names: &names, count: absent.len() }));
        }
        if !waiting.is_empty() && debrief.head.actual_start.is_some() {
            let (names, count) = (super::names(waiting), waiting.len());
            sentences.push(self.say(&Words::NotHeard { names: &names, count, over: self.over() }));
        }
        sentences.extend(debrief.returned.iter().map(|known| self.came(known)));
        if !debrief.added.is_empty() {
            let (names, count) = (super::names(&debrief.added), debrief.added.len());
            sentences.push(self.say(&Words::Added { names: &names, count }));
        }
        let [actions, decisions, questions] =
            [NoteKind::Action, NoteKind::Decision, NoteKind::Question]
                .map(|kind| debrief.of_kind(kind).count());
        if actions + decisions + questions > 0 {
            sentences.push(self.say(&Words::ToRemember { actions, decisions, questions }));
        }
        self.paragraph(sentences.join(" "));
    }

    /// What became of a team that was absent and came.
    fn came(&self, known: &Returned) -> String {
        let (name, over) = (known.team.as_str(), self.over());
        match known.spoke.map(|at| self.time(at)) {
            Some(time) if known.late => self.say(&Words::CameLate { name, time: &time }),
            Some(time) => self.say(&Words::CameInTime { name, time: &time }),
            None => self.say(&Words::CameUnheard { name, time: &self.time(known.came), over }),
        }
    }

    fn held(&self) -> String {
        let head = &self.debrief.head;
        let planned = head.planned_start.map(|start| self.span(start, head.planned_end));
        let planned = planned.as_deref();
        match (head.actual_start, head.actual_end) {
            (None, _) => self.say(&Words::NotStarted { planned }),
            (Some(from), Some(to)) => {
                let (from, to) = (self.time(from), self.time(to));
                self.say(&Words::Held { from: &from, to: &to, planned })
            }
            (Some(_), None) => self.say(&Words::AsOf { time: &self.time(head.as_of) }),
        }
    }

    /// What was left out.
    pub(super) fn extract(&mut self) {
        let only = &self.debrief.only;
        let mut parts: Vec<String> = Vec::new();
        if !only.sheet {
            parts.extend(only.defi.as_ref().map(|defi| defi.to_string()));
        }
        parts.extend(only.kind.map(|kind| self.say(&Words::OnlyKind(kind))));
        parts.extend(only.since.map(|since| self.say(&Words::Since { time: &self.time(since) })));
        if !parts.is_empty() {
            let what = parts.join(", ");
            self.paragraph(self.say(&Words::Extract { what: &what }));
        }
    }
}
