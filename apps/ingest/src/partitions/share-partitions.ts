/**
 * Partitions that fall to one process when several share them: every process that knows the same members
 * comes to the same answer.
 *
 * @param members names of all processes, the own one among them.
 */
export function sharePartitions(partitions: number, members: readonly string[], own: string): number[] {
  const sorted = [...new Set(members)].sort();
  const place = sorted.indexOf(own);
  if (place < 0) return [];
  return Array.from({ length: partitions }, (_, partition) => partition).filter(
    partition => partition % sorted.length === place,
  );
}
