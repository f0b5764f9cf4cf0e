// Runs inside Gradio's HTML component that holds the opened article: shows it, scrolls to the quote, closes it.
let opener = null;
let shown = '';

const isOpen = () => document.body.classList.contains('source-open');

const show = () => {
  const frame = element.querySelector('.frame');
  document.body.classList.toggle('source-open', frame.childElementCount > 0);
  const quote = frame.querySelector('mark.quote') ?? frame.firstElementChild;
  if (!quote) return;
  frame.scrollTop = 0;
  frame.scrollTop = quote.getBoundingClientRect().top - frame.getBoundingClientRect().top - frame.clientHeight / 3;
  quote.setAttribute('tabindex', '-1');
  quote.focus({ preventScroll: true });
};

const close = () => {
  document.body.classList.remove('source-open');
  document.querySelectorAll('.cite.is-open').forEach((each) => each.classList.remove('is-open'));
  opener?.focus({ preventScroll: true });
};

element.querySelector('.close').addEventListener('click', close);

document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && isOpen()) close();
});

// The same citation asked for twice changes nothing on the server's side, so it is shown again here.
document.addEventListener('click', (event) => {
  const button = event.target.closest?.('button.cite');
  if (!button) return;
  opener = button;
  const wanted = `${button.dataset.turn}:${button.dataset.cite}`;
  if (wanted === shown) show();
  shown = wanted;
});

// Gradio's own `watch` can run before the new article is in the page; what is in the page cannot be too early.
let due = 0;
new MutationObserver(() => {
  cancelAnimationFrame(due);
  due = requestAnimationFrame(show);
}).observe(element, { childList: true, characterData: true, subtree: true });
