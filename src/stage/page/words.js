// All that the pages say, in French and in English; \u00a0 is a space that must not break.

const FORMATS = new Map();

// 13h30 in French, 13:30 in English, in the session's zone whatever the device's is.
export function time(lang, instant, zone) {
	if (!FORMATS.has(zone)) FORMATS.set(zone, format(zone));
	const text = FORMATS.get(zone).format(new Date(instant));
	return lang === 'fr' ? text.replace(':', 'h') : text;
}

function format(timeZone) {
	const shape = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
	try {
		return new Intl.DateTimeFormat('en-GB', { ...shape, timeZone });
	} catch {
		// older than the zone
		return new Intl.DateTimeFormat('en-GB', shape);
	}
}

// The device's language, until the session says its own.
export const guess = () => (/^en/i.test(navigator.language) ? 'en' : 'fr');

const BOTH = {
	stage: ['Écran de la salle', 'Room screen'],
	notes: 'Notes',
	door: ['Au suivant', 'Up next'],
	remote: ['Télécommande', 'Remote control'],
	noSession: ['En attente d’une session', 'Waiting for a session'],
	begins: ['Début à', 'We start at'],
	beginsSoon: ['Nous allons commencer', 'We are about to start'],
	break: ['Pause', 'Break'],
	breakUntil: ['Pause — reprise à %', 'Break — back at %'],
	suspended: ['Suspendu', 'Suspended'],
	near: ['Bientôt la fin', 'Nearly over'],
	over: ['Temps écoulé', 'Time is up'],
	round: ['Tour % sur %', 'Round % of %'],
	changeover: ['Changement d’équipe', 'Changing over'],
	then: ['Ensuite\u00a0: %', 'Next: %'],
	thenTwo: ['Ensuite\u00a0: %, puis %', 'Next: %, then %'],
	thanks: ['Merci', 'Thank you'],
	connecting: ['Connexion…', 'Connecting…'],
	offline: ['Hors ligne depuis %, l’heure continue', 'Offline since %, the clock goes on'],
	locked: ['Cette page s’ouvre avec un lien\u00a0: demandez-le à la personne qui anime.', 'This page opens with a link: ask the facilitator for it.'],
	badLink: ['Ce lien n’est plus valable\u00a0: demandez-en un nouveau.', 'This link is no longer valid: ask for a new one.'],
	crowded: ['Trop de pages sont ouvertes\u00a0: nouvel essai bientôt.', 'Too many pages are open: trying again shortly.'],
	behind: ['Le journal ne répond pas\u00a0: l’écran peut être en retard.', 'The journal does not answer: the screen may be late.'],
	fullScreen: ['Plein écran (F)', 'Full screen (F)'],
	clock: ['Chronomètre', 'Clock'],

	defis: ['Défis', 'Teams'],
	general: ['Toute la session', 'The whole session'],
	noteFor: ['Note pour %', 'Note for %'],
	follow: ['Suivre la scène', 'Follow the stage'],
	yourName: ['Votre prénom, pour signer vos notes', 'Your first name, to sign your notes'],
	goOn: ['Continuer', 'Continue'],
	changeName: ['Changer de prénom', 'Change your name'],
	plus: ['positif', 'positive'],
	minus: ['négatif', 'negative'],
	question: 'question',
	decision: ['décision', 'decision'],
	action: 'action',
	plain: 'note',
	typeHere: ['Écrivez, puis Entrée', 'Type, then Enter'],
	send: ['Noter', 'Add'],
	mine: ['Mes notes seulement', 'Only my notes'],
	noNotes: ['Pas encore de note.', 'No notes yet.'],
	queued: ['en attente d’envoi', 'waiting to be sent'],
	kept: ['enregistrée', 'saved'],
	refused: ['Refusée\u00a0: %', 'Refused: %'],
	gone: ['retirée', 'withdrawn'],
	takeBack: ['Retirer', 'Take back'],
	really: ['Vraiment retirer\u00a0?', 'Really take back?'],
	again: ['Renvoyer', 'Send again'],
	discard: ['Jeter', 'Discard'],
	ownLink: ['Cette page a son propre lien\u00a0: la console l’affiche avec la touche I.', 'This page has a link of its own: the console shows it with the I key.'],
	memoryOnly: ['Ce navigateur ne garde rien\u00a0: laissez cette page ouverte tant qu’une note attend.', 'This browser keeps nothing: leave this page open while a note is waiting.'],
	waiting: [(count) => (count > 1 ? `${count} notes attendent le réseau` : 'Une note attend le réseau'), (count) => (count > 1 ? `${count} notes are waiting for the network` : 'One note is waiting for the network')],

	speaking: ['En scène', 'On stage'],
	upNext: ['Au suivant', 'Up next'],
	since: ['depuis %', 'since %'],
	expected: ['passage prévu vers %', 'expected at about %'],
	after: ['Puis', 'Then'],
	nobodyNext: ['Plus personne à appeler', 'Nobody left to call'],

	start: ['Commencer', 'Start'],
	next: ['Suivant', 'Next'],
	close: ['Clore la session', 'Close the session'],
	longPress: ['Maintenez appuyé', 'Press and hold'],
	longer: ['Un peu plus longtemps\u00a0: maintenez appuyé.', 'A little longer: press and hold.'],
	suspend: ['Suspendre', 'Suspend'],
	resume: ['Reprendre', 'Resume'],
	more: '+\u00a01\u00a0min',
	less: '−\u00a01\u00a0min',
	undo: ['Annuler', 'Undo'],
	message: 'Message',
	messageHere: ['Message pour la salle', 'Message to the room'],
	show: ['Afficher', 'Show'],
	clear: ['Effacer le message', 'Clear the message'],
	black: ['Écran noir', 'Black screen'],
	light: ['Rallumer l’écran', 'Light the screen'],
	noAnswer: ['Pas de réponse\u00a0: regardez l’écran avant de recommencer.', 'No answer: look at the screen before you press again.'],
	failed: ['Le serveur n’a pas pu le faire.', 'The server could not do it.'],
};

// The words of one language, or of both; a % stands for what is said.
const of = (lang) => Object.fromEntries(Object.entries(BOTH).map(([name, words]) => [name, said(typeof words === 'string' ? words : words[lang])]));

const said = (text) => (/%/.test(text) ? (...what) => text.replace(/%/g, () => what.shift()) : text);

export const WORDS = { fr: of(0), en: of(1) };
