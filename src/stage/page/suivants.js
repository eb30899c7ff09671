// The screen at the door: who is on, who is called and since when, and who follows.

import { untilNext } from './clock.js';
import { fit, make, node, say, show, wall } from './look.js';
import { open } from './page.js';


let deck = null;
let shape = '';

wall(node.full);
const page = open(() => 'deck', draw, {
	deck(now) {
		deck = now;
		page.redraw();
	},
});

function draw({ face, words, at, wall }, sheet) {
	if (!sheet || !deck) return Infinity;
	const now = wall();
	const { on, next, after = [] } = deck;
	const runs = face.clock !== null;
	say(node.title, face.title);
	say(node.wall, at(now));
	show(node.on, runs);
	say(node.speaker, on?.defi ?? (runs ? sheet.name : ''));
	say(node.doing, on?.phase ?? '');
	say(node.digits, runs ? sheet.centre : '');
	node.digits.classList.toggle('over', sheet.level === 'over');
	say(node.call, next ? words.upNext : '');
	say(node.since, next?.since ? words.since(at(next.since)) : '');
	say(node.next, next?.defi ?? (runs ? words.nobodyNext : sheet.centre));
	const expected = next?.projected_start && Date.parse(next.projected_start) > now;
	say(node.expected, expected ? words.expected(at(next.projected_start)) : '');
	show(node.then, after.length > 0);
	if (node.after.textContent !== after.join('')) node.after.replaceChildren(...after.map((name) => make('li', '', name)));
	arrange(next);
	return untilNext(now);
}

function arrange(called) {
	const { next } = node;
	const now = [next.textContent, next.clientWidth, next.clientHeight].join('\n');
	if (now === shape) return;
	shape = now;
	fit(next, Math.min(next.clientHeight * 0.8, next.clientWidth * (called ? 0.2 : 0.08)));
}
