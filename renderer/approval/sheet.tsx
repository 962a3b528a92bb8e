import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import { LayerContext, useNewLayer } from '../keyboard/layer.ts';
import { useWords } from '../language/use-words.ts';
import classes from './sheet.module.css';

/** A sheet that slides in beside the task without hiding it, and has the keyboard while it is there. */
export function Sheet({
  title,
  opened,
  onClose,
  children,
}: {
  title: string;
  opened: boolean;
  onClose: () => void;
  children: ReactNode;
}) {
  const { t } = useWords();
  const layer = useNewLayer(opened);
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      size={390}
      title={title}
      withOverlay={false}
      lockScroll={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      attributes={{ header: { role: 'presentation' } }}
      classNames={{ content: classes.sheet ?? '', title: classes.title ?? '' }}
      transitionProps={{ duration: 120 }}
    >
      <LayerContext value={layer}>{children}</LayerContext>
    </Drawer>
  );
}
