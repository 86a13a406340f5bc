import { Dialog } from 'radix-ui';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';

interface PageDialogProps {
  title: string;
  isNarrow?: boolean;
  onClose: () => void;
  children: ReactNode;
}

/** A dialog over the page; Escape and the button close it, the focus goes back to where it was. */
export function PageDialog({ title, isNarrow = false, onClose, children }: PageDialogProps) {
  const { t } = useTranslation();
  // Pages open it by themselves: there is no trigger that Radix knows and would give the focus back to.
  const [before] = useState(() => document.activeElement);
  const giveFocusBack = (event: Event) => {
    event.preventDefault();
    if (before instanceof HTMLElement) before.focus();
  };
  return (
    <Dialog.Root open onOpenChange={isOpen => !isOpen && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="overlay" />
        <Dialog.Content
          className={isNarrow ? 'dialog' : 'dialog wide'}
          aria-describedby={undefined}
          onCloseAutoFocus={giveFocusBack}
        >
          <Dialog.Title>{title}</Dialog.Title>
          {children}
          <Dialog.Close className="button quiet">{t('keys.close')}</Dialog.Close>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
