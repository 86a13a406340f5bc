import { messageId } from './message-id.js';

describe('messageId', () => {
  it('is one for each state, however often it is told, and one for each thing that people do', () => {
    const told = { id: 'a', state: 'raised', revision: 2 } as const;
    expect(messageId({ ...told, change: 'raised' })).toBe(messageId({ id: 'a', state: 'raised' }));
    expect(messageId({ ...told, state: 'cleared', change: 'cleared' })).toBe('alarm:a:cleared');
    expect(messageId({ ...told, change: 'commented' })).toBe('alarm:a:commented:2');
    expect(messageId({ ...told, change: 'commented', revision: 3 })).not.toBe(
      messageId({ ...told, change: 'commented' }),
    );
  });
});
