/**
 * The page's only script: a button that overrides the system's light or dark, until the page is closed. Nothing
 * is stored. It stands here as text because its fingerprint is part of the page's security policy.
 */
export const themeToggle = `(() => {
  const button = document.getElementById('theme');
  const system = matchMedia('(prefers-color-scheme: dark)');
  const root = document.documentElement;
  const isDark = () => (root.dataset.theme ? root.dataset.theme === 'dark' : system.matches);
  const name = () => { button.textContent = isDark() ? 'Light' : 'Dark'; button.setAttribute('aria-label', isDark() ? 'Light colours' : 'Dark colours'); };
  button.hidden = false;
  button.addEventListener('click', () => { root.dataset.theme = isDark() ? 'light' : 'dark'; name(); });
  system.addEventListener('change', name);
  name();
})();`;
