import { type Actor, factsWorkflowRpc } from '#libs/contracts';
import { answerRpc } from '#libs/testing';
import { type Stack, startStack } from '../test/start-stack.js';

const LAN: Actor = { id: 'operator-lan', name: 'Lan', role: 'operator', unverified: true };
const ID = '8b4f1f0e-1111-4000-8000-000000000001';

describe('changes over HTTP', () => {
  let stack: Stack;
  const now = Date.now();

  beforeAll(async () => {
    stack = await startStack();
    answerRpc<{ subject: 'event' | 'fact' }>(stack.nc, factsWorkflowRpc.proposals.subject, ({ subject }) => ({
      items:
        subject === 'event'
          ? []
          : [
              {
                ...{
                  id: ID,
                  zone: 'trang-due',
                  key: 'site.power.mw',
                  subject,
                  reason: 'measured',
                  baseRevision: 0,
                },
                ...{ overtaken: false, state: 'confirmed', proposedAt: now - 7_200_000, proposedBy: LAN },
                change: { action: 'remove', fact: 'site.power.mw', replaces: ID },
                replaced: null,
                history: [
                  { at: now - 7_200_000, state: 'proposed', actor: LAN, reason: 'measured' },
                  { at: now - 60_000, state: 'confirmed', actor: LAN, reason: 'read it' },
                ],
              },
            ],
      nextCursor: null,
    }));
    await stack.nc.flush();
  }, 90_000);

  afterAll(() => stack?.stop(), 30_000);

  it('tells what was decided within the hour, also before the first scores are known', async () => {
    expect(await stack.get('/api/v1/changes')).toMatchObject({
      status: 200,
      body: {
        items: [
          {
            ...{ kind: 'fact', at: now - 60_000, zone: 'trang-due', what: 'site.power.mw' },
            ...{ state: 'confirmed', by: 'Lan', simulated: false, proposal: ID },
          },
        ],
        nextCursor: null,
      },
    });
    const since = new Date(now - 30_000).toISOString();
    expect((await stack.get(`/api/v1/changes?since=${since}`)).body).toMatchObject({ items: [] });
  });

  it('goes back for a day at most', async () => {
    const since = new Date(now - 2 * 86_400_000).toISOString();
    expect(await stack.get(`/api/v1/changes?since=${since}`)).toMatchObject({ status: 400 });
  });
});
