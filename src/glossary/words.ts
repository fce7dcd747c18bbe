import {
  ATTACHING,
  beginsWithCapital,
  COMPLEX,
  DASH,
  endsInCapital,
  foldCase,
  foldedUnit,
  HYPHEN,
  IGNORED,
  casedUnit,
  isFigure,
  isMark,
  kindOf,
  kindOfComplex,
  LETTER,
  normalise,
  OTHER,
  SOLO,
  SPACE,
  VOWEL,
} from './characters.ts';

/**
 * A text as the matcher sees it: words with their places and hashes.
 *
 * A run of letters and digits is a word; a character of a script without spaces is a word; any
 * other visible character is a word too, so that "U.S." is four words and a comma keeps "Silk,
 * Road" apart. Spaces and single hyphens between words are nothing: "internet sovereignty" and
 * "internet-sovereignty" read alike, and so does "Handels- und Technologierat". A dash with spaces
 * around it, a double hyphen or an em dash is a word; but an em dash right between two capitals is a
 * hyphen ("EU—US"). Soft hyphens and zero-width characters are nothing anywhere. Places are UTF-16
 * code units of the text as given, without ignored characters at either end of a word; that is how
 * every match comes home.
 */
export class Words {
  /** How many words there are; the arrays may be longer. */
  count = 0;
  starts = new Int32Array(256);
  ends = new Int32Array(256);
  hashes = new Int32Array(256);
  /** 1 where the word cannot be folded unit by unit. */
  complex = new Uint8Array(256);
  text = '';

  /** Reads `text`, forgetting the text before. The arrays are used again: take what you need at once. */
  read(text: string): this {
    this.text = text;
    this.count = 0;
    const length = text.length;
    let at = 0;
    while (at < length) {
      const unit = text.charCodeAt(at);
      const kind = kindOf(unit);
      if (kind === LETTER || kind === ATTACHING) {
        at = this.#readWord(at, kind);
        // What mostly follows is one space, and then the next word.
        if (at + 1 < length && text.charCodeAt(at) === 0x20 && kindOf(text.charCodeAt(at + 1)) === LETTER)
          at++;
      } else if (kind === SPACE || kind === HYPHEN) at = this.#readGap(at);
      else if (kind === IGNORED || kind === VOWEL) at++;
      else if (kind === SOLO) at = this.#readSolo(at, 1);
      else if (kind === OTHER) {
        if (foldedUnit(unit) !== DASH || !this.#isBetweenCapitals(at))
          this.#push(at, at + 1, step(SEED, foldedUnit(unit)), 0);
        at++;
      } else at = this.#readComplex(at);
    }
    return this;
  }

  /** The word without its case, letter by letter: equal for two words exactly when they match. */
  folded(word: number): string {
    return this.#sign(word, foldedUnit) ?? foldCase(this.#written(word));
  }

  /** The word with its case, compatibility equivalents made one. */
  cased(word: number): string {
    return this.#sign(word, casedUnit) ?? normalise(this.#written(word));
  }

  /**
   * Whether the word has just the letters of `letters` from `at` on, with or without case, and they
   * end there (at a zero, or at the end of the array). Returns the place after them, -1 if not.
   */
  matches(word: number, letters: Uint16Array, at: number, keepCase: boolean): number {
    if (this.complex[word] === 1) {
      const own = keepCase ? this.cased(word) : this.folded(word);
      for (let i = 0; i < own.length; i++) if (letters[at + i] !== own.charCodeAt(i)) return -1;
      return ended(letters, at + own.length);
    }
    let place = at;
    const end = this.ends[word] as number;
    for (let i = this.starts[word] as number; i < end; i++) {
      const unit = this.text.charCodeAt(i);
      const kind = kindOf(unit);
      if (kind === IGNORED || kind === VOWEL) continue;
      if (letters[place] !== (keepCase ? casedUnit(unit) : foldedUnit(unit))) return -1;
      place++;
    }
    return ended(letters, place);
  }

  /** As `matches` with case, but the word may begin with the capital of its letter: "In", where the form has "in". */
  matchesAsTitle(word: number, letters: Uint16Array, at: number): number {
    const own = this.cased(word);
    const title = own.charAt(0).toLowerCase().charAt(0) + own.slice(1);
    for (let i = 0; i < own.length; i++)
      if (letters[at + i] !== (i === 0 ? title : own).charCodeAt(i) && letters[at + i] !== own.charCodeAt(i))
        return -1;
    return ended(letters, at + own.length);
  }

  #written(word: number): string {
    return this.text.slice(this.starts[word], this.ends[word]);
  }

  /** A word that is one sign of punctuation, folded; undefined for words of letters. */
  #sign(word: number, fold: (unit: number) => number): string | undefined {
    const start = this.starts[word] as number;
    if ((this.ends[word] as number) - start !== 1) return undefined;
    const unit = this.text.charCodeAt(start);
    const kind = kindOf(unit);
    return kind === OTHER || kind === HYPHEN ? String.fromCharCode(fold(unit)) : undefined;
  }

  /** A word of letters of one kind, LETTER or ATTACHING, with all that is written above and below them. */
  #readWord(start: number, ofKind: number): number {
    const { text } = this;
    const length = text.length;
    let hash = SEED;
    let complex = false;
    let figured = start;
    let end = start;
    let at = start;
    while (at < length) {
      const unit = text.charCodeAt(at);
      const kind = kindOf(unit);
      if (kind === ofKind) {
        hash = step(hash, foldedUnit(unit));
        end = ++at;
      } else if (kind === IGNORED) {
        at++;
      } else if (kind === VOWEL) {
        end = ++at;
      } else if (kind === COMPLEX) {
        const character = String.fromCodePoint(text.codePointAt(at) as number);
        const truly = kindOfComplex(character);
        if (truly !== ofKind && truly !== IGNORED && !isMark(character)) break;
        complex = true;
        at += character.length;
        if (truly !== IGNORED) end = at;
      } else if (
        ofKind === ATTACHING &&
        kind === LETTER &&
        (at < figured || (figured = this.#endOfFigures(at)) > at)
      ) {
        hash = step(hash, foldedUnit(unit));
        end = ++at;
      } else break;
    }
    if (complex) this.#pushComplex(start, end);
    else this.#push(start, end, hash, 0);
    return at;
  }

  /** Where the figures from `start` on end; `start` itself where a letter of a script like ours follows them. */
  #endOfFigures(start: number): number {
    const { text } = this;
    let at = start;
    for (; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      const kind = kindOf(unit);
      if (kind === COMPLEX) {
        const character = String.fromCodePoint(text.codePointAt(at) as number);
        const truly = kindOfComplex(character);
        if (truly !== IGNORED) return truly === LETTER ? start : at;
        at += character.length - 1;
      } else if (kind !== IGNORED && kind !== VOWEL && !(kind === LETTER && isFigure(unit)))
        return kind === LETTER ? start : at;
    }
    return at;
  }

  /** One character of a script without spaces, with the combining marks that follow it. */
  #readSolo(start: number, units: number): number {
    const { text } = this;
    let end = start + units;
    let at = end;
    while (at < text.length) {
      const kind = kindOf(text.charCodeAt(at));
      if (kind === IGNORED || kind === VOWEL) {
        at++;
        continue;
      }
      if (kind !== COMPLEX) break;
      const character = String.fromCodePoint(text.codePointAt(at) as number);
      const isIgnored = kindOfComplex(character) === IGNORED;
      if (!isIgnored && !isMark(character) && !/[\uFF9E\uFF9F]/u.test(character)) break;
      at += character.length;
      if (!isIgnored) end = at;
    }
    const first = text.charCodeAt(start);
    if (end === start + 1 && kindOf(first) === SOLO) this.#push(start, end, step(SEED, foldedUnit(first)), 0);
    else this.#pushComplex(start, end);
    return end;
  }

  #readComplex(start: number): number {
    const character = String.fromCodePoint(this.text.codePointAt(start) as number);
    const kind = kindOfComplex(character);
    if (kind === LETTER || kind === ATTACHING) return this.#readWord(start, kind);
    if (kind === SOLO) return this.#readSolo(start, character.length);
    if (kind !== IGNORED) this.#pushComplex(start, start + character.length);
    return start + character.length;
  }

  /** Whether the dash at `at` stands right between two capitals. */
  #isBetweenCapitals(at: number): boolean {
    const last = this.count - 1;
    return (
      last >= 0 &&
      endsInCapital(this.text.slice(this.starts[last], at)) &&
      beginsWithCapital(this.text.slice(at + 1))
    );
  }

  /** Spaces and hyphens between words: nothing, unless they make a dash. */
  #readGap(start: number): number {
    const { text } = this;
    let hyphens = 0;
    let firstHyphen = start;
    let spaceBefore = false;
    let spaceAfter = false;
    let at = start;
    for (; at < text.length; at++) {
      const kind = kindOf(text.charCodeAt(at));
      if (kind === HYPHEN) {
        if (hyphens++ === 0) firstHyphen = at;
        spaceAfter = false;
      } else if (kind === SPACE) {
        if (hyphens === 0) spaceBefore = true;
        else spaceAfter = true;
      } else if (kind === COMPLEX) {
        const character = String.fromCodePoint(text.codePointAt(at) as number);
        if (kindOfComplex(character) !== IGNORED) break;
        at += character.length - 1;
      } else if (kind !== IGNORED && kind !== VOWEL) break;
    }
    if (hyphens > 1 || (hyphens === 1 && spaceBefore && spaceAfter)) {
      this.#push(firstHyphen, firstHyphen + 1, step(SEED, DASH), 0);
    }
    return at;
  }

  /** A word that only folding as a whole can hash. */
  #pushComplex(start: number, end: number): void {
    this.#push(start, end, 0, 1);
    this.hashes[this.count - 1] = hashOf(this.folded(this.count - 1));
  }

  #push(start: number, end: number, hash: number, complex: number): void {
    if (this.count === this.starts.length) this.#grow();
    this.starts[this.count] = start;
    this.ends[this.count] = end;
    this.hashes[this.count] = hash;
    this.complex[this.count] = complex;
    this.count++;
  }

  #grow(): void {
    const size = this.starts.length * 2;
    const longer = (old: Int32Array): Int32Array<ArrayBuffer> => {
      const array = new Int32Array(size);
      array.set(old);
      return array;
    };
    this.starts = longer(this.starts);
    this.ends = longer(this.ends);
    this.hashes = longer(this.hashes);
    const complex = new Uint8Array(size);
    complex.set(this.complex);
    this.complex = complex;
  }
}

const SEED = 0x811c9dc5 | 0;

/** One step of FNV-1a over 16-bit units (Fowler, Noll, Vo). */
function step(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193);
}

function hashOf(text: string): number {
  let hash = SEED;
  for (let i = 0; i < text.length; i++) hash = step(hash, text.charCodeAt(i));
  return hash;
}

function ended(letters: Uint16Array, at: number): number {
  return at >= letters.length || letters[at] === 0 ? at + 1 : -1;
}
