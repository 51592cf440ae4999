import type { APIRequestContext, Page } from '@playwright/test';
import { XSS_PAYLOADS, type SpawnedLobby } from '@lobby/testkit';
import { expect } from './lobby.ts';

/** Puts the payloads into texts that staff write, through the interface, as who is signed in on `page`. */
export class Writer {
  readonly #request: APIRequestContext;
  readonly #base: string;
  readonly #csrf: string;

  private constructor(request: APIRequestContext, base: string, csrf: string) {
    this.#request = request;
    this.#base = base;
    this.#csrf = csrf;
  }

  static async of(page: Page, lobby: SpawnedLobby): Promise<Writer> {
    const base = `${lobby.url}/api/v1`;
    const me = (await (await page.request.get(`${base}/desk/me`)).json()) as { csrfToken: string };
    return new Writer(page.request, base, me.csrfToken);
  }

  async read<T>(path: string): Promise<T> {
    return (await (await this.#request.get(`${this.#base}${path}`)).json()) as T;
  }

  async send<T>(method: 'POST' | 'PUT' | 'PATCH', path: string, data: object): Promise<T> {
    const answer = await this.#request.fetch(`${this.#base}${path}`, { method, data, headers: { 'x-lobby-csrf': this.#csrf } });
    expect(answer.ok(), `${method} ${path}: ${answer.status()} ${(await answer.text()).slice(0, 300)}`).toBe(true);
    return (answer.status() === 204 ? null : await answer.json()) as T;
  }
}

/** The payloads as texts of at most `max` characters. */
export function inTexts(max: number): string[] {
  return XSS_PAYLOADS.reduce<string[]>((texts, payload) => {
    const last = texts.at(-1);
    if (last !== undefined && last.length + payload.length + 2 <= max) return [...texts.slice(0, -1), `${last}\n\n${payload}`];
    return [...texts, payload];
  }, []);
}
