import { ActionIcon } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useWords } from '../../../language/use-words.ts';

/** Takes a file out that no entry lists. */
export function RemoveFileButton({
  name,
  busy,
  onRemove,
}: {
  name: string;
  busy: boolean;
  onRemove: () => void;
}) {
  const { t } = useWords();
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      aria-label={t('claimEvidence.remove', { name })}
      loading={busy}
      onClick={onRemove}
    >
      <IconTrash size={17} stroke={1.8} />
    </ActionIcon>
  );
}
