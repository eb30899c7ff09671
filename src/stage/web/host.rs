//! Which names of this machine a request may use, so that no foreign page can pretend to be ours.
//!
//! Pure. A page of another site that has its own name point here comes with that name: it is
//! refused before anything else is looked at.

use std::net::IpAddr;

/// The names of this machine that requests may use, besides the address that they came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hosts {
    port: u16,
    names: Vec<String>,
}

impl Hosts {
    /// A server on `port` of a machine that is also called `names`.
    #[must_use]
    pub fn new(port: u16, names: &[String]) -> Self {
        Self { port, names: names.iter().map(|name| name.to_ascii_lowercase()).collect() }
    }

    /// Whether `host`, a `Host` line, names this server on a connection that came to the address
    /// `to`: that address itself, `localhost` on the machine itself, or a name that was given.
    #[must_use]
    pub fn allows(&self, host: &str, to: IpAddr) -> bool {
        let Some((name, port)) = split(host) else { return false };
        if port.unwrap_or(80) != self.port {
            return false;
        }
        let to = to.to_canonical();
        match name.parse::<IpAddr>() {
            Ok(address) => {
                address.to_canonical() == to || (address.is_loopback() && to.is_loopback())
            }
            Err(_) => {
                let name = name.to_ascii_lowercase();
                (name == "localhost" && to.is_loopback()) || self.names.contains(&name)
            }
        }
    }

    /// Whether `origin` is that of a page that this server gave out under an allowed name.
    #[must_use]
    pub fn allows_origin(&self, origin: &str, to: IpAddr) -> bool {
        origin.strip_prefix("http://").is_some_and(|host| self.allows(host, to))
    }
}

/// The name and the port of a `Host` line; none where it makes no sense.
fn split(host: &str) -> Option<(&str, Option<u16>)> {
    let (name, port) = match host.strip_prefix('[') {
        Some(rest) => {
            let (address, port) = rest.split_once(']')?;
            address.parse::<std::net::Ipv6Addr>().ok()?;
            (address, if port.is_empty() { None } else { Some(port.strip_prefix(':')?) })
        }
        None => match host.split_once(':') {
            Some((name, port)) => (name, Some(port)),
            None => (host, None),
        },
    };
    let digits = |port: &str| port.bytes().all(|byte| byte.is_ascii_digit());
    match port {
        Some(port) if digits(port) => Some((name, Some(port.parse().ok()?))),
        Some(_) => None,
        None => Some((name, None)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(text: &str) -> IpAddr {
        text.parse().expect("an address")
    }

    #[test]
    fn only_names_of_this_machine_are_taken() {
        let hosts = Hosts::new(8080, &["Salle.local".to_owned()]);
        let cases = [
            ("localhost:8080", "127.0.0.1", true),
            ("LOCALHOST:8080", "::1", true),
            ("127.0.0.1:8080", "127.0.0.1", true),
            ("127.0.0.1:8080", "::1", true),
            ("[::1]:8080", "::1", true),
            ("192.168.1.5:8080", "192.168.1.5", true),
            ("192.168.1.5:8080", "::ffff:192.168.1.5", true),
            ("salle.local:8080", "192.168.1.5", true),
            ("salle.local:8080", "127.0.0.1", true),
            // another machine, another port, a name that points here
            ("192.168.1.6:8080", "192.168.1.5", false),
            ("127.0.0.1:8080", "192.168.1.5", false),
            ("localhost:8080", "192.168.1.5", false),
            ("192.168.1.5:8081", "192.168.1.5", false),
            ("192.168.1.5", "192.168.1.5", false),
            ("localhost", "127.0.0.1", false),
            ("evil.example:8080", "127.0.0.1", false),
            ("localhost.evil.example:8080", "127.0.0.1", false),
            ("localhost.:8080", "127.0.0.1", false),
            ("", "127.0.0.1", false),
            (":8080", "127.0.0.1", false),
            ("localhost:", "127.0.0.1", false),
            ("localhost:+8080", "127.0.0.1", false),
            ("localhost:8080:8080", "127.0.0.1", false),
            ("localhost:98080", "127.0.0.1", false),
            ("[::1]8080", "::1", false),
            ("[localhost]:8080", "127.0.0.1", false),
            ("user@localhost:8080", "127.0.0.1", false),
            ("localhost:8080/", "127.0.0.1", false),
        ];
        for (host, to, allowed) in cases {
            assert_eq!(hosts.allows(host, address(to)), allowed, "{host} at {to}");
        }
        assert!(Hosts::new(80, &[]).allows("localhost", address("127.0.0.1")));
    }

    #[test]
    fn an_origin_is_a_scheme_a_name_and_a_port() {
        let hosts = Hosts::new(8080, &[]);
        let here = address("127.0.0.1");
        assert!(hosts.allows_origin("http://localhost:8080", here));
        for foreign in [
            "null",
            "",
            "https://localhost:8080",
            "http://localhost",
            "localhost:8080",
            "http://evil.example:8080",
            "http://localhost:8080/",
            "http://localhost:9090",
        ] {
            assert!(!hosts.allows_origin(foreign, here), "{foreign}");
        }
    }
}
