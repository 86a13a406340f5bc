export const thing = 'client';
