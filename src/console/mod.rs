//! The facilitator's screen. Must never touch the terminal outside `run` and `terminal`.
