//! What the index finds is what is found by looking at every note.

use proptest::prelude::*;

use super::*;

/// Words that begin alike, some longer than what is told apart.
const WORDS: [&str; 10] = [
    "d",
    "démo",
    "démonstration",
    "démonstrations",
    "RGPD",
    "rgpd-2",
    "anticonstitutionnellement",
    "anticonstitutionnellementissimement",
    "m7",
    "m77",
];
const TEAMS: [&str; 4] = ["Archifiltre", "b@liseNAV", "Brigade Numérique", "Écoles"];

/// Days after the first, minutes, words, kind, team.
type Taken = (i64, i64, Vec<usize>, usize, Option<usize>);

#[derive(Debug, Clone)]
struct Asked {
    /// A word, and how much of its beginning.
    words: Vec<(usize, usize)>,
    team: Option<usize>,
    kind: Option<usize>,
    since: Option<u32>,
    until: Option<u32>,
}

fn taken() -> impl Strategy<Value = Taken> {
    let words = prop::collection::vec(0..WORDS.len(), 1..4);
    (0..4_i64, 0..3_i64, words, 0..NoteKind::ALL.len(), prop::option::of(0..TEAMS.len()))
}

fn asked() -> impl Strategy<Value = Asked> {
    let words = prop::collection::vec((0..WORDS.len(), 1..40_usize), 0..4);
    let team = prop::option::weighted(0.3, 0..TEAMS.len());
    let kind = prop::option::weighted(0.3, 0..NoteKind::ALL.len());
    let day = || prop::option::weighted(0.3, 21..25_u32);
    (words, team, kind, day(), day()).prop_map(|(words, team, kind, since, until)| Asked {
        words,
        team,
        kind,
        since,
        until,
    })
}

fn written(session: usize, taken: &Taken) -> Draft {
    let (day, minute, words, kind, team) = taken;
    // some of the same second, in more than one session
    let seconds = day * 86_400 + minute * 60 + i64::from(session == 1);
    let words: Vec<&str> = words.iter().map(|word| WORDS[*word]).collect();
    let mut draft = note(seconds, &words.join(", "));
    if let Event::Noted { note } = &mut draft.event {
        note.kind = NoteKind::ALL[*kind];
        note.defi = team.map(|team| TEAMS[team].into());
    }
    draft
}

/// The words of a text, in this test's own way.
fn plain(text: &str) -> Vec<String> {
    let plain: String = text.to_lowercase().replace(['é', 'É'], "e");
    let words = plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(|word| word.chars().take(31).collect()).collect()
}

fn is_wanted(draft: &Draft, asked: &Asked) -> bool {
    let Event::Noted { note } = &draft.event else { return false };
    let mut words = plain(&note.text);
    words.extend(note.defi.iter().flat_map(|name| plain(name)));
    let typed = asked.words.iter().flat_map(|word| plain(&beginning(word)));
    let day = draft.effective_at.with_timezone(&Paris).date_naive();
    let date = |day: u32| NaiveDate::from_ymd_opt(2018, 6, day).expect("a day");
    typed.into_iter().all(|typed| words.iter().any(|word| word.starts_with(&typed)))
        && asked.kind.is_none_or(|kind| note.kind == NoteKind::ALL[kind])
        && asked.team.is_none_or(|team| note.defi.as_deref() == Some(TEAMS[team]))
        && asked.since.is_none_or(|since| day >= date(since))
        && asked.until.is_none_or(|until| day <= date(until))
}

fn beginning((word, length): &(usize, usize)) -> String {
    WORDS[*word].chars().take(*length).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_index_finds_what_looking_at_every_note_does(
        sessions in prop::collection::vec(prop::collection::vec(taken(), 0..12), 1..4),
        questions in prop::collection::vec(asked(), 8),
    ) {
        let data = folder();
        let mut store = store(data.path());
        let mut notes = Vec::new();
        for (number, taken) in sessions.iter().enumerate() {
            let mut taken = taken.clone();
            taken.sort_by_key(|(day, minute, ..)| (*day, *minute));
            let drafts: Vec<Draft> = taken.iter().map(|taken| written(number, taken)).collect();
            let first = [opening("session")];
            let (id, events) = store.create(&slug(&format!("s{number}")), &first).expect("created");
            // some of them when the index has been there already
            let (early, late) = drafts.split_at(drafts.len() / 2);
            let mut last = events.last().map_or(0, |event| event.seq);
            for part in [early, late].into_iter().filter(|part| !part.is_empty()) {
                store.append(&id, last, part).expect("notes");
                notes.extend((last + 1..).zip(part.to_vec()).map(|(seq, draft)| (id.clone(), seq, draft)));
                last += u64::try_from(part.len()).expect("a few");
                found(data.path(), "d");
            }
        }
        for asked in &questions {
            let typed: Vec<String> = asked.words.iter().map(beginning).collect();
            let date = |day: u32| NaiveDate::from_ymd_opt(2018, 6, day);
            let wanted = Wanted {
                category: None,
                terms: terms(&typed.join(" ")),
                team: asked.team.map(|team| team_key(TEAMS[team])),
                kind: asked.kind.map(|kind| NoteKind::ALL[kind]),
                since: asked.since.and_then(date),
                until: asked.until.and_then(date),
            };
            let mut memory = Memory::open(data.path()).expect("an index");
            memory.catch_up(&mut store).expect("the journals");
            let hits = memory.search(&mut store, &wanted, Paris, 100).expect("an answer").hits;
            prop_assert!(hits.windows(2).all(|two| two[0].note.at >= two[1].note.at), "{hits:?}");
            let mut is: Vec<_> = hits.into_iter().map(|hit| (hit.session, hit.note.seq)).collect();
            let should = notes.iter().filter(|(_, _, draft)| is_wanted(draft, asked));
            let mut should: Vec<_> = should.map(|(id, seq, _)| (id.clone(), *seq)).collect();
            is.sort();
            should.sort();
            prop_assert_eq!(is, should, "{:?}", asked);
            // and of a few, the latest
            let few = memory.search(&mut store, &wanted, Paris, 2).expect("an answer");
            prop_assert_eq!(few.more, notes.iter().filter(|(_, _, draft)| is_wanted(draft, asked)).count() > 2);
        }
    }
}
