import * as z from 'zod';
import { Failure } from '../failure.ts';
import type { Selectors } from './locate.ts';
import { bodyOf, MEANINGS, meaningIn, type Meaning, type Remark, remarkOf } from './remark.ts';

export { bodyOf, MEANINGS, type Meaning, type Remark, remarkOf };

/**
 * A saved passage as it is stored and written to files: a W3C Web Annotation (https://www.w3.org/TR/annotation-model/),
 * with what else is needed to find it again in fields that the model does not have.
 */

/** ISO 8601 in UTC to the millisecond, as `Date.prototype.toISOString` writes it, so that texts sort as times do. */
const time = z.iso.datetime({ precision: 3 });

const address = z.url({ protocol: /^(?:https?|file)$/u }).max(8192);

const quoteSchema = z.object({
  type: z.literal('TextQuoteSelector'),
  exact: z.string().min(1),
  prefix: z.string().max(256),
  suffix: z.string().max(256),
});

/** Code units of UTF-16, where the model is silent on the unit. */
const positionSchema = z
  .object({
    type: z.literal('TextPositionSelector'),
    start: z.int().nonnegative(),
    end: z.int().nonnegative(),
  })
  .refine(({ start, end }) => start < end, { message: 'ends before it begins', path: ['end'] });

const xpathSchema = z.object({ type: z.literal('XPathSelector'), value: z.string().min(1) });

/** Only for others to read: we find passages by their words. */
const rangeSchema = z.object({
  type: z.literal('RangeSelector'),
  startSelector: xpathSchema,
  endSelector: xpathSchema,
});

const bodySchema = z.object({
  type: z.literal('TextualBody'),
  /** `commenting`: the note; `tagging`: a tag; `classifying`: what the colour means. */
  purpose: z.enum(['commenting', 'tagging', 'classifying']),
  format: z.literal('text/plain'),
  value: z.string().min(1),
});

export const highlightSchema = z
  .object({
    '@context': z.literal('http://www.w3.org/ns/anno.jsonld'),
    type: z.literal('Annotation'),
    id: z.uuid().transform((id) => id.toLowerCase()),
    /** `commenting`: kept as a note, and not looked for in its page any more. */
    motivation: z.enum(['highlighting', 'commenting']),
    created: time,
    modified: time,
    body: z.array(bodySchema),
    target: z.object({
      source: address,
      /** What the page calls its own address. */
      canonical: address.optional(),
      title: z.string(),
      /** BCP 47; empty when the page does not say. */
      language: z.string().max(100),
      selector: z.union([
        z.tuple([quoteSchema, positionSchema]),
        z.tuple([quoteSchema, positionSchema, rangeSchema]),
      ]),
      /** The text around the passage, for a reader who must find it by eye. */
      paragraph: z.string(),
      /** See `Selectors`. */
      times: z.int().positive(),
      lookAlikes: z.array(quoteSchema).max(32),
    }),
  })
  .superRefine(({ body }, context) => {
    const count = (purpose: string): number => body.filter((one) => one.purpose === purpose).length;
    const problem = (message: string): void => context.addIssue({ code: 'custom', message, path: ['body'] });
    if (count('commenting') > 1) problem('has two notes');
    if (count('classifying') !== 1) problem('has not one colour');
    else if (!MEANINGS.includes(meaningIn(body) as Meaning)) problem('has a colour that means nothing');
  });

export type Highlight = z.infer<typeof highlightSchema>;

/** A page as a highlight names it. */
export interface HighlightedPage {
  readonly source: string;
  readonly canonical?: string;
  readonly title: string;
  readonly language: string;
}

/** A new highlight. `at` is the time, as `toISOString` writes it; `paragraph` the text around the passage. */
export function highlightOf(
  id: string,
  at: string,
  page: HighlightedPage,
  selectors: Selectors,
  paragraph: string,
  remark: Remark,
): Highlight {
  const { quote, position, times, lookAlikes } = selectors;
  return {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    type: 'Annotation',
    id,
    motivation: 'highlighting',
    created: at,
    modified: at,
    body: bodyOf(remark),
    target: {
      ...page,
      selector: [
        { type: 'TextQuoteSelector', ...quote },
        { type: 'TextPositionSelector', ...position },
      ],
      paragraph,
      times,
      lookAlikes: lookAlikes.map((one) => ({ type: 'TextQuoteSelector', ...one })),
    },
  };
}

/** What `locate` needs of a highlight. */
export function selectorsOf({ target }: Highlight): Selectors {
  const [quote, position] = target.selector;
  return { quote, position, times: target.times, lookAlikes: target.lookAlikes };
}

/** A stored or imported highlight; a Failure with one sentence that names the first field that is wrong. */
export function readHighlight(value: unknown): Highlight | Failure {
  const result = highlightSchema.safeParse(value);
  if (result.success) return result.data;
  return new Failure('highlight', `This is no highlight: ${problemOf(result.error)}.`);
}

/** The first field that is wrong and what is wrong with it, with no full stop: “target.source: Invalid URL”. */
export function problemOf({ issues: [issue] }: z.ZodError): string {
  const where = issue === undefined || issue.path.length === 0 ? 'it' : issue.path.join('.');
  return `${where}: ${(issue?.message ?? 'cannot be read').replace(/\.$/u, '')}`;
}
