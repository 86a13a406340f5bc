export const thing = 'messaging';
