//! What is being typed into a field, as it is understood: said before it is entered.

use chrono::TimeDelta;

use super::{Table, slots::ends_first};
use crate::{
    agenda::{Text, Turns},
    console::model::{Field, Form, FormOf, Said, Sense},
    i18n::{
        console::plan::{
            PlanSays,
            field::{FieldName, SlotField},
        },
        format,
        import::phase_names,
    },
    import::TypedTimes,
};

/// The words; none where the field speaks for itself or is not understood.
pub(super) fn words(table: Table<'_>, form: &Form, field: &Field) -> Option<String> {
    let lang = table.look.lang;
    let words = match said(table, form, field)? {
        Said::Text(_) | Said::Choice(_) => None,
        Said::Day(None) | Said::Time(None) | Said::Length(None) => None,
        Said::Rounds(None) | Said::Turns(None) | Said::Zone(None) => None,
        Said::Texts(texts) => {
            let texts: Vec<&str> = texts.iter().map(Text::as_str).collect();
            let listed = texts.join(" · ");
            match texts.len() {
                0 => None,
                1 => Some(listed),
                count => Some(table.says(PlanSays::Counted(count, &listed))),
            }
        }
        Said::Day(Some(day)) => Some(format::date(lang, day)),
        Said::Time(Some(time)) => Some(format::time_of_day(lang, time)),
        // the doctor says of it that it cannot be
        Said::Times(_) if slot_of(form).is_some_and(|slot| ends_first(table.plan, slot)) => None,
        Said::Times(typed) => Some(times(table, typed)),
        Said::Length(Some(length)) => Some(format::length(length)),
        Said::Rounds(Some(rounds)) => Some(table.says(PlanSays::RoundCount(usize::from(rounds)))),
        Said::Turns(Some(Turns::Count(count))) => {
            Some(table.says(PlanSays::TurnCount(usize::from(count))))
        }
        Said::Turns(Some(Turns::All)) => Some(table.says(PlanSays::AllTurns)),
        Said::Turns(Some(Turns::Named(names))) => {
            Some(table.says(PlanSays::TurnCount(names.len())))
        }
        Said::Parts(parts) => self::parts(table, field, &parts),
        Said::Zone(Some(zone)) => Some(zone.name().to_owned()),
    };
    words.map(|words| format!("= {words}"))
}

/// The slot that the fields are about.
const fn slot_of(form: &Form) -> Option<usize> {
    match form.of {
        FormOf::Slot(slot) | FormOf::Times(slot) | FormOf::NewSlot { at: slot, .. } => Some(slot),
        FormOf::Session | FormOf::Team(_) | FormOf::NewTeam { .. } => None,
    }
}

/// What a field holds, understood.
pub(super) fn said(table: Table<'_>, form: &Form, field: &Field) -> Option<Said> {
    field.said(&sense(table, form))
}

/// Why what stands in a field is not taken, and how to mend it.
pub(super) fn slip(table: Table<'_>, form: &Form, field: &Field) -> String {
    field.slip(&sense(table, form)).words(table.look.lang)
}

fn sense(table: Table<'_>, form: &Form) -> Sense {
    table.plan.sense(form.of, table.look.lang, &table.look.model.now)
}

/// Parts with their lengths, and what they make together.
fn parts(table: Table<'_>, field: &Field, parts: &[(Option<Text>, TimeDelta)]) -> Option<String> {
    let sum: TimeDelta = parts.iter().map(|(_, length)| *length).sum();
    let sum = match field.name {
        FieldName::Slot(SlotField::Phases) => table.says(PlanSays::Each(&format::length(sum))),
        FieldName::Slot(_)
        | FieldName::Session(_)
        | FieldName::Phase(..)
        | FieldName::Track(..)
        | FieldName::Team(_) => format::length(sum),
    };
    let names = phase_names(table.look.lang);
    let part = |(place, (title, length)): (usize, &(Option<Text>, TimeDelta))| {
        let usual = if place == 0 { names.presentation } else { names.feedback };
        let title = title.as_deref().unwrap_or(usual);
        format!("{title} {}", format::short_length(*length))
    };
    match parts {
        [] => (!field.is_as_before()).then(|| table.says(PlanSays::NoParts)),
        [_] => Some(sum),
        several => {
            let parts: Vec<String> = several.iter().enumerate().map(part).collect();
            Some(format!("{} = {sum}", parts.join(" + ")))
        }
    }
}

fn times(table: Table<'_>, typed: TypedTimes) -> String {
    let time = |time| format::time_of_day(table.look.lang, time);
    match (typed.start.map(time), typed.end.map(time), typed.length.map(format::length)) {
        (Some(start), Some(end), _) => {
            let long = typed.start.zip(typed.end).map(|(start, end)| {
                let long = end - start;
                if long > TimeDelta::zero() { long } else { long + TimeDelta::days(1) }
            });
            let long = long.map(format::length).unwrap_or_default();
            table.says(PlanSays::FromTo(&start, &end, &long))
        }
        (Some(start), None, Some(long)) => table.says(PlanSays::FromFor(&start, &long)),
        (Some(start), None, None) => table.says(PlanSays::From(&start)),
        (None, Some(end), _) => table.says(PlanSays::Until(&end)),
        (None, None, Some(long)) => table.says(PlanSays::Lasts(&long)),
        (None, None, None) => table.says(PlanSays::NoLimit),
    }
}
