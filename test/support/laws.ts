import fc from 'fast-check';

/** Where no seed is asked for, laws are tried on the same cases in every run: what lands or not is not a matter of luck. */
const usualSeed = 20_260_101;

/** `KEHOACH_SEED`: a number repeats a run, `new` draws cases nobody has seen (`npm run laws`). A failing law prints its seed. */
export function seedOf(asked: string | undefined): number {
  if (asked === undefined || asked === '') return usualSeed;
  if (asked === 'new') return Date.now() % 0x7fff_ffff;
  if (!/^\d{1,10}$/.test(asked)) throw new Error(`KEHOACH_SEED is "${asked}"; expected a whole number, or "new".`);
  return Number(asked);
}

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: seedOf(process.env['KEHOACH_SEED']) });

export default fc;
