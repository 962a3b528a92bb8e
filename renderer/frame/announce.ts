import { type NotificationData, notifications } from '@mantine/notifications';
import i18next from 'i18next';

/**
 * Tells of something done, in a corner and to screen readers; its way to be closed has a name.
 *
 * @param lasts milliseconds; false until it is closed
 */
export function announce(message: string, lasts?: NotificationData['autoClose']): void {
  notifications.show({
    message,
    color: 'teal',
    ...(lasts !== undefined && { autoClose: lasts }),
    closeButtonProps: { 'aria-label': i18next.t('common.close') },
  });
}
