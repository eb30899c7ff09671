//! Teams, and what holds for the whole session: keys and fields in, the whole file out.

use deroule::{
    agenda::{Lang, Place, Turns},
    i18n::console::plan::field::{Choice, SessionField, TeamField},
};

use super::{
    Step::{Keys, Paste, Type},
    day, session, table, team,
};

#[test]
fn the_lineup_is_changed() {
    let place = |place| Choice::Place(Some(place)).words(Lang::Fr);
    let of = |field, text| [Keys("Tab Enter"), team(field, text), Keys("Enter")];
    let mut day = day();
    day.slots[1].turns = Some(Turns::Named(vec!["DataESR".into(), "Hopkins".into()]));
    table(
        "lineup",
        &day,
        &[
            ("added", &[Keys("Tab Down A"), Type("EIG Link"), Keys("Enter")]),
            ("renamed, wherever it stands", &of(TeamField::Name, "Hopkins 2")),
            ("moved down", &[Keys("Tab Shift-Down")]),
            ("taken away", &[Keys("Tab Delete")]),
            ("a pair", &of(TeamField::With, "Lab Santé")),
            ("an owner", &of(TeamField::Owner, "AP-HP")),
            ("who speaks", &of(TeamField::Presenters, "Ana, Paul")),
            ("when it arrives", &of(TeamField::From, "14h")),
            ("first", &of(TeamField::Place, place(Place::First))),
            ("last", &of(TeamField::Place, place(Place::Last))),
            ("a page", &of(TeamField::Link, "https://exemple.org")),
            ("moved up", &[Keys("Tab Down Shift-Up")]),
            (
                "a column pasted where a name was begun",
                &[Keys("Tab A"), Type("EIG "), Paste("Link\n- DataESR\nLab Santé\n")],
            ),
            (
                "a pair that arrives late and comes last",
                &[
                    Keys("Tab Enter"),
                    team(TeamField::With, "Lab Santé"),
                    team(TeamField::From, "14h15"),
                    team(TeamField::Place, place(Place::Last)),
                    Keys("Enter"),
                ],
            ),
            ("a pasted column", &[Keys("Tab Down"), Paste("- EIG Link\n- hopkins\n- Lab Santé\n")]),
        ],
    );
}

#[test]
fn the_session_is_described() {
    let of = |field, text| [Keys("Enter"), session(field, text), Keys("Enter")];
    table(
        "session",
        &day(),
        &[
            ("a title", &of(SessionField::Title, "Revue")),
            ("a day near the one it had", &of(SessionField::Date, "28 juin")),
            ("an announced end", &of(SessionField::End, "16h")),
            ("its teams, by name", &of(SessionField::Teams, "DataESR, Hopkins, EIG Link")),
            ("where", &of(SessionField::Place, "Liberté Living Lab")),
            ("for whom", &of(SessionField::Audience, "EIG seuls")),
            ("who runs it", &of(SessionField::Hosts, "Ana, Paul")),
            ("what for", &of(SessionField::Objectives, "Montrer; Écouter, surtout")),
            ("its language", &of(SessionField::Lang, "anglais")),
            ("its zone", &of(SessionField::Zone, "new york")),
            ("where it comes from", &of(SessionField::Source, "la page du programme")),
        ],
    );
}
