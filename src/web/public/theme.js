// Before the first paint, and as a file of its own because the content policy allows no inline script:
// the theme this browser chose, or nothing, which follows the system.
try {
  const chosen = localStorage.getItem('entente-theme');
  if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen;
} catch {
  // Storage can be closed to us; the system's theme is then the right one.
}
