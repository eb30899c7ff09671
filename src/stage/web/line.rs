//! The line to one page: a connection, bounded in what it may send, how slowly, and how slowly it
//! may read.

use std::{
    io,
    net::IpAddr,
    pin::Pin,
    task::{Context, Poll},
    time::Duration,
};

use axum::{Router, body::Body, http::Request};
use hyper::{
    body::Incoming,
    rt::{Read, ReadBufCursor, Write},
    server::conn::http1,
    service::Service,
};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    service::TowerToHyperService,
};
use rustix::net::sockopt;
use tokio::{
    net::TcpStream,
    time::{Sleep, sleep},
};

use super::limits::{ASKED_AGAIN, HEAD_WITHIN, MAX_HEAD, MAX_HEADERS, READ_WITHIN, SILENT};

/// Both ends of a connection.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ends {
    /// Where it comes from.
    pub(super) from: IpAddr,
    /// The address of this machine that it came to.
    pub(super) to: IpAddr,
}

/// Serves one connection until it ends.
pub(super) async fn serve(stream: TcpStream, pages: Router) -> io::Result<()> {
    let ends =
        Ends { from: stream.peer_addr()?.ip().to_canonical(), to: stream.local_addr()?.ip() };
    stream.set_nodelay(true)?;
    // a phone that has left the room says nothing: the system finds out
    let (again, times) = ASKED_AGAIN;
    sockopt::set_socket_keepalive(&stream, true)?;
    sockopt::set_tcp_keepidle(&stream, SILENT)?;
    sockopt::set_tcp_keepintvl(&stream, again)?;
    sockopt::set_tcp_keepcnt(&stream, times)?;
    let service = WithEnds { pages: TowerToHyperService::new(pages), ends };
    let io = Patient::new(TokioIo::new(stream), READ_WITHIN);
    let line = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_WITHIN)
        .max_headers(MAX_HEADERS)
        .max_header_size(MAX_HEAD)
        .max_buf_size(MAX_HEAD)
        .serve_connection(io, service);
    line.await.map_err(io::Error::other)
}

/// The pages, told from where each request comes.
#[derive(Debug, Clone)]
struct WithEnds {
    pages: TowerToHyperService<Router>,
    ends: Ends,
}

impl Service<Request<Incoming>> for WithEnds {
    type Response = <TowerToHyperService<Router> as Service<Request<Body>>>::Response;
    type Error = <TowerToHyperService<Router> as Service<Request<Body>>>::Error;
    type Future = <TowerToHyperService<Router> as Service<Request<Body>>>::Future;

    fn call(&self, mut request: Request<Incoming>) -> Self::Future {
        request.extensions_mut().insert(self.ends);
        self.pages.call(request.map(Body::new))
    }
}

/// A connection that is given up when its reader takes nothing for too long.
struct Patient<T> {
    io: T,
    patience: Duration,
    /// Runs while something waits to be taken.
    waiting: Option<Pin<Box<Sleep>>>,
}

impl<T> Patient<T> {
    const fn new(io: T, patience: Duration) -> Self {
        Self { io, patience, waiting: None }
    }

    /// What came of a write: an error where it has waited for too long.
    fn bound<R>(&mut self, cx: &mut Context<'_>, done: Poll<io::Result<R>>) -> Poll<io::Result<R>> {
        if done.is_ready() {
            self.waiting = None;
            return done;
        }
        let patience = self.patience;
        let waiting = self.waiting.get_or_insert_with(|| Box::pin(sleep(patience)));
        match waiting.as_mut().poll(cx) {
            Poll::Ready(()) => Poll::Ready(Err(io::ErrorKind::TimedOut.into())),
            Poll::Pending => Poll::Pending,
        }
    }
}

impl<T: Read + Unpin> Read for Patient<T> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: ReadBufCursor<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.io).poll_read(cx, buf)
    }
}

impl<T: Write + Unpin> Write for Patient<T> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &[u8],
    ) -> Poll<io::Result<usize>> {
        let done = Pin::new(&mut self.io).poll_write(cx, buf);
        self.bound(cx, done)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let done = Pin::new(&mut self.io).poll_flush(cx);
        self.bound(cx, done)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let done = Pin::new(&mut self.io).poll_shutdown(cx);
        self.bound(cx, done)
    }

    fn is_write_vectored(&self) -> bool {
        self.io.is_write_vectored()
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bufs: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let done = Pin::new(&mut self.io).poll_write_vectored(cx, bufs);
        self.bound(cx, done)
    }
}

/// Tells somebody for whom there is no place to come back later; does not wait for anything.
pub(super) fn send_away(stream: &TcpStream) {
    let _ = stream.try_write(
        b"HTTP/1.1 503 Service Unavailable\r\nRetry-After: 2\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Somebody who has stopped to read.
    struct Full;

    impl Write for Full {
        fn poll_write(
            self: Pin<&mut Self>,
            _: &mut Context<'_>,
            _: &[u8],
        ) -> Poll<io::Result<usize>> {
            Poll::Pending
        }

        fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
            Poll::Ready(Ok(()))
        }

        fn poll_shutdown(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
            Poll::Pending
        }
    }

    #[test]
    fn whoever_does_not_read_is_dropped() {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build();
        runtime.expect("a runtime").block_on(async {
            let mut line = Patient::new(Full, Duration::from_millis(1));
            let written = std::future::poll_fn(|cx| Pin::new(&mut line).poll_write(cx, b"x")).await;
            assert_eq!(written.map_err(|error| error.kind()), Err(io::ErrorKind::TimedOut));
            let flushed = std::future::poll_fn(|cx| Pin::new(&mut line).poll_flush(cx)).await;
            assert!(flushed.is_ok() && line.waiting.is_none(), "whoever reads again is waited for");
        });
    }
}
