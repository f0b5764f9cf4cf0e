// Runs inside Gradio's HTML component that holds the conversation: `element`, `trigger` and `watch` are its.
element.addEventListener('click', (event) => {
  const button = event.target.closest('button');
  if (!button || !element.contains(button)) return;
  if (button.dataset.cite) {
    trigger('cite', { turn: Number(button.dataset.turn), number: Number(button.dataset.cite) });
  } else if (button.dataset.example) {
    trigger('example', { position: Number(button.dataset.example) });
  } else if (button.dataset.edit) {
    trigger('edit', { turn: Number(button.dataset.edit) });
    document.querySelector('#question textarea')?.focus();
  }
});

// What is said aloud of a change; in the page before it is filled, or screen readers pass over it.
const teller = document.createElement('p');
teller.className = 'heard-only';
teller.setAttribute('role', 'status');
document.body.append(teller);

const words = (turn) =>
  ['.now', '.understood .asked', '.status .label', '.sentence', '.remark']
    .map((part) => turn.querySelector(part)?.textContent)
    .filter(Boolean)
    .join('. ');

let due = 0;
let seen = '';
const show = () => {
  const turns = element.querySelectorAll('.turn');
  const last = turns[turns.length - 1];
  if (!last) return;
  const said = words(last);
  if (said !== teller.textContent) teller.textContent = said;
  const state = `${turns.length} ${last.querySelector('.waiting') ? 'waiting' : 'told'}`;
  if (state !== seen) last.scrollIntoView({ block: 'start', behavior: 'instant' });
  seen = state;
};
new MutationObserver(() => {
  cancelAnimationFrame(due);
  due = requestAnimationFrame(show);
}).observe(element, { childList: true, characterData: true, subtree: true });
