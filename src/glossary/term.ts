import * as z from 'zod';

/**
 * An entry of the glossary, as people author it and as the product reads it.
 * The words are lexicography's: a term is named by labels, met in running text as forms, and a form
 * that other people use for something else has other senses.
 */

const language = z
  .string()
  .regex(
    /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$/u,
    'a language is a BCP 47 tag such as en, zh or sr-Latn',
  );

/** A word in small letters with hyphens: names a term or a source, and is its file's name. */
export const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/u, 'an id is small letters, digits and single hyphens');

/** A day, a month or a year (ISO 8601): as precise as the source is. */
const date = z
  .string()
  .regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/u, 'a date is YYYY, YYYY-MM or YYYY-MM-DD');

const line = z
  .string()
  .trim()
  .min(1)
  .regex(/^[^\n]*$/u, 'this is one line of text');

/** What is matched ships in one line, parted by that sign. */
const matched = line.regex(/^[^|]*$/u, 'what is matched has no “|”');

export const kinds = [
  'concept',
  'institution',
  'un-body',
  'agreement',
  'law',
  'programme',
  'statement',
  'technology',
  'event',
] as const;

/** Every relation and the one that the other term states in return. */
export const inverseOf = {
  'part-of': 'has-part',
  'has-part': 'part-of',
  'member-of': 'has-member',
  'has-member': 'member-of',
  'successor-of': 'predecessor-of',
  'predecessor-of': 'successor-of',
  implements: 'implemented-by',
  'implemented-by': 'implements',
  opposes: 'opposes',
  'see-also': 'see-also',
} as const;

export type RelationType = keyof typeof inverseOf;

export const sourceKinds = [
  'op-ed',
  'blog post',
  'journal article',
  'official text',
  'treaty',
  'law',
  'news',
  'reference',
] as const;

/** Another thing that people write with the same letters, and the words that give it away. */
export const otherSenseSchema = z.strictObject({
  name: line,
  words: z.array(matched).min(1),
});

/**
 * One written form. Without `case`, a form most of whose letters are capitals is met in its exact
 * case and every other form in any case. `inflected` lists forms of the same word that the language
 * makes (plural, declension) and no rule does (`inflections.ts` knows the others). `notIn` names languages in which
 * the same letters are an everyday word; a form that is mostly capitals yields to it only amid capitals, and one with
 * `capital: tells` is the name where it stands amid a sentence: the everyday word has no capital there.
 * A form with `otherSenses` is ambiguous: it is marked only with evidence on the page.
 */
export const formSchema = z.strictObject({
  text: matched,
  case: z.enum(['exact', 'any']).optional(),
  inflected: z.array(matched).optional(),
  notIn: z.array(language).optional(),
  capital: z.literal('tells').optional(),
  otherSenses: z.array(otherSenseSchema).optional(),
});

const cites = z.array(slug).min(1);

export const termSchema = z.strictObject({
  id: slug,
  /** Present for the core: what the glossary is about, and what must be cited twice. */
  relevance: z.literal('core').optional(),
  kind: z.enum(kinds),
  /** The date up to which the entry is true. */
  asOf: date,
  /** What the term is called, by language: English always. A label is not matched unless it is a form too. */
  labels: z
    .record(language, line)
    .refine((labels) => labels['en'] !== undefined, 'an English label is missing'),
  forms: z.record(language, z.array(formSchema).min(1)),
  /** Words that stand near this term when it is meant: what an ambiguous form of it is judged by. */
  senseWords: z.array(matched).optional(),
  /** What it is, standing alone: at most 280 characters. */
  summary: z.string().trim().min(40).max(280, 'a summary has at most 280 characters'),
  /** Why it matters and what is in dispute: two to five sentences. */
  context: z.string().trim().min(80).max(1500),
  /** How each side uses the term, where it is contested. */
  perspectives: z
    .array(z.strictObject({ who: line, view: z.string().trim().min(20).max(600), citations: cites }))
    .min(2)
    .optional(),
  timeline: z
    .array(z.strictObject({ date, event: z.string().trim().min(5).max(240), citations: cites.optional() }))
    .min(1)
    .optional(),
  relations: z
    .array(
      z.strictObject({
        type: z.enum(Object.keys(inverseOf) as [RelationType, ...RelationType[]]),
        term: slug,
      }),
    )
    .optional(),
  /** What each source says of the term, in our words; `phrase` locates it in the source (at most 14 words). */
  citations: z
    .array(
      z.strictObject({
        source: slug,
        says: z.string().trim().min(10).max(400),
        phrase: line
          .refine((phrase) => phrase.split(/\s+/u).length <= 14, 'a locating phrase has at most 14 words')
          .optional(),
      }),
    )
    .min(1),
});

/** A work that entries cite. What nobody could verify is absent. */
export const sourceSchema = z.strictObject({
  id: slug,
  title: line,
  authors: z.array(line).min(1).optional(),
  publisher: line.optional(),
  date: date.optional(),
  kind: z.enum(sourceKinds),
  language,
  url: z
    .url({
      protocol: /^https?$/u,
      hostname: /^[\da-z-]+(\.[\da-z-]+)+$/iu,
      error: 'a URL begins with http:// or https:// and the name of a host',
    })
    .regex(/^\S+$/u, 'a URL has no spaces')
    .optional(),
  /** The day on which the glossary's authors read it. */
  seen: date,
  /** File name of the source's text among the glossary's five seed documents: phrases are checked in it. */
  seed: line.optional(),
});

export type Term = z.infer<typeof termSchema>;
export type Form = z.infer<typeof formSchema>;
export type Source = z.infer<typeof sourceSchema>;
