import { planStart } from './plan-start.js';

const stream = { createdAt: 7, firstSequence: 1, acknowledgedTo: 40 };

describe('planStart', () => {
  it.each([
    ['the checkpoint, when acknowledgements were lost', stream, { streamCreatedAt: 7, sequence: 45 }, 45],
    ['the checkpoint, when the database was restored', stream, { streamCreatedAt: 7, sequence: 20 }, 20],
    ['what is acknowledged, without a checkpoint', stream, undefined, 40],
    [
      'nothing, in a stream that is empty',
      { createdAt: 7, firstSequence: 0, acknowledgedTo: 0 },
      undefined,
      0,
    ],
  ])('is behind %s', (_, state, checkpoint, after) => {
    expect(planStart(state, checkpoint)).toEqual({ after, hasMissed: false });
  });

  it.each([
    ['the stream was made anew', stream, { streamCreatedAt: 6, sequence: 900 }, 40],
    ['it has dropped them', { ...stream, firstSequence: 100 }, { streamCreatedAt: 7, sequence: 45 }, 99],
  ])('knows that messages are gone unjudged: %s', (_, state, checkpoint, after) => {
    expect(planStart(state, checkpoint)).toEqual({ after, hasMissed: true });
  });
});
