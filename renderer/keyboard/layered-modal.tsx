import { Modal, type ModalProps } from '@mantine/core';
import { useWords } from '../language/use-words.ts';
import { LayerContext, useNewLayer } from './layer.ts';
import { useShortcut } from './use-shortcut.ts';

function ClosesOnEscape({ onClose }: { onClose: () => void }) {
  useShortcut('close', onClose);
  return null;
}

/** A dialog that has the keyboard to itself: shortcuts of what lies beneath rest, Esc closes it. */
export function LayeredModal({ children, ...modal }: Omit<ModalProps, 'closeOnEscape'>) {
  const { t } = useWords();
  const layer = useNewLayer(modal.opened);
  return (
    // The page itself never scrolls, so nothing need be locked by a style element of its own, which the CSP would refuse.
    <Modal
      {...modal}
      lockScroll={false}
      closeOnEscape={false}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      attributes={{ header: { role: 'presentation' } }}
      centered
      transitionProps={{ duration: 120 }}
    >
      <LayerContext value={layer}>
        <ClosesOnEscape onClose={modal.onClose} />
        {children}
      </LayerContext>
    </Modal>
  );
}
