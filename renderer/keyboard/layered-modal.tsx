import { Modal, type ModalProps } from '@mantine/core';
import { LayerContext, useNewLayer } from './layer.ts';
import { useShortcut } from './use-shortcut.ts';

function ClosesOnEscape({ onClose }: { onClose: () => void }) {
  useShortcut('close', onClose);
  return null;
}

/** A dialog that has the keyboard to itself: shortcuts of what lies beneath rest, Esc closes it. */
export function LayeredModal({ children, ...modal }: Omit<ModalProps, 'closeOnEscape'>) {
  const layer = useNewLayer(modal.opened);
  return (
    <Modal {...modal} closeOnEscape={false} centered transitionProps={{ duration: 120 }}>
      <LayerContext value={layer}>
        <ClosesOnEscape onClose={modal.onClose} />
        {children}
      </LayerContext>
    </Modal>
  );
}
