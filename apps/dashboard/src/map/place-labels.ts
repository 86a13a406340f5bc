/** A point that wants a label beside it. */
export interface LabelWish {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly width: number;
}

/** Where a label stands, seen from its point. */
export type LabelSide = 'right' | 'left' | 'above' | 'below';

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const HEIGHT = 16;
const DISTANCE = 4;
const SIDES: readonly LabelSide[] = ['right', 'left', 'above', 'below'];

function boxOf({ x, y, radius, width }: LabelWish, side: LabelSide): Box {
  const reach = radius + DISTANCE;
  const left = side === 'right' ? x + reach : side === 'left' ? x - reach - width : x - width / 2;
  const top = side === 'above' ? y - reach - HEIGHT : side === 'below' ? y + reach : y - HEIGHT / 2;
  return { left, top, right: left + width, bottom: top + HEIGHT };
}

const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/**
 * Gives each label, in the order of the wishes, the first side where it covers no point and no label placed
 * before and stays on the map. A label without room is left out; its point still has its name on hover.
 */
export function placeLabels(
  wishes: readonly LabelWish[],
  size: { width: number; height: number },
): ReadonlyMap<string, LabelSide> {
  const points = wishes.map(({ x, y, radius }) => ({
    left: x - radius,
    top: y - radius,
    right: x + radius,
    bottom: y + radius,
  }));
  const taken: Box[] = [];
  const placed = new Map<string, LabelSide>();
  wishes.forEach((wish, index) => {
    const isFree = (box: Box): boolean =>
      box.left >= 0 &&
      box.top >= 0 &&
      box.right <= size.width &&
      box.bottom <= size.height &&
      !taken.some(other => overlap(box, other)) &&
      !points.some((point, own) => own !== index && overlap(box, point));
    const side = SIDES.find(candidate => isFree(boxOf(wish, candidate)));
    if (!side) return;
    taken.push(boxOf(wish, side));
    placed.set(wish.id, side);
  });
  return placed;
}
