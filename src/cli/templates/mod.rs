//! The agendas that a new one can start from: files of this folder, in each language.
//!
//! Data only; whether they load and are free of remarks is a test's business.

use crate::{
    agenda::{Agenda, fold_name, read},
    i18n::Lang,
};

/// An agenda to start from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Template {
    /// What it is called in French and in English.
    pub(super) names: [&'static str; 2],
    fr: &'static str,
    en: &'static str,
}

/// Every template; the first one is taken where none is named.
pub(super) const TEMPLATES: [Template; 5] = [
    Template {
        names: ["apres-midi", "afternoon"],
        fr: include_str!("apres-midi.fr.ron"),
        en: include_str!("apres-midi.en.ron"),
    },
    Template {
        names: ["atelier", "workshop"],
        fr: include_str!("atelier.fr.ron"),
        en: include_str!("atelier.en.ron"),
    },
    Template {
        names: ["restitution", "report-back"],
        fr: include_str!("restitution.fr.ron"),
        en: include_str!("restitution.en.ron"),
    },
    Template {
        names: ["demo-day", "demo-day"],
        fr: include_str!("demo-day.fr.ron"),
        en: include_str!("demo-day.en.ron"),
    },
    Template {
        names: ["vierge", "blank"],
        fr: include_str!("vierge.fr.ron"),
        en: include_str!("vierge.en.ron"),
    },
];

impl Template {
    /// The template of that name, in either language, accents and case ignored.
    #[must_use]
    pub(super) fn named(name: &str) -> Option<Self> {
        let name = fold_name(name);
        TEMPLATES.into_iter().find(|template| template.names.iter().any(|known| name == *known))
    }

    /// What it is called in a language.
    #[must_use]
    pub(super) const fn name(self, lang: Lang) -> &'static str {
        let [fr, en] = self.names;
        match lang {
            Lang::Fr => fr,
            Lang::En => en,
        }
    }

    /// The agenda itself; none only if its file does not load.
    #[must_use]
    pub(super) fn agenda(self, lang: Lang) -> Option<Agenda> {
        let text = match lang {
            Lang::Fr => self.fr,
            Lang::En => self.en,
        };
        read::read(text.as_bytes()).agenda
    }
}

#[cfg(test)]
mod tests {
    use chrono::{NaiveDate, TimeDelta};

    use super::{TEMPLATES, Template};
    use crate::{
        agenda::{Opening, check::check, read::read, write},
        i18n::Lang,
    };

    #[test]
    fn every_template_is_canonical_and_leaves_the_doctor_silent() {
        let date = NaiveDate::from_ymd_opt(2026, 12, 3).expect("a day");
        let begin = date.and_time(chrono::NaiveTime::MIN).and_utc();
        let zone = chrono_tz::Europe::Paris;
        let opening = Opening { date, zone, shift: TimeDelta::zero(), begin };
        for template in TEMPLATES {
            for (lang, text) in [(Lang::Fr, template.fr), (Lang::En, template.en)] {
                let name = template.name(lang);
                let loaded = read(text.as_bytes());
                assert_eq!(loaded.problems, [], "{name}");
                let agenda = template.agenda(lang).expect("it loads");
                assert_eq!(agenda.lang, Some(lang), "{name}");
                assert_eq!(write(&agenda), text, "{name}");
                assert_eq!(check(&agenda, &opening), [], "{name}");
            }
        }
    }

    #[test]
    fn a_template_is_found_in_both_languages() {
        for name in ["Après-midi", "afternoon", "DEMO-DAY", "blank", "vierge"] {
            assert!(Template::named(name).is_some(), "{name}");
        }
        assert!(Template::named("apres").is_none());
    }
}
