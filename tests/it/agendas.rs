//! Tests of agendas.
