import { aRule, aVersion } from '../test/alarms.builder.js';
import { withDeliveredTexts } from './delivered-texts.js';
import { seededVersion } from './seeded-version.js';

const texts = { textVi: 'Điện áp từ {set} kV', textEn: 'Voltage {set} kV or more' };
const delivered = [seededVersion(aRule({ set: 10, ...texts }))];
const { definition } = aVersion();
const edited = (more: Partial<typeof definition>) =>
  withDeliveredTexts(aVersion({ definition: { ...definition, set: 12, ...more } }), delivered).definition;

describe('withDeliveredTexts', () => {
  it('gives words that still name the delivered limit the place of their own', () => {
    expect(edited({ textVi: 'Điện áp từ 10 kV', textEn: 'Voltage 10 kV or more' })).toMatchObject(texts);
  });

  it('leaves words that people wrote, in either language', () => {
    const own = { textVi: 'Điện áp tại trạm T1', textEn: 'Voltage at T1' };
    expect(edited(own)).toMatchObject(own);
    expect(edited({ ...own, textEn: 'Voltage 10 kV or more' })).toMatchObject({
      ...{ textVi: own.textVi, textEn: texts.textEn },
    });
  });

  it('leaves what has places already', () => {
    expect(edited(texts)).toMatchObject(texts);
  });
});
