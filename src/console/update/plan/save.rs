//! Saving an agenda beside the file that it was read from, never over anything unasked, and
//! opening a session on it.

use std::path::{Path, PathBuf};

use crate::{
    agenda::Text,
    console::{
        effect::{Choice, Effect, SavePlan},
        host::{NotSaved, Written},
        line::Line,
        message::PlanSaved,
        model::{
            AfterSave, Because, Dialog, Draft, Fault, Model, OnDisk, Overlay, PlanEditor, PlanNews,
            Prompt, Purpose, Question, Saved, Then, What,
        },
        update::say,
    },
    i18n::console::plan::replace_word,
};

/// What an agenda's file name ends in.
const EXTENSION: &str = "ron";

/// Saves the session on the screen where it was saved before, else beside its file.
pub(in super::super) fn save(model: &mut Model, then: AfterSave) -> Vec<Effect> {
    if model.changes_plan() {
        return super::live::save(model);
    }
    let Some(plan) = model.plan().filter(|plan| !plan.is_broken()) else {
        return Vec::new();
    };
    if stands(plan) {
        say(model, What::Plan(PlanNews::NothingToSave));
        return Vec::new();
    }
    // what nobody can write anew is told before it goes
    let goes = !plan.source.losses.is_none() || plan.source.is_ahead();
    if plan.is_own() && goes && plan.draft().saved.is_none() {
        if plan.source.disk == OnDisk::Changed {
            // that somebody else has written into it is the one thing to ask about
            return write(plan, then, true);
        }
        let question = Question::Rewrite { then };
        model.overlay = Some(Overlay::Dialog(Dialog::Confirm(question)));
        return Vec::new();
    }
    write(plan, then, false)
}

/// Whether the agenda's own file says what is on the screen: it is left alone, with all that it
/// holds.
fn stands(plan: &PlanEditor) -> bool {
    let there = plan.source.disk != OnDisk::Gone;
    let saved = plan.draft().saved.as_ref();
    let own = saved.is_none_or(|saved| saved.path == plan.source.path);
    plan.is_own() && there && own && !plan.draft().is_changed()
}

/// Saves over a file that holds what is not written anew: the file as it was is kept beside it.
pub(in super::super) fn rewrite(model: &Model, then: AfterSave) -> Vec<Effect> {
    model.plan().map(|plan| write(plan, then, true)).unwrap_or_default()
}

fn write(plan: &PlanEditor, then: AfterSave, keep: bool) -> Vec<Effect> {
    let (path, over) = goes_to(plan);
    ask(plan, path, over, (then, keep))
}

/// Where it was saved before, else over its own file, else beside it; and what stands there.
fn goes_to(plan: &PlanEditor) -> (PathBuf, Option<Text>) {
    let source = &plan.source;
    match plan.draft().saved.as_ref() {
        Some(saved) => (saved.path.clone(), Some(saved.fingerprint.clone())),
        None if plan.is_own() => (source.path.clone(), Some(source.fingerprint.clone())),
        None => (beside(plan), None),
    }
}

/// Takes in what is typed, saves each session that was changed, then leaves.
pub(in super::super) fn save_and_leave(model: &mut Model, to: Then) -> Vec<Effect> {
    if model.plan().is_some_and(|plan| plan.form.is_some()) {
        super::accept_form(model);
    }
    let Some(plan) = model.plan_mut().filter(|plan| plan.form.is_none()) else {
        return Vec::new();
    };
    match plan.drafts.iter().position(Draft::is_changed) {
        Some(session) => {
            plan.session = session;
            save(model, AfterSave::Leave(to))
        }
        None => super::go(model, to),
    }
}

/// Asks whether to open a session, saved where needed; says first what keeps it from being played.
pub(in super::super) fn start(model: &mut Model) -> Vec<Effect> {
    if model.changes_plan() {
        return super::live::save(model);
    }
    let Some(plan) = model.plan().filter(|plan| !plan.is_broken()) else {
        return Vec::new();
    };
    let (errors, _) = plan.counts();
    if errors > 0 || plan.agenda().slots.is_empty() {
        let first =
            plan.remarks.iter().position(|it| it.weight == crate::console::model::Weight::Error);
        if let (Some(first), Some(plan)) = (first, model.plan_mut()) {
            plan.go_to(first);
        }
        say(model, What::Plan(PlanNews::Errors { count: errors }));
        return Vec::new();
    }
    let saved_in = as_it_is(plan).is_none().then(|| {
        let (path, _) = goes_to(plan);
        shown(Path::new(path.file_name().unwrap_or(path.as_os_str())))
    });
    open(model, Dialog::Confirm(Question::StartPlan { saved_in }))
}

/// The file that a session can be opened on at once; none where something is to be saved first.
fn as_it_is(plan: &PlanEditor) -> Option<&PathBuf> {
    let draft = plan.draft();
    let stands = match &draft.saved {
        Some(saved) => Some(&saved.path),
        None => Some(&plan.source.path).filter(|_| plan.purpose == Purpose::Rewrite),
    };
    let gone = plan.is_own() && plan.source.disk == OnDisk::Gone;
    stands.filter(|_| !draft.is_changed() && !gone)
}

/// Saves where needed and opens a session.
pub(in super::super) fn start_now(model: &mut Model) -> Vec<Effect> {
    match model.plan().and_then(as_it_is) {
        Some(path) => vec![Effect::Open(Choice::Agenda(path.clone()))],
        None => save(model, AfterSave::Start),
    }
}

/// Where a session is saved first: the file's name with our ending, numbered where the file has
/// several.
fn beside(plan: &PlanEditor) -> PathBuf {
    let path = &plan.source.path;
    if plan.drafts.len() == 1 {
        return path.with_extension(EXTENSION);
    }
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!("{stem}-{}.{EXTENSION}", plan.session + 1))
}

fn ask(
    plan: &PlanEditor,
    path: PathBuf,
    over: Option<Text>,
    (then, keep): (AfterSave, bool),
) -> Vec<Effect> {
    let agenda = plan.agenda().clone();
    vec![Effect::SavePlan(Box::new(SavePlan { path, agenda, over, keep, then }))]
}

/// Takes in how saving went; where something is in its way, asks for another place.
pub(in super::super) fn saved(model: &mut Model, saved: PlanSaved) -> Vec<Effect> {
    let PlanSaved { asked, outcome } = saved;
    let SavePlan { path, agenda, over: _, keep: _, then } = asked;
    match outcome {
        Ok(Written { fingerprint, kept }) => {
            if let Some(plan) = model.plan_mut() {
                plan.saved(Saved { path: path.clone(), fingerprint, agenda });
            }
            let path_shown = shown(&path);
            say(
                model,
                What::Plan(match kept {
                    Some(kept) => PlanNews::SavedAside { path: path_shown, kept: shown(&kept) },
                    None => PlanNews::Saved { path: path_shown },
                }),
            );
            match then {
                AfterSave::Stay => Vec::new(),
                AfterSave::Start => vec![Effect::Open(Choice::Agenda(path))],
                AfterSave::Leave(to) => save_and_leave(model, to),
            }
        }
        Err(NotSaved::Taken { fingerprint, free }) => {
            prompt(model, Because::Taken { path, fingerprint }, then, &free)
        }
        Err(NotSaved::Failed { why, instead }) => {
            say(model, What::Failed(Fault::Save { why: why.clone() }));
            prompt(model, Because::Failed { why }, then, &instead)
        }
    }
}

fn prompt(model: &mut Model, because: Because, then: AfterSave, to: &Path) -> Vec<Effect> {
    let prompt = Prompt::SaveAs { because, then };
    let line = Line::new(&to.to_string_lossy());
    open(model, Dialog::Ask { prompt, line, wrong: false })
}

fn open(model: &mut Model, dialog: Dialog) -> Vec<Effect> {
    model.overlay = Some(Overlay::Dialog(dialog));
    Vec::new()
}

/// Saves under the name that was typed; the name that is taken asks for the word that lets it go.
pub(in super::super) fn save_as(
    model: &mut Model,
    because: Because,
    then: AfterSave,
    line: Line,
) -> Vec<Effect> {
    let typed = line.text();
    let mut path = PathBuf::from(typed.as_str());
    if typed.is_empty() {
        return open(
            model,
            Dialog::Ask { prompt: Prompt::SaveAs { because, then }, line, wrong: true },
        );
    }
    if path.extension().is_none_or(|extension| extension != EXTENSION) {
        path = PathBuf::from(format!("{typed}.{EXTENSION}"));
    }
    match because {
        Because::Taken { path: taken, fingerprint } if taken == path => {
            let prompt = Prompt::Replace { path, fingerprint, then };
            open(model, Dialog::Ask { prompt, line: Line::default(), wrong: false })
        }
        Because::Taken { .. } | Because::Failed { .. } => {
            model.plan().map(|plan| ask(plan, path, None, (then, false))).unwrap_or_default()
        }
    }
}

/// Saves over a file once the word was typed, if it is still the file that was seen; what somebody
/// else wrote into the agenda's own file is kept beside it.
pub(in super::super) fn replace(
    model: &mut Model,
    path: PathBuf,
    fingerprint: Text,
    then: AfterSave,
    line: Line,
) -> Vec<Effect> {
    if line.as_str().trim().to_lowercase() != replace_word(model.lang) {
        let prompt = Prompt::Replace { path, fingerprint, then };
        return open(model, Dialog::Ask { prompt, line, wrong: true });
    }
    let asked = |plan: &PlanEditor| ask(plan, path, Some(fingerprint), (then, plan.is_own()));
    model.plan().map(asked).unwrap_or_default()
}

fn shown(path: &Path) -> Text {
    Text::clean(&path.to_string_lossy())
}
