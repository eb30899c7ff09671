//! Who may do what, over every combination that there is.

use std::{collections::BTreeMap, net::IpAddr};

use chrono::TimeDelta;
use deroule::stage::web::{
    access::{Asked, Denied, Gate, Keys, Need, Role},
    host::Hosts,
    key::Key,
};

const NOW: TimeDelta = TimeDelta::hours(1);

fn address(text: &str) -> IpAddr {
    text.parse().expect("an address")
}

fn key(role: Role) -> Key {
    match role {
        Role::Viewer => Key::new([1; 16]),
        Role::Notes => Key::new([2; 16]),
        Role::Facilitator => Key::new([3; 16]),
    }
}

fn gate(open: bool) -> Gate {
    let keys = Role::ALL.into_iter().map(|role| (role, key(role)));
    Gate::new(Hosts::new(8080, &[]), open, Keys(keys.collect::<BTreeMap<_, _>>()))
}

fn asked(need: Need) -> Asked<'static> {
    Asked {
        need,
        from: address("127.0.0.1"),
        to: address("127.0.0.1"),
        host: Some("127.0.0.1:8080"),
        origin: None,
        site: None,
        content: Some("application/json"),
        bearer: None,
        cookie: None,
    }
}

const NEEDS: [Need; 6] =
    [Need::Nothing, Need::Read, Need::ReadNotes, Need::TakeNotes, Need::Drive, Need::Enter];

/// The table: for each need, what somebody without a key and each role are told, here and from
/// another machine.
#[test]
fn each_role_may_what_it_may_and_no_more() {
    use Denied::{NoKey, Role as NotAllowed};
    type Told = Option<Denied>;
    let table: [(Need, Told, Told, [Told; 3]); 6] = [
        (Need::Nothing, None, None, [None; 3]),
        (Need::Read, None, Some(NoKey), [None; 3]),
        (Need::ReadNotes, Some(NoKey), Some(NoKey), [Some(NotAllowed), None, None]),
        (Need::TakeNotes, Some(NoKey), Some(NoKey), [Some(NotAllowed), None, None]),
        (Need::Drive, Some(NoKey), Some(NoKey), [Some(NotAllowed), Some(NotAllowed), None]),
        (Need::Enter, None, None, [None; 3]),
    ];
    for (need, here, elsewhere, roles) in table {
        for (open, nobody) in [(true, here), (false, elsewhere)] {
            let told = gate(open).admit(&asked(need), NOW).err();
            assert_eq!(told, nobody, "{need:?} without a key, open: {open}");
            for (role, expected) in Role::ALL.into_iter().zip(roles) {
                let text = key(role).text();
                let script = Asked { bearer: Some(&text), ..asked(need) };
                let told = gate(open).admit(&script, NOW).err();
                assert_eq!(told, expected, "{need:?} by a script of {role:?}, open: {open}");
                let mut gate = gate(open);
                let fresh = Key::new([9; 16]);
                let entered = gate.enter(&text, address("127.0.0.1"), fresh, NOW);
                assert_eq!(entered, Ok(role));
                let cookie = fresh.text();
                let origin = Some("http://127.0.0.1:8080");
                let page = Asked { cookie: Some(&cookie), origin, ..asked(need) };
                let told = gate.admit(&page, NOW).err();
                assert_eq!(told, expected, "{need:?} by a page of {role:?}, open: {open}");
            }
        }
    }
}

#[test]
fn a_page_has_to_say_that_it_is_ours_before_it_writes() {
    let mut gate = gate(true);
    let fresh = Key::new([9; 16]);
    gate.enter(&key(Role::Facilitator).text(), address("127.0.0.1"), fresh, NOW).expect("in");
    let cookie = fresh.text();
    for need in NEEDS {
        for origin in
            [None, Some("http://127.0.0.1:8080"), Some("http://evil.example"), Some("null")]
        {
            for site in
                [None, Some("same-origin"), Some("none"), Some("same-site"), Some("cross-site")]
            {
                let page = Asked { cookie: Some(&cookie), origin, site, ..asked(need) };
                let told = gate.admit(&page, NOW).err();
                let own_origin = match origin {
                    None => !need.writes() || need == Need::Enter,
                    Some(origin) => origin == "http://127.0.0.1:8080",
                };
                let own_site = match site {
                    None | Some("same-origin") => true,
                    Some("none") => !need.writes(),
                    Some(_) => false,
                };
                let expected = match need {
                    Need::Nothing => None,
                    _ if own_origin && own_site => None,
                    _ => Some(Denied::Foreign),
                };
                assert_eq!(told, expected, "{need:?} {origin:?} {site:?}");
            }
        }
    }
}

#[test]
fn a_script_is_not_asked_where_it_comes_from_but_a_foreign_page_is_no_script() {
    let text = key(Role::Facilitator).text();
    let script = Asked { bearer: Some(&text), ..asked(Need::Drive) };
    assert_eq!(gate(false).admit(&script, NOW).err(), None);
    let foreign = Asked { origin: Some("http://evil.example"), ..script };
    assert_eq!(gate(false).admit(&foreign, NOW).err(), Some(Denied::Foreign));
}

#[test]
fn nothing_is_looked_at_under_a_foreign_name() {
    for need in NEEDS {
        for host in [None, Some("evil.example:8080"), Some("127.0.0.1"), Some("127.0.0.1:81")] {
            let told = gate(true).admit(&Asked { host, ..asked(need) }, NOW).err();
            assert_eq!(told, Some(Denied::Host), "{need:?} {host:?}");
        }
    }
}

#[test]
fn a_write_is_announced_as_json() {
    let text = key(Role::Facilitator).text();
    let told = |content| {
        let script = Asked { bearer: Some(&text), content, ..asked(Need::TakeNotes) };
        gate(false).admit(&script, NOW).err()
    };
    for json in [
        "application/json",
        "Application/JSON",
        "application/json; charset=utf-8",
        "application/json;charset=\"UTF-8\"",
    ] {
        assert_eq!(told(Some(json)), None, "{json}");
    }
    for other in [
        None,
        Some(""),
        Some("text/plain"),
        Some("text/plain; application/json"),
        Some("application/x-www-form-urlencoded"),
        Some("multipart/form-data"),
        Some("application/json; charset=latin-1"),
        Some("application/json; x"),
        Some("application/jsonp"),
    ] {
        assert_eq!(told(other), Some(Denied::Content), "{other:?}");
    }
}

#[test]
fn wrong_keys_are_counted_where_they_come_from() {
    let mut gate = gate(false);
    let right = key(Role::Notes).text();
    let wrong = Key::new([7; 16]).text();
    let ask = |gate: &mut Gate, from: &str, text: &str, now| {
        let script = Asked { bearer: Some(text), from: address(from), ..asked(Need::TakeNotes) };
        gate.admit(&script, now).err()
    };
    for text in [wrong.as_str(), "", "x", &right[1..], &right.to_uppercase()] {
        assert_eq!(ask(&mut gate, "10.0.0.7", text, NOW), Some(Denied::WrongKey), "{text}");
    }
    for _ in 5..20 {
        assert_eq!(ask(&mut gate, "10.0.0.7", &wrong, NOW), Some(Denied::WrongKey));
    }
    let wait = TimeDelta::seconds(6);
    let told = ask(&mut gate, "10.0.0.7", &right, NOW);
    assert_eq!(told, Some(Denied::TooOften { wait }), "not even the right one, for a while");
    assert_eq!(ask(&mut gate, "10.0.0.8", &right, NOW), None, "somebody else is not held up");
    assert_eq!(ask(&mut gate, "10.0.0.7", &right, NOW + wait), None);
}

#[test]
fn whoever_writes_too_much_is_slowed_down_alone() {
    let mut gate = gate(false);
    let text = key(Role::Notes).text();
    let ask = |gate: &mut Gate, from: &str, need, now| {
        let script = Asked { bearer: Some(&text), from: address(from), ..asked(need) };
        gate.admit(&script, now).err()
    };
    for _ in 0..200 {
        assert_eq!(ask(&mut gate, "10.0.0.7", Need::TakeNotes, NOW), None);
    }
    let wait = TimeDelta::seconds(1);
    let told = ask(&mut gate, "10.0.0.7", Need::TakeNotes, NOW);
    assert_eq!(told, Some(Denied::TooOften { wait }));
    assert_eq!(ask(&mut gate, "10.0.0.7", Need::ReadNotes, NOW), None, "reading is not counted");
    assert_eq!(ask(&mut gate, "10.0.0.8", Need::TakeNotes, NOW), None);
    assert_eq!(ask(&mut gate, "10.0.0.7", Need::TakeNotes, NOW + wait), None);
}

#[test]
fn whoever_is_thrown_out_needs_a_new_key() {
    let mut gate = gate(false);
    let here = address("127.0.0.1");
    let (old, cookie) = (key(Role::Notes).text(), Key::new([9; 16]));
    gate.enter(&old, here, cookie, NOW).expect("in");
    let new = Key::new([4; 16]);
    gate.change_keys(Keys(BTreeMap::from([(Role::Notes, new)])));
    let cookie = cookie.text();
    let page = Asked { cookie: Some(&cookie), ..asked(Need::ReadNotes) };
    assert_eq!(gate.admit(&page, NOW).err(), Some(Denied::WrongKey));
    let script = Asked { bearer: Some(&old), ..asked(Need::ReadNotes) };
    assert_eq!(gate.admit(&script, NOW).err(), Some(Denied::WrongKey));
    assert_eq!(gate.enter(&old, here, Key::new([5; 16]), NOW), Err(Denied::WrongKey));
    assert_eq!(gate.enter(&new.text(), here, Key::new([5; 16]), NOW), Ok(Role::Notes));
}

#[test]
fn a_role_without_a_key_stays_outside() {
    let keys = Keys(BTreeMap::from([(Role::Viewer, key(Role::Viewer))]));
    let mut gate = Gate::new(Hosts::new(8080, &[]), false, keys);
    for role in [Role::Notes, Role::Facilitator] {
        let text = key(role).text();
        let script = Asked { bearer: Some(&text), ..asked(Need::Read) };
        assert_eq!(gate.admit(&script, NOW).err(), Some(Denied::WrongKey));
    }
}
