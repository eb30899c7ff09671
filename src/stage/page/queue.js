// The notes of this device: kept until the server has them on its disk, sent once each. Each has
// its own entry in the browser's store, so that two pages never clash.

import { backoff } from './link.js';

const PREFIX = 'deroule.note.';
const BUSY_MS = 5_000;
// What another try may mend.
const MENDS = [0, 401, 403, 408, 429];

// The browser's store, or one that forgets.
const shelf = (() => {
	try {
		return window.localStorage;
	} catch {
		return { getItem: () => null };
	}
})();

export const recall = (name) => shelf.getItem(name);

// Keeps a text, or nothing any more; false where the browser does not.
export function keep(name, text) {
	try {
		if (text) shelf.setItem(name, text);
		else shelf.removeItem(name);
		return true;
	} catch {
		return false;
	}
}

// `crypto.randomUUID` is for secure pages only.
function newKey() {
	const bytes = crypto.getRandomValues(new Uint8Array(16));
	return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

// `post` sends a note; `changed` hears of every change.
export function queue(post, changed) {
	const notes = new Map();
	let sending = false;
	let tries = 0;
	let timer;

	function load(name, text) {
		if (!name?.startsWith(PREFIX)) return;
		if (text === null) notes.delete(name.slice(PREFIX.length));
		else settle(JSON.parse(text));
	}

	// What the server has it tells, until it is taken back.
	function settle(note) {
		notes.set(note.key, { ...note, settled: note.state === 'kept' });
	}

	function save(note) {
		const safe = keep(PREFIX + note.key, JSON.stringify({ ...note, safe: true }));
		notes.set(note.key, { ...note, safe });
		changed();
	}

	function drop(key) {
		notes.delete(key);
		keep(PREFIX + key, null);
		changed();
	}

	function put(note) {
		save({ ...note, state: 'queued' });
		flush();
	}

	const waiting = () => [...notes.values()].filter((note) => note.state === 'queued').sort((a, b) => a.made - b.made);

	async function flush() {
		if (sending) return;
		clearTimeout(timer);
		sending = true;
		for (let note; (note = waiting()[0]); ) {
			const { key, session, text, by, at } = note;
			const { status, data, retry } = await post({ key, session, text, by, at, for: note.for });
			// sent by another page while it was under way
			if (notes.get(key)?.state !== 'queued') continue;
			if (status === 200) {
				tries = 0;
				save({ ...note, state: 'kept' });
			} else if (MENDS.includes(status) || status >= 500) {
				timer = setTimeout(flush, status === 429 ? retry * 1000 || BUSY_MS : backoff(tries));
				tries += 1;
				break;
			} else {
				save({ ...note, state: 'refused', why: data.message ?? '' });
			}
		}
		sending = false;
	}

	for (const name of Object.keys(shelf)) load(name, recall(name));
	window.addEventListener('storage', (event) => {
		load(event.key, event.newValue);
		changed();
	});

	return {
		add: (note) => put({ ...note, key: newKey(), made: Date.now() }),
		again: put,
		drop,
		waiting,
		all: () => [...notes.values()],
		has: (key) => notes.has(key),
		settle: () => [...notes.values()].forEach(settle),
		// What another session has on its disk is of no use here any more.
		forget(session) {
			for (const note of [...notes.values()]) {
				if (note.state === 'kept' && note.session !== session) drop(note.key);
			}
		},
		soon() {
			tries = 0;
			flush();
		},
	};
}
