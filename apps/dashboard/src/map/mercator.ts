/** A position in degrees. */
export interface Position {
  readonly longitude: number;
  readonly latitude: number;
}

/** A position in Web Mercator, as a share of the world's width. */
function mercator({ longitude, latitude }: Position): { x: number; y: number } {
  const phi = (latitude * Math.PI) / 180;
  return {
    x: (longitude + 180) / 360,
    y: (1 - Math.log(Math.tan(phi) + 1 / Math.cos(phi)) / Math.PI) / 2,
  };
}

/** Fits positions into a box of pixels and returns the way from degrees to pixels. */
export function fitInto(
  positions: readonly Position[],
  size: { width: number; height: number },
  padding: number,
): (position: Position) => { x: number; y: number } {
  const places = positions.map(mercator);
  const xs = places.map(place => place.x);
  const ys = places.map(place => place.y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const scale = Math.min(
    (size.width - 2 * padding) / Math.max(right - left, 1e-9),
    (size.height - 2 * padding) / Math.max(bottom - top, 1e-9),
  );
  const middle = { x: (left + right) / 2, y: (top + bottom) / 2 };
  return position => {
    const { x, y } = mercator(position);
    return { x: size.width / 2 + (x - middle.x) * scale, y: size.height / 2 + (y - middle.y) * scale };
  };
}
