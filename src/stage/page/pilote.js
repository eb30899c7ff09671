// The remote control. A press counts once: it names the cue that was on the screen, its key rests
// until the next face or a second, and to go on takes a long press.

import { alarms, call, role } from './link.js';
import { node, say, show, stayLit } from './look.js';
import { open } from './page.js';

const REST_MS = 1_000;
const HOLD_MS = 400;
const ANSWER_MS = 6_000;

const [timers, after] = alarms();
const resting = new Set();
let rested = () => {};
let mayDrive = null;
let cue = null;
// The cue after which nothing comes, once the server has said so.
let lastCue = null;
let writing = false;
// What the large key was pressed for.
let pressed = null;

const page = open(() => 'deck', draw, {
	face: () => rested(),
	deck(now) {
		cue = now.cue ?? null;
		if (cue !== lastCue) lastCue = null;
		page.redraw();
	},
	enter,
});
stayLit();

async function enter() {
	const now = await role();
	if (now !== undefined) mayDrive = now === 'facilitator';
	page.redraw();
	return now !== undefined;
}

// What the large key does now; null where nothing is left to do.
function step() {
	const { scene } = page.face;
	if (scene === 'waiting') return 'start';
	if (scene !== 'cue' && scene !== 'break') return null;
	return lastCue !== null && cue === lastCue ? 'close' : 'next';
}

function draw({ face, words, standing }, sheet) {
	show(node.locked, mayDrive === false);
	show(node.keys, mayDrive === true);
	show(node.write, mayDrive === true && writing);
	if (!sheet) return;
	const runs = face.clock !== null;
	for (const name of ['name', 'phase', 'word', 'coming']) say(node[name], sheet[name]);
	say(node.digits, sheet.centre);
	node.digits.classList.toggle('words', !/^[+\d:h]+$/.test(sheet.centre));
	node.remote.dataset.level = sheet.level;
	say(node.message, face.message ? words.clear : words.message);
	say(node.black, face.blackout ? words.light : words.black);
	say(node.hold, face.suspended ? words.resume : words.suspend);
	const now = step();
	say(node.what, words[now ?? 'next']);
	const idle = { less: !runs, more: !runs, hold: !runs, next: now === null };
	const off = standing !== null || face.session === null;
	for (const key of node.keys.children) key.disabled = off || resting.has(key.id) || Boolean(idle[key.id]);
}

// Sends a command; its key rests until the answer and then the next face, or a second.
async function send(name, words, seen = null) {
	if (resting.has(name)) return false;
	resting.add(name);
	page.redraw();
	const known = new Promise((done) => {
		rested = done;
		setTimeout(done, REST_MS);
	});
	const { status, data } = await call('/api/commands', seen === null ? { do: words } : { do: words, cue: seen });
	if (data.error === 'last-cue') lastCue = seen;
	if (status === 401 || status === 403) enter();
	const done = status === 200;
	const { words: said } = page;
	tell(done ? data.done : status === 0 ? said.noAnswer : data.message || said.failed, !done);
	await known;
	resting.delete(name);
	page.redraw();
	return done;
}

function tell(text, refused = false) {
	node.answer.classList.toggle('refused', refused);
	say(node.answer, text);
	after('answer', ANSWER_MS, () => say(node.answer, ''));
}

// The large key is held for a moment, by finger, mouse or keyboard.
function press() {
	if (pressed || node.next.disabled) return;
	pressed = { what: step(), cue, gone: false };
	node.next.classList.add('pressed');
	after('press', HOLD_MS, () => {
		pressed.gone = true;
		send('next', pressed.what, pressed.what === 'next' ? pressed.cue : null);
	});
}

function release() {
	if (!pressed) return;
	clearTimeout(timers.press);
	if (!pressed.gone) tell(page.words.longer);
	pressed = null;
	node.next.classList.remove('pressed');
}

node.next.addEventListener('pointerdown', (event) => {
	if (event.button !== 0) return;
	node.next.setPointerCapture(event.pointerId);
	press();
});
for (const kind of ['pointerup', 'pointercancel', 'keyup', 'blur']) node.next.addEventListener(kind, release);
node.next.addEventListener('keydown', (event) => {
	if (event.key !== ' ' && event.key !== 'Enter') return;
	event.preventDefault();
	if (!event.repeat) press();
});
const { hold, less, more, undo, black, message, write, text } = node;
hold.addEventListener('click', () => send('hold', page.face.suspended ? 'resume' : 'suspend', cue));
less.addEventListener('click', () => send('less', 'extend -1m', cue));
more.addEventListener('click', () => send('more', 'extend +1m', cue));
undo.addEventListener('click', () => send('undo', 'undo'));
black.addEventListener('click', () => send('black', `blackout ${page.face.blackout ? 'off' : 'on'}`));
message.addEventListener('click', () => {
	if (page.face.message) return send('message', 'message --clear');
	writing = !writing;
	page.redraw();
	if (writing) text.focus();
});
write.addEventListener('submit', async (event) => {
	event.preventDefault();
	const said = text.value.trim();
	// what was refused stays to be mended
	if (!said || !(await send('message', `message ${said}`))) return;
	text.value = '';
	writing = false;
	page.redraw();
});
