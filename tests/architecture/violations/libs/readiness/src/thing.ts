export const thing = 'readiness';
