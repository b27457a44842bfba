import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import type { ReactNode } from 'react';
import { styleNonce } from './style-nonce.ts';
import { colourVariablesOfPage, theme } from './theme.ts';

const remembered = localStorageColorSchemeManager({ key: 'attune-colour-scheme' });

/** The look of the house for everything below: palette, type and components, light or dark. */
export function ThemeProvider({ children }: { children: ReactNode }) {
  return (
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      colorSchemeManager={remembered}
      cssVariablesResolver={colourVariablesOfPage}
      getStyleNonce={styleNonce}
    >
      {children}
    </MantineProvider>
  );
}
