//! From the tree of values to the programme of a year, and where its parts stand.

use std::path::{Component, Path};

use super::{
    DatePlaces, Node, ProblemKind, Problems, Span, YearPlaces, leaf::Reader, shape::Fields,
    tree::Value,
};
use crate::agenda::{
    Text,
    programme::{Frame, MAX_DATES, Meeting, Programme},
};

/// Reads the programme; none when not even its parts could be told.
pub(super) fn programme(
    value: Value<'_>,
    problems: &mut Problems,
) -> (Option<Programme>, YearPlaces) {
    let mut reader = Reader { problems };
    let mut places = YearPlaces { head: value.head, ..YearPlaces::default() };
    let programme = reader.programme(value, &mut places);
    (programme, places)
}

impl Reader<'_> {
    fn programme(&mut self, value: Value<'_>, places: &mut YearPlaces) -> Option<Programme> {
        let mut fields = self.fields(Node::Programme, "programme", value)?;
        let title = fields.need("title");
        let dates = fields.need("dates");
        places.dates_head = dates.as_ref().map(|value| value.head);
        let title = title.and_then(|value| self.title(Node::Programme, "title", &value));
        let frame = fields.take("frame").and_then(|value| self.frame(value, places));
        let programme = Programme {
            title: title.unwrap_or_default(),
            zone: fields.take("zone").and_then(|value| self.zone("zone", &value)),
            lang: fields.take("lang").and_then(|value| self.lang("lang", &value)),
            frame: frame.unwrap_or_default(),
            source: self.some_text(&mut fields, "source"),
            dates: Vec::new(),
        };
        self.close(fields);
        let dates = dates.map(|value| self.parts("dates", value)).unwrap_or_default();
        if dates.len() > MAX_DATES {
            let span = places.dates_head.unwrap_or_default();
            self.problems.error(span, ProblemKind::TooManyDates { count: dates.len() });
            return None;
        }
        let dates = dates.into_iter().filter_map(|value| self.meeting(value));
        let (dates, spans) = dates.unzip();
        places.dates = spans;
        Some(Programme { dates, ..programme })
    }

    fn frame(&mut self, value: Value<'_>, places: &mut YearPlaces) -> Option<Frame> {
        let mut fields = self.fields(Node::Frame, "frame", value)?;
        let [start, end] = ["start", "end"].map(|name| fields.take(name));
        places.frame_end = end.as_ref().map(|value| value.span);
        let frame = Frame {
            start: start.and_then(|value| self.time("start", &value)),
            end: end.and_then(|value| self.time("end", &value)),
            place: self.some_text(&mut fields, "place"),
        };
        self.close(fields);
        Some(frame)
    }

    fn meeting(&mut self, value: Value<'_>) -> Option<(Meeting, DatePlaces)> {
        let whole = value.span;
        let mut fields = self.fields(Node::Date, "dates", value)?;
        let head = fields.head;
        let date = fields.need("date");
        let [start, end] = ["start", "end"].map(|name| fields.take(name));
        let span = |value: &Option<Value<'_>>| value.as_ref().map(|value| value.span);
        let mut places =
            DatePlaces { head, whole, date: span(&date), end: span(&end), agenda: None };
        let meeting = Meeting {
            date: date.and_then(|value| self.date("date", &value)).unwrap_or_default(),
            start: start.and_then(|value| self.time("start", &value)),
            end: end.and_then(|value| self.time("end", &value)),
            place: self.some_text(&mut fields, "place"),
            audience: self.some_text(&mut fields, "audience"),
            hosts: self.some_texts(&mut fields, "hosts"),
            theme: self.some_text(&mut fields, "theme"),
            objectives: self.some_texts(&mut fields, "objectives"),
            after: self.some_text(&mut fields, "after"),
            note: self.some_text(&mut fields, "note"),
            agenda: self.beside(&mut fields, &mut places.agenda),
        };
        self.close(fields);
        Some((meeting, places))
    }

    /// The name of a file in the programme's own folder, and nowhere else: a programme that was
    /// sent by somebody must not make the program open other files.
    fn beside(&mut self, fields: &mut Fields<'_>, place: &mut Option<Span>) -> Option<Text> {
        let value = fields.take("agenda")?;
        *place = Some(value.span);
        let text = self.text("agenda", &value).filter(|text| !text.is_empty())?;
        if !is_beside(&text) {
            self.problems.error(value.span, ProblemKind::NotBeside { text });
            return None;
        }
        Some(text)
    }
}

/// Whether a text is one file's name.
fn is_beside(text: &Text) -> bool {
    let mut parts = Path::new(text.as_str()).components();
    let first = parts.next();
    matches!(first, Some(Component::Normal(name)) if name == text.as_str())
        && parts.next().is_none()
        && !text.contains(['/', '\\'])
}
