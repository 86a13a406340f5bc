// Cuts the land around Hải Phòng out of Natural Earth 1:10m (public domain, package world-atlas) so that
// the map needs no outside tiles. Run it after a new version of the package:
//   node apps/dashboard/map/coastline.build.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { feature } from 'topojson-client';

const box = { west: 105.6, south: 20.1, east: 107.9, north: 21.6 };
const topology = JSON.parse(readFileSync('node_modules/world-atlas/land-10m.json', 'utf8'));
const land = feature(topology, topology.objects.land);
const polygons = (land.features ?? [land]).flatMap(item =>
  item.geometry.type === 'Polygon' ? [item.geometry.coordinates] : item.geometry.coordinates,
);

/** Sutherland–Hodgman clipping of a ring against the box. */
function clip(ring) {
  const sides = [
    [([x]) => x >= box.west, (a, b) => cut(a, b, 0, box.west)],
    [([x]) => x <= box.east, (a, b) => cut(a, b, 0, box.east)],
    [([, y]) => y >= box.south, (a, b) => cut(a, b, 1, box.south)],
    [([, y]) => y <= box.north, (a, b) => cut(a, b, 1, box.north)],
  ];
  return sides.reduce(
    (points, [inside, crossing]) => {
      const result = [];
      for (let i = 0; i < points.length; i++) {
        const from = points[(i + points.length - 1) % points.length];
        const to = points[i];
        if (inside(to) !== inside(from)) result.push(crossing(from, to));
        if (inside(to)) result.push(to);
      }
      return result;
    },
    ring.slice(0, -1),
  );
}

function cut(a, b, axis, at) {
  const share = (at - a[axis]) / (b[axis] - a[axis]);
  const point = [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])];
  point[axis] = at;
  return point;
}

const round = ([x, y]) => [Number(x.toFixed(4)), Number(y.toFixed(4))];
const rings = polygons
  .map(([outer]) => clip(outer))
  .filter(ring => ring.length >= 3)
  .map(ring => [...ring, ring[0]].map(round));

const collection = {
  type: 'Feature',
  properties: { source: 'Natural Earth 1:10m land, public domain' },
  geometry: { type: 'MultiPolygon', coordinates: rings.map(ring => [ring]) },
};
writeFileSync('apps/dashboard/src/map/coastline.json', `${JSON.stringify(collection)}\n`);
process.stdout.write(`${rings.length} rings, ${rings.reduce((sum, ring) => sum + ring.length, 0)} points\n`);
