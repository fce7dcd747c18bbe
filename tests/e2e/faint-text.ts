/**
 * The texts in the opened card whose contrast is under 4.5 to 1 (WCAG 2.2, 1.4.3), and how many texts there
 * are: axe cannot tell for what is in the top layer. It is sent into pages as it stands, so it uses nothing
 * from outside itself.
 */
export function faintTexts(): { faint: string[]; looked: number } {
  const channels = (colour: string): number[] => {
    const [r = 0, g = 0, b = 0, alpha = 1] = (/^rgba?\(([^)]*)\)$/u.exec(colour)?.[1] ?? '')
      .split(/[\s,/]+/u)
      .map(Number);
    return [r, g, b, alpha];
  };
  const luminance = (colour: string): number => {
    const [r = 0, g = 0, b = 0] = channels(colour).map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const paperUnder = (element: Element | null): string => {
    for (let at = element; at !== null; at = at.parentElement) {
      const { backgroundColor } = getComputedStyle(at);
      if (channels(backgroundColor)[3] === 1) return backgroundColor;
    }
    return 'rgb(128, 128, 128)'; // nothing is told apart from it: the card must bring its own paper
  };
  const frame = document.querySelector('sidelight-card')?.shadowRoot?.querySelector('.frame');
  const faint: string[] = [];
  let looked = 0;
  const walker = document.createTreeWalker(frame ?? document.createElement('p'), NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text !== null; text = walker.nextNode()) {
    const holder = text.parentElement;
    if (holder === null || !/\S/u.test(text.nodeValue ?? '')) continue;
    looked++;
    const [lower = 0, higher = 0] = [getComputedStyle(holder).color, paperUnder(holder)]
      .map(luminance)
      .toSorted((a, b) => a - b);
    if ((higher + 0.05) / (lower + 0.05) < 4.5) faint.push(text.nodeValue ?? '');
  }
  return { faint, looked };
}
