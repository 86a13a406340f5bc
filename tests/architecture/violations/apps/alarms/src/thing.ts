export const thing = 'alarms';
