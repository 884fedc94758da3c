/** The token comes behind `#` at the first visit, is kept for this tab and taken out of the address. */
function takeToken() {
  const given = location.hash.slice(1);
  if (/^[\w-]{20,}$/.test(given)) {
    sessionStorage.setItem('kehoach-token', given);
    history.replaceState(null, '', location.pathname);
  }
  return sessionStorage.getItem('kehoach-token');
}
const token = takeToken();
export const hasToken = () => token !== null;

/** What the server says is wrong, in both languages; `offline` where it does not answer at all: then nothing is known to be written. */
export class Refused extends Error {
  constructor(words, offline = false) {
    super(words?.en ?? 'refused');
    this.words = words;
    this.offline = offline;
  }
}

async function ask(path, options = {}) {
  let answer;
  try {
    answer = await fetch(path, { ...options, headers: { ...options.headers, 'x-kehoach-token': token ?? '' }, cache: 'no-store', credentials: 'omit', redirect: 'error' });
  } catch {
    throw new Refused(null, true);
  }
  if (answer.ok) return answer;
  const told = await answer.json().catch(() => null);
  throw new Refused(told?.error ?? { vi: `Lỗi ${answer.status}`, en: `Error ${answer.status}` });
}

const query = ({ document, ref, what }) => `document=${document}&ref=${encodeURIComponent(ref)}&what=${what}`;
const post = async (path, body) => (await ask(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })).json();

export const getQueue = async () => (await ask('/api/queue')).json();
export const getIndicators = async () => (await ask('/api/indicators')).json();
export const getItem = async (item) => (await ask(`/api/item?${query(item)}`)).json();

/** An address of the picture in this tab's memory; null where there is none. */
export async function getPicture(item, index) {
  try {
    return URL.createObjectURL(await (await ask(`/api/picture?${query(item)}&index=${index}`)).blob());
  } catch {
    return null;
  }
}

// Sent again after a failure the same decision bears the same key, so that it is written once.
const keys = new Map();
async function once(path, body) {
  const name = path + JSON.stringify(body);
  const key = keys.get(name) ?? crypto.randomUUID();
  keys.set(name, key);
  try {
    const answer = await post(path, { ...body, key });
    keys.delete(name);
    return answer;
  } catch (error) {
    if (!(error instanceof Refused) || !error.offline) keys.delete(name);
    throw error;
  }
}
export const decide = ({ document, ref, what }, kind, before, after) => once('/api/decide', { document, ref, what, kind, before, after });
export const add = (body) => once('/api/add', body);
export const undo = () => once('/api/undo', {});
