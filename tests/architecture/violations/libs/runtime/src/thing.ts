export const thing = 'runtime';
