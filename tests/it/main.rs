//! The integration tests: one binary, one module per concern.

mod agenda_files;
mod agendas;
mod any_bytes;
mod bad_input;
mod check;
mod cli;
mod draw;
mod export;
mod import;
mod keys;
mod line;
mod make;
mod mend;
mod new;
mod odd;
mod plan;
mod properties;
mod pty;
mod scenario;
mod screen;
mod serve;
mod shapes;
mod stage;
mod store;
mod tidy;
mod watch;
