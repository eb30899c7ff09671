//! Lots: the order is the one that `docs/draw.md` says, by a second implementation made of that
//! page alone, and by the program that stands in it.

use std::{
    collections::BTreeMap,
    env, fs,
    io::Write,
    process::{Command, Stdio},
};

use chrono::{DateTime, TimeDelta, Utc};
use deroule::{
    agenda::{Place, Text, fold_name},
    session::{
        Draw, Seed,
        draw::{DrawnTurn, Ticket, Unkept, Urn, WhyNeighbours},
    },
};
use proptest::{
    prelude::*,
    strategy::ValueTree,
    test_runner::{RngSeed, TestRunner},
};
use serde_json::json;

const PAGE: &str = "docs/draw.md";
/// Where the tests may not be skipped for want of a program.
const REQUIRED: &str = "CI";
const NAMES: [&str; 6] = ["Archifiltre", "DataESR", "EIG Link", "Gobelins", "Hopkins", "Lab Santé"];

fn at(minutes: i64) -> DateTime<Utc> {
    "2018-06-21T11:45:00Z".parse::<DateTime<Utc>>().expect("an instant")
        + TimeDelta::minutes(minutes)
}

fn ticket(defi: &str) -> Ticket {
    Ticket { defi: defi.into(), owner: None, from: None, place: None }
}

/// Six teams at 13h45, 14h00, 14h15, 15h00, 15h15 and 15h30; `ask` changes what one asks for.
fn six(ask: impl Fn(&str, &mut Ticket)) -> Urn {
    let tickets = NAMES.map(|name| {
        let mut ticket = ticket(name);
        ask(name, &mut ticket);
        ticket
    });
    let turns = [0, 15, 30, 75, 90, 105];
    let turns =
        (1..).zip(turns).map(|(turn, minutes)| DrawnTurn { slot: 2, turn, starts: at(minutes) });
    Urn { tickets: tickets.to_vec(), turns: turns.collect(), after: None }
}

fn drawn(seed: u32, urn: Urn) -> Draw {
    Draw::of(Seed::try_from(seed).expect("a seed"), urn)
}

fn names(draw: &Draw) -> String {
    draw.order.iter().map(Text::as_str).collect::<Vec<_>>().join(", ")
}

#[test]
fn the_examples_of_the_page_are_true() {
    let page = fs::read_to_string(PAGE).expect("the page");
    let row = |ask: &str, order: &str| {
        assert!(page.contains(&format!("| {ask} | {order} |")), "{ask}: {order}");
    };
    for seed in [0, 42, 133_742] {
        row(&seed.to_string(), &names(&drawn(seed, six(|_, _| ()))));
    }
    let with = |ask: &dyn Fn(&str, &mut Ticket)| drawn(133_742, six(ask));
    let here = with(&|name, ticket| ticket.from = (name == "Gobelins").then(|| at(75)));
    assert_eq!(here.unkept, []);
    row("Gobelins is here from 15h00", &names(&here));
    let ends = with(&|name, ticket| match name {
        "Hopkins" => ticket.place = Some(Place::Last),
        "Archifiltre" => ticket.place = Some(Place::First),
        _ => {}
    });
    assert_eq!(ends.unkept, []);
    row("Hopkins is last, Archifiltre is first", &names(&ends));
    let owned = |of: &'static [&str]| {
        with(&|name, ticket| ticket.owner = of.contains(&name).then(|| "DINSIC".into()))
    };
    let two = owned(&["Gobelins", "Hopkins"]);
    assert_eq!(two.unkept, []);
    row("Gobelins and Hopkins have one owner", &names(&two));
    let four = owned(&["DataESR", "EIG Link", "Gobelins", "Hopkins"]);
    let many = Unkept::Neighbours {
        first: "Gobelins".into(),
        second: "Hopkins".into(),
        owner: "DINSIC".into(),
        why: WhyNeighbours::TooMany { theirs: 4, of: 6 },
    };
    assert_eq!(four.unkept, [many]);
    row("DataESR, EIG Link, Gobelins and Hopkins have one owner", &names(&four));
    let late = ["Gobelins", "Hopkins", "EIG Link", "DataESR"];
    let late = with(&|name, ticket| ticket.from = late.contains(&name).then(|| at(75)));
    let early =
        Unkept::Hour { defi: "DataESR".into(), starts: at(0), from: at(75), turns: 3, teams: 4 };
    assert_eq!(late.unkept, [early]);
    row("Gobelins, Hopkins, EIG Link and DataESR are here from 15h00", &names(&late));
}

/// The rule again, from the page alone: every order is tried, in the order of the lots.
mod again {
    use super::*;

    fn numbers(seed: u32) -> impl Iterator<Item = u64> {
        let mut state = u64::from(seed);
        std::iter::repeat_with(move || {
            state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
            let mut z = state;
            z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
            z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
            z ^ (z >> 31)
        })
    }

    pub(super) fn lots(seed: u32, mut teams: Vec<Ticket>) -> Vec<Ticket> {
        teams.sort_by(|a, b| a.defi.chars().cmp(b.defi.chars()));
        let mut numbers = numbers(seed);
        for i in (1..teams.len()).rev() {
            let n = i as u128 + 1;
            let end = (1_u128 << 64) - (1_u128 << 64) % n;
            let number = numbers.find(|number| u128::from(*number) < end).expect("one that counts");
            teams.swap(i, usize::try_from(u128::from(number) % n).expect("a place"));
        }
        teams
    }

    /// How often hours, places and owners are broken.
    pub(super) fn broken(urn: &Urn, order: &[&Ticket]) -> [usize; 3] {
        let ask = |place| urn.tickets.iter().filter(|ticket| ticket.place == Some(place)).count();
        let seats = || order.iter().zip(&urn.turns).enumerate();
        let hours =
            seats().filter(|(_, (team, turn))| team.from.is_some_and(|from| turn.starts < from));
        let places = seats().filter(|(at, (team, _))| match team.place {
            None => false,
            Some(Place::First) => *at >= ask(Place::First),
            Some(Place::Last) => *at < order.len() - ask(Place::Last),
        });
        let owner = |team: &Ticket| team.owner.as_deref().map(fold_name);
        let row: Vec<&Ticket> = urn.after.iter().chain(order.iter().copied()).collect();
        let pairs = row.windows(2).filter(|pair| {
            owner(pair[0]).is_some_and(|first| !first.is_empty() && owner(pair[1]) == Some(first))
        });
        [hours.count(), places.count(), pairs.count()]
    }

    pub(super) fn draw(seed: u32, urn: &Urn) -> Vec<Text> {
        let lots = lots(seed, urn.tickets.clone());
        let mut best: Option<([usize; 3], Vec<&Ticket>)> = None;
        // by the lots: only an order that breaks less takes the place of an earlier one
        every(&lots.iter().collect::<Vec<_>>(), &mut Vec::new(), &mut |order| {
            let broken = broken(urn, order);
            if best.as_ref().is_none_or(|(least, _)| broken < *least) {
                best = Some((broken, order.to_vec()));
            }
        });
        best.map(|(_, order)| order.iter().map(|team| team.defi.clone()).collect())
            .unwrap_or_default()
    }

    fn every<'a>(
        left: &[&'a Ticket],
        taken: &mut Vec<&'a Ticket>,
        see: &mut dyn FnMut(&[&'a Ticket]),
    ) {
        if left.is_empty() {
            see(taken);
        }
        for at in 0..left.len() {
            let mut rest = left.to_vec();
            taken.push(rest.remove(at));
            every(&rest, taken, see);
            taken.pop();
        }
    }
}

fn owner() -> impl Strategy<Value = Option<Text>> {
    prop::sample::select(vec![
        None,
        None,
        Some("DINSIC"),
        Some("dinsic "),
        Some("Éducation"),
        Some("education"),
        Some(""),
    ])
    .prop_map(|owner| owner.map(Text::from))
}

fn asking() -> impl Strategy<Value = Ticket> {
    let place =
        prop::sample::select(vec![None, None, None, None, Some(Place::First), Some(Place::Last)]);
    let from = prop::option::weighted(0.3, (0..12_i64).prop_map(|quarter| at(15 * quarter)));
    (owner(), from, place).prop_map(|(owner, from, place)| Ticket {
        defi: Text::default(),
        owner,
        from,
        place,
    })
}

fn urn(most: usize) -> impl Strategy<Value = Urn> {
    let team = (asking(), 10..30_i64);
    (prop::collection::vec(team, 1..=most), prop::option::of(owner())).prop_map(|(teams, after)| {
        let mut urn = Urn { tickets: Vec::new(), turns: Vec::new(), after: None };
        let mut starts = at(0);
        for (number, (team, minutes)) in (1..).zip(teams) {
            // names in no order that the agenda would have
            let defi = Text::clean(&format!(
                "{} {number}",
                ["Été", "zèbre", "Alpha", "b@lise"][usize::from(number) % 4]
            ));
            urn.tickets.push(Ticket { defi, ..team });
            urn.turns.push(DrawnTurn { slot: 2, turn: number, starts });
            starts += TimeDelta::minutes(minutes);
        }
        urn.after = after.map(|owner| Ticket { owner, ..ticket("Avant") });
        urn
    })
}

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(133_742),
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(config(128))]

    /// The order is the one that the page says.
    #[test]
    fn a_draw_is_what_the_page_says(seed in 0..Seed::COUNT, urn in urn(5)) {
        prop_assert_eq!(drawn(seed, urn.clone()).order, again::draw(seed, &urn));
    }

    /// A draw that is replayed from its receipt is the same draw, whatever the order in which the
    /// teams stood before.
    #[test]
    fn a_replayed_draw_is_the_same_draw(seed in 0..Seed::COUNT, urn in urn(12), turn in 0..24_usize) {
        let draw = drawn(seed, urn);
        let mut moved = draw.urn.clone();
        let places = moved.tickets.len();
        moved.tickets.rotate_left(turn % places);
        prop_assert_eq!(&Draw::of(draw.seed, moved), &draw);
        let kept = serde_json::to_string(&draw).expect("written");
        prop_assert_eq!(serde_json::from_str::<Draw>(&kept).expect("read"), draw);
    }

    /// Everybody is drawn once; what the draw does not call broken is kept.
    #[test]
    fn what_is_not_said_to_be_broken_is_kept(seed in 0..Seed::COUNT, urn in urn(12)) {
        let draw = drawn(seed, urn);
        let teams: BTreeMap<&Text, &Ticket> = draw.urn.tickets.iter().map(|team| (&team.defi, team)).collect();
        let order: Vec<&Ticket> = draw.order.iter().map(|defi| teams[defi]).collect();
        let mut all: Vec<&Text> = draw.order.iter().collect();
        all.sort();
        prop_assert_eq!(all, teams.into_keys().collect::<Vec<_>>());
        let mut said = [0; 3];
        for unkept in &draw.unkept {
            match unkept {
                Unkept::Hour { .. } => said[0] += 1,
                Unkept::Place { .. } => said[1] += 1,
                Unkept::Neighbours { .. } => said[2] += 1,
                Unkept::Unlooked { .. } => prop_assert!(false, "few teams are always looked at"),
            }
        }
        prop_assert_eq!(said, again::broken(&draw.urn, &order));
    }
}

/// Where there are too many kinds of teams the draw says what it did not look at, and ends.
#[test]
fn too_many_wishes_are_left_out_and_said() {
    use deroule::session::draw::Wish;
    let tickets = (0..60).map(|number: i64| Ticket {
        owner: Some(format!("Owner {}", number / 2).as_str().into()),
        from: Some(at(number)),
        ..ticket(&format!("Team {number:02}"))
    });
    let turns = (1..=60).map(|turn| DrawnTurn { slot: 1, turn, starts: at(i64::from(turn)) });
    let urn = Urn { tickets: tickets.collect(), turns: turns.collect(), after: None };
    let draw = drawn(7, urn);
    let wishes = [Wish::Neighbours, Wish::Place, Wish::Hour];
    assert_eq!(draw.unkept, wishes.map(|wish| Unkept::Unlooked { wish }));
    assert_eq!(draw.order.len(), 60);
}

/// The program in the page, with every kind of urn.
#[test]
fn the_program_of_the_page_draws_the_same() {
    let found = Command::new("python3").arg("--version").output();
    if !found.is_ok_and(|version| version.status.success()) {
        assert!(env::var_os(REQUIRED).is_none(), "python3 is missing");
        println!("skipped: there is no python3 to run the program of {PAGE}");
        return;
    }
    let page = fs::read_to_string(PAGE).expect("the page");
    let (_, program) = page.split_once("```python\n").expect("a program");
    let (program, _) = program.split_once("```").expect("its end");
    let mut runner = TestRunner::new(config(1));
    let cases = (0..Seed::COUNT, urn(8));
    let mut journal = json!({ "event": "closed", "detail": "Closed" }).to_string() + "\n";
    for _ in 0..60 {
        let (seed, urn) = cases.new_tree(&mut runner).expect("a case").current();
        let change = json!({ "Drawn": { "draw": drawn(seed, urn) } });
        let line =
            json!({ "event": "lineup", "detail": { "LineupChanged": { "change": change } } });
        journal += &format!("{line}\n");
    }
    let mut python = Command::new("python3");
    python
        .args(["-c", program])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .env("PYTHONIOENCODING", "utf-8");
    let mut python = python.spawn().expect("python3");
    python.stdin.take().expect("its input").write_all(journal.as_bytes()).expect("written");
    let said = python.wait_with_output().expect("its output");
    let said = String::from_utf8(said.stdout).expect("text");
    assert_eq!(said.lines().count(), 60);
    for line in said.lines() {
        assert!(line.contains("\tas recorded\t"), "{line}");
    }
}
