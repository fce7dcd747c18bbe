import type { BlockAnnotation } from './annotate.ts';

/**
 * Whether `value` is what `annotate` says of a block. A page sends back thousands of these with each change; a schema
 * that describes the same takes longer than settling what they mean.
 */
export function isBlockAnnotation(value: unknown): value is BlockAnnotation {
  return (
    isRecord(value) &&
    isListOf(value['candidates'], isCandidate) &&
    isListOf(value['words'], isNumber) &&
    isListOf(value['definitions'], isDefinition) &&
    (value['spelled'] === undefined || isListOf(value['spelled'], isNumber))
  );
}

function isCandidate(value: unknown): boolean {
  return (
    isRecord(value) &&
    isNumber(value['start']) &&
    isNumber(value['end']) &&
    isNumber(value['written']) &&
    isListOf(value['readings'], isReading) &&
    isFlag(value['joined'])
  );
}

function isReading(value: unknown): boolean {
  return (
    isRecord(value) &&
    typeof value['term'] === 'string' &&
    (value['rule'] === undefined || isNumber(value['rule'])) &&
    isFlag(value['sure']) &&
    isFlag(value['foreign'])
  );
}

function isDefinition(value: unknown): boolean {
  return (
    isRecord(value) &&
    isNumber(value['written']) &&
    isListOf(value['terms'], (term) => typeof term === 'string') &&
    typeof value['longForm'] === 'string'
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isListOf(value: unknown, isOne: (one: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every((one) => isOne(one));
}

/** A place, or the number of a form, a word or a rule. */
function isNumber(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

/** `true`, or not there. */
function isFlag(value: unknown): boolean {
  return value === undefined || value === true;
}
