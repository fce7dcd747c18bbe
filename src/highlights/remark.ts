/** What a colour means; the reader may call it otherwise. */
export const MEANINGS = ['claim', 'evidence', 'question', 'idea'] as const;

export type Meaning = (typeof MEANINGS)[number];

/** What a reader adds to a passage. */
export interface Remark {
  readonly meaning: Meaning;
  /** Empty when there is none. */
  readonly note: string;
  readonly tags: readonly string[];
}

/** A text of an annotation's body. */
export interface RemarkText {
  type: 'TextualBody';
  /** `commenting`: the note; `tagging`: a tag; `classifying`: what the colour means. */
  purpose: 'commenting' | 'tagging' | 'classifying';
  format: 'text/plain';
  value: string;
}

/** A remark as the model writes it: a text a purpose. Tags are trimmed and none is there twice. */
export function bodyOf({ meaning, note, tags }: Remark): RemarkText[] {
  const text = (purpose: RemarkText['purpose'], value: string): RemarkText => ({
    type: 'TextualBody',
    purpose,
    format: 'text/plain',
    value,
  });
  const clean = [...new Set(tags.map((tag) => tag.trim()))].filter((tag) => tag !== '');
  return [
    text('classifying', meaning),
    ...(note === '' ? [] : [text('commenting', note)]),
    ...clean.map((tag) => text('tagging', tag)),
  ];
}

/** The inverse of `bodyOf`. */
export function remarkOf({ body }: { readonly body: readonly RemarkText[] }): Remark {
  return {
    meaning: meaningIn(body) as Meaning,
    note: body.find(({ purpose }) => purpose === 'commenting')?.value ?? '',
    tags: body.filter(({ purpose }) => purpose === 'tagging').map(({ value }) => value),
  };
}

/** What the colour in a body is said to mean; undefined without a colour. */
export function meaningIn(body: readonly RemarkText[]): string | undefined {
  return body.find(({ purpose }) => purpose === 'classifying')?.value;
}
