import { Failure } from './failure.mjs';

/** Where the gateway answers: `--url`, `GZ_URL`, or the stack of this machine. */
const addressOf = url =>
  (url ?? process.env.GZ_URL ?? `http://127.0.0.1:${process.env.GZ_HTTP_PORT ?? 18080}`).replace(/\/+$/, '');

/** Calls the gateway. A problem is shown with what to do about it, and its code for whoever looks it up. */
export class Api {
  #base;

  constructor(url) {
    this.#base = addressOf(url);
  }

  /** The answer, whatever it is; only a gateway that cannot be reached is a failure. */
  async send(method, path, { body, headers = {} } = {}) {
    try {
      return await fetch(`${this.#base}/api/v1${path}`, { method, headers, body, duplex: 'half' });
    } catch (error) {
      throw new Failure(
        `The gateway does not answer at ${this.#base} (${error.cause?.code ?? error.message}).`,
        'Start the stack with: npm start, or name another address with --url.',
      );
    }
  }

  async get(path) {
    return this.#json(await this.send('GET', path));
  }

  async post(path, body, actor) {
    const headers = { 'content-type': 'application/json', 'x-gz-actor': actor };
    return this.#json(await this.send('POST', path, { headers, body: JSON.stringify(body) }));
  }

  async bytes(path) {
    const response = await this.send('GET', path);
    if (!response.ok) throw await problemOf(response);
    return Buffer.from(await response.arrayBuffer());
  }

  /** An answer that comes line by line, each of them JSON. */
  async *lines(method, path, request) {
    const response = await this.send(method, path, request);
    if (!response.ok) throw await problemOf(response);
    let held = '';
    try {
      for await (const text of response.body.pipeThrough(new TextDecoderStream())) {
        const lines = (held + text).split('\n');
        held = lines.pop();
        for (const line of lines) yield JSON.parse(line);
      }
    } catch (error) {
      if (error instanceof TypeError)
        throw new Failure('The connection to the gateway broke off.', 'Try again.');
      throw error;
    }
    if (held.trim() !== '') yield JSON.parse(held);
  }

  /** Who gives the command: the one named, else the first operator, who is told. */
  async actor(id) {
    const { items } = await this.get('/actors');
    const found = items.find(actor => (id ? actor.id === id : actor.role === 'operator'));
    if (found) return found;
    throw new Failure(
      id ? `There is nobody called ${id}.` : 'There is no operator to give the command.',
      `Choose one with --actor: ${items.map(actor => actor.id).join(', ')}.`,
    );
  }

  async #json(response) {
    if (!response.ok) throw await problemOf(response);
    return response.json();
  }
}

/** What a refusal says, as something that a person can mend. */
async function problemOf(response) {
  const problem = await response.json().catch(() => undefined);
  const what = problem?.detail ?? `The gateway answered ${response.status} ${response.statusText}.`;
  const failure = new Failure(what, problem && `${problem.code}, correlation id ${problem.correlationId}`);
  failure.code = problem?.code;
  return failure;
}

/** A query of what is given. */
export function queryOf(values) {
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`;
}
