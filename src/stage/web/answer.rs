//! Answers: each "no" with its status, its code and its sentence, and the lines that stand at the
//! head of every answer.

use axum::{
    body::Body,
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::Response,
};
use serde_json::json;

use super::{access::Denied, ask::Wrong, write::NotDone};
use crate::{
    agenda::Lang,
    i18n::{cli, refusal, store, web::Says},
    session::Refusal,
};

/// What pages may load, from where: nothing but our own, and nobody may frame them.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; \
                      img-src 'self' data:; manifest-src 'self'; base-uri 'none'; \
                      form-action 'none'; frame-ancestors 'none'";

/// The lines at the head of every answer.
const EVERY: [(HeaderName, &str); 6] = [
    (header::CONTENT_SECURITY_POLICY, POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("permissions-policy"), "camera=(), microphone=(), geolocation=()"),
];

/// Puts the lines of every answer at its head; nothing is kept by anybody unless it says so itself.
pub(super) fn dress(mut response: Response) -> Response {
    let head: &mut HeaderMap = response.headers_mut();
    for (name, value) in EVERY {
        head.insert(name, HeaderValue::from_static(value));
    }
    head.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}

/// An answer of JSON.
pub(super) fn json(status: StatusCode, json: impl Into<Body>) -> Response {
    let mut response = Response::new(json.into());
    *response.status_mut() = status;
    let kind = HeaderValue::from_static("application/json");
    response.headers_mut().insert(header::CONTENT_TYPE, kind);
    response
}

/// Why a request has no other answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum No {
    /// The door said no.
    Denied(Denied),
    /// A key that opens nothing was to be traded for a cookie.
    WrongKey,
    /// A note of somebody else was to be taken back.
    NotYours,
    /// There is no such page.
    NotFound,
    /// It is not asked for like that.
    Method,
    /// Its body makes no sense.
    Wrong(Wrong),
    /// Its body is too large.
    TooLarge,
    /// Its body came too slowly.
    TooSlow,
    /// As many follow as can, or as much waits to be written.
    Full,
    /// It was not written.
    NotDone(NotDone),
    /// Something is wrong with the server itself.
    Broken,
}

impl No {
    /// The answer, in `lang`.
    pub(super) fn answer(&self, lang: Lang) -> Response {
        let status = self.status();
        let said = json!({ "error": self.code(), "message": self.sentence(lang) });
        let mut response = json(status, said.to_string());
        let head = response.headers_mut();
        if let Some(wait) = self.wait() {
            head.insert(header::RETRY_AFTER, HeaderValue::from(wait));
        }
        if status == StatusCode::UNAUTHORIZED {
            head.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        response
    }

    fn status(&self) -> StatusCode {
        match self {
            Self::Denied(Denied::Host) => StatusCode::MISDIRECTED_REQUEST,
            Self::Denied(Denied::NoKey | Denied::WrongKey) => StatusCode::UNAUTHORIZED,
            Self::Denied(Denied::Foreign | Denied::Role) | Self::WrongKey | Self::NotYours => {
                StatusCode::FORBIDDEN
            }
            Self::Denied(Denied::Content) => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::Denied(Denied::TooOften { .. }) => StatusCode::TOO_MANY_REQUESTS,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::Wrong(Wrong::Form) | Self::NotDone(NotDone::Misspoken(_)) => {
                StatusCode::BAD_REQUEST
            }
            Self::Wrong(Wrong::TooLong)
            | Self::NotDone(NotDone::Refused(Refusal::EmptyNote, _)) => {
                StatusCode::UNPROCESSABLE_ENTITY
            }
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Self::NotDone(NotDone::NoSession | NotDone::Refused(..)) => StatusCode::CONFLICT,
            Self::Full | Self::NotDone(NotDone::Failed(_)) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Broken => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::Denied(denied) => match denied {
                Denied::Host => "wrong-host",
                Denied::Foreign => "foreign-page",
                Denied::NoKey => "no-key",
                Denied::WrongKey => "wrong-key",
                Denied::Role => "not-allowed",
                Denied::Content => "not-json",
                Denied::TooOften { .. } => "too-often",
            },
            Self::WrongKey => "wrong-key",
            Self::NotYours => "not-yours",
            Self::NotFound => "not-found",
            Self::Method => "wrong-method",
            Self::Wrong(Wrong::Form) => "wrong-body",
            Self::Wrong(Wrong::TooLong) => "note-too-long",
            Self::TooLarge => "too-large",
            Self::TooSlow => "too-slow",
            Self::Full => "too-many",
            Self::NotDone(NotDone::NoSession) => "no-session",
            Self::NotDone(NotDone::Misspoken(_)) => "misspoken",
            Self::NotDone(NotDone::Refused(refusal, _)) => refusal.code(),
            Self::NotDone(NotDone::Failed(_)) => "not-saved",
            Self::Broken => "broken",
        }
    }

    fn sentence(&self, lang: Lang) -> String {
        match self {
            Self::Denied(denied) => match denied {
                Denied::Host => Says::WrongHost,
                Denied::Foreign => Says::Foreign,
                Denied::NoKey => Says::NoKey,
                Denied::WrongKey => Says::WrongKey,
                Denied::Role => Says::NotAllowed,
                Denied::Content => Says::NotJson,
                Denied::TooOften { .. } => Says::TooOften,
            }
            .words(lang),
            Self::WrongKey => Says::WrongKey.words(lang),
            Self::NotYours => Says::NotYours.words(lang),
            Self::NotFound => Says::NotFound.words(lang),
            Self::Method => Says::Method.words(lang),
            Self::Wrong(Wrong::Form) => Says::WrongBody.words(lang),
            Self::Wrong(Wrong::TooLong) => Says::TooLong.words(lang),
            Self::TooLarge => Says::TooLarge.words(lang),
            Self::TooSlow => Says::TooSlow.words(lang),
            Self::Full => Says::Full.words(lang),
            Self::NotDone(NotDone::NoSession) => Says::NoSession.words(lang),
            Self::NotDone(NotDone::Misspoken(wrong)) => cli::misspoken(lang, wrong),
            Self::NotDone(NotDone::Refused(why, zone)) => refusal::sentence(lang, why, *zone),
            Self::NotDone(NotDone::Failed(error)) => store::sentence(lang, error),
            Self::Broken => Says::Broken.words(lang),
        }
    }

    /// How many seconds to wait before asking again, where that helps.
    fn wait(&self) -> Option<i64> {
        match self {
            Self::Denied(Denied::TooOften { wait }) => {
                Some((wait.num_milliseconds() + 999).div_euclid(1000).max(1))
            }
            Self::Full | Self::NotDone(NotDone::Failed(_)) => Some(2),
            Self::Denied(
                Denied::Host
                | Denied::Foreign
                | Denied::NoKey
                | Denied::WrongKey
                | Denied::Role
                | Denied::Content,
            )
            | Self::WrongKey
            | Self::NotYours
            | Self::NotFound
            | Self::Method
            | Self::Wrong(_)
            | Self::TooLarge
            | Self::TooSlow
            | Self::NotDone(NotDone::NoSession | NotDone::Misspoken(_) | NotDone::Refused(..))
            | Self::Broken => None,
        }
    }
}
