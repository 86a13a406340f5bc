import type { CDPSession, Page } from 'playwright-core';

/** What a page holds when everything that can be thrown away has been. */
export interface PageMemory {
  readonly heapMb: number;
  readonly nodes: number;
  readonly listeners: number;
}

/** Looks into a page's memory through its debugger. */
export class PageProbe {
  private constructor(private readonly session: CDPSession) {}

  static async open(page: Page): Promise<PageProbe> {
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable');
    return new PageProbe(session);
  }

  async memory(): Promise<PageMemory> {
    await this.session.send('HeapProfiler.collectGarbage');
    const { metrics } = await this.session.send('Performance.getMetrics');
    const figure = (name: string): number =>
      metrics.find(metric => metric.name === name)?.value ?? Number.NaN;
    return {
      heapMb: figure('JSHeapUsedSize') / 1e6,
      nodes: figure('Nodes'),
      listeners: figure('JSEventListeners'),
    };
  }
}
