/**
 * German noun phrases: adjectives in every ending that article, case and number give them, the genitive of
 * masculines and neuters, the dative plural; and the plural of what is counted. Nouns are known by their last
 * part (-verordnung, -gesetz), feminines also by suffix (-ung, -heit, -tät); others are left alone.
 */
export function inflectGerman(text: string, countable: boolean): readonly string[] | undefined {
  if (/^[\p{Lu}\p{N}-]+$/u.test(text)) return [];
  const words = text.split(' ');
  const place = words.findIndex((word) => nounOf(word) !== undefined);
  const noun = nounOf(words[place] ?? '');
  const before = words.slice(0, place);
  const rest = words.slice(place + 1);
  if (noun === undefined || rest[0] === 'und' || !before.every((word) => agrees(word, noun)))
    return undefined;
  const forms = new Set<string>();
  const add = (endings: readonly string[], written: string): void => {
    for (const ending of endings) {
      const adjectives = before.map((word) => (isInvariable(word) ? word : stemOf(word) + ending));
      forms.add([...adjectives, written, ...rest].join(' '));
    }
  };
  if (!noun.isPlural || countable) {
    if (noun.singular !== undefined) add(NOMINATIVE[noun.gender], noun.singular);
    for (const genitive of noun.genitives) add(['en'], genitive);
  }
  if (noun.isPlural || countable) {
    for (const plural of noun.plurals) {
      add(['e', 'en', 'er'], plural);
      if (!/[ns]$/u.test(plural)) add(['en'], `${plural}n`);
    }
  }
  forms.delete(text);
  return [...forms];
}

/** Endings of adjectives beside the noun as it stands in the dictionary: strong, weak, accusative and dative. */
const NOMINATIVE = {
  m: ['er', 'e', 'en', 'em'],
  n: ['es', 'e', 'en', 'em'],
  f: ['e', 'er', 'en'],
} as const;

interface GermanNoun {
  readonly gender: keyof typeof NOMINATIVE;
  readonly isPlural: boolean;
  /** Absent for heads that have no singular here. */
  readonly singular?: string;
  readonly genitives: readonly string[];
  readonly plurals: readonly string[];
}

/** Last parts of nouns: gender, genitive (endings, / between them), plural; - where it has none that is used. */
const NOUNS: ReadonlyArray<
  readonly [noun: string, gender: 'm' | 'f' | 'n', genitive: string, plural: string]
> = [
  ['abkommen', 'n', 's', 'abkommen'],
  ['abschaltung', 'f', '', 'abschaltungen'],
  ['agentur', 'f', '', '-'],
  ['allianz', 'f', '', 'allianzen'],
  ['angriff', 'm', 's/es', 'angriffe'],
  ['ausbau', 'm', 's', '-'],
  ['ansatz', 'm', 'es', 'ansätze'],
  ['appell', 'm', 's', 'appelle'],
  ['arbeit', 'f', '', '-'],
  ['arrangement', 'n', 's', 'arrangements'],
  ['attacke', 'f', '', 'attacken'],
  ['aufruf', 'm', 's', 'aufrufe'],
  ['autoritarismus', 'm', '', '-'],
  ['bazooka', 'f', '', 'bazookas'],
  ['bedrohung', 'f', '', 'bedrohungen'],
  ['beitritt', 'm', 's', '-'],
  ['bewegung', 'f', '', 'bewegungen'],
  ['blockade', 'f', '', '-'],
  ['botschafter', 'm', 's', 'botschafter'],
  ['chip', 'm', 's', 'chips'],
  ['dekade', 'f', '', '-'],
  ['dialog', 'm', 's', '-'],
  ['dienst', 'm', 'es', '-'],
  ['diplomatie', 'f', '', '-'],
  ['effekt', 'm', 's', '-'],
  ['euromaidan', 'm', 's', '-'],
  ['exploit', 'm', 's', 'exploits'],
  ['fabrik', 'f', '', 'fabriken'],
  ['firewall', 'f', '', '-'],
  ['forum', 'n', 's', '-'],
  ['frage', 'f', '', '-'],
  ['frühling', 'm', 's', '-'],
  ['gesetz', 'n', 'es', 'gesetze'],
  ['gipfel', 'm', 's', 'gipfel'],
  ['governance', 'f', '', '-'],
  ['großmacht', 'f', '', 'großmächte'],
  ['gruppe', 'f', '', '-'],
  ['hacker', 'm', 's', 'hacker'],
  ['halbleiter', 'm', 's', 'halbleiter'],
  ['handbuch', 'n', 's/es', '-'],
  ['infrastruktur', 'f', '', 'infrastrukturen'],
  ['initiative', 'f', '', '-'],
  ['institut', 'n', 's', '-'],
  ['instrument', 'n', 's/es', 'instrumente'],
  ['intelligenz', 'f', '', '-'],
  ['internet', 'n', 's', '-'],
  ['jahrzehnt', 'n', 's', '-'],
  ['kabel', 'n', 's', 'kabel'],
  ['kampagne', 'f', '', 'kampagnen'],
  ['kodex', 'm', '', '-'],
  ['komitee', 'n', 's', '-'],
  ['kompass', 'm', 'es', '-'],
  ['konferenz', 'f', '', '-'],
  ['konflikt', 'm', 's/es', '-'],
  ['konkurrenz', 'f', '', '-'],
  ['kontrolle', 'f', '', 'kontrollen'],
  ['konzern', 'm', 's', 'konzerne'],
  ['kraft', 'f', '', '-'],
  ['krieg', 'm', 's/es', 'kriege'],
  ['krise', 'f', '', 'krisen'],
  ['kryptografie', 'f', '', '-'],
  ['kryptographie', 'f', '', '-'],
  ['land', 'n', 's/es', 'länder'],
  ['lithografie', 'f', '', '-'],
  ['lithographie', 'f', '', '-'],
  ['lücke', 'f', '', 'lücken'],
  ['macht', 'f', '', 'mächte'],
  ['manual', 'n', 's', '-'],
  ['markt', 'm', 's/es', '-'],
  ['massaker', 'n', 's', '-'],
  ['massnahme', 'f', '', 'massnahmen'],
  ['maßnahme', 'f', '', 'maßnahmen'],
  ['messenger', 'm', 's', '-'],
  ['miliz', 'f', '', 'milizen'],
  ['ministerium', 'n', 's', '-'],
  ['mobilfunk', 'm', 's', '-'],
  ['modell', 'n', 's', 'modelle'],
  ['nameserver', 'm', 's', 'nameserver'],
  ['netz', 'n', 'es', 'netze'],
  ['netzwerk', 'n', 's/es', '-'],
  ['norm', 'f', '', 'normen'],
  ['organisation', 'f', '', 'organisationen'],
  ['paket', 'n', 's/es', '-'],
  ['pakt', 'm', 's/es', '-'],
  ['partei', 'f', '', '-'],
  ['pflicht', 'f', '', 'pflichten'],
  ['phase', 'f', '', 'phasen'],
  ['politik', 'f', '', '-'],
  ['prinzip', 'n', 's', '-'],
  ['projekt', 'n', 's/es', '-'],
  ['prozess', 'm', 'es', '-'],
  ['rahmen', 'm', 's', '-'],
  ['rat', 'm', 's/es', '-'],
  ['raum', 'm', 's/es', '-'],
  ['recht', 'n', 's/es', '-'],
  ['rechtsakt', 'm', 's/es', '-'],
  ['regime', 'n', 's', 'regime'],
  ['richtlinie', 'f', '', 'richtlinien'],
  ['risking', 'n', 's', '-'],
  ['rivalität', 'f', '', 'rivalitäten'],
  ['rootserver', 'm', 's', 'rootserver'],
  ['roskomnadsor', 'm', 's', '-'],
  ['roskomnadzor', 'm', 's', '-'],
  ['runet', 'n', 's', '-'],
  ['schild', 'm', 's/es', '-'],
  ['schwachstelle', 'f', '', 'schwachstellen'],
  ['seidenstraße', 'f', '', '-'],
  ['sekretär', 'm', 's', '-'],
  ['shutdown', 'm', 's', 'shutdowns'],
  ['software', 'f', '', '-'],
  ['sperre', 'f', '', 'sperren'],
  ['spionage', 'f', '', '-'],
  ['spyware', 'f', '', '-'],
  ['staat', 'm', 's/es', 'staaten'],
  ['steuer', 'f', '', 'steuern'],
  ['strategie', 'f', '', '-'],
  ['supermacht', 'f', '', 'supermächte'],
  ['system', 'n', 's', 'systeme'],
  ['süden', 'm', 's', '-'],
  ['technologie', 'f', '', 'technologien'],
  ['terrorismus', 'm', '', '-'],
  ['toolbox', 'f', '', '-'],
  ['trojaner', 'm', 's', 'trojaner'],
  ['unternehmer', 'm', 's', 'unternehmer'],
  ['urteil', 'n', 's', '-'],
  ['verbot', 'n', 's/es', 'verbote'],
  ['wahl', 'f', '', 'wahlen'],
  ['yuan', 'm', 's', '-'],
  ['zensur', 'f', '', '-'],
  ['zerfall', 'm', 's', '-'],
  ['zusammenbruch', 'm', 's', '-'],
  ['übereinkommen', 'n', 's', '-'],
];

/** Heads that stand in the plural and have no singular here. */
const PLURALS = new Set(
  (
    'beziehungen enthüllungen inhalte märkte menschenrechte nationen sanktionen standards stores winterspiele ' +
    'exportbeschränkungen'
  ).split(' '),
);

/** Adjectives made of places: Budapester Konvention. */
const OF_PLACES = new Set(['Budapester', 'Pariser', 'Schanghaier', 'Shanghaier', 'Genfer', 'Wiener']);

/** The longest known last part of the word; feminines also by suffix. */
function nounOf(word: string): GermanNoun | undefined {
  if (!/^(?:\p{Lu}|\p{N}\p{Lu}|[a-z]+[\p{Lu}-])/u.test(word) || isInvariable(word)) return undefined;
  const small = word.toLowerCase();
  const ends = (part: string): boolean =>
    small === part || (small.endsWith(part) && small.length > part.length + 1);
  if ([...PLURALS].some(ends)) return { gender: 'f', isPlural: true, genitives: [], plurals: [word] };
  const [best] = NOUNS.flatMap(([noun, gender, genitive, plural]) => [
    ...(ends(noun) ? [{ own: noun, isPlural: false, noun, gender, genitive, plural }] : []),
    ...(plural !== noun && ends(plural)
      ? [{ own: plural, isPlural: true, noun, gender, genitive, plural }]
      : []),
  ]).toSorted((a, b) => b.own.length - a.own.length);
  if (best === undefined) return feminineOf(word);
  const at = word.length - best.own.length;
  const isCapital = /\p{Lu}/u.test(word.charAt(at));
  const as = (part: string): string =>
    word.slice(0, at) + (isCapital ? part.charAt(0).toUpperCase() + part.slice(1) : part);
  const singular = as(best.noun);
  return {
    gender: best.gender,
    isPlural: best.isPlural,
    singular,
    genitives: best.genitive === '' ? [] : best.genitive.split('/').map((ending) => singular + ending),
    plurals: best.plural === '-' ? [] : [as(best.plural)],
  };
}

function feminineOf(word: string): GermanNoun | undefined {
  if (!/(?:ung|heit|keit|schaft|tät|ion|sphäre)$/u.test(word)) return undefined;
  return { gender: 'f', isPlural: false, singular: word, genitives: [], plurals: [] };
}

/** Stands before the noun as it is: "und" between adjectives, "Handels- und", Budapester. */
function isInvariable(word: string): boolean {
  return word === 'und' || word.endsWith('-') || OF_PLACES.has(word);
}

/** Whether the word may be an adjective of the noun, by its ending. */
function agrees(word: string, { gender, isPlural }: GermanNoun): boolean {
  const endings = isPlural ? ['e', 'en', 'er'] : NOMINATIVE[gender];
  return (
    isInvariable(word) ||
    (/^\p{L}[\p{L}-]{2,}$/u.test(word) && endings.some((ending) => word.endsWith(ending)))
  );
}

function stemOf(word: string): string {
  return word.replace(/e[nrsm]?$/u, '');
}
