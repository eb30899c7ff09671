//! The last rows: the keys that work now, or what the console has to say instead.

use ratatui::{buffer::Buffer, layout::Rect};

use super::{Look, name};
use crate::{
    agenda::PromiseMoved,
    console::{
        action::Action,
        key::Key,
        keymap::Hint,
        model::{Alarm, Done, FallenDoor, Fault, Model, Notice, PlanNews, SlotWork, What},
    },
    i18n::{
        catch_up::Says as Catch,
        console::{
            action::Label,
            event,
            invite::Door,
            plan::{PlanSays, field::Choice},
            screen::Says,
        },
        draw, format, leftover, refusal, replan, store, stray,
    },
    session::{Help, Refusal},
    stage::{paint, theme::Meaning},
};

/// How many cells are between one key of the key bar and the next.
const GAP: u16 = 2;

/// `area` without its last rows, and those: one for the keys, one more for what failed.
pub(super) fn split(model: &Model, area: Rect) -> (Rect, Rect) {
    let told = model.alarm.is_some() || fallen(model).is_some();
    let rows = if told && area.height >= 8 { 2 } else { 1 };
    super::rows(area, area.height.saturating_sub(rows))
}

/// A door that has shut by itself, as long as nobody has looked at it.
pub(super) fn fallen(model: &Model) -> Option<&FallenDoor> {
    model.fallen.as_ref().filter(|fallen| !fallen.seen)
}

/// Draws the last rows.
pub(super) fn draw(look: Look<'_>, area: Rect, buf: &mut Buffer) {
    let last = paint::row(area, area.height.saturating_sub(1));
    if loudest(look, paint::row(area, 0), buf) && area.height < 2 {
        return;
    }
    // a question that says why has the row for its keys
    let told = |notice: &&Notice| {
        let said = matches!(notice.what, What::Failed(Fault::Save { .. }));
        !(said && look.model.dialog().is_some())
    };
    match look.model.notice.as_ref().filter(told) {
        Some(Notice { what, .. }) => {
            let meaning = match what {
                What::Failed(_) | What::Alarmed(_) | What::NearlyFull | What::DoorFell { .. } => {
                    Meaning::Alarm
                }
                What::Refused(_)
                | What::Undone(_)
                | What::Redone(_)
                | What::PlanChanged { .. }
                | What::Drawn { .. }
                | What::Cut
                | What::Exported { .. }
                | What::TakesNotes
                | What::DraftKept
                | What::ActionDone
                | What::ActionLater
                | What::NoteHidden
                | What::Leftover(_)
                | What::SettingsAmiss { .. }
                | What::Strays(_)
                | What::DraftRestored
                | What::Resolved
                | What::ThrownOut
                | What::NetworkDisk
                | What::Plan(_)
                | What::BackSoon { .. }
                | What::Warned(_) => Meaning::Notice,
            };
            let words = notice(look, what);
            line(look, whole(&words, last.width.saturating_sub(2)), meaning, last, buf);
        }
        None => keys(look, last, buf),
    }
}

/// The words without the key that they end with, where there is no room for it.
fn whole(words: &str, room: u16) -> &str {
    match words.rsplit_once("  ") {
        Some((says, _)) if paint::width(words) > room => says,
        Some(_) | None => words,
    }
}

/// Writes over `row` what stays there until it is mended or looked at; says whether there was any.
pub(super) fn loudest(look: Look<'_>, row: Rect, buf: &mut Buffer) -> bool {
    let door = || {
        let cap = super::overlay::cap(look, Action::Invite);
        let fell = Door::Fell(&fallen(look.model)?.why).words(look.lang);
        Some(format!("! {cap} · {fell}"))
    };
    let alarm = look.model.alarm.as_ref().map(|alarm| format!("! {}", alarmed(look, alarm)));
    let words = alarm.or_else(door);
    if let Some(words) = &words {
        line(look, words, Meaning::Alarm, row, buf);
    }
    words.is_some()
}

fn line(look: Look<'_>, words: &str, meaning: Meaning, row: Rect, buf: &mut Buffer) {
    paint::ground(row, buf, look.style(meaning));
    let inner = Rect { x: row.x + 1, width: row.width.saturating_sub(2), ..row };
    paint::left(words, inner, buf, look.style(meaning));
}

/// As many keys as fit, the most urgent first; the help's key always has its place.
fn keys(look: Look<'_>, row: Rect, buf: &mut Buffer) {
    let row = Rect { x: row.x + 1, width: row.width.saturating_sub(1), ..row };
    let mut hints = look.model.keymap.bar(look.model);
    if look.model.dialog().is_some() {
        answers(look, &hints, row, buf);
        return;
    }
    let help = hints.iter().position(|hint| hint.action == Action::Help);
    let help = help.map(|at| hints.remove(at));
    let gap = |hint: &Hint| width(look, hint) + GAP;
    let reserved = help.as_ref().map_or(0, |hint| width(look, hint));
    let mut rest = row;
    // what has no room leaves it to shorter ones
    for hint in &hints {
        if gap(hint) + reserved <= rest.width {
            rest = one(look, hint, rest, buf);
        }
    }
    if let Some(help) = help {
        one(look, &help, rest, buf);
    }
}

/// What is said behind a key.
type Spoken<'a> = &'a dyn Fn(&Hint) -> String;

/// What answers a question: every key, closer to each other and at last with signs for words where
/// there is no room.
fn answers(look: Look<'_>, hints: &[Hint], row: Rect, buf: &mut Buffer) {
    let sign = |hint: &Hint| {
        let signs = [(Action::Accept, "✓"), (Action::Discard, "✗"), (Action::Leave, "←")];
        signs.into_iter().find(|(action, _)| *action == hint.action).map(|(_, sign)| sign)
    };
    let signs = |hint: &Hint| sign(hint).unwrap_or("…").to_owned();
    let words = |hint: &Hint| hint.label.short(look.lang);
    let wide = |of: Spoken<'_>, gap: u16| {
        let cells = |hint| paint::width(&caps(look, hint)) + 1 + paint::width(&of(hint));
        let each = hints.iter().map(cells);
        each.sum::<u16>() + gap * u16::try_from(hints.len().saturating_sub(1)).unwrap_or(u16::MAX)
    };
    let tries: [(Spoken<'_>, u16); 3] = [(&words, GAP), (&words, 1), (&signs, 1)];
    let fits = tries.into_iter().find(|(of, gap)| wide(of, *gap) <= row.width);
    let (of, gap) = fits.unwrap_or((&signs, 1));
    let mut rest = row;
    for hint in hints {
        rest = said(look, hint, &of(hint), gap, rest, buf);
    }
}

fn width(look: Look<'_>, hint: &Hint) -> u16 {
    paint::width(&caps(look, hint)) + 1 + paint::width(&hint.label.short(look.lang))
}

fn one(look: Look<'_>, hint: &Hint, row: Rect, buf: &mut Buffer) -> Rect {
    said(look, hint, &hint.label.short(look.lang), GAP, row, buf)
}

/// Writes a key and what it does; what is left of the row.
fn said(look: Look<'_>, hint: &Hint, does: &str, gap: u16, row: Rect, buf: &mut Buffer) -> Rect {
    let caps = caps(look, hint);
    let mut x = row.x;
    let put = |words: &str, meaning, x: &mut u16, buf: &mut Buffer| {
        let room = Rect { x: *x, width: row.right().saturating_sub(*x), ..row };
        *x += paint::left(words, room, buf, look.style(meaning));
    };
    put(&caps, Meaning::Key, &mut x, buf);
    put(&format!(" {does}"), Meaning::KeyLabel, &mut x, buf);
    let x = (x + gap).min(row.right());
    Rect { x, width: row.right() - x, ..row }
}

/// The keys of a hint as they are shown: the first one, or both of a pair.
fn caps(look: Look<'_>, hint: &Hint) -> String {
    let arrows = matches!(
        hint.action,
        Action::Less
            | Action::PreviousWay
            | Action::FormatBefore
            | Action::Slot(SlotWork::Shorter | SlotWork::Up)
    );
    let pair = arrows || hint.action == Action::Slot(SlotWork::MoreTurns);
    match (hint.keys.as_slice(), pair) {
        // what is held with both arrows is said once
        ([one, other, ..], true) if arrows => {
            let other = Key { ctrl: false, alt: false, shift: false, ..*other };
            format!("{}{}", one.shown(look.lang), other.shown(look.lang))
        }
        ([one, other, ..], true) => format!("{} {}", one.shown(look.lang), other.shown(look.lang)),
        ([one, ..], _) => one.shown(look.lang),
        ([], _) => String::new(),
    }
}

/// What failed, and what it holds up.
fn alarmed(look: Look<'_>, alarm: &Alarm) -> String {
    let mut words = fault(look, &alarm.fault);
    if alarm.unsaved > 0 {
        words.push(' ');
        words.push_str(&look.says(Says::Unsaved(alarm.unsaved)));
    }
    if let Fault::Store(error) | Fault::Draft(error) = &alarm.fault {
        words.push(' ');
        words.push_str(store::mend(look.lang, error));
    }
    words
}

fn fault(look: Look<'_>, fault: &Fault) -> String {
    match fault {
        Fault::Store(error) => store::sentence(look.lang, error),
        Fault::Draft(error) => look.says(Says::DraftNotKept(&store::sentence(look.lang, error))),
        Fault::Unkept(error) => {
            PlanSays::Unkept(&store::sentence(look.lang, error)).words(look.lang)
        }
        Fault::Save { why } => PlanSays::SaveFailed(why).words(look.lang),
        Fault::Door { why } => Door::Fell(why).words(look.lang),
        Fault::Export { why } => look.says(Says::ExportFailed(why)),
        Fault::Open { why } => look.says(Says::OpenFailed(why)),
    }
}

/// What the console says, in a sentence.
pub(super) fn notice(look: Look<'_>, what: &What) -> String {
    match what {
        What::Refused(refused) => refusal(look, refused),
        What::Undone(event) => event::undone(look.lang, event, &|cue| name::of(look, cue)),
        What::Redone(event) => event::redone(look.lang, event, &|cue| name::of(look, cue)),
        What::PlanChanged { news } => changed_plan(look, news),
        What::Drawn { draw: drawn, day } => {
            let receipt = draw::receipt(look.lang, drawn, *day);
            look.says(match drawn.unkept.len() {
                0 => Says::Drawn(&receipt),
                count => Says::DrawnUnkept(&receipt, count),
            })
        }
        What::Exported { what, path } => look.says(Says::Exported(*what, path)),
        What::Plan(news) => plan_news(look, news),
        What::Cut => look.says(Says::Cut),
        What::TakesNotes => look.says(Says::TakesNotes),
        What::DraftKept => look.says(Says::DraftKept),
        What::ActionDone => look.says(Says::ActionDone),
        What::ActionLater => look.says(Says::ActionLater),
        What::NoteHidden => look.says(Says::NoteHidden),
        What::Leftover(left) => leftover::sentence(look.lang, left),
        What::Strays(strays) => {
            let zone = look.model.desk().map_or(chrono_tz::UTC, |desk| desk.moment.zone);
            stray::sentence(look.lang, strays, zone)
        }
        What::DraftRestored => look.says(Says::DraftRestored),
        What::Resolved => look.says(Says::Resolved),
        What::ThrownOut => Door::ThrownOut.words(look.lang),
        What::SettingsAmiss { why } => why.to_string(),
        What::DoorFell { why } => Door::Fell(why).words(look.lang),
        What::NetworkDisk => look.says(Says::NetworkDisk),
        What::NearlyFull => look.says(Says::NearlyFull),
        What::Warned(warning) => refusal::warning(look.lang, warning),
        What::BackSoon { at } => {
            let zone = look.model.desk().map_or(chrono_tz::UTC, |desk| desk.moment.zone);
            Catch::Reminder(&format::time(look.lang, *at, zone)).words(look.lang)
        }
        What::Failed(failed) | What::Alarmed(failed) => fault(look, failed),
    }
}

/// What is said of an agenda that is looked over.
fn plan_news(look: Look<'_>, news: &PlanNews) -> String {
    let says = |says: PlanSays<'_>| says.words(look.lang);
    let done = |done: &Done| match done {
        Done::Session => says(PlanSays::DoneSession),
        Done::Corrected(title) => says(PlanSays::DoneCorrected(title)),
        Done::Added(title) => says(PlanSays::DoneAdded(title)),
        Done::Removed(title) => says(PlanSays::DoneRemoved(title)),
        Done::Mended => says(PlanSays::DoneMended),
        Done::Teams(count) => says(PlanSays::DoneTeams(*count)),
        Done::Moved(title) => says(PlanSays::DoneMoved(title)),
        Done::Split(title) => says(PlanSays::DoneSplit(title)),
        Done::Joined(title) => says(PlanSays::DoneJoined(title)),
        Done::Found => says(PlanSays::DoneFound),
    };
    let key = |action| super::overlay::cap(look, action);
    let then = |action, label: Label| format!("  {} {}", key(action), label.short(look.lang));
    let undo = || then(Action::UndoEdit, Label::UndoEdit);
    let redo = || then(Action::RedoEdit, Label::RedoEdit);
    match news {
        PlanNews::Saved { path } => says(PlanSays::SavedIn(path)),
        PlanNews::Made { path } => says(PlanSays::MadeIn(path)),
        PlanNews::MadeAside { path, kept } => says(PlanSays::MadeAside(path, kept)),
        PlanNews::SavedAside { path, kept } => says(PlanSays::SavedAside(path, kept)),
        PlanNews::Rest(rest) => {
            let means = Choice::Rest(*rest).means(look.lang);
            means.unwrap_or_default().to_owned()
        }
        PlanNews::Teams { added, known } => says(PlanSays::TeamsAdded(*added, *known)) + &undo(),
        PlanNews::Refused(why) => says(PlanSays::Refused(*why)),
        PlanNews::Undone(what) => says(PlanSays::Undone(&done(what))) + &redo(),
        PlanNews::Redone(what) => says(PlanSays::Redone(&done(what))) + &undo(),
        PlanNews::Removed { title } => says(PlanSays::Removed(title)) + &undo(),
        PlanNews::Errors { count: 0 } => says(PlanSays::Empty),
        PlanNews::Errors { count } => says(PlanSays::MendFirst(*count)),
        PlanNews::Found(found) => {
            let (at, undo) = (super::plan::since(look, found), key(Action::UndoEdit));
            let words = says(PlanSays::Found(&at, &undo, &key(Action::SavePlan)));
            let words = format::capital(&words);
            let changed = found.changed.then(|| says(PlanSays::FoundChanged(&undo)));
            format!("{words}. {}", changed.unwrap_or_default()).trim_end().to_owned()
        }
        PlanNews::FoundLater(found) => says(PlanSays::FoundLater(&super::plan::since(look, found))),
        PlanNews::NothingToSave => says(PlanSays::NothingToSave),
        PlanNews::NothingToUndo => says(PlanSays::NothingToUndo),
        PlanNews::NothingToRedo => says(PlanSays::NothingToRedo(&key(Action::UndoEdit))),
        PlanNews::NothingToSee => says(PlanSays::NothingToSee),
        PlanNews::Promised(PromiseMoved { title, from, to }) => {
            let [from, to] = [from, to].map(|time| format::time_of_day(look.lang, *time));
            says(PlanSays::PromiseMoved(title, &from, &to)) + &undo()
        }
        PlanNews::NoMend => says(PlanSays::NoMend),
        PlanNews::Mended => says(PlanSays::Mended) + &undo(),
        PlanNews::Reread => says(PlanSays::Reread),
        PlanNews::Retaken => says(PlanSays::Retaken),
        PlanNews::Runs => says(PlanSays::Runs),
        PlanNews::TooManySlots { limit } => says(PlanSays::TooManySlots(*limit)),
    }
}

/// A refusal with the key that would help.
fn refusal(look: Look<'_>, refused: &Refusal) -> String {
    let zone = look.model.desk().map_or(chrono_tz::UTC, |desk| desk.moment.zone);
    let sentence = refusal::sentence(look.lang, refused, zone);
    let key = refused.help().and_then(|help| {
        let key = look.model.keymap.keys(action(help)).first()?;
        Some((key.shown(look.lang), refusal::help(look.lang, help)))
    });
    match key {
        Some((key, does)) => format!("{sentence}  {key} {does}"),
        None => sentence,
    }
}

/// The action that does what would help.
const fn action(help: Help) -> Action {
    match help {
        Help::Start | Help::Next => Action::Next,
        Help::Suspend | Help::Resume => Action::Suspend,
        Help::Extend => Action::More,
        Help::Announce => Action::Announce,
        Help::Break => Action::Break,
        Help::Undo => Action::Undo,
        Help::Close => Action::Close,
        Help::Present | Help::Absent => Action::Absent,
        Help::Insert => Action::Insert,
        Help::Retake => Action::Reread,
    }
}

/// What has changed of the session's plan.
fn changed_plan(look: Look<'_>, news: &crate::session::PlanNews) -> String {
    let zone = look.model.desk().map_or(chrono_tz::UTC, |desk| desk.moment.zone);
    PlanSays::Changed(&replan::news(look.lang, news, zone)).words(look.lang)
}
