/**
 * Is a word a Vietnamese syllable? Onset, rhyme and tone as data. Sources: the spelling rules taught in schools (Quyết định 240/QĐ-BGD, 1984);
 * stopped rhymes (-c, -ch, -p, -t) take only the tones sắc and nặng.
 */
const onsets = 'b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x'.split(' ');

const rhymes = (
  'a ac ach ai am an ang anh ao ap at au ay ă ăc ăm ăn ăng ăp ăt â âc âm ân âng âp ât âu ây ' +
  'e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu ' +
  'o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet oc oi om on ong ooc oong op ot ' +
  'ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt ' +
  'u ua uân uâng uât uây uc uê uêch uênh ui um un ung uơ uô uôc uôi uôm uôn uông uôt up ut uy uya uych uyên uyêt uyn uynh uyp uyt uyu ' +
  'ư ưa ưc ưi ưm ưn ưng ươ ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu ym yn yt ynh'
).split(' ');

const toneMarks = '\u0300\u0301\u0303\u0309\u0323';
const tonePattern = new RegExp(`[${toneMarks}]`, 'g');
const onsetSet = new Set(onsets);
const rhymeSet = new Set(rhymes);
const frontOnly = new Set(['gh', 'ngh', 'k']);
const backOnly = new Set(['g', 'ng', 'c']);

/** Parts of a syllable, lower case and without its tone; null where it is none. */
function partsOf(word: string): { onset: string; rhyme: string; tone: string } | null {
  const open = word.normalize('NFD').toLowerCase();
  const tones = open.match(tonePattern) ?? [];
  if (tones.length > 1) return null;
  const bare = open.replace(tonePattern, '').normalize('NFC');
  for (const length of [3, 2, 1, 0]) {
    const onset = bare.slice(0, length);
    if (length > 0 && !onsetSet.has(onset)) continue;
    if (fits(onset, bare.slice(length))) return { onset, rhyme: bare.slice(length), tone: tones[0] ?? '' };
  }
  return null;
}

function fits(onset: string, rhyme: string): boolean {
  // "gì", "giếng", "quốc": the i or u counts for both.
  if (onset === 'gi' && (rhyme === '' || rhymeSet.has(`i${rhyme}`))) return rhyme === '' || rhymeSet.has(rhyme) || rhymeSet.has(`i${rhyme}`);
  if (onset === 'g' && /^i(?:$|[êe])/.test(rhyme)) return rhymeSet.has(rhyme);
  if (!rhymeSet.has(rhyme)) return onset === 'qu' && rhymeSet.has(`u${rhyme}`);
  const front = /^[ieêy]/.test(rhyme);
  return !(frontOnly.has(onset) && !front) && !(backOnly.has(onset) && front);
}

const stopped = /(?:c|ch|p|t)$/;

/** A legal syllable of Vietnamese; ASCII letters alone ("ban", "to") count. Case does not matter. */
export function isSyllable(word: string): boolean {
  if (word.length === 0 || word.length > 8) return false;
  const parts = partsOf(word);
  if (parts === null) return false;
  return !stopped.test(parts.rhyme) || parts.tone === '\u0301' || parts.tone === '\u0323';
}

/** Share of words that are legal syllables; 0 for a text without words. */
export function syllableShare(text: string): number {
  const words = text.match(/[A-Za-zÀ-ỹ][A-Za-zÀ-ỹ\p{M}]*/gu) ?? [];
  return words.length === 0 ? 0 : words.filter((word) => isSyllable(word)).length / words.length;
}
