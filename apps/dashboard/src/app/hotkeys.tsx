import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { keyCommand, mayCommand } from '../lib/key-command.js';
import { SEARCH_ID } from '../lib/search-id.js';

/** Time for the second key of a pair. */
const PAIR_MS = 1_500;

/** Keys of the whole page. */
export function Hotkeys({ onHelp }: { onHelp: () => void }) {
  const navigate = useNavigate();
  const before = useRef<{ key: string; at: number } | null>(null);

  useEffect(() => {
    const focusSearch = (): boolean => {
      const field = document.getElementById(SEARCH_ID);
      field?.focus();
      return field !== null;
    };
    const onKey = (event: KeyboardEvent): void => {
      if (!mayCommand(event)) return;
      const last = before.current;
      const first = last && event.timeStamp - last.at < PAIR_MS ? last.key : null;
      before.current = { key: event.key, at: event.timeStamp };
      const command = keyCommand(first, event.key);
      if (command === null) return;
      event.preventDefault();
      before.current = null;
      if (command.do === 'help') return onHelp();
      if (command.do === 'system') return document.getElementById(command.id)?.scrollIntoView();
      if (command.do === 'search' && focusSearch()) return;
      if (command.do === 'alarms') return void navigate({ to: '/alarms', search: {} });
      if (command.do === 'wall') return void navigate({ to: '/wall', search: {} });
      void navigate({ to: '/' }).then(() => {
        if (command.do === 'search') requestAnimationFrame(focusSearch);
      });
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [navigate, onHelp]);

  return null;
}
