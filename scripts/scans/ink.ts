import type { Picture } from '../../src/model/picture.js';
import { between, type Random } from './random.js';
import { pixels, type Step } from './steps.js';

// Looked up once: under a test runner each look-up of a global is slow, and these stand in loops over pixels.
const { ceil, cos, floor, hypot, max, min, round, sin } = Math;

type Colour = readonly [number, number, number];
const red: Colour = [205, 40, 50];
const blue: Colour = [35, 50, 150];

function inColour(picture: Picture): Picture {
  if (picture.channels === 3) return { ...picture, data: new Uint8Array(picture.data) };
  const data = new Uint8Array(picture.data.length * 3);
  for (let i = 0; i < data.length; i++) data[i] = picture.data[floor(i / 3)]!;
  return { ...picture, channels: 3, data };
}

/** A round dab of transparent ink: what lies under it shows through. Changes the picture in place. */
function dab({ width, height, data }: Picture, cx: number, cy: number, radius: number, colour: Colour, strength: number): void {
  for (let y = max(0, ceil(cy - radius)); y <= min(height - 1, cy + radius); y++) {
    for (let x = max(0, ceil(cx - radius)); x <= min(width - 1, cx + radius); x++) {
      const near = min(1, radius - hypot(x - cx, y - cy));
      if (near <= 0) continue;
      for (let c = 0; c < 3; c++) {
        const i = (y * width + x) * 3 + c;
        // The darker of both, not both on top of each other: a stroke crossing itself is no darker.
        data[i] = min(data[i]!, round(255 - (255 - colour[c]!) * strength * near));
      }
    }
  }
}

function circle(picture: Picture, cx: number, cy: number, radius: number, thick: number, random: Random): void {
  const steps = ceil((2 * Math.PI * radius) / max(0.5, thick * 0.6));
  for (let i = 0; i < steps; i++) {
    const angle = (2 * Math.PI * i) / steps;
    dab(picture, cx + radius * cos(angle), cy + radius * sin(angle), thick, red, between(random, 0.65, 0.95));
  }
}

/** Strokes round the ring that stand for its letters: no font is needed, and they disturb as letters do. */
function ringLetters(picture: Picture, cx: number, cy: number, radius: number, mm: (n: number) => number, random: Random): void {
  for (let k = 0; k < 26; k++) {
    const angle = 2.4 + (4.6 * k) / 25;
    for (let stroke = 0; stroke < 3; stroke++) {
      const [a0, a1, r0, r1] = [between(random, -0.05, 0.05), between(random, -0.05, 0.05), between(random, -1.4, 0), between(random, 0, 1.4)];
      for (let t = 0; t <= 1; t += 0.1) {
        const [a, r] = [angle + a0 + (a1 - a0) * t, radius + mm(r0 + (r1 - r0) * t)];
        dab(picture, cx + r * cos(a), cy + r * sin(a), mm(0.25), red, 0.85);
      }
    }
  }
}

/** A round red stamp of 36 mm: two rings, letters between them, a star in the middle. */
function stamp(picture: Picture, cx: number, cy: number, random: Random): void {
  const mm = (n: number): number => pixels(picture, n);
  circle(picture, cx, cy, mm(18), mm(0.5), random);
  circle(picture, cx, cy, mm(11.5), mm(0.25), random);
  ringLetters(picture, cx, cy, mm(14.8), mm, random);
  for (let k = 0; k < 5; k++) {
    const [a, b] = [-Math.PI / 2 + (4 * Math.PI * k) / 5, -Math.PI / 2 + (4 * Math.PI * (k + 1)) / 5];
    for (let t = 0; t <= 1; t += 0.02) dab(picture, cx + mm(6) * (cos(a) * (1 - t) + cos(b) * t), cy + mm(6) * (sin(a) * (1 - t) + sin(b) * t), mm(0.4), red, 0.85);
  }
}

/** A signature of 45 mm in blue: loops that grow flatter towards the end. */
function sign(picture: Picture, x0: number, y0: number, random: Random): void {
  const mm = (n: number): number => pixels(picture, n);
  const [fast, slow, tall, lean] = [between(random, 22, 30), between(random, 5, 9), between(random, 5, 8), between(random, 0, 6)];
  for (let t = 0; t <= 1; t += 0.0008) {
    const x = x0 + mm(45 * t + 4 * cos(fast * t));
    const y = y0 + mm(tall * (1 - 0.7 * t) * sin(fast * t) + 2 * sin(slow * t) - lean * t);
    dab(picture, x, y, mm(0.25 + 0.15 * sin(slow * t) ** 2), blue, 0.9);
  }
}

/** Stamp and signature where the page is signed: the stamp over the left third of the signature, as the rules of Decree 30 want it. */
export const signed: Step = (picture, random, { signature }) => {
  if (signature === null) return picture;
  const inked = inColour(picture);
  const point = (n: number): number => (n * picture.width) / 595;
  const [x, y] = [point(signature.x), point(signature.y) + pixels(picture, 16)];
  sign(inked, x - pixels(picture, 18), y, random);
  stamp(inked, x - pixels(picture, between(random, 14, 20)), y + pixels(picture, between(random, -3, 3)), random);
  return inked;
};
