/** Shortest promised time between readings of a device, in seconds; `null` when it only sends events. */
export function deviceCadence(device: {
  readonly channels: readonly { readonly cadenceSeconds: number | null }[];
}): number | null {
  const cadences = device.channels.flatMap(channel => channel.cadenceSeconds ?? []);
  return cadences.length > 0 ? Math.min(...cadences) : null;
}
