import { describe, expect, test } from '@jest/globals';
import { remembered } from '../../../src/tables/flattened/remembered.js';

describe('remembered', () => {
  test('the same question is answered once, a long text every time, and what is held stays bounded', () => {
    const asked: string[] = [];
    const ask = remembered((text) => {
      asked.push(text);
      return text.length;
    });
    expect([ask('quý I'), ask('quý I')]).toEqual([5, 5]);
    expect(asked).toEqual(['quý I']);
    const long = 'x'.repeat(500);
    expect([ask(long), ask(long)]).toEqual([500, 500]);
    expect(asked).toEqual(['quý I', long, long]);
    for (let i = 0; i < 20000; i++) ask(String(i));
    expect(ask('quý I')).toBe(5);
    expect(asked.at(-1)).toBe('quý I');
  });
});
