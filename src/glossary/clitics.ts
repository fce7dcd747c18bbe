/**
 * A name with the short words that some scripts write onto it, and that are no part of it: Arabic "and", "in" and
 * "for" before it, Korean particles behind it. Other scripts part them by spaces, apostrophes or by the script itself
 * (AUKUS는). None for other names, and none for what stands in quotation marks.
 */
export function withClitics(text: string): string[] {
  if (/^\p{sc=Arab}/u.test(text)) return beforeArabic(text);
  return /\p{sc=Hang}\p{Nd}*$/u.test(text) ? behindKorean(text) : [];
}

/** The article is written into "for": للأمم; and three letters lam are written as two: للائحة. */
function beforeArabic(name: string): string[] {
  const withFor = name.startsWith('ال') ? `ل${name.slice(name.startsWith('الل') ? 2 : 1)}` : `ل${name}`;
  return [`و${name}`, `ب${name}`, `وب${name}`, withFor, `و${withFor}`];
}

/** Particles behind a vowel, and behind a consonant, as far as they differ. */
const PARTICLES = {
  vowel: ['는', '가', '를', '와', '로', '와의', '라는'],
  consonant: ['은', '이', '을', '과', '으로', '과의', '이라는'],
};
const ANY_PARTICLE = '의 에 에서 도 만 까지 부터 보다 처럼 에게 에는 에도 에서는 에서도'.split(' ');
/** Where Hangul's syllables begin in Unicode, and how many there are of each beginning and vowel: one, the first, ends in the vowel. */
const SYLLABLES = 0xac00;
const ENDINGS = 28;
/** The ending that is a consonant and yet takes 로: ㄹ. */
const RIEUL = 8;

function behindKorean(name: string): string[] {
  // How a number ends is said nowhere.
  if (/\p{Nd}$/u.test(name))
    return [...PARTICLES.vowel, ...PARTICLES.consonant, ...ANY_PARTICLE].map((particle) => name + particle);
  const ending = ((name.codePointAt(name.length - 1) ?? SYLLABLES) - SYLLABLES) % ENDINGS;
  const particles = ending === 0 ? PARTICLES.vowel : PARTICLES.consonant;
  const said = ending === RIEUL ? particles.map((particle) => particle.replace('으로', '로')) : particles;
  return [...said, ...ANY_PARTICLE].map((particle) => name + particle);
}
