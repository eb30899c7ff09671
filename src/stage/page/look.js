// What pages do with their elements. Writes text as text and nothing else.

const page = document.documentElement;
const LEAST_PX = 12;
const POINTER_MS = 3_000;

// Every element that has a name.
export const node = Object.fromEntries([...document.querySelectorAll('[id]')].map((one) => [one.id, one]));

export function say(one, text) {
	if (one.textContent !== text) one.textContent = text;
}

export function show(one, shown) {
	if (one.hidden === shown) one.hidden = !shown;
}

export function make(tag, className, text = '') {
	const one = document.createElement(tag);
	one.className = className;
	one.textContent = text;
	return one;
}

export function button(text, job) {
	const one = make('button', '', text);
	one.type = 'button';
	one.addEventListener('click', job);
	return one;
}

// The largest size at which the text stays within its element, on any number of lines.
export function fit(one, most) {
	const holds = (size) => {
		one.style.fontSize = `${size}px`;
		return one.scrollWidth <= one.clientWidth && one.scrollHeight <= one.clientHeight;
	};
	one.classList.remove('cut');
	let [low, high] = [LEAST_PX, Math.max(LEAST_PX, Math.floor(most))];
	if (holds(high)) return;
	while (high - low > 1) {
		const middle = Math.floor((low + high) / 2);
		if (holds(middle)) low = middle;
		else high = middle;
	}
	if (!holds(low)) one.classList.add('cut');
}

// The same for one line in a box.
export function fill(one, box) {
	one.style.fontSize = '100px';
	const share = Math.min(box.clientWidth / one.offsetWidth, box.clientHeight / one.offsetHeight);
	one.style.fontSize = `${Math.max(LEAST_PX, Math.floor(share * 100))}px`;
}

// A screen on a wall: F, a double tap or a button fills it; a pointer at rest goes.
export function wall(full) {
	let timer;
	const wake = () => {
		page.classList.add('moved');
		clearTimeout(timer);
		timer = setTimeout(() => page.classList.remove('moved'), POINTER_MS);
	};
	for (const kind of ['pointermove', 'pointerdown', 'keydown']) document.addEventListener(kind, wake);
	stayLit();
	show(full, Boolean(page.requestFullscreen));
	if (full.hidden) return;
	const turn = () => (document.fullscreenElement ? document.exitFullscreen() : page.requestFullscreen()).catch(() => {});
	full.addEventListener('click', turn);
	document.addEventListener('dblclick', (event) => event.target.closest('button') || turn());
	document.addEventListener('keydown', (event) => {
		if (event.key.toLowerCase() === 'f' && !event.ctrlKey && !event.metaKey && !event.repeat) turn();
	});
}

// Keeps the screen lit while the page is seen; only secure pages may.
export function stayLit() {
	const ask = () => document.hidden || navigator.wakeLock?.request('screen').catch(() => {});
	document.addEventListener('visibilitychange', ask);
	ask();
}
