export const thing = 'testing';
