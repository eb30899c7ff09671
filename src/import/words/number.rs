//! Numbers in words, in the languages that are read: `quatre`, `four`, `vier`, `cuatro`.

use super::fold::{Folded, Table};

pub(in crate::import) static NUMBERS: Table<u32> = Table::new(&[
    ("un", 1),
    ("une", 1),
    ("one", 1),
    ("ein", 1),
    ("eine", 1),
    ("einen", 1),
    ("uno", 1),
    ("una", 1),
    ("een", 1),
    ("deux", 2),
    ("two", 2),
    ("zwei", 2),
    ("dos", 2),
    ("twee", 2),
    ("trois", 3),
    ("three", 3),
    ("drei", 3),
    ("tres", 3),
    ("drie", 3),
    ("quatre", 4),
    ("four", 4),
    ("vier", 4),
    ("cuatro", 4),
    ("cinq", 5),
    ("five", 5),
    ("funf", 5),
    ("cinco", 5),
    ("vijf", 5),
    ("six", 6),
    ("sechs", 6),
    ("seis", 6),
    ("zes", 6),
    ("sept", 7),
    ("seven", 7),
    ("sieben", 7),
    ("siete", 7),
    ("zeven", 7),
    ("huit", 8),
    ("eight", 8),
    ("acht", 8),
    ("ocho", 8),
    ("neuf", 9),
    ("nine", 9),
    ("neun", 9),
    ("nueve", 9),
    ("negen", 9),
    ("dix", 10),
    ("ten", 10),
    ("zehn", 10),
    ("diez", 10),
    ("tien", 10),
    ("onze", 11),
    ("eleven", 11),
    ("elf", 11),
    ("once", 11),
    ("douze", 12),
    ("twelve", 12),
    ("zwolf", 12),
    ("doce", 12),
    ("twaalf", 12),
    ("treize", 13),
    ("thirteen", 13),
    ("dreizehn", 13),
    ("trece", 13),
    ("dertien", 13),
    ("quatorze", 14),
    ("fourteen", 14),
    ("vierzehn", 14),
    ("catorce", 14),
    ("veertien", 14),
    ("quinze", 15),
    ("fifteen", 15),
    ("funfzehn", 15),
    ("quince", 15),
    ("vijftien", 15),
    ("seize", 16),
    ("sixteen", 16),
    ("sechzehn", 16),
    ("dieciseis", 16),
    ("zestien", 16),
    ("vingt", 20),
    ("twenty", 20),
    ("zwanzig", 20),
    ("veinte", 20),
    ("twintig", 20),
    ("vingt-cinq", 25),
    ("twenty-five", 25),
    ("veinticinco", 25),
    ("trente", 30),
    ("thirty", 30),
    ("dreissig", 30),
    ("dreißig", 30),
    ("treinta", 30),
    ("dertig", 30),
    ("quarante", 40),
    ("forty", 40),
    ("vierzig", 40),
    ("cuarenta", 40),
    ("veertig", 40),
    ("quarante-cinq", 45),
    ("forty-five", 45),
    ("cinquante", 50),
    ("fifty", 50),
    ("funfzig", 50),
    ("cincuenta", 50),
    ("vijftig", 50),
    ("soixante", 60),
    ("sixty", 60),
    ("sechzig", 60),
    ("sesenta", 60),
    ("zestig", 60),
]);

/// Whether a number may begin at `at`: no number does where this says no.
pub(in crate::import) fn may_begin(text: &Folded, at: usize) -> bool {
    text.at(at).is_ascii_digit() || NUMBERS.may_begin(text, at)
}

/// The number in words that begins at `at`, and where it ends.
pub(in crate::import) fn in_words(text: &Folded, at: usize) -> Option<(u32, usize)> {
    if !NUMBERS.may_begin(text, at) {
        return None;
    }
    let end = text.word_end(at);
    let value = |end| Some((NUMBERS.get(text, at, end)?.1, end));
    let joined = text.at(end) == '-' && text.at(end + 1).is_alphabetic();
    joined.then(|| value(text.word_end(end + 1))).flatten().or_else(|| value(end))
}

/// The digits that begin at `at`, at most `most` of them, and where they end.
pub(in crate::import) fn digits(text: &Folded, at: usize, most: usize) -> Option<(u32, usize)> {
    let mut end = at;
    let mut value: u32 = 0;
    while let Some(digit) = text.at(end).to_digit(10) {
        if end - at == most {
            return None;
        }
        value = value * 10 + digit;
        end += 1;
    }
    (end > at).then_some((value, end))
}

/// A whole number in digits or in words.
pub(in crate::import) fn whole(text: &Folded, at: usize) -> Option<(u32, usize)> {
    digits(text, at, 4).or_else(|| in_words(text, at))
}
