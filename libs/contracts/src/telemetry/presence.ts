/** How processes of ingest tell each other that they are there, so that they share the partitions. */
export const ingestPresence = {
  subject: (instance: string) => `gz.ingest-presence.v1.${instance}`,
  all: 'gz.ingest-presence.v1.*',
} as const;
