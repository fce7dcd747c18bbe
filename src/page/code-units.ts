/** Whether `data` holds anything but white space. */
export function hasInk(data: string): boolean {
  for (let i = 0; i < data.length; i++) {
    const unit = data.charCodeAt(i);
    if (unit > 0x20 && unit !== 0xa0 && unit !== 0x200b) return true;
  }
  return false;
}

/** Whether the code unit can be part of a word. Most are ASCII, and the expression is dear the first time. */
export function isWordUnit(unit: number): boolean {
  if (unit < 0x80)
    return (
      (unit >= 0x30 && unit <= 0x39) ||
      (unit >= 0x41 && unit <= 0x5a) ||
      (unit >= 0x61 && unit <= 0x7a) ||
      unit === 0x5f
    );
  return /[\p{L}\p{N}]/u.test(String.fromCharCode(unit));
}

/** Whether a sentence may end with this code unit: . ! ? 。 or the end of a line. */
export function endsSentence(unit: number): boolean {
  return unit === 0x2e || unit === 0x21 || unit === 0x3f || unit === 0x3002 || unit === 0x0a;
}

/** The length of the whole sentences in `data`; without one of its whole words; without a space of whole characters. */
export function lengthOfSentences(data: string): number {
  const whole =
    /^[^]*(?:[.!?](?=\s)|[。\n])/u.exec(data) ?? /^[^]*\s/u.exec(data) ?? /^[^]*(?=[^])/u.exec(data);
  return whole?.[0].length ?? data.length;
}
