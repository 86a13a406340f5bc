import { startAfter } from './start-after.js';

const stream = { createdAt: 7, firstSequence: 1, acknowledgedTo: 40 };

describe('startAfter', () => {
  it.each([
    ['the checkpoint, when acknowledgements were lost', stream, { streamCreatedAt: 7, sequence: 45 }, 45],
    ['the checkpoint, when the database was restored', stream, { streamCreatedAt: 7, sequence: 20 }, 20],
    ['what is acknowledged, without a checkpoint', stream, undefined, 40],
    ['what is acknowledged, in a stream made anew', stream, { streamCreatedAt: 6, sequence: 900 }, 40],
    ['what is no longer there', { ...stream, firstSequence: 100 }, { streamCreatedAt: 7, sequence: 45 }, 99],
  ])('is behind %s', (_, state, checkpoint, after) => {
    expect(startAfter(state, checkpoint)).toBe(after);
  });
});
