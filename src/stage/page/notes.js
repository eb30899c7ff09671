// The note-taker's page: follows the stage, keeps every note until the server has it.

import { call, role } from './link.js';
import { button, make, node, say, show } from './look.js';
import { open } from './page.js';
import { keep, queue, recall } from './queue.js';

const NAME = 'deroule.name';
const DRAFT = 'deroule.draft';
const KINDS = { plus: '+', minus: '-', question: '?', decision: '!', action: '>' };
const SHOWN = { ...KINDS, minus: '−', plain: '·' };
const STATES = { queued: '…', kept: '✓', refused: '✗' };
const SIGN = /^\s*([+?!>-])\s?/;

const notes = new Map();
let room = { session: null, defis: [], on: null };
let mayWrite = null;
let drives = false;
let author = recall(NAME) ?? '';
// The défi that the person chose; undefined follows the stage.
let chosen;
let onlyMine = false;
// When and for whom the first character of the note in hand was typed.
let draft = null;
let trouble = '';
// Whether the list has to be drawn again.
let stale = true;
let frame;

const own = queue((body) => call('/api/notes', body), listChanged);

const page = open(() => (mayWrite ? 'notes' : ''), draw, {
	room(now) {
		if (now.session !== room.session) {
			notes.clear();
			own.forget(now.session);
			chosen = undefined;
		}
		room = { defis: [], on: null, ...now };
		own.soon();
		listChanged();
	},
	note(note) {
		notes.set(note.seq, note);
		listChanged();
	},
	standing(now) {
		if (now) return;
		// all that stand are told anew
		notes.clear();
		own.settle();
		own.soon();
	},
	async enter() {
		const now = await role();
		drives = now === 'facilitator';
		if (now !== undefined) mayWrite = drives || now === 'notes';
		listChanged();
		return now !== undefined;
	},
});

function listChanged() {
	stale = true;
	cancelAnimationFrame(frame);
	frame = requestAnimationFrame(() => page.redraw());
}

const target = () => (draft ? draft.for : chosen === undefined ? room.on : chosen);

function draw({ face, words, standing }, sheet) {
	say(node.now, sheet?.name ?? '');
	say(node.phase, sheet?.phase ?? '');
	say(node.digits, face?.clock && sheet ? sheet.centre : '');
	node.digits.classList.toggle('over', sheet?.level === 'over');
	show(node.locked, mayWrite === false);
	show(node.who, mayWrite === true && !author);
	for (const one of [node.write, node.filters]) show(one, mayWrite === true && author !== '');
	say(node.rename, author);
	const whom = target();
	say(node.target, whom === null ? words.general : words.noteFor(whom));
	say(node.follow, `▶ ${words.follow}`);
	show(node.follow, chosen !== undefined);
	node.mine.setAttribute('aria-pressed', onlyMine);
	const waiting = own.waiting();
	const unsafe = waiting.some((note) => !note.safe);
	say(node.held, unsafe ? words.memoryOnly : standing && waiting.length ? words.waiting(waiting.length) : trouble);
	drawDefis(words, whom);
	const sign = SIGN.exec(node.text.value)?.[1];
	[...node.signs.children].forEach((one, index) => {
		const [kind, its] = Object.entries(KINDS)[index];
		say(one.lastChild, words[kind]);
		one.setAttribute('aria-pressed', sign === its);
	});
	if (!stale) return;
	stale = false;
	const shown = listed();
	node.list.replaceChildren(...shown.map((note) => item(note, words)));
	say(node.empty, shown.length || !mayWrite ? '' : words.noNotes);
}

function drawDefis(words, whom) {
	// for nobody in particular is for whoever is on: only while nobody is
	const names = [...(room.on === null ? [null] : []), ...room.defis.map((defi) => defi.name)];
	const { defis } = node;
	while (defis.children.length > names.length) defis.lastChild.remove();
	names.forEach((name, index) => {
		if (!defis.children[index]) {
			const one = button('', () => choose(one.defi));
			defis.append(make('li', ''));
			defis.lastChild.append(one);
		}
		const place = defis.children[index];
		place.firstChild.defi = name;
		say(place.firstChild, name === null ? words.general : name === room.on ? `▶ ${name}` : name);
		const current = name === whom;
		if (current === place.hasAttribute('aria-current')) return;
		place.toggleAttribute('aria-current', current);
		if (current) defis.scrollLeft = place.offsetLeft - (defis.clientWidth - place.clientWidth) / 2;
	});
}

// Everybody's notes, and this device's that are not there yet.
function listed() {
	const known = new Set();
	const all = [];
	for (const note of notes.values()) {
		if (note.key) known.add(note.key);
		const mine = Boolean(note.key) && own.has(note.key);
		if (!note.gone || mine) all.push({ ...note, mine, state: 'kept' });
	}
	for (const note of own.all()) {
		if (known.has(note.key) || note.settled || (note.state === 'kept' && note.session !== room.session)) continue;
		const sign = SIGN.exec(note.text)?.[1];
		const kind = Object.keys(KINDS).find((name) => KINDS[name] === sign) ?? 'plain';
		all.push({ ...note, mine: true, defi: note.for, kind, text: note.text.replace(SIGN, ''), own: note });
	}
	const shown = onlyMine ? all.filter((note) => note.mine) : all;
	return shown.sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
}

function item(note, words) {
	const line = make('li', `${note.state}${note.gone ? ' gone' : ''}`);
	const picture = (className, text, label) => {
		const one = make('span', className, text);
		one.setAttribute('role', 'img');
		one.setAttribute('aria-label', label);
		one.title = label;
		return one;
	};
	const state = { queued: words.queued, kept: words.kept, refused: words.refused(note.why || words.failed) }[note.state];
	const about = [page.at(note.at), note.defi, note.phase, note.by, note.gone && words.gone].filter(Boolean);
	const said = make('span', 'about', about.join(' · '));
	if (!note.gone && (note.seq ? note.mine || drives : note.state === 'queued')) said.append(' ', takeBack(note, words));
	line.append(
		picture('sign', SHOWN[note.kind] ?? SHOWN.plain, words[note.kind] ?? words.plain),
		make('span', 'text', note.text),
		picture('state', STATES[note.state], state),
		said,
	);
	if (note.state === 'refused') {
		const ways = make('span', 'ways');
		ways.append(
			button(words.again, () => own.again({ ...note.own, session: room.session })),
			button(words.discard, () => own.drop(note.key)),
		);
		line.append(make('span', 'why', state), ways);
	}
	return line;
}

// A press asks, the next one does it.
function takeBack(note, words) {
	const one = button(words.takeBack, async () => {
		if (one.textContent === words.takeBack) return say(one, words.really);
		if (!note.seq) return own.drop(note.key);
		one.disabled = true;
		const { status, data } = await call('/api/notes/undo', { seq: note.seq, session: note.session, by: author });
		trouble = status === 200 ? '' : data.message || words.noAnswer;
		listChanged();
	});
	one.addEventListener('blur', () => say(one, words.takeBack));
	return one;
}

function choose(defi) {
	chosen = defi === room.on ? undefined : defi;
	if (draft) draft.for = defi;
	changed();
}

function insert(sign) {
	const { value } = node.text;
	const now = SIGN.exec(value);
	const rest = now ? value.slice(now[0].length) : value.trimStart();
	node.text.value = now?.[1] === sign ? rest : `${sign} ${rest}`;
	typed();
}

function typed() {
	if (!node.text.value.trim()) draft = null;
	// by the server's clock, as this device's may be wrong
	else draft ??= { at: new Date(page.wall()).toISOString(), for: target(), session: room.session };
	changed();
}

// The note in hand has changed: it outlives a reload.
function changed() {
	keep(DRAFT, draft && JSON.stringify({ draft, text: node.text.value }));
	node.text.focus();
	page.redraw();
}

function send(event) {
	event.preventDefault();
	const text = node.text.value.replace(/\s+/g, ' ').trim();
	if (!text || !draft) return;
	trouble = '';
	own.add({ ...draft, text, by: author });
	node.text.value = '';
	draft = null;
	changed();
}

for (const [kind, sign] of Object.entries(KINDS)) {
	const one = button('', () => insert(sign));
	one.append(make('b', '', SHOWN[kind]), make('small', ''));
	// the keyboard of a phone stays where it is
	one.addEventListener('pointerdown', (event) => event.preventDefault());
	node.signs.append(one);
}
node.write.addEventListener('submit', send);
node.text.addEventListener('input', typed);
node.text.addEventListener('keydown', (event) => event.key === 'Enter' && !event.isComposing && send(event));
node.follow.addEventListener('click', () => choose(room.on));
node.who.addEventListener('submit', (event) => {
	event.preventDefault();
	author = node.name.value.trim();
	keep(NAME, author);
	changed();
});
node.rename.addEventListener('click', () => {
	node.name.value = author;
	author = '';
	page.redraw();
	node.name.focus();
});
node.mine.addEventListener('click', () => {
	onlyMine = !onlyMine;
	listChanged();
});
window.addEventListener('online', own.soon);

const left = JSON.parse(recall(DRAFT) ?? 'null');
if (left) ({ draft, text: node.text.value } = left);
listChanged();
