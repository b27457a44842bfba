// Runs before the first paint, so that a remembered dark page never flashes white.
const remembered = localStorage.getItem('attune-colour-scheme');
const scheme =
  remembered === 'dark' || remembered === 'light'
    ? remembered
    : matchMedia('(prefers-color-scheme: dark)').matches
      ? 'dark'
      : 'light';
document.documentElement.setAttribute('data-mantine-color-scheme', scheme);
