// Sets the theme on <html> before anything is painted and keeps it in step with the system and the setting.
(() => {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const paper = { light: '#faf7f1', dark: '#141a18' };
  const chosen = () => {
    try {
      return localStorage.getItem('threefold.theme');
    } catch {
      return null;
    }
  };
  const apply = () => {
    const choice = chosen();
    const theme = choice === 'light' || choice === 'dark' ? choice : system.matches ? 'dark' : 'light';
    document.documentElement.dataset.theme = theme;
    document.querySelector('meta[name="theme-color"]')?.setAttribute('content', paper[theme]);
  };
  apply();
  system.addEventListener('change', apply);
  addEventListener('storage', apply);
  addEventListener('threefold:theme', apply);
})();
