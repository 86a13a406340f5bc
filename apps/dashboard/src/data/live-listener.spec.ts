import { QueryClient } from '@tanstack/react-query';
import { liveListener, type LiveState } from './live-listener.js';

function listen() {
  const queries = new QueryClient();
  let asked = 0;
  queries.invalidateQueries = async () => {
    asked++;
  };
  let live: LiveState = { state: 'connecting', since: 0 };
  const listener = liveListener(queries, next => {
    live = next(live);
  });
  return { listener, asked: () => asked, state: () => live };
}

describe('liveListener', () => {
  it('asks for nothing again when the first line is up', () => {
    const { listener, asked, state } = listen();
    listener.onUp();
    expect(asked()).toBe(0);
    expect(state().state).toBe('connected');
  });

  it('asks for everything again once a line is up after one was lost, though it is that of another zone', () => {
    const { listener, asked } = listen();
    listener.onUp();
    listener.onDown();
    // The zone on the screen changes here: the lost line is closed without a word, the next one hears the same listener.
    listener.onUp();
    expect(asked()).toBe(1);
    listener.onUp();
    expect(asked()).toBe(1);
  });

  it('has been lost since the first failure', () => {
    const { listener, state } = listen();
    listener.onDown();
    const first = state();
    listener.onDown();
    expect(first.state).toBe('lost');
    expect(state()).toBe(first);
  });
});
