const words = (text: string): readonly string[] => text.split('|');

/** How files write that a consent was given. In small letters. */
export const givenWords = words('given|granted|yes|true|1|opt-in|opted_in|opted in|subscribed|active');

/** How files write that a consent was withdrawn. */
export const withdrawnWords = words(
  'withdrawn|revoked|denied|no|false|0|opt-out|opted_out|opted out|unsubscribed|inactive',
);
