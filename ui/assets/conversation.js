// Runs inside Gradio's HTML component that holds the conversation: `element`, `trigger` and `watch` are its.
element.addEventListener('click', (event) => {
  const button = event.target.closest('button');
  if (!button || !element.contains(button)) return;
  if (button.dataset.cite) {
    element.querySelectorAll('.cite.is-open').forEach((each) => each.classList.remove('is-open'));
    button.classList.add('is-open');
    trigger('cite', { turn: Number(button.dataset.turn), number: Number(button.dataset.cite) });
  } else if (button.dataset.example) {
    trigger('example', { position: Number(button.dataset.example) });
  }
});

let due = 0;
new MutationObserver(() => {
  cancelAnimationFrame(due);
  due = requestAnimationFrame(() => {
    element.querySelector('.turn:last-child')?.scrollIntoView({ block: 'start', behavior: 'instant' });
  });
}).observe(element, { childList: true, characterData: true, subtree: true });
