// What every page does in the browser. Without it pages still work, save the menu on phones.
(() => {
  'use strict';
  const say = (text) => {
    const said = document.getElementById('said');
    if (said) said.textContent = text;
  };

  // htmx sends the token against forged requests, which forms carry as a hidden field.
  document.addEventListener('htmx:configRequest', (event) => {
    const token = document.querySelector('meta[name="csrf"]');
    if (token) event.detail.headers[token.dataset.header] = token.content;
    // A page that asks by itself says whether it is in sight, where that matters.
    if (event.detail.elt.matches('[data-in-sight]')) {
      event.detail.parameters['in-sight'] = String(document.visibilityState === 'visible');
    }
  });

  // What htmx could not fetch is said, not swallowed.
  const trouble = () => {
    const box = document.getElementById('trouble');
    if (!box) return;
    box.textContent = box.dataset.text;
    box.hidden = false;
    setTimeout(() => { box.hidden = true; }, 8000);
  };
  document.addEventListener('htmx:sendError', trouble);
  document.addEventListener('htmx:responseError', trouble);

  // A fragment with data-said is read out when it arrives: <div data-said="12 customers">.
  document.addEventListener('htmx:load', (event) => {
    const arrived = event.detail.elt;
    if (arrived === document.body) return;
    const spoken = arrived.matches('[data-said]') ? arrived : arrived.querySelector('[data-said]:not(button)');
    if (spoken) say(spoken.dataset.said);
  });

  // The menu on phones.
  const toggle = document.querySelector('.side-toggle');
  if (toggle) {
    const menu = document.getElementById('menu');
    const open = (state) => {
      toggle.setAttribute('aria-expanded', String(state));
      menu.classList.toggle('menu-open', state);
    };
    toggle.addEventListener('click', () => open(toggle.getAttribute('aria-expanded') !== 'true'));
    document.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && toggle.getAttribute('aria-expanded') === 'true') {
        open(false);
        toggle.focus();
      }
    });
  }

  // Escape and a click elsewhere close the reader's menu.
  document.addEventListener('keydown', (event) => {
    const user = document.querySelector('details.user[open]');
    if (event.key === 'Escape' && user) {
      user.open = false;
      user.querySelector('summary').focus();
    }
  });
  document.addEventListener('click', (event) => {
    const user = document.querySelector('details.user[open]');
    if (user && !user.contains(event.target)) user.open = false;
  });

  // "/" leads to the search; Escape and a click elsewhere close its panel; arrows walk through it.
  const search = document.getElementById('q');
  if (search) {
    const panel = document.getElementById('search-panel');
    const links = () => [...panel.querySelectorAll('a')];
    document.addEventListener('keydown', (event) => {
      const typing = event.target.closest('input, textarea, select, [contenteditable]');
      if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
        event.preventDefault();
        search.focus();
      }
    });
    search.form.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') {
        panel.replaceChildren();
        search.focus();
      } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        const all = [search, ...links()];
        const at = all.indexOf(document.activeElement);
        const next = all[at + (event.key === 'ArrowDown' ? 1 : -1)];
        if (next) {
          event.preventDefault();
          next.focus();
        }
      }
    });
    document.addEventListener('click', (event) => {
      if (!search.form.contains(event.target)) panel.replaceChildren();
    });
  }

  // <button data-copy="id of a field" data-said="Copied">
  document.addEventListener('click', async (event) => {
    const button = event.target.closest('[data-copy]');
    if (!button) return;
    const field = document.getElementById(button.dataset.copy);
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      document.execCommand('copy'); // no clipboard without https
    }
    button.lastChild.textContent = ' ' + button.dataset.said;
    say(button.dataset.said);
  });

  // <form data-reads-first="id of a notice"> does not go while a <form data-unread> was changed and not sent.
  document.addEventListener('change', (event) => {
    const form = event.target.closest('form[data-unread]');
    if (form) form.dataset.unread = 'changed';
  });
  // What was typed in the form that waits for it goes along with what was changed.
  document.addEventListener('formdata', (event) => {
    if (!event.target.matches('form[data-unread], form[data-carries-sources]')) return;
    for (const field of document.querySelector('form[data-reads-first]')?.elements || []) {
      if (field.name.startsWith('source')) event.formData.set(field.name, field.value);
    }
  });
  document.addEventListener('submit', (event) => {
    const notice = document.getElementById(event.target.dataset.readsFirst || '');
    const unread = document.querySelector('form[data-unread="changed"]');
    if (!notice || !unread || event.submitter?.hasAttribute('formaction')) return;
    event.preventDefault();
    notice.hidden = false;
    unread.querySelector('button[type="submit"]').focus();
  });

  // A form that sends itself: the page behind a one-time link.
  document.querySelector('form[data-send-now]')?.requestSubmit();
})();
