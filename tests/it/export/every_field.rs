//! Hostile words in every field that can hold words, in every format: other people's readers find
//! each of them letter for letter, and none of them does anything.

use std::{cell::RefCell, io::BufReader};

use chrono::{NaiveDate, TimeDelta};
use deroule::{
    agenda::{
        Agenda, CueId, Defi, Kind, Lang, Opening, Phase, Plan, Slot, Text, Then, Track, Turns,
        parse_time,
    },
    export::{Format, Only, Written, paper, sheets},
    session::{Change, Draft, Event, Freed, Note, NoteKind, Reading, Session},
};
use html5ever::{ParseOpts, parse_document, tendril::TendrilSink};
use ical::IcalParser;
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use orgize::{
    ParseConfig,
    config::UseSubSuperscript,
    export::{Container, Event as OrgEvent, from_fn},
};
use pulldown_cmark::{Event as Markdown, Options, Parser, Tag};

/// What somebody might type: each is a whole text, or the beginning of one.
const HOSTILE: [&str; 22] = [
    "=cmd|'/C calc'!A0",
    "+1+1 @SUM(A1) -2",
    "-2+3",
    "@SUM(1+1)*cmd",
    "\t=1+1\r\n=2+2",
    "*gras* /it/ _sou_ ~code~ =verb= +barré+ a_b a^b",
    "# titre",
    "* titre",
    "- [ ] point :tag:",
    "1. un",
    "> cité",
    "| a | b | --- |",
    "[[elisp:(x)][clic]] {{{date}}} <2018-06-21> <<cible>> src_sh{rm} call_x() [fn:1]",
    "@@html:<b>@@ \\alpha $x$ \\[y\\] #+BEGIN_SRC",
    "#+INCLUDE: /etc/passwd",
    "TODO :noexport: CLOCK: DEADLINE: <2018-06-21>",
    "</style></title></table><script>alert(1)</script> &amp; &#60; <!-- x --> ]]>",
    "![img](http://x/y.png) [clic](javascript:x) `code` ~~barré~~ **gras** <b>",
    "BEGIN:VEVENT\nSUMMARY:x;y,z \\n \\; END:VCALENDAR",
    "a\u{1b}[31mrouge\u{7}\u{0}\u{202e}gauche\u{2066}\u{2028}ligne\u{feff}",
    "\"a\",\"b\";'c' «\u{a0}d\u{a0}»",
    "👩\u{200d}🔬é 👩\u{200d}🔬é 👩\u{200d}🔬é 👩\u{200d}🔬é 👩\u{200d}🔬é 👩\u{200d}🔬é 👩\u{200d}🔬é 👩\u{200d}🔬é",
];

/// A field's own text around what is hostile: before it, or after it.
struct Words<'a> {
    hostile: &'a str,
    first: bool,
}

impl Words<'_> {
    fn of(&self, field: &str) -> Text {
        Text::clean(&if self.first {
            format!("{} {field}", self.hostile)
        } else {
            format!("{field} {}", self.hostile)
        })
    }

    /// The texts of these fields.
    fn all(&self, fields: &[&str]) -> Vec<Text> {
        fields.iter().map(|field| self.of(field)).collect()
    }

    fn agenda(&self) -> Agenda {
        let of = |field: &str| self.of(field);
        let time = |text: &str| Some(parse_time(text).expect("a time"));
        let phase = Phase {
            title: of("séquence"),
            length: TimeDelta::minutes(5),
            role: None,
            floor: None,
            warn: None,
            danger: None,
            grace: None,
            then: Then::Wait,
            script: vec![(of("partie"), TimeDelta::minutes(1))],
            prompts: vec![of("question")],
        };
        let defi = |name: &str| Defi {
            name: of(name),
            owner: Some(of("administration")),
            presenters: vec![of("oratrice"), of("orateur")],
            with: Some(of("avec")),
            from: None,
            place: None,
            link: Some(of("lien")),
        };
        let track = |title: &str| Track {
            title: of(title),
            room: Some(of("salle")),
            hosts: vec![of("mentor")],
            prompts: vec![of("piste")],
        };
        Agenda {
            title: of("titre"),
            date: NaiveDate::from_ymd_opt(2018, 6, 21),
            zone: Some(chrono_tz::Europe::Paris),
            place: Some(of("lieu")),
            audience: Some(of("public")),
            hosts: vec![of("animatrice"), of("animateur")],
            objectives: vec![of("objectif")],
            source: Some(of("source")),
            lineup: vec![defi("défi"), defi("autre"), defi("absente")],
            slots: vec![
                Slot {
                    start: time("13:30"),
                    length: Some(TimeDelta::minutes(30)),
                    kind: Kind::Presentations,
                    title: of("créneau"),
                    turns: Some(Turns::All),
                    phases: vec![phase],
                    note: Some(of("secret")),
                    ..Slot::default()
                },
                Slot {
                    start: time("14:00"),
                    length: Some(TimeDelta::minutes(30)),
                    kind: Kind::Workshop,
                    title: of("atelier"),
                    tracks: vec![track("groupe"), track("autre groupe")],
                    ..Slot::default()
                },
            ],
            ..Agenda::default()
        }
    }

    /// A session in which every kind of event holds words.
    fn session(&self) -> Session {
        let agenda = self.agenda();
        let begin = "2018-06-21T11:30:00Z".parse().expect("an instant");
        let (zone, date) = (chrono_tz::Europe::Paris, agenda.date.expect("a day"));
        let opening = Opening { date, zone, shift: TimeDelta::zero(), begin };
        let plan = Box::new(Plan::resolve(&agenda, &opening).0);
        let [first, second] = [1, 2].map(|turn| CueId::Phase { slot: 1, turn, phase: 1 });
        let note = |name: &str, kind| Note {
            text: self.of(name),
            kind,
            category: None,
            deliverable: None,
            owner: None,
            defi: None,
            cue: None,
            elapsed: None,
            prompt: None,
            track: None,
            key: None,
        };
        let about = |note: Note| Note { defi: Some(self.of("défi")), cue: Some(first), ..note };
        let events = [
            Event::Opened { plan, fingerprint: "f".into(), path: self.of("chemin") },
            Event::Started { cue: first },
            Event::LineupChanged {
                change: Change::Absent {
                    defi: self.of("absente"),
                    reason: Some(self.of("motif")),
                    freed: Freed::GivenUp,
                },
            },
            Event::MessageShown { text: self.of("message") },
            Event::Noted {
                note: Note {
                    deliverable: Some(self.of("livrable")),
                    ..about(note("bravo", NoteKind::Plus))
                },
            },
            Event::Noted {
                note: Note {
                    prompt: Some(self.of("question")),
                    ..about(note("réponse", NoteKind::Minus))
                },
            },
            Event::Noted {
                note: Note {
                    owner: Some(self.of("responsable")),
                    ..about(note("action", NoteKind::Action))
                },
            },
            Event::Noted { note: note("décision", NoteKind::Decision) },
            Event::Noted { note: note("doute", NoteKind::Question) },
            Event::Noted { note: note("mémo", NoteKind::Plain) },
            Event::Noted {
                note: Note { track: Some(self.of("groupe")), ..note("trace", NoteKind::Plus) },
            },
            Event::Advanced { from: first, to: second, by_itself: false },
            Event::Closed,
        ];
        let at = |minute| begin + TimeDelta::minutes(minute);
        let recorded = (1..).zip(events).map(|(seq, event)| {
            let minute = i64::try_from(seq).expect("few events");
            let mono = TimeDelta::minutes(minute);
            let recorded_at = Reading { wall: at(minute), mono, boot: "b".into() };
            let by = self.of(if seq % 2 == 0 { "autrice" } else { "auteur" });
            Draft { recorded_at, effective_at: at(minute), by, event }.at_seq(seq)
        });
        Session::replay(recorded.collect()).expect("a session")
    }
}

/// Every hostile text at the beginning and at the end of every field.
fn all() -> impl Iterator<Item = Words<'static>> {
    HOSTILE.into_iter().flat_map(|hostile| [true, false].map(|first| Words { hostile, first }))
}

/// The fields that a debrief tells people.
const TOLD: [&str; 24] = [
    "titre",
    "lieu",
    "public",
    "animatrice",
    "animateur",
    "objectif",
    "source",
    "créneau",
    "séquence",
    "atelier",
    "défi",
    "autre",
    "absente",
    "oratrice",
    "orateur",
    "question",
    "bravo",
    "réponse",
    "action",
    "responsable",
    "décision",
    "doute",
    "mémo",
    "trace",
];
/// Those that stand in every format that people read.
const GROUPS: [&str; 2] = ["groupe", "autrice"];

fn write(session: &Session, format: Format, lang: Lang) -> String {
    format.write(session, lang, &Only { corrections: true, ..Only::default() })
}

/// Asserts that `seen` has each of the fields, letter for letter, and nothing that is private.
fn holds(seen: &str, words: &Words<'_>, fields: &[&[&str]], whole: &str) {
    for field in fields.iter().copied().flatten() {
        let text = words.of(field);
        assert!(seen.contains(text.as_str()), "{field}: {text}\nis not in\n{seen}\n{whole}");
    }
    for private in ["secret", "motif", "chemin"] {
        assert!(!seen.contains(words.of(private).as_str()), "{private} is in\n{seen}");
    }
}

/// No letter that acts without being seen, but those that a format has of its own.
fn is_clean(text: &str, own: &[char]) {
    let acts = |c: &char| {
        c.is_control()
            || matches!(c, '\u{200b}' | '\u{2028}' | '\u{2029}' | '\u{feff}')
            || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let found = text.chars().find(|c| acts(c) && !own.contains(c));
    assert_eq!(found, None, "{text}");
}

/// What a reader of Markdown sees.
fn markdown_seen(text: &str) -> String {
    let mut seen = String::new();
    for event in Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        match event {
            Markdown::Text(text) => seen.push_str(&text),
            Markdown::SoftBreak | Markdown::End(_) => seen.push('\n'),
            Markdown::Start(
                Tag::Heading { .. }
                | Tag::Paragraph
                | Tag::List(None)
                | Tag::Item
                | Tag::Table(_)
                | Tag::TableHead
                | Tag::TableRow
                | Tag::TableCell
                | Tag::Emphasis
                | Tag::Strong,
            ) => {}
            strange => panic!("{strange:?} in\n{text}"),
        }
    }
    // emphasis ends inside a line
    seen
}

#[test]
fn markdown_shows_every_field() {
    for words in all() {
        let session = words.session();
        for lang in [Lang::Fr, Lang::En] {
            let text = write(&session, Format::Md, lang);
            is_clean(&text, &['\n']);
            let agenda = ["administration", "avec", "lien", "salle", "autre groupe"];
            holds(&markdown_seen(&text), &words, &[&TOLD, &GROUPS, &agenda], &text);
        }
    }
}

/// What a browser shows of a page, a line for each piece of text; what it had to mend fails.
fn page_seen(page: &str) -> String {
    fn walk(node: &Handle, seen: &mut String) {
        match &node.data {
            NodeData::Text { contents } => {
                seen.push_str(&contents.borrow());
                seen.push('\n');
            }
            NodeData::Element { name, attrs, .. } => {
                assert!(!["script", "iframe", "object", "img", "a"].contains(&&*name.local));
                for attribute in attrs.borrow().iter() {
                    let name = &*attribute.name.local;
                    assert!(!name.starts_with("on") && name != "src" && name != "href", "{name}");
                }
            }
            NodeData::Comment { contents } => panic!("{contents} is hidden"),
            NodeData::Document | NodeData::Doctype { .. } => {}
            NodeData::ProcessingInstruction { .. } => panic!("an instruction"),
        }
        node.children.borrow().iter().for_each(|child| walk(child, seen));
    }
    let dom = parse_document(RcDom::default(), ParseOpts::default()).one(page);
    assert_eq!(*dom.errors.borrow(), [""; 0], "{page}");
    let mut seen = String::new();
    walk(&dom.document, &mut seen);
    seen
}

#[test]
fn pages_show_every_field_and_need_no_mending() {
    for words in all() {
        let session = words.session();
        for lang in [Lang::Fr, Lang::En] {
            let page = write(&session, Format::Html, lang);
            is_clean(&page, &['\n']);
            holds(&page_seen(&page), &words, &[&TOLD, &GROUPS], &page);
            let page = paper(session.plan(), lang, Written { day: true, hours: true });
            is_clean(&page, &['\n']);
            let told = ["titre", "lieu", "animatrice", "créneau", "séquence", "défi", "groupe"];
            holds(&page_seen(&page), &words, &[&told], &page);
        }
        for (team, sheet) in sheets(&session, Lang::Fr, Format::Html) {
            assert!(page_seen(&sheet).contains(team.as_str()), "{sheet}");
        }
    }
}

/// What a reader of Org shows; anything but our own headlines, lists and tables fails.
fn org_seen(text: &str) -> String {
    let seen = RefCell::new(String::new());
    let say = |text: &str| seen.borrow_mut().push_str(&text.replace('\u{200b}', ""));
    let mut reader = from_fn(|event| match event {
        OrgEvent::Text(text) => say(&text),
        OrgEvent::Entity(entity) => {
            assert_eq!(entity.utf8(), "|", "{text}");
            say("|");
        }
        OrgEvent::Leave(
            Container::Paragraph(_) | Container::OrgTableCell(_) | Container::Headline(_),
        ) => say("\n"),
        OrgEvent::Enter(Container::Keyword(keyword)) => {
            let known = ["TITLE", "DATE", "LANGUAGE", "OPTIONS"];
            assert!(known.contains(&&*keyword.key()), "{text}");
            say(&keyword.value());
            say("\n");
        }
        OrgEvent::Enter(Container::Headline(headline)) => {
            assert!(headline.todo_keyword().is_none() && headline.tags().next().is_none());
            assert!(!headline.is_commented() && headline.priority().is_none(), "{text}");
            say(&headline.title_raw());
            say("\n");
        }
        OrgEvent::Enter(Container::ListItem(item)) => {
            assert!(item.checkbox().is_none() && item.counter().is_none(), "{text}");
            assert_eq!(item.tag().count(), 0, "{text}");
        }
        OrgEvent::Enter(
            Container::Document(_)
            | Container::Section(_)
            | Container::Paragraph(_)
            | Container::OrgTable(_)
            | Container::OrgTableRow(_)
            | Container::OrgTableCell(_)
            | Container::List(_)
            | Container::Bold(_)
            | Container::Italic(_),
        )
        | OrgEvent::Leave(_) => {}
        strange => panic!("{strange:?} in\n{text}"),
    });
    // as the options say that the file begins with
    assert!(text.contains("#+OPTIONS: ^:nil"));
    let use_sub_superscript = UseSubSuperscript::Nil;
    ParseConfig { use_sub_superscript, ..ParseConfig::default() }.parse(text).traverse(&mut reader);
    seen.into_inner()
}

#[test]
fn org_shows_every_field() {
    for words in all() {
        let session = words.session();
        for lang in [Lang::Fr, Lang::En] {
            let text = write(&session, Format::Org, lang);
            is_clean(&text, &['\n', '\u{200b}']);
            holds(&org_seen(&text), &words, &[&TOLD, &GROUPS, &["livrable"]], &text);
        }
    }
}

#[test]
fn a_mail_shows_every_field() {
    for words in all() {
        let session = words.session();
        for lang in [Lang::Fr, Lang::En] {
            let text = write(&session, Format::Txt, lang);
            is_clean(&text, &['\n']);
            holds(&text, &words, &[&TOLD, &GROUPS], &text);
        }
    }
}

#[test]
fn a_table_holds_every_field_and_no_formula() {
    for words in all() {
        let text = Format::Csv.write(&words.session(), Lang::Fr, &Only::default());
        is_clean(&text, &['\r', '\n']);
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let rows: Vec<csv::StringRecord> =
            reader.records().map(|row| row.expect("a row")).collect();
        assert_eq!(rows.len(), 7, "{text}");
        for row in &rows {
            let [about, deliverable, task, date, category, ok] =
                [0, 1, 2, 3, 4, 5].map(|column| row.get(column).expect("a cell"));
            // nor where another separator would begin a cell
            for cell in [about, deliverable, task].iter().flat_map(|cell| cell.split([';', '\t'])) {
                let cell = cell.trim_start_matches([' ', '"']);
                assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell}");
            }
            assert!(["", "1", "-1", "0"].contains(&ok) && category.is_empty(), "{row:?}");
            assert_eq!(date, "2018-06-21");
        }
        let is = |cell: &str, field: &str| {
            // but for what makes texts of formulas
            let bare = |text: &str| text.replace('\'', "");
            bare(cell) == bare(&words.of(field))
        };
        assert!(is(&rows[0][0], "défi") && is(&rows[0][1], "livrable"), "{text}");
        assert!(is(&rows[6][0], "groupe") && is(&rows[6][2], "trace"), "{text}");
        for (row, note) in rows.iter().zip(["bravo", "réponse", "action", "décision", "doute"]) {
            assert!(is(&row[2], note), "{note}: {row:?}");
        }
    }
}

/// A text of a calendar as RFC 5545 escapes it (3.3.11).
fn unescaped(text: &str) -> String {
    let (mut out, mut letters) = (String::new(), text.chars());
    while let Some(c) = letters.next() {
        match (c, letters.clone().next()) {
            ('\\', Some('n' | 'N')) => {
                out.push('\n');
                letters.next();
            }
            ('\\', Some(escaped @ ('\\' | ';' | ','))) => {
                out.push(escaped);
                letters.next();
            }
            ('\\' | ';' | ',', _) => panic!("{c} is not escaped in {text}"),
            (c, _) => out.push(c),
        }
    }
    out
}

#[test]
fn a_calendar_holds_every_field() {
    for words in all() {
        let text = Format::Ics.write(&words.session(), Lang::Fr, &Only::default());
        is_clean(&text, &['\r', '\n']);
        assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
        let mut calendars = IcalParser::new(BufReader::new(text.as_bytes()));
        let calendar = calendars.next().expect("one").expect("a calendar");
        assert!(calendars.next().is_none() && calendar.alarms.is_empty(), "{text}");
        assert_eq!(calendar.events.len(), 2, "{text}");
        let value = |event: usize, name: &str| {
            let mut found = calendar.events[event].properties.iter();
            let found = found.find(|property| property.name == name).expect("a property");
            assert!(found.params.is_none(), "{found:?}");
            unescaped(found.value.as_deref().expect("a value"))
        };
        let [title, team, slot] =
            ["titre", "défi", "créneau"].map(|field| words.of(field).to_string());
        assert_eq!(value(0, "SUMMARY"), format!("{team} · {slot} · {title}"));
        assert_eq!(value(0, "LOCATION"), words.of("lieu").as_str());
        let said = value(0, "DESCRIPTION");
        let said: Vec<&str> = said.split('\n').collect();
        assert_eq!(
            said,
            [("+", "bravo"), ("-", "réponse"), (">", "action")]
                .map(|(sign, note)| format!("{sign} {}", words.of(note)))
        );
    }
}

#[test]
fn json_holds_every_field() {
    for words in all() {
        let text = Format::Json.write(&words.session(), Lang::Fr, &Only::default());
        is_clean(&text, &['\n']);
        let value: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!(value["title"], words.of("titre").as_str());
        assert_eq!(value["hosts"], serde_json::json!(words.all(&["animatrice", "animateur"])));
        let notes = value["notes"].as_array().expect("notes");
        let texts: Vec<&serde_json::Value> = notes.iter().map(|note| &note["text"]).collect();
        let fields = ["bravo", "réponse", "action", "décision", "doute", "mémo", "trace"];
        let expected = serde_json::json!(words.all(&fields));
        assert_eq!(serde_json::json!(texts), expected);
        assert_eq!(notes[0]["deliverable"], words.of("livrable").as_str());
        assert_eq!(notes[2]["owner"], words.of("responsable").as_str());
        assert_eq!(notes[1]["prompt"], words.of("question").as_str());
    }
}
