// Runs inside Gradio's HTML component that holds what is to be copied: asks for it, and copies it when it is there.
let wanted = null;

const teller = document.createElement('p');
teller.className = 'heard-only';
teller.setAttribute('role', 'status');
document.body.append(teller);

// Only pages of this machine and of https may use the clipboard itself; elsewhere the old way is left.
const write = async (text) => {
  if (navigator.clipboard && window.isSecureContext) return navigator.clipboard.writeText(text);
  const box = document.createElement('textarea');
  box.value = text;
  document.body.append(box);
  box.select();
  const done = document.execCommand('copy');
  box.remove();
  if (!done) throw new Error('not copied');
};

const asking = ({ dataset: { turn, number, form } }) => `${turn}:${number}:${form}`;

const tell = (button, state, words) => {
  teller.textContent = words;
  button.dataset.state = state;
  setTimeout(() => delete button.dataset.state, 2000);
};

const copy = async () => {
  const held = element.querySelector('.copied');
  const button = wanted;
  if (!button || !held || held.dataset.asked !== asking(button)) return;
  try {
    await write(held.textContent);
    tell(button, 'done', 'Copied');
  } catch {
    tell(button, 'failed', 'The browser did not let the page copy');
  }
};

document.addEventListener('click', (event) => {
  const button = event.target.closest?.('button.copy');
  if (!button) return;
  wanted = button;
  const { turn, number, form } = button.dataset;
  copy(); // what is held already, asked for again, changes nothing on the server's side
  trigger('copy', { turn: Number(turn), number: Number(number), form });
});

new MutationObserver(copy).observe(element, { childList: true, characterData: true, attributes: true, subtree: true });
