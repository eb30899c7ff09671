//! Why the session said no, what would help, and what the facilitator should know.
//!
//! Words only: the reasons themselves are the session's data. Never decides anything.

mod en;
mod fr;

use chrono_tz::Tz;

use super::Lang;
use crate::session::{Help, Refusal, Warning};

/// The sentence for a refusal, with its figures; times are shown in `zone`.
#[must_use]
pub fn sentence(lang: Lang, refusal: &Refusal, zone: Tz) -> String {
    match lang {
        Lang::Fr => fr::sentence(refusal, zone),
        Lang::En => en::sentence(refusal, zone),
    }
}

/// What would help after a refusal, as a verb that fits behind a key: `commencer`, `start`.
#[must_use]
pub const fn help(lang: Lang, help: Help) -> &'static str {
    match lang {
        Lang::Fr => fr::help(help),
        Lang::En => en::help(help),
    }
}

/// The sentence for something that the facilitator should know.
#[must_use]
pub fn warning(lang: Lang, warning: &Warning) -> String {
    match lang {
        Lang::Fr => fr::warning(warning),
        Lang::En => en::warning(warning),
    }
}

#[cfg(test)]
mod tests {
    use chrono::{TimeDelta, Utc};
    use chrono_tz::Europe::Paris;

    use super::*;
    use crate::i18n::format::NBSP;

    #[test]
    fn refusals_give_their_figures() {
        let end = "2018-06-21T14:30:00Z".parse::<chrono::DateTime<Utc>>().expect("an instant");
        let refusal = Refusal::EndsAtSetTime { end };
        let said = sentence(Lang::Fr, &refusal, Paris).replace(NBSP, " ");
        assert_eq!(said, "Cette pause finit à 16h30 : réglez l’heure de reprise.");
        let said = sentence(Lang::En, &refusal, Paris);
        assert_eq!(said, "This break ends at 16:30: set the time of resuming instead.");
    }

    #[test]
    fn lists_of_teams_read_as_people_write_them() {
        let candidates = vec!["EIG Link".into(), "EIG Node".into(), "Lab Santé".into()];
        let refusal = Refusal::AmbiguousDefi { name: "l".into(), candidates };
        let said = sentence(Lang::Fr, &refusal, Paris).replace(NBSP, " ");
        assert_eq!(said, "« l » peut être EIG Link, EIG Node ou Lab Santé.");
    }

    #[test]
    fn a_stepped_clock_is_told_with_its_direction() {
        let warned = Warning::ClockStepped { by: TimeDelta::seconds(-3600), seq: 4 };
        let said = warning(Lang::Fr, &warned).replace(NBSP, " ");
        assert_eq!(
            said,
            "L’horloge de l’ordinateur a reculé de 1 h. Le compte à rebours n’a pas bougé."
        );
    }
}
