// What the pages about customers do in the browser; without it they still work.
(() => {
  'use strict';

  // <button data-copy-address data-said="Copied"> copies the address of the page.
  document.addEventListener('click', async (event) => {
    const button = event.target.closest('[data-copy-address]');
    if (!button) return;
    const address = location.href.split('#')[0];
    try {
      await navigator.clipboard.writeText(address);
    } catch {
      const field = document.createElement('textarea');
      field.value = address;
      document.body.append(field);
      field.select();
      document.execCommand('copy'); // no clipboard without https
      field.remove();
    }
    const said = document.getElementById('said');
    if (said) said.textContent = button.dataset.said;
    const icon = button.querySelector('.ti');
    if (icon) icon.className = 'ti ti-check';
    button.title = button.dataset.said;
  });

  // <button data-print>
  document.addEventListener('click', (event) => {
    if (event.target.closest('[data-print]')) print();
  });

  // <form data-drop> with a file input: files can be dropped anywhere on it.
  const drop = document.querySelector('form[data-drop]');
  if (drop) {
    const input = drop.querySelector('input[type=file]');
    const chosen = drop.querySelector('.drop-chosen');
    const tell = () => {
      chosen.textContent = input.files.length ? chosen.dataset.some.replace('#', input.files.length) : '';
    };
    input.addEventListener('change', tell);
    ['dragenter', 'dragover'].forEach((name) => drop.addEventListener(name, (event) => {
      event.preventDefault();
      drop.classList.add('over');
    }));
    ['dragleave', 'drop'].forEach((name) => drop.addEventListener(name, () => drop.classList.remove('over')));
    drop.addEventListener('drop', (event) => {
      event.preventDefault();
      input.files = event.dataTransfer.files;
      tell();
      if (input.files.length) drop.requestSubmit();
    });
  }

  // <button data-key="j"> is pressed by its key, unless one types into a field.
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (event.target.closest('input, textarea, select, [contenteditable]')) return;
    document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`)?.click();
  });
})();
