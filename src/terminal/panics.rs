//! What a panic does while the terminal is ours.

use std::{
    panic::{self, PanicHookInfo},
    sync::{Arc, mpsc::SyncSender},
    thread,
};

use super::{
    guard,
    inbox::{APART, Heard},
};

/// What a panic does while the terminal is ours; what it did before comes back when dropped.
pub(super) struct Panics {
    before: Arc<dyn Fn(&PanicHookInfo<'_>) + Send + Sync>,
}

impl Panics {
    /// A panic gives the terminal back before it is reported, and says `last_word` after that; one
    /// on any other thread is told to the loop instead, which ends in good order.
    pub(super) fn keep_off_the_screen(last_word: &'static str, sender: SyncSender<Heard>) -> Self {
        let owner = thread::current().id();
        let before: Arc<dyn Fn(&PanicHookInfo<'_>) + Send + Sync> = Arc::from(panic::take_hook());
        let report = Arc::clone(&before);
        panic::set_hook(Box::new(move |info| {
            if thread::current().id() == owner {
                guard::give_back();
                report(info);
                guard::complain(last_word);
            } else {
                let listener = thread::current().name().unwrap_or_default().to_owned();
                let why = info.payload_as_str().unwrap_or_default().to_owned();
                let heard = if !listener.starts_with(APART) {
                    Some(Heard::Died { listener, why })
                } else {
                    // one line of many that breaks off takes its thread nowhere
                    tokio::task::try_id().is_none().then_some(Heard::Fell { why })
                };
                if let Some(heard) = heard {
                    drop(sender.try_send(heard));
                }
            }
        }));
        Self { before }
    }
}

impl Drop for Panics {
    fn drop(&mut self) {
        // while it unwinds, the hook cannot be changed, and need not be
        if !thread::panicking() {
            let before = Arc::clone(&self.before);
            panic::set_hook(Box::new(move |info| before(info)));
        }
    }
}
