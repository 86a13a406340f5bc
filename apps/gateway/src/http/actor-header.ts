/** Header of every command: who gives it. */
export const ACTOR_HEADER = {
  name: 'x-gz-actor',
  required: true,
  description: 'Id of GET /api/v1/actors',
};
