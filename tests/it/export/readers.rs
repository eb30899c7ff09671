//! What other people's readers make of an export: markup that was typed is text for all of them.

use std::{cell::RefCell, collections::BTreeSet};

use deroule::{
    agenda::{Lang, Opening, Plan, read},
    export::{Format, Only, Written, paper, share, sheets},
    session::Session,
};
use html5ever::tokenizer::{
    BufferQueue, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use icalendar::{Calendar, CalendarDateTime, Component, DatePerhapsTime, EventLike};

use super::{golden::day, hostile};

const ALL: Only = Only { defi: None, kind: None, since: None, sheet: false, corrections: false };

/// Every session that the readers are given.
fn sessions() -> [Session; 2] {
    let mut play = hostile::played();
    for typed in [
        "* titre",
        "#+BEGIN_SRC sh",
        "=cmd|'/C calc'!A0",
        "@SUM(1+1)",
        "+ =1+1",
        "> @D|ora -2+3",
        "a,b;c\"d\"\\n\u{202E}gauche",
        "[[elisp:(x)][clic]] {{{date}}} src_sh{rm} call_x()",
        "BEGIN:VEVENT",
        "</style></title><script>alert(2)</script>",
        "- [ ] tâche :tag:",
    ] {
        play.wait(3);
        play.try_line(&format!("note '{}'", typed.replace('\'', "’")));
    }
    [day(), play.session]
}

#[derive(Default)]
struct Seen {
    tags: BTreeSet<String>,
    open: Vec<String>,
    text: String,
    wrong: Vec<String>,
}

/// What an HTML reader sees; wrong is also an end without its beginning.
struct Sink(RefCell<Seen>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut seen = self.0.borrow_mut();
        match token {
            Token::TagToken(tag) => {
                let name = tag.name.to_string();
                let loads = ["href", "src", "style", "onload", "onerror", "onclick"];
                for attribute in &tag.attrs {
                    if loads.contains(&&*attribute.name.local) {
                        seen.wrong.push(format!("{name} {}", &*attribute.name.local));
                    }
                }
                let empty = name == "meta" || tag.self_closing;
                match tag.kind {
                    TagKind::StartTag if !empty => seen.open.push(name.clone()),
                    TagKind::StartTag => {}
                    TagKind::EndTag => {
                        if seen.open.pop().as_ref() != Some(&name) {
                            seen.wrong.push(format!("/{name}"));
                        }
                    }
                }
                seen.tags.insert(name);
            }
            Token::CharacterTokens(text) => seen.text.push_str(&text),
            Token::ParseError(error) => seen.wrong.push(error.to_string()),
            Token::CommentToken(_)
            | Token::DoctypeToken(_)
            | Token::NullCharacterToken
            | Token::EOFToken => {}
        }
        TokenSinkResult::Continue
    }
}

fn html(text: &str) -> Seen {
    let tokenizer = Tokenizer::new(Sink(RefCell::default()), TokenizerOpts::default());
    let queue = BufferQueue::default();
    queue.push_back(text.into());
    while let html5ever::TokenizerResult::Script(()) = tokenizer.feed(&queue) {}
    tokenizer.end();
    tokenizer.sink.0.into_inner()
}

#[test]
fn pages_are_whole_and_hold_our_own_tags_only() {
    let ours: BTreeSet<String> = "html head meta title style body main h1 h2 h3 h4 p ul li small \
        section div table thead tbody tr th td figure svg g text rect path b span"
        .split_whitespace()
        .map(str::to_owned)
        .collect();
    for session in sessions() {
        let plan = session.plan();
        let mut pages: Vec<String> =
            sheets(&session, Lang::Fr, Format::Html).into_iter().map(|(_, page)| page).collect();
        for lang in [Lang::Fr, Lang::En] {
            pages.push(Format::Html.write(&session, lang, &ALL));
            pages.push(paper(plan, lang, WRITTEN));
        }
        for page in pages {
            let seen = html(&page);
            assert_eq!(seen.wrong, [""; 0], "{page}");
            assert!(seen.tags.is_subset(&ours), "{:?}", seen.tags.difference(&ours));
            assert_eq!(seen.open, [""; 0]);
            assert!(!page.contains("secret") && !page.contains("url("), "{page}");
        }
        let page = html(&Format::Html.write(&session, Lang::Fr, &ALL)).text;
        for note in session.notes() {
            assert!(page.contains(note.note.text.as_str()), "{}", note.note.text);
        }
    }
}

#[test]
fn a_table_is_read_back_and_no_cell_is_a_formula() {
    for session in sessions() {
        let text = Format::Csv.write(&session, Lang::Fr, &ALL);
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        assert_eq!(
            reader.headers().expect("a head").iter().collect::<Vec<_>>(),
            ["Défi", "Livrable", "Tâche", "Fait le", "Cat", "OK"]
        );
        let rows: Vec<csv::StringRecord> =
            reader.records().map(|row| row.expect("a row")).collect();
        assert_eq!(rows.len(), session.notes().len());
        for (row, taken) in rows.iter().zip(session.notes()) {
            let typed = row.iter().take(3);
            for cell in typed {
                assert!(!cell.starts_with(['=', '+', '-', '@']), "{cell}");
            }
            let task = row.get(2).expect("a task");
            if !taken.note.text.starts_with('@') {
                let typed = taken.note.text.trim_start_matches('\'');
                assert_eq!(task.trim_start_matches('\''), typed);
            }
        }
    }
}

#[test]
fn a_calendar_is_read_back() {
    let [day, hostile] = sessions();
    for session in [&day, &hostile] {
        let text = Format::Ics.write(session, Lang::Fr, &ALL);
        assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
        assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
        let calendar: Calendar = text.parse().expect("a calendar");
        let events: Vec<_> = calendar.components.iter().filter_map(|one| one.as_event()).collect();
        assert!(events.len() >= 2);
        let mut ids = BTreeSet::new();
        for event in events {
            assert!(ids.insert(event.get_uid().expect("an id").to_owned()));
            assert!(event.get_timestamp().is_some());
            let instant = |at| match at {
                Some(DatePerhapsTime::DateTime(CalendarDateTime::Utc(at))) => at,
                at => panic!("{at:?} is no instant in UTC"),
            };
            assert!(instant(event.get_start()) <= instant(event.get_end()));
        }
    }
    let text = Format::Ics.write(&day, Lang::Fr, &ALL);
    let calendar: Calendar = text.parse().expect("a calendar");
    let first = calendar.components.iter().find_map(|one| one.as_event()).expect("an event");
    assert_eq!(first.get_summary(), Some("Accueil et introduction · Demo Day de juin"));
    assert_eq!(first.get_location(), Some("Liberté Living Lab, rue du Caire"));
}

#[test]
fn org_has_our_own_headlines_and_tables_only() {
    for session in sessions() {
        let text = Format::Org.write(&session, Lang::Fr, &ALL);
        for line in text.lines().filter(|line| line.starts_with("#+")) {
            let known = ["#+TITLE: ", "#+DATE: ", "#+LANGUAGE: ", "#+OPTIONS: "];
            assert!(known.iter().any(|known| line.starts_with(known)), "{line}");
        }
        for markup in ["[[", "{{{", "src_", "call_", "@@", "<<", " :tag:", "elisp:"] {
            assert!(!text.contains(markup), "{markup} in\n{text}");
        }
        let mut columns = 0;
        for line in text.lines() {
            let bars = line.matches('|').count() + line.matches('+').count();
            match (line.starts_with('|'), line.starts_with("|-")) {
                (false, _) => columns = 0,
                (true, true) => assert_eq!(bars, columns, "{line}"),
                (true, false) if columns == 0 => columns = line.matches('|').count(),
                (true, false) => assert_eq!(line.matches('|').count(), columns, "{line}"),
            }
        }
        assert!(text.contains("| Défi") && text.contains("| Fait le"), "{text}");
    }
}

#[test]
fn a_mail_has_no_line_that_was_typed() {
    for session in sessions() {
        let text = Format::Txt.write(&session, Lang::Fr, &ALL);
        for note in session.notes() {
            assert!(text.lines().all(|line| line != note.note.text.as_str()), "{text}");
            assert!(text.contains(note.note.text.as_str()));
        }
        assert!(!text.contains('\u{202E}'));
    }
}

#[test]
fn a_part_is_told_alone() {
    let day = day();
    let told = |only: &Only| Format::Txt.write(&day, Lang::Fr, only);
    let hopkins = told(&Only { defi: Some("hopkins".into()), ..ALL });
    assert!(hopkins.contains("ouvre son dépôt"), "its own action\n{hopkins}");
    assert!(!hopkins.contains("Soizic :") && !hopkins.contains("répétition"), "{hopkins}");
    let actions = told(&Only { kind: Some(deroule::session::NoteKind::Action), ..ALL });
    assert!(actions.contains("Extrait\u{A0}: prochaines actions."), "{actions}");
    assert_eq!(actions.matches("dépôt").count(), 1, "{actions}");
    assert!(!actions.contains("chargeurs"), "{actions}");
    let since = "2018-06-21T14:40:00Z".parse().expect("an instant");
    let late = told(&Only { since: Some(since), ..ALL });
    assert!(late.contains("depuis 16h40") && late.contains("répétition"), "{late}");
    assert!(!late.contains("chargeurs"), "{late}");
    let json = Format::Json.write(&day, Lang::Fr, &Only { since: Some(since), ..ALL });
    let value: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(value["only"]["since"], "2018-06-21T16:40:00+02:00");
    assert!(value["notes"].as_array().is_some_and(|notes| notes.len() < day.notes().len()));
}

/// An agenda that says its day and its times.
const WRITTEN: Written = Written { day: true, hours: true };

#[test]
fn paper_invents_no_times() {
    let agenda = read::read(include_bytes!("../../../agendas/modele-stand-up.ron"));
    let agenda = agenda.agenda.expect("an agenda");
    assert!(agenda.date.is_none() && !agenda.says_hours());
    let zone = chrono_tz::Europe::Paris;
    let opening = |begin: &str| {
        let begin = begin.parse().expect("an instant");
        Opening { date: agenda.own_day(), zone, shift: chrono::TimeDelta::zero(), begin }
    };
    let page = |begin| {
        let plan = Plan::resolve(&agenda, &opening(begin)).0;
        paper(&plan, Lang::Fr, Written { day: false, hours: false })
    };
    let (early, late) = (page("2018-06-22T07:00:00Z"), page("2018-06-22T09:07:00Z"));
    assert_eq!(early, late);
    let (day, _) = early.split_once("afterwards\">").expect("how to type it in");
    let hour = |text: &str| {
        let is_digit = |at: usize| text.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
        text.match_indices('h').any(|(at, _)| at > 0 && is_digit(at - 1) && is_digit(at + 1))
    };
    assert!(!hour(day) && day.contains("Gobelins"), "{day}");
    for format in [share::Format::Md, share::Format::Html] {
        let early = format.write(&agenda, &opening("2018-06-22T07:00:00Z"), Lang::Fr);
        assert_eq!(early, format.write(&agenda, &opening("2018-06-22T09:07:00Z"), Lang::Fr));
    }
}

#[test]
fn paper_has_every_turn_and_no_remark() {
    let agenda = read::read(include_bytes!("../../scenarios/agendas/demo-day-complet.ron"));
    let agenda = agenda.agenda.expect("an agenda");
    let (zone, date) = (agenda.zone.expect("a zone"), agenda.date.expect("a date"));
    let begin = "2018-06-21T11:30:00Z".parse().expect("an instant");
    let opening = Opening { date, zone, shift: chrono::TimeDelta::zero(), begin };
    let plan = Plan::resolve(&agenda, &opening).0;
    let page = paper(&plan, Lang::Fr, WRITTEN);
    assert_eq!(page.matches("class=\"turn\"").count(), 12);
    assert!(page.contains("14h33 Gobelins"), "{page}");
    insta::assert_binary_snapshot!("paper_fr.html", page.into_bytes());
    let page = paper(&plan, Lang::En, WRITTEN);
    insta::assert_binary_snapshot!("paper_en.html", page.into_bytes());
    let undated = paper(&plan, Lang::Fr, Written { day: false, ..WRITTEN });
    assert!(!undated.contains("21 juin 2018") && !undated.contains("--as-dated"), "{undated}");
    let mut asking = plan;
    let turns = asking.slots.iter().position(|slot| !slot.phases.is_empty()).expect("turns");
    asking.slots[0].prompts = vec!["Qui est là ?".into(), "<Pourquoi> ?".into()];
    asking.slots[turns].phases[0].prompts = vec!["Que reste-t-il ?".into()];
    let page = paper(&asking, Lang::Fr, WRITTEN);
    assert!(page.contains("<li>Qui est là ?</li>\n<li>&lt;Pourquoi&gt; ?</li>"), "{page}");
    assert_eq!(page.matches("<li>Que reste-t-il ?</li>").count(), 1, "{page}");
}
