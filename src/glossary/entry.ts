import type { RelationType, Source, Term } from './term.ts';

/** A term as a reader reads it: its citations carry their sources, its relations the names of their terms. */
export interface Entry {
  readonly id: string;
  readonly kind: Term['kind'];
  readonly asOf: string;
  readonly label: string;
  readonly labels: Term['labels'];
  readonly summary: string;
  readonly context: string;
  readonly perspectives: readonly Perspective[];
  readonly timeline: readonly Step[];
  readonly relations: readonly Relation[];
  readonly citations: readonly Citation[];
  /** The forms by language, as authored, without their inflections. */
  readonly forms: Readonly<Record<string, readonly string[]>>;
  /** What else is written like its ambiguous forms; absent when it has none. */
  readonly otherSenses?: readonly OtherSenses[];
}

/** What else is written like some forms of a term: other terms of ours first, then what the authors named. */
export interface OtherSenses {
  /** Inflected ones too. */
  readonly forms: readonly string[];
  readonly names: readonly string[];
}

export interface Citation {
  readonly source: Source;
  /** What the source says of the term, in the glossary's words. */
  readonly says: string;
  /** Words of the source that locate the statement in it. */
  readonly phrase?: string;
}

export interface Perspective {
  readonly who: string;
  readonly view: string;
  /** Places in `citations`, counted from 0. */
  readonly citations: readonly number[];
}

export interface Step {
  readonly date: string;
  readonly event: string;
  readonly citations: readonly number[];
}

export interface Relation {
  readonly type: RelationType;
  readonly term: string;
  readonly label: string;
}
