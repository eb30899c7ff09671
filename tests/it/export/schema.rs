//! The published schemas, read by somebody else's validator: all that the program writes as JSON
//! obeys them, and what strays from them in any single place is refused.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
    process::Command,
    sync::LazyLock,
};

use deroule::{
    agenda::{Lang, read},
    cli::play::{player, scenario},
    export::{Format, Only, VERSION, json, json_to_move, status::Status},
    session::{NoteKind, Recorded, Session, SessionId, travel::Travel},
};
use jsonschema::Validator;
use serde_json::{Value, json as value};

use super::{demo_day, golden, hostile, promises_kept, small};

const EXPORT: &str = include_str!("../../../docs/schema/export.json");
const STATUS: &str = include_str!("../../../docs/schema/status.json");
const IMPORT: &str = include_str!("../../../docs/schema/import.json");

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

fn validator(schema: &str) -> Validator {
    let options = jsonschema::options().should_validate_formats(true);
    options.build(&parsed(schema)).expect("a schema")
}

static EXPORTS: LazyLock<Validator> = LazyLock::new(|| validator(EXPORT));
static STATES: LazyLock<Validator> = LazyLock::new(|| validator(STATUS));
static IMPORTS: LazyLock<Validator> = LazyLock::new(|| validator(IMPORT));

/// What is wrong with a document, each with the place where it is.
fn wrong(validator: &Validator, document: &Value) -> Vec<String> {
    let told = validator.iter_errors(document);
    told.map(|error| format!("{}: {error}", error.instance_path())).take(5).collect()
}

fn obeys(validator: &Validator, document: &Value, what: &str) {
    assert_eq!(wrong(validator, document), Vec::<String>::new(), "{what}");
}

/// Every session of `tests/scenarios`, as it was left.
fn played() -> Vec<(String, Session)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scenarios");
    let files = fs::read_dir(&folder).expect("the scenarios");
    let mut paths: Vec<_> = files.map(|file| file.expect("a file").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    paths.sort();
    assert!(paths.len() > 30, "{} scenarios", paths.len());
    let play = |path: &Path| {
        let lines = fs::read_to_string(path).expect("a scenario");
        let scenario = scenario::read(&lines).expect("a scenario");
        let agenda = |path: &str| {
            let agenda = fs::read(folder.join(path)).expect("an agenda");
            read::read(&agenda).agenda.expect("an agenda")
        };
        let plans = scenario.plans().map(|path| (path.clone(), agenda(&path))).collect();
        let setting = player::Setting { lang: Lang::Fr, zone: chrono_tz::UTC };
        let report = player::play_with(&scenario, &agenda(&scenario.agenda), &plans, setting);
        report.session.expect("a session")
    };
    paths.iter().map(|path| (path.display().to_string(), play(path))).collect()
}

/// The sessions that every form of export is looked at for.
fn sessions() -> Vec<(String, Session)> {
    let more = [
        ("a Demo Day", demo_day().session),
        ("a small one", small().session),
        ("a hostile one", hostile::played().session),
        ("a corrected day", golden::corrected()),
        ("a rare one", promises_kept().session),
    ];
    played().into_iter().chain(more.map(|(name, session)| (name.to_owned(), session))).collect()
}

#[test]
fn the_schemas_are_schemas() {
    for schema in [EXPORT, STATUS, IMPORT] {
        let schema = parsed(schema);
        assert!(jsonschema::meta::validate(&schema).is_ok(), "{}", schema["$id"]);
    }
    assert_eq!(parsed(EXPORT)["properties"]["version"]["const"], VERSION);
    assert_eq!(parsed(EXPORT)["$id"], format!("urn:deroule:export:{VERSION}"));
}

#[test]
fn every_export_obeys() {
    for (name, session) in sessions() {
        obeys(&EXPORTS, &parsed(&json(&session)), &name);
        let id = SessionId::new("une-session").expect("an id");
        let part = Only { kind: Some(NoteKind::Action), corrections: true, ..Only::default() };
        obeys(&EXPORTS, &parsed(&Format::Json.write(&session, Lang::Fr, &part)), &name);
        for whole in [true, false] {
            let journal = Travel::of(&id, &session, whole);
            let only = Only { corrections: whole, ..Only::default() };
            obeys(&EXPORTS, &parsed(&json_to_move(&session, &journal, &only)), &name);
        }
    }
}

#[test]
fn every_state_on_the_way_obeys() {
    for (name, session) in sessions() {
        let journal: Vec<Recorded> = session.history().map(|(one, _)| one.clone()).collect();
        for end in 1..=journal.len() {
            let session = Session::replay(journal[..end].to_vec()).expect("a session");
            let moment = session.at(session.last_reading().expect("a reading"));
            let status = Status::new("une-session", &moment, session.notes().len());
            let status = serde_json::to_value(status).expect("JSON");
            obeys(&STATES, &status, &format!("{name}, event {end}"));
        }
    }
}

/// What the program understands of a file.
fn imported(path: &Path, which: &[&str]) -> Value {
    let mut command = Command::new(env!("CARGO_BIN_EXE_deroule"));
    command.arg("import").arg(path).arg("--json").args(which).env_clear();
    command.env("DEROULE_NOW", "2027-01-15T09:00:00+01:00").env("LANG", "fr_FR.UTF-8");
    let read = command.output().expect("the program starts").stdout;
    serde_json::from_slice(&read).expect("JSON")
}

#[test]
fn every_reading_obeys() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/deroules");
    let files = fs::read_dir(folder).expect("the déroulés");
    let mut paths: Vec<_> = files.map(|file| file.expect("a file").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending != "read"));
    assert!(paths.len() > 50, "{} files", paths.len());
    for path in paths {
        let read = imported(&path, &["--session", "all"]);
        assert!(read.is_array(), "{read}");
        obeys(&IMPORTS, &read, &path.display().to_string());
    }
}

/// Every place of a document, as JSON pointers write it.
fn places(document: &Value, at: &str, found: &mut Vec<String>) {
    let entries: Vec<(String, &Value)> = match document {
        Value::Object(fields) => fields.iter().map(|(name, field)| (name.clone(), field)).collect(),
        Value::Array(entries) => (0..).map(|at: usize| at.to_string()).zip(entries).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Vec::new(),
    };
    for (name, entry) in entries {
        let at = format!("{at}/{name}");
        places(entry, &at, found);
        found.push(at);
    }
}

/// The document with what is at a place replaced, or taken out.
fn changed(document: &Value, at: &str, by: Option<Value>) -> Value {
    let mut document = document.clone();
    let (parent, name) = at.rsplit_once('/').expect("a place");
    match (document.pointer_mut(parent).expect("its parent"), by) {
        (Value::Object(fields), Some(by)) => drop(fields.insert(name.to_owned(), by)),
        (Value::Object(fields), None) => drop(fields.remove(name).expect("a field")),
        (Value::Array(entries), Some(by)) => entries[name.parse::<usize>().expect("a number")] = by,
        (other, _) => panic!("{other} has no {name}"),
    }
    document
}

/// The first entries of each list: enough to stray in, and quick to look at.
fn shortened(document: &mut Value) {
    match document {
        Value::Object(fields) => fields.values_mut().for_each(shortened),
        Value::Array(entries) => {
            entries.truncate(2);
            entries.iter_mut().for_each(shortened);
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Refuses what strays in one place: a value of no kind that could be there, a field that is
/// missing and must be there, a field that nobody knows.
fn is_strict(validator: &Validator, document: &Value, may_lack: impl Fn(&str) -> bool) {
    obeys(validator, document, "the document itself");
    let mut all = Vec::new();
    places(document, "", &mut all);
    // what a journal's line says is told elsewhere
    all.retain(|at| !at.contains("/event/"));
    assert!(all.len() > 50, "{} places", all.len());
    for at in &all {
        let here = document.pointer(at).expect("a value");
        let odd = if here.is_array() { value!({}) } else { value!([[]]) };
        assert!(!validator.is_valid(&changed(document, at, Some(odd))), "{at} may be anything");
        let name = at.rsplit('/').next().expect("a name");
        if name.parse::<usize>().is_err() {
            let without = changed(document, at, None);
            assert_eq!(validator.is_valid(&without), may_lack(at), "{at} is missing");
        }
        if here.is_object() && !at.ends_with("/event") {
            let more = changed(document, &format!("{at}/unheard_of"), Some(value!(1)));
            assert!(!validator.is_valid(&more), "{at} may hold anything");
        }
    }
}

/// What tells one kind of event from another.
fn kind_of_event(event: &Value) -> String {
    let change = event["change"].as_str().unwrap_or_default();
    let limit = ["locked", "floor_s", "pays"].into_iter().find(|limit| event.get(limit).is_some());
    let name = event["event"].as_str().expect("its name");
    format!("{name} {change}{}", limit.unwrap_or_default())
}

/// One event of each kind, from all sessions that are played.
fn events_of_each_kind() -> Vec<Value> {
    let mut found: BTreeMap<String, Value> = BTreeMap::new();
    for (_, session) in sessions() {
        for event in parsed(&json(&session))["events"].as_array().expect("events") {
            let longest = found.entry(kind_of_event(event)).or_insert_with(|| event.clone());
            if event.to_string().len() > longest.to_string().len() {
                *longest = event.clone();
            }
        }
    }
    found.into_values().collect()
}

#[test]
fn every_event_of_the_schema_takes_place_somewhere() {
    let schema = parsed(EXPORT);
    let known = schema["$defs"]["event"]["oneOf"].as_array().expect("events");
    let constant = |of: &Value| of["const"].as_str().unwrap_or_default().to_owned();
    let known: BTreeSet<String> = known
        .iter()
        .map(|event| {
            let says = &event["properties"];
            let limits = ["locked", "floor_s", "pays"];
            let limit = limits.into_iter().find(|limit| says.get(limit).is_some());
            let (name, change) = (constant(&says["event"]), constant(&says["change"]));
            format!("{name} {change}{}", limit.unwrap_or_default())
        })
        .collect();
    let found: BTreeSet<String> = events_of_each_kind().iter().map(kind_of_event).collect();
    assert_eq!(known, found);
}

#[test]
fn an_export_that_strays_anywhere_is_refused() {
    let session = golden::corrected();
    let id = SessionId::new("une-session").expect("an id");
    let only = Only { corrections: true, ..Only::default() };
    let journal = Travel::of(&id, &session, false);
    let mut document = parsed(&json_to_move(&session, &journal, &only));
    document["plan"]["slots"].as_array_mut().expect("slots").rotate_left(4);
    document["events"] = value!([]);
    shortened(&mut document);
    document["events"] = events_of_each_kind().into();
    document["only"] = value!({ "defi": null, "kind": "plus", "since": null });
    document["interruptions"] = value!([
        { "from": "2018-06-21T13:30:00+02:00", "to": "2018-06-21T13:31:00+02:00", "counted": true }
    ]);
    is_strict(&EXPORTS, &document, |at| {
        let (parent, name) = at.rsplit_once('/').expect("a place");
        match name {
            "journal" | "corrections" | "only" => parent.is_empty(),
            "owner" | "presenters" | "with" | "from" | "place" | "link" => {
                parent.starts_with("/plan/lineup/")
                    || name == "owner" && parent.ends_with("/action")
            }
            "defi" => parent.ends_with("/action"),
            "room" | "hosts" | "prompts" => parent.contains("/tracks/"),
            "free" => true,
            _ => false,
        }
    });
    for (at, odd) in [
        ("/version", value!(2)),
        ("/version", value!("1")),
        ("/date", value!("21/06/2018")),
        ("/date", value!("2018-06-31")),
        ("/as_of", value!("2018-06-21 13:30:00")),
        ("/as_of", value!("2018-06-21T13:30:00Z")),
        ("/title", value!("two\nlines")),
        ("/rundown/0/id", value!("s0")),
        ("/rundown/0/state", value!("over")),
        ("/rundown/0/used_s", value!(1.5)),
        ("/notes/0/kind", value!("praise")),
        ("/notes/0/category", value!("Z")),
        ("/events/0/event", value!("exploded")),
        ("/plan/slots/0/kind", value!("Welcome")),
    ] {
        assert!(!EXPORTS.is_valid(&changed(&document, at, Some(odd))), "{at}");
    }
    assert!(!EXPORTS.is_valid(&value!([])) && !EXPORTS.is_valid(&value!({})));
}

#[test]
fn a_state_that_strays_anywhere_is_refused() {
    let session = small().session;
    let moment = session.at(session.last_reading().expect("a reading"));
    let mut document = serde_json::to_value(Status::new("revue", &moment, 3)).expect("JSON");
    shortened(&mut document);
    document["warnings"] = value!([
        { "code": "clock-stepped", "by_s": 5 },
        { "code": "moved", "from": "2018-06-21" },
    ]);
    assert!(document["cue"].is_object() && document["next"].is_object(), "{document}");
    is_strict(&STATES, &document, |at| at.ends_with("/free"));
    assert!(!STATES.is_valid(&value!([document])));
}

#[test]
fn a_reading_that_strays_anywhere_is_refused() {
    let mut document = imported(Path::new("tests/deroules/de-bloecke.txt"), &[]);
    shortened(&mut document);
    is_strict(&IMPORTS, &document, |_| false);
    is_strict(&IMPORTS, &value!([document]), |_| false);
}
