import type { Candidate } from './candidates.js';
import type { Knowledge } from './knowledge.js';

/** A place of a text in reading order: what may stand there; the first is what was read. A place of one candidate is certain. */
export interface Place {
  readonly candidates: readonly Candidate[];
  /** How much likelier than on average a wrong reading is here. */
  readonly weight: number;
}

/** Chance of each candidate of each place, given what was read there and in all others: forward and backward over the word model. */
export function weigh(places: readonly Place[], noise: number, { words, confusions }: Knowledge): Float64Array[] {
  const given = places.map(({ candidates, weight }) => {
    const read = candidates[0]!.form;
    return Float64Array.from(candidates, ({ form }) => (candidates.length === 1 ? 1 : confusions.word(form, read, noise * weight)));
  });
  const forward: Float64Array[] = [];
  const steps: Float64Array[] = [];
  for (let i = 0; i < places.length; i++) {
    const here = places[i]!.candidates;
    const before = i === 0 ? [{ id: words.clause }] : places[i - 1]!.candidates;
    const step = Float64Array.from({ length: before.length * here.length }, (_, k) => words.follows(before[Math.floor(k / here.length)]!.id, here[k % here.length]!.id));
    const sums = Float64Array.from(here, (_, j) => given[i]![j]! * before.reduce((sum, __, k) => sum + (i === 0 ? 1 : forward[i - 1]![k]!) * step[k * here.length + j]!, 0));
    steps.push(step);
    forward.push(scaled(sums));
  }
  let backward = Float64Array.from(places[places.length - 1]?.candidates ?? [], () => 1);
  const out: Float64Array[] = new Array<Float64Array>(places.length);
  for (let i = places.length - 1; i >= 0; i--) {
    out[i] = scaled(forward[i]!.map((value, j) => value * backward[j]!));
    if (i === 0) break;
    const [step, next, width] = [steps[i]!, backward, places[i]!.candidates.length];
    backward = scaled(Float64Array.from(places[i - 1]!.candidates, (_, k) => next.reduce((sum, value, j) => sum + value * given[i]![j]! * step[k * width + j]!, 0)));
  }
  return out;
}

function scaled(values: Float64Array): Float64Array<ArrayBuffer> {
  const sum = values.reduce((a, b) => a + b, 0);
  return Float64Array.from(values, (value) => (sum > 0 ? value / sum : 1 / values.length));
}
