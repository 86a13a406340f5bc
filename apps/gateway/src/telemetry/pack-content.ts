const jsonPack = {
  schema: { type: 'array', items: { type: 'object' } },
  example: [{ bn: 'urn:dev:gz:trang-due-power-01:', n: 'power.active', u: 'kW', v: 4200, t: 0 }],
};
const cborPack = { schema: { type: 'string', format: 'binary' } };

/**
 * Media types of a pack and what the document of the interface says of each. The names are for people and
 * proxies: a pack is read by its first byte, as it is when it comes over NATS or MQTT, which have none.
 */
export const packContent = {
  'application/senml+json': jsonPack,
  'application/senml+cbor': cborPack,
  'application/json': jsonPack,
  'application/cbor': cborPack,
};
