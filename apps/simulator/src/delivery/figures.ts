/** What the simulator has done since it started, in packs. */
export class Figures {
  published = 0;
  resent = 0;
  committed = 0;
  dropped = 0;
  /** Sendings that the simulated link lost. */
  lostOnTheWay = 0;
  samples = 0;
  historyDone = 0;
  historyTotal = 0;
  /** How late the live readings are made, ms. */
  clockLagMs = 0;
}
