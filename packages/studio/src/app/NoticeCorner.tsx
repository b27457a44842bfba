import { Notifications } from '@mantine/notifications';

/** Where notices appear: below, out of the way of what is being read, and never over the navigation. */
export function NoticeCorner() {
  return <Notifications position="bottom-right" autoClose={8000} limit={3} containerWidth={400} />;
}
