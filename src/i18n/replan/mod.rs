//! What has changed in the plan of a session, in a line. Words only: the figures are the
//! session's data.

mod en;
mod fr;

use chrono_tz::Tz;

use super::{Lang, format::time};
use crate::{
    agenda::Text,
    session::{Overrun, PlanNews},
};

/// The most teams named one by one.
const MAX_NAMED: usize = 6;

/// What has changed: `3 créneaux changent, 4 défis ajoutés, fin 18h30 → 18h45`; times are shown in
/// `zone`.
#[must_use]
pub fn news(lang: Lang, news: &PlanNews, zone: Tz) -> String {
    let say = match lang {
        Lang::Fr => fr::count,
        Lang::En => en::count,
    };
    let counts = [
        (News::Changed, news.changed),
        (News::Added, news.added),
        (News::Removed, news.removed),
        (News::LeftOut, news.left_out),
    ];
    let counts = counts.into_iter().filter(|(_, count)| *count > 0);
    let mut pieces: Vec<String> = counts.map(|(what, count)| say(what, count.into())).collect();
    for (what, teams) in [(News::Joined, &news.joined), (News::Left, &news.left)] {
        if !teams.is_empty() {
            let names = if teams.len() > MAX_NAMED { String::new() } else { named(teams) };
            pieces.push(format!("{}{names}", say(what, teams.len())));
        }
    }
    if let Some(Overrun { title, begun, planned }) = &news.overrun {
        pieces.push(match lang {
            Lang::Fr => fr::overrun(title, *begun, *planned),
            Lang::En => en::overrun(title, *begun, *planned),
        });
    }
    if !news.without.is_empty() {
        // whoever is left out is told by name, however many they are
        let count = say(News::Without, news.without.len());
        pieces.push(format!("{count}{}", named(&news.without)));
    }
    let at = |end: Option<_>| end.map_or_else(|| "–".to_owned(), |end| time(lang, end, zone));
    if news.end != news.end_before {
        let end = match lang {
            Lang::Fr => fr::END,
            Lang::En => en::END,
        };
        pieces.push(format!("{end} {} → {}", at(news.end_before), at(news.end)));
    }
    if pieces.is_empty() {
        let order = match lang {
            Lang::Fr => fr::ORDER,
            Lang::En => en::ORDER,
        };
        pieces.push(order.to_owned());
    }
    pieces.join(", ")
}

fn named(teams: &[Text]) -> String {
    let names: Vec<&str> = teams.iter().map(AsRef::as_ref).collect();
    format!(" ({})", names.join(", "))
}

/// What has changed.
#[derive(Clone, Copy)]
enum News {
    Changed,
    Added,
    Removed,
    LeftOut,
    Joined,
    Left,
    Without,
}

#[cfg(test)]
mod tests {
    use chrono_tz::Europe::Paris;

    use super::*;
    use crate::i18n::format::NBSP;

    #[test]
    fn a_change_is_told_in_a_line() {
        let at = |time: &str| format!("2018-06-21T{time}:00+02:00").parse().ok();
        let told = PlanNews {
            changed: 3,
            added: 1,
            joined: ["A", "B"].map(Text::from).to_vec(),
            end_before: at("18:30"),
            end: at("18:45"),
            ..PlanNews::default()
        };
        let said = news(Lang::Fr, &told, Paris).replace(NBSP, " ");
        let expected =
            "3 créneaux changent, 1 créneau ajouté, 2 défis ajoutés (A, B), fin 18h30 → 18h45";
        assert_eq!(said, expected);
        let said = news(Lang::En, &told, Paris);
        assert_eq!(said, "3 slots change, 1 slot added, 2 teams added (A, B), end 18:30 → 18:45");
        let overrun = Some(Overrun { title: "Présent.".into(), begun: 5, planned: 3 });
        let told = PlanNews { overrun, ..PlanNews::default() };
        let said = news(Lang::Fr, &told, Paris).replace(NBSP, " ");
        assert_eq!(said, "Présent. ne peut être ramené à 3 : 5 passages y ont déjà commencé");
        let said = news(Lang::En, &told, Paris);
        assert_eq!(said, "Présent. cannot come down to 3: 5 turns have begun there");
        let nothing = PlanNews::default();
        assert_eq!(news(Lang::Fr, &nothing, Paris), "ordre ou détails");
        assert_eq!(news(Lang::En, &nothing, Paris), "order or details");
    }
}
