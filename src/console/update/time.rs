//! What the passing of time alone changes.

use chrono::{DateTime, TimeDelta, Utc};

use super::{catch_up, hold, invite, log, order, say};
use crate::console::{
    effect::{Effect, LoopEffect, Purpose},
    model::{Desk, Gong, Model, What},
};
use crate::session::{Command, Level, Moment, Reading, Warning, decide};

/// How long before the end of a break that the room was told the console reminds of it.
const REMINDER: TimeDelta = TimeDelta::minutes(2);

/// Takes the time from `model.now`: the moment, the notice, what is due, what is to be told.
pub(super) fn passed(model: &mut Model) -> Vec<Effect> {
    let now = model.now.clone();
    if model.notice.as_ref().is_some_and(|notice| notice.until <= now.mono) {
        model.notice = None;
    }
    let mut effects = refresh(model);
    effects.extend(invite::watched(model));
    if let Some(desk) = model.desk()
        && is_due(desk, &now)
    {
        effects.push(Effect::Append { command: Command::Settle, purpose: Purpose::Settle });
    }
    effects
}

/// Looks at the session anew; rings and tells what has come up since.
pub(super) fn refresh(model: &mut Model) -> Vec<Effect> {
    let now = model.now.clone();
    let gong = model.gong;
    let Some(desk) = model.desk_mut() else {
        return Vec::new();
    };
    let before = std::mem::replace(&mut desk.moment, desk.session.at(&now));
    let offer = order::offers(desk, &now).next();
    desk.offer = offer;
    let rings = rings(gong, &before, &desk.moment);
    let reminds = reminds(&before, &desk.moment);
    let news: Vec<_> =
        desk.moment.warnings.iter().filter(|warning| is_news(desk, warning)).cloned().collect();
    desk.told.extend(news.iter().cloned());
    for warning in news {
        if matches!(warning, Warning::Moved { .. }) {
            // the head of the screen says it all day long
            log(model, What::Warned(warning));
        } else {
            say(model, What::Warned(warning));
        }
    }
    hold::look(model);
    if let Some(at) = reminds {
        say(model, What::BackSoon { at });
    }
    catch_up::refresh(model);
    if rings { vec![Effect::Loop(LoopEffect::Bell)] } else { Vec::new() }
}

/// The time that the room was told, when the moment to remind of it has just come.
fn reminds(before: &Moment, after: &Moment) -> Option<DateTime<Utc>> {
    let at = after.resume_at.filter(|_| after.promised)?;
    let same = before.promised && before.resume_at == after.resume_at;
    let remind = at - REMINDER;
    (same && before.at < remind && after.at >= remind && after.at < at).then_some(at)
}

fn is_due(desk: &Desk, now: &Reading) -> bool {
    let due = decide(&desk.session, &Command::Settle, now, &desk.by);
    due.is_ok_and(|drafts| !drafts.is_empty())
}

/// A collision changes by the minute and has its place on the screen: it is not told.
fn is_news(desk: &Desk, warning: &Warning) -> bool {
    match warning {
        Warning::Collision { .. } => false,
        Warning::ClockStepped { .. } | Warning::NewerEvents { .. } | Warning::Moved { .. } => {
            !desk.told.contains(warning)
        }
    }
}

fn rings(gong: Gong, before: &Moment, after: &Moment) -> bool {
    let (Some(old), Some(new)) = (&before.cue, &after.cue) else {
        return false;
    };
    // nobody is called back from changing places
    if old.id != new.id || new.id.is_changeover() {
        return false;
    }
    let ended = new.signalled && !old.signalled;
    let warned = old.level == Level::Normal && new.level > Level::Normal;
    match gong {
        Gong::Off => false,
        Gong::End => ended,
        Gong::Warning => ended || warned,
    }
}
