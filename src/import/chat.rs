//! What was copied out of a chat: each message behind its time and who wrote it, which are no part of a plan.

use super::plain::Raw;

/// Fewer messages make no chat.
const FEWEST: usize = 3;
/// No name of who writes has more words.
const NAME_WORDS: usize = 4;

/// When a message was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Stamp {
    /// Whether it tells the day or the second, as no programme does beside a name.
    sure: bool,
    /// Minutes after midnight, on a clock of any kind.
    minutes: u16,
}

/// The lines of a chat without its stamps and names; none where the text is no chat.
pub(super) fn messages<'a>(lines: &[Raw<'a>]) -> Option<Vec<Raw<'a>>> {
    let begins = |raw: &Raw<'_>| raw.text.starts_with('[') || raw.text.ends_with(']');
    let dated = |raw: &Raw<'_>| raw.text.starts_with(|c: char| c.is_ascii_digit());
    if lines.iter().filter(|raw| begins(raw) || dated(raw)).count() < FEWEST {
        return None;
    }
    let read: Vec<_> = lines.iter().map(|raw| message(raw.text.trim())).collect();
    let stamps: Vec<Stamp> = read.iter().flatten().map(|(stamp, _)| *stamp).collect();
    let sure = stamps.iter().filter(|stamp| stamp.sure).count();
    // a plan begins its lines at full minutes, and no two lines at once
    let odd = stamps.iter().filter(|stamp| stamp.minutes % 5 != 0).count();
    let pairs = stamps.windows(2).filter(|pair| pair[0].minutes == pair[1].minutes).count();
    let chat =
        stamps.len() >= FEWEST && (sure * 2 > stamps.len() || (odd + pairs) * 3 > stamps.len());
    // no message goes on in the next one
    let said = |(raw, read): (&Raw<'a>, Option<(Stamp, &'a str)>)| match read
        .map(|(_, text)| text)
        .or_else(|| remark(raw.text))
    {
        Some(text) => Raw { text, hard: true, ..*raw },
        None => *raw,
    };
    chat.then(|| lines.iter().zip(read).map(said).collect())
}

/// When a line was sent, and what it says.
fn message(line: &str) -> Option<(Stamp, &str)> {
    if let Some((inner, rest)) = line.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        return Some((stamp(inner)?, said(rest.trim_start())?));
    }
    // "Ada Martin, [14.05.27 09:12]" above what she wrote
    if let Some((name, inner)) = line.strip_suffix(']').and_then(|rest| rest.rsplit_once('[')) {
        return names(name.trim().trim_end_matches(',')).then(|| Some((stamp(inner)?, "")))?;
    }
    if !line.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    // "14/05/2027, 09:12 - Ada Martin: …", "09:12 <ada> …"
    if let Some((before, rest)) = line.split_once(" - ") {
        let sent = stamp(before).filter(|stamp| stamp.sure);
        return sent.and_then(|sent| Some((sent, said(rest)?)));
    }
    let (before, rest) = line.split_once(" <")?;
    let (name, text) = rest.split_once('>')?;
    names(name).then(|| Some((stamp(before)?, text.trim_start())))?
}

/// What the chat itself says at some time, of nobody.
fn remark(line: &str) -> Option<&str> {
    let (before, rest) = match line.trim().strip_prefix('[') {
        Some(inner) => inner.split_once(']')?,
        None => line.trim().split_once(" - ")?,
    };
    stamp(before).filter(|stamp| stamp.sure).map(|_| rest.trim_start())
}

/// What stands behind `name:` or `<name>`.
fn said(text: &str) -> Option<&str> {
    let (name, text) = match text.strip_prefix('<') {
        Some(rest) => rest.split_once('>')?,
        None => text.split_once(':')?,
    };
    names(name.trim()).then(|| text.trim_start())
}

fn names(text: &str) -> bool {
    (1..=NAME_WORDS).contains(&text.split_whitespace().count())
        && text.chars().any(char::is_alphabetic)
}

/// Reads `09:12`, `14/05/2027, 09:12:33`, `5/14/27 9:12 AM`.
fn stamp(text: &str) -> Option<Stamp> {
    const LONGEST: usize = 30;
    if text.len() > LONGEST {
        return None;
    }
    let (mut found, mut dated) = (None, false);
    for word in text.split(|c: char| c.is_whitespace() || c == ',').filter(|word| !word.is_empty())
    {
        let low = word.to_ascii_lowercase();
        let digits = low.trim_end_matches("am").trim_end_matches("pm");
        let parts: Vec<&str> = digits.split([':', '.', '/', '-']).collect();
        let numbers = parts.iter().all(|part| part.parse::<u16>().is_ok());
        match parts.as_slice() {
            [""] | ["a", "m", ""] | ["p", "m", ""] => {}
            [hour, minute, rest @ ..] if digits.contains(':') && numbers && found.is_none() => {
                let (hour, minute) = (hour.parse::<u16>().ok()?, minute.parse::<u16>().ok()?);
                let time = hour < 24 && minute < 60;
                found =
                    time.then_some(Stamp { sure: !rest.is_empty(), minutes: hour * 60 + minute });
            }
            [_, _, _] if numbers && !dated => dated = true,
            _ => return None,
        }
    }
    found.map(|found| Stamp { sure: found.sure || dated, ..found })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Option<Vec<&str>> {
        let lines: Vec<Raw<'_>> =
            text.lines().zip(1..).map(|(text, line)| Raw { line, text, hard: false }).collect();
        Some(messages(&lines)?.iter().map(|raw| raw.text).collect())
    }

    #[test]
    fn messages_lose_their_stamps() {
        for text in [
            "[09:12] ada: 9h café\n[09:12] ada: 10h ateliers\n[09:13] bo: ok",
            "[14/05/2027, 09:00:04] Ada M.: 9h café\n[14/05/2027, 09:05:10] Ada M.: 10h ateliers\n[14/05/2027, 09:10:00] Bo: ok",
            "14.05.27, 09:00 - Ada: 9h café\n14.05.27, 09:05 - Ada: 10h ateliers\n14.05.27, 09:10 - Bo: ok",
            "5/14/27, 9:00 AM - Ada: 9h café\n5/14/27, 9:05 AM - Ada: 10h ateliers\n5/14/27, 9:10 AM - Bo: ok",
            "09:11 <ada> 9h café\n09:12 <ada> 10h ateliers\n09:14 <bo> ok",
        ] {
            assert_eq!(told(text), Some(vec!["9h café", "10h ateliers", "ok"]), "{text}");
        }
        let below = "Ada Martin, [14.05.27 09:12]\n9h café\nAda Martin, [14.05.27 09:13]\n10h ateliers\nBo, [14.05.27 09:20]\nok";
        assert_eq!(told(below), Some(vec!["", "9h café", "", "10h ateliers", "", "ok"]));
    }

    #[test]
    fn a_plan_in_brackets_is_no_chat() {
        for text in [
            "[09:00] Ada: opening\n[09:30] Bo: rivers\n[10:15] Cy: maps\n[11:00] all: break",
            "[09:00] opening\n[09:12] rivers\n[10:13] maps",
            "9:00 - Ada: opening\n9:30 - Bo: rivers\n10:17 - Cy: maps",
        ] {
            assert_eq!(told(text), None, "{text}");
        }
    }
}
