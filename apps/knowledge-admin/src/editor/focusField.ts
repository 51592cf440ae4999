/** The id of the control that edits a path. */
export const fieldId = (path: string): string => `f-${path.replaceAll(/[^A-Za-z0-9]+/g, '-')}`;

/** Puts the keyboard into the control of a path, or into the one that holds it: a band's cell has none of its own, its table has. */
export function focusField(path: string): void {
  for (let at = path; at !== ''; at = at.replace(/(^|\.|\[)[^.[]*$/, '')) {
    const place = document.getElementById(fieldId(at)) ?? document.getElementById(`${fieldId(at)}-zh`);
    if (!place) continue;
    place.closest('details')?.setAttribute('open', '');
    place.scrollIntoView({ block: 'center' });
    (place.matches('input, textarea, button') ? place : (place.querySelector<HTMLElement>('input, textarea, button') ?? place)).focus();
    return;
  }
}
