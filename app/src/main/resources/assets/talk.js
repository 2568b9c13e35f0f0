// Conversations: Ctrl + Enter sends what is written, arrows walk through the list.
(() => {
  'use strict';
  document.addEventListener('keydown', (event) => {
    const field = event.target.closest('textarea[data-send]');
    if (field && event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      field.form.requestSubmit();
      return;
    }
    const list = event.target.closest('[data-arrows]');
    if (list && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      const links = [...list.querySelectorAll('a')];
      const next = links[links.indexOf(document.activeElement) + (event.key === 'ArrowDown' ? 1 : -1)];
      if (next) {
        event.preventDefault();
        next.focus();
      }
    }
  });
})();
