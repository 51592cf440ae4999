type Customer = { no: string; name: string; tier: string | null };

/** The customers to choose from. False when they could not be had. */
export async function fillCustomers(who: HTMLSelectElement): Promise<boolean> {
  const got = await read<{ customers: Customer[] }>('/api/v1/demo/customers');
  who.append(...(got?.customers ?? []).map(({ no, name }) => new Option(`${name} · ${no}`, no)));
  return got !== null;
}

/** JSON of the demo's own doors; null when it cannot be had. */
export async function read<T>(path: string, body?: object): Promise<T | null> {
  try {
    const answer = await fetch(path, body ? { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {});
    return answer.ok ? (await answer.json()) as T : null;
  } catch {
    return null;
  }
}
