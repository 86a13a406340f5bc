/** Number of partitions the broker spreads devices over; changing it reorders devices, so drain first. */
export const PARTITIONS = 8;
