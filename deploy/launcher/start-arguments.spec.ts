import { parseDuration, parseStartArguments } from './start-arguments.js';

describe('options of npm start', () => {
  it('makes 30 days of history of all zones when nothing is said', () => {
    expect(parseStartArguments([])).toEqual({
      help: false,
      smoke: false,
      zones: undefined,
      historyDays: 30,
      historyStepSeconds: 900,
      speed: 1,
      behindHours: 24,
      devices: 'simulated',
      encoding: 'json',
      faultsPerDay: 0,
      faultOrders: [],
    });
  });

  it('understands both ways to write a value', () => {
    const apart = parseStartArguments(['--zones', '5', '--history', '10d', '--step', '5m']);
    expect(parseStartArguments(['--zones=5', '--history=10d', '--step=5m'])).toEqual(apart);
    expect(apart).toMatchObject({ zones: 5, historyDays: 10, historyStepSeconds: 300 });
  });

  it('lets devices write CBOR when told so', () => {
    expect(parseStartArguments(['--cbor']).encoding).toBe('cbor');
  });

  it('injects faults when told so', () => {
    expect(parseStartArguments(['--faults', '0.5']).faultsPerDay).toBe(0.5);
    expect(() => parseStartArguments(['--faults', '13'])).toThrow('--faults needs a number up to 12');
  });

  it('injects faults at their time when told so, one a device', () => {
    const orders = ['--fault', 'clock-skew:zone-water-01:6h:90s', '--fault', 'gap:zone-water-02:1m:1m'];
    expect(parseStartArguments(orders).faultOrders).toEqual([
      'clock-skew:zone-water-01:21600:90',
      'gap:zone-water-02:60:60',
    ]);
    expect(() => parseStartArguments([...orders, '--fault=stuck:zone-water-02:1m:1m'])).toThrow(
      '--fault is given twice for zone-water-02',
    );
  });

  it('makes no history when told so', () => {
    expect(parseStartArguments(['--no-history']).historyDays).toBe(0);
  });

  it('waits for real devices, without a history, when told so', () => {
    expect(parseStartArguments(['--no-simulator'])).toMatchObject({ devices: 'none', historyDays: 0 });
  });

  it('lets the devices live faster for a while', () => {
    expect(parseStartArguments(['--speed', '60', '--behind', '6h'])).toMatchObject({
      speed: 60,
      behindHours: 6,
    });
  });

  it.each([
    [['--zones'], /--zones needs a whole number/],
    [['--zones', '0'], /not 0/],
    [['--zones', '1.5'], /not 1.5/],
    [['--history', 'long'], /--history needs a duration/],
    [['--history', '59d'], /at most 58d/],
    [['--history', '12h'], /whole days/],
    [['--speed', '0.5'], /a number from 1 to 3600, not 0.5/],
    [['--speed', 'fast'], /not fast/],
    [['--behind', '60d'], /at most 58d/],
    [['--fault'], /--fault needs KIND:DEVICE:AFTER:LENGTH such as .*, not nothing/],
    [['--fault', 'gap:zone-water-01:1m'], /--fault needs KIND:DEVICE:AFTER:LENGTH/],
    [['--fault', 'gap:zone-water-01:1m:15m:1m'], /--fault needs KIND:DEVICE:AFTER:LENGTH/],
    [['--fault', 'gap:zone-water-01:soon:15m'], /--fault needs KIND:DEVICE:AFTER:LENGTH/],
    [['--fault', 'gap:zone-water-01:1m:2d'], /lasts a day at most, not 2d/],
    [['--step', '0m'], /--step needs a duration/],
    [['--zone', '5'], /does not know --zone/],
  ])('refuses %j and says why', (args, said) => {
    expect(() => parseStartArguments(args)).toThrow(said);
  });

  it.each([
    ['15m', 900],
    ['30d', 2_592_000],
    ['12h', 43_200],
    ['45s', 45],
    ['0d', undefined],
    ['-1d', undefined],
    ['1 d', undefined],
    ['d', undefined],
    ['1w', undefined],
  ])('reads %s as %s seconds', (text, seconds) => {
    expect(parseDuration(text)).toBe(seconds);
  });
});
