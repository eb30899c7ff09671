// What a clock shows at an instant, and how far this device's is from the server's. Pure: reads
// no clock, page or network. Instants are milliseconds.

// How fast two clocks may part: no quartz is worse.
const DRIFT = 100e-6;
const SECOND = 1000;
const MINUTE = 60_000;
const FLASHES = 3;

const two = (number) => String(number).padStart(2, '0');

// How long until the next whole `step`, or minute.
export const untilNext = (instant, step = MINUTE) => step - (((instant % step) + step) % step);

// The second that stands for what is left: up while positive, towards zero in overtime.
const display = (left) => (left > 0 ? Math.ceil(left / SECOND) : Math.trunc(left / SECOND));

// 0:07, 12:00, 1:05:00; +0:42 in overtime.
export function digits(seconds) {
	const all = Math.abs(seconds);
	const [hours, minutes, tail] = [Math.floor(all / 3600), Math.floor(all / 60) % 60, two(all % 60)];
	const shown = hours > 0 ? `${hours}:${two(minutes)}:${tail}` : `${minutes}:${tail}`;
	return seconds < 0 ? `+${shown}` : shown;
}

// What a face's clock shows when the server's says `boot`, and how long it stays so.
export function seen(clock, boot) {
	if (!clock.down) {
		const held = clock.up_since_boot_ms === null;
		const up = Math.max(0, held ? clock.up_ms : boot - clock.up_since_boot_ms);
		const wait = held ? Infinity : untilNext(up, SECOND);
		return { text: digits(Math.floor(up / SECOND)), passed: null, near: false, over: false, wait };
	}
	const held = clock.zero_boot_ms === null;
	const left = held ? clock.left_ms : clock.zero_boot_ms - boot;
	const shown = display(left);
	const marks = [(shown - 1) * SECOND, clock.warn_ms, -clock.grace_ms];
	const gaps = marks.map((mark) => left - mark).filter((gap) => gap > 0);
	const all = clock.allotted_ms;
	return {
		text: digits(shown),
		passed: all === null ? null : all > 0 ? Math.min(1, Math.max(0, 1 - left / all)) : 1,
		near: left <= clock.warn_ms,
		over: left <= -clock.grace_ms,
		wait: held ? Infinity : Math.min(...gaps),
	};
}

// Whether a message of this age is shown the other way round, and for how long.
export function flash(age) {
	const half = Math.floor(age / SECOND);
	if (!(half >= 0 && half < 2 * FLASHES)) return { on: false, wait: Infinity };
	return { on: half % 2 === 0, wait: untilNext(age, SECOND) };
}

// How far the server's clock is ahead of this device's: bounds, as an answer was written between
// its question and its coming in. Each answer can only narrow them.
export class Offset {
	low = -Infinity;
	high = Infinity;
	at = 0;

	take(sent, boot, received) {
		const slack = Math.max(0, received - this.at) * DRIFT;
		const low = Math.max(this.low - slack, boot - received);
		const high = Math.min(this.high + slack, boot - sent);
		// bounds that exclude each other: a clock has jumped
		[this.low, this.high] = low <= high ? [low, high] : [boot - received, boot - sent];
		this.at = received;
	}

	// This device's clock slept for so long.
	shift(by) {
		this.low += by;
		this.high += by;
	}

	get known() {
		return this.high < Infinity;
	}

	get value() {
		return (this.low + this.high) / 2;
	}
}
