// The room's screen: draws the face that the server sent as it is now.

import { flash, untilNext } from './clock.js';
import { fill, fit, node, say, show, wall } from './look.js';
import { open } from './page.js';

// How much of its row a text may take.
const SHARES = { name: 0.85, phase: 0.75, word: 0.75, message: 0.6, coming: 0.6 };

const still = matchMedia('(prefers-reduced-motion: reduce)');
let shape = '';

wall(node.full);
open(() => '', draw);

function draw(page, sheet) {
	if (!sheet) return Infinity;
	const { face } = page;
	const now = page.wall();
	say(node.title, sheet.name === face.title ? '' : face.title);
	say(node.wall, page.at(now));
	for (const name of ['name', 'phase', 'word', 'coming']) say(node[name], sheet[name]);
	say(node.digits, sheet.centre);
	show(node.bar, sheet.passed !== null);
	node.bar.style.background = (face.marks ?? []).map((at) => `linear-gradient(var(--ink) 0 0) ${at}% / 3px no-repeat`).join();
	node.fill.style.transform = `scaleX(${(sheet.passed ?? 0).toFixed(4)})`;

	const { message } = face;
	const turn = message ? flash(page.boot() - message.since_boot_ms) : { on: false, wait: Infinity };
	show(node.message, Boolean(message));
	say(node.message, message?.text ?? '');
	node.message.classList.toggle('turned', turn.on && !still.matches);
	document.body.toggleAttribute('data-message', Boolean(message));
	document.body.dataset.ground = face.blackout ? 'black' : sheet.level;
	if (!face.blackout) say(node.said, [sheet.name, sheet.phase, sheet.word].filter(Boolean).join(', '));
	arrange();
	return Math.min(turn.wait, untilNext(now));
}

// Sizes follow what is written, not the second: nothing moves while the clock runs.
function arrange() {
	const { digits, box } = node;
	const written = [...Object.keys(SHARES), 'stale'].map((name) => node[name].textContent);
	const now = [...written, digits.textContent.replace(/\d/g, '0'), innerWidth, innerHeight].join('\n');
	if (now === shape) return;
	shape = now;
	for (const [name, share] of Object.entries(SHARES)) {
		if (node[name].clientHeight > 0) fit(node[name], node[name].clientHeight * share);
	}
	const clock = /^[+\d:h]+$/.test(digits.textContent);
	digits.classList.toggle('words', !clock);
	if (clock) fill(digits, box);
	else fit(digits, Math.min(box.clientHeight * 0.4, box.clientWidth * 0.14));
}
