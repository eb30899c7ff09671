// What all pages do: speak the session's language, draw in time, say when the server is silent.

import { read } from './face.js';
import { connect } from './link.js';
import { node, say } from './look.js';
import { WORDS, guess, time } from './words.js';

// Opens a page. `draw` gets it and what its face says (null while nothing is known), and returns
// how long the rest stays so; `on` hears of other events.
export function open(streams, draw, on = {}) {
	const root = document.documentElement;
	let lang;
	let timer;
	const page = {
		face: null,
		standing: null,
		words: null,
		wall: Date.now,
		at: (instant) => time(lang, instant, page.face?.zone),
		redraw,
	};

	function speak(next) {
		if (next === lang) return;
		lang = next;
		root.lang = lang;
		page.words = WORDS[lang];
		const each = (name, job) => {
			for (const one of document.querySelectorAll(`[data-${name}]`)) job(one, page.words[one.dataset[name]]);
		};
		each('say', say);
		each('hint', (one, word) => (one.placeholder = word));
		each('label', (one, word) => one.setAttribute('aria-label', word));
		document.title = `${page.words[root.dataset.title]} · deroule`;
	}

	function trouble() {
		if (!page.standing) return page.face?.behind ? page.words.behind : '';
		const { why, since } = page.standing;
		if (why !== 'offline') return page.words[why];
		return since === null ? page.words.connecting : page.words.offline(page.at(since));
	}

	function redraw() {
		clearTimeout(timer);
		line.check();
		say(node.stale, trouble());
		const { face, words, at } = page;
		const sheet = face && line.known() ? read(face, line.boot(), page.wall(), words, at) : null;
		const wait = Math.min(draw(page, sheet) ?? Infinity, sheet?.wait ?? Infinity);
		if (wait < Infinity && !document.hidden) timer = setTimeout(redraw, Math.max(1, Math.ceil(wait)));
	}

	speak(guess());
	const line = connect(streams, {
		...on,
		face(face) {
			page.face = face;
			speak(face.lang === 'en' ? 'en' : 'fr');
			on.face?.(face);
			redraw();
		},
		standing(now) {
			page.standing = now;
			on.standing?.(now);
			redraw();
		},
		time: redraw,
	});
	page.boot = line.boot;
	page.wall = () => (page.face ? line.boot() + page.face.epoch_ms : line.wall());
	document.addEventListener('visibilitychange', redraw);
	window.addEventListener('resize', redraw);
	return page;
}
