export const thing = 'telemetry';
