import { beforeAll, describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { GreyPicture } from '../../src/model/picture.js';
import { chooseEngine } from '../../src/ocr/engines/choose.js';
import type { OcrEngine, Region } from '../../src/ocr/engine.js';
import { cut, engineCases, nativeRuns, scannedPage, textOf, wholeOf } from './engine-support.js';

let page: GreyPicture;
let title: GreyPicture;
beforeAll(async () => {
  page = await scannedPage();
  title = cut(page, [150, 252, 1150, 385]);
});

const expected = [
  'KẾ HOẠCH',
  'Thực hiện Chiến lược quốc gia phát triển kinh tế số và xã hội số',
  'đến năm 2025, định hướng đến năm 2030 trên địa bàn tỉnh Bình Định',
].join('\n');

async function using<T>(open: () => Promise<OcrEngine>, work: (engine: OcrEngine) => Promise<T>): Promise<T> {
  const engine = await open();
  try {
    return await work(engine);
  } finally {
    await engine.close();
  }
}

for (const { title: name, runs, open } of engineCases) {
  (runs ? describe : describe.skip)(name, () => {
    test('reads a heading; boxes lie inside, confidences are shares, a second run says the same', async () => {
      await using(open, async (engine) => {
        const [lines] = await engine.read(title, [wholeOf(title)]);
        expect(textOf(lines!)).toBe(expected);
        const boxes = lines!.flatMap((line) => [line.bbox, ...line.words.flatMap((w) => [w.bbox, ...w.symbols.map((s) => s.bbox)])]);
        for (const [x0, y0, x1, y1] of boxes) expect([x0 >= 0, y0 >= 0, x1 <= title.width, y1 <= title.height, x0 < x1, y0 < y1]).toEqual(Array(6).fill(true));
        const shares = lines!.flatMap((line) => line.words.flatMap((w) => [w.confidence, ...w.symbols.flatMap((s) => [s.confidence, ...s.choices.map((c) => c.confidence)])]));
        expect(shares.filter((share) => !(share >= 0 && share <= 1))).toEqual([]);
        expect(lines!.flatMap((line) => line.words).filter((w) => w.text !== w.symbols.map((s) => s.text).join(''))).toEqual([]);
        expect(lines!.some((line) => line.words.some((w) => w.symbols.some((s) => s.choices.length > 1)))).toBe(true);
        expect(await engine.read(title, [wholeOf(title)])).toEqual([lines]);
      });
    });

    test('regions of all layouts, in the order they were asked for; boxes count in the whole picture', async () => {
      await using(() => open({ alternatives: false }), async (engine) => {
        const [line] = (await engine.read(page, [{ bbox: [200, 190, 1100, 246], layout: 'block' }]))[0]!;
        const year = line!.words.find((w) => w.text === '2023')!;
        const around: Region['bbox'] = [year.bbox[0] - 8, year.bbox[1] - 8, year.bbox[2] + 8, year.bbox[3] + 8];
        const regions: Region[] = [
          { bbox: around, layout: 'numeral' },
          { bbox: [150, 290, 1150, 385], layout: 'block' },
          { bbox: [10, 10, 12, 12], layout: 'line' },
          { bbox: around, layout: 'word' },
          { bbox: [540, 252, 760, 300], layout: 'line' },
          { bbox: [-20, 252, 5000, 385], layout: 'page' },
        ];
        const read = await engine.read(page, regions);
        expect(read.map(textOf)).toEqual(['2023', expected.split('\n').slice(1).join('\n'), '', '2023', 'KẾ HOẠCH', expected]);
        const place = read[0]![0]!.words[0]!.bbox;
        expect(Math.max(...place.map((edge, i) => Math.abs(edge - year.bbox[i]!)))).toBeLessThanOrEqual(8);
        expect(read.flat().flatMap((l) => l.words).flatMap((w) => w.symbols).filter((s) => s.choices.length > 1)).toEqual([]);
      });
    });

    test('readings side by side give what each gives alone', async () => {
      const parts = [title, cut(page, [150, 252, 1150, 300]), cut(page, [150, 290, 1150, 385])];
      const read = await using(() => open({ jobs: 2 }), (engine) => Promise.all(parts.map((part) => engine.read(part, [wholeOf(part)]))));
      expect(read.map(([lines]) => textOf(lines!))).toEqual([expected, expected.split('\n')[0], expected.split('\n').slice(1).join('\n')]);
    });

    test('more readings go on side by side where more places are given, and fewer where they are taken back', async () => {
      await using(() => open({ jobs: 1 }), async (engine) => {
        const events: string[] = [];
        // A reading's place is given on in the moment that it ends: its end is told first.
        const read = (name: string): Promise<void> => engine.read(title, [wholeOf(title)], undefined, () => void setImmediate(() => events.push(`${name} begins`))).then(() => void events.push(`${name} ends`));
        // Both places are warm: how long a thread takes to start says nothing of the order.
        engine.setJobs(2);
        await Promise.all([read('x'), read('y')]);
        events.length = 0;
        await Promise.all([read('a'), read('b')]);
        expect(events.splice(0).map((event) => event.slice(2))).toEqual(['begins', 'begins', 'ends', 'ends']);
        engine.setJobs(1);
        await Promise.all([read('c'), read('d')]);
        expect(events).toEqual(['c begins', 'c ends', 'd begins', 'd ends']);
      });
    });

    test('nothing to read gives nothing', async () => {
      await using(open, async (engine) => {
        expect(await engine.read(title, [])).toEqual([]);
        expect(await engine.read(title, [{ bbox: [50, 50, 50, 80], layout: 'word' }, { bbox: [2000, 2000, 3000, 3000], layout: 'page' }])).toEqual([[], []]);
        const blank: GreyPicture = { width: 60, height: 30, channels: 1, data: new Uint8Array(1800).fill(255), dpi: null };
        expect((await engine.read(blank, [wholeOf(blank)])).map(textOf)).toEqual(['']);
      });
    });

    test('a signal stops what is read and what waits; the engine reads on afterwards', async () => {
      await using(open, async (engine) => {
        await expect(engine.read(page, [wholeOf(page, 'page')], AbortSignal.abort(new Error('before')))).rejects.toThrow('before');
        const control = new AbortController();
        const [running, waiting] = [engine.read(page, [wholeOf(page, 'page')], control.signal), engine.read(page, [wholeOf(page, 'page')], control.signal)];
        setTimeout(() => control.abort(new Error('enough')), 30);
        expect(await Promise.allSettled([running, waiting])).toEqual(Array(2).fill({ status: 'rejected', reason: expect.objectContaining({ message: 'enough' }) }));
        expect(textOf((await engine.read(title, [wholeOf(title)]))[0]!)).toBe(expected);
      });
    });

    test('an engine that is closed ends what waits, and reads no more', async () => {
      const engine = await open();
      const [running, waiting] = [engine.read(title, [wholeOf(title)]), engine.read(title, [wholeOf(title)])];
      await Promise.all([expect(waiting).rejects.toMatchObject({ code: 'engine-failed' }), expect(running.then(([lines]) => textOf(lines!), (e: { code: string }) => e.code)).resolves.toMatch(/KẾ HOẠCH|engine-failed/), engine.close()]);
      await expect(engine.read(title, [wholeOf(title)])).rejects.toMatchObject({ code: 'engine-failed', message: expect.stringMatching(/closed/) });
      await engine.close();
    });
  });
}

test('a thread is replaced after its share of pictures, and reads the same', async () => {
  await using(() => engineCases[0]!.open({ picturesPerThread: 1 }), async (engine) => {
    const first = await engine.read(title, [wholeOf(title)]);
    expect(await engine.read(title, [wholeOf(title)])).toEqual(first);
  });
});

(nativeRuns ? test : test.skip)('both engines read the same words, and auto takes the native one', async () => {
  const [js, native] = await Promise.all(engineCases.map(({ open }) => using(open, (engine) => engine.read(title, [wholeOf(title)]))));
  expect(textOf(native![0]!)).toBe(textOf(js![0]!));
  await using(() => chooseEngine('auto'), async (engine) => expect(engine.name).toBe('tesseract'));
});

test('auto takes tesseract.js where there is no command; the command asked for by name is missing', async () => {
  const path = process.env['PATH'];
  process.env['PATH'] = '';
  try {
    await using(() => chooseEngine('auto'), async (engine) => expect(engine.name).toBe('tesseract.js'));
    await expect(chooseEngine('tesseract')).rejects.toMatchObject({ name: 'OcrError', code: 'engine-missing', message: expect.stringMatching(/apt-get install tesseract-ocr.*--engine tesseract\.js/) });
  } finally {
    process.env['PATH'] = path;
  }
});

(nativeRuns ? test : test.skip)('a command that takes too long is ended', async () => {
  await using(() => engineCases[1]!.open({ timeoutMs: 1 }), (engine) => expect(engine.read(page, [wholeOf(page, 'page')])).rejects.toMatchObject({ code: 'engine-timeout' }));
});

describe('a process ends by itself once its engine is closed', () => {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const script = `
    const { createTesseractJs } = await import('./src/ocr/engines/tesseract-js.ts');
    const engine = await createTesseractJs({ jobs: 2 });
    const picture = { width: 64, height: 64, channels: 1, data: new Uint8Array(4096).fill(255), dpi: 200 };
    const ask = () => engine.read(picture, [{ bbox: [0, 0, 64, 64], layout: 'line' }]);
    await Promise.all([ask(), ask()]);
    await engine.close();
    process.stdout.write('closed');`;
  test('threads are ended, and what Tesseract prints about odd pictures stays out of standard output', () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], { cwd: root, encoding: 'utf8', timeout: 60_000 });
    expect([status, stdout, stderr]).toEqual([0, 'closed', '']);
  });
});
