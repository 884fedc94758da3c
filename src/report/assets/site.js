'use strict';
// Language: from the address, else what was chosen before, else Vietnamese.
(() => {
  const root = document.documentElement;
  const stored = () => { try { return localStorage.getItem('kehoach-language'); } catch { return null; } };
  const asked = new URLSearchParams(location.search).get('lang') ?? stored();
  const show = (language) => {
    root.lang = language;
    document.title = root.getAttribute(`data-title-${language}`) ?? document.title;
    for (const button of document.querySelectorAll('[data-language]')) button.setAttribute('aria-pressed', String(button.dataset.language === language));
  };
  const choose = (language) => {
    show(language);
    try { localStorage.setItem('kehoach-language', language); } catch { /* Files opened from disk may have no storage: links carry the language. */ }
  };
  root.lang = asked === 'en' ? 'en' : 'vi';
  document.addEventListener('DOMContentLoaded', () => {
    show(root.lang);
    for (const bar of document.querySelectorAll('.languages')) bar.hidden = false;
    for (const button of document.querySelectorAll('[data-language]')) button.addEventListener('click', () => choose(button.dataset.language));
  });
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
    if (link === null || link.getAttribute('href').startsWith('#') || stored() === root.lang || (root.lang === 'vi' && stored() === null && !location.search.includes('lang='))) return;
    link.search = `?lang=${root.lang}`;
  });
})();
