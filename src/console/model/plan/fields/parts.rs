//! The fields of a slot's parts: those of each turn, and what runs side by side. The line that lists
//! them says which there are; each keeps what was filled in for it, whatever its place.

use chrono::TimeDelta;

use crate::{
    agenda::{Phase, Slot, Text, Track, fold_name},
    console::model::plan::{Field, Form, Said, Sense},
    i18n::{
        Lang,
        console::plan::field::{Choice, FieldName, PhaseField, SlotField, TrackField},
        import::phase_names,
    },
};

const PHASE: [PhaseField; 8] = [
    PhaseField::Role,
    PhaseField::Floor,
    PhaseField::Warn,
    PhaseField::Danger,
    PhaseField::Grace,
    PhaseField::Then,
    PhaseField::Script,
    PhaseField::Prompts,
];

const TRACK: [TrackField; 3] = [TrackField::Room, TrackField::Hosts, TrackField::Prompts];

/// A title, where one was typed, and a length.
type Part = (Option<Text>, TimeDelta);

pub(super) fn of_phases(phases: &[Phase]) -> Vec<Part> {
    phases.iter().map(|phase| (Some(phase.title.clone()), phase.length)).collect()
}

/// For each part which one of those before it is: the one of the same title, else the one in its
/// place that no other part is.
fn sources(titles: &[Option<&Text>], before: &[&Text]) -> Vec<Option<usize>> {
    let mut free = vec![true; before.len()];
    let mut sources: Vec<Option<usize>> = Vec::with_capacity(titles.len());
    for title in titles {
        let same = |place: &usize| {
            free[*place] && title.is_some_and(|it| fold_name(it) == fold_name(before[*place]))
        };
        let source = (0..before.len()).find(same);
        if let Some(source) = source {
            free[source] = false;
        }
        sources.push(source);
    }
    for (place, source) in sources.iter_mut().enumerate() {
        if source.is_none() && free.get(place).is_some_and(|free| *free) {
            *source = Some(place);
        }
    }
    sources
}

fn sources_of(parts: &[Part], before: &[Phase]) -> Vec<Option<usize>> {
    let titles: Vec<_> = parts.iter().map(|(title, _)| title.as_ref()).collect();
    sources(&titles, &before.iter().map(|phase| &phase.title).collect::<Vec<_>>())
}

fn tracks_of(titles: &[Text], before: &[Track]) -> Vec<Option<usize>> {
    let titles: Vec<_> = titles.iter().map(Some).collect();
    sources(&titles, &before.iter().map(|track| &track.title).collect::<Vec<_>>())
}

/// The parts of each turn as they were typed; what else they say stays with them.
pub(super) fn rephased(parts: Vec<Part>, before: &[Phase], lang: Lang) -> Vec<Phase> {
    let names = phase_names(lang);
    let sources = sources_of(&parts, before);
    let phase = |(place, ((title, length), source)): (usize, (Part, Option<usize>))| {
        let usual = if place == 0 { names.presentation } else { names.feedback };
        match source.and_then(|source| before.get(source)) {
            Some(of) => Phase { title: title.unwrap_or(of.title.clone()), length, ..of.clone() },
            None => Phase::new(title.unwrap_or(usual.into()), length),
        }
    };
    parts.into_iter().zip(sources).enumerate().map(phase).collect()
}

/// What runs side by side as it was typed; what else it says stays with it.
pub(super) fn retracked(titles: Vec<Text>, before: &[Track]) -> Vec<Track> {
    let sources = tracks_of(&titles, before);
    let track = |(title, source): (Text, Option<usize>)| {
        let of = source.and_then(|source| before.get(source)).cloned().unwrap_or_default();
        Track { title, ..of }
    };
    titles.into_iter().zip(sources).map(track).collect()
}

/// The numbers by which the fields of the parts are told, part by part: the place that it had, or a
/// number that none had.
pub(super) fn numbers(form: &Form, slot: &Slot, sense: &Sense) -> (Vec<usize>, Vec<usize>) {
    let said = |name| {
        let named = |field: &&Field| field.name == FieldName::Slot(name);
        form.fields.iter().find(named).and_then(|field| field.said(sense))
    };
    let numbered = |sources: Vec<Option<usize>>, had: usize| {
        let number = |(place, source): (usize, Option<usize>)| source.unwrap_or(had + place);
        sources.into_iter().enumerate().map(number).collect()
    };
    let phases = match said(SlotField::Phases) {
        Some(Said::Parts(parts)) => numbered(sources_of(&parts, &slot.phases), slot.phases.len()),
        Some(_) | None => (0..slot.phases.len()).collect(),
    };
    let tracks = match said(SlotField::Tracks) {
        Some(Said::Texts(titles)) => numbered(tracks_of(&titles, &slot.tracks), slot.tracks.len()),
        Some(_) | None => (0..slot.tracks.len()).collect(),
    };
    (phases, tracks)
}

/// Puts the fields of each part below those of the slot, in the order of the parts.
pub(super) fn follow(form: &mut Form, slot: &Slot, sense: &Sense) {
    let listed = |name: SlotField| {
        let named = |field: &&Field| field.name == FieldName::Slot(name);
        form.fields.iter().find(named).is_none_or(|field| field.said(sense).is_some())
    };
    // while a list cannot be understood, its parts stay
    if !listed(SlotField::Phases) || !listed(SlotField::Tracks) {
        return;
    }
    let (phases, tracks) = numbers(form, slot, sense);
    let names = phases.iter().flat_map(|phase| PHASE.map(|name| FieldName::Phase(*phase, name)));
    let tracks = tracks.iter().flat_map(|track| TRACK.map(|name| FieldName::Track(*track, name)));
    let names: Vec<FieldName> = names.chain(tracks).collect();
    let of_part = |field: &Field| matches!(field.name, FieldName::Phase(..) | FieldName::Track(..));
    let now: Vec<FieldName> =
        form.fields.iter().filter(|field| of_part(field)).map(|field| field.name).collect();
    if now == names {
        return;
    }
    let fields = std::mem::take(&mut form.fields);
    let (mut aside, own): (Vec<Field>, Vec<Field>) = fields.into_iter().partition(of_part);
    aside.append(&mut form.aside);
    form.fields = own;
    for name in names {
        match aside.iter().position(|field| field.name == name) {
            Some(place) => form.fields.push(aside.swap_remove(place)),
            None => form.fields.extend(field(name, slot, sense)),
        }
    }
    form.aside = aside;
    form.at = form.at.min(form.fields.len().saturating_sub(1));
}

/// The field of a part; of one that is not there yet, an empty one.
fn field(name: FieldName, slot: &Slot, sense: &Sense) -> Option<Field> {
    let said = match name {
        FieldName::Phase(number, field) => {
            let new = || Phase::new(Text::default(), TimeDelta::zero());
            of_phase(field, &slot.phases.get(number).cloned().unwrap_or_else(new))
        }
        FieldName::Track(number, field) => {
            of_track(field, &slot.tracks.get(number).cloned().unwrap_or_default())
        }
        FieldName::Session(_) | FieldName::Slot(_) | FieldName::Team(_) => return None,
    };
    Field::of(name, &said, sense)
}

fn of_phase(field: PhaseField, phase: &Phase) -> Said {
    match field {
        PhaseField::Role => Said::Choice(Choice::Role(phase.role)),
        PhaseField::Floor => Said::Length(phase.floor),
        PhaseField::Warn => Said::Length(phase.warn),
        PhaseField::Danger => Said::Length(phase.danger),
        PhaseField::Grace => Said::Length(phase.grace),
        PhaseField::Then => Said::Choice(Choice::Then(phase.then)),
        PhaseField::Script => {
            let step = |(title, length): &(Text, TimeDelta)| (Some(title.clone()), *length);
            Said::Parts(phase.script.iter().map(step).collect())
        }
        PhaseField::Prompts => Said::Texts(phase.prompts.clone()),
    }
}

fn of_track(field: TrackField, track: &Track) -> Said {
    match field {
        TrackField::Room => Said::Text(track.room.clone().unwrap_or_default()),
        TrackField::Hosts => Said::Texts(track.hosts.clone()),
        TrackField::Prompts => Said::Texts(track.prompts.clone()),
    }
}

/// Makes the part say what the field does; a step without a title is numbered. None where the
/// field holds something else than its shape.
pub(super) fn put_phase(field: PhaseField, said: Said, phase: &mut Phase) -> Option<()> {
    match field {
        PhaseField::Role => {
            if let Choice::Role(role) = said.choice()? {
                phase.role = role;
            }
        }
        PhaseField::Floor => phase.floor = said.length()?,
        PhaseField::Warn => phase.warn = said.length()?,
        PhaseField::Danger => phase.danger = said.length()?,
        PhaseField::Grace => phase.grace = said.length()?,
        PhaseField::Then => {
            if let Choice::Then(then) = said.choice()? {
                phase.then = then;
            }
        }
        PhaseField::Script => {
            let numbered = said.parts()?.into_iter().zip(1..).map(|((title, length), number)| {
                (title.unwrap_or_else(|| Text::clean(&number.to_string())), length)
            });
            phase.script = numbered.collect();
        }
        PhaseField::Prompts => phase.prompts = said.texts()?,
    }
    Some(())
}

/// Makes what runs side by side say what the field does, in the same way.
pub(super) fn put_track(field: TrackField, said: Said, track: &mut Track) -> Option<()> {
    match field {
        TrackField::Room => track.room = said.some_text()?,
        TrackField::Hosts => track.hosts = said.texts()?,
        TrackField::Prompts => track.prompts = said.texts()?,
    }
    Some(())
}
