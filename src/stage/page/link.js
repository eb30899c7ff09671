// The line to the server: its clock, its events, and patience while it is silent. Never draws.

import { Offset } from './clock.js';

const SAMPLES = 5;
// The only traffic of a page to which nothing happens.
const PULSE_MS = 60_000;
const ANSWER_MS = 6_000;
// How far a device's two clocks part when it slept, or was set.
const LEAP_MS = 1_000;
const GUESS_MS = 500;
const FIRST_RETRY_MS = 500;
const LAST_RETRY_MS = 15_000;
// A shorter loss is not worth a word.
const QUIET_MS = 2_000;
// A page unseen gives its stream back: a browser has six for all.
const HIDDEN_MS = 30_000;
const KEY = /^#([\w-]{16,64})$/;

// Alarms by name, and what sets one anew.
export function alarms() {
	const timers = {};
	return [timers, (name, delay, job) => {
		clearTimeout(timers[name]);
		timers[name] = setTimeout(job, delay);
	}];
}

// Asks the server, or tells it `body`. The status is 0 where no answer came.
export async function call(path, body) {
	const stop = new AbortController();
	const late = setTimeout(() => stop.abort(), ANSWER_MS);
	const json = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
	const reply = { status: 0, data: {}, retry: 0, sent: performance.now() };
	try {
		const answer = await fetch(path, { ...(body && json), cache: 'no-store', signal: stop.signal });
		reply.received = performance.now();
		reply.retry = Number(answer.headers.get('Retry-After'));
		const text = await answer.text();
		reply.data = text ? JSON.parse(text) : {};
		reply.status = answer.status;
	} catch {
		// none of ours
	}
	clearTimeout(late);
	return reply;
}

// What this page may do: viewer, notes, facilitator, null; undefined where no answer came.
export async function role() {
	const { status, data } = await call('/api/me');
	return status === 200 ? data.role : undefined;
}

// Soon at first, then seldom, and never all pages at once.
export const backoff = (tries) => Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** tries) * (0.1 + 0.9 * Math.random());

// Trades the key in the address for a cookie. True when the server does not know it.
async function trade() {
	const key = KEY.exec(location.hash)?.[1];
	if (!key) return false;
	history.replaceState(null, '', location.pathname);
	for (let tries = 0; ; tries += 1) {
		const { status } = await call('/api/key', { key });
		if (status !== 0 && status !== 429 && status < 500) return status >= 400;
		await new Promise((go) => setTimeout(go, backoff(tries)));
	}
}

// Opens the line, with `streams()` beside the face. `on` hears of each kind of event, of `time`
// (clocks were compared) and `standing` (null, or `{ why, since }`); `enter` asks who one is before
// each opening, false where no answer came.
export function connect(streams, on) {
	const [timers, after] = alarms();
	let offset = new Offset();
	let wallAhead = null;
	let apart = Date.now() - performance.now();
	let source = null;
	let opened = false;
	let lostAt = null;
	let tries = 0;
	let refusals = 0;
	let badLink = false;

	const boot = () => performance.now() + offset.value;
	const wall = () => (wallAhead === null ? Date.now() : boot() + wallAhead);

	async function ask(into) {
		const { status, data, sent, received } = await call('/api/time');
		if (status === 200) {
			into.take(sent, data.boot_ms, received);
			wallAhead = data.wall_ms - data.boot_ms;
		}
		return status;
	}

	// Compares the clocks afresh; false when nobody answered.
	async function measure() {
		const fresh = new Offset();
		for (let sample = 0; sample < SAMPLES; sample += 1) {
			if ((await ask(fresh)) !== 200) break;
			offset = fresh;
		}
		if (fresh.known) on.time();
		return fresh.known;
	}

	// Did the device sleep, or was its clock set? These look alike: the server is asked, and a sleep
	// is guessed where it does not answer at once.
	async function check() {
		const now = Date.now() - performance.now();
		const by = now - apart;
		if (Math.abs(by) < LEAP_MS) return;
		apart = now;
		if (by > 0) {
			after('guess', GUESS_MS, () => {
				offset.shift(by);
				on.time();
			});
		}
		if (!(await measure())) return lost();
		clearTimeout(timers.guess);
		open();
	}

	function close() {
		source?.close();
		source = null;
		clearTimeout(timers.first);
		clearTimeout(timers.retry);
	}

	function open() {
		close();
		opened = false;
		source = new EventSource('/api/events' + (streams() && `?with=${streams()}`));
		source.onerror = () => {
			refusals += opened ? 0 : 1;
			lost();
		};
		after('first', ANSWER_MS, lost);
		for (const kind of ['face', 'deck', 'room', 'note']) {
			source.addEventListener(kind, (event) => {
				if (!opened) found();
				on[kind]?.(JSON.parse(event.data));
			});
		}
	}

	function found() {
		opened = true;
		tries = refusals = 0;
		lostAt = null;
		badLink = false;
		clearTimeout(timers.first);
		clearTimeout(timers.quiet);
		on.standing(null);
	}

	function lost() {
		close();
		if (lostAt === null) {
			lostAt = wallAhead === null ? NaN : wall();
			after('quiet', QUIET_MS, () => say('offline'));
		}
		after('retry', backoff(tries), retry);
		tries += 1;
	}

	function say(why) {
		clearTimeout(timers.quiet);
		on.standing({ why, since: Number.isNaN(lostAt) ? null : lostAt });
	}

	async function retry() {
		const status = await ask(offset);
		if (status === 200) {
			// it answers, and gives no stream
			if (refusals > 1) say('crowded');
			return enter();
		}
		refusals = 0;
		if (status === 401 || status === 403) say(badLink ? 'badLink' : 'locked');
		return lost();
	}

	async function enter() {
		if (on.enter && !(await on.enter())) return lost();
		open();
		return measure();
	}

	async function pulse() {
		after('pulse', PULSE_MS, pulse);
		check();
		const asked = source;
		if (!asked) return;
		if ((await ask(offset)) === 200) on.time();
		else if (source === asked) lost();
	}

	function seen() {
		if (document.hidden) {
			clearTimeout(timers.pulse);
			after('hidden', HIDDEN_MS, close);
			return;
		}
		clearTimeout(timers.hidden);
		tries = 0;
		if (!source) retry();
		pulse();
	}

	async function begin() {
		badLink = await trade();
		await enter();
		pulse();
	}

	document.addEventListener('visibilitychange', seen);
	window.addEventListener('online', seen);
	window.addEventListener('hashchange', begin);
	begin();

	return { boot, wall, check, known: () => offset.known };
}
