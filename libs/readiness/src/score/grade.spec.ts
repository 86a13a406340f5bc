import fc from 'fast-check';
import { gradeOf, nextGrade } from './grade.js';

describe('nextGrade', () => {
  it('says how far the next better grade is', () => {
    expect(nextGrade(69)).toEqual({ grade: 'B', from: 70, points: 1 });
    expect(nextGrade(70)).toEqual({ grade: 'A', from: 85, points: 15 });
    expect(nextGrade(12)).toEqual({ grade: 'D', from: 40, points: 28 });
    expect(nextGrade(85)).toBeNull();
  });

  it('names the grade that the score would have with those points more, and not before', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 100, noNaN: true }), score => {
        const next = nextGrade(score);
        if (next === null) return expect(gradeOf(score)).toBe('A');
        expect(gradeOf(next.from)).toBe(next.grade);
        expect(gradeOf(score)).not.toBe(next.grade);
        return expect(next.points).toBeGreaterThan(0);
      }),
    );
  });
});
