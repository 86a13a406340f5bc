import { type RefObject, useEffect, useState } from 'react';

/** Half a screen above and below: whoever scrolls finds it drawn. */
const MARGIN = '50% 0px';

/** Whether an element can be seen, or will be in a moment. */
export function useNearView(element: RefObject<Element | null>): boolean {
  const [isNear, setIsNear] = useState(false);
  useEffect(() => {
    if (!element.current) return undefined;
    const watcher = new IntersectionObserver(entries => setIsNear(entries.at(-1)?.isIntersecting ?? false), {
      rootMargin: MARGIN,
    });
    watcher.observe(element.current);
    return () => watcher.disconnect();
  }, [element]);
  return isNear;
}
