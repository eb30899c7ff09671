//! Questions, prompts and the palette: opening them, typing in them, going on from them.

use chrono::TimeDelta;

use super::{act::act, afterwards, catch_up, close, debrief, desk, key, note, order, plan, say};
use crate::{
    agenda::{Text, parse_length, parse_time, write_length},
    console::{
        action::Action,
        effect::{Choice, Effect, LoopEffect},
        key::{Code, Key},
        line::Line,
        model::{Cursor, Dialog, Model, Overlay, Pane, Prompt, Question, Screen, Then, What},
        palette,
    },
    i18n::{console::key::Named, format},
    session::{Command, Fact, LineState, State, When},
};

/// The length of a break that the prompt proposes, in minutes.
const BREAK: &str = "10";
/// By how many of the actions found one goes at once.
const PAGE: usize = 10;

pub(super) fn ask(model: &mut Model, prompt: Prompt, proposed: &str) -> Vec<Effect> {
    let line = match prompt {
        // what the room reads is changed more often than written anew
        Prompt::Message { .. } | Prompt::SaveAs { .. } | Prompt::Replace { .. } => {
            Line::new(proposed)
        }
        Prompt::Break
        | Prompt::Announce { .. }
        | Prompt::Absent { .. }
        | Prompt::Draw
        | Prompt::Insert
        | Prompt::NoteFor { .. }
        | Prompt::Filter
        | Prompt::RealTime { .. }
        | Prompt::StartedAgo => Line::proposed(proposed),
    };
    desk::prompt(model, Dialog::Ask { prompt, line, wrong: false })
}

pub(super) fn ask_break(model: &mut Model) -> Vec<Effect> {
    on_desk(model, |model| ask(model, Prompt::Break, BREAK))
}

/// Tells the room the offered time at once; once it was told, asks for another one.
pub(super) fn announce(model: &mut Model) -> Vec<Effect> {
    let told = model.desk().is_none_or(|desk| desk.moment.promised || desk.moment.offer.is_none());
    if told { ask_announce(model) } else { desk::ask(Command::Announce { end: None }) }
}

fn ask_announce(model: &mut Model) -> Vec<Effect> {
    on_desk(model, |model| {
        let moment = model.desk().map(|desk| &desk.moment);
        let end = moment.and_then(|moment| moment.resume_at);
        let offer = moment.and_then(|moment| Some((moment.offer?, moment.zone)));
        let proposed = offer.map(|(offer, zone)| format::time(model.lang, offer, zone));
        ask(model, Prompt::Announce { end }, &proposed.unwrap_or_default())
    })
}

/// Asks which team presents as well; proposes one of the lineup that has no turn.
pub(super) fn ask_insert(model: &mut Model) -> Vec<Effect> {
    on_desk(model, |model| {
        let turnless = model.desk().and_then(|desk| desk.session.turnless().into_iter().next());
        ask(model, Prompt::Insert, turnless.as_ref().map(Text::as_str).unwrap_or_default())
    })
}

pub(super) fn ask_started_ago(model: &mut Model) -> Vec<Effect> {
    on_desk(model, |model| {
        if model.desk().is_none_or(|desk| desk.moment.state != State::Idle) {
            // the refusal says why
            return desk::ask(Command::Start { when: When::Now });
        }
        let late = model.desk().and_then(|desk| desk.moment.late_to_start);
        let proposed = late.filter(|late| late.num_seconds() > 0).map(write_length);
        ask(model, Prompt::StartedAgo, &proposed.unwrap_or_default())
    })
}

pub(super) fn ask_message(model: &mut Model) -> Vec<Effect> {
    on_desk(model, |model| {
        let shown = model.desk().and_then(|desk| desk.moment.message.clone());
        let text = shown.as_ref().map(|shown| shown.text.as_str().to_owned());
        ask(model, Prompt::Message { shown: shown.is_some() }, &text.unwrap_or_default())
    })
}

pub(super) fn back(model: &mut Model) -> Vec<Effect> {
    on_desk(model, |model| desk::prompt(model, Dialog::Confirm(Question::Back)))
}

pub(super) fn close_session(model: &mut Model) -> Vec<Effect> {
    on_desk(model, |model| {
        let skipped = model.desk().is_some_and(|desk| {
            desk.moment.rundown.iter().any(|line| line.state == LineState::Skipped)
        });
        desk::prompt(model, Dialog::Confirm(Question::Close { skipped }))
    })
}

/// Leaves the picker at once; leaving a session is asked, since others may rely on the screen.
pub(super) fn quit(model: &mut Model) -> Vec<Effect> {
    match &model.screen {
        Screen::Picker(_) => vec![Effect::Loop(LoopEffect::Quit)],
        Screen::Desk(_) => desk::prompt(model, Dialog::Confirm(Question::Quit)),
        Screen::Plan(_) => plan::leave(model, Then::Quit),
    }
}

pub(super) fn remove_note(model: &mut Model) -> Vec<Effect> {
    let selected = model.desk().and_then(|desk| {
        let seq = desk.selected_note?;
        desk.session.notes().iter().find(|note| note.seq == seq)
    });
    let question =
        selected.map(|note| Question::RemoveNote { note: note.seq, text: note.note.text.clone() });
    match question {
        Some(question) => desk::prompt(model, Dialog::Confirm(question)),
        None => Vec::new(),
    }
}

/// Enter: in the déroulé, asks whether to go to the selected cue; elsewhere opens a note.
pub(super) fn open(model: &mut Model) -> Vec<Effect> {
    let Some(desk) = model.desk() else {
        return Vec::new();
    };
    match (desk.focus, desk.cursor) {
        (Pane::Rundown, Cursor::At(cue)) => {
            desk::prompt(model, Dialog::Confirm(Question::Jump { cue }))
        }
        (Pane::Rundown, Cursor::Follow) => Vec::new(),
        (Pane::Notes, _) if !desk.projecting => note::reword(model),
        (Pane::Timer | Pane::Notes, _) => note::open(model),
    }
}

/// Lets corrections go that are not saved, where that is asked.
pub(super) fn discard(model: &mut Model) -> Vec<Effect> {
    let Some(Dialog::Confirm(Question::Discard { then })) = model.dialog() else {
        return Vec::new();
    };
    let then = *then;
    close(model);
    let path = model.plan().filter(|plan| plan.live.is_none());
    let path = path.map(|plan| plan.source.path.clone());
    let drop = path.map(|path| Effect::KeepUnsaved { path, unsaved: None });
    drop.into_iter().chain(plan::go(model, then)).collect()
}

/// A key on the question whether to save: the one that saves does so here, too.
fn save_too(model: &mut Model, key: Key, then: Then) -> Vec<Effect> {
    let save = model.keymap.keys(Action::SavePlan);
    if save.contains(&key) || (key.shift && save.contains(&key.unshifted())) {
        close(model);
        return plan::save_and_leave(model, then);
    }
    Vec::new()
}

/// A key that is typed into a question, a prompt or the palette.
pub(super) fn typed(model: &mut Model, key: Key) -> Vec<Effect> {
    if let Some(Dialog::Confirm(Question::Discard { then })) = model.dialog() {
        let then = *then;
        return save_too(model, key, then);
    }
    typed_in(model, key);
    Vec::new()
}

fn typed_in(model: &mut Model, key: Key) {
    let edited = match &mut model.overlay {
        Some(Overlay::Dialog(Dialog::Ask { line, wrong, .. })) => {
            *wrong = false;
            key::edit(line, key)
        }
        Some(Overlay::CatchUp(panel)) => catch_up::typed(panel, key),
        Some(Overlay::Palette(palette)) => match key.code {
            Code::Named(named @ (Named::Up | Named::PageUp)) => {
                let rows = if named == Named::Up { 1 } else { PAGE };
                palette.selected = palette.selected.saturating_sub(rows);
                return;
            }
            Code::Named(named @ (Named::Down | Named::PageDown)) => {
                let rows = if named == Named::Down { 1 } else { PAGE };
                palette.selected = palette.selected.saturating_add(rows);
                let found = found_count(model);
                if let Some(Overlay::Palette(palette)) = &mut model.overlay {
                    palette.selected = palette.selected.min(found.saturating_sub(1));
                }
                return;
            }
            Code::Named(_) | Code::Char(_) | Code::F(_) => {
                let edited = key::edit(&mut palette.query, key);
                if edited == key::Edit::Changed {
                    palette.selected = 0;
                }
                edited
            }
        },
        Some(
            Overlay::Dialog(Dialog::Confirm(_))
            | Overlay::Help { .. }
            | Overlay::Sessions { .. }
            | Overlay::Arrivals { .. }
            | Overlay::Invite { .. }
            | Overlay::Drawn { .. }
            | Overlay::Fair { .. }
            | Overlay::Log { .. },
        )
        | None => return,
    };
    if edited == key::Edit::Full {
        say(model, What::Cut);
    }
}

/// Does what the selected line of the palette says.
pub(super) fn run_selected(model: &mut Model) -> Vec<Effect> {
    let Some(Overlay::Palette(palette)) = &model.overlay else {
        return Vec::new();
    };
    let found = palette::found(model, palette.query.as_str());
    let chosen = found.get(palette.selected).map(|hint| hint.action);
    close(model);
    chosen.map(|action| act(model, action)).unwrap_or_default()
}

/// Goes on from a question or a prompt; one that is not understood stays open.
pub(super) fn accept(model: &mut Model) -> Vec<Effect> {
    let Some(Overlay::Dialog(dialog)) = model.overlay.take() else {
        return Vec::new();
    };
    match dialog {
        // what was done is never lost by a reflex
        Dialog::Confirm(Question::Discard { then }) => plan::save_and_leave(model, then),
        Dialog::Confirm(Question::Rewrite { then }) => plan::rewrite(model, then),
        Dialog::Confirm(Question::StartPlan { saved_in: _ }) => plan::start_now(model),
        Dialog::Confirm(Question::LeaveFace) => debrief::leave_face(model),
        Dialog::Confirm(Question::ChangePlan { news: _ }) => plan::change(model),
        Dialog::Confirm(question) => answered(question),
        Dialog::Ask { prompt: Prompt::SaveAs { because, then }, line, wrong: _ } => {
            plan::save_as(model, because, then, line)
        }
        Dialog::Ask { prompt: Prompt::Replace { path, fingerprint, then }, line, wrong: _ } => {
            plan::replace(model, path, fingerprint, then, line)
        }
        Dialog::Ask {
            prompt: prompt @ (Prompt::NoteFor { .. } | Prompt::Filter | Prompt::RealTime { .. }),
            line,
            wrong: _,
        } => match afterwards::answered(model, &prompt, &line) {
            Some(effects) => effects,
            None => desk::prompt(model, Dialog::Ask { prompt, line, wrong: true }),
        },
        Dialog::Ask { prompt, line, wrong: _ } => match filled_in(&prompt, &line) {
            Some(command) => desk::ask(command),
            None => desk::prompt(model, Dialog::Ask { prompt, line, wrong: true }),
        },
    }
}

fn answered(question: Question) -> Vec<Effect> {
    match question {
        Question::Back => desk::ask(Command::Back),
        Question::Jump { cue } => desk::ask(Command::Jump { to: cue, when: When::Now }),
        Question::Close { skipped: _ } => desk::ask(Command::Close { when: When::Now }),
        Question::LeaveFace
        | Question::Discard { .. }
        | Question::Rewrite { .. }
        | Question::StartPlan { .. }
        | Question::ChangePlan { .. } => Vec::new(),
        Question::ThrowOut => vec![Effect::ThrowOut],
        Question::OpenOtherDay { path, day: _ } => vec![Effect::Open(Choice::Agenda(path))],
        Question::MakeAgenda { made, theme: _ } => vec![Effect::MakeAgenda(made)],
        Question::Quit => vec![Effect::Loop(LoopEffect::Quit)],
        Question::RemoveNote { note, text: _ } => {
            desk::ask(Command::RemoveNote { note: Fact::Number(note) })
        }
    }
}

/// The command that a filled-in line stands for; none where it is not understood.
fn filled_in(prompt: &Prompt, line: &Line) -> Option<Command> {
    let text = line.text();
    match prompt {
        Prompt::Break => minutes(&text).map(|length| Command::Break { length, when: When::Now }),
        Prompt::StartedAgo => minutes(&text).map(|ago| Command::Start { when: When::Ago(ago) }),
        Prompt::Announce { .. } => {
            parse_time(&text).ok().map(|end| Command::Announce { end: Some(end) })
        }
        Prompt::Message { .. } => Some(Command::Message { text: desk::filled(text) }),
        Prompt::Absent { defi, freed } => {
            Some(Command::Absent { defi: defi.clone(), reason: desk::filled(text), freed: *freed })
        }
        Prompt::Draw => order::draw(line),
        Prompt::SaveAs { .. }
        | Prompt::Replace { .. }
        | Prompt::NoteFor { .. }
        | Prompt::Filter
        | Prompt::RealTime { .. } => None,
        Prompt::Insert => desk::filled(text).map(|defi| Command::Insert { defi, after: None }),
    }
}

/// A length; digits alone are minutes.
fn minutes(text: &str) -> Option<TimeDelta> {
    match text.parse::<u16>() {
        Ok(0) => None,
        Ok(minutes) => Some(TimeDelta::minutes(i64::from(minutes))),
        Err(_) => parse_length(text).ok(),
    }
}

fn found_count(model: &Model) -> usize {
    match &model.overlay {
        Some(Overlay::Palette(palette)) => palette::found(model, palette.query.as_str()).len(),
        Some(
            Overlay::Dialog(_)
            | Overlay::Help { .. }
            | Overlay::Sessions { .. }
            | Overlay::Arrivals { .. }
            | Overlay::Invite { .. }
            | Overlay::Drawn { .. }
            | Overlay::Fair { .. }
            | Overlay::CatchUp(_)
            | Overlay::Log { .. },
        )
        | None => 0,
    }
}

fn on_desk(model: &mut Model, then: fn(&mut Model) -> Vec<Effect>) -> Vec<Effect> {
    match &model.screen {
        Screen::Desk(_) => then(model),
        Screen::Picker(_) | Screen::Plan(_) => Vec::new(),
    }
}
