import { VisuallyHidden } from '@mantine/core';
import { useEffect, useState } from 'react';
import { onAnnouncement } from './announce.ts';

/** Where announcements are put for screen readers. */
export function LiveRegion() {
  const [said, setSaid] = useState({ text: '', times: 0 });
  useEffect(() => onAnnouncement((text) => setSaid(({ times }) => ({ text, times: times + 1 }))), []);
  return (
    <VisuallyHidden role="status" aria-live="polite">
      <span key={said.times}>{said.text}</span>
    </VisuallyHidden>
  );
}
