import { Dialog } from 'radix-ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface PageDialogProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
}

/** A dialog over the page; Escape and the button close it, the focus goes back to where it was. */
export function PageDialog({ title, onClose, children }: PageDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog.Root open onOpenChange={isOpen => !isOpen && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="overlay" />
        <Dialog.Content className="dialog wide" aria-describedby={undefined}>
          <Dialog.Title>{title}</Dialog.Title>
          {children}
          <Dialog.Close className="button quiet">{t('keys.close')}</Dialog.Close>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
