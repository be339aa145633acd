/** What a form's fields do on their own while someone fills them in. */

/** In every form of `host`: 都没有 stands alone in its list, and a complaint goes once its field is changed. */
export function keepUpFields(host: HTMLElement): void {
  host.addEventListener('input', ({ target }) => {
    if (!(target instanceof HTMLInputElement)) return;
    if (target.checked) untickWhatCannotBe(target);
    takeComplaintsAway(target);
    if (!host.querySelector('.field-error')) document.getElementById('problems')?.remove();
  });
}

function untickWhatCannotBe(ticked: HTMLInputElement): void {
  const others = ticked.closest('.question')?.querySelectorAll<HTMLInputElement>('[type=checkbox]') ?? [];
  for (const other of others) {
    if (other !== ticked && (isNone(ticked) || isNone(other))) other.checked = false;
  }
}

function isNone({ name }: HTMLInputElement): boolean {
  return name.endsWith('.none');
}

function takeComplaintsAway(field: HTMLInputElement): void {
  const place = field.closest('.subquestion') ?? field.closest('.question, .as-of');
  for (const note of place?.querySelectorAll('.field-error') ?? []) note.remove();
  field.removeAttribute('aria-invalid');
}
