// What a face says at an instant, in words: the same on every page. Pure.

import { seen } from './clock.js';

// What stands where, and how long all that stays so.
export function read(face, boot, wall, words, at) {
	const [one, two] = face.coming;
	const sheet = {
		name: face.title,
		phase: '',
		word: '',
		centre: '',
		coming: two ? words.thenTwo(one, two) : one ? words.then(one) : '',
		passed: null,
		level: 'calm',
		wait: Infinity,
	};
	switch (face.scene) {
		case 'waiting': {
			const wait = face.begins_at === null ? 0 : Date.parse(face.begins_at) - wall;
			sheet.phase = face.place ?? '';
			if (!(wait > 0)) return { ...sheet, centre: words.beginsSoon };
			return { ...sheet, word: words.begins, centre: at(face.begins_at), wait };
		}
		case 'cue':
		case 'break': {
			const { text, passed, near, over, wait } = seen(face.clock, boot);
			const rest = face.scene === 'break';
			const level = face.suspended ? 'suspended' : over ? 'over' : near ? 'warning' : rest ? 'break' : 'calm';
			// shape and word beside the colour: for eyes, and for beamers, that show none
			const word = { suspended: `‖ ${words.suspended}`, over: `! ${words.over}`, warning: `◆ ${words.near}` }[level];
			const until = face.resume_at === null ? words.break : words.breakUntil(at(face.resume_at));
			const [name, phase] = rest ? [until, ''] : [face.name, doing(face, words)];
			return { ...sheet, name, phase, word: word ?? '', centre: text, passed, level, wait };
		}
		case 'finished':
			return { ...sheet, centre: words.thanks, coming: '' };
		default:
			return { ...sheet, name: '', centre: words.noSession };
	}
}

function doing({ phase, turn }, words) {
	const { kind, title, round, rounds } = phase ?? {};
	const what = { titled: title, round: words.round(round, rounds), changeover: words.changeover }[kind];
	return [what, turn?.join('/')].filter(Boolean).join(' · ');
}
