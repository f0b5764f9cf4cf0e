// Runs inside Gradio's HTML components that hold lists and work in progress: tells the server what was pressed.
element.addEventListener('click', (event) => {
  const button = event.target.closest('button');
  if (!button || !element.contains(button)) return;
  const { act, page, column, open } = button.dataset;
  if (act) trigger('act', { act });
  if (page) trigger('turn_page', { page: Number(page) });
  if (column) trigger('order_by', { column });
  if (open) trigger('open_entry', { place: Number(open) });
});

element.addEventListener('change', (event) => {
  const { choose } = event.target.dataset;
  if (!choose) return;
  event.target.closest('tr')?.classList.toggle('is-chosen', event.target.checked);
  trigger('choose', { id: choose, chosen: event.target.checked });
});

// What is drawn anew must not take the keyboard away from where a person was.
let place = '';
const name = (each) => ['act', 'page', 'column', 'open', 'choose'].map((key) => each?.dataset?.[key] ?? '').join('|');
element.addEventListener('focusin', (event) => { place = name(event.target); });
element.addEventListener('focusout', (event) => { if (event.relatedTarget) place = ''; });
new MutationObserver(() => {
  if (document.activeElement !== document.body || place.length < 5) return;
  const same = [...element.querySelectorAll('button, input')].find((each) => name(each) === place);
  same?.focus({ preventScroll: true });
}).observe(element, { childList: true, subtree: true });
