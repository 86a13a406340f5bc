import { useState } from 'react';

const STORAGE_KEY = 'greenzone.actor';

/** In whose name this browser gives commands: chosen once for a shift, not for every alarm. */
export function useActor(): [string, (id: string) => void] {
  const [actor, setActor] = useState(() => localStorage.getItem(STORAGE_KEY) ?? '');
  return [
    actor,
    id => {
      localStorage.setItem(STORAGE_KEY, id);
      setActor(id);
    },
  ];
}
