/**
 * The other number of a French, Spanish, Italian or Portuguese phrase whose first noun is counted: the noun and
 * the adjectives that follow it, up to the first preposition or name. Names begin with a capital and have none.
 * Undefined when the noun is not known.
 */
export function inflectRomance(
  text: string,
  language: 'fr' | 'es' | 'it' | 'pt',
  countable: boolean,
): readonly string[] | undefined {
  if (!countable || (/^\p{Lu}/u.test(text) && !text.startsWith('État'))) return [];
  const { nouns, plural, singular } = GRAMMARS[language];
  const [head = '', ...more] = text.split(' ');
  const noun = nouns.find(([one, many]) => one === head || many === head);
  if (noun === undefined) return undefined;
  const [one, many, gender] = noun;
  const end = more.findIndex((word) => !isOrdinary(word) || STOPS.has(word) || word.startsWith('anti'));
  const agreeing = end < 0 ? more : more.slice(0, end);
  const rest = end < 0 ? [] : more.slice(end);
  const forms = new Set<string>();
  if (head === one)
    forms.add(
      [many, ...agreeing.map((word) => (INVARIABLE.has(word) ? word : plural(word, gender))), ...rest].join(
        ' ',
      ),
    );
  if (head === many)
    forms.add(
      [one, ...agreeing.map((word) => (INVARIABLE.has(word) ? word : singular(word, gender))), ...rest].join(
        ' ',
      ),
    );
  forms.delete(text);
  return [...forms];
}

/** A word that may agree, or the one name that stands between noun and adjective: registre Internet régional. */
function isOrdinary(word: string): boolean {
  return /^[\p{Ll}-]+$/u.test(word) || word === 'Internet';
}

type Gender = 'm' | 'f';
type Noun = readonly [one: string, many: string, gender: Gender];

interface Grammar {
  readonly nouns: readonly Noun[];
  readonly plural: (adjective: string, gender: Gender) => string;
  readonly singular: (adjective: string, gender: Gender) => string;
}

/** What ends the words that agree. */
const STOPS = new Set(
  (
    'de du des d à au aux en sur pour contre sans entre reposant tiers zero-day jour di da del della dei delle ' +
    'dello con per su sul sulla sulle sui sugli tra fra nel nella nelle al alla alle la a sobre por para contra'
  ).split(' '),
);

/** Set beside a noun they never change: programas espía comerciales. */
const INVARIABLE = new Set(['cyber', 'espía', 'raíz', 'racine', 'Internet', 'et', 'y', 'e']);

function nounsOf(masculine: string, feminine: string): readonly Noun[] {
  const read = (list: string, gender: Gender): readonly Noun[] =>
    list.split(' ').map((pair) => {
      const [one = '', many = ''] = pair.split('/');
      return [one, many === '' ? `${one}s` : many, gender];
    });
  return [...read(masculine, 'm'), ...read(feminine, 'f')];
}

const GRAMMARS: Readonly<Record<'fr' | 'es' | 'it' | 'pt', Grammar>> = {
  fr: {
    nouns: nounsOf(
      'accord ambassadeur cheval/chevaux contenu contrôle câble entrepreneur fournisseur géant hacker instrument ' +
        'logiciel magasin modèle partenariat pirate rançongiciel registre règlement réseau/réseaux ' +
        'semi-conducteur semiconducteur serveur standard système État',
      'ambassadrice approche attaque campagne coupure cyberattaque cyberguerre cyberpuissance faille guerre ' +
        'infrastructure interdiction menace mesure norme organisation puce puissance restriction sanction ' +
        'superpuissance taxe technologie usine vulnérabilité économie',
    ),
    plural: (word) =>
      /[sxz]$/u.test(word) ? word : word.endsWith('al') ? word.replace(/al$/u, 'aux') : `${word}s`,
    singular: (word) =>
      word.endsWith('aux') ? word.replace(/aux$/u, 'al') : word.replace(/(?<![sx])s$/u, ''),
  },
  es: {
    nouns: nounsOf(
      'acuerdo apagón/apagones ataque cable chip ciberataque ciberdelito contenido control/controles corte emprendedor/emprendedores ' +
        'enfoque estándar/estándares grupo hacker impuesto instrumento modelo país/países programa ' +
        'semiconductor/semiconductores servidor/servidores sistema troyano',
      'amenaza ciberguerra ciberpotencia fábrica granja guerra infraestructura medida norma organización/organizaciones ' +
        'potencia red/redes sanción/sanciones tecnología tienda vulnerabilidad/vulnerabilidades economía',
    ),
    plural: consonantOrVowel,
    singular: spanishSingular,
  },
  it: {
    nouns: nounsOf(
      'accordo/accordi attacco/attacchi cavo/cavi contenuto/contenuti controllo/controlli modello/modelli paese/paesi ' +
        'semiconduttore/semiconduttori sistema/sistemi strumento/strumenti',
      'economia/economie fabbrica/fabbriche guerra/guerre imposta/imposte infrastruttura/infrastrutture minaccia/minacce ' +
        'misura/misure norma/norme organizzazione/organizzazioni potenza/potenze sanzione/sanzioni tecnologia/tecnologie ' +
        'vulnerabilità/vulnerabilità',
    ),
    plural: italianPlural,
    singular: italianSingular,
  },
  pt: {
    nouns: nounsOf(
      'ataque cabo ciberataque controle país/países semicondutor/semicondutores',
      'ameaça guerra infraestrutura medida norma organização/organizações tecnologia vulnerabilidade',
    ),
    plural: (word) => (word.endsWith('al') ? word.replace(/l$/u, 'is') : consonantOrVowel(word)),
    singular: (word) => (word.endsWith('ais') ? word.replace(/is$/u, 'l') : word.replace(/s$/u, '')),
  },
};

function consonantOrVowel(word: string): string {
  return /[aeiouáéíóú]$/u.test(word) ? `${word}s` : `${word}es`;
}

function spanishSingular(word: string): string {
  if (word.endsWith('ines')) return word.replace(/ines$/u, 'ín');
  return /(?:[lrn]|í)es$/u.test(word) ? word.slice(0, -2) : word.replace(/s$/u, '');
}

function italianPlural(word: string, gender: Gender): string {
  if (word.endsWith('ca')) return word.replace(/ca$/u, 'che');
  if (word.endsWith('ga')) return word.replace(/ga$/u, 'ghe');
  if (word.endsWith('a')) return word.replace(/a$/u, gender === 'f' ? 'e' : 'i');
  return /[oe]$/u.test(word) ? `${word.slice(0, -1)}i` : word;
}

function italianSingular(word: string, gender: Gender): string {
  if (word.endsWith('che')) return word.replace(/che$/u, 'ca');
  if (/(?:[aei]l|ent|ant)i$/u.test(word)) return `${word.slice(0, -1)}e`;
  if (gender === 'f') return word.replace(/e$/u, 'a').replace(/i$/u, 'e');
  return word.replace(/i$/u, 'o');
}
