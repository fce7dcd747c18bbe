import { describe, expect, test } from 'vitest';
import { answered, followed, isUnsaved } from '../../../src/ui/note-draft.ts';

describe('a list says what is stored', () => {
  const rows: {
    title: string;
    stored: string;
    text: string;
    news: string;
    inUse: boolean;
    shown: string;
    from: string;
  }[] = [
    { title: 'nobody writes here', stored: 'a', text: 'a', news: 'b', inUse: false, shown: 'b', from: 'b' },
    { title: 'the field is in use', stored: 'a', text: 'a', news: 'b', inUse: true, shown: 'a', from: 'a' },
    {
      title: 'something is written',
      stored: 'a',
      text: 'a!',
      news: 'b',
      inUse: false,
      shown: 'a!',
      from: 'a',
    },
    {
      title: 'what was written here is stored',
      stored: 'a!',
      text: 'a!',
      news: 'a!',
      inUse: true,
      shown: 'a!',
      from: 'a!',
    },
  ];
  test.each(rows)('$title', ({ stored, text, news, inUse, shown, from }) => {
    expect(followed({ stored, text }, news, inUse)).toEqual({ stored: from, text: shown });
  });
});

describe('the background answers', () => {
  const rows: {
    title: string;
    text: string;
    sent: string;
    stored: string;
    shown: string;
    unsaved: boolean;
  }[] = [
    { title: 'with what was sent', text: 'ab', sent: 'ab', stored: 'ab', shown: 'ab', unsaved: false },
    {
      title: 'with what was sent, and more was written since',
      text: 'abc',
      sent: 'ab',
      stored: 'ab',
      shown: 'abc',
      unsaved: true,
    },
    {
      title: 'with both notes',
      text: 'mine',
      sent: 'mine',
      stored: 'theirs\n\nmine',
      shown: 'theirs\n\nmine',
      unsaved: false,
    },
    {
      title: 'with both notes, and more was written since',
      text: 'mine too',
      sent: 'mine',
      stored: 'theirs\n\nmine',
      shown: 'theirs\n\nmine too',
      unsaved: true,
    },
    {
      title: 'with something else, and more was written since',
      text: 'mine too',
      sent: 'mine',
      stored: 'theirs',
      shown: 'mine too',
      unsaved: true,
    },
    {
      title: 'after the note was emptied and another begun',
      text: 'b',
      sent: '',
      stored: 'theirs',
      shown: 'b',
      unsaved: true,
    },
  ];
  test.each(rows)('$title', ({ text, sent, stored, shown, unsaved }) => {
    const draft = answered({ stored: 'before', text }, sent, stored);
    expect(draft.text).toBe(shown);
    expect(isUnsaved(draft)).toBe(unsaved);
  });
});
