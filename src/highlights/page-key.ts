/**
 * Parameters that tell where a reader came from and nothing of what is read, on any site. Names that some
 * site uses for what is read (`id`, `p`, `v`, `q`, `page`, `s`, `t`, `lang`) never belong here: a wrong name in
 * this list mixes two articles, a missing one only files a page twice.
 */
const TRACKING = new Set([
  // Click identifiers of advertising networks: Google, Facebook, Microsoft, Yandex, TikTok, X, LinkedIn, Pinterest, Reddit, Snapchat.
  'gclid',
  'gclsrc',
  'dclid',
  'gbraid',
  'wbraid',
  'gad_source',
  'gad_campaignid',
  'srsltid',
  'fbclid',
  'fb_action_ids',
  'fb_action_types',
  'fb_ref',
  'fb_source',
  'msclkid',
  'yclid',
  'ysclid',
  'ttclid',
  'twclid',
  'li_fat_id',
  'epik',
  'rdt_cid',
  'sccid',
  'igshid',
  'igsh',
  // Newsletters and campaigns: Mailchimp, HubSpot, Marketo, Vero, Klaviyo, Olytics, AT Internet, Piano.
  'mc_cid',
  'mc_eid',
  'hsctatracking',
  '_hsenc',
  '_hsmi',
  '__hssc',
  '__hstc',
  '__hsfp',
  'mkt_tok',
  'vero_id',
  'vero_conv',
  '_kx',
  'oly_anon_id',
  'oly_enc_id',
  'xtor',
  'at_medium',
  'at_campaign',
  // Analytics that hand their visitor from one host to the next.
  '_ga',
  '_gl',
  'wt_mc',
  's_cid',
  'ncid',
  'cmpid',
  'icid',
  // The link that was followed: Twitter's cards, newspapers' own share buttons.
  'ref_src',
  'ref_url',
  'referrer',
  'smid',
  'smtyp',
  'partner',
  'share_id',
]);

/** Beginnings of such names: Urchin (`utm_source`), Matomo (`mtm_`, `pk_`), Piwik Pro, HubSpot ads. */
const TRACKING_PREFIXES = ['utm_', 'mtm_', 'matomo_', 'pk_', 'piwik_', 'hsa_'];

/**
 * `ref` and `source` name the link that was followed on most sites and a branch or an edition on a few: they are
 * dropped only with a value that can be nothing else.
 */
const AMBIGUOUS = new Set(['ref', 'source', 'from']);
const PLAIN_REFERRERS =
  /^(?:facebook|fb|twitter|x|t\.co|linkedin|reddit|instagram|whatsapp|telegram|email|e-mail|mail|newsletter|rss|feed|homepage|home|share|sharing|social|google|bing|duckduckgo|hackernews|hn)$/iu;

/**
 * The key under which a page's highlights are filed; undefined where a page has no address that means the same
 * tomorrow (`blob:`, `data:`, `about:`, and what is no address). Fragments, tracking parameters and the order of
 * the others do not count, but a fragment that is a route does (`#/…`, `#!…`): applications keep
 * their articles there.
 *
 * The canonical address counts when it says of the same origin which page this is. One that names the site's
 * root from elsewhere, or has none of the article's parameters in a path that is the same, would file all
 * articles as one, and does not.
 */
export function pageKey(address: string, canonical?: string): string | undefined {
  const page = parse(address);
  if (page === undefined) return undefined;
  return keyOf(spokenFor(page, canonical) ?? page);
}

/** What a page calls its own address, in full; undefined where it does not count, see `pageKey`. */
export function canonicalAddress(address: string, canonical: string | undefined): string | undefined {
  const page = parse(address);
  return page === undefined ? undefined : spokenFor(page, canonical)?.href;
}

/** Whether two addresses are of one site, so that a page of one may go to the other without being loaded anew; each file is one. */
export function isSameOrigin(one: string, other: string): boolean {
  const [a, b] = [parse(one), parse(other)];
  if (a === undefined || b === undefined || a.origin !== b.origin) return false;
  return a.protocol === 'file:' ? a.pathname === b.pathname : true;
}

/**
 * All keys under which a page's highlights are looked for: the one above first, and that of its address alone. So they are
 * found again when the page begins to name a canonical address, or ceases to. None where there is no key.
 */
export function pageKeys(address: string, canonical?: string): readonly string[] {
  const keys = [pageKey(address, canonical), pageKey(address)].filter((key) => key !== undefined);
  return [...new Set(keys)];
}

function spokenFor(page: URL, canonical: string | undefined): URL | undefined {
  const named = canonical === undefined ? undefined : parse(canonical, page.href);
  return named !== undefined && speaksFor(named, page) ? named : undefined;
}

/** Whether the canonical address `named` may stand for `page`. */
function speaksFor(named: URL, page: URL): boolean {
  if (named.origin !== page.origin || named.protocol === 'file:') return false;
  const isRoot = named.pathname === '/' && named.search === '' && routeOf(named) === '';
  if (isRoot) return false;
  // A route after # is not seen by whoever wrote the canonical address.
  if (routeOf(page) !== '' && routeOf(named) === '') return false;
  if (named.pathname !== page.pathname) return true;
  return paramsOf(page).every(([name]) => named.searchParams.has(name));
}

function keyOf(url: URL): string {
  const params = paramsOf(url);
  const query = params.length === 0 ? '' : `?${new URLSearchParams(params).toString()}`;
  return `${url.origin === 'null' ? `${url.protocol}//${url.host}` : url.origin}${url.pathname}${query}${routeOf(url)}`;
}

/** The parameters that say what is read, in an order of their own; several of one name keep theirs. */
function paramsOf(url: URL): [string, string][] {
  const kept = [...url.searchParams].filter(([name, value]) => !isTracking(name.toLowerCase(), value));
  return kept.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}

function isTracking(name: string, value: string): boolean {
  return (
    TRACKING.has(name) ||
    TRACKING_PREFIXES.some((prefix) => name.startsWith(prefix)) ||
    (AMBIGUOUS.has(name) && PLAIN_REFERRERS.test(value))
  );
}

function routeOf({ hash }: URL): string {
  return /^#!?\/./u.test(hash) || /^#!./u.test(hash) ? hash.replace(/:~:.*$/u, '') : '';
}

function parse(address: string, base?: string): URL | undefined {
  try {
    const url = new URL(address, base);
    return ['http:', 'https:', 'file:'].includes(url.protocol) ? url : undefined;
  } catch {
    return undefined;
  }
}
