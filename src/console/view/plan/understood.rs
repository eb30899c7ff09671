//! What is being typed into a field, as it is understood: said before it is entered.

use chrono::TimeDelta;

use super::Table;
use crate::{
    agenda::{Phase, Turns},
    console::model::{Field, Form, FormOf, Understood},
    i18n::{console::plan::PlanSays, format},
    import::TypedTimes,
};

/// The words; none where the field speaks for itself or is not understood.
pub(super) fn words(table: Table<'_>, form: &Form, field: &Field) -> Option<String> {
    let (plan, lang) = (table.plan, table.look.lang);
    let slot = match form.of {
        FormOf::Slot(slot) => plan.agenda().slots.get(slot).cloned(),
        FormOf::Session | FormOf::NewSlot { .. } | FormOf::Team(_) | FormOf::NewTeam { .. } => None,
    };
    let today = table.look.model.now.wall.with_timezone(&plan.zone).date_naive();
    let words = match field.understood(&slot.unwrap_or_default(), lang, today)? {
        Understood::Title(_) | Understood::Note(_) => None,
        Understood::Name(_) | Understood::With(_) | Understood::Owner(_) => None,
        Understood::Link(_) | Understood::Place(_) | Understood::From(None) => None,
        Understood::Presenters(_) => None,
        Understood::From(Some(from)) => Some(format::time_of_day(lang, from)),
        Understood::Teams(names) => Some(table.says(PlanSays::TeamCount(names.len()))),
        Understood::Kind(_) | Understood::Date(None) => None,
        Understood::End(None) | Understood::Turns(None) | Understood::Changeover(None) => None,
        Understood::Date(Some(date)) => Some(format::date(lang, date)),
        Understood::End(Some(end)) => Some(format::time_of_day(lang, end)),
        Understood::Times(typed) => Some(times(table, typed)),
        Understood::Turns(Some(Turns::Count(count))) => {
            Some(table.says(PlanSays::TurnCount(usize::from(count))))
        }
        Understood::Turns(Some(Turns::All)) => Some(table.says(PlanSays::AllTurns)),
        Understood::Turns(Some(Turns::Named(names))) => {
            Some(table.says(PlanSays::TurnCount(names.len())))
        }
        Understood::Phases(phases) => {
            let sum: TimeDelta = phases.iter().map(|phase| phase.length).sum();
            let each = table.says(PlanSays::Each(&format::length(sum)));
            if phases.len() > 1 {
                let part = |phase: &Phase| {
                    format!("{} {}", phase.title, format::short_length(phase.length))
                };
                let parts: Vec<String> = phases.iter().map(part).collect();
                return Some(format!("{} = {each}", parts.join(" + ")));
            }
            (!phases.is_empty()).then_some(each)
        }
        Understood::Changeover(Some(length)) => Some(format::length(length)),
    };
    words.map(|words| format!("= {words}"))
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
