//! The page of a plan: what for, who runs it, who speaks, what plan.
//!
//! Must never let a typed text act as markup: every one passes an escape.

use crate::{
    agenda::{Agenda, Defi, Kind, Plan, PlannedSlot, Slot, Text, Turns},
    export::{
        document::{Block, Item},
        escape::{escape, escape_heading},
        html,
    },
    i18n::{
        Lang, format,
        share::{Says, hours},
    },
};

/// What the look of a plan adds to that of a debrief.
const STYLE: &str = include_str!("page.css");

pub(super) fn markdown(agenda: &Agenda, plan: &Plan, lang: Lang) -> String {
    let item = |item: &Item| {
        let mut lines = vec![format!("- {}", escape(&item.told()))];
        lines.extend(item.below.iter().map(|below| format!("  - {}", escape(below))));
        lines.join("\n")
    };
    let written = blocks(agenda, plan, lang).into_iter().map(|block| match block {
        Block::Title(text) => format!("# {}", escape_heading(&text)),
        Block::Heading(level, text) => {
            format!("{} {}", "#".repeat(usize::from(level)), escape_heading(&text))
        }
        Block::About(text) | Block::Paragraph(text) | Block::Label(text, _) => escape(&text),
        Block::List(items) => items.iter().map(item).collect::<Vec<_>>().join("\n"),
        Block::Table(_) | Block::Picture(_) => String::new(),
    });
    let mut text = written.collect::<Vec<_>>().join("\n\n");
    text.push('\n');
    text
}

pub(super) fn html(agenda: &Agenda, plan: &Plan, lang: Lang) -> String {
    html::page(&agenda.title, lang, &blocks(agenda, plan, lang), STYLE)
}

fn blocks(agenda: &Agenda, plan: &Plan, lang: Lang) -> Vec<Block> {
    let say = |says: Says<'_>| says.words(lang);
    let list = |texts: &[Text]| match texts {
        [] => vec![Block::Paragraph(say(Says::ToBeDecided))],
        texts => vec![Block::List(texts.iter().map(|it| Item::plain(it.to_string())).collect())],
    };
    let mut blocks = vec![Block::Title(agenda.title.to_string())];
    let mut about: Vec<String> = Vec::new();
    about.extend(agenda.date.map(|date| format::date(lang, date)));
    about.extend(agenda.place.iter().chain(&agenda.audience).map(ToString::to_string));
    if !about.is_empty() {
        blocks.push(Block::About(about.join(" · ")));
    }
    blocks.push(Block::Heading(2, say(Says::WhatFor)));
    blocks.extend(list(&agenda.objectives));
    blocks.push(Block::Heading(2, say(Says::WhoRuns)));
    blocks.extend(list(&agenda.hosts));
    blocks.push(Block::Heading(2, say(Says::WhoSpeaks)));
    blocks.push(match agenda.lineup.as_slice() {
        [] => Block::Paragraph(say(Says::ToBeDecided)),
        lineup => Block::List(lineup.iter().map(|defi| team(defi, lang)).collect()),
    });
    blocks.push(Block::Heading(2, say(Says::WhatPlan)));
    let slots = agenda.slots.iter().zip(&plan.slots);
    let slots: Vec<Item> = slots
        .map(|(slot, planned)| {
            let hours = agenda.says_hours().then(|| hours(lang, planned, plan)).flatten();
            line(slot, planned, hours.as_deref(), lang)
        })
        .collect();
    blocks.push(if slots.is_empty() {
        Block::Paragraph(say(Says::ToBeDecided))
    } else {
        Block::List(slots)
    });
    if let Some(end) = agenda.end {
        blocks.push(Block::Paragraph(say(Says::EndsAt(&format::time_of_day(lang, end)))));
    }
    let remarks = agenda.slots.iter().filter_map(|slot| Some((&slot.title, slot.note.as_ref()?)));
    let remarks: Vec<Item> =
        remarks.map(|(title, note)| Item::plain(say(Says::Labelled(title, note)))).collect();
    if !remarks.is_empty() {
        blocks.push(Block::Heading(2, say(Says::Remarks)));
        blocks.push(Block::List(remarks));
    }
    if let Some(source) = &agenda.source {
        blocks.push(Block::About(say(Says::Source(source))));
    }
    blocks
}

/// A team: its name, with whom, who speaks, from when, and whether it goes first or last.
fn team(defi: &Defi, lang: Lang) -> Item {
    let mut words = defi.name.to_string();
    if let Some(with) = &defi.with {
        words = Says::Pair(&words, with).words(lang);
    }
    let speak: Vec<&str> = defi.presenters.iter().map(Text::as_str).collect();
    let mut about: Vec<String> = defi.owner.iter().map(ToString::to_string).collect();
    about.extend((!speak.is_empty()).then(|| speak.join(", ")));
    about.extend(defi.from.map(|from| Says::From(&format::time_of_day(lang, from)).words(lang)));
    about.extend(defi.place.map(|place| Says::GoesAt(place).words(lang)));
    if !about.is_empty() {
        words = format!("{words} ({})", about.join(&Says::Between.words(lang)));
    }
    Item::plain(words)
}

/// A slot: `13h30-13h45 : Accueil`, and what it is made of below it.
fn line(slot: &Slot, planned: &PlannedSlot, hours: Option<&str>, lang: Lang) -> Item {
    let title = slot.title.to_string();
    let (lead, text) = match (hours, planned.length) {
        (Some(hours), _) => (Some(Says::Label(hours).words(lang)), title),
        (None, Some(length)) => (None, format!("{title} ({})", format::length(length))),
        (None, None) => (None, title),
    };
    Item { lead, text, below: parts(slot, lang), ..Item::default() }
}

/// What a slot is made of, a line to each.
pub(super) fn parts(slot: &Slot, lang: Lang) -> Vec<String> {
    let mut below: Vec<String> = Vec::new();
    if slot.kind != Kind::Break {
        below.extend(slot.turns.as_ref().map(|turns| match turns {
            Turns::Count(count) => Says::Teams(usize::from(*count)).words(lang),
            Turns::All => Says::AllTeams.words(lang),
            Turns::Named(names) => {
                let names: Vec<&str> = names.iter().map(Text::as_str).collect();
                names.join(", ")
            }
        }));
    }
    below.extend(slot.rounds.map(|rounds| Says::Rounds(usize::from(rounds)).words(lang)));
    below.extend(
        slot.phases
            .iter()
            .map(|phase| format!("{} ({})", phase.title, format::length(phase.length))),
    );
    below.extend(slot.changeover.map(|it| Says::Changeover(&format::length(it)).words(lang)));
    for track in &slot.tracks {
        let hosts: Vec<&str> = track.hosts.iter().map(Text::as_str).collect();
        let mut about: Vec<String> = track.room.iter().map(ToString::to_string).collect();
        about.extend((!hosts.is_empty()).then(|| hosts.join(", ")));
        below.push(match about.as_slice() {
            [] => track.title.to_string(),
            about => format!("{} ({})", track.title, about.join(&Says::Between.words(lang))),
        });
        below.extend(
            track.prompts.iter().map(|prompt| Says::Labelled(&track.title, prompt).words(lang)),
        );
    }
    let asked = slot.phases.iter().flat_map(|phase| &phase.prompts).chain(&slot.prompts);
    below.extend(asked.map(ToString::to_string));
    below
}
