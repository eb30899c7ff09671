//! `deroule search`: notes of all sessions that have these words.

use std::io::Write;

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::{
    args::SearchArgs,
    stop::{self, Stop},
    world::World,
};
use crate::{
    agenda::{Text, fold_name},
    i18n::{
        Lang,
        cli::Failure,
        export::{self, Words},
        format,
        memory::Says,
    },
    session::{
        Category, NoteKind, Refusal, SessionId, category_named, find_name,
        search::{Hit, Wanted, snippet, team_key, terms},
        words::note_kind,
    },
    store::Memory,
};

/// How many notes are shown unless more are asked for.
const LIMIT: usize = 20;
/// What stands around a word found: no sign of a note looks like it.
const MARKS: [&str; 2] = ["**", "**"];

/// Writes the notes that have all the words asked for, the latest first.
///
/// # Errors
/// When nothing is found, which is the answer no; when a name or a kind is not known, or the
/// journals cannot be read.
pub(super) fn search(world: &World, asked: &SearchArgs, out: &mut dyn Write) -> Result<(), Stop> {
    let lang = world.lang_for(None);
    let mut store = world.journals_to_read()?;
    let mut memory = Memory::open(world.data())?;
    let caught = memory.catch_up(&mut store)?;
    for id in &caught.unread {
        stop::say(&Says::Unread(id.as_str()).words(lang));
    }
    let kind = asked.kind.as_deref().map(kind_named).transpose()?;
    let team = match &asked.defi {
        Some(typed) => {
            let teams = memory.teams(&mut store)?;
            let teams: Vec<Text> = teams.iter().map(|name| Text::clean(name)).collect();
            let found = find_name(&teams, &Text::clean(typed));
            let refused = |refusal: Refusal| Failure::not_known(refusal, &teams, world.zone);
            Some(team_key(&found.map_err(refused)?))
        }
        None => None,
    };
    let (category, words) = category(&asked.words.join(" "))?;
    let wanted = Wanted {
        terms: terms(&words),
        category,
        team,
        kind,
        since: asked.since,
        until: asked.until,
    };
    let nothing_asked = wanted == Wanted::default();
    let limit = asked.limit.unwrap_or(LIMIT);
    let found = if nothing_asked {
        crate::store::Found::default()
    } else {
        memory.search(&mut store, &wanted, world.zone, limit)?
    };
    if asked.json {
        let hits: Vec<Value> = found.hits.iter().map(|hit| document(hit, &wanted.terms)).collect();
        writeln!(out, "{}", json!({ "hits": hits, "more": found.more }))?;
    } else {
        let mut last: Option<&SessionId> = None;
        for hit in &found.hits {
            if last.replace(&hit.session) != Some(&hit.session) {
                writeln!(out, "{}", heading(lang, &hit.title, hit.date, &hit.session))?;
            }
            writeln!(out, "{}", line(lang, hit, &wanted.terms))?;
        }
    }
    if found.hits.is_empty() {
        stop::say(&Says::NothingFound.words(lang));
        return Err(Stop::Said(stop::NO));
    }
    if found.more && !asked.json {
        stop::say(&Says::MoreFound(limit).words(lang));
    }
    Ok(())
}

/// The category that stands in brackets among the words, by its letters or by its name in one of
/// the languages; and the other words.
fn category(words: &str) -> Result<(Option<Category>, String), Failure> {
    let (mut category, mut others) = (None, Vec::new());
    for word in words.split_whitespace() {
        let Some(inside) = word.strip_prefix('[').and_then(|word| word.strip_suffix(']')) else {
            others.push(word);
            continue;
        };
        let named = |it: &Category| {
            let name = |lang| fold_name(&export::say(lang, &Words::Category(*it)));
            [Lang::Fr, Lang::En].map(name).contains(&fold_name(inside))
        };
        let found = category_named(inside).or_else(|| Category::ALL.into_iter().find(named));
        category = Some(found.ok_or_else(|| Failure::NotACategory { word: Text::clean(inside) })?);
    }
    Ok((category, others.join(" ")))
}

/// The kind of note that a word names.
pub(super) fn kind_named(word: &str) -> Result<NoteKind, Failure> {
    note_kind(word).map_err(Failure::Misspoken)
}

/// The line above what is told of a session.
pub(super) fn heading(lang: Lang, title: &Text, date: NaiveDate, id: &SessionId) -> String {
    format!("{title}, {} ({id})", format::date(lang, date))
}

fn line(lang: Lang, hit: &Hit, terms: &[String]) -> String {
    let note = &hit.note.note;
    let [before, after] = MARKS;
    let at = format::time_on(lang, hit.note.at, hit.zone, hit.date);
    let about = note.track.as_ref().or(note.defi.as_ref());
    let about = about.map(|name| format!("{name}  ")).unwrap_or_default();
    let sign = note.kind.sign().map(|sign| format!("{sign} ")).unwrap_or_default();
    let said = snippet(&note.text, terms, before, after);
    let category =
        note.category.map(|it| format!(" ({})", export::say(lang, &Words::Category(it))));
    format!("  {at}  {about}{sign}{said}{}", category.unwrap_or_default())
}

fn document(hit: &Hit, terms: &[String]) -> Value {
    let (taken, note) = (&hit.note, &hit.note.note);
    let [before, after] = MARKS;
    json!({
        "session": hit.session.as_str(),
        "title": hit.title,
        "date": hit.date,
        "seq": taken.seq,
        "at": taken.at.with_timezone(&hit.zone).to_rfc3339(),
        "by": taken.by,
        "kind": note.kind.word(),
        "text": note.text,
        "snippet": snippet(&note.text, terms, before, after),
        "category": note.category,
        "deliverable": note.deliverable,
        "owner": note.owner,
        "defi": note.defi,
        "track": note.track,
    })
}
