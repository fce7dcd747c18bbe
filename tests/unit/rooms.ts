import { type Import, type SourceTree, cyclesOf, importsOf, isBarrel } from './import-graph.ts';

type Room = 'core' | 'charts' | 'page' | 'store' | 'extension' | 'ui' | 'reading' | 'entrypoints';

interface Allowed {
  rooms: readonly Room[];
  /** Rooms of which only types may be used (and the few files directly under src/). */
  typesOf?: readonly Room[];
  /** Packages, by name or beginning of the name (`preact` allows `preact/hooks`). */
  packages: readonly string[] | 'any';
}

/** The table of rooms: who may use whom. An arrow that is not here is forbidden. */
const table: Record<Room, Allowed> = {
  core: { rooms: ['core'], packages: ['zod', 'minisearch', 'approx-string-match'] },
  charts: { rooms: ['charts'], packages: [] },
  page: { rooms: ['page'], typesOf: ['core'], packages: [] },
  store: { rooms: ['store', 'core'], packages: ['idb'] },
  extension: { rooms: ['extension', 'core'], packages: ['wxt', 'webextension-polyfill', 'zod'] },
  ui: { rooms: ['ui', 'charts'], typesOf: ['core'], packages: ['preact', '@floating-ui/core', 'mark.js'] },
  reading: { rooms: ['reading', 'page', 'ui', 'core'], packages: ['preact', '@floating-ui/core'] },
  entrypoints: {
    rooms: ['entrypoints', 'reading', 'ui', 'page', 'store', 'extension', 'core'],
    packages: 'any',
  },
};

const coreFolders = new Set(['glossary', 'highlights', 'settings', 'lookup']);
const vagueName = /(?:^|-)(?:utils?|helpers?|common|manager|service)$/u;

/** One sentence for everything in a tree that the house does not allow. */
export function complaintsAbout(tree: SourceTree): string[] {
  const imports = importsOf(tree);
  return [
    ...imports.flatMap((one) => complaintAboutImport(one)),
    ...cyclesOf(imports).map((way) => `${way.join(' → ')} is a cycle`),
    ...Object.entries(tree).flatMap(([file, source]) => (isBarrel(source) ? [`${file} is a barrel`] : [])),
    ...Object.keys(tree).flatMap((file) =>
      hasVagueName(file) ? [`${file} says nothing with its name: name it after what it does`] : [],
    ),
  ];
}

function complaintAboutImport({ from, to, typeOnly }: Import): string[] {
  const room = roomOf(from);
  if (room === undefined) return [`${from} stands in no room of the house`];
  const { rooms, typesOf = [], packages } = table[room];
  if (!/^(?:src|entrypoints)\//u.test(to)) {
    // Styles and other files beside the code are no arrow.
    const isFile = to.includes('assets/') || to.startsWith('.');
    const isAllowed = packages === 'any' || packages.some((name) => to === name || to.startsWith(`${name}/`));
    return isFile || isAllowed ? [] : [`${from} → ${to}: ${room} does not use this package`];
  }
  const target = roomOf(to);
  if (target === undefined) return [`${from} → ${to}: it stands in no room of the house`];
  if (rooms.includes(target)) return [];
  if (typesOf.includes(target) && (typeOnly || isPrimitive(to))) return [];
  const only = typesOf.includes(target) ? 'only types of ' : 'nothing of ';
  return [`${from} → ${to}: ${room} uses ${only}${target}`];
}

function roomOf(file: string): Room | undefined {
  if (file.startsWith('entrypoints/')) return 'entrypoints';
  const [, folder = '', rest] = file.split('/');
  if (rest === undefined || coreFolders.has(folder)) return 'core';
  return folder in table && folder !== 'core' && folder !== 'entrypoints' ? (folder as Room) : undefined;
}

/** span, failure, words …: the files directly under src/. */
function isPrimitive(file: string): boolean {
  return file.split('/').length === 2;
}

function hasVagueName(file: string): boolean {
  return file.split('/').some((part) => vagueName.test(part.replace(/\.\w+$/u, '')));
}
