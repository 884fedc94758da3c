import { describe, expect, test } from '@jest/globals';
import fc from '../support/laws.js';
import type { Nodes } from 'mdast';
import { ingestMarkdown } from '../../src/ingest/markdown.js';
import { parseMarkdown } from '../../src/ingest/markdown-parser.js';
import { partsOf } from '../../src/ingest/markdown-parts.js';

const sentence = fc.constantFrom('Sở Y tế **chủ trì**, phối hợp', '100% hồ sơ _trực tuyến_', 'a', '*đạt* 50%', '[x](y) và', 'Email: a.b@c.vn, www.d.vn', '`a` \\* b', 'Điều 1.');
const lines = fc.array(sentence, { minLength: 1, maxLength: 4 }).map((all) => all.join('\n'));
const blocks = fc.oneof(
  lines, lines.map((text) => `## ${text.split('\n')[0]}`), lines.map((text) => text.split('\n').map((line) => `- ${line}`).join('\n')), lines.map((text) => text.split('\n').map((line, i) => `${i + 3}. ${line}`).join('\n')),
  lines.map((text) => `- a\n\n  ${text.replace(/\n/g, '\n  ')}`), lines.map((text) => `1. b\n   - ${text}\n\n     c`), lines.map((text) => `> ${text}`), lines.map((text) => `\`\`\`\n${text}\n\n# no heading\n\`\`\``), lines.map((text) => `~~~~ md\n- ${text}\n\nb\n~~~\n~~~~~`), fc.constantFrom('---', '    set in', '*', '- - a'),
);
const source = fc.tuple(fc.array(fc.tuple(blocks, fc.constantFrom('\n\n', '\n', '\r\n\r\n', '\n \t\n')), { minLength: 20, maxLength: 60 }), fc.constantFrom(0, 5)).map(([all, twice]) => all.map((pair) => pair.join('')).join('').repeat(twice + 1));

/** Kind and place of every node but lists, which a cut may part in two, and the depth of lists around it. */
function places(node: Nodes, depth = 0): string[] {
  const { start, end } = node.position ?? {};
  const own = node.type === 'root' || node.type === 'list' || node.type === 'listItem' || node.type === 'blockquote' ? [] : [`${depth} ${node.type} ${start?.line} ${start?.offset} ${end?.offset}`];
  return [...own, ...('children' in node ? node.children.flatMap((child) => places(child, depth + (node.type === 'listItem' ? 1 : 0))) : [])];
}

describe('long Markdown is read in parts', () => {
  test('and comes out as it does read at once', () => {
    let parted = 0;
    fc.assert(fc.property(source, (text) => {
      const parts = partsOf(text);
      if (parts.length > 1) parted++;
      expect(places(parseMarkdown(text))).toEqual(places(parseMarkdown(text, [{ start: 0, end: text.length, line: 0 }])));
    }), { seed: 11, numRuns: 60 });
    expect(parted).toBeGreaterThan(10);
  });

  test.each([
    ['a text of one part', 'a\n\n'.repeat(1000), 1],
    ['paragraphs', 'một đoạn văn\n\n'.repeat(1000), 4],
    ['a fence that never ends', `\`\`\`\n${'a\n\n'.repeat(20_000)}`, 1],
    ['a list without blank lines', '- mục của danh sách\n'.repeat(4000), 8],
    ['one paragraph', 'dòng của một đoạn\n'.repeat(4000), 3],
    ['one paragraph of marks', '*a\n'.repeat(10_000), 4],
  ])('%s', (_, text, count) => {
    const parts = partsOf(text);
    expect(parts.length).toBe(count);
    expect(parts.map((part) => text.slice(part.start, part.end)).join('')).toBe(text);
  });
});

test('a line crowded with marks stays as it is written, and a finding says so', () => {
  const crowded = '**a '.repeat(4000);
  const { flow, findings } = ingestMarkdown(`# Kế hoạch\n\ntrước\n\n${crowded}\n\nsau\n`);
  expect(flow.map((element) => (element.kind === 'line' ? element.text.value : ''))).toEqual(['Kế hoạch', 'trước', crowded.trim(), 'sau']);
  expect(findings.map(({ code, params }) => [code, params['count']])).toEqual([['crowded-marks', 1]]);
});
