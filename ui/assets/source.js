// Runs inside Gradio's HTML component that holds the opened article: shows it, scrolls to the quote, leads
// from citation to citation, closes it.
let opener = null;
let shown = '';

const isOpen = () => document.body.classList.contains('source-open');
const citing = (turn, number) => `button.cite[data-turn="${turn}"][data-cite="${number}"]`;
const all = (selector) => [...document.querySelectorAll(selector)];

// The conversation grows narrower beside the article: what was clicked stays where it was.
const keepingPlace = (change) => {
  const before = opener?.getBoundingClientRect().top;
  change();
  const after = opener?.getBoundingClientRect().top;
  if (before !== undefined && after !== before) window.scrollBy({ top: after - before, behavior: 'instant' });
};

const show = () => {
  const frame = element.querySelector('.frame');
  keepingPlace(() => document.body.classList.toggle('source-open', frame.childElementCount > 0));
  const quote = frame.querySelector('mark.quote') ?? frame.firstElementChild;
  if (!quote) return;
  frame.scrollTop = 0;
  const place = quote.getBoundingClientRect();
  const top = place.top - frame.getBoundingClientRect().top;
  // With the title above it where both fit, otherwise in the upper third, where the eye falls.
  if (top + place.height > 0.85 * frame.clientHeight) frame.scrollTop = top - frame.clientHeight / 3;
  quote.setAttribute('tabindex', '-1');
  quote.focus({ preventScroll: true });
};

const close = () => {
  keepingPlace(() => document.body.classList.remove('source-open'));
  all('.cite.is-open').forEach((each) => each.classList.remove('is-open'));
  opener?.focus({ preventScroll: true });
};

// The button in the cards that opens a citation; copies and further reports are folded away with theirs.
const openCitation = (turn, number) => {
  const button = document.querySelector(`.account ${citing(turn, number)}`);
  if (!button) return;
  for (let fold = button.closest('details'); fold; fold = fold.parentElement.closest('details')) fold.open = true;
  button.click();
  button.scrollIntoView({ block: 'nearest', behavior: 'instant' });
};

const step = (name) => element.querySelector(`.steps [aria-label^="${name}"]:not([disabled])`)?.click();

element.addEventListener('click', (event) => {
  const button = event.target.closest('button');
  if (button?.classList.contains('close')) close();
  else if (button?.dataset.step) openCitation(button.dataset.turn, button.dataset.step);
});

// Keys act only where no text is written: inside the article and on a citation.
document.addEventListener('keydown', (event) => {
  if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || !isOpen()) return;
  if (event.key === 'Escape') close();
  if (!event.target.closest?.('#source, button.cite')) return;
  if (event.key === 'ArrowLeft') step('Previous');
  if (event.key === 'ArrowRight') step('Next');
});

// The same citation asked for twice changes nothing on the server's side, so it is shown again here.
document.addEventListener('click', (event) => {
  const button = event.target.closest?.('button.cite');
  if (!button) return;
  opener = button;
  all('.cite.is-open').forEach((each) => each.classList.remove('is-open'));
  all(citing(button.dataset.turn, button.dataset.cite)).forEach((each) => each.classList.add('is-open'));
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
