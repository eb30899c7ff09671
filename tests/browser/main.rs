//! The pages in a real browser: one Chromium for all of them, one after the other, as some look at
//! milliseconds.
//!
//! They take a minute, so they run where `DEROULE_BROWSER` is set, as the one door does that
//! everybody runs; there a missing Chromium or chromedriver is a failure. Elsewhere they say that
//! they were skipped, and why. Words behind `cargo test --test browser --` choose the tests that
//! have them in their names.

mod controls;
mod driver;
mod look;
mod notes;
mod plan;
mod print;
mod program;
mod remote;
mod room;
mod stage;
mod words;

use std::{
    env,
    panic::{AssertUnwindSafe, catch_unwind},
    process::ExitCode,
};

use driver::Browser;

/// Something that holds of the pages.
type Test = fn(&Browser);

/// All that holds.
const TESTS: &[(&str, Test)] = &[
    ("controls::nobody_writes_without_a_key", controls::nobody_writes_without_a_key),
    (
        "controls::a_key_leaves_the_address_and_its_history",
        controls::a_key_leaves_the_address_and_its_history,
    ),
    (
        "controls::a_foreign_page_writes_nothing_with_our_cookie",
        controls::a_foreign_page_writes_nothing_with_our_cookie,
    ),
    ("controls::a_rebound_name_is_not_ours", controls::a_rebound_name_is_not_ours),
    (
        "look::the_stage_is_whole_at_every_size_in_every_scene",
        look::the_stage_is_whole_at_every_size_in_every_scene,
    ),
    ("look::those_who_need_contrast_get_more", look::those_who_need_contrast_get_more),
    (
        "look::the_other_pages_are_whole_at_every_size",
        look::the_other_pages_are_whole_at_every_size,
    ),
    (
        "notes::two_pages_note_offline_and_online_each_note_once",
        notes::two_pages_note_offline_and_online_each_note_once,
    ),
    (
        "notes::a_note_keeps_the_time_when_it_was_typed",
        notes::a_note_keeps_the_time_when_it_was_typed,
    ),
    (
        "notes::a_note_is_taken_back_with_two_presses_by_its_author",
        notes::a_note_is_taken_back_with_two_presses_by_its_author,
    ),
    (
        "notes::notes_wait_for_a_new_link_when_the_keys_have_changed",
        notes::notes_wait_for_a_new_link_when_the_keys_have_changed,
    ),
    (
        "notes::the_page_follows_the_stage_and_lets_go",
        notes::the_page_follows_the_stage_and_lets_go,
    ),
    (
        "notes::signs_are_a_press_away_and_a_draft_outlives_a_reload",
        notes::signs_are_a_press_away_and_a_draft_outlives_a_reload,
    ),
    ("notes::hostile_words_are_words", notes::hostile_words_are_words),
    ("print::debriefs_are_printed_whole_on_a4", print::debriefs_are_printed_whole_on_a4),
    ("remote::one_long_press_goes_on_once", remote::one_long_press_goes_on_once),
    (
        "remote::the_keys_do_what_they_say_and_refusals_are_told",
        remote::the_keys_do_what_they_say_and_refusals_are_told,
    ),
    ("remote::the_last_press_asks_to_close", remote::the_last_press_asks_to_close),
    ("remote::the_door_calls_who_is_next", remote::the_door_calls_who_is_next),
    (
        "stage::a_page_follows_a_session_from_waiting_to_finished",
        stage::a_page_follows_a_session_from_waiting_to_finished,
    ),
    ("stage::pages_follow_a_plan_that_is_changed", stage::pages_follow_a_plan_that_is_changed),
    (
        "stage::the_digit_is_the_consoles_even_where_the_clock_is_an_hour_wrong",
        stage::the_digit_is_the_consoles_even_where_the_clock_is_an_hour_wrong,
    ),
    (
        "stage::a_page_outlives_a_restart_of_the_server",
        stage::a_page_outlives_a_restart_of_the_server,
    ),
    ("stage::a_page_finds_the_network_again", stage::a_page_finds_the_network_again),
    (
        "stage::a_screen_on_a_wall_stays_lit_and_is_filled_by_a_key",
        stage::a_screen_on_a_wall_stays_lit_and_is_filled_by_a_key,
    ),
    (
        "stage::nothing_moves_for_those_who_asked_for_that",
        stage::nothing_moves_for_those_who_asked_for_that,
    ),
    (
        "stage::a_page_that_is_told_nothing_asks_for_nothing",
        stage::a_page_that_is_told_nothing_asks_for_nothing,
    ),
    (
        "stage::a_page_speaks_the_language_of_the_session",
        stage::a_page_speaks_the_language_of_the_session,
    ),
    (
        "words::both_languages_say_the_same_with_their_own_typography",
        words::both_languages_say_the_same_with_their_own_typography,
    ),
    ("words::the_page_says_what_the_terminal_says", words::the_page_says_what_the_terminal_says),
    ("stage::a_sleep_or_a_set_clock_is_noticed", stage::a_sleep_or_a_set_clock_is_noticed),
    (
        "plan::a_plan_is_whole_on_every_screen_and_one_sheet_of_paper",
        plan::a_plan_is_whole_on_every_screen_and_one_sheet_of_paper,
    ),
    (
        "plan::a_plan_comes_back_from_what_a_browser_saves",
        plan::a_plan_comes_back_from_what_a_browser_saves,
    ),
    (
        "program::a_session_is_run_from_a_shell_and_seen_in_the_room",
        program::a_session_is_run_from_a_shell_and_seen_in_the_room,
    ),
];

/// Where somebody says that the tests are to run.
const REQUIRED: &str = "DEROULE_BROWSER";

fn main() -> ExitCode {
    let words: Vec<String> = env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    let chosen = |name: &str| words.is_empty() || words.iter().any(|word| name.contains(word));
    let chosen: Vec<_> = TESTS.iter().filter(|(name, _)| chosen(name)).collect();
    if chosen.is_empty() {
        return ExitCode::SUCCESS;
    }
    if env::var_os(REQUIRED).is_none() {
        println!("{} tests in a browser skipped: {REQUIRED} is not set", chosen.len());
        return ExitCode::SUCCESS;
    }
    let browser = match Browser::open() {
        Ok(browser) => browser,
        Err(why) => {
            println!("{} tests in a browser could not run: {why}", chosen.len());
            return ExitCode::FAILURE;
        }
    };
    let mut failed = Vec::new();
    for (name, test) in &chosen {
        let passed = catch_unwind(AssertUnwindSafe(|| {
            browser.fresh();
            test(&browser);
        }));
        println!("test {name} ... {}", if passed.is_ok() { "ok" } else { "FAILED" });
        if passed.is_err() {
            failed.push(*name);
        }
    }
    println!("{} passed, {} failed {failed:?}", chosen.len() - failed.len(), failed.len());
    if failed.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
