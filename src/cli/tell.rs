//! `deroule do` and `deroule note`: commands for the live session, or another one, from another
//! shell.

use std::io::Write;

use super::{
    act::{self, ActError},
    args::NoteArgs,
    dashes::TEXT,
    lots, replan, sessions,
    stop::Stop,
    ways,
    world::World,
};
use crate::{
    i18n::{
        cli::{Failure, event::Say, help},
        draw, leftover, stray,
    },
    session::{Command, Recorded, Refusal, decide, pasted, words, words::Verb},
};

/// Gives the live session, or the one that is named, the command that `words` make; says what was
/// recorded, once it is durable. A note of several lines is several notes, as when it is pasted
/// into the console. Where the words ask for help, that is printed, and all that is done.
pub(super) fn tell(
    world: &World,
    named: Option<&str>,
    words: &[String],
    out: &mut dyn Write,
) -> Result<(), Stop> {
    if let Some(verb) = words::helped(words) {
        return Ok(writeln!(out, "{}", help::one_verb(world.lang_for(None), verb))?);
    }
    match lines_of_note(words) {
        Some(notes) => notes.iter().try_for_each(|words| tell_one(world, named, words, out)),
        None => tell_one(world, named, words, out),
    }
}

/// The words of each note that a note of several lines makes, with its options; none for one of a
/// single line, and for anything else.
fn lines_of_note(words: &[String]) -> Option<Vec<Vec<String>>> {
    let (verb, rest) = words.split_first().filter(|(verb, _)| *verb == Verb::Note.word())?;
    let mut given = 0;
    while let Some(option) = rest.get(given).filter(|word| word.starts_with("--")) {
        given += if option == TEXT || option.contains('=') { 1 } else { 2 };
        if option == TEXT {
            break;
        }
    }
    let (options, text) = rest.split_at_checked(given)?;
    let text = text.join(" ");
    let lines = pasted(&text);
    let note = |line: &&str| {
        let options = options.iter().cloned();
        std::iter::once(verb.clone()).chain(options).chain([(*line).to_owned()]).collect()
    };
    (lines.len() > 1).then(|| lines.iter().map(note).collect())
}

fn tell_one(
    world: &World,
    named: Option<&str>,
    words: &[String],
    out: &mut dyn Write,
) -> Result<(), Stop> {
    let mut store = world.journals()?;
    let now = world.clock.read();
    let mut found = sessions::commanded(&mut store, named, &now)?;
    let lang = world.lang_of(&found.session);
    let (words, json) = ways::without_json(words);
    let tried = lots::only_tried(&words);
    let command = words::read_words(tried.as_deref().unwrap_or(&words), &found.session.names());
    let command = command.map_err(|wrong| Stop::from(Failure::Misspoken(wrong)).in_lang(lang))?;
    let command = lots::seeded(command);
    let command = match command {
        Command::ReadPlan { path } => replan::from_file(world, &found.session, &path)?,
        command => command,
    };
    let before = found.session.notes().to_vec();
    let uncorrected = matches!(command, Command::Correct { .. }).then(|| found.session.clone());
    let given = if tried.is_some() {
        let drafts = decide(&found.session, &command, &now, &world.by);
        let numbered = drafts.map(|drafts| (1..).zip(drafts).map(|(seq, draft)| draft.at_seq(seq)));
        numbered.map(Iterator::collect::<Vec<Recorded>>).map_err(ActError::Refused)
    } else {
        act::give(&mut store, &found.id, &mut found.session, &command, &now, &world.by)
    };
    let zone = found.session.plan().zone;
    match given {
        Ok(_) if ways::looks(&command) => {
            ways::list(&found.session, &command, &now, lang, json, out)
        }
        Ok(recorded) => {
            let rundown = found.session.at(&now).rundown;
            let say = Say { lang, zone, rundown: &rundown };
            let earlier = |seq| {
                let mut history = found.session.history().map(|(recorded, _)| recorded);
                history.find(|recorded| recorded.seq == seq).map(|recorded| &recorded.body)
            };
            // a draw is told by its receipt
            for told in recorded.iter().filter(|event| lots::draw_of(event).is_none()) {
                writeln!(out, "{}", say.confirmed(&told.body, earlier, &before))?;
                for left in found.session.leftovers_of(told) {
                    writeln!(out, "  {}", leftover::sentence(lang, &left))?;
                }
            }
            lots::write_receipt(&found.session, &recorded, lang, out)?;
            if let Some(uncorrected) = uncorrected {
                let strays = found.session.strays(&uncorrected);
                for line in stray::lines(lang, &strays, zone, named.map(|_| &found.id)) {
                    writeln!(out, "{line}")?;
                }
            }
            if tried.is_some() {
                writeln!(out, "{}", draw::only_tried(lang))?;
            }
            Ok(())
        }
        Err(ActError::Failed(failure)) => Err(Stop::from(failure).in_lang(lang)),
        Err(ActError::Refused(refusal)) => {
            let teams = found.session.teams();
            let unknown = matches!(refusal, Refusal::UnknownDefi { .. }) && !teams.is_empty();
            let failure = match unknown {
                true => Failure::not_known(refusal, &teams, zone),
                false => Failure::Refused { refusal, zone },
            };
            Err(Stop::from(failure).in_lang(lang))
        }
    }
}

/// Takes a note in the live session, or the one that is named; the same as `do note`, with its options on the outside.
pub(super) fn note(
    world: &World,
    about: &NoteArgs,
    text: &[String],
    out: &mut dyn Write,
) -> Result<(), Stop> {
    let options = [
        ("--for", &about.defi),
        ("--kind", &about.kind),
        ("--at", &about.at),
        ("--ago", &about.ago),
    ];
    let given = options.into_iter().filter_map(|(option, value)| Some((option, value.as_ref()?)));
    // the name comes last: the words of the text may belong to it
    let mut given: Vec<_> = given.collect();
    given.rotate_left(usize::from(about.defi.is_some()));
    let options = given.into_iter().flat_map(|(option, value)| [option.to_owned(), value.clone()]);
    // all is text from here on, whatever it looks like, unless a name goes on in it
    let dashes = about.defi.is_none() && text.first().is_none_or(|first| first != TEXT);
    let text = dashes.then(|| TEXT.to_owned()).into_iter().chain(text.iter().cloned());
    let words: Vec<String> = ["note".to_owned()].into_iter().chain(options).chain(text).collect();
    tell(world, about.session.as_deref(), &words, out)
}
