import type { EventFrame } from '../http/event-stream.js';
import type { SavedSearchStore, SearchNotification } from './saved-searches.ports.js';

/** Someone who is shown notifications as they come. */
export interface NotificationViewer {
  readonly actorId: string;
  isReady(): boolean;
  send(frames: readonly EventFrame[]): void;
  end(): void;
}

/** Notifications read and sent at once. */
const PORTION = 100;

interface Watching {
  /** Id of the last notification that was sent. */
  cursor: number;
  /** The end of the sending under way: one at a time, so that none is sent twice. */
  tail: Promise<void>;
}

/** Tells viewers of new notifications. They are read from the store by their ids, so none is lost or sent twice. */
export class NotificationHub {
  private readonly viewers = new Map<NotificationViewer, Watching>();

  constructor(
    private readonly store: Pick<SavedSearchStore, 'notificationsAfter' | 'notifications'>,
    private readonly onError: (error: unknown) => void,
  ) {}

  get size(): number {
    return this.viewers.size;
  }

  /** @param after id of the last notification the viewer has; without one it gets only new ones. */
  async add(viewer: NotificationViewer, after?: number): Promise<void> {
    const [newest] =
      after === undefined
        ? await this.store.notifications(viewer.actorId, { isUnread: false, limit: 1 })
        : [];
    this.viewers.set(viewer, { cursor: after ?? newest?.id ?? 0, tail: Promise.resolve() });
    this.signal(viewer.actorId);
  }

  remove(viewer: NotificationViewer): void {
    this.viewers.delete(viewer);
  }

  /** There may be something new for someone. */
  signal(actorId: string): void {
    for (const [viewer, watching] of this.viewers) {
      if (viewer.actorId !== actorId) continue;
      watching.tail = watching.tail
        .then(() => this.sendNew(viewer, watching))
        .catch((error: unknown) => {
          this.onError(error);
          // It comes back with the id of its last event.
          viewer.end();
        });
    }
  }

  /** Lets all viewers go, so that the server can end. */
  close(): void {
    for (const viewer of [...this.viewers.keys()]) viewer.end();
    this.viewers.clear();
  }

  private async sendNew(viewer: NotificationViewer, watching: Watching): Promise<void> {
    for (let more = true; more && this.viewers.has(viewer); ) {
      if (!viewer.isReady()) return viewer.end();
      const found = await this.store.notificationsAfter(viewer.actorId, watching.cursor, PORTION);
      const last = found.at(-1);
      if (last === undefined) return;
      viewer.send(found.map(toFrame));
      watching.cursor = last.id;
      more = found.length === PORTION;
    }
  }
}

function toFrame(notification: SearchNotification): EventFrame {
  return { event: 'search', id: notification.id, data: notification };
}
